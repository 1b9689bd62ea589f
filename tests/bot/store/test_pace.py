from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from bot.store import Store
from bot.store.tables import PaceRow


async def test_slots_are_handed_out_one_after_the_other(store: Store) -> None:
    waits = [await store.pace.reserve(4, 0.5) for _ in range(3)]

    assert waits[0] == 0
    # The time that the reservations themselves take counts.
    assert 1.0 < waits[1] <= 2.0
    assert 3.0 < waits[2] <= 4.0


async def test_time_in_which_nothing_was_sent_is_not_saved_up(store: Store) -> None:
    await store.pace.reserve(1, 0.01)
    await asyncio.sleep(0.1)

    assert await store.pace.reserve(1, 10) == 0
    assert 9 < await store.pace.reserve(1, 10) <= 10


async def test_reservations_at_the_same_time_get_different_slots(store: Store) -> None:
    waits = await asyncio.gather(*(store.pace.reserve(1, 1) for _ in range(8)))

    assert sorted(round(wait) for wait in waits) == list(range(8))


async def test_a_clock_that_was_set_back_stops_nobody_for_long(store: Store) -> None:
    await store.pace.reserve(1, 0.1)
    async with store.transactions.begin() as session:
        await session.execute(update(PaceRow).values(next_slot=PaceRow.next_slot + 3_600_000_000))

    assert await store.pace.reserve(1, 0.1) <= 60


@pytest.mark.parametrize(("count", "interval"), [(0, 1.0), (1, 0.0), (1, -1.0)])
async def test_no_slots_are_refused(store: Store, count: int, interval: float) -> None:
    with pytest.raises(ValueError, match="no slots"):
        await store.pace.reserve(count, interval)
