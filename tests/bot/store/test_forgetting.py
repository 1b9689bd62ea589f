"""Forgetting leaves no trace: not in a table, not in the database file, not in its write-ahead log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import inspect, text

from bot.store import Store, StorePlace
from bot.store.records import Answered, Asked, Shown
from bot.store.tables import DeliveryKind, DeliveryState, Verdict
from tests.bot.store.making import DAY, NOW, planned, shown_to, subscribed, unhandled

CANARY = "канарка-canary-7f3a"
PERSON = 0x3C5A_9E71_D2B4
"""So large that SQLite writes it in six bytes, which nothing else in the file equals by chance."""
GROUP = -0x2B7D_4F13_A6C5
OTHER_GROUP = -0x1A6B_3C5D_7E81
OTHER = 0x2E4D_6B8A_1C3F

numbers = iter(range(1, 10_000))


async def lives(store: Store, chat_id: int, user_id: int, mark: str, **reply: Any) -> None:
    """Somebody leaves a mark in every table: settings of a chat, and what a person does in it."""
    if await store.subscriptions.get(chat_id) is None:
        await subscribed(store, chat_id, zone=f"Zone/{mark}", alerts=True)
        await store.follows.add(chat_id, f"follow {mark}", NOW)
        await store.outbox.plan([planned(chat_id)], NOW)
        [job] = await store.outbox.claim(NOW, 1)
        version = mark.encode().hex()
        await store.outbox.start(job, [Shown(mark.encode()[-16:], version, 0, 9)], NOW, NOW)
        await store.outbox.finish(job, DeliveryState.UNCERTAIN, NOW, trouble=f"trouble {mark}")
        await store.outbox.add(chat_id, f"alert-{mark}", DeliveryKind.ALERT, None, NOW + DAY, NOW)
    number = next(numbers)
    await store.answers.put(Answered(chat_id, number, number, user_id, False, NOW))
    await store.questions.put(Asked(number, chat_id, user_id, f"Who? {mark}", mark, "en", False, "silent", NOW))
    await store.feedback.give(chat_id, number, user_id, Verdict.OUTDATED, NOW)
    await store.updates.keep([(number, payload(number, chat_id, user_id, mark, **reply))], NOW)


def payload(number: int, chat_id: int, user_id: int, mark: str, **more: Any) -> str:
    chat = {"id": chat_id, "type": "group" if chat_id < 0 else "private"}
    sender = {"id": user_id, "is_bot": False, "first_name": mark}
    message = {"message_id": number, "date": 1, "chat": chat, "from": sender, "text": f"Who? {mark}"} | more
    return json.dumps({"update_id": number, "message": message}, ensure_ascii=False)


def traces(number: int, mark: str = CANARY) -> list[bytes]:
    """What a number and a mark look like: as text, and in the file of SQLite."""
    found = [mark.encode(), mark.encode().hex().encode(), str(number).encode()]
    return [*found, number.to_bytes(6, "big", signed=True)]


async def remains(store: Store, place: StorePlace) -> bytes:
    """All that a database holds: SQLite's files; every column of every table of PostgreSQL, and its statistics."""
    if not store.shared:
        return b"".join(file.read_bytes() for file in sorted(place.folder.iterdir()) if file.is_file())
    async with store.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        parts: list[str] = []
        for name in (*names, "pg_stats"):
            parts += await connection.scalars(text(f'SELECT CAST(t AS text) FROM "{name}" t'))  # noqa: S608 - our names
        return "\n".join(parts).encode()


def found(haystack: bytes, needles: list[bytes]) -> Iterator[bytes]:
    return (needle for needle in needles if needle in haystack)


async def analysed(store: Store) -> None:
    """PostgreSQL writes down the most common values, as it does by itself now and then."""
    if store.shared:
        async with store.transactions.begin() as session:
            await session.execute(text("ANALYZE"))


async def test_of_a_forgotten_chat_nothing_is_left_and_all_of_the_others(store: Store, place: StorePlace) -> None:
    await lives(store, GROUP, PERSON, CANARY)
    await lives(store, OTHER_GROUP, OTHER, "unmarked")
    await analysed(store)
    before = await remains(store, place)
    assert set(found(before, traces(GROUP)[:3])) == set(traces(GROUP)[:3])
    if not store.shared:
        assert traces(GROUP)[3] in before

    await store.forget_chat(GROUP)

    after = await remains(store, place)
    assert list(found(after, traces(GROUP) + traces(PERSON))) == []
    assert set(found(after, traces(OTHER_GROUP, "unmarked")[:3])) == set(traces(OTHER_GROUP, "unmarked")[:3])
    subscription = await store.subscriptions.get(OTHER_GROUP)
    assert subscription is not None
    assert subscription.zone == "Zone/unmarked"
    assert len(await unhandled(store)) == 1


async def test_of_a_forgotten_person_nothing_is_left_in_private_nor_in_groups(store: Store, place: StorePlace) -> None:
    await lives(store, PERSON, PERSON, CANARY)
    await lives(store, GROUP, OTHER, "unmarked")
    await lives(store, GROUP, PERSON, CANARY)
    quoted = json.loads(payload(1, GROUP, PERSON, CANARY))["message"]
    await lives(store, GROUP, OTHER, "unmarked", reply_to_message=quoted)
    await analysed(store)
    before = await remains(store, place)
    assert set(found(before, traces(PERSON)[:3])) == set(traces(PERSON)[:3])

    await store.forget_user(PERSON)

    after = await remains(store, place)
    assert list(found(after, traces(PERSON))) == []
    # The group and the others in it are as they were.
    assert set(found(after, traces(GROUP, "unmarked")[:3])) == set(traces(GROUP, "unmarked")[:3])
    assert str(OTHER).encode() in after
    assert await store.subscriptions.get(GROUP) is not None
    assert [group.times for group in await store.questions.unanswered(10)] == [2]
    assert (await store.stats(NOW)).feedback[Verdict.OUTDATED] == 2
    waiting = [json.loads(each)["message"] for _, each in await unhandled(store)]
    assert [message["from"]["id"] for message in waiting] == [OTHER, OTHER]
    assert not any("reply_to_message" in message for message in waiting)


async def test_nothing_is_left_of_what_was_handled_and_tidied_away_before(store: Store, place: StorePlace) -> None:
    for _ in range(3):
        await lives(store, GROUP, PERSON, CANARY)
    await analysed(store)
    for number, _ in await unhandled(store):
        await store.updates.done(number)
    await store.questions.tidy(NOW + DAY)
    await store.answers.tidy(NOW + DAY)
    await lives(store, OTHER_GROUP, OTHER, "unmarked")
    await store.forget_chat(GROUP)

    assert list(found(await remains(store, place), traces(PERSON) + traces(GROUP))) == []


async def test_an_update_of_a_forgotten_person_is_known_when_it_comes_again(store: Store) -> None:
    await store.updates.keep([(1, payload(1, PERSON, PERSON, CANARY))], NOW)
    await store.forget_user(PERSON)

    assert await unhandled(store) == []
    assert await store.updates.keep([(1, payload(1, PERSON, PERSON, CANARY))], NOW) == []
    assert await store.updates.begin(1) == 1
    await store.updates.done(1)


async def test_many_waiting_updates_are_looked_through(store: Store) -> None:
    theirs = {number for number in range(1_300) if number % 3}
    updates = [(n, payload(n, GROUP, PERSON if n in theirs else OTHER, f"about {PERSON}")) for n in range(1_300)]
    await store.updates.keep(updates, NOW)
    await store.forget_user(PERSON)

    assert [number for number, _ in await unhandled(store)] == sorted(set(range(1_300)) - theirs)


async def test_nothing_is_sent_to_a_forgotten_chat_any_more(store: Store) -> None:
    await subscribed(store, GROUP, alerts=True)
    await store.outbox.plan([planned(GROUP)], NOW)
    await store.outbox.add(GROUP, "alert", DeliveryKind.ALERT, None, NOW, NOW)
    [claimed] = await store.outbox.claim(NOW, 10)

    await store.forget_chat(GROUP)

    assert not await store.outbox.start(claimed, (), None, NOW)
    assert await store.outbox.claim(NOW + DAY, 10) == []
    assert await store.outbox.next_due(NOW) is None
    assert await store.subscriptions.due(NOW + 2 * DAY, 10) == []
    # Nor what was being planned meanwhile.
    assert await store.outbox.plan([planned(GROUP)], NOW) == 0
    assert not await store.outbox.add(GROUP, "alert", DeliveryKind.ALERT, None, NOW, NOW)


async def test_what_was_on_its_way_to_a_forgotten_chat_leaves_no_trace(store: Store, place: StorePlace) -> None:
    await subscribed(store, GROUP)
    await store.outbox.plan([planned(GROUP)], NOW)
    [job] = await store.outbox.claim(NOW, 1)
    await store.outbox.start(job, (), NOW + DAY, NOW)

    await store.forget_chat(GROUP)
    await store.outbox.finish(job, DeliveryState.SENT, NOW, message_id=3)
    await store.outbox.later(job, NOW, NOW, CANARY)

    assert list(found(await remains(store, place), traces(GROUP))) == []


async def test_who_was_never_there_can_be_forgotten(store: Store) -> None:
    await store.forget_chat(GROUP)
    await store.forget_user(PERSON)


async def test_a_forgotten_person_begins_anew(store: Store) -> None:
    await lives(store, PERSON, PERSON, CANARY)
    await store.forget_user(PERSON)

    assert await store.subscriptions.get(PERSON) is None
    assert await store.follows.of(PERSON) == []
    assert await shown_to(store, PERSON) == set()
    await lives(store, PERSON, PERSON, "unmarked")
    assert await store.follows.of(PERSON) == ["follow unmarked"]
