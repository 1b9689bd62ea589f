"""Which questions ask the same."""

from __future__ import annotations

import pytest

from bot.handlers.recording import stems_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Who captains the ferry?", "who captains the ferries"),
        ("What did Quist say about the ferry?", "what has Quist said about the ferries?!"),
        ("Кто ведёт баржу?", "кто ведет баржи"),
        ("Хто веде баржу?", "хто веде баржі?"),
    ],
)
def test_questions_that_differ_in_form_alone_are_grouped(one: str, other: str) -> None:
    assert stems_of(one, "en") == stems_of(other, "en")


def test_questions_about_other_things_are_kept_apart() -> None:
    assert stems_of("Who captains the ferry?", "en") != stems_of("Who captains the tram?", "en")


def test_the_order_of_words_makes_no_difference() -> None:
    assert stems_of("ferry captain salary", "en") == stems_of("salary captain ferry", "en")


def test_words_that_say_nothing_are_grouped_by_themselves() -> None:
    assert stems_of("…  !", "en") == "… !"
