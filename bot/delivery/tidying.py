"""Throwing away what is not needed any more."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.clock import Clock
from bot.delivery.steady import steadily
from bot.store import Store

PAUSE = 3600.0
"""Seconds between two rounds."""

_LEAST = timedelta(days=1)
"""How long answers are known at least, so that buttons and edits find them."""


class Tidying:
    """Tidies the store once an hour. Questions are kept for so many `days`, and answers as long, but at least a day."""

    def __init__(self, store: Store, days: int, now: Clock) -> None:
        self._store = store
        self._days = timedelta(days=days)
        self._now = now

    async def run(self) -> None:
        """Tidies, until it is cancelled."""
        while True:
            await steadily("tidying", self.tidy)
            await asyncio.sleep(PAUSE)

    async def tidy(self) -> None:
        """Tidies once."""
        now, store = self._now(), self._store
        await store.updates.tidy(now)
        await store.outbox.tidy(now)
        await store.questions.tidy(now - self._days)
        await store.answers.tidy(now - max(self._days, _LEAST))
