"""The messages that are on their way."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class UnderWay:
    """Keeps the tasks that send, each with its chat."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[None], int] = {}

    def send(self, chat_id: int, work: Coroutine[Any, Any, None]) -> None:
        """Begins the work that sends a message to the chat. It must not fail."""
        task = asyncio.create_task(work)
        self._tasks[task] = chat_id
        task.add_done_callback(self._tasks.pop)

    async def clear(self, chat_id: int) -> None:
        """Waits until nothing is on its way to the chat."""
        while tasks := [task for task, other in self._tasks.items() if other == chat_id]:
            await asyncio.wait(tasks)

    async def empty(self) -> None:
        """Waits until nothing is on its way any more."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def cancel(self) -> None:
        """Breaks off whatever is on its way."""
        for task in self._tasks:
            task.cancel()
