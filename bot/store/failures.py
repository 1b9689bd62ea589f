"""The failures of databases, turned into errors that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy import Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoneFree

from bot.errors import StoreBusy, StoreError
from bot.store import postgres, sqlite

_OUR_FAULT = (DataError, IntegrityError, NotSupportedError, ProgrammingError)
_NO_PRIVILEGE = "42501"


@contextmanager
def told_clearly(engine: Engine) -> Iterator[None]:
    """Turns what the database of `engine` cannot do into StoreBroken, StoreBusy or StoreUnreachable.

    A statement that is itself wrong is a fault of this program: its error passes as it is.
    """
    try:
        yield
    except NoneFree as error:
        raise StoreBusy(
            "the database is too slow: no connection came free in time. Give the machine less to do"
        ) from error
    except DBAPIError as error:
        found = _explained(error.driver_exception, engine)
        if found is None or (isinstance(error, _OUR_FAULT) and getattr(error.orig, "sqlstate", "") != _NO_PRIVILEGE):
            raise
        raise found from error
    except (sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        found = _explained(error, engine)
        if found is None:
            raise
        raise found from error


def _explained(error: BaseException | None, engine: Engine) -> StoreError | None:
    if isinstance(error, sqlite3.Error):
        return sqlite.explained(error, engine.url.database or "the database")
    if isinstance(error, asyncpg.PostgresError | asyncpg.InterfaceError | OSError):
        return postgres.explained(error)
    return None
