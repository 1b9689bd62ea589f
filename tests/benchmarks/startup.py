"""From nothing to a library that answers: fresh processes that import the engine, load an article and index it."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

from tests.benchmarks.articles import Inventor, as_files
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import ROOT, environment

GOAL = 1.0
"""Seconds."""

_PATIENCE = 60

_START = """
import asyncio, pathlib, sys
from knowledge.library import Library

async def start():
    library = Library()
    report = await library.load(pathlib.Path(sys.argv[1]))
    assert report.loaded and not report.errors
    await library.ask("When was the first thing closed?")  # the index is built at the first question

asyncio.run(start())
"""


def startup(processes: int = 5) -> list[Figure]:
    """Seconds until the first question is answered, interpreter included (median of fresh processes): with the
    article's language in its front matter, and where it has to be found out."""
    inventor = Inventor(1)
    with as_files(inventor.article(), inventor.article(language=None)) as (given, found):
        scripts = (["-c", "pass"], ["-c", _START, str(given)], ["-c", _START, str(found)])
        for script in scripts:  # the first run of each writes the byte code
            _run(script)
        # They take turns, so that a slow moment of the machine does not hit one alone.
        taken = [[_run(script) for script in scripts] for _ in range(processes)]
    bare, with_language, without = (median(column) for column in zip(*taken, strict=True))
    to = "bare python"
    return [
        Figure("start-up, language given", with_language, "s", with_language / bare, to, goal=GOAL),
        Figure("start-up, language found out", without, "s", without / bare, to, goal=GOAL),
    ]


def _run(arguments: list[str]) -> float:
    start = perf_counter()
    command = [sys.executable, *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True, timeout=_PATIENCE)
    return perf_counter() - start
