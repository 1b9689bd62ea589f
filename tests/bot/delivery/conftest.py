"""A desk for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import StorePlace
from tests.bot.delivery.desk import Desk, desk_at
from tests.e2e import articles


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk on SQLite, with an article in the archive."""
    async with desk_at(StorePlace(None, tmp_path / "data"), tmp_path) as found:
        await found.publish(articles.CLOCK)
        await found.pass_time(seconds=1)
        yield found
