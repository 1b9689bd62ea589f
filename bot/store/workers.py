"""Which processes are alive. On PostgreSQL each holds an advisory lock on its number as long as it lives."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

WORKERS = 0x4F6E5265
"""The first half of the advisory locks of workers; the second is the worker's number."""

_LOOK_SECONDS = 15.0
_MOST = 2**31 - 1
_TRY = text(f"SELECT pg_try_advisory_lock({WORKERS}, CAST(:number AS integer))")
_LOCK = text(f"SELECT pg_advisory_lock({WORKERS}, CAST(:number AS integer))")
_TRY_IN_TRANSACTION = text(f"SELECT pg_try_advisory_xact_lock({WORKERS}, CAST(:number AS integer))")
_ANY = text(
    "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
    " WHERE locktype = 'advisory' AND classid = :workers AND objsubid = 2 AND datname = current_database())"
).bindparams(workers=WORKERS)

log = logging.getLogger(__name__)


async def gone(session: AsyncSession, shared: bool, me: int, numbers: Iterable[int]) -> set[int]:
    """Those of the workers `numbers` that live no more, never `me`.

    On SQLite one process works at a time, so every other one is gone. On PostgreSQL the locks of those found gone are
    held until the transaction ends: none of them comes back meanwhile.
    """
    others = set(numbers) - {me}
    if not shared:
        return others
    return {number for number in others if (await session.execute(_TRY_IN_TRANSACTION, {"number": number})).scalar()}


async def any_alive(connection: AsyncConnection) -> bool:
    """Whether a bot works on this PostgreSQL database."""
    return bool((await connection.execute(_ANY)).scalar())


def some_number() -> int:
    """A number for a worker, from 1 to 2^31 - 1: two processes hardly ever draw the same."""
    return random.SystemRandom().randint(1, _MOST)


async def take_number(connection: AsyncConnection) -> int:
    """Draws a number that no living worker has, and locks it for as long as the connection lives."""
    while True:
        number = some_number()
        if (await connection.execute(_TRY, {"number": number})).scalar():
            return number


@asynccontextmanager
async def showing_life(engine: AsyncEngine) -> AsyncIterator[int]:
    """Draws a worker's number on PostgreSQL and holds its lock; when the connection is lost, on another one.

    `engine` must make connections that begin no transactions.
    """
    connection = await engine.connect()
    try:
        number = await take_number(connection)
    except BaseException:
        await connection.close()
        raise
    task = asyncio.create_task(_keep(engine, connection, number), name="the worker's lock")
    try:
        yield number
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _keep(engine: AsyncEngine, connection: AsyncConnection, number: int) -> None:
    try:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                await connection.execute(text("SELECT 1"))
            except (DBAPIError, OSError):
                log.warning("PostgreSQL was away: other processes may have taken over what this one had begun")
                await connection.close()
                connection = await _again(engine, number)
    finally:
        await connection.close()


async def _again(engine: AsyncEngine, number: int) -> AsyncConnection:
    while True:
        try:
            connection = await engine.connect()
            await connection.execute(_LOCK, {"number": number})
        except (DBAPIError, OSError):
            await asyncio.sleep(_LOOK_SECONDS)
        else:
            return connection
