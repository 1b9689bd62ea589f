from __future__ import annotations

from dataclasses import replace

from bot.store import Store
from bot.store.records import Answered
from tests.bot.store.making import DAY, NOW, answer_at

ANSWER = Answered(5, 11, 10, 9, False, NOW)


async def test_an_answer_is_found_by_its_question_and_by_itself(store: Store) -> None:
    await store.answers.put(ANSWER)

    assert await store.answers.to(5, 10) == ANSWER
    assert await answer_at(store, 5, 11) == ANSWER
    assert await store.answers.to(6, 10) is None
    assert await answer_at(store, 5, 10) is None


async def test_the_last_word_on_a_message_counts(store: Store) -> None:
    await store.answers.put(ANSWER)
    changed = replace(ANSWER, picture=True, question_message_id=None, user_id=None, sent=NOW + DAY)
    await store.answers.put(changed)

    assert await answer_at(store, 5, 11) == changed


async def test_the_latest_of_several_answers_is_the_answer(store: Store) -> None:
    later = replace(ANSWER, message_id=12)
    await store.answers.put(later)
    await store.answers.put(ANSWER)

    assert await store.answers.to(5, 10) == later


async def test_an_answer_that_is_dropped_is_not_found(store: Store) -> None:
    await store.answers.put(ANSWER)
    await store.answers.drop(5, 11)
    await store.answers.drop(5, 11)

    assert await answer_at(store, 5, 11) is None
    assert await store.answers.to(5, 10) is None


async def test_old_answers_are_forgotten(store: Store) -> None:
    await store.answers.put(ANSWER)
    await store.answers.put(replace(ANSWER, message_id=12, sent=NOW + DAY))
    await store.answers.tidy(NOW + DAY)

    assert await answer_at(store, 5, 11) is None
    assert await answer_at(store, 5, 12) is not None
