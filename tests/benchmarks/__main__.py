"""`python -m tests.benchmarks`: measures speed and memory, and prints one figure a line."""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from tests.benchmarks.broadcast import broadcast
from tests.benchmarks.digesting import digesting
from tests.benchmarks.due import due
from tests.benchmarks.figures import Figure
from tests.benchmarks.latency import QUESTIONS_OF_MANY, many_passages, one_article, who
from tests.benchmarks.memory import memory
from tests.benchmarks.processes import BotEndedError
from tests.benchmarks.quoting import hundred_articles, more_text, nothing_but_marks
from tests.benchmarks.reading import growth, per_thousand_words
from tests.benchmarks.startup import startup
from tests.benchmarks.throughput import throughput

Part = Callable[[], list[Figure]]

_LONGEST = 80
"""Seconds that a part with bots in it may take."""

_LONGEST_BROADCAST = 200
"""The same for the broadcast, which takes as long as Telegram makes it."""


def main() -> None:
    """Prints the figures as they come; with --json all of them at the end, as a list of objects.

    Ends with status 1 when a part could not be measured. A goal that is missed is no failure: machines are noisy.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"what to measure (all: {', '.join(_PARTS)})")
    parser.add_argument("--json", action="store_true", help="print a list of objects instead of lines")
    options = parser.parse_args()
    unknown = set(options.parts) - set(_PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(_PARTS)}")
    figures: list[Figure] = []
    failed = False
    for name in options.parts or _PARTS:
        try:
            found = _PARTS[name]()
        except (BotEndedError, TimeoutError, subprocess.SubprocessError) as error:
            print(f"{name}: not measured: {error}", file=sys.stderr)
            failed = True
            continue
        figures += found
        if not options.json:
            print("".join(f"{figure.line()}\n" for figure in found), end="", flush=True)
    if options.json:
        print(json.dumps([figure.values() for figure in figures], indent=2))
    sys.exit(failed)


def _many() -> list[Figure]:
    return [figure for passages in QUESTIONS_OF_MANY for figure in many_passages(passages)]


def _with_bots(part: Callable[[], Coroutine[Any, Any, list[Figure]]], longest: float = _LONGEST) -> list[Figure]:
    """Runs a part that starts bots. However it ends, SIGTERM included, the bots are ended first."""

    async def bounded() -> list[Figure]:
        task = asyncio.current_task()
        if task is not None:
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        async with asyncio.timeout(longest):
            return await part()

    try:
        return asyncio.run(bounded())
    except asyncio.CancelledError:
        sys.exit(128 + signal.SIGTERM)
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


_PARTS: dict[str, Part] = {
    "engine": one_article,
    "many": _many,
    "who": who,
    "reading": per_thousand_words,
    "growth": growth,
    "quoting": hundred_articles,
    "longer": more_text,
    "marks": nothing_but_marks,
    "digesting": digesting,
    "startup": startup,
    "memory": partial(_with_bots, memory),
    "throughput": partial(_with_bots, throughput),
    "due": due,
    "broadcast": partial(_with_bots, broadcast, _LONGEST_BROADCAST),
}

if __name__ == "__main__":
    main()
