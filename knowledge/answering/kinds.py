"""Whether a sentence holds the kind of thing a question asks for."""

from __future__ import annotations

from knowledge.answering.question import Question
from knowledge.holdings import Holdings
from knowledge.languages import Asks
from knowledge.languages.wanted import wanted_of
from knowledge.reading import ReadPassage

FACTS = frozenset(
    {
        Asks.NUMBER,
        Asks.AGE,
        Asks.MONEY,
        Asks.LENGTH,
        Asks.DURATION,
        Asks.SHARE,
        Asks.TIME,
        Asks.YEAR,
        Asks.PLACE,
        Asks.REASON,
    }
)
"""The kinds of thing that are told of somebody or something: where it is named, that alone says nothing."""

LIKELY = 0.7
"""How much a sentence holds that has something near the kind ("later" for a time, "the old mill" for a place)."""
HARDLY = 0.3
"""The same for something that is the kind only in other words or with a part left out ("nine in ten" for a share)."""

_NEEDED = {
    Asks.AGE: HARDLY,
    Asks.TIME: 0.0,
    Asks.YEAR: 0.0,
    Asks.MONEY: 0.0,
    Asks.LENGTH: 0.0,
    Asks.DURATION: 0.0,
    Asks.SHARE: 0.0,
    Asks.PLACE: 0.0,
}
"""The kinds without which nothing is an answer, each with what a passage without one still holds."""

_Stems = frozenset[str]


def holds(question: Question, read: ReadPassage, sentence: int) -> float:
    """Whether sentence number `sentence` of a passage holds the kind of thing asked for, outside the question's own
    words: 0 for absent, 1/2 for unknown, 1 for present, and in between as far as it is likely."""
    match question.asks:
        case Asks.SPEECH:
            return 1.0 if read.quoted[sentence] else 0.5
        case Asks.IDENTITY:
            return float(bool(read.stems[sentence] & question.names)) if question.names else 0.5
        case Asks.ANYTHING:
            return 0.5
        case _:
            return _told(question.asks, read.holdings[sentence], question.own)


def lacks(question: Question, read: ReadPassage) -> bool:
    """Whether a passage cannot be the answer, because nothing of the kind asked for stands in it."""
    least = _NEEDED.get(question.asks)
    if question.asks is Asks.PLACE:
        dwelling = {term.stem for term in question.terms if term.folded in wanted_of(question.language).dwelling}
        if not dwelling.isdisjoint(read.all_stems):
            return False
        least = HARDLY if dwelling else least
    return least is not None and all(holds(question, read, n) <= least for n in range(len(read.sentences)))


def _told(asks: Asks, held: Holdings, own: _Stems) -> float:
    match asks:
        case Asks.TIME:
            return _first(own, held.dates, held.times)
        case Asks.YEAR:
            return _first(own, held.years, (), held.times)
        case Asks.AGE:
            return _first(own, held.ages, (), held.spans)
        case Asks.MONEY:
            return _first(own, held.sums, (), held.numbers)
        case Asks.LENGTH:
            return _first(own, held.lengths, held.spans, held.numbers)
        case Asks.DURATION:
            return _first(own, held.spans, held.units, held.times | held.lengths)
        case Asks.SHARE:
            return _first(own, held.shares, (), held.numbers)
        case Asks.NUMBER:
            return _first(own, held.numbers)
        case Asks.PLACE:
            return _first(own, held.places, held.scenes, held.names)
        case Asks.PERSON | Asks.SPEAKER:
            return _first(own, held.people) or HARDLY
        case Asks.NAME:
            return _first(own, held.names) or HARDLY
        case _:
            return 1.0 if held.reasons - own else 0.5


def _first(own: _Stems, sure: _Stems, likely: _Stems | tuple[()] = (), hardly: _Stems | tuple[()] = ()) -> float:
    """What the best that a sentence holds beside the question's own words is worth."""
    for worth, found in ((1.0, sure), (LIKELY, likely), (HARDLY, hardly)):
        if any(stem not in own for stem in found):
            return worth
    return 0.0
