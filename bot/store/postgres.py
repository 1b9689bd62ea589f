"""The PostgreSQL database that DATABASE_URL names. Its password never leaves this module."""

from __future__ import annotations

import re
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError, StoreBusy, StoreUnreachable

_SCHEME = re.compile(r"postgres(ql)?(\+asyncpg)?://", re.IGNORECASE)
_ADDRESS = (
    "DATABASE_URL: must be an address like postgresql://user:password@host:5432/name, with %XX for signs such as / and"
    " @ in the password, or empty for SQLite. Correct it in .env or in the environment"
)
_CONNECT_SECONDS = 10.0
_STATEMENT_SECONDS = 120.0
"""After that the machine at the other end counts as gone."""
_SESSION = {
    "application_name": "onrecord",
    # So that the server notices within a minute when the machine of a process is gone.
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}


def server_engine(url: str) -> AsyncEngine:
    """The engine for the database of an address like postgresql://user:password@host:port/name?sslmode=require.

    SQLAlchemy is never shown the address. Raises SettingsError for another kind of address, at the latest when the
    first connection is made.
    """
    if not _SCHEME.match(url):
        raise SettingsError(_ADDRESS)
    address = _SCHEME.sub("postgresql://", url, count=1)

    async def connect() -> Any:
        try:
            return await asyncpg.connect(
                address, timeout=_CONNECT_SECONDS, command_timeout=_STATEMENT_SECONDS, server_settings=_SESSION
            )
        except ValueError:
            # `from None`: a password with a slash in it is taken for a port, and the cause would show it.
            raise SettingsError(_ADDRESS) from None

    return create_async_engine(
        "postgresql+asyncpg://", async_creator=connect, hide_parameters=True, pool_pre_ping=True, pool_recycle=3600
    )


def explained(error: asyncpg.PostgresError | asyncpg.InterfaceError | OSError) -> StoreUnreachable | StoreBusy:
    """What to say when the database cannot be used. The server's own words are left out: they may hold values."""
    state = getattr(error, "sqlstate", None) or ""
    if state == _LOCKED:
        return StoreBusy("DATABASE_URL: another process keeps the database locked. Wait until it is done, or stop it")
    for start, message in _STATES.items():
        if state.startswith(start):
            return StoreUnreachable(f"DATABASE_URL: {message}")
    if isinstance(error, TimeoutError):
        why = "no answer in time"
    elif isinstance(error, OSError) and error.strerror:
        why = error.strerror
    else:
        why = type(error).__name__
    return StoreUnreachable(f"DATABASE_URL: PostgreSQL does not do its work ({why}). Look whether it runs there")


_LOCKED = "55P03"
_STATES = {
    "28": "PostgreSQL does not accept this user with this password. Correct them",
    "3D000": "PostgreSQL has no database of this name. Make it (createdb NAME), or correct the name",
    "42501": "this user may not make or change tables there. Let it: GRANT ALL ON SCHEMA public TO the user",
    "53": "PostgreSQL has run out of connections, memory or room. Give it more",
    "57P03": "PostgreSQL is just starting or stopping. Start again in a moment",
}
"""What an SQLSTATE that begins so means to whoever runs the bot."""
