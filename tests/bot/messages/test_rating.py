"""The row with which readers say whether an answer is right."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Place, Press, Role, View
from bot.i18n import load_languages
from bot.messages.composing import Message
from bot.messages.rating import PREFIX, RIGHT, WRONG, asking, asking_why, rated
from bot.standing import NEAR, PASSAGE

ENGLISH = load_languages().texts("en")
VERSION = "0123456789ab"
PLACES = tuple(Place(VERSION, number, 0, PASSAGE) for number in range(6))
OTHERS = InlineKeyboardMarkup([[InlineKeyboardButton("After ›", callback_data="AAAA")]])


def shown(press: Press | None, keyboard: InlineKeyboardMarkup | None = OTHERS) -> Message:
    return Message("An answer", keyboard=keyboard, press=press)


def labels(keyboard: InlineKeyboardMarkup | None) -> list[list[str]]:
    assert keyboard is not None
    return [[button.text for button in row] for row in keyboard.inline_keyboard]


@pytest.mark.parametrize("role", [Role.ANSWER, Role.QUOTATION, Role.SPEAKER, Role.TOPIC])
@pytest.mark.parametrize("view", [View.ITSELF, View.NEIGHBOUR, View.WHOLE])
def test_what_answers_has_the_row_below_its_other_buttons(role: Role, view: View) -> None:
    message = rated(shown(Press(role, PLACES, 2, view)))
    assert labels(message.keyboard) == [["After ›"], ["👍", "👎"]]


def test_an_answer_without_other_buttons_has_the_row_alone() -> None:
    assert labels(rated(shown(Press(Role.ANSWER), None)).keyboard) == [["👍", "👎"]]


@pytest.mark.parametrize(
    "press",
    [
        None,
        Press(Role.NEAREST, PLACES),
        Press(Role.NEAR_QUOTATION, PLACES),
        Press(Role.ANSWER, (PLACES[0], Place(VERSION, 3, 0, NEAR)), 1),
    ],
)
def test_what_is_no_answer_has_none(press: Press | None) -> None:
    message = shown(press)
    assert rated(message) == message


def test_the_row_carries_the_verdicts_alone() -> None:
    message = rated(shown(Press(Role.ANSWER, PLACES, 4)))
    assert message.keyboard is not None
    row = message.keyboard.inline_keyboard[-1]
    assert [button.callback_data for button in row] == [PREFIX + RIGHT, PREFIX + WRONG]


def test_asking_why_takes_the_rows_place_and_gives_it_back() -> None:
    message = rated(shown(Press(Role.ANSWER, PLACES)))
    why = asking_why(message.keyboard, ENGLISH)
    assert labels(why) == [["After ›"], ["Wrong speaker", "Out of context"], ["Outdated", "‹ Back"]]
    assert labels(asking(why)) == labels(message.keyboard)
