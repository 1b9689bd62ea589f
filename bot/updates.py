"""Updates in order within a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from inspect import iscoroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_UNLIMITED = 1_000_000
"""The base class counts waiting updates against its limit, so that one busy chat could hold up all others."""


Handle = Callable[[object, Awaitable[Any], AbstractAsyncContextManager[Any]], Awaitable[None]]
"""Sees to an update: awaits the work inside the context, which is a place among those that are handled at once."""


async def _plainly(update: object, work: Awaitable[Any], place: AbstractAsyncContextManager[Any]) -> None:
    async with place:
        await work


class OrderedProcessor(BaseUpdateProcessor):
    """Handles at most `concurrency` updates at once, and never two of one chat (or of one person's inline queries).

    Updates of one lane are handled in the order in which they came. A lane that is empty takes no memory. `handle` is
    what does it once their turn has come.
    """

    def __init__(self, concurrency: int, handle: Handle = _plainly) -> None:
        super().__init__(_UNLIMITED)
        self._handle = handle
        self._free = asyncio.Semaphore(concurrency)
        self._last: dict[tuple[str, int], asyncio.Future[None]] = {}
        self._waiting = 0
        self._changed = asyncio.Event()

    @property
    def waiting(self) -> int:
        """Updates that were taken in and are not done yet."""
        return self._waiting

    @property
    def lanes(self) -> int:
        """Chats and people that have something waiting."""
        return len(self._last)

    async def room(self, most: int) -> None:
        """Waits until fewer than `most` updates are waiting."""
        while self._waiting >= most:
            self._changed.clear()
            await self._changed.wait()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Awaits the coroutine once everything before it in its lane is done and there is a free place."""
        lane = lane_of(update)
        before = self._last.get(lane)
        done = self._last[lane] = asyncio.get_running_loop().create_future()
        self._waiting += 1
        try:
            if before is not None:
                await asyncio.shield(before)
            await self._handle(update, coroutine, self._free)
        finally:
            if iscoroutine(coroutine):
                coroutine.close()  # does nothing to one that was awaited
            self._waiting -= 1
            self._changed.set()
            if before is None or before.done():
                self._finish(lane, done)
            else:
                # Cancelled while it waited: those behind it still wait for those before it.
                before.add_done_callback(lambda _: self._finish(lane, done))

    def _finish(self, lane: tuple[str, int], done: asyncio.Future[None]) -> None:
        done.set_result(None)
        if self._last.get(lane) is done:
            del self._last[lane]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""


def lane_of(update: object) -> tuple[str, int]:
    """What an update has to wait for: others of its chat, else others of its person."""
    if not isinstance(update, Update):
        return "other", 0
    if update.guest_message is not None:
        # Such a chat may share its number with one that the bot is in.
        return "guest", update.guest_message.chat.id
    if update.effective_chat is not None:
        return "chat", update.effective_chat.id
    return "person", update.effective_user.id if update.effective_user is not None else 0
