"""`onrecord run`: the bot on Telegram, or in the sandbox when there is no token."""

from __future__ import annotations

import asyncio
import errno
import gc
from collections.abc import Callable

from pydantic import SecretStr

from bot import app
from bot.logs import set_up_logging
from bot.sandbox import Sandbox, serve
from bot.settings import Settings
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


async def run(settings: Settings, tell: Tell) -> None:
    """Loads the articles and runs the bot until SIGTERM or SIGINT.

    Raises LoadingError when there is no article, TokenRefused when Telegram does not take the token.
    """
    library = Library()
    await load(settings, library, tell)
    if settings.bot_token is not None:
        tell("running on Telegram; stop with Ctrl+C")
        await app.run(settings, library)
        return
    set_up_logging(settings.log_level)
    port = settings.sandbox_port
    try:
        await _run_in_sandbox(settings, library, port, tell)
    except OSError as error:
        if error.errno != errno.EADDRINUSE or not port:
            raise
        tell(f"port {port} is taken (SANDBOX_PORT): taking a free one")
        await _run_in_sandbox(settings, library, 0, tell)


async def _run_in_sandbox(settings: Settings, library: Library, port: int, tell: Tell) -> None:
    async with serve(host=settings.sandbox_host, port=port) as running:
        tell(f"no BOT_TOKEN is set: the bot runs in the sandbox, on this machine only\n\n    {running.url}\n")
        tell("open that address in a browser and ask; stop with Ctrl+C")
        own = {"bot_token": SecretStr(running.sandbox.token), "api_base_url": running.url}
        await app.run(settings.model_copy(update=own), library)


async def sandbox(settings: Settings, tell: Tell) -> None:
    """Runs the sandbox alone, for a bot that is started by itself, until it is cancelled."""
    set_up_logging(settings.log_level)
    async with serve(Sandbox(), host=settings.sandbox_host, port=settings.sandbox_port) as running:
        tell(f"the sandbox listens at {running.url}\n\nA bot takes part with\n")
        tell(f"    API_BASE_URL={running.url} BOT_TOKEN={running.sandbox.token} onrecord run\n")
        await asyncio.Event().wait()
