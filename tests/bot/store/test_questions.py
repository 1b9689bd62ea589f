from __future__ import annotations

from itertools import count

from bot.store import Store
from bot.store.records import Asked, Group
from tests.bot.store.making import DAY, MINUTE, NOW

numbers = count(1)


def asked(words: str, stems: str, minutes: int = 0, reason: str | None = "silent") -> Asked:
    return Asked(next(numbers), 5, 9, words, stems, "en", reason is None, reason, NOW + minutes * MINUTE)


async def put(store: Store, *questions: Asked) -> None:
    for each in questions:
        await store.questions.put(each)


async def test_unanswered_questions_come_grouped_with_the_most_asked_first(store: Store) -> None:
    await put(
        store,
        asked("Who owns the bridge?", "bridg own", 50),
        asked("When does the ferry sail?", "ferri sail", 1),
        asked("ferry sails when", "ferri sail", 2),
        asked("When does the ferry sail?", "ferri sail", 3, "unknown name"),
    )

    assert await store.questions.unanswered(10) == [
        Group("When does the ferry sail?", 3, NOW + 3 * MINUTE, "unknown name"),
        Group("Who owns the bridge?", 1, NOW + 50 * MINUTE, "silent"),
    ]


async def test_the_last_time_counts_in_whatever_wording_it_was_asked(store: Store) -> None:
    await put(
        store,
        asked("ferry sails when", "ferri sail", 2),
        asked("ferry sails when", "ferri sail", 1),
        asked("When does the ferry sail?", "ferri sail", 9, "unknown name"),
    )

    assert await store.questions.unanswered(10) == [Group("ferry sails when", 3, NOW + 9 * MINUTE, "silent")]


async def test_of_equally_frequent_wordings_the_latest_is_shown(store: Store) -> None:
    await put(store, asked("ferry when", "ferri", 5), asked("when ferry", "ferri", 7), asked("ferry?", "ferri", 6))

    assert [group.words for group in await store.questions.unanswered(10)] == ["when ferry"]


async def test_of_equally_frequent_questions_the_latest_comes_first(store: Store) -> None:
    await put(store, asked("one", "one", 1), asked("three", "three", 3), asked("two", "two", 2))

    assert [group.words for group in await store.questions.unanswered(10)] == ["three", "two", "one"]


async def test_answered_questions_are_not_among_them(store: Store) -> None:
    await put(store, asked("When does the ferry sail?", "ferri sail", reason=None))

    assert await store.questions.unanswered(10) == []


async def test_questions_without_stems_are_told_apart_by_their_words(store: Store) -> None:
    await put(store, asked("Why?", ""), asked("Why?", ""), asked("And then?", ""))

    assert [(group.words, group.times) for group in await store.questions.unanswered(10)] == [
        ("Why?", 2),
        ("And then?", 1),
    ]


async def test_the_inbox_is_read_in_pages(store: Store) -> None:
    await put(store, *(asked(f"question {number}", f"q{number}", number) for number in range(5)))

    assert [group.words for group in await store.questions.unanswered(2, 0)] == ["question 4", "question 3"]
    assert [group.words for group in await store.questions.unanswered(2, 4)] == ["question 0"]
    assert await store.questions.unanswered(2, 6) == []


async def test_a_question_is_written_down_once_for_each_update(store: Store) -> None:
    question = asked("Why?", "")
    await put(store, question, question)

    assert [group.times for group in await store.questions.unanswered(10)] == [1]


async def test_old_questions_are_deleted(store: Store) -> None:
    await put(store, asked("old", "old"), asked("new", "new", 1))
    await store.questions.tidy(NOW + MINUTE)

    assert [group.words for group in await store.questions.unanswered(10)] == ["new"]
    await store.questions.tidy(NOW + DAY)
    assert await store.questions.unanswered(10) == []


async def test_more_old_questions_than_are_deleted_at_a_time_go_too(store: Store) -> None:
    from sqlalchemy import insert

    from bot.store.tables import QuestionRow

    row = {"chat_id": 5, "words": "w", "stems": "w", "answered": False, "asked": NOW}
    async with store.transactions.begin() as session:
        await session.execute(insert(QuestionRow), [row | {"update_id": number} for number in range(10_001)])
    await store.questions.tidy(NOW + MINUTE)

    assert (await store.stats(NOW)).questions == 0


async def test_letters_that_a_database_cannot_hold_do_not_lose_the_question(store: Store) -> None:
    await put(store, asked("Why\0\udc00?", "\0"))

    assert [group.words for group in await store.questions.unanswered(10)] == ["Why\ufffd\ufffd?"]
