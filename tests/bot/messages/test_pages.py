"""The bot's own pages, notices and refusals."""

from __future__ import annotations

import pytest

from bot.buttons import Place, Role, decode
from bot.errors import BadMessage
from bot.i18n import load_languages
from bot.messages.composing import Composer, Message, bold
from bot.messages.notices import apology
from bot.messages.pages import help_page, privacy_page, sources_page, start_page
from bot.messages.refusals import refusal
from knowledge.models import NoAnswer, Reason
from tests.bot.invented import Desk
from tests.bot.telegram_rules import bolds, check

LANGUAGES = load_languages()
ENGLISH = LANGUAGES.texts("en")
SHELF = tuple(
    Desk(title=f"Ferry talks, day {day}", paragraphs=("They go on.", "Still.")).source() for day in range(1, 13)
)


def why(reason: Reason, *terms: str, languages: tuple[str, ...] = (), code: str = "en") -> str:
    no_answer = NoAnswer(question="?", reason=reason, terms=terms, languages=languages)
    return refusal(no_answer, (), LANGUAGES.texts(code)).text


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_every_page_can_be_sent_in_every_language(code: str) -> None:
    texts = LANGUAGES.texts(code)
    pages = [privacy_page(texts, days, number) for days in (0, 1, 30) for number in (None, 2**52)]
    for page in (*pages, help_page(texts, "OnRecordBot"), start_page((), texts), start_page(SHELF, texts)):
        check(page)
    check(apology("E-7F3K2", texts))
    for reason in Reason:
        check(refusal(NoAnswer(question="?", reason=reason, terms=("x",), languages=("en",)), (), texts))


def test_start_names_the_first_articles_and_says_how_many_more_there_are() -> None:
    text = start_page(SHELF, ENGLISH).text
    assert text.count("📄 ") == 5
    assert "📄 Ferry talks, day 1 · The Brackwater Post" in text
    assert "and 7 more: /sources" in text


def test_help_names_every_command_and_the_bot_itself() -> None:
    text = help_page(ENGLISH, "OnRecordBot").text
    assert all(
        command in text for command in ("/ask", "/who", "/quotes", "/speakers", "/sources", "/privacy", "@OnRecordBot")
    )


def test_the_list_of_articles_has_five_on_a_page_and_buttons_to_the_others() -> None:
    first, last = sources_page(SHELF, 0, ENGLISH), sources_page(SHELF, 2, ENGLISH)
    assert first.text.startswith("Articles 1–5 of 12\n\n1. Ferry talks, day 1 · The Brackwater Post\n")
    assert last.text.startswith("Articles 11–12 of 12\n\n11. Ferry talks, day 11")
    assert buttons(first) == [("Next ›", 1)]
    assert buttons(sources_page(SHELF, 1, ENGLISH)) == [("‹ Back", 0), ("Next ›", 2)]
    assert buttons(last) == [("‹ Back", 1)]


def test_an_article_is_listed_with_date_language_passages_and_version() -> None:
    version = SHELF[0].article.short_version
    assert f"4 March 2031 · English · 2 passages · version {version}" in sources_page(SHELF, 0, ENGLISH).text


def test_a_page_beyond_the_last_shows_the_last() -> None:
    assert sources_page(SHELF, 99, ENGLISH) == sources_page(SHELF, 2, ENGLISH)


def test_without_articles_the_bot_says_so() -> None:
    assert sources_page((), 0, ENGLISH).text == "I hold no articles yet."
    assert why(Reason.NO_ARTICLES) == "I hold no articles yet, so there is nothing I could answer from."


def test_a_refusal_names_what_the_sources_never_mention() -> None:
    assert why(Reason.NEVER_MENTIONED, "Orla Quist", "Brack") == (
        "The sources do not answer this: they never mention “Orla Quist” or “Brack”."
    )
    assert "«Orla Quist» або «Brack» там не згадується" in why(Reason.NEVER_MENTIONED, "Orla Quist", "Brack", code="uk")


def test_a_refusal_says_which_names_are_there_without_what_is_asked() -> None:
    def told(code: str, *names: str) -> str:
        no_answer = NoAnswer(question="?", reason=Reason.NOT_TOGETHER, terms=("goats",), mentioned=names)
        return refusal(no_answer, (), load_languages().texts(code)).text

    assert told("en", "Quist", "Brack") == (
        "The sources do not answer this: they mention “Quist” and “Brack”, but not together with “goats”."
    )
    assert "«Quist» там упоминается, но «goats» рядом не упоминается" in told("ru", "Quist")
    assert "«Quist» там згадується, але «goats» поруч не згадується" in told("uk", "Quist")
    assert told("en", "\u200b") == "The sources do not answer this question."


def test_a_refusal_without_visible_terms_says_only_that_there_is_no_answer() -> None:
    assert why(Reason.NEVER_MENTIONED, "\u200b") == why(Reason.NOT_FOUND) == "The sources do not answer this question."


def test_a_refusal_names_the_languages_of_the_sources() -> None:
    assert "in another language: English." in why(Reason.OTHER_LANGUAGE, languages=("en",))
    assert "in other languages: English and Ukrainian." in why(Reason.OTHER_LANGUAGE, languages=("en", "uk"))


def test_a_refusal_offers_the_nearest_passages_as_no_answer() -> None:
    places = (Place(SHELF[0].article.short_version, 1, 0, 1),)
    message = refusal(NoAnswer(question="?", reason=Reason.NOT_FOUND), places, ENGLISH)
    assert message.keyboard is not None
    [[button]] = message.keyboard.inline_keyboard
    assert button.text == "Nearest passages (not an answer)"
    assert decode(str(button.callback_data)).role is Role.NEAREST


@pytest.mark.parametrize("text", ["", " x", "x\n", "x" * 4097, "😀" * 2049])
def test_a_message_that_telegram_would_refuse_or_trim_cannot_be_made(text: str) -> None:
    with pytest.raises(BadMessage):
        Message(text)


def test_fields_are_filled_with_styled_words_at_the_right_place_after_emoji() -> None:
    message = Composer().add("😀 ").fill("the {kind} of {what}", kind="end", what=bold("😀 it")).message()
    assert message.text == "😀 the end of 😀 it"
    assert bolds(message) == ["😀 it"]


def buttons(message: Message) -> list[tuple[str, int]]:
    assert message.keyboard is not None
    return [(b.text, decode(str(b.callback_data)).shift) for row in message.keyboard.inline_keyboard for b in row]
