"""Backups: one SQLite file with every row of one moment, whichever database it comes from and goes to."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, MetaData, event, func, select, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import BadBackup, NotWritten, StoreBroken, StoreBusy, StoreInUse
from bot.store import migrating, sqlite, workers
from bot.store.failures import told_clearly
from bot.store.opening import StorePlace, changing_tables, own_file, shared_server, tables_stay
from bot.store.resuming import leave_out_what_may_have_gone

_APPLICATION = 0x4F6E5265
"""What SQLite's header says of a backup, so that no other file is taken for one."""
_LOT = 1000
_DAMAGED = "the backup is damaged. Use another one"
_NO_BACKUP = "it is no backup of this program. Name a file that `onrecord backup` has written"


async def back_up(place: StorePlace, file: Path) -> int:
    """Writes all that the store holds at one moment to `file`, while a bot may work on it; returns the rows.

    An earlier backup of the name is replaced when the new one is whole. Raises NotWritten when the file cannot be
    written or is something else, StoreBroken when there is nothing to back up, and what `open_store` raises.
    """
    _spare_others(file)
    async with _reading(place) as source:
        with _written_beside(file) as part:
            return await _fill(part, source, place)


async def restore(file: Path, place: StorePlace, now: datetime, *, force: bool = False) -> int:
    """Replaces all that the store at `place` holds by what the backup `file` holds; returns the rows.

    A backup of an older version is migrated on the way. What may have been sent since the backup was made is not sent
    again. Raises BadBackup for another file, StoreInUse when the store
    knows people and `force` does not say that they may go, StoreBusy when a bot works on it, StoreTooNew, and what
    `open_store` raises.
    """
    if not _is_backup(file):
        raise BadBackup(f"{file}: {_NO_BACKUP}")
    with _copy_of(file) as copy:
        engine = _file_engine(copy)
        try:
            with told_clearly(engine.sync_engine):
                async with engine.begin() as source:
                    await source.run_sync(migrating.migrate, str(file))
                async with engine.begin() as source, _replacing(place) as target:
                    rows = await _replace(source, target, place, force=force)
                    await leave_out_what_may_have_gone(target, now)
                    return rows
        finally:
            await engine.dispose()


def _is_backup(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
    except OSError as error:
        raise BadBackup(f"{file}: cannot be read ({error.strerror}). Name a backup that can") from error
    return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == _APPLICATION


def _spare_others(file: Path) -> None:
    if file.exists() and not (file.is_file() and _is_backup(file)):
        raise NotWritten(f"{file}: what is there is no backup; it stays as it is. Choose another name")


@contextmanager
def _copy_of(file: Path) -> Iterator[Path]:
    """A whole copy, which can be migrated. Raises BadBackup for a damaged one, NotWritten where there is no room."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        copy = Path(folder) / "copy.db"
        try:
            shutil.copyfile(file, copy)
        except OSError as error:
            raise NotWritten(
                f"{folder}: no copy of {file} can be made ({error.strerror}). Set TMPDIR to a folder with room"
            ) from error
        _check_whole(copy, file)
        yield copy


def _check_whole(copy: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise BadBackup(f"{file}: {_DAMAGED}") from error
    if found != "ok":
        raise BadBackup(f"{file}: {_DAMAGED}")


def _file_engine(file: Path) -> AsyncEngine:
    engine = sqlite.file_engine(file)
    event.listen(engine.sync_engine, "connect", _no_journal)
    return engine


def _no_journal(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The file counts only when it is whole, and then all of it is written to the disk at once.
    cursor = connection.cursor()
    for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@contextmanager
def _written_beside(file: Path) -> Iterator[Path]:
    """A file to fill, which takes the name of `file` when it is filled. Raises NotWritten."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".part", dir=file.parent)
        part = Path(name)
        try:
            yield part
            os.fsync(descriptor)
            part.replace(file)
        finally:
            os.close(descriptor)
            part.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritten(f"{file}: cannot be written ({error.strerror}). Choose another place") from error


@asynccontextmanager
async def _reading(place: StorePlace) -> AsyncIterator[AsyncConnection]:
    """A connection that sees one moment of the store, whatever is written meanwhile."""
    if place.url is None:
        if not place.file.exists():
            raise StoreBroken(f"{place.file}: there is no database, so nothing to back up. Set DATA to where it is")
        engine = sqlite.file_engine(place.file)
        try:
            with told_clearly(engine.sync_engine):
                async with engine.begin() as connection:
                    yield connection
        finally:
            await engine.dispose()
        return
    async with shared_server(place.url) as engine:
        with told_clearly(engine.sync_engine):
            async with engine.execution_options(isolation_level="REPEATABLE READ").begin() as connection:
                async with tables_stay(engine):
                    for table in (await connection.run_sync(_tables)).tables.values():
                        await connection.execute(text(f'LOCK TABLE "{table.name}" IN ACCESS SHARE MODE'))
                yield connection


@asynccontextmanager
async def _replacing(place: StorePlace) -> AsyncIterator[AsyncConnection]:
    """A writing transaction on the store at `place`, in its newest form, with no bot beside it."""
    if place.url is None:
        async with own_file(place) as engine:
            with told_clearly(engine.sync_engine):
                async with changing_tables(engine, place) as connection:
                    await connection.run_sync(migrating.migrate, place.name)
                    yield connection
        return
    async with shared_server(place.url) as engine:
        with told_clearly(engine.sync_engine):
            async with changing_tables(engine, place) as connection:
                if await workers.any_alive(connection):
                    raise StoreBusy("DATABASE_URL: a bot works with this database. Stop every one of them first")
                await connection.run_sync(migrating.migrate, place.name)
                yield connection


async def _fill(part: Path, source: AsyncConnection, place: StorePlace) -> int:
    revision = await source.run_sync(migrating.check, place.name)
    if revision is None:
        raise StoreBroken(f"{place.name}: the database is empty, so there is nothing to back up")
    engine = _file_engine(part)
    try:
        with told_clearly(engine.sync_engine):
            async with engine.begin() as target:
                await target.run_sync(migrating.migrate, str(part), revision)
                rows = await _copy(source, target)
                await target.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION}")
    finally:
        await engine.dispose()
    return rows


async def _replace(source: AsyncConnection, target: AsyncConnection, place: StorePlace, *, force: bool) -> int:
    tables = await target.run_sync(_tables)
    people = (await target.execute(select(func.count()).select_from(tables.tables["chats"]))).scalar()
    if people and not force:
        raise StoreInUse(
            f"{place.name}: it knows people (chats: {people}), who would be gone. Say --force if they may go"
        )
    if target.dialect.name == "sqlite":
        for table in reversed(tables.sorted_tables):
            await target.execute(table.delete())
        return await _copy(source, target)
    # Other than DELETE, it leaves nothing on the disk of what is forgotten.
    await target.execute(text(f"TRUNCATE {', '.join(tables.tables)}"))
    rows = await _copy(source, target)
    await target.execute(_NEXT_DELIVERY)
    return rows


_NEXT_DELIVERY = text(
    "SELECT setval(pg_get_serial_sequence('deliveries', 'delivery_id'),"
    " (SELECT coalesce(max(delivery_id), 0) + 1 FROM deliveries), false)"
)


async def _copy(source: AsyncConnection, target: AsyncConnection) -> int:
    """Copies all rows of all tables that both have; returns how many."""
    theirs = await source.run_sync(_tables)
    ours = await target.run_sync(_tables)
    rows = 0
    for table in theirs.sorted_tables:
        result = await source.stream(select(table))
        async for lot in result.mappings().partitions(_LOT):
            await target.execute(ours.tables[table.name].insert(), [dict(row) for row in lot])
            rows += len(lot)
    return rows


def _tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name != migrating.VERSION_TABLE)
    return found
