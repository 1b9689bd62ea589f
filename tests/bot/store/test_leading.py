"""Which process fetches the updates: one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import Store, StorePlace, leading, open_store
from tests.bot.store.databases import fresh_place


@pytest.fixture
async def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[StorePlace]:
    """A new PostgreSQL database, looked at often."""
    monkeypatch.setattr(leading, "_LOOK_SECONDS", 0.05)
    async with fresh_place("postgresql", tmp_path) as place:
        yield place


async def cut_off(store: Store) -> None:
    """Ends the connection of the leader."""
    holder = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 1 AND objsubid = 1"
    async with store.transactions.begin() as session:
        assert (await session.execute(text(holder))).all() == [(True,)]


async def test_a_process_that_is_alone_leads_at_once(store: Store) -> None:
    async with asyncio.timeout(5), store.leading() as lost:
        assert not lost.is_set()


async def test_only_one_of_two_leads_and_the_other_takes_over_when_it_ends(shared: StorePlace) -> None:
    async with open_store(shared) as one, open_store(shared) as other:
        taken_over = asyncio.Event()

        async def stand_by() -> None:
            async with other.leading():
                taken_over.set()

        async with one.leading():
            standing_by = asyncio.create_task(stand_by())
            await asyncio.sleep(0.3)
            assert not taken_over.is_set()
        await asyncio.wait_for(standing_by, 5)
        assert taken_over.is_set()


async def test_who_loses_the_connection_is_told(shared: StorePlace) -> None:
    async with open_store(shared) as store, store.leading() as lost:
        await cut_off(store)
        await asyncio.wait_for(lost.wait(), 5)
    async with open_store(shared) as store, asyncio.timeout(5), store.leading() as lost:
        assert not lost.is_set()
