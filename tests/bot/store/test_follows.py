from __future__ import annotations

import pytest

from bot.store import Store
from bot.store.follows import LONGEST_FOLLOWED, MOST_FOLLOWS
from tests.bot.store.making import MINUTE, NOW


@pytest.fixture
async def met(store: Store) -> Store:
    for chat_id in (1, 2):
        await store.chats.meet(chat_id, "private", NOW)
    return store


async def test_follows_come_back_in_the_order_in_which_they_were_added(met: Store) -> None:
    assert await met.follows.add(1, "Ilse Morrow", NOW)
    assert await met.follows.add(1, "паром", NOW + MINUTE)
    assert await met.follows.add(1, "Bridge", NOW + 2 * MINUTE)

    assert await met.follows.of(1) == ["Ilse Morrow", "паром", "Bridge"]
    assert await met.follows.of(2) == []


async def test_case_makes_no_second_follow(met: Store) -> None:
    assert await met.follows.add(1, "Паром", NOW)
    assert not await met.follows.add(1, "ПАРОМ", NOW)
    assert await met.follows.add(2, "паром", NOW)

    assert await met.follows.of(1) == ["Паром"]


async def test_a_follow_is_removed_in_any_case(met: Store) -> None:
    await met.follows.add(1, "Паром", NOW)
    await met.follows.add(2, "Паром", NOW)

    assert await met.follows.remove(1, "паром")
    assert not await met.follows.remove(1, "паром")
    assert await met.follows.of(1) == []
    assert await met.follows.of(2) == ["Паром"]


async def test_there_is_a_most_that_a_chat_can_follow(met: Store) -> None:
    added = [await met.follows.add(1, f"ferry {number}", NOW) for number in range(MOST_FOLLOWS + 1)]

    assert added == [True] * MOST_FOLLOWS + [False]
    assert len(await met.follows.of(1)) == MOST_FOLLOWS


async def test_a_chat_must_be_met_before_it_follows(met: Store) -> None:
    with pytest.raises(ValueError, match="never met"):
        await met.follows.add(3, "ferry", NOW)


async def test_words_that_are_too_long_are_refused(met: Store) -> None:
    assert await met.follows.add(1, "x" * LONGEST_FOLLOWED, NOW)
    with pytest.raises(ValueError, match="at most 200"):
        await met.follows.add(1, "x" * (LONGEST_FOLLOWED + 1), NOW)
