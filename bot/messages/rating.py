"""The row under an answer with which a reader says whether it is right, and what to say about that."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Role
from bot.i18n import Texts
from bot.messages.composing import Message
from bot.standing import is_near
from bot.store.tables import Verdict

PREFIX = "feedback:"
"""Begins the callback data of the row; a colon occurs in none that bot.buttons makes."""

RIGHT, WRONG, BACK = "y", "n", "b"
REASONS = {"s": Verdict.WRONG_SPEAKER, "c": Verdict.OUT_OF_CONTEXT, "o": Verdict.OUTDATED}
"""What the second part of the callback data stands for, when something is wrong."""

_RATED = frozenset((Role.ANSWER, Role.QUOTATION, Role.SPEAKER, Role.TOPIC))


def rated(message: Message) -> Message:
    """The message with the row below its buttons, if it shows what answers; else as it is."""
    press = message.press
    if press is None or press.role not in _RATED or (press.places and is_near(press)):
        return message
    rows = message.keyboard.inline_keyboard if message.keyboard is not None else ()
    return replace(message, keyboard=InlineKeyboardMarkup([*rows, _verdicts()]))


def asking_why(keyboard: InlineKeyboardMarkup | None, texts: Texts) -> InlineKeyboardMarkup:
    """The keyboard with the question what is wrong in place of the row."""
    wrong = [
        [_button(texts.say("Wrong speaker"), "s"), _button(texts.say("Out of context"), "c")],
        [_button(texts.say("Outdated"), "o"), _button(texts.say("‹ Back"), BACK)],
    ]
    return InlineKeyboardMarkup([*_others(keyboard), *wrong])


def asking(keyboard: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup:
    """The keyboard with the row as it was first."""
    return InlineKeyboardMarkup([*_others(keyboard), _verdicts()])


def thanks(texts: Texts) -> str:
    """For the little window over the button."""
    return texts.say("Thank you. The operator will see it.")


def _verdicts() -> list[InlineKeyboardButton]:
    return [_button("👍", RIGHT), _button("👎", WRONG)]


def _button(label: str, verdict: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=PREFIX + verdict)


def _others(keyboard: InlineKeyboardMarkup | None) -> list[tuple[InlineKeyboardButton, ...]]:
    rows = keyboard.inline_keyboard if keyboard is not None else ()
    return [row for row in rows if not any(str(each.callback_data or "").startswith(PREFIX) for each in row)]
