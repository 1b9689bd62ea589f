"""`python -m tests.crash.nursery ARTICLES`: has everything loaded, and forks a real bot for each line that it reads.

A line is a JSON object: `offset`, seconds by which the bot's clock is ahead, and `settings`. For each it answers with a
line that holds the process id of the bot, and with another one when that has ended. Forking instead of starting anew
makes a round a second shorter; what is killed is a process of its own all the same.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot import app
from bot.arrivals import Arrivals
from bot.running import load, store_place
from bot.settings import Settings
from bot.store import open_store
from knowledge.library import Library, LoadReport

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serves until there are no more lines."""
    _end_with_parent()
    settings = Settings(_env_file=None, articles=Path(sys.argv[1]))
    library = Library()
    report = asyncio.run(load(settings, library, lambda _: None))
    asyncio.run(library.ready())
    gc.collect()
    _say("ready")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _end_with_parent()
            os._exit(_live(json.loads(line), settings, library, report))
        _say(str(child))
        _, status = os.waitpid(child, 0)
        _say(str(status))


def _live(told: dict[str, Any], settings: Settings, library: Library, report: LoadReport) -> int:
    """Runs a bot to its end; 0 when it was ended in good order."""
    log = os.open(told["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    offset = timedelta(seconds=told["offset"])
    own = Settings(_env_file=None, articles=settings.articles, **told["settings"])
    asyncio.run(_run(own, library, report, offset))
    return 0


async def _run(settings: Settings, library: Library, report: LoadReport, offset: timedelta) -> None:
    def now() -> datetime:
        return datetime.now(UTC) + offset

    async with open_store(store_place(settings)) as store:
        arrivals = Arrivals(library, store, settings.articles, report.files, settings.max_article_bytes, now)
        await app.run(settings, library, store, now=now, arrivals=arrivals)


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
