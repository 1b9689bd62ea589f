from __future__ import annotations

import pytest

from bot.store import Store
from bot.store.records import Answered, Asked, Subscription
from bot.store.tables import DeliveryKind, DeliveryState, Verdict
from tests.bot.store.making import DAY, NOW, answer_at, kind_of, planned, shown, shown_to, subscribed

OLD, NEW = -77, -100_000_000_077


async def test_a_chat_that_was_never_met_has_no_kind_and_no_language(store: Store) -> None:
    assert await kind_of(store, 5) is None
    assert await store.chats.language(5) is None


async def test_a_chat_that_is_met_again_keeps_its_language_and_gets_its_new_kind(store: Store) -> None:
    await store.chats.meet(-5, "group", NOW)
    await store.chats.set_language(-5, "uk")
    await store.chats.meet(-5, "supergroup", NOW + DAY)

    assert await kind_of(store, -5) == "supergroup"
    assert await store.chats.language(-5) == "uk"


async def test_a_language_that_was_chosen_can_be_left_to_whoever_writes(store: Store) -> None:
    await store.chats.meet(5, "private", NOW)
    await store.chats.set_language(5, "ru")
    await store.chats.set_language(5, None)

    assert await store.chats.language(5) is None


async def test_numbers_of_52_bits_are_kept(store: Store) -> None:
    await store.chats.meet(-(2**52) + 1, "channel", NOW)

    assert await kind_of(store, -(2**52) + 1) == "channel"


async def test_a_blocked_chat_is_never_due_and_gets_nothing_that_was_pending(store: Store) -> None:
    await subscribed(store, 5, alerts=True)
    await store.outbox.plan([planned(5)], NOW)
    await store.outbox.add(5, "alert-1", DeliveryKind.ALERT, None, NOW, NOW)
    [job] = await store.outbox.claim(NOW, 1)
    await store.chats.block(5, NOW)

    subscription = await store.subscriptions.get(5)
    assert subscription is not None
    assert subscription.next_due is None
    assert not await store.outbox.start(job, (), None, NOW)
    assert await store.outbox.claim(NOW + DAY, 10) == []
    assert [each async for each in store.subscriptions.with_alerts()] == []
    assert not await store.outbox.add(5, "alert-2", DeliveryKind.ALERT, None, NOW, NOW)
    assert (await store.stats(NOW)).blocked == 1


async def test_a_chat_that_lets_the_bot_in_again_gets_what_comes_then(store: Store) -> None:
    await subscribed(store, 5, alerts=True)
    await store.chats.block(5, NOW)
    await store.chats.unblock(5)

    assert [each.chat_id async for each in store.subscriptions.with_alerts()] == [5]
    assert await store.outbox.add(5, "alert", DeliveryKind.ALERT, None, NOW, NOW)
    assert (await store.stats(NOW)).blocked == 0


async def test_a_supergroup_takes_over_everything_but_the_messages_of_its_group(store: Store) -> None:
    before = await subscribed(store, OLD, "group", minute=615, zone="Europe/Kyiv", thread_id=3)
    await store.chats.set_language(OLD, "uk")
    await store.follows.add(OLD, "Ilse Morrow", NOW)
    await store.outbox.plan([planned(OLD)], NOW)
    [job] = await store.outbox.claim(NOW, 10)
    await store.outbox.start(job, [shown(1)], None, NOW)
    await store.questions.put(Asked(1, OLD, 9, "Why?", "", "en", False, "silent", NOW))
    await store.feedback.give(OLD, 4, 9, Verdict.RIGHT, NOW)
    await store.answers.put(Answered(OLD, 4, 3, 9, False, NOW))

    await store.chats.migrate(OLD, NEW)

    assert await kind_of(store, OLD) is None
    assert await kind_of(store, NEW) == "supergroup"
    assert await store.chats.language(NEW) == "uk"
    moved = await store.subscriptions.get(NEW)
    assert moved is not None
    assert (moved.minute, moved.zone, moved.thread_id) == (before.minute, before.zone, before.thread_id)
    assert moved.last_date == NOW.date()
    assert await store.subscriptions.get(OLD) is None
    assert await store.follows.of(NEW) == ["Ilse Morrow"]
    assert await shown_to(store, NEW) == {shown(1).fingerprint}
    assert await shown_to(store, OLD) == set()
    assert await answer_at(store, NEW, 4) is None
    assert await answer_at(store, OLD, 4) is None
    assert (await store.stats(NOW)).feedback[Verdict.RIGHT] == 1
    # The message was refused because the group is gone: it is sent to the supergroup.
    await store.outbox.later(job, NOW, NOW, "the group became a supergroup")
    [again] = await store.outbox.claim(NOW, 10)
    assert (again.chat_id, again.key) == (NEW, job.key)


async def test_a_supergroup_that_has_settings_keeps_them_and_is_given_the_rest(store: Store) -> None:
    await subscribed(store, OLD, "group", minute=600, last_date=NOW.date())
    await store.chats.set_language(OLD, "ru")
    await store.follows.add(OLD, "Ilse Morrow", NOW)
    await store.follows.add(OLD, "ferry", NOW)
    await subscribed(store, NEW, "supergroup", minute=700)
    await store.follows.add(NEW, "ferry", NOW)
    await store.feedback.give(OLD, 4, 9, Verdict.OUTDATED, NOW)
    await store.feedback.give(NEW, 4, 9, Verdict.RIGHT, NOW)

    await store.chats.migrate(OLD, NEW)

    joined = await store.subscriptions.get(NEW)
    assert joined is not None
    assert (joined.minute, joined.last_date) == (700, NOW.date())
    assert await store.chats.language(NEW) == "ru"
    assert sorted(await store.follows.of(NEW)) == ["Ilse Morrow", "ferry"]
    assert (await store.stats(NOW)).feedback[Verdict.RIGHT] == 1
    assert (await store.stats(NOW)).feedback[Verdict.OUTDATED] == 0


async def test_a_digest_that_is_on_stays_on_though_somebody_looked_at_the_menu_of_the_supergroup(store: Store) -> None:
    await subscribed(store, OLD, "group", minute=600)
    await store.chats.meet(NEW, "supergroup", NOW)
    await store.subscriptions.put(Subscription.new(NEW, NOW))

    await store.chats.migrate(OLD, NEW)

    joined = await store.subscriptions.get(NEW)
    assert joined is not None
    assert (joined.on, joined.minute) == (True, 600)


@pytest.mark.parametrize(("sent_to", "left"), [(OLD, 0), (NEW, 0), (None, 1)])
async def test_what_one_of_the_two_got_is_not_sent_again(store: Store, sent_to: int | None, left: int) -> None:
    for chat_id in (OLD, NEW):
        await subscribed(store, chat_id, "group")
        await store.outbox.plan([planned(chat_id)], NOW)
    jobs = await store.outbox.claim(NOW, 10)
    for job in jobs:
        if job.chat_id == sent_to:
            await store.outbox.start(job, [shown(1)], None, NOW)
            await store.outbox.finish(job, DeliveryState.SENT, NOW, message_id=8)
    await store.outbox.release(jobs)

    await store.chats.migrate(OLD, NEW)

    assert len(await store.outbox.claim(NOW, 10)) == left
    assert (await store.stats(NOW)).sent_day == (sent_to is not None)


async def test_what_both_were_shown_counts_once(store: Store) -> None:
    for chat_id, numbers in ((OLD, (1, 2)), (NEW, (2, 3))):
        await subscribed(store, chat_id, "group")
        await store.outbox.plan([planned(chat_id)], NOW)
        [job] = await store.outbox.claim(NOW, 10)
        await store.outbox.start(job, [shown(number) for number in numbers], None, NOW)
        await store.outbox.finish(job, DeliveryState.SENT, NOW)

    await store.chats.migrate(OLD, NEW)

    assert await shown_to(store, NEW) == {shown(number).fingerprint for number in (1, 2, 3)}


async def test_a_migration_may_be_told_twice(store: Store) -> None:
    await subscribed(store, OLD, "group")
    await store.chats.migrate(OLD, NEW)
    await store.chats.migrate(OLD, NEW)
    await store.chats.migrate(NEW, NEW)

    moved = await store.subscriptions.get(NEW)
    assert moved is not None
    assert moved.on
