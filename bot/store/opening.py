"""Opening the store: making it where there is none, migrating it, and keeping other processes out or known."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreBroken
from bot.store import migrating, sqlite, workers
from bot.store.failures import told_clearly
from bot.store.locks import only_process
from bot.store.postgres import server_engine
from bot.store.store import Store

_MIGRATING = 0x4F6E5265636F7264
"""The advisory lock of whoever changes the tables."""
_PATIENCE = "60s"
"""How long to wait for it."""


@dataclass(frozen=True)
class StorePlace:
    """Where the state is kept: the PostgreSQL database of `url`, or without one the SQLite file in `folder`."""

    url: str | None = field(repr=False)
    folder: Path

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return self.folder / sqlite.FILE

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return str(self.file) if self.url is None else "DATABASE_URL"


@asynccontextmanager
async def open_store(place: StorePlace) -> AsyncIterator[Store]:
    """The store at `place`, made and migrated as needed, for as long as the context lasts.

    Raises StoreBusy when another process works on the SQLite file or does not let go of the database, StoreTooNew when
    a newer version of this program has used it, StoreBroken when it is damaged, cannot be written or is another
    program's, StoreUnreachable when PostgreSQL does not let the bot in, SettingsError for an address that is none.
    """
    if place.url is None:
        async with own_file(place) as engine:
            with told_clearly(engine.sync_engine):
                async with writing(engine) as connection:
                    await connection.run_sync(migrating.migrate, place.name)
            yield Store(engine, workers.some_number())
    else:
        async with shared_server(place.url) as engine, _worker(engine, place) as number:
            yield Store(engine, number)


@asynccontextmanager
async def own_file(place: StorePlace) -> AsyncIterator[AsyncEngine]:
    """The engine of the SQLite file, which is made when there is none; no other process can open it meanwhile."""
    sqlite.make_folder(place.folder)
    with only_process(place.folder / sqlite.LOCK, place.folder):
        sqlite.make_file(place.file)
        engine = sqlite.file_engine(place.file)
        try:
            with told_clearly(engine.sync_engine):
                async with engine.connect() as connection:
                    await connection.run_sync(sqlite.look_at, place.file)
            yield engine
        finally:
            await engine.dispose()


@asynccontextmanager
async def shared_server(url: str) -> AsyncIterator[AsyncEngine]:
    """The engine of a PostgreSQL database."""
    engine = server_engine(url)
    try:
        yield engine
    finally:
        await engine.dispose()


@asynccontextmanager
async def _worker(engine: AsyncEngine, place: StorePlace) -> AsyncIterator[int]:
    async with AsyncExitStack() as stack:
        with told_clearly(engine.sync_engine):
            async with changing_tables(engine, place) as connection:
                await connection.run_sync(migrating.migrate, place.name)
                # Still within the lock: whoever replaces all rows looks for workers under it.
                life = workers.showing_life(engine.execution_options(isolation_level="AUTOCOMMIT"))
                number = await stack.enter_async_context(life)
        yield number


@asynccontextmanager
async def changing_tables(engine: AsyncEngine, place: StorePlace) -> AsyncIterator[AsyncConnection]:
    """A writing transaction that no other process's change of the tables can come between.

    Raises StoreBroken when the database cannot hold every letter, or waits in vain.
    """
    async with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}'"))
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATING})"))
            if (await connection.execute(text("SHOW server_encoding"))).scalar() != "UTF8":
                raise StoreBroken(
                    f"{place.name}: the database's encoding is not UTF8. Make one that is: createdb -E UTF8"
                )
        yield connection


@asynccontextmanager
async def tables_stay(engine: AsyncEngine) -> AsyncIterator[None]:
    """On PostgreSQL: while the context lasts, no process changes the tables."""
    async with engine.begin() as connection:
        await connection.execute(text(f"SET LOCAL lock_timeout = '{_PATIENCE}'"))
        await connection.execute(text(f"SELECT pg_advisory_xact_lock_shared({_MIGRATING})"))
        yield


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection in a writing transaction."""
    async with engine.execution_options(**{sqlite.WRITES: True}).begin() as connection:
        yield connection
