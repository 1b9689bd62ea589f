"""Fresh databases for tests: a folder for SQLite, or a new one on the PostgreSQL server of TEST_DATABASE_URL."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from bot.store import StorePlace

_THERE = bool(os.environ.get("TEST_DATABASE_URL") or os.environ.get("ONRECORD_REQUIRE_POSTGRES"))

KINDS = ("sqlite", "postgresql") if _THERE else ("sqlite",)
"""The databases to test; `test_databases.py` says so when PostgreSQL is left out."""


def server() -> str:
    """The address of the PostgreSQL server; skips the test when there is none, fails it when there has to be one."""
    url = os.environ.get("TEST_DATABASE_URL", "")
    if url:
        return url
    why = "TEST_DATABASE_URL is not set: run it as python -m tests.postgres -- python -m pytest ..."
    if os.environ.get("ONRECORD_REQUIRE_POSTGRES"):
        pytest.fail(why)
    pytest.skip(why)


@asynccontextmanager
async def fresh_url() -> AsyncIterator[str]:
    """The address of a new, empty PostgreSQL database, which is dropped at the end with all connections to it."""
    url = server()
    name = f"test_{secrets.token_hex(8)}"
    await _command(url, f"CREATE DATABASE {name}")
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        await _command(url, f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def fresh_place(kind: str, folder: Path) -> AsyncIterator[StorePlace]:
    """A place of one of the KINDS in which nothing is yet. `folder` must be one of its own."""
    if kind == "sqlite":
        yield StorePlace(None, folder)
        return
    async with fresh_url() as url:
        yield StorePlace(url, folder)


async def _command(url: str, command: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(command)
    finally:
        await connection.close()
