"""Whatever an article and a question hold, Telegram takes the message, and it quotes nothing but the article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import Place, Press, Role, View
from bot.errors import BotError, Unquotable
from bot.i18n import load_languages
from bot.messages.answers import alone, answer, neighbour, whole
from bot.messages.inline import inline_result
from bot.messages.lookups import Wording, near, quotation, spoken
from bot.messages.pages import sources_page, start_page
from bot.messages.refusals import refusal
from bot.messages.source import Source
from knowledge.models import (
    Article,
    Block,
    BlockKind,
    Citation,
    MatchMethod,
    Metadata,
    NoAnswer,
    OffsetMap,
    Passage,
    Quotation,
    QuotationKind,
    Reason,
    Span,
    Speaker,
    SpeakerStatus,
    version_of,
)
from tests.bot.invented import OUTLET, Desk, cite
from tests.bot.telegram_rules import blockquotes, check

LANGUAGES = load_languages()

AWKWARD = st.sampled_from(
    [
        "\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u2028", "\u0301", "\u20dd", "\ufe0f", "\u0000",
        "\r", "\t", "\n", "\u00a0", "\u3000", "\u2800", "\u3164", "😀", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏿", "é", "ß", "ﷺ", "שלום",
        "مرحبا", "字", "𝔘", "<b>", "*_`[", "{0}", "{speaker}", "@everyone", "/start", ". ", "! ", "? ", "“", "”",
    ]
)  # fmt: skip
"""Marks of direction, things without width, blanks, marks upon marks, pairs, mark-up, fields, ends of sentences."""

WORDS = st.lists(st.one_of(AWKWARD, st.text(max_size=8), st.sampled_from(["ferry ", "harbour "])), max_size=12).map(
    lambda pieces: "".join(pieces).encode("utf-8", "ignore").decode()
)
STRETCHED = st.tuples(WORDS, st.sampled_from([1, 1, 1, 30, 400])).map(lambda drawn: (drawn[0] * drawn[1])[:20_000])


@st.composite
def spans(draw: st.DrawFn, article_text: str, within: Span | None = None) -> Span:
    low, high = (within.start, within.end) if within else (0, len(article_text))
    start = draw(st.integers(low, high - 1))
    return Span(version=version_of(article_text), start=start, end=draw(st.integers(start + 1, high)))


@st.composite
def speakers(draw: st.DrawFn, text: str) -> Speaker:
    status = draw(st.sampled_from(SpeakerStatus))
    labelled = status in (SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS)
    maybe = st.none() | spans(text)
    label = draw(spans(text)) if labelled else None
    return Speaker(status=status, label=label, role=draw(maybe), mention=draw(maybe), reported=draw(st.booleans()))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """An article of whatever text, with passages, sentences, metadata and quotations at whatever places."""
    text = draw(STRETCHED) + draw(WORDS) + "."
    version = version_of(text)
    numbers = range(draw(st.integers(1, 4)))
    passages = tuple(draw(passages_at(text, number)) for number in numbers)
    maybe = st.none() | spans(text)
    metadata = Metadata(
        title=draw(maybe),
        outlet=draw(maybe),
        authors=tuple(draw(st.lists(spans(text), max_size=3))) * draw(st.sampled_from([1, 200])),
        published=draw(st.none() | st.dates()),
        url=draw(st.none() | st.just("https://brackwater.example/a") | st.text(max_size=30).map("http://".__add__)),
        language=draw(st.sampled_from(["en", "uk", "xx", ""])),
    )
    block = Block(kind=draw(st.sampled_from(BlockKind)), span=Span(version=version, start=0, end=len(text)), number=1)
    offsets = OffsetMap(text=(0,), file=(0,), step=(1,), length=len(text))
    identity = draw(st.text(max_size=5)) + "id"
    article = Article(id=identity, text=text, metadata=metadata, blocks=(block,), offsets=offsets)
    quotations = []
    for _ in range(draw(st.integers(0, 3))):
        marked = draw(spans(text))
        quotations.append(
            Quotation(
                span=marked,
                marked=marked,
                kind=draw(st.sampled_from(QuotationKind)),
                speaker=draw(speakers(text)),
                block=1,
            )
        )
    return Source(article, passages, tuple(quotations))


@st.composite
def passages_at(draw: st.DrawFn, text: str, number: int) -> Passage:
    span = draw(spans(text))
    cuts = sorted({span.start, span.end, *draw(st.lists(st.integers(span.start, span.end), max_size=6))})
    sentences = tuple(span.part(start, end) for start, end in pairwise(cuts))
    return Passage(span=span, number=draw(st.sampled_from([number, number, None])), blocks=(1, 1), sentences=sentences)


HOSTILE = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@HOSTILE
@given(st.data())
def test_every_message_with_article_text_is_one_that_telegram_takes_and_quotes_exactly(data: st.DataObject) -> None:
    source = data.draw(sources())
    text = source.article.text
    passage = data.draw(st.sampled_from(source.passages))
    citation = Citation(
        passage=passage, highlight=data.draw(spans(text, passage.span)), speaker=data.draw(speakers(text))
    )
    texts = LANGUAGES.texts(data.draw(st.sampled_from(LANGUAGES.codes)))
    place = Place(source.article.short_version, 1, 0, 1)
    role = data.draw(st.sampled_from([Role.ANSWER, Role.NEAREST, Role.QUOTATION, Role.SPEAKER, Role.NEAR_QUOTATION]))
    asked = data.draw(STRETCHED)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(asked)), max_size=60)))
    altered = tuple((start, end) for start, end in pairwise(cuts) if start < end)[::2]
    differs = tuple(sorted(data.draw(st.lists(spans(text), max_size=30)), key=lambda span: span.start))
    press = Press(role, (place,) * data.draw(st.integers(1, 4)))
    try:
        messages = [
            answer(source, citation, press, texts),
            neighbour(source, citation, press.seen(View.NEIGHBOUR, data.draw(st.integers(-300, 300))), texts, asked),
            whole(source, citation, press.seen(View.WHOLE), texts, asked),
        ]
        for found in source.quotations:
            method = data.draw(st.sampled_from(MatchMethod))
            words = data.draw(st.none() | st.just(Wording(asked, altered, differs, asked[:200] or None)))
            messages.append(quotation(source, citation, found, method, press, texts, words, press))
            messages.append(near(source, citation, found, press, texts))
            topic = data.draw(st.none() | st.just(asked))
            messages.append(spoken(source, citation, found, press, texts, (2, 3), topic))
            messages.append(alone(source, citation, found, texts))
    except Unquotable:
        # Nothing can be seen of it: nothing is sent, which is the other right thing to do.
        return
    for message in messages:
        check(message, source.article)
        assert len(blockquotes(message)) == 1
        assert blockquotes(message)[0] in text[passage.span.start : passage.span.end]
    result = inline_result(source, citation, None, texts)
    assert 1 <= len(result.id.encode()) <= 64
    assert result.title.strip()


@HOSTILE
@given(st.data())
def test_every_page_of_titles_is_one_that_telegram_takes(data: st.DataObject) -> None:
    shelf = tuple(data.draw(st.lists(sources(), max_size=3))) * data.draw(st.sampled_from([1, 3]))
    texts = LANGUAGES.texts(data.draw(st.sampled_from(LANGUAGES.codes)))
    check(start_page(shelf, texts))
    check(sources_page(shelf, data.draw(st.integers(-1, 5)), texts))


@HOSTILE
@given(st.lists(STRETCHED, max_size=8), st.sampled_from(Reason), st.sampled_from(LANGUAGES.codes))
def test_every_refusal_is_one_that_telegram_takes(terms: list[str], reason: Reason, code: str) -> None:
    no_answer = NoAnswer(question="?", reason=reason, terms=tuple(terms), languages=tuple(terms))
    check(refusal(no_answer, (), LANGUAGES.texts(code)))


def test_a_hundred_thousand_characters_without_a_blank_are_cut_and_shown() -> None:
    for char in ("x", "字", "😀", "e\u0301", "👩‍👩‍👧‍👦"):
        source = Desk(paragraphs=(char * (100_000 // len(char)),)).source()
        press = Press(Role.ANSWER, (Place(source.article.short_version, 0, 0, 1),))
        message = answer(source, cite(source), press, LANGUAGES.texts("en"))
        check(message, source.article)
        [quoted] = blockquotes(message)
        assert quoted.startswith(char)
        assert quoted.endswith(char[-1])
        check(whole(source, cite(source), press.seen(View.WHOLE, 3), LANGUAGES.texts("en")), source.article)


def test_a_pair_of_emoji_is_not_cut_in_two() -> None:
    family = "👩‍👩‍👧‍👦"
    source = Desk(paragraphs=(family * 1000,)).source()
    press = Press(Role.ANSWER, (Place(source.article.short_version, 0, 0, 1),))
    [quoted] = blockquotes(answer(source, cite(source), press, LANGUAGES.texts("en")))
    assert quoted.replace(family, "") == ""


def test_five_hundred_authors_and_a_title_of_five_thousand_characters_leave_room_for_the_quotation() -> None:
    desk = Desk(
        title="Ferry " * 800 + "end",
        outlet="Post " * 900,
        authors=("Ilse Morrow the Elder of Brackwater and of many other places besides",) * 500,
        role="the harbour master of " * 300,
        paragraphs=("The talks go on in June. " * 40,),
    )
    desk.source()
    speaker = Speaker(
        status=SpeakerStatus.NAMED, label=desk.span("Ferry " * 800), role=desk.span("the harbour master of " * 300)
    )
    source = desk.source()
    press = Press(Role.ANSWER, (Place(source.article.short_version, 0, 0, 1),))
    message = answer(source, cite(source, 0, 0, speaker), press, LANGUAGES.texts("en"))
    check(message, source.article)
    lines = message.text.splitlines()
    assert all("…" in line for line in lines[-2:])
    assert "…" not in blockquotes(message)[0]
    assert "and others" in lines[-1]


def test_marks_of_direction_in_a_title_do_not_turn_the_bots_own_words() -> None:
    source = Desk(title="\u202eTalks\u2067 stall", paragraphs=("They go on.",)).source()
    press = Press(Role.ANSWER, (Place(source.article.short_version, 0, 0, 1),))
    message = answer(source, cite(source), press, LANGUAGES.texts("en"))
    assert "📄 Talks stall · " in message.text


@pytest.mark.parametrize("blank", ["\u00a0" * 50, "\u200b\u200d\ufeff", "\u2800\u3164", "\u0301\u0301"])
def test_a_speaker_whose_name_cannot_be_seen_counts_as_not_certain(blank: str) -> None:
    desk = Desk(role=blank, paragraphs=("They go on.",))
    desk.source()
    speaker = Speaker(status=SpeakerStatus.NAMED, label=desk.span(blank))
    source = desk.source()
    message = alone(source, cite(source, 0, 0, speaker), None, LANGUAGES.texts("en"))
    assert "does not make certain who says this" in message.text


def test_nothing_but_blanks_is_never_sent_as_a_quotation() -> None:
    source = Desk(paragraphs=("\u3000\u2003\u200b",)).source()
    with pytest.raises(BotError):
        alone(source, cite(source, 0, None, OUTLET), None, LANGUAGES.texts("en"))
