"""An empty store on each database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store, StorePlace, open_store
from tests.bot.store.databases import KINDS, fresh_place


@pytest.fixture(params=KINDS)
async def place(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StorePlace]:
    """Where a store can be opened; nothing is there yet."""
    async with fresh_place(request.param, tmp_path / "data") as found:
        yield found


@pytest.fixture
async def store(place: StorePlace) -> AsyncIterator[Store]:
    """An open store with nothing in it, on SQLite and on PostgreSQL."""
    async with open_store(place) as opened:
        yield opened


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Store]:
    """An open store on SQLite, for what only SQLite does."""
    async with open_store(StorePlace(None, tmp_path / "data")) as opened:
        yield opened


@pytest.fixture
async def postgresql(tmp_path: Path) -> AsyncIterator[Store]:
    """An open store on PostgreSQL, for what only PostgreSQL does."""
    async with fresh_place("postgresql", tmp_path / "data") as found, open_store(found) as opened:
        yield opened
