"""From what the engine found to what a button carries, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup

from bot.buttons import Place, Press, Role, View, fitting, fitting_hits
from bot.errors import BadPress
from bot.i18n import Texts
from bot.messages.answers import answer, neighbour, whole
from bot.messages.attribution import NAME_LIMIT, TITLE_LIMIT
from bot.messages.composing import Message
from bot.messages.copies import Copy, Quoted
from bot.messages.digest import pages_under, turned_page
from bot.messages.keyboards import Rows, all_quotations, turning
from bot.messages.lookups import Wording, near, other_list, quotation, spoken, wording
from bot.messages.source import Source
from bot.people import listing, profile_of, said_by
from bot.standing import DISPUTED, NEAR, PASSAGE, PASSAGES, SPAN, disputing
from knowledge.library import Library
from knowledge.models import (
    SHORT_VERSION,
    SPEECH,
    Answer,
    Citation,
    MatchMethod,
    Passage,
    Quotation,
    QuotationKind,
    QuotationMatch,
    Span,
)

_MATCH = 3
"""Tag of a quotation that was found, plus the position of its method in `_METHODS`; numbers as for `SPAN`."""

_QUOTATION = 6
"""Tag of a quotation or report as such: `number` is where its words start."""

_METHODS = tuple(MatchMethod)

_NO_SENTENCE = 0xFFFF
"""Stands for the whole passage where no sentence is highlighted."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a place leads back to. `method` is how a quotation was found, None for a quotation as such."""

    source: Source
    citation: Citation
    quotation: Quotation | None = None
    method: MatchMethod | None = None


def source_of(library: Library, version: str) -> Source:
    """The source that the version (full or short) names. Raises UnknownVersion when it is not there (any more)."""
    return Source.of(library, version)


def citation_places(citations: tuple[Citation, ...]) -> tuple[Place, ...]:
    """The places of as many citations as a button has room for."""
    return fitting(tuple(map(_citation_place, citations)))


def answer_places(result: Answer) -> tuple[Place, ...]:
    """The places of what an answer cites and of what is near to it, as many as a button has room for."""
    cited = [
        replace(place, tag=DISPUTED) if citation in result.disputed else place
        for citation, place in zip(result.citations, map(_citation_place, result.citations), strict=True)
    ]
    near = (replace(_citation_place(citation), tag=NEAR) for citation in result.nearest)
    return fitting((*cited, *near))


def quoted(library: Library, citation: Citation) -> Quoted:
    """A citation with its source and with the other articles that carry its passage. Raises UnknownVersion."""
    source = source_of(library, citation.version)
    copies = [Copy(source_of(library, copy.version), copy.passage) for copy in library.copies(citation.passage)]
    versions = (citation.version, *(copy.passage.span.version for copy in copies))
    for version, passage in zip(versions, (citation.passage, *(copy.passage for copy in copies)), strict=True):
        for namesake in library.namesakes(version):
            copies.append(Copy(replace(source_of(library, version), article=namesake), passage))
    # Two sources that look alike are one to a reader: the same text, loaded under two names.
    unlike = {_look(copy.source): copy for copy in reversed(copies)}
    unlike.pop(_look(source), None)
    return Quoted(source, citation, tuple(copy for copy in copies if unlike.get(_look(copy.source)) is copy))


def _look(source: Source) -> tuple[object, ...]:
    """What tells a source apart for a reader."""
    metadata = source.article.metadata
    return source.name(TITLE_LIMIT), source.words(metadata.outlet, NAME_LIMIT), metadata.published, source.url


def match_places(matches: tuple[QuotationMatch, ...]) -> tuple[Place, ...]:
    """The places of as many matches as a button has room for."""
    return fitting(tuple(_span_place(m.found, _MATCH + _METHODS.index(m.method)) for m in matches))


def quotation_places(quotations: tuple[Quotation, ...]) -> tuple[Place, ...]:
    """The places of as many quotations as such as a button has room for."""
    return fitting(tuple(map(_quotation_place, quotations)))


def speaker_press(quotation: Quotation, view: View = View.ITSELF) -> Press | None:
    """Asks for a quotation in the list of its speaker; None when it stands too far back for a button."""
    places = quotation_places((quotation,))
    return Press(Role.SPEAKER, places, view=view) if places else None


def topic_press(hits: tuple[Quotation, ...]) -> Press | None:
    """Asks for the first of some quotations of one speaker, of as many as there is room for."""
    places = fitting_hits(tuple(map(_quotation_place, hits)))
    return Press(Role.TOPIC, places) if places else None


async def shown(
    library: Library, press: Press, texts: Texts, asked: str = "", keyboard: InlineKeyboardMarkup | None = None
) -> Message:
    """The message that a press asks for; `asked` are words that the message it stands under may hold, `keyboard` its
    buttons.

    Raises UnknownVersion, UnknownPassage, SpanError or Unquotable when the words are not there (any more), and
    BadPress when the press makes no sense.
    """
    if press.role is Role.DIGEST:
        return turned_page(library, press, pages_under(keyboard), texts)
    found = _found(library, press)
    words = await _wording(library, found, press, asked)
    known = words.asked if words is not None else ""
    if press.view is View.WHOLE:
        return whole(found.source, found.citation, press, texts, known)
    if press.view is View.NEIGHBOUR:
        return neighbour(found.source, _moved(library, found, press.shift), press, texts, known)
    if found.quotation is None:
        return passage_of_answer(library, found.citation, press, texts)
    if press.role is Role.NEAR_QUOTATION:
        return near(found.source, found.citation, found.quotation, press, texts)
    if press.role is Role.SPEAKER:
        return _of_speaker(library, found, found.quotation, press, texts)
    if press.role is Role.TOPIC:
        return _on_topic(library, found, found.quotation, press, texts, known)
    if found.method is None:
        raise BadPress("a button that does not say how its words were found: answer it as out of date")
    way = itself(found.source, found.quotation)
    return quotation(found.source, found.citation, found.quotation, found.method, press, texts, words, way)


def passage_of_answer(
    library: Library, citation: Citation, press: Press, texts: Texts, respelt: tuple[str, ...] = ()
) -> Message:
    """A passage that answers or is near; the first one of an answer together with those that state otherwise.

    Raises UnknownVersion, SpanError or Unquotable.
    """
    against = disputing(press.places) if press.role is Role.ANSWER and press.index == 0 else ()
    sides = [quoted(library, _found(library, press.to(index)).citation) for index in against]
    here = quoted(library, citation)
    return answer(here.source, citation, press, texts, respelt, copies=here.copies, against=sides)


async def _wording(library: Library, found: _Found, press: Press, asked: str) -> Wording | None:
    """The words that were asked for, if they do lead to what the press is about."""
    if not asked or found.quotation is None:
        return None
    if press.role is Role.TOPIC:
        profile = profile_of(library, found.quotation)
        hits = library.quotes_of(profile, asked).quotations if profile is not None else ()
        return Wording(asked) if any(hit.span == found.quotation.span for hit in hits) else None
    if found.method is None:
        return None
    start, version = press.place.number, found.source.article.version
    matches = await library.who(asked)
    return next(
        (wording(asked, m, matches) for m in matches if (m.found.version, m.found.start) == (version, start)), None
    )


def _of_speaker(library: Library, found: _Found, one: Quotation, press: Press, texts: Texts) -> Message:
    among = listing(library, one)
    position, total = among.position + 1, len(among.quotations)
    before, after = (speaker_press(each) if each is not None else None for each in (among.before, among.after))
    others = other_list(texts, one, among.others, speaker_press(among.others[0]) if among.others else None)
    reported = one.kind is QuotationKind.REPORTED
    rows: Rows = [turning(texts, before, after, position, reported=reported), *others]
    return spoken(found.source, found.citation, one, press, texts, (position, total), rows=rows)


def _on_topic(library: Library, found: _Found, one: Quotation, press: Press, texts: Texts, topic: str) -> Message:
    profile = profile_of(library, one)
    said = said_by(library, profile) if profile is not None else None
    everything = speaker_press(said.quoted[0]) if said is not None and said.quoted else None
    rows = all_quotations(texts, len(said.quoted), everything) if said is not None and everything is not None else []
    hits = library.quotes_of(profile, topic).quotations if profile is not None and topic else ()
    more = max(0, len(hits) - len(press.places))
    position = press.index + 1, len(press.places)
    return spoken(found.source, found.citation, one, press, texts, position, topic, more, rows)


def itself(source: Source, heading: Quotation) -> Press | None:
    """The way from a heading to the quotation that it repeats."""
    span = heading.repeats
    repeated = (
        each for each in source.quotations if span is not None and each.kind in SPEECH and each.span.holds(span)
    )
    quotation = next(repeated, None)
    return speaker_press(quotation) if quotation is not None else None


def _citation_place(citation: Citation) -> Place:
    passage = citation.passage
    if passage.number is None:
        return _span_place(passage.span, SPAN)
    touched = (i for i, sentence in enumerate(passage.sentences) if sentence.meets(citation.highlight))
    sentence = _NO_SENTENCE if citation.highlight == passage.span else next(touched, _NO_SENTENCE)
    return Place(passage.span.version[:SHORT_VERSION], passage.number, min(sentence, _NO_SENTENCE), PASSAGE)


def _span_place(span: Span, tag: int) -> Place:
    return Place(span.version[:SHORT_VERSION], span.start, len(span), tag)


def _quotation_place(quotation: Quotation) -> Place:
    return Place(quotation.span.version[:SHORT_VERSION], quotation.span.start, 0, _QUOTATION)


def _found(library: Library, press: Press) -> _Found:
    place = press.place
    source = source_of(library, place.version)
    if place.tag in PASSAGES:
        passage = library.passage(place.version, place.number)
        whole_passage = place.detail == _NO_SENTENCE or place.detail >= len(passage.sentences)
        highlight = passage.span if whole_passage else passage.sentences[place.detail]
        return _Found(source, library.cite(passage, highlight))
    said = source.quotations + source.reports
    if place.tag == _QUOTATION:
        one = next((each for each in said if each.span.start == place.number), None)
        return _found_quotation(source, one, one.span if one is not None else None, None)
    if not place.detail:
        raise BadPress("a button that stands for no words at all: answer it as out of date")
    span = Span(version=source.article.version, start=place.number, end=place.number + place.detail)
    if place.tag == SPAN:
        return _Found(source, library.cite(_alone(source, span), span))
    if not 0 <= place.tag - _MATCH < len(_METHODS):
        raise BadPress("a button that stands for no quotation: answer it as out of date")
    holder = next((each for each in said if each.marked.holds(span)), None)
    return _found_quotation(source, holder, span, _METHODS[place.tag - _MATCH])


def _found_quotation(
    source: Source, quotation: Quotation | None, span: Span | None, method: MatchMethod | None
) -> _Found:
    if quotation is None or span is None:
        raise BadPress("a button that stands for no quotation: answer it as out of date")
    around = (p for p in source.passages if p.span.start <= span.start < p.span.end)
    passage = next(around, None) or _alone(source, quotation.marked)
    highlight = span.part(span.start, min(span.end, passage.span.end))
    citation = Citation(passage=passage, highlight=highlight, speaker=quotation.speaker)
    return _Found(source, citation, quotation, method)


def _moved(library: Library, found: _Found, shift: int) -> Citation:
    number = found.citation.passage.number
    if number is None:
        raise BadPress("words outside the passages have no neighbours: answer it as out of date")
    return library.cite(library.passage(found.source.article.version, number + shift))


def _alone(source: Source, span: Span) -> Passage:
    """Words outside the running text as a passage of their own."""
    numbers = [block.number for block in source.article.blocks if block.span.meets(span)] or [0]
    return Passage(span=span, number=None, blocks=(numbers[0], numbers[-1]), sentences=(span,))
