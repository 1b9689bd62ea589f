"""Workers: each process can tell which of the others are gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import Store, StorePlace, open_store, workers
from tests.bot.store.databases import fresh_place


async def gone(store: Store, *numbers: int) -> set[int]:
    """Those of the numbers that the store's process takes for gone."""
    async with store.transactions.begin() as session:
        return await workers.gone(session, store.shared, store.worker, numbers)


async def test_a_process_is_never_gone_for_itself(store: Store) -> None:
    assert await gone(store, store.worker) == set()


async def test_a_number_that_nobody_has_is_gone(store: Store) -> None:
    other = store.worker % 1000 + 1
    assert await gone(store, other, store.worker) == {other}
    assert await gone(store, other) == {other}


async def test_on_sqlite_whoever_was_there_before_is_gone(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    async with open_store(place) as store:
        before = store.worker
    async with open_store(place) as store:
        assert store.worker != before
        assert await gone(store, before) == {before}


@pytest.fixture
async def shared(tmp_path: Path) -> AsyncIterator[StorePlace]:
    """A new PostgreSQL database."""
    async with fresh_place("postgresql", tmp_path) as place:
        yield place


async def cut_off(store: Store, worker: int) -> None:
    """Ends the connection that shows that a worker lives."""
    holder = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = CAST(:n AS bigint)"
    async with store.transactions.begin() as session:
        assert (await session.execute(text(holder), {"n": worker})).all() == [(True,)]


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Waits for it, at most ten seconds."""
    async with asyncio.timeout(10):
        while not await happened():  # noqa: ASYNC110 - a server tells nobody that it has noticed
            await asyncio.sleep(0.01)


async def test_on_postgresql_a_process_lives_until_it_closes_the_store(shared: StorePlace) -> None:
    async with open_store(shared) as one:
        async with open_store(shared) as two:
            assert one.worker != two.worker
            assert await gone(one, two.worker) == set()
            assert await gone(two, one.worker) == set()
        assert await gone(one, two.worker) == {two.worker}


async def test_on_postgresql_a_process_whose_connection_is_lost_comes_back_as_itself(
    shared: StorePlace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(workers, "_LOOK_SECONDS", 0.05)
    async with open_store(shared) as one, open_store(shared) as two:
        await cut_off(two, one.worker)

        async def noticed() -> bool:
            return bool(caplog.messages)

        async def back() -> bool:
            return not await gone(two, one.worker)

        await until(noticed)
        assert caplog.messages[0].startswith("PostgreSQL was away")
        await until(back)


async def test_on_postgresql_it_can_be_told_whether_any_bot_works_there(shared: StorePlace) -> None:
    async with open_store(shared) as store, store.engine.connect() as connection:
        assert await workers.any_alive(connection)
        await cut_off(store, store.worker)

        async def alone() -> bool:
            return not await workers.any_alive(connection)

        await until(alone)
