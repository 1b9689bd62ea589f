from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from bot.store import Store
from bot.store.records import Subscription
from bot.store.tables import ChatRow, SubscriptionRow
from tests.bot.store.making import DAY, MINUTE, NOW, subscribed


async def test_a_chat_begins_with_a_digest_that_is_off(store: Store) -> None:
    new = Subscription.new(5, NOW, zone="Europe/Kyiv")

    assert (new.on, new.minute, new.zone, new.next_due, new.covered) == (False, 510, "Europe/Kyiv", None, NOW)
    assert (new.articles, new.followed, new.archive, new.tell_empty, new.alerts) == (True, True, True, False, False)


async def test_a_subscription_comes_back_as_it_was_put(store: Store) -> None:
    assert await store.subscriptions.get(5) is None

    put = await subscribed(
        store, 5, thread_id=7, quiet_from=1320, quiet_until=420, articles=False, last_date=date(2031, 3, 3)
    )
    assert await store.subscriptions.get(5) == put

    changed = replace(put, on=False, minute=0, next_due=None, quiet_from=None, quiet_until=None, tell_empty=True)
    await store.subscriptions.put(changed)
    assert await store.subscriptions.get(5) == changed


async def test_a_chat_must_be_met_before_it_subscribes(store: Store) -> None:
    with pytest.raises(ValueError, match="never met"):
        await store.subscriptions.put(Subscription.new(5, NOW))


async def test_what_was_sent_meanwhile_is_not_undone_by_a_change(store: Store) -> None:
    sent = await subscribed(store, 5, last_date=date(2031, 3, 4), covered=NOW + DAY)
    await store.subscriptions.put(replace(sent, minute=600, last_date=date(2031, 3, 3), covered=NOW))
    await store.subscriptions.put(replace(sent, minute=700, last_date=None, covered=NOW))

    assert await store.subscriptions.get(5) == replace(sent, minute=700)


async def test_a_change_may_go_ahead_of_what_was_sent(store: Store) -> None:
    sent = await subscribed(store, 5)
    ahead = replace(sent, last_date=date(2031, 3, 5), covered=NOW + DAY)
    await store.subscriptions.put(ahead)

    assert await store.subscriptions.get(5) == ahead


async def test_due_are_those_whose_instant_has_come_the_longest_overdue_first(store: Store) -> None:
    await subscribed(store, 1, next_due=NOW + MINUTE)
    await subscribed(store, 2, next_due=NOW)
    await subscribed(store, 3, next_due=NOW - DAY)
    await subscribed(store, 4, next_due=None)

    assert [each.chat_id for each in await store.subscriptions.due(NOW, 10)] == [3, 2]
    assert [each.chat_id for each in await store.subscriptions.due(NOW, 1)] == [3]
    assert await store.subscriptions.due(NOW - 2 * DAY, 10) == []


async def test_alerts_go_to_those_who_want_them_whether_their_digest_is_on_or_not(store: Store) -> None:
    await subscribed(store, 1, alerts=True)
    await subscribed(store, 2, alerts=False)
    await subscribed(store, 3, alerts=True, on=False)
    await subscribed(store, 4, alerts=True)
    await store.chats.block(4, NOW)

    assert [each.chat_id async for each in store.subscriptions.with_alerts()] == [1, 3]


async def test_more_alerts_than_a_page_holds_are_wanted_once_each(store: Store) -> None:
    chats = [{"chat_id": number - 600, "kind": "private", "met": NOW} for number in range(1_200)]
    subscription = await subscribed(store, 5_000, alerts=True)
    fields = {name: getattr(subscription, name) for name in Subscription.__slots__}
    async with store.transactions.begin() as session:
        await session.execute(insert(ChatRow), chats)
        await session.execute(insert(SubscriptionRow), [fields | {"chat_id": each["chat_id"]} for each in chats])

    found = [each.chat_id async for each in store.subscriptions.with_alerts()]

    assert found == [*range(-600, 600), 5_000]


async def test_a_digest_is_put_off_unless_somebody_has_set_it_anew_meanwhile(store: Store) -> None:
    await subscribed(store, 1)
    await subscribed(store, 2, next_due=None, on=False)
    for chat_id in (1, 2):
        await store.subscriptions.put_off(chat_id, NOW, NOW + DAY)

    first, second = await store.subscriptions.get(1), await store.subscriptions.get(2)
    assert first is not None
    assert second is not None
    assert (first.on, first.next_due) == (True, NOW + DAY)
    assert (second.on, second.next_due) == (False, None)
