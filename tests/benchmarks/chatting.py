"""Many people asking a bot in the sandbox, all at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from time import perf_counter

from bot.sandbox.actions import send
from bot.sandbox.people import User
from tests.benchmarks.processes import Bot

PEOPLE = 50
"""People who ask, each in a chat with the bot."""

_PATIENCE = 30.0
"""Seconds in which all replies must have come."""

_LOOK = 0.002
"""Seconds between two looks whether they have."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """How long a number of replies took, by the clock and by the bot's own processor time."""

    replies: int
    seconds: float
    cpu_seconds: float

    @property
    def a_second(self) -> float:
        """Replies a second."""
        return self.replies / self.seconds


class Crowd:
    """The people. They write straight into the sandbox, so that asking costs next to nothing while the bot works."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._sandbox = bot.running.sandbox
        self._people: list[User] = [self._sandbox.add_user(f"Reader {number}") for number in range(PEOPLE)]

    async def ask(self, questions: list[str]) -> Exchange:
        """All questions at once, in turn from each person; returns when the last reply is there.

        Raises TimeoutError when replies do not come, BotEndedError when the bot is gone.
        """
        wanted = self._replies() + len(questions)
        cpu, start = self._bot.cpu_seconds(), perf_counter()
        for number, question in enumerate(questions):
            send(self._sandbox, self._people[number % PEOPLE], None, question)
        try:
            async with asyncio.timeout(_PATIENCE):
                while self._replies() < wanted:
                    self._bot.check()
                    await asyncio.sleep(_LOOK)
        except TimeoutError as error:
            missing = wanted - self._replies()
            raise TimeoutError(f"{missing} of {len(questions)} replies did not come in {_PATIENCE:.0f} s") from error
        return Exchange(len(questions), perf_counter() - start, self._bot.cpu_seconds() - cpu)

    def _replies(self) -> int:
        return self._sandbox.calls.totals["sendMessage", 200]
