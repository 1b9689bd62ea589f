from __future__ import annotations

from datetime import timedelta

from bot.store import Store
from bot.store.records import Asked, Stats
from bot.store.tables import DeliveryKind, DeliveryState, Verdict
from tests.bot.store.making import DAY, NOW, subscribed


async def test_an_empty_store_counts_nothing(store: Store) -> None:
    assert await store.stats(NOW) == Stats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, dict.fromkeys(Verdict, 0))


async def test_chats_questions_and_feedback_are_counted(store: Store) -> None:
    for chat_id, kind in ((1, "private"), (2, "private"), (-3, "group"), (-4, "supergroup"), (-5, "channel")):
        await store.chats.meet(chat_id, kind, NOW)
    await subscribed(store, -5, "channel")
    await subscribed(store, 2, on=False)
    await store.chats.block(1, NOW)
    await store.questions.put(Asked(1, 1, 1, "Why?", "", None, False, "silent", NOW))
    await store.questions.put(Asked(2, 1, 1, "Who?", "", None, True, None, NOW))
    await store.feedback.give(1, 2, 1, Verdict.OUTDATED, NOW)

    stats = await store.stats(NOW)

    assert (stats.people, stats.groups, stats.channels, stats.blocked, stats.digests_on) == (2, 2, 1, 1, 1)
    assert (stats.questions, stats.unanswered, stats.feedback[Verdict.OUTDATED]) == (2, 1, 1)


async def test_deliveries_are_counted_by_how_far_they_came(store: Store) -> None:
    ends = [
        (DeliveryState.SENT, timedelta(hours=1)),
        (DeliveryState.SENT, timedelta(hours=25)),
        (DeliveryState.SENT, timedelta(days=8)),
        (DeliveryState.UNCERTAIN, timedelta(days=8)),
        (DeliveryState.FAILED, timedelta(days=8)),
        (DeliveryState.EMPTY, timedelta(hours=1)),
    ]
    for chat_id, (state, ago) in enumerate(ends):
        await store.chats.meet(chat_id, "private", NOW)
        await store.outbox.add(chat_id, "now", DeliveryKind.NOW, None, NOW, NOW)
        [job] = await store.outbox.claim(NOW, 1)
        await store.outbox.start(job, (), None, NOW)
        await store.outbox.finish(job, state, NOW - ago)
    for chat_id in (100, 101):
        await store.chats.meet(chat_id, "private", NOW)
        await store.outbox.add(chat_id, "now", DeliveryKind.NOW, None, NOW + chat_id * DAY, NOW)
    [job] = await store.outbox.claim(NOW + 100 * DAY, 1)
    await store.outbox.start(job, (), None, NOW)

    stats = await store.stats(NOW)

    assert (stats.sent_day, stats.sent_week, stats.uncertain, stats.failed, stats.pending) == (1, 2, 1, 1, 2)
