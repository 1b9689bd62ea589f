"""Finding who is due among a million subscriptions, and planning a hundred thousand of them."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import text

from bot.delivery.planner import LOT, Planner
from bot.store import Store, StorePlace, open_store
from tests.benchmarks.figures import Figure

SUBSCRIPTIONS = 1_000_000
PLANNED = 100_000

GOAL = 50.0
"""Milliseconds to find the next lot of those that are due."""

GROWTH = 20.0
"""Megabytes by which the process may grow meanwhile."""

_LOOKS = 51
_MORNING = datetime(2031, 3, 3, tzinfo=UTC)

# One for every chat: spread evenly over the day, a digest every day at that minute.
_FILL = (
    "INSERT INTO chats (chat_id, kind, met)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
    " SELECT i, 'private', :now FROM n",
    'INSERT INTO subscriptions (chat_id, "on", minute, zone, articles, followed, archive, tell_empty, alerts, next_due,'
    " covered) SELECT chat_id, 1, chat_id % 1440, 'Etc/UTC', 1, 1, 1, 0, 0, :now + (chat_id % 1440) * 60000, :now"
    " FROM chats",
    "ANALYZE",
)


def due(subscriptions: int = SUBSCRIPTIONS, planned: int = PLANNED) -> list[Figure]:
    """The time of the query among so many subscriptions on SQLite, and of planning so many, with the growth of memory
    on the way."""
    return asyncio.run(_due(subscriptions, planned))


async def _due(subscriptions: int, planned: int) -> list[Figure]:
    with TemporaryDirectory(prefix="onrecord-bench-") as folder:
        async with open_store(StorePlace(None, Path(folder) / "data")) as store:
            await _fill(store, subscriptions)
            evening = _MORNING + timedelta(hours=23, minutes=59)
            found = [await _timed(store, _MORNING + timedelta(minutes=20 * look)) for look in range(_LOOKS)]
            began = perf_counter()
            growth = await _plan(store, evening, planned)
            took = perf_counter() - began
    among = f"among {subscriptions:,}"
    return [
        Figure(f"finding {LOT} that are due", median(found), "ms", to=among, goal=GOAL),
        Figure("planning a digest", took / planned * 1000, "ms", to=among),
        Figure(f"growth of memory while planning {planned:,}", growth, "MB", goal=GROWTH),
    ]


async def _fill(store: Store, subscriptions: int) -> None:
    now = int(_MORNING.timestamp() * 1000)
    async with store.transactions.begin() as session:
        for statement in _FILL:
            await session.execute(text(statement), {"count": subscriptions, "now": now})


async def _timed(store: Store, now: datetime) -> float:
    """Milliseconds of one look."""
    start = perf_counter()
    found = await store.subscriptions.due(now, LOT)
    taken = (perf_counter() - start) * 1000
    assert found
    return taken


async def _plan(store: Store, now: datetime, planned: int) -> float:
    """Plans lot by lot; by how many megabytes the process is larger at the end than after the first lots."""
    planner = Planner(store, lambda: now, lambda: None)
    done = before = 0
    while done < planned:
        count = await planner.plan()
        assert count, "there are too few to plan"
        done += count
        before = before or (_resident() if done >= planned // 10 else 0)
    return (_resident() - before) / 1_000_000


def _resident() -> int:
    """Bytes of this process in memory (second field of /proc/self/statm: pages)."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
