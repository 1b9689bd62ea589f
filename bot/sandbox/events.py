"""What happened in the sandbox, in order: for the chat page and for tests. Bounded; readers wait for news."""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import Any

Event = dict[str, Any]
MAX_EVENTS = 5_000


class EventLog:
    """Numbered events, the newest `MAX_EVENTS` of them. An event is a JSON object with `seq` and `type`."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=MAX_EVENTS)
        self._waiters: set[asyncio.Future[None]] = set()
        self.last = 0
        self.closed = False

    def publish(self, kind: str, **fields: Any) -> int:
        """Adds an event and wakes everyone who waits; its number."""
        self.last += 1
        self._events.append({"seq": self.last, "type": kind, **fields})
        self._wake()
        return self.last

    def after(self, seq: int) -> list[Event]:
        """The events with a number above `seq` (those that are still kept)."""
        count = min(self.last - seq, len(self._events))
        return list(islice(self._events, len(self._events) - count, None)) if count > 0 else []

    async def wait(self, seq: int, seconds: float) -> list[Event]:
        """The events after `seq`; waits up to `seconds` for the first one."""
        if self.last <= seq and not self.closed and seconds > 0:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.add(waiter)
            try:
                await asyncio.wait({waiter}, timeout=seconds)
            finally:
                self._waiters.discard(waiter)
        return self.after(seq)

    def close(self) -> None:
        """Sends everyone away who waits."""
        self.closed = True
        self._wake()

    def _wake(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
        self._waiters.clear()
