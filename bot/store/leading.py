"""Which process fetches Telegram's updates. On PostgreSQL it is the one that holds an advisory lock; the others stand
by and send their share of the outbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

LEADER = 0x4F6E5265_0000_0001
"""The advisory lock of the process that fetches updates."""

_LOOK_SECONDS = 5.0
_TRY = text(f"SELECT pg_try_advisory_lock({LEADER})")

log = logging.getLogger(__name__)


@asynccontextmanager
async def leading(engine: AsyncEngine) -> AsyncIterator[asyncio.Event]:
    """Waits until no other process leads, and leads for as long as the context lasts.

    The event is set when the connection that holds the lock is lost: another process may lead then. `engine` must make
    connections that begin no transactions.
    """
    connection = await _elected(engine)
    lost = asyncio.Event()
    task = asyncio.create_task(_watch(connection, lost), name="the leader's lock")
    try:
        yield lost
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        # Not given back to the pool: the lock would go on with the connection.
        await connection.invalidate()
        await connection.close()


async def _elected(engine: AsyncEngine) -> AsyncConnection:
    told = False
    while True:
        try:
            connection = await engine.connect()
            if await _locked(connection):
                return connection
            if not told:
                log.info("another process fetches the updates; this one stands by")
                told = True
        except (DBAPIError, OSError) as error:
            log.warning("PostgreSQL is away (%s)", type(error).__name__)
        await asyncio.sleep(_LOOK_SECONDS)


async def _locked(connection: AsyncConnection) -> bool:
    """Whether the connection has got the lock; it is closed when it has not."""
    got = False
    try:
        got = bool((await connection.execute(_TRY)).scalar())
    finally:
        if not got:
            await connection.close()
    return got


async def _watch(connection: AsyncConnection, lost: asyncio.Event) -> None:
    try:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            await connection.execute(text("SELECT 1"))
    except (DBAPIError, OSError):
        log.warning("PostgreSQL was away: another process may fetch the updates now")
        lost.set()
