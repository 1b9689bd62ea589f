"""Waiting that can be cut short."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class Bell:
    """Rings for one who waits, or for whoever waits next."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Ends the wait, or the next one before it begins."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Waits for the bell, at most so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        self._rung.clear()
