"""Transactions on either database: what every group of queries works through."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.store.failures import told_clearly
from bot.store.sqlite import WRITES
from bot.store.tables import Table

_OPTIONS = {"synchronize_session": False}
"""A session lives for one transaction and remembers no rows that a statement would have to be applied to."""


class Transactions:
    """Makes sessions, each of them one transaction that is committed at the end and rolled back on an error.

    On SQLite writers queue up here, in order: none of them ever meets a locked database, and none starves.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.shared = engine.dialect.name == "postgresql"
        """Whether other processes may work on the same database."""
        self._reading = engine
        self._writing = engine.execution_options(**{WRITES: True})
        self._turn = asyncio.Lock()
        self._writer: asyncio.Task[object] | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A transaction that writes (and may read). Keep it short, and do not begin another inside it.

        Raises StoreUnreachable, StoreBroken or StoreBusy when the database fails.
        """
        if self.shared:
            async with _session(self._writing) as session:
                yield session
            return
        if self._writer is not None and self._writer is asyncio.current_task():
            raise RuntimeError("a writing transaction was begun inside another one")
        async with self._turn:
            self._writer = asyncio.current_task()
            try:
                async with _session(self._writing) as session:
                    yield session
            finally:
                self._writer = None

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads: on SQLite it sees one state of the database and waits for no writer.

        Raises StoreUnreachable, StoreBroken or StoreBusy when the database fails.
        """
        async with _session(self._reading) as session:
            yield session

    def insert(self, table: type[Table]) -> postgresql.Insert | sqlite.Insert:
        """An INSERT that knows ON CONFLICT (`on_conflict_do_nothing`, `on_conflict_do_update`, `excluded`)."""
        return postgresql.insert(table) if self.shared else sqlite.insert(table)


@asynccontextmanager
async def _session(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    with told_clearly(engine.sync_engine):
        async with AsyncSession(engine, expire_on_commit=False, execution_options=_OPTIONS) as session, session.begin():
            yield session
