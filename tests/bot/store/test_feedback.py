from __future__ import annotations

from bot.store import Store
from bot.store.tables import Verdict
from tests.bot.store.making import DAY, NOW


async def test_without_feedback_every_verdict_counts_none(store: Store) -> None:
    assert (await store.stats(NOW)).feedback == dict.fromkeys(Verdict, 0)


async def test_verdicts_are_counted_by_person_and_message(store: Store) -> None:
    await store.feedback.give(5, 1, 8, Verdict.RIGHT, NOW)
    await store.feedback.give(5, 1, 9, Verdict.RIGHT, NOW)
    await store.feedback.give(5, 2, 9, Verdict.WRONG_SPEAKER, NOW)
    await store.feedback.give(6, 1, 9, Verdict.OUTDATED, NOW)

    assert (await store.stats(NOW)).feedback == {
        Verdict.RIGHT: 2,
        Verdict.WRONG_SPEAKER: 1,
        Verdict.OUT_OF_CONTEXT: 0,
        Verdict.OUTDATED: 1,
    }


async def test_who_changes_their_mind_counts_once(store: Store) -> None:
    await store.feedback.give(5, 1, 9, Verdict.RIGHT, NOW)
    await store.feedback.give(5, 1, 9, Verdict.OUT_OF_CONTEXT, NOW + DAY)

    assert (await store.stats(NOW)).feedback == dict.fromkeys(Verdict, 0) | {Verdict.OUT_OF_CONTEXT: 1}
