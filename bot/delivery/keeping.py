"""Updates are written down before Telegram is told that they were received, and crossed out when they are handled.

So none is lost, whenever the process ends. What was not crossed out is handled when the bot starts again, before what
comes then. An update is crossed out as soon as a message was sent on its behalf: only when the process ends between the
two is that message sent twice.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from contextvars import ContextVar
from typing import Any

from telegram import Bot, Update

from bot.clock import Clock
from bot.delivery.steady import steadily
from bot.recent import Recent
from bot.store import Store

logger = logging.getLogger(__name__)

MOST_TRIES = 3
"""How often an update that was left over may be begun. When it has not come as far as an answer then it is set aside:
the process died of it each time."""

BETWEEN_REPLAYS = 60.0
"""Seconds between two looks for what other processes have left, where several share a database."""

_REMEMBERED = 10_000
"""Updates that are known to be crossed out: more than are handled at once."""

_HANDLED: ContextVar[int | None] = ContextVar("handled", default=None)
"""The update on behalf of which something is done."""

Put = Callable[[Update], Awaitable[None]]


class Keeping:
    """Writes updates down, hands each on once, and crosses it out."""

    def __init__(self, store: Store, now: Clock) -> None:
        self._updates = store.updates
        self._now = now
        self._left_over: set[int] = set()
        self._crossed_out: Recent[int, bool] = Recent(_REMEMBERED)
        self._alone = asyncio.Lock()

    async def replay(self, bot: Bot, put: Put) -> None:
        """Hands on what processes that are gone have left, in order."""
        count = 0
        while rows := await steadily("reading what was left over", self._updates.left_over):
            for number, payload in rows:
                self._left_over.add(number)
                await put(restored(payload, bot))
            count += len(rows)
        if count:
            logger.info("%d updates were left over", count)

    async def keep_replaying(self, bot: Bot, put: Put) -> None:
        """Looks again and again for processes that have gone, until it is cancelled."""
        while True:
            await asyncio.sleep(BETWEEN_REPLAYS)
            await self.replay(bot, put)

    async def take(self, updates: Sequence[Update], put: Put) -> None:
        """Writes the updates down, and hands on those that never came before."""
        fresh = {update.update_id: update for update in updates}
        rows = [(number, update.to_json()) for number, update in fresh.items()]
        new = await steadily("writing updates down", lambda: self._updates.keep(rows, self._now()))
        for number in new:
            await put(fresh[number])

    async def handle(self, update: object, work: Awaitable[Any], place: AbstractAsyncContextManager[Any]) -> None:
        """Handles an update in its place, and crosses it out unless that is broken off.

        What was left over is handled one by one, and counted before: so it shows which one ends the process.
        """
        if not isinstance(update, Update):
            async with place:
                await work
            return
        number = update.update_id
        _HANDLED.set(number)
        if number not in self._left_over:
            async with place:
                await work
        else:
            async with self._alone, place:
                tries = await steadily("counting an update", lambda: self._updates.begin(number))
                if tries <= MOST_TRIES:
                    await work
                else:
                    logger.error("update %d has ended the bot %d times: it is set aside", number, MOST_TRIES)
            self._left_over.discard(number)
        await self._cross_out(number)

    async def harmless(self) -> None:
        """Notes that what is being handled has come as far as an answer: should the process end while that waits for
        its turn, it is not to blame."""
        number = _HANDLED.get()
        if number in self._left_over:
            await steadily("sparing an update", lambda: self._updates.spare(number))

    async def answered(self) -> None:
        """Crosses out the update that is being handled: a message that answers it has been sent, and is not to be sent
        again. Nothing when none is being handled."""
        number = _HANDLED.get()
        if number is not None:
            await self._cross_out(number)

    async def _cross_out(self, number: int) -> None:
        if self._crossed_out.get(number) is None:
            await steadily("crossing an update out", lambda: self._updates.done(number))
            self._crossed_out.put(number, True)


def restored(payload: str, bot: Bot) -> Update:
    """The update that was written down."""
    return Update.de_json(json.loads(payload), bot)
