from __future__ import annotations

from pathlib import Path

from bot.store import Store, open_store
from tests.bot.store.databases import fresh_place
from tests.bot.store.making import DAY, MINUTE, NOW, of_another, unhandled


async def test_updates_wait_in_the_order_in_which_they_came(store: Store) -> None:
    assert await store.updates.keep([(12, '{"update_id": 12}'), (11, "{}")], NOW) == [12, 11]
    await store.updates.keep([(3, "{}")], NOW + MINUTE)

    assert await unhandled(store) == [(11, "{}"), (12, '{"update_id": 12}'), (3, "{}")]


async def test_an_update_that_comes_again_is_not_new_and_keeps_its_first_payload(store: Store) -> None:
    await store.updates.keep([(1, '"first"')], NOW)

    assert await store.updates.keep([(1, '"second"'), (2, "{}"), (2, "{}")], NOW + MINUTE) == [2]
    assert await unhandled(store) == [(1, '"first"'), (2, "{}")]


async def test_keeping_no_updates_keeps_none(store: Store) -> None:
    assert await store.updates.keep([], NOW) == []


async def test_more_updates_than_one_statement_takes_are_kept(store: Store) -> None:
    updates = [(number, "{}") for number in range(1_201)]

    assert await store.updates.keep(updates, NOW) == list(range(1_201))


async def test_what_a_process_that_is_gone_has_left_is_taken_over_once_in_order(store: Store) -> None:
    await of_another(store).keep([(5, "{}"), (6, "{}")], NOW)
    await of_another(store).keep([(1, "{}"), (2, "{}")], NOW + MINUTE)

    assert await store.updates.left_over(limit=3) == [(5, "{}"), (6, "{}"), (1, "{}")]
    assert await store.updates.left_over(limit=3) == [(2, "{}")]
    assert await store.updates.left_over() == []


async def test_what_this_process_has_in_hand_is_not_left_over(store: Store) -> None:
    await store.updates.keep([(1, "{}")], NOW)

    assert await store.updates.left_over() == []


async def test_what_a_living_process_has_in_hand_is_not_left_over_until_it_ends(tmp_path: Path) -> None:
    async with fresh_place("postgresql", tmp_path) as place, open_store(place) as store:
        async with open_store(place) as other:
            await other.updates.keep([(1, "{}")], NOW)
            assert await store.updates.left_over() == []
        assert await store.updates.left_over() == [(1, "{}")]


async def test_what_was_handled_is_not_left_over(store: Store) -> None:
    await of_another(store).keep([(5, "{}"), (6, "{}")], NOW)
    await store.updates.done(5)

    assert await store.updates.left_over() == [(6, "{}")]


async def test_a_handled_update_does_not_wait_and_is_known_when_it_comes_again(store: Store) -> None:
    await store.updates.keep([(1, "{}")], NOW)
    await store.updates.done(1)

    assert await unhandled(store) == []
    assert await store.updates.keep([(1, "{}")], NOW + MINUTE) == []
    assert await unhandled(store) == []


async def test_it_is_counted_how_often_an_update_was_begun(store: Store) -> None:
    await store.updates.keep([(1, "{}"), (2, "{}")], NOW)

    assert [await store.updates.begin(1), await store.updates.begin(1), await store.updates.begin(2)] == [1, 2, 1]
    assert await store.updates.begin(99) == 0


async def test_an_update_that_did_no_harm_is_counted_anew(store: Store) -> None:
    await store.updates.keep([(1, "{}"), (2, "{}")], NOW)
    for number in (1, 1, 2):
        await store.updates.begin(number)
    await store.updates.spare(1)

    assert [await store.updates.begin(1), await store.updates.begin(2)] == [1, 2]


async def test_numbers_of_handled_updates_are_forgotten_after_two_days(store: Store) -> None:
    await store.updates.keep([(1, "{}"), (2, "{}")], NOW)
    await store.updates.keep([(3, "{}")], NOW + DAY)
    await store.updates.done(1)
    await store.updates.done(3)
    await store.updates.tidy(NOW + 2 * DAY + MINUTE)

    assert await unhandled(store) == [(2, "{}")]
    assert await store.updates.keep([(1, "{}"), (2, "{}"), (3, "{}")], NOW + 3 * DAY) == [1]


async def test_letters_that_a_database_cannot_hold_do_not_lose_the_update(store: Store) -> None:
    await store.updates.keep([(1, '"Ferry \ud83d\0 \N{FERRY}"')], NOW)

    assert await unhandled(store) == [(1, '"Ferry \ufffd\ufffd \N{FERRY}"')]
