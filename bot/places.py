"""From what the engine found to what a button carries, and back."""

from __future__ import annotations

from dataclasses import dataclass

from bot.buttons import Place, Press, View, fitting
from bot.errors import BadPress
from bot.i18n import Texts
from bot.messages.answers import answer, neighbour, quotation, whole
from bot.messages.composing import Message
from bot.messages.source import Source
from knowledge.library import Library
from knowledge.models import SHORT_VERSION, Citation, MatchMethod, Passage, Quotation, QuotationMatch, Span

_PASSAGE = 1
"""Tag of a citation of a numbered passage: `number` is the passage's, `detail` the highlighted sentence's position."""

_SPAN = 2
"""Tag of a citation of words outside the passages: `number` is where they start, `detail` their length."""

_QUOTATION = 3
"""Tag of a quotation that was found, plus the position of its method in `_METHODS`; numbers as for `_SPAN`."""

_METHODS = tuple(MatchMethod)

_NO_SENTENCE = 0xFFFF
"""Stands for the whole passage where no sentence is highlighted."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a place leads back to."""

    source: Source
    citation: Citation
    quotation: Quotation | None = None
    method: MatchMethod = MatchMethod.EXACT


def source_of(library: Library, version: str) -> Source:
    """The source that the version (full or short) names. Raises UnknownVersion when it is not there (any more)."""
    return Source(library.article(version), library.passages(version), library.quotations(version))


def citation_places(citations: tuple[Citation, ...]) -> tuple[Place, ...]:
    """The places of as many citations as a button has room for."""
    return fitting(tuple(map(_citation_place, citations)))


def quotation_places(matches: tuple[QuotationMatch, ...]) -> tuple[Place, ...]:
    """The places of as many matches as a button has room for."""
    return fitting(tuple(_span_place(m.found, _QUOTATION + _METHODS.index(m.method)) for m in matches))


def shown(library: Library, press: Press, texts: Texts) -> Message:
    """The message that a press asks for.

    Raises UnknownVersion, UnknownPassage, SpanError or Unquotable when the words are not there (any more), and
    BadPress when the press makes no sense.
    """
    found = _found(library, press)
    if press.view is View.WHOLE:
        return whole(found.source, found.citation, press, texts)
    if press.view is View.NEIGHBOUR:
        return neighbour(found.source, _moved(library, found, press.shift), press, texts)
    if found.quotation is not None:
        return quotation(found.source, found.citation, found.quotation, found.method, press, texts)
    return answer(found.source, found.citation, press, texts)


def _citation_place(citation: Citation) -> Place:
    passage = citation.passage
    if passage.number is None:
        return _span_place(passage.span, _SPAN)
    touched = (i for i, sentence in enumerate(passage.sentences) if sentence.meets(citation.highlight))
    sentence = _NO_SENTENCE if citation.highlight == passage.span else next(touched, _NO_SENTENCE)
    return Place(passage.span.version[:SHORT_VERSION], passage.number, min(sentence, _NO_SENTENCE), _PASSAGE)


def _span_place(span: Span, tag: int) -> Place:
    return Place(span.version[:SHORT_VERSION], span.start, len(span), tag)


def _found(library: Library, press: Press) -> _Found:
    place = press.place
    source = source_of(library, place.version)
    if place.tag == _PASSAGE:
        passage = library.passage(place.version, place.number)
        whole_passage = place.detail == _NO_SENTENCE or place.detail >= len(passage.sentences)
        highlight = passage.span if whole_passage else passage.sentences[place.detail]
        return _Found(source, library.cite(passage, highlight))
    if not place.detail:
        raise BadPress("a button that stands for no words at all: answer it as out of date")
    span = Span(version=source.article.version, start=place.number, end=place.number + place.detail)
    if place.tag == _SPAN:
        return _Found(source, library.cite(_alone(source, span), span))
    return _found_quotation(source, span, place.tag - _QUOTATION)


def _found_quotation(source: Source, span: Span, method: int) -> _Found:
    quotation = next((each for each in source.quotations if each.marked.holds(span)), None)
    if quotation is None or not 0 <= method < len(_METHODS):
        raise BadPress("a button that stands for no quotation: answer it as out of date")
    around = (p for p in source.passages if p.span.start <= span.start < p.span.end)
    passage = next(around, None) or _alone(source, quotation.marked)
    highlight = span.part(span.start, min(span.end, passage.span.end))
    citation = Citation(passage=passage, highlight=highlight, speaker=quotation.speaker)
    return _Found(source, citation, quotation, _METHODS[method])


def _moved(library: Library, found: _Found, shift: int) -> Citation:
    number = found.citation.passage.number
    if number is None:
        raise BadPress("words outside the passages have no neighbours: answer it as out of date")
    return library.cite(library.passage(found.source.article.version, number + shift))


def _alone(source: Source, span: Span) -> Passage:
    """Words outside the running text as a passage of their own."""
    numbers = [block.number for block in source.article.blocks if block.span.meets(span)] or [0]
    return Passage(span=span, number=None, blocks=(numbers[0], numbers[-1]), sentences=(span,))
