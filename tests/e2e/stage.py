"""The real bot and a sandbox in one event loop, talking over HTTP; and what is looked into when a test is over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from bot import app
from bot.sandbox import Running
from bot.sandbox.client import Button, Message, SandboxClient, SandboxUser
from bot.settings import Settings
from bot.store import Store, StorePlace, open_store
from knowledge.library import Library
from knowledge.models import Article
from tests.e2e import articles

Json = dict[str, Any]


class Shifted:
    """The clock on the wall, which a test sets forward."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        """The present instant, as much ahead of the real one as was told."""
        return datetime.now(UTC) + self.ahead

    def set(self, instant: datetime) -> None:
        """Makes it this instant now; it goes on from there."""
        self.ahead = instant - datetime.now(UTC)


class Stage:
    """A sandbox, and the bot that runs against it once a test says `play`.

    What the bot remembers stands in one database, which is there again when it plays again; `store` is that of the
    running bot, `now` the clock that it goes by.

    `expected_refusals` are parts of the descriptions of refusals that a test provokes on purpose (those of injected
    faults need not be named), `expected_errors` the number of errors that the log may hold.
    """

    def __init__(self, running: Running, telegram: SandboxClient, folder: Path) -> None:
        self.running = running
        self.telegram = telegram
        self.library = Library()
        self.expected_refusals: set[str] = set()
        self.expected_errors = 0
        self.now = Shifted()
        self.data = folder / "data"
        self._store: Store | None = None
        self._opened = asyncio.Event()
        self._folder = folder
        self._stored: dict[str, Article] = {}
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def play(
        self,
        *texts: str,
        library: Library | None = None,
        clock: Callable[[], float] = time.monotonic,
        **settings: Any,
    ) -> None:
        """Runs the bot on these texts, or on a library; without either on all of the invented articles."""
        if library is None:
            library = Library()
            await self.load(*(texts or articles.ALL.values()), into=library)
        self.library = library
        self.note()
        # Telegram's limits for each chat are for tests of the pace: people here ask as fast as they like.
        values: Json = {"log_level": "DEBUG", "flood_limit": 10_000, "send_rate": 1_000, "data": self.data, **settings}
        own: Json = {"bot_token": SecretStr(self.running.token), "api_base_url": self.running.url}
        self._stop = asyncio.Event()
        told = Settings(_env_file=None, **own, **values)
        self._opened = asyncio.Event()
        self._task = asyncio.create_task(self._run(told, clock))
        opened = asyncio.create_task(self._opened.wait())
        await asyncio.wait((self._task, opened), return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()

    async def _run(self, told: Settings, clock: Callable[[], float]) -> None:
        async with open_store(StorePlace(None, self.data)) as store:
            self._store = store
            self._opened.set()
            await app.run(told, self.library, store, self._stop, clock, now=self.now)
        self._store = None

    @property
    def store(self) -> Store:
        """The store of the running bot."""
        assert self._store is not None, "the bot is not playing"
        return self._store

    async def load(self, *texts: str, into: Library | None = None) -> tuple[Article, ...]:
        """Loads the texts as files into the library (that of the running bot unless told). Each must be readable."""
        library = self.library if into is None else into
        folder = articles.write(self._folder / f"articles-{len(self._stored)}", *texts)
        report = await library.load(folder)
        assert not report.errors
        self.keep(report.loaded)
        return report.loaded

    def keep(self, stored: tuple[Article, ...]) -> None:
        """Remembers versions that the bot may quote, now and later."""
        self._stored.update((article.version, article) for article in stored)

    def note(self) -> None:
        """Remembers what the library holds now: a later version must not make earlier quotations wrong."""
        self.keep(self.library.articles())

    async def close(self) -> None:
        """Stops the bot, and raises what it failed with."""
        self._stop.set()
        if self._task is not None:
            await asyncio.wait_for(self._task, 20)
            self._task = None

    @property
    def is_playing(self) -> bool:
        """Whether the bot was started."""
        return self._task is not None

    async def ended(self, seconds: float = 10) -> None:
        """Waits until the bot ends by itself, and raises what it failed with."""
        assert self._task is not None
        task, self._task = self._task, None
        await asyncio.wait_for(task, seconds)

    @property
    def stored(self) -> tuple[Article, ...]:
        """Every version of every article that the bot ever held."""
        return tuple(self._stored.values())

    async def sent(self, method: str = "sendMessage", chat: int | None = None) -> list[Json]:
        """The calls of a method that took effect, in order."""
        calls = await self.telegram.calls(method)
        return [call for call in calls if call["ok"] and chat in (None, call["params"].get("chat_id"))]

    async def until(self, method: str, fits: Callable[[list[Json]], bool]) -> None:
        """Waits until the calls of a method fit. Raises AssertionError with them when they do not in five seconds."""
        calls: list[Json] = []
        for _ in range(200):
            calls = await self.telegram.calls(method)
            if fits(calls):
                return
            await asyncio.sleep(0.025)
        raise AssertionError(f"the calls of {method} never fitted: {calls}")

    async def call(self, method: str, **params: Any) -> Json:
        """Calls the Bot API as the bot, past the bot: for what an earlier release may have left behind."""
        async with httpx.AsyncClient() as http:
            answer = await http.post(f"{self.running.base_url}{self.running.token}/{method}", json=params)
        result: Json = answer.raise_for_status().json()
        return result


async def pressed(person: SandboxUser, message: Message, label: str | Button) -> Message:
    """Presses a button; the message as it is then."""
    await person.press(message, label)
    return await person.wait_for_edit(message)


async def send_all(person: SandboxUser, *texts: str) -> list[Message]:
    """Writes the texts to the bot one after another without waiting; all replies are still there to be waited for."""
    first = await person.send(texts[0])
    seq = person.seq
    rest = [await person.send(text) for text in texts[1:]]
    person.seq = seq
    return [first, *rest]


async def is_ignored(person: SandboxUser, chat: int | None = None, thread: int | None = None) -> None:
    """Makes sure that nothing the person did so far is answered in the chat: a command that follows comes first."""
    sentinel = await person.client.post("/send", user=person.id, chat=chat, text="/privacy", thread=thread)
    reply = await person.wait_for_reply(chat=chat)
    assert reply.reply_to == sentinel["message"]["message_id"], f"answered after all: {reply.text!r}"
