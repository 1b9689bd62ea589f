"""Several processes on one PostgreSQL database: one fetches updates, and another one takes over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import app
from bot.sandbox import Running, serve
from bot.sandbox.client import SandboxClient
from bot.settings import Settings
from bot.store import StorePlace, leading, open_store
from knowledge.library import Library
from tests.bot.store.databases import fresh_place
from tests.e2e import articles


@asynccontextmanager
async def process(place: StorePlace, running: Running, folder: Path) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """A bot that works on the database until what is given here is called, which waits until it has ended."""
    library, stop = Library(), asyncio.Event()
    await library.load(articles.write(folder, articles.CLOCK))
    told = Settings(
        _env_file=None, bot_token=SecretStr(running.token), api_base_url=running.url, send_rate=1_000, data=folder
    )
    async with open_store(place) as store:
        task = asyncio.create_task(app.run(told, library, store, stop))

        async def end() -> None:
            stop.set()
            await asyncio.wait_for(task, 20)

        try:
            yield end
        finally:
            await end()


async def test_a_process_that_is_stopped_finishes_what_it_has_before_the_next_one_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiet_logging: None
) -> None:
    monkeypatch.setattr(leading, "_LOOK_SECONDS", 0.05)
    async with (
        fresh_place("postgresql", tmp_path / "data") as place,
        serve() as running,
        SandboxClient(running.url) as telegram,
        process(place, running, tmp_path / "one") as end,
    ):
        ada = await telegram.user("Ada")
        await ada.ask("/start")
        async with process(place, running, tmp_path / "other"):
            await telegram.fault("429", method="sendMessage", chat_id=ada.id, times=1, retry_after=1)
            await ada.send("/privacy")
            for _ in range(500):
                if [call for call in await telegram.calls("sendMessage") if "What happens" in str(call)]:
                    break
                await asyncio.sleep(0.02)
            await end()
            await ada.wait_for_reply(contains="What happens to your messages")
            await ada.ask("/sources", seconds=10)
            told = [message for message in await telegram.messages(ada.id) if "What happens to your" in message.text]
            assert len(told) == 1
