"""Transactions: whole or not at all, many at a time, and clear about what the database cannot do."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from bot.errors import StoreBroken, StoreUnreachable
from bot.store import Store, StorePlace, open_store
from bot.store.tables import PaceRow


async def slots(store: Store) -> dict[str, int]:
    """What stands in the table of paces."""
    async with store.transactions.read() as session:
        return {row.name: row.next_slot for row in await session.scalars(select(PaceRow))}


async def test_a_transaction_is_kept_whole(store: Store) -> None:
    async with store.transactions.begin() as session:
        session.add_all([PaceRow(name="one", next_slot=1), PaceRow(name="two", next_slot=2)])
    assert await slots(store) == {"one": 1, "two": 2}


async def test_after_an_error_nothing_of_a_transaction_is_left(store: Store) -> None:
    async def twice() -> None:
        async with store.transactions.begin() as session:
            await session.execute(store.transactions.insert(PaceRow).values(name="one", next_slot=1))
            await session.execute(store.transactions.insert(PaceRow).values(name="one", next_slot=2))

    with pytest.raises(IntegrityError):
        await twice()
    assert await slots(store) == {}


async def test_after_a_cancellation_nothing_is_left_and_others_go_on(store: Store) -> None:
    async def halting() -> None:
        async with store.transactions.begin() as session:
            session.add(PaceRow(name="one", next_slot=1))
            await session.flush()
            reached.set()
            await asyncio.Event().wait()

    reached = asyncio.Event()
    task = asyncio.create_task(halting())
    await reached.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with store.transactions.begin() as session:
        session.add(PaceRow(name="two", next_slot=2))
    assert await slots(store) == {"two": 2}


async def test_many_writers_and_readers_at_once_meet_no_locked_database(store: Store) -> None:
    async def write() -> None:
        async with store.transactions.begin() as session:
            before = await session.scalar(select(PaceRow.next_slot).where(PaceRow.name == "all").with_for_update())
            assert before is not None
            await asyncio.sleep(0)
            await session.execute(update(PaceRow).values(next_slot=before + 1))

    async with store.transactions.begin() as session:
        session.add(PaceRow(name="all", next_slot=0))
    await asyncio.gather(*(write() if number % 2 else slots(store) for number in range(200)))
    assert await slots(store) == {"all": 100}


async def test_writers_take_their_turns_in_order(sqlite: Store) -> None:
    async def write(number: int) -> None:
        async with sqlite.transactions.begin() as session:
            session.add(PaceRow(name=str(number), next_slot=number))
            await session.flush()
            await asyncio.sleep(0.005)
        done.append(number)

    done: list[int] = []
    await asyncio.gather(*map(write, range(40)))
    assert done == list(range(40))


async def test_a_reader_sees_one_state_while_others_write(sqlite: Store) -> None:
    async with sqlite.transactions.read() as session:
        assert (await session.scalars(select(PaceRow))).all() == []
        async with sqlite.transactions.begin() as writing:
            writing.add(PaceRow(name="one", next_slot=1))
        assert (await session.scalars(select(PaceRow))).all() == []
    assert await slots(sqlite) == {"one": 1}


async def test_whoever_is_to_write_has_the_right_to_from_the_start(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    async with open_store(place) as store, store.transactions.begin() as session:
        assert (await session.scalars(select(PaceRow))).all() == []
        with (
            closing(sqlite3.connect(place.file, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")


async def test_a_transaction_inside_another_is_refused_instead_of_waiting_for_itself(sqlite: Store) -> None:
    with pytest.raises(RuntimeError, match="inside another"):
        async with sqlite.transactions.begin(), sqlite.transactions.begin():
            pass
    async with sqlite.transactions.begin():
        pass


async def test_an_insert_can_give_way_to_what_is_there_or_replace_it(store: Store) -> None:
    insert = store.transactions.insert(PaceRow).values(name="one", next_slot=2)
    async with store.transactions.begin() as session:
        session.add(PaceRow(name="one", next_slot=1))
    async with store.transactions.begin() as session:
        await session.execute(insert.on_conflict_do_nothing(index_elements=["name"]))
    assert await slots(store) == {"one": 1}
    async with store.transactions.begin() as session:
        await session.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"next_slot": 5}))
    assert await slots(store) == {"one": 5}


async def test_a_server_that_goes_away_is_told_and_found_again(postgresql: Store) -> None:
    async def cut_off() -> None:
        async with postgresql.transactions.begin() as session:
            session.add(PaceRow(name="one", next_slot=1))
            await session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(StoreUnreachable, match="DATABASE_URL: PostgreSQL"):
        await cut_off()
    assert await slots(postgresql) == {}


async def test_connections_that_were_lost_while_nothing_happened_are_not_used(postgresql: Store) -> None:
    async def cut_off_others() -> None:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        async with postgresql.transactions.begin() as session:
            await session.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))  # noqa: S608 - a constant

    await asyncio.gather(*(slots(postgresql) for _ in range(5)))
    await cut_off_others()
    await asyncio.sleep(0.1)
    assert await asyncio.gather(*(slots(postgresql) for _ in range(5))) == [{}] * 5


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    async with open_store(StorePlace(None, tmp_path)) as store:

        async def fill() -> None:
            async with store.transactions.begin() as session:
                # A file that may not grow by a page is what a full disk is to SQLite.
                await session.execute(text("PRAGMA max_page_count = 1"))
                session.add_all(PaceRow(name=f"name {number}", next_slot=1) for number in range(10_000))

        with pytest.raises(StoreBroken, match=r"full\. Look for room on the disk"):
            await fill()
        assert await slots(store) == {}
