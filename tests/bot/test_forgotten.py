"""Who was erased while something of theirs was still waiting."""

from __future__ import annotations

from bot.forgotten import Forgotten
from bot.memory import KEPT
from bot.where import Where


def written(update_id: int, user_id: int | None = 7) -> Where:
    return Where(update_id, -5, "supergroup", user_id=user_id)


def test_what_was_written_before_somebody_was_erased_is_covered_and_what_comes_later_is_not() -> None:
    forgotten = Forgotten()
    forgotten.erased(7, 100)
    assert forgotten.covers(written(99))
    assert not forgotten.covers(written(100))
    assert not forgotten.covers(written(101))


def test_others_and_those_who_write_as_a_chat_are_not_covered() -> None:
    forgotten = Forgotten()
    forgotten.erased(7, 100)
    assert not forgotten.covers(written(99, user_id=8))
    assert not forgotten.covers(written(99, user_id=None))


def test_nobody_is_remembered_for_long() -> None:
    now = 0.0
    forgotten = Forgotten(lambda: now)
    forgotten.erased(7, 100)
    now = KEPT + 1
    forgotten.erased(8, 200)
    assert len(forgotten) == 1
    assert not forgotten.covers(written(99))
