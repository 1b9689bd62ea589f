"""From what the engine found to a button and back: the same words, the same speaker, or nothing at all."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import Place, Press, Role, View, decode, encode
from bot.errors import BadPress
from bot.handlers.ask import Ask
from bot.handlers.request import Request
from bot.handlers.who import Forwarded, Who
from bot.i18n import load_languages
from bot.incoming import Incoming
from bot.messages.composing import Message
from bot.places import citation_places, match_places, shown, source_of, speaker_press, topic_press
from bot.where import Where
from knowledge.errors import OnRecordError, UnknownPassage, UnknownVersion
from knowledge.library import Library
from knowledge.models import Answer, MatchMethod, NoAnswer, QuotationKind
from tests.bot.telegram_rules import blockquotes, bolds, check

ENGLISH = load_languages().texts("en")

ARTICLE = """\
---
title: "“Nobody paid the crew”: the Brackwater ferry is laid up"
authors: [Ilse Morrow]
outlet: The Brackwater Post
date: 2031-03-04
---

The Brackwater ferry has been laid up since 12 May because nobody paid the crew's wages for three months.

“We have no crew left and no money to hire one,” said Vira Tokar, the harbour master. The boat lies at the old quay.

The council says that it paid 40,000 crowns in April and that the money never reached the crew.

Talks between the council and the harbour go on in June.
"""


@pytest.fixture
async def library(tmp_path: Path) -> Library:
    (tmp_path / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    library = Library()
    report = await library.load(tmp_path)
    assert not report.errors
    return library


def request(words: str, quoted: str = "") -> Request:
    where = Where(update_id=1, chat_id=5, kind="private", user_id=5)
    return Request(Incoming(words, quoted=quoted, private=True), ENGLISH, where)


async def answered(library: Library, question: str) -> Answer:
    result = await library.ask(question)
    assert isinstance(result, Answer)
    return result


def without_buttons(message: Message) -> tuple[str, object]:
    return message.text, message.entities


QUESTION = "Why has the Brackwater ferry been laid up since 12 May?"


async def test_pressing_back_to_the_answer_shows_the_very_answer_again(library: Library) -> None:
    first = await Ask(library)(request(QUESTION))
    result = await answered(library, QUESTION)
    press = decode(encode(Press(Role.ANSWER, citation_places(result.citations))))
    again = await shown(library, press, ENGLISH)
    assert without_buttons(again) == without_buttons(first)
    check(again, *library.articles())


async def test_every_citation_of_an_answer_can_be_shown_from_its_button(library: Library) -> None:
    result = await answered(library, QUESTION)
    places = citation_places(result.citations)
    assert len(places) == min(len(result.citations), 6)
    for index, citation in enumerate(result.citations[: len(places)]):
        message = await shown(library, Press(Role.ANSWER, places, index), ENGLISH)
        assert library.cut(citation.highlight) in blockquotes(message)[0]


async def test_the_sentence_that_was_bold_is_bold_again(library: Library) -> None:
    [article] = library.articles()
    passage = library.passage(article.version, 1)
    for sentence in passage.sentences:
        press = decode(encode(Press(Role.ANSWER, citation_places((library.cite(passage, sentence),)))))
        assert bolds(await shown(library, press, ENGLISH))[0] == library.cut(sentence)
    press = Press(Role.ANSWER, citation_places((library.cite(passage, passage.span),)))
    assert bolds(await shown(library, press, ENGLISH))[0] == library.cut(passage.span)


async def test_words_outside_the_paragraphs_come_back_from_a_button_too(library: Library) -> None:
    [article] = library.articles()
    title = article.metadata.title
    assert title is not None
    passage = library.passages(article.version)[0].model_copy(
        update={"span": title, "number": None, "sentences": (title,)}
    )
    press = decode(encode(Press(Role.ANSWER, citation_places((library.cite(passage, title),)))))
    message = await shown(library, press, ENGLISH)
    assert blockquotes(message) == [library.cut(title)]
    with pytest.raises(BadPress):
        await shown(library, press.seen(View.NEIGHBOUR, 1), ENGLISH)


async def test_a_looked_up_quotation_comes_back_with_its_speaker_and_how_it_was_found(library: Library) -> None:
    first = await Who(library)(request("no money to hire one"))
    matches = await library.who("no money to hire one")
    press = decode(encode(Press(Role.QUOTATION, match_places(matches))))
    again = await shown(library, press, ENGLISH)
    assert bolds(first)[0] == bolds(again)[0]
    assert without_buttons(again) == without_buttons(first)
    assert "Vira Tokar" in again.text
    assert bolds(again)[0] == "no money to hire one"


async def test_the_context_of_a_looked_up_quotation_can_be_read(library: Library) -> None:
    matches = await library.who("no crew left")
    press = Press(Role.QUOTATION, match_places(matches)).seen(View.NEIGHBOUR, 1)
    message = await shown(library, press, ENGLISH)
    assert message.text.startswith("Context: 1 passage after\n")
    assert blockquotes(message)[0].startswith("The council says")


async def test_a_button_of_a_version_that_is_gone_shows_nothing(library: Library) -> None:
    press = Press(Role.ANSWER, (Place("00ff00ff00ff", 0, 0, 1),))
    with pytest.raises(UnknownVersion):
        await shown(library, press, ENGLISH)


async def test_a_button_for_a_passage_that_is_not_there_shows_nothing(library: Library) -> None:
    [article] = library.articles()
    press = Press(Role.ANSWER, (Place(article.short_version, 999, 0, 1),))
    with pytest.raises(UnknownPassage):
        await shown(library, press, ENGLISH)
    with pytest.raises(UnknownPassage):
        await shown(
            library, Press(Role.ANSWER, (Place(article.short_version, 0, 0, 1),), 0, View.NEIGHBOUR, -1), ENGLISH
        )


@given(number=st.integers(0, 700), detail=st.integers(0, 700), tag=st.integers(0, 15), shift=st.integers(-9, 9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
async def test_a_forged_button_shows_an_exact_slice_or_nothing(
    library: Library, number: int, detail: int, tag: int, shift: int
) -> None:
    [article] = library.articles()
    for role, view in product([role for role in Role if role is not Role.SOURCES], View):
        press = Press(role, (Place(article.short_version, number, detail, tag),))
        try:
            message = await shown(library, press.seen(view, shift), ENGLISH, "no crew left")
        except OnRecordError:
            continue
        check(message, article)


async def test_a_quotation_comes_back_in_the_list_of_its_speaker(library: Library) -> None:
    [article] = library.articles()
    one = next(each for each in library.quotations(article.version) if each.kind is QuotationKind.DIRECT)
    press = speaker_press(one)
    assert press is not None
    message = await shown(library, decode(encode(press)), ENGLISH)
    assert message.text.startswith("🗣 Vira Tokar · Quotation 1 of 1\n")
    assert library.cut(one.span).rstrip(",") in blockquotes(message)[0]


async def test_a_topic_is_named_only_when_the_words_do_lead_to_the_quotation(library: Library) -> None:
    [article] = library.articles()
    one = next(each for each in library.quotations(article.version) if each.kind is QuotationKind.DIRECT)
    press = topic_press((one,))
    assert press is not None
    assert "You asked about “the crew”" in (await shown(library, press, ENGLISH, "the crew")).text
    for words in ("", "the zebras of the quay"):
        text = (await shown(library, press, ENGLISH, words)).text
        assert text.startswith("🗣 Vira Tokar on what you asked about · 1 of 1\n")


async def test_of_very_many_quotations_on_a_topic_the_message_says_how_many_are_left_out(tmp_path: Path) -> None:
    said = "\n\n".join(f"“The crew of boat {n} was paid {n} crowns,” said Vira Tokar." for n in range(10, 50))
    (tmp_path / "many.md").write_text(
        f"---\ntitle: Many\nlanguage: en\n---\n\nMany spoke.\n\n{said}\n", encoding="utf-8"
    )
    library = Library()
    await library.load(tmp_path)
    result = await library.quotes("Tokar", "crew")
    press = topic_press(result.quotations)
    assert press is not None
    kept = len(press.places)
    assert 17 <= kept < len(result.quotations) == 40
    text = (await shown(library, press.to(kept - 1), ENGLISH, "crew")).text
    assert text.startswith(
        f"🗣 Vira Tokar · {kept} of {kept}\nYou asked about “crew”\n{40 - kept} more did not fit in here.\n"
    )


async def test_words_that_were_not_altered_that_way_are_not_shown_as_such(library: Library) -> None:
    asked = "We have no boat left and no money to hire one"
    matches = await library.who(asked)
    press = Press(Role.QUOTATION, match_places(matches))
    assert matches[0].method is MatchMethod.FUZZY
    assert "You asked about “We have no boat left" in (await shown(library, press, ENGLISH, asked)).text
    for words in ("", "Match 1 of 2", "We have no crew left"):
        message = await shown(library, press, ENGLISH, words)
        assert message.text.startswith("⚠️ Not word for word")
        assert "You asked about" not in message.text


async def test_an_old_version_stays_readable_from_its_buttons(library: Library, tmp_path: Path) -> None:
    result = await answered(library, QUESTION)
    press = Press(Role.ANSWER, citation_places(result.citations))
    before = await shown(library, press, ENGLISH)
    (tmp_path / "ferry.md").write_text(ARTICLE.replace("12 May", "13 May"), encoding="utf-8")
    await library.load(tmp_path)
    assert await shown(library, press, ENGLISH) == before


async def test_a_forwarded_quotation_is_looked_up_and_a_forwarded_question_answered(library: Library) -> None:
    forwarded = Forwarded(Who(library), Ask(library))
    assert (await forwarded(request("We have no crew left"))).text.startswith("✅ Found word for word:")
    assert blockquotes(await forwarded(request(QUESTION)))


async def test_the_words_of_a_replied_message_are_taken_when_the_command_has_none(library: Library) -> None:
    assert (await Who(library)(request("", quoted="no crew left"))).text.startswith("✅ Found word for word:")
    assert (await Who(library)(request(""))).text.startswith("Write the words after the command")
    assert (await Ask(library)(request(""))).text.startswith("Write your question after the command")


async def test_what_nobody_said_is_not_found(library: Library) -> None:
    assert (await Who(library)(request("zebras on the quay at night"))).text.startswith("❌ Not found")


async def test_a_refusal_offers_the_engines_nearest_passages(library: Library) -> None:
    question = "Does Orla Quist captain the Brackwater ferry?"
    result = await library.ask(question)
    assert isinstance(result, NoAnswer)
    message = await Ask(library)(request(question))
    assert not blockquotes(message)
    assert (message.keyboard is not None) == bool(result.nearest)


async def test_a_source_is_the_stored_version_with_all_that_was_found_in_it(library: Library) -> None:
    [article] = library.articles()
    source = source_of(library, article.short_version)
    assert source.article == article
    assert source.passages == library.passages(article.version)
    assert source.quotations == library.quotations(article.version)
