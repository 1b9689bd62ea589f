"""The line that says what a follow-up was understood as."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import telegram
from telegram import Chat

from bot.i18n import load_languages
from bot.messages.asking import asked_words, say_asked
from bot.messages.composing import LONGEST, Composer, Message, bold
from bot.messages.understanding import UNDERSTOOD_LIMIT, explained
from bot.utf16 import part, units

ENGLISH = load_languages().texts("en")
LINE = "↪ Understood as: Why did the bell crack?"


def on_topic() -> Message:
    composer = Composer().add("🗣 ", bold("Ilse Marn"))
    say_asked(composer, ENGLISH, ENGLISH.say("You asked about {words}"), "the bell")
    return composer.message()


def received(message: Message) -> telegram.Message:
    chat = Chat(id=5, type="private")
    now = datetime(2031, 3, 4, tzinfo=UTC)
    return telegram.Message(message_id=1, date=now, chat=chat, text=message.text, entities=message.entities)


def test_it_stands_above_the_message_in_italics() -> None:
    shown = explained(on_topic(), "Why did the bell crack?", ENGLISH)
    assert shown.text == f"{LINE}\n{on_topic().text}"
    assert (shown.entities[0].type, shown.entities[0].offset, shown.entities[0].length) == ("italic", 0, units(LINE))


def test_the_marks_of_the_message_move_along() -> None:
    before, shown = on_topic(), explained(on_topic(), "Why did the bell crack? 🔔", ENGLISH)
    assert [part(shown.text, each.offset, each.length) for each in shown.entities[1:]] == [
        part(before.text, each.offset, each.length) for each in before.entities
    ]


@pytest.mark.parametrize("understood", ["", "\u2060", "  "])
def test_a_full_question_adds_nothing(understood: str) -> None:
    assert explained(on_topic(), understood, ENGLISH) == on_topic()


def test_the_words_asked_about_are_still_found_below_it() -> None:
    assert asked_words(received(explained(on_topic(), "Why did the bell crack?", ENGLISH))) == "the bell"
    alone = explained(Composer().add("No.").message(), "Why did the bell crack?", ENGLISH)
    assert asked_words(received(alone)) == ""


def test_a_long_question_is_shortened() -> None:
    shown = explained(on_topic(), "bell " * 200, ENGLISH)
    assert units(shown.text.split("\n")[0]) < UNDERSTOOD_LIMIT + 30
    assert shown.text.split("\n")[0].endswith("…")


def test_it_never_makes_a_message_too_long() -> None:
    for free in (0, 1, 50, 110, 150, 500):
        shown = explained(Composer().add("x" * (LONGEST - free)).message(), "bell " * 200, ENGLISH)
        assert units(shown.text) <= LONGEST


def test_what_the_message_answers_is_kept() -> None:
    shown = explained(on_topic().answering("Why did the bell crack?"), "Why did the bell crack?", ENGLISH)
    assert shown.answers == "Why did the bell crack?"
