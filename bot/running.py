"""`onrecord run`: the bot on Telegram, or in the sandbox when there is no token."""

from __future__ import annotations

import errno
import gc
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot import app, clock
from bot.arrivals import Arrivals
from bot.logs import set_up_logging
from bot.sandbox import Sandbox, serve
from bot.settings import Settings
from bot.store import StorePlace, open_store
from knowledge.library import Library, LoadReport

Tell = Callable[[str], None]


async def load(settings: Settings, library: Library, tell: Tell) -> LoadReport:
    """Fills the library from the settings' articles; returns what came of it. Raises the first LoadingError when no
    file can be loaded."""
    report = await library.load(settings.articles, limit=settings.max_article_bytes)
    if report.errors and not report.loaded:
        raise report.errors[0]
    for error in report.errors:
        tell(f"left out: {error}")
    _spare_the_collector()
    passages = sum(len(library.passages(article.version)) for article in report.loaded)
    counted = f"{_several(len(report.loaded), 'article')}, {_several(passages, 'passage')}"
    tell(f"{counted}, from {settings.articles}")
    return report


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _spare_the_collector() -> None:
    """What was loaded stays: the garbage collector need not walk through it again and again, nor look so often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def store_place(settings: Settings) -> StorePlace:
    """Where the bot keeps what it has to remember."""
    url = settings.database_url.get_secret_value() if settings.database_url is not None else None
    return StorePlace(url, settings.data)


async def run(settings: Settings, tell: Tell) -> None:
    """Loads the articles and runs the bot until SIGTERM or SIGINT.

    Raises LoadingError when there is no article, StoreError when the database cannot be used, TokenRefused when
    Telegram does not take the token.
    """
    library = Library()
    report = await load(settings, library, tell)
    if settings.bot_token is not None:
        tell("running on Telegram; stop with Ctrl+C")
        await _run(settings, library, report)
        return
    set_up_logging(settings.log_level)
    port = settings.sandbox_port
    try:
        await _run_in_sandbox(settings, library, report, port, tell)
    except OSError as error:
        if error.errno != errno.EADDRINUSE or not port:
            raise
        tell(f"port {port} is taken (SANDBOX_PORT): taking a free one")
        await _run_in_sandbox(settings, library, report, 0, tell)


async def _run(settings: Settings, library: Library, report: LoadReport) -> None:
    async with open_store(store_place(settings)) as store:
        limit = settings.max_article_bytes
        arrivals = Arrivals(library, store, settings.articles, report.files, limit, clock.now)
        await app.run(settings, library, store, arrivals=arrivals)


async def _run_in_sandbox(settings: Settings, library: Library, report: LoadReport, port: int, tell: Tell) -> None:
    # The sandbox begins anew every time: what was remembered of its people would be wrong about the next ones.
    with TemporaryDirectory(prefix="onrecord-") as folder:
        async with serve(host=settings.sandbox_host, port=port) as running:
            tell(f"no BOT_TOKEN is set: the bot runs in the sandbox, on this machine only\n\n    {running.url}\n")
            tell("open that address in a browser and ask; stop with Ctrl+C")
            own = {
                "bot_token": SecretStr(running.sandbox.token),
                "api_base_url": running.url,
                "data": Path(folder),
                "database_url": None,
            }
            await _run(settings.model_copy(update=own), library, report)


async def sandbox(settings: Settings, tell: Tell) -> None:
    """Runs the sandbox alone, for a bot that is started by itself, until SIGTERM or SIGINT."""
    set_up_logging(settings.log_level)
    async with serve(Sandbox(), host=settings.sandbox_host, port=settings.sandbox_port) as running:
        tell(f"the sandbox listens at {running.url}\n\nA bot takes part with\n")
        tell(f"    API_BASE_URL={running.url} BOT_TOKEN={running.sandbox.token} onrecord run\n")
        async with app.stopping() as stop:
            await stop.wait()
    tell("stopped")
