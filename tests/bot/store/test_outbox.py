from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.store import Store
from bot.store.records import Job, Subscription
from bot.store.tables import DeliveryKind, DeliveryState
from tests.bot.store.making import DAY, MINUTE, NOW, planned, shown, shown_to, subscribed

LATER = NOW + MINUTE


async def subscription(store: Store, chat_id: int) -> Subscription:
    found = await store.subscriptions.get(chat_id)
    assert found is not None
    return found


async def claimed(store: Store, chat_id: int = 5) -> Job:
    """The digest of a chat, claimed."""
    await subscribed(store, chat_id)
    await store.outbox.plan([planned(chat_id)], NOW)
    [job] = await store.outbox.claim(NOW, 10)
    return job


class TestPlanning:
    async def test_a_plan_makes_a_delivery_and_moves_the_subscription_on(self, store: Store) -> None:
        await subscribed(store, 5)

        assert await store.outbox.plan([planned(5, thread_id=7)], NOW) == 1

        moved = await subscription(store, 5)
        assert (moved.next_due, moved.last_date) == (NOW + DAY, NOW.date())
        assert await store.subscriptions.due(NOW, 10) == []
        [job] = await store.outbox.claim(NOW, 10)
        assert (job.chat_id, job.key, job.kind) == (5, "2031-03-04", DeliveryKind.DIGEST)
        assert (job.local_date, job.thread_id, job.tries) == (NOW.date(), 7, 0)

    async def test_two_plans_for_one_date_make_one_delivery(self, store: Store) -> None:
        await subscribed(store, 5)
        await store.outbox.plan([planned(5)], NOW)
        # Somebody set the time back, so that the date seems due again.
        await store.subscriptions.put(replace(await subscription(store, 5), next_due=NOW))

        assert await store.outbox.plan([planned(5)], NOW) == 0
        assert (await subscription(store, 5)).next_due == NOW + DAY
        assert len(await store.outbox.claim(LATER, 10)) == 1

    async def test_one_plan_with_the_same_digest_twice_makes_one_delivery(self, store: Store) -> None:
        await subscribed(store, 5)

        assert await store.outbox.plan([planned(5), planned(5)], NOW) == 1

    async def test_a_plan_that_comes_too_late_is_not_followed(self, store: Store) -> None:
        off = await subscribed(store, 1, on=False)
        put_off = await subscribed(store, 2, next_due=LATER)
        undated = await subscribed(store, 3, next_due=None)

        assert await store.outbox.plan([planned(chat_id) for chat_id in (1, 2, 3, 4)], NOW) == 0

        assert [await subscription(store, chat_id) for chat_id in (1, 2, 3)] == [off, put_off, undated]
        assert await store.outbox.claim(NOW + DAY, 10) == []

    async def test_a_plan_may_leave_a_subscription_without_a_next_time(self, store: Store) -> None:
        await subscribed(store, 5, last_date=date(2031, 3, 1))

        assert await store.outbox.plan([planned(5, next_due=None, local_date=None)], NOW) == 1
        moved = await subscription(store, 5)
        assert (moved.next_due, moved.last_date) == (None, date(2031, 3, 1))

    async def test_a_plan_of_more_than_one_lot_is_made_whole(self, store: Store) -> None:
        for chat_id in range(503):
            await subscribed(store, chat_id)

        assert await store.outbox.plan([planned(chat_id) for chat_id in range(503)], NOW) == 503
        assert await store.subscriptions.due(NOW, 1_000) == []

    async def test_planning_nothing_does_nothing(self, store: Store) -> None:
        assert await store.outbox.plan([], NOW) == 0

    async def test_a_key_is_added_once_for_each_chat(self, store: Store) -> None:
        for chat_id in (1, 2):
            await store.chats.meet(chat_id, "private", NOW)

        assert await store.outbox.add(1, "alert-a", DeliveryKind.ALERT, None, NOW, NOW)
        assert not await store.outbox.add(1, "alert-a", DeliveryKind.ALERT, None, NOW, LATER)
        assert await store.outbox.add(1, "alert-b", DeliveryKind.ALERT, None, NOW, NOW)
        assert await store.outbox.add(2, "alert-a", DeliveryKind.ALERT, None, NOW, NOW)

    async def test_nothing_is_added_for_a_chat_that_was_never_met(self, store: Store) -> None:
        assert not await store.outbox.add(1, "alert-a", DeliveryKind.ALERT, None, NOW, NOW)


class TestClaiming:
    async def test_what_was_asked_for_now_comes_first_then_alerts_then_digests(self, store: Store) -> None:
        order = [
            (1, DeliveryKind.DIGEST, NOW - DAY),
            (2, DeliveryKind.ALERT, NOW - MINUTE),
            (3, DeliveryKind.ALERT, NOW - DAY),
            (4, DeliveryKind.NOW, NOW),
            (5, DeliveryKind.DIGEST, NOW - 2 * DAY),
        ]
        for chat_id, kind, due in order:
            await store.chats.meet(chat_id, "private", NOW)
            await store.outbox.add(chat_id, "key", kind, None, due, NOW)

        assert [job.chat_id for job in await store.outbox.claim(NOW, 4)] == [4, 3, 2, 5]
        assert [job.chat_id for job in await store.outbox.claim(NOW, 4)] == [1]
        assert await store.outbox.claim(NOW, 4) == []

    async def test_what_is_due_later_is_not_claimed(self, store: Store) -> None:
        await store.chats.meet(1, "private", NOW)
        await store.outbox.add(1, "key", DeliveryKind.ALERT, None, LATER, NOW)

        assert await store.outbox.claim(NOW, 10) == []
        assert await store.outbox.next_due(NOW) == LATER
        assert len(await store.outbox.claim(LATER, 10)) == 1
        assert await store.outbox.next_due(NOW) is None

    async def test_what_is_overdue_is_due_now(self, store: Store) -> None:
        await store.chats.meet(1, "private", NOW)
        await store.outbox.add(1, "key", DeliveryKind.DIGEST, None, NOW - DAY, NOW)

        assert await store.outbox.next_due(NOW) == NOW

    async def test_a_chat_has_one_delivery_in_hand_at_a_time(self, store: Store) -> None:
        await store.chats.meet(1, "private", NOW)
        for key in ("a", "b"):
            await store.outbox.add(1, key, DeliveryKind.ALERT, None, NOW, NOW)
        await store.outbox.add(1, "now", DeliveryKind.NOW, None, NOW, NOW)

        keys = []
        for end in (DeliveryState.SENT, DeliveryState.EMPTY, DeliveryState.FAILED):
            [job] = await store.outbox.claim(NOW, 10)
            await store.outbox.start(job, (), None, NOW)
            assert await store.outbox.claim(NOW, 10) == []
            assert await store.outbox.next_due(NOW) is None
            await store.outbox.finish(job, end, NOW)
            keys.append(job.key)

        assert (keys[0], sorted(keys[1:])) == ("now", ["a", "b"])

    async def test_what_is_given_back_is_claimed_again(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.release([job])

        assert await store.outbox.claim(NOW, 10) == [job]

    async def test_what_was_started_is_not_given_back(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.start(job, (), None, NOW)
        await store.outbox.release([job])

        assert await store.outbox.claim(NOW, 10) == []


class TestSending:
    async def test_what_is_started_counts_as_shown_until_it_surely_did_not_arrive(self, store: Store) -> None:
        job = await claimed(store)

        assert await store.outbox.start(job, [shown(1), shown(2), shown(1)], None, NOW)
        assert await shown_to(store, 5) == {shown(1).fingerprint, shown(2).fingerprint}

        await store.outbox.later(job, LATER, NOW, "no connection")
        assert await shown_to(store, 5) == set()

    async def test_what_was_shown_to_one_chat_was_not_shown_to_another(self, store: Store) -> None:
        for chat_id, numbers in ((1, (1, 2)), (2, (2,))):
            job = await claimed(store, chat_id)
            assert await store.outbox.start(job, [shown(number) for number in numbers], None, NOW)

        assert await shown_to(store, 1) == {shown(1).fingerprint, shown(2).fingerprint}
        assert await shown_to(store, 2) == {shown(2).fingerprint}
        assert await shown_to(store, 3) == set()

    async def test_a_delivery_is_started_once(self, store: Store) -> None:
        job = await claimed(store)

        assert await store.outbox.start(job, (), None, NOW)
        assert not await store.outbox.start(job, (), None, NOW)

    async def test_what_was_put_off_is_claimed_when_it_is_due_with_its_tries_counted(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.start(job, (), None, NOW)
        await store.outbox.later(job, LATER, NOW, "Too Many Requests")

        assert await store.outbox.claim(NOW, 10) == []
        assert await store.outbox.next_due(NOW) == LATER
        assert await store.outbox.claim(LATER, 10) == [replace(job, tries=1)]

    async def test_what_was_claimed_can_be_put_off_before_it_was_started(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.later(job, LATER, NOW, None)

        assert await store.outbox.claim(LATER, 10) == [job]

    @pytest.mark.parametrize("end", [DeliveryState.SENT, DeliveryState.UNCERTAIN])
    async def test_what_may_have_arrived_stays_shown_and_covers_its_articles(
        self, store: Store, end: DeliveryState
    ) -> None:
        job = await claimed(store)
        await store.outbox.start(job, [shown(1)], LATER, NOW)
        await store.outbox.finish(job, end, NOW, message_id=9)

        assert await shown_to(store, 5) == {shown(1).fingerprint}
        assert (await subscription(store, 5)).covered == LATER

    @pytest.mark.parametrize("end", [DeliveryState.FAILED, DeliveryState.BLOCKED])
    async def test_what_was_refused_was_not_shown_and_covers_nothing(self, store: Store, end: DeliveryState) -> None:
        job = await claimed(store)
        await store.outbox.start(job, [shown(1)], LATER, NOW)
        await store.outbox.finish(job, end, NOW, trouble="Forbidden")

        assert await shown_to(store, 5) == set()
        assert (await subscription(store, 5)).covered == NOW

    async def test_what_was_put_off_covers_nothing_of_the_try_before(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.start(job, [shown(1)], LATER, NOW)
        await store.outbox.later(job, NOW, NOW, None)
        [again] = await store.outbox.claim(NOW, 1)
        await store.outbox.finish(again, DeliveryState.EMPTY, NOW)

        assert (await subscription(store, 5)).covered == NOW

    async def test_an_empty_digest_covers_its_articles_without_being_started(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.finish(job, DeliveryState.EMPTY, NOW, covered=LATER)

        assert (await subscription(store, 5)).covered == LATER
        assert await store.outbox.claim(NOW + DAY, 10) == []

    @pytest.mark.parametrize(("start", "finish", "covered"), [(None, LATER, LATER), (LATER, NOW + DAY, NOW + DAY)])
    async def test_what_the_end_covers_goes_before_what_the_start_covered(
        self, store: Store, start: datetime | None, finish: datetime, covered: datetime
    ) -> None:
        job = await claimed(store)
        await store.outbox.start(job, (), start, NOW)
        await store.outbox.finish(job, DeliveryState.SENT, NOW, covered=finish)

        assert (await subscription(store, 5)).covered == covered

    async def test_what_is_covered_never_goes_back(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.finish(job, DeliveryState.SENT, NOW, covered=NOW - DAY)

        assert (await subscription(store, 5)).covered == NOW

    async def test_what_was_shown_before_belongs_to_the_delivery_that_showed_it(self, store: Store) -> None:
        first = await claimed(store)
        await store.outbox.start(first, [shown(1)], None, NOW)
        await store.outbox.finish(first, DeliveryState.SENT, NOW)
        await store.outbox.add(5, "now", DeliveryKind.NOW, None, NOW, NOW)
        [second] = await store.outbox.claim(NOW, 1)
        assert await store.outbox.start(second, [shown(1), shown(2)], None, NOW)
        await store.outbox.finish(second, DeliveryState.FAILED, NOW)

        assert await shown_to(store, 5) == {shown(1).fingerprint}

    async def test_a_delivery_that_ended_does_not_end_again(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.start(job, [shown(1)], None, NOW)
        await store.outbox.finish(job, DeliveryState.SENT, NOW)
        await store.outbox.finish(job, DeliveryState.FAILED, NOW)
        await store.outbox.later(job, NOW, NOW, None)

        assert await shown_to(store, 5) == {shown(1).fingerprint}
        assert (await store.stats(NOW)).sent_day == 1
        assert await store.outbox.claim(NOW, 1) == []

    @pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.SENDING])
    async def test_an_end_that_is_none_is_refused(self, store: Store, state: DeliveryState) -> None:
        job = await claimed(store)

        with pytest.raises(ValueError, match="does not end"):
            await store.outbox.finish(job, state, NOW)

    async def test_more_quotations_than_one_lot_are_written_down(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.start(job, [shown(number) for number in range(1_100)], None, NOW)

        assert len(await shown_to(store, 5)) == 1_100


class TestSwitchingOff:
    async def test_digests_that_wait_are_removed_when_they_are_switched_off(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.add(5, "now", DeliveryKind.NOW, None, NOW, NOW)
        await store.outbox.release([job])
        await store.outbox.cancel(5)

        assert [each.key for each in await store.outbox.claim(NOW, 10)] == ["now"]

    async def test_a_digest_that_was_claimed_before_is_not_sent(self, store: Store) -> None:
        job = await claimed(store)
        await store.subscriptions.put(replace(await subscription(store, 5), on=False, next_due=None))

        assert not await store.outbox.start(job, (), None, NOW)
        assert await store.outbox.claim(NOW + DAY, 10) == []

    async def test_a_digest_that_was_put_off_is_not_sent_either(self, store: Store) -> None:
        job = await claimed(store)
        await store.outbox.start(job, (), None, NOW)
        await store.subscriptions.put(replace(await subscription(store, 5), on=False, next_due=None))
        await store.outbox.cancel(5)
        await store.outbox.later(job, NOW, NOW, "Too Many Requests")
        [again] = await store.outbox.claim(NOW, 10)

        assert not await store.outbox.start(again, (), None, NOW)

    async def test_one_asked_for_now_is_sent_though_the_daily_one_is_off(self, store: Store) -> None:
        await subscribed(store, 5, on=False)
        await store.outbox.add(5, "now", DeliveryKind.NOW, None, NOW, NOW)
        [job] = await store.outbox.claim(NOW, 10)

        assert await store.outbox.start(job, (), None, NOW)


async def test_deliveries_that_ended_long_ago_are_forgotten_and_others_are_not(store: Store) -> None:
    for chat_id in (1, 2):
        job = await claimed(store, chat_id)
        if chat_id == 1:
            await store.outbox.finish(job, DeliveryState.UNCERTAIN, NOW)
    await store.outbox.tidy(NOW + 90 * DAY)
    assert (await store.stats(NOW)).uncertain == 1
    await store.outbox.tidy(NOW + 91 * DAY)

    stats = await store.stats(NOW)
    assert (stats.uncertain, stats.pending) == (0, 1)
