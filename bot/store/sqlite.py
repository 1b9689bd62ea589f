"""The SQLite file in the data folder: how it is made, opened and looked at."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StoreBroken, StoreBusy
from bot.store.locks import unwritable

FILE = "onrecord.db"
LOCK = "onrecord.lock"
WRITES = "onrecord_writes"
"""The execution option of connections that write."""

_PRAGMAS = (
    "busy_timeout = 10000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    # What is deleted is overwritten: /forget means it.
    "secure_delete = ON",
)


def make_folder(folder: Path) -> None:
    """Makes the data folder, which nobody but its owner may look into, unless it is there. Raises StoreBroken."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreBroken(unwritable(folder, error)) from error


def make_file(file: Path) -> None:
    """Makes an empty file that nobody but its owner may read, unless it is there. Raises StoreBroken."""
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreBroken(unwritable(file.parent, error)) from error


def file_engine(file: Path) -> AsyncEngine:
    """The engine for a SQLite file. Transactions of writers begin with BEGIN IMMEDIATE, so that they never have to turn
    from reading to writing in the middle; nothing that was committed is lost with the power."""
    engine = create_async_engine(URL.create("sqlite+aiosqlite", database=str(file)), hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")


def look_at(connection: Connection, file: Path) -> None:
    """Looks whether the file is whole. Raises StoreBroken when it is not."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise StoreBroken(f"{file}: the database is damaged. {_MEND}")


def explained(error: sqlite3.Error, file: str) -> StoreBroken | StoreBusy:
    """What to say when the file cannot be used."""
    if "not a database" in str(error) or "malformed" in str(error):
        return StoreBroken(f"{file}: {error}. {_MEND}")
    if "locked" in str(error):
        return StoreBusy(f"{file}: another program holds the database. Close it, then start again")
    return StoreBroken(f"{file}: {error}. Look for room on the disk and for the permissions of the file and its folder")


_MEND = "Move it away together with the files beside it, and restore a backup (onrecord restore FILE) or start anew"
