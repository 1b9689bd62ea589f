"""The person's own words in a message: in italics, altered ones struck out, and found again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st
from telegram import Chat, MessageEntity

from bot.i18n import load_languages
from bot.messages.asking import ASKED_LIMIT, asked_words, say_asked
from bot.messages.composing import Composer, Message, italic
from tests.bot.telegram_rules import check, words_of

ENGLISH = load_languages().texts("en")
YOU_ASKED = "You asked about {words}"


def said(words: str, *altered: tuple[int, int]) -> Message:
    composer = Composer().add("Heading")
    say_asked(composer, ENGLISH, ENGLISH.say(YOU_ASKED), words, altered)
    return composer.line(italic("Match 1 of 2")).message()


def struck(message: Message) -> list[str]:
    return [words_of(message, entity) for entity in message.entities if entity.type == "strikethrough"]


def received(message: Message, *entities: MessageEntity) -> telegram.Message:
    chat, when = Chat(5, "private"), datetime.now(UTC)
    return telegram.Message(7, when, chat, text=message.text, entities=entities or message.entities)


def test_altered_words_are_struck_out_and_neighbours_as_one() -> None:
    words = "we shall  build ten\nlong bridges"
    places = [(words.index(each), words.index(each) + len(each)) for each in ("shall", "ten", "long")]
    message = said(words, *places)
    check(message)
    assert message.text == "Heading\nYou asked about “we shall build ten long bridges”\nMatch 1 of 2"
    assert struck(message) == ["shall", "ten long"]


def test_the_words_are_read_back_from_the_message() -> None:
    assert asked_words(received(said("the bells 🔔 will ring", (4, 9)))) == "the bells 🔔 will ring"


def test_words_that_telegram_hands_back_in_pieces_are_read_as_one() -> None:
    message = said("the bells will ring", (4, 9))
    start = message.text.index("the bells")
    pieces = [(start, 4), (start + 4, 5), (start + 9, 10)]
    entities = [MessageEntity("italic", offset, length) for offset, length in pieces]
    assert asked_words(received(message, *entities, MessageEntity("italic", 45, 3))) == "the bells will ring"


def test_a_message_without_italics_holds_no_such_words() -> None:
    assert asked_words(received(Composer().add("Nothing here").message())) == ""
    assert asked_words(received(said("x"), MessageEntity("bold", 0, 4))) == ""


def test_of_a_long_post_what_surrounds_the_altered_words_is_shown() -> None:
    words = "before " * 200 + "we shall build ten bridges " + "behind " * 200
    at = words.index("ten")
    message = said(words, (at, at + 3))
    check(message)
    line = message.text.split("\n")[1]
    assert line.startswith("You asked about “…before ")
    assert line.endswith("behind…”")
    assert len(line) < 320
    assert struck(message) == ["ten"]


@given(st.text(max_size=1500), st.lists(st.integers(0, 1500), max_size=40))
def test_whatever_is_asked_makes_a_message_that_telegram_takes(words: str, places: list[int]) -> None:
    words = words.encode("utf-8", "ignore").decode()
    altered = [(start, start + 3) for start in sorted(places)]
    message = said(words, *altered)
    check(message)
    assert len(message.text) < ASKED_LIMIT + 80


@pytest.mark.parametrize("words", ["“the bells ring”", '"the bells ring"', "«the bells ring»", "„the bells ring“"])
def test_words_that_stand_in_marks_already_get_no_second_ones(words: str) -> None:
    message = said(words, (5, 10))
    check(message)
    assert message.text.split("\n")[1] == f"You asked about {words}"
    assert struck(message) == ["bells"]
    assert asked_words(received(message)) == words


@pytest.mark.parametrize("words", ["“the” bells “ring”", "“the bells” ring", "”", "“"])
def test_words_of_which_only_a_part_stands_in_marks_are_put_in_marks(words: str) -> None:
    assert said(words).text.split("\n")[1] == f"You asked about “{words}”"
