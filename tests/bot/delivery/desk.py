"""A sender at work: the real store and a real sandbox, spoken to over HTTP."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.delivery.bell import Bell
from bot.delivery.contents import Contents
from bot.delivery.history import History
from bot.delivery.keeping import Keeping
from bot.delivery.pace import Pace
from bot.delivery.planner import Planner
from bot.delivery.sender import Sender
from bot.i18n import load_languages
from bot.outbound import PatientLimiter
from bot.sandbox import Running, serve
from bot.sandbox.client import SandboxClient
from bot.sandbox.client.messages import Message
from bot.schedule.due import next_due
from bot.schedule.zones import stored_zone
from bot.store import Store, StorePlace, open_store
from bot.store.records import Subscription
from bot.store.tables import DeliveryKind, DeliveryRow, DeliveryState
from knowledge.library import Library

MORNING = datetime(2031, 3, 4, 6, 0, tzinfo=UTC)
"""When it all begins: two and a half hours before a digest is due that nobody chose a time for."""

OPEN = (DeliveryState.PENDING.value, DeliveryState.SENDING.value)


class Desk:
    """One process that sends. `time` is what its clock says."""

    def __init__(self, running: Running, telegram: SandboxClient, store: Store, folder: Path) -> None:
        self.running = running
        self.telegram = telegram
        self.store = store
        self.library = Library()
        self.time = MORNING
        self.pace = Pace(1_000, store.pace if store.shared else None)
        self.bell = Bell()
        request = HTTPXRequest(connection_pool_size=16, read_timeout=5.0)
        self.bot: ExtBot[Any] = ExtBot(
            running.token,
            base_url=running.base_url,
            request=request,
            rate_limiter=PatientLimiter(self.pace, Keeping(store, self.now)),
        )
        history = History(store)
        self.contents = Contents(self.library, store, load_languages(), history, self.now)
        self.sender = Sender(self.bot, store, self.contents, self.pace, self.bell, self.now)
        self.planner = Planner(store, self.now, self.bell.ring)
        self._articles = folder / "articles"
        self._articles.mkdir()
        self._task: asyncio.Task[None] | None = None

    def now(self) -> datetime:
        """The present instant."""
        return self.time

    def start(self) -> None:
        """Lets the sender work."""
        self._task = asyncio.create_task(self.sender.run())

    async def stop(self) -> None:
        """Ends the sender in good order, and raises what it failed with."""
        if self._task is not None:
            self.sender.stop()
            await asyncio.wait_for(self._task, 20)
            self._task = None

    async def publish(self, *texts: str) -> list[str]:
        """Loads articles that arrive now, and writes them down; their versions. One with a title that was there before
        is a new version of that article."""
        for text in texts:
            title = next(line for line in text.splitlines() if line.startswith("title:"))
            (self._articles / f"{zlib.crc32(title.encode())}.md").write_text(text, encoding="utf-8")
        before = {article.version for article in self.library.articles()}
        report = await self.library.load(self._articles)
        assert not report.errors
        await self.store.articles.keep(self.library.articles(), self.now())
        return [article.version for article in report.loaded if article.version not in before]

    async def person(self) -> int:
        """A new person who has written to the bot before."""
        return (await self.telegram.add_users(1, met=True))[0]

    async def subscribe(self, chat_id: int, kind: str = "private", **changes: Any) -> Subscription:
        """A subscription that is on, at 08:30 in UTC unless changed; due for the first time after now."""
        await self.store.chats.meet(chat_id, kind, self.now())
        chosen = replace(Subscription.new(chat_id, self.now(), "Etc/UTC"), on=True, **changes)
        due = next_due(self.now(), chosen.minute, stored_zone(chosen.zone), chosen.last_date).instant
        chosen = replace(chosen, next_due=changes.get("next_due", due))
        await self.store.subscriptions.put(chosen)
        return chosen

    async def owe(
        self, chat_id: int, key: str = "x", kind: DeliveryKind = DeliveryKind.NOW, thread: int | None = None
    ) -> None:
        """Puts a message into the outbox, to be sent at once."""
        assert await self.store.outbox.add(chat_id, key, kind, thread, self.now(), self.now())
        self.bell.ring()

    async def row(self, chat_id: int, key: str = "x") -> DeliveryRow | None:
        """A message of the outbox."""
        return next((row for row in await self.rows() if (row.chat_id, row.key) == (chat_id, key)), None)

    async def rows(self) -> list[DeliveryRow]:
        """All messages of the outbox, in the order in which they were put there."""
        async with self.store.transactions.read() as session:
            return list(await session.scalars(select(DeliveryRow).order_by(DeliveryRow.delivery_id)))

    async def until(self, fits: Callable[[DeliveryRow], bool], chat_id: int, key: str = "x") -> DeliveryRow:
        """A message of the outbox once it is as it should be. Raises what the sender failed with."""
        async with asyncio.timeout(20):
            while (row := await self.row(chat_id, key)) is None or not fits(row):
                if self._task is not None and self._task.done():
                    self._task.result()
                await asyncio.sleep(0.02)
        return row

    async def finished(self, chat_id: int, key: str = "x") -> DeliveryRow:
        """A message of the outbox once it has come to its end."""
        return await self.until(lambda row: row.state not in OPEN, chat_id, key)

    async def called(self) -> None:
        """Waits until the sender has made a call."""
        async with asyncio.timeout(20):
            while not await self.calls():  # noqa: ASYNC110 - the sandbox is asked over HTTP
                await asyncio.sleep(0.02)

    async def got(self, chat_id: int) -> list[Message]:
        """What the bot has written into a chat."""
        return [message for message in await self.telegram.messages(chat_id) if message.from_bot]

    async def calls(self) -> list[int]:
        """The answers to all attempts to send, in order; 0 for none."""
        return [call["status"] for call in await self.telegram.calls("sendMessage")]

    async def pass_time(self, **how_much: float) -> None:
        """Sets the clock on, and lets the sender see it."""
        self.time += timedelta(**how_much)
        self.bell.ring()


@asynccontextmanager
async def desk_at(place: StorePlace, folder: Path) -> AsyncIterator[Desk]:
    """A desk with a sandbox of its own; the sender is not started yet."""
    async with serve() as running, SandboxClient(running.url) as telegram, open_store(place) as store:
        desk = Desk(running, telegram, store, folder)
        async with desk.bot:
            try:
                yield desk
            finally:
                await desk.stop()
