"""How many questions a second the bot answers over the sandbox, beside an empty bot in the same run."""

from __future__ import annotations

from statistics import median

from tests.benchmarks.articles import Inventor, as_files
from tests.benchmarks.chatting import Crowd, Exchange
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import ECHO, REAL, running_bot
from tests.benchmarks.questions import questions

GOAL = 0.6
"""Replies a second of the bot, as a share of the empty bot's."""

_QUESTIONS = 500
_PAIRS = 4
_WARM_UP = 100


async def throughput(asked: int = _QUESTIONS, pairs: int = _PAIRS) -> list[Figure]:
    """Replies a second of the empty bot and of the real one, asked in alternation, and the median of the ratios.

    Both run all the time, each with a sandbox of its own in this process; whoever is not asked waits. Questions are
    of a line, as people ask them in a chat.
    """
    article = Inventor(1).article()
    texts = [each.text for each in questions(article, 2 * asked) if each.kind != "long"][:asked]
    with as_files(article) as (path,):
        async with running_bot(ECHO, path) as echo, running_bot(REAL, path) as bot:
            crowds = Crowd(echo), Crowd(bot)
            for crowd in crowds:
                await crowd.ask(texts[:_WARM_UP])
            runs = [(await crowds[0].ask(texts), await crowds[1].ask(texts)) for _ in range(pairs)]
    return _figures(runs)


def _figures(runs: list[tuple[Exchange, Exchange]]) -> list[Figure]:
    empty = median(echo.a_second for echo, _ in runs)
    real = median(bot.a_second for _, bot in runs)
    ratio = median(bot.a_second / echo.a_second for echo, bot in runs)
    cpu_empty = median(echo.cpu_seconds / echo.replies * 1000 for echo, _ in runs)
    cpu_real = median(bot.cpu_seconds / bot.replies * 1000 for _, bot in runs)
    pairs = f"median of {len(runs)} pairs"
    return [
        Figure("empty bot over the sandbox", empty, "msg/s"),
        Figure("bot over the sandbox", real, "msg/s"),
        Figure("bot / empty bot, replies a second", ratio, "x", to=pairs, goal=GOAL, at_least=True),
        Figure("empty bot, processor time a reply", cpu_empty, "ms"),
        Figure("bot, processor time a reply", cpu_real, "ms", cpu_real / cpu_empty, "empty bot"),
    ]
