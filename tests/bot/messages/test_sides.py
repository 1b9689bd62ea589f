"""Passages that state different things in one message, and the sources that carry the same passage."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.buttons import Place, Press, Role, decode
from bot.i18n import load_languages
from bot.messages.answers import answer
from bot.messages.composing import Message
from bot.messages.copies import MOST, Copy, Quoted
from bot.messages.source import Source
from bot.standing import DISPUTED, NEAR, PASSAGE
from tests.bot.invented import Desk, cite
from tests.bot.telegram_rules import blockquotes, check

ENGLISH = load_languages().texts("en")
FORTY = "Forty-one boats were moored at Farrow that night."
SIXTY = "That night 62 boats were moored at Farrow."


def paper(title: str, paragraph: str, outlet: str = "The Courier") -> Source:
    return Desk(title=title, outlet=outlet, paragraphs=(paragraph, "Gulls nested on the pier.")).source()


def place(source: Source, tag: int = PASSAGE, number: int = 0) -> Place:
    return Place(source.article.short_version, number, 0, tag)


def labels(keyboard: InlineKeyboardMarkup | None) -> list[str]:
    return [button.text for row in keyboard.inline_keyboard for button in row] if keyboard else []


def leads_to(message: Message, label: str) -> Place:
    assert message.keyboard is not None
    [data] = [b.callback_data for row in message.keyboard.inline_keyboard for b in row if b.text == label]
    assert isinstance(data, str)
    return decode(data).place


def both(one: Source, other: Source) -> Message:
    press = Press(Role.ANSWER, (place(one), place(other, DISPUTED), place(one, NEAR, 1)))
    return answer(one, cite(one), press, ENGLISH, against=[Quoted(other, cite(other))])


def test_both_sides_stand_in_one_message_each_with_its_source() -> None:
    one, other = paper("Boats at Farrow", FORTY), paper("A night of storm", SIXTY, "The Post")
    message = both(one, other)
    check(message, one.article, other.article)
    assert message.text.startswith("⚖️ The sources say different things:\n")
    assert blockquotes(message) == [FORTY, SIXTY]
    first, second = message.text.split(SIXTY)
    assert "📄 Boats at Farrow · The Courier" in first
    assert "📄 A night of storm · The Post" in second
    assert labels(message.keyboard) == ["After the first ›", "One at a time (2)", "Near passages, not an answer (1)"]


def test_what_does_not_fit_beside_the_answer_is_behind_a_button_that_says_so() -> None:
    long, gulls = "x" * 190 + " ", " Gulls nested on the pier that summer too." * 40
    one, other = paper(long * 6, FORTY + gulls, long), paper(long * 6, SIXTY + gulls, long)
    copies = tuple(Copy(paper(f"{n} {long}", FORTY, f"{n} {long}"), cite(one).passage) for n in range(9))
    press = Press(Role.ANSWER, (place(one), place(other, DISPUTED)))
    sides = [Quoted(other, cite(other), copies)]
    message = answer(one, cite(one), press, ENGLISH, copies=copies, against=sides)
    check(message, one.article, other.article)
    [quoted] = blockquotes(message)
    assert quoted.startswith(FORTY)
    assert leads_to(message, "⚖️ Told otherwise (1)") == place(other, DISPUTED)


def test_every_article_that_carries_a_passage_is_named_below_it() -> None:
    one, other = paper("Boats at Farrow", FORTY), paper("A night of storm", FORTY, "The Post")
    copies = (Copy(other, cite(other).passage),)
    message = answer(one, cite(one), Press(Role.ANSWER, (place(one),)), ENGLISH, copies=copies)
    check(message, one.article)
    assert message.text.endswith("📄 the same in: A night of storm · The Post · 4 March 2031 · paragraph 2")
    assert blockquotes(message) == [FORTY]


def test_of_many_articles_that_carry_a_passage_some_are_named_and_the_others_counted() -> None:
    one = paper("Boats at Farrow", FORTY)
    copies = tuple(Copy(paper(f"Copy {n}", FORTY), cite(one).passage) for n in range(MOST + 3))
    message = answer(one, cite(one), Press(Role.ANSWER, (place(one),)), ENGLISH, copies=copies)
    assert message.text.count("the same in:") == MOST
    assert message.text.endswith("and in 3 more articles")


def test_what_is_near_to_an_answer_is_marked_and_leads_back_to_it() -> None:
    one = paper("Boats at Farrow", FORTY)
    press = Press(Role.ANSWER, (place(one), place(one, NEAR, 1)))
    message = answer(one, cite(one, 1), replace(press, index=1), ENGLISH)
    assert message.text.startswith("❗ Not an answer, only a passage near to the question (1 of 1):")
    assert labels(message.keyboard) == ["‹ Before", "↩ Back to the answer"]
