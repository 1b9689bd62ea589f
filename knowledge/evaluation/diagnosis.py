"""Why a question went wrong: what the engine saw in the passage that answers, and in the one it gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.analysis import Word
from knowledge.answering.answer import weigh_all
from knowledge.answering.candidate import Candidate
from knowledge.answering.decision import THRESHOLD
from knowledge.answering.filters import narrow
from knowledge.answering.question import Question, without_courtesies
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.evaluation.places import Expectation
from knowledge.models import Answer, Citation, NoAnswer, Passage, Reason, Span
from knowledge.reading import ReadPassage


class Fault(StrEnum):
    """What can go wrong with a question, the worst first."""

    WRONG = "wrong"
    ANSWERED = "answered"
    SPEAKER_WRONG = "speaker_wrong"
    SPEAKER_MISSING = "speaker_missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A fault with what led to it.

    `confidence` and `threshold` (0..1): how sure the engine was that its best passage answers, and from where on it
    answers. `reason` is why it refused. `given` is what it answered with, `best` the passage it was that sure of,
    given or not. `expected` is the passage that answers (of several the one that ranked best, None when the answer is
    in no passage), `rank` its place from 1 among the `candidates` that were weighed, None when it was not among them,
    and `offered` its place from 1 among the passages that are shown, further ones and nearest ones included.
    `filtered` says that filters were read from the question which no article with the answer passes.

    Words as they are in the question: `nowhere` those that no article holds, `lacking` those that some article holds
    but not the expected passage, `matched` those that the given passage holds.
    """

    fault: Fault
    confidence: float
    threshold: float
    reason: Reason | None = None
    given: Citation | None = None
    best: Citation | None = None
    expected: Passage | None = None
    rank: int | None = None
    candidates: int = 0
    offered: int | None = None
    filtered: bool = False
    nowhere: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()

    @property
    def only_given(self) -> tuple[str, ...]:
        """The words of the question that the given passage holds and the expected one does not."""
        return tuple(word for word in self.matched if word in self.lacking)


def diagnose(
    fault: Fault, expected: Expectation, result: Answer | NoAnswer, collections: Sequence[Collection]
) -> Diagnosis:
    """What led to a fault, from what the articles of the collections hold."""
    text, inside = _scope(expected.asked.question, result, collections)
    views = [_View(understand(text, collection), collection) for collection in collections]
    ranked = sorted((c for part in inside for c in weigh_all(understand(text, part), part)), key=lambda c: -c.score)
    wanted = _best_ranked(_passages(views, expected.places), ranked)
    given = result.citations[0] if isinstance(result, Answer) else None
    offered = (*result.citations, *result.nearest) if isinstance(result, Answer) else result.nearest
    return Diagnosis(
        fault=fault,
        confidence=result.confidence,
        threshold=THRESHOLD,
        reason=result.reason if isinstance(result, NoAnswer) else None,
        given=given,
        best=given or (ranked[0].citation() if ranked else None),
        expected=wanted.passage if wanted is not None else None,
        rank=_place(wanted, [candidate.read for candidate in ranked]),
        candidates=len(ranked),
        offered=_shown(wanted, offered),
        filtered=bool(expected.places) and not any(p.version in c.readings for p in expected.places for c in inside),
        nowhere=_nowhere(views, given.version if given is not None else expected.places[0].version),
        lacking=tuple(_words(views, wanted, held=False)) if wanted is not None else (),
        matched=tuple(_words(views, _read(views, given.passage), held=True)) if given is not None else (),
    )


def _scope(text: str, result: Answer | NoAnswer, collections: Sequence[Collection]) -> tuple[str, Sequence[Collection]]:
    """What was looked for in which articles: a follow-up made full, without the filters that were read from it."""
    text = without_courtesies(text)
    filters = narrow(text, collections, date.today()) if result.within else None
    for each in (filters.sure, filters.likely) if filters is not None else ():
        if each is not None and each.within == result.within:
            inside = [c.only(each.versions) for c in collections if not each.versions.isdisjoint(c.readings)]
            return result.understood or each.text, inside
    return result.understood or text, collections


@dataclass(frozen=True, slots=True)
class _View:
    """The question in the words of one collection."""

    question: Question
    collection: Collection

    def typed(self, term: Word) -> str:
        """A term as it stands in the question."""
        return self.question.text[term.start : term.end]

    def known(self, term: Word) -> bool:
        """Whether the articles hold the term, or a word that can stand for it."""
        return self.collection.mentions(term.stem) or bool(self.collection.akin(term.stem))

    def holds(self, read: ReadPassage, term: Word) -> bool:
        """Whether a passage does."""
        return term.stem in read.all_stems or not read.all_stems.isdisjoint(self.collection.akin(term.stem))


def _passages(views: Sequence[_View], places: Sequence[Span]) -> list[ReadPassage]:
    """The passages that meet the places: none for a place in a headline or the like."""
    readings = {version: reading for view in views for version, reading in view.collection.readings.items()}
    return [
        read
        for place in places
        if place.version in readings
        for read in readings[place.version].read
        if read.passage.span.meets(place)
    ]


def _read(views: Sequence[_View], passage: Passage) -> ReadPassage | None:
    """A passage with its words; None for a headline or the like."""
    found = _passages(views, [passage.span]) if passage.number is not None else []
    return found[0] if found else None


def _best_ranked(wanted: Sequence[ReadPassage], ranked: Sequence[Candidate]) -> ReadPassage | None:
    among = (candidate.read for candidate in ranked if candidate.read in wanted)
    return next(among, wanted[0] if wanted else None)


def _place(read: ReadPassage | None, ranked: Sequence[ReadPassage]) -> int | None:
    return ranked.index(read) + 1 if read is not None and read in ranked else None


def _shown(read: ReadPassage | None, citations: Sequence[Citation]) -> int | None:
    spans = [citation.passage.span for citation in citations]
    return spans.index(read.passage.span) + 1 if read is not None and read.passage.span in spans else None


def _nowhere(views: Sequence[_View], version: str) -> tuple[str, ...]:
    """The terms, in the eyes of the collection that holds a version, that no collection knows."""
    home = _home(views, version)
    known = {term.start for view in views for term in view.question.terms if view.known(term)}
    return tuple(dict.fromkeys(home.typed(term) for term in home.question.terms if term.start not in known))


def _home(views: Sequence[_View], version: str) -> _View:
    return next(view for view in views if version in view.collection.readings)


def _words(views: Sequence[_View], read: ReadPassage | None, *, held: bool) -> Iterator[str]:
    """The words of the question that a passage holds, or that it lacks although its collection knows them."""
    if read is None:
        return
    view = _home(views, read.passage.span.version)
    for term in view.question.terms:
        if view.holds(read, term) is held and (held or view.known(term)):
            yield view.typed(term)
