"""Quotations that were looked up: by their words, or by whose they are. Each with its attribution.

The same rules hold as for answers: what cannot be shown as it stands in the stored version is not shown at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.buttons import Press, button
from bot.i18n import Texts
from bot.messages.answers import passage, role_line
from bot.messages.asking import say_asked
from bot.messages.attribution import speaker_name, voice_of_quotation
from bot.messages.composing import Composer, Message, Styled, bold, italic
from bot.messages.keyboards import Rows
from bot.messages.source import Source
from bot.messages.tidying import tidy
from knowledge.models import Citation, MatchMethod, Quotation, QuotationKind, QuotationMatch, Span, SpeakerStatus

_NAME_LIMIT = 80
_MOST_DIFFERING = 20
"""Stretches that are underlined; entities of a message are limited."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a person asked for otherwise than the article has them: `altered` are the ranges of `asked` that
    the quotation does not have, `differs` the words of the quotation that were not asked for. `named` is who they name
    as the speaker, where that is another person than the article names."""

    asked: str
    altered: tuple[tuple[int, int], ...] = ()
    differs: tuple[Span, ...] = ()
    named: str | None = None


def wording(asked: str, match: QuotationMatch, among: Sequence[QuotationMatch]) -> Wording | None:
    """How the words that were asked for differ from the match, one of several; None where they are the same.

    When they name a wrong speaker for any of the matches, they are kept for all: what is said of one must still be
    known when somebody leafs back to it.
    """
    if match.method is not MatchMethod.FUZZY and not any(each.misattributed for each in among):
        return None
    return Wording(asked, match.altered, match.differs, match.named if match.misattributed else None)


def quotation(
    source: Source,
    citation: Citation,
    found: Quotation,
    method: MatchMethod,
    press: Press,
    texts: Texts,
    words: Wording | None = None,
    itself: Press | None = None,
) -> Message:
    """A quotation that was looked up, in the passage that the citation gives, the words that were found bold.

    `words` are those that were asked for, where they are others; `itself` leads to the quotation that a heading
    repeats.
    """
    composer = Composer()
    if words is not None and words.named is not None:
        _naming_line(composer, source, found, words.named, texts)
    _method_line(composer, method, found, texts)
    if words is not None:
        say_asked(composer, texts, texts.say("You asked about {words}"), words.asked, words.altered)
        if method is MatchMethod.FUZZY:
            composer.line(texts.say("The article has:"))
    if len(press.places) > 1:
        place = texts.say("Match {position} of {total}", position=press.index + 1, total=len(press.places))
        composer.line(italic(place))
    differing = _runs(source, words.differs) if words is not None else ()
    rows = [[button(texts.say("The quotation itself"), itself)]] if itself is not None else []
    voice = voice_of_quotation(source, citation, found)
    return passage(
        composer, source, citation, citation.highlight, [voice], press, texts, differing=differing, rows=rows
    )


def near(source: Source, citation: Citation, found: Quotation, press: Press, texts: Texts) -> Message:
    """A quotation that only shares words with what was asked for."""
    composer = Composer()
    role_line(composer, press, texts)
    voice = voice_of_quotation(source, citation, found)
    return passage(composer, source, citation, citation.highlight, [voice], press, texts)


def spoken(
    source: Source,
    citation: Citation,
    found: Quotation,
    press: Press,
    texts: Texts,
    position: tuple[int, int],
    topic: str | None = None,
    more: int = 0,
    rows: Rows = (),
) -> Message:
    """One quotation of somebody's, number `position` (from 1) of how many.

    `topic` is what the list is about, in the person's words; None where it holds all, empty where the words are not
    known any more. `more` is how many the list had no room for.
    """
    composer = Composer()
    name = bold(_name(texts, source, found))
    number, total = map(str, position)
    if topic is not None:
        _topic_line(composer, texts, topic, name, number, total)
        if more:
            composer.line(texts.count("{number} more did not fit in here.", "{number} more did not fit in here.", more))
    elif found.kind is QuotationKind.REPORTED:
        composer.new_line().add("🗣 ").fill(
            texts.say("{name} · Reported {position} of {total}"), name=name, position=number, total=total
        )
    else:
        composer.new_line().add("🗣 ").fill(
            texts.say("{name} · Quotation {position} of {total}"), name=name, position=number, total=total
        )
    if found.kind is QuotationKind.REPORTED:
        _not_quoted(composer, texts)
    voice = voice_of_quotation(source, citation, found)
    return passage(composer, source, citation, citation.highlight, [voice], press, texts, rows=rows)


def _topic_line(composer: Composer, texts: Texts, topic: str, name: Styled, number: str, total: str) -> None:
    if not topic:
        composer.add("🗣 ").fill(
            texts.say("{name} on what you asked about · {position} of {total}"), name=name, position=number, total=total
        )
        return
    composer.add("🗣 ").fill(texts.say("{name} · {position} of {total}"), name=name, position=number, total=total)
    say_asked(composer, texts, texts.say("You asked about {words}"), topic)


def _not_quoted(composer: Composer, texts: Texts) -> None:
    composer.line(bold(texts.say("❗ Not a quotation: the outlet tells it in its own words.")))


def _method_line(composer: Composer, method: MatchMethod, found: Quotation, texts: Texts) -> None:
    if found.kind is QuotationKind.REPORTED:
        _not_quoted(composer, texts)
        if method is not MatchMethod.FUZZY:
            return
    if method is MatchMethod.EXACT:
        composer.line(texts.say("✅ Found word for word:"))
    elif method is MatchMethod.NORMALISED:
        composer.line(texts.say("✅ Found: the same words, other punctuation or letter case:"))
    else:
        composer.line(bold(texts.say("⚠️ Not word for word: the article has it differently.")))


def _naming_line(composer: Composer, source: Source, found: Quotation, named: str, texts: Texts) -> None:
    """Says that the words were asked for as somebody else's. The name that was typed is not in italics, which are read
    back as all that was asked for."""
    if found.kind is QuotationKind.REPORTED:
        template = texts.say("⚠️ You name {named}; the article reports this of {speaker}.")
    else:
        template = texts.say("⚠️ You name {named}; the article gives these words to {speaker}.")
    typed = texts.quoted(tidy(named, _NAME_LIMIT))
    composer.new_line().fill(template, named=typed, speaker=bold(_name(texts, source, found)))


def _name(texts: Texts, source: Source, found: Quotation) -> str:
    name = speaker_name(texts, source, found.speaker, _NAME_LIMIT)
    return texts.quoted(name) if found.speaker.status is SpeakerStatus.ANONYMOUS else name


def _runs(source: Source, differs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring words as one stretch where nothing but blanks stands between them."""
    runs: list[Span] = []
    for span in differs:
        if runs and not source.article.text[runs[-1].end : span.start].strip():
            runs[-1] = span.part(runs[-1].start, span.end)
        else:
            runs.append(span)
    return tuple(runs[:_MOST_DIFFERING])


def other_list(texts: Texts, found: Quotation, others: tuple[Quotation, ...], press: Press | None) -> Rows:
    """The button to what the speaker's list leaves out: reports beside quotations, quotations beside reports."""
    if press is None or not others:
        return []
    if found.kind is QuotationKind.REPORTED:
        return [[button(texts.count("{number} quotation", "{number} quotations", len(others)), press)]]
    label = texts.count("Reported, not quoted ({number})", "Reported, not quoted ({number})", len(others))
    return [[button(label, press)]]
