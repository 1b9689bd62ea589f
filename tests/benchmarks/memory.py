"""What the bot has in memory, at rest and after some talk, beside an empty bot."""

from __future__ import annotations

import asyncio

from tests.benchmarks.articles import Inventor, as_files
from tests.benchmarks.chatting import Crowd
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import ECHO, REAL, Memory, running_bot
from tests.benchmarks.questions import questions

GOAL = 150.0
"""MB that the bot may have resident at rest, with one article of 85 paragraphs."""

_QUESTIONS = 200
_REST = 3.0
"""Seconds of rest before a look."""


async def memory(asked: int = _QUESTIONS, rest: float = _REST) -> list[Figure]:
    """MB of the bot some seconds after it began to listen, and after some questions."""
    article = Inventor(1).article()
    texts = [each.text for each in questions(article, asked)]
    with as_files(article, Inventor(1).article(language=None)) as (given, found):
        # The bots run side by side only while they rest; each is asked in its turn.
        async with running_bot(ECHO, given) as echo, running_bot(REAL, given) as bot, running_bot(REAL, found) as other:
            await asyncio.sleep(rest)
            empty, real, detecting = echo.memory(), bot.memory(), other.memory()
            for each in (echo, bot, other):
                await Crowd(each).ask(texts)
            await asyncio.sleep(rest)
            return [
                *_figures("at rest", real, empty),
                *_figures("at rest, language found out", detecting, empty),
                *_figures(f"after {asked} questions", bot.memory(), echo.memory()),
                *_figures(f"after {asked} questions, language found out", other.memory(), echo.memory()),
            ]


def _figures(when: str, memory: Memory, empty: Memory) -> list[Figure]:
    to = "empty bot"
    return [
        Figure(f"memory {when}", memory.rss, "MB", memory.rss / empty.rss, f"{to} (resident)", goal=GOAL),
        Figure(f"memory {when}", memory.pss, "MB", memory.pss / empty.pss, f"{to} (proportional share)"),
    ]
