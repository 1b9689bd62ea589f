"""What speaks for a passage: a handful of figures between 0 and 1, each readable on its own."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from knowledge.answering.kinds import FACTS, holds
from knowledge.answering.question import Question
from knowledge.languages import Asks
from knowledge.reading import ReadPassage

CONTEXT_SHARE = 0.5
"""What a term is worth that stands not in the passage but in its heading or in the passage before."""
NEAR = 3
"""Two terms of the question stand together in a sentence when at most this many words apart."""

KIND_SHARE = 0.3
"""How much the kind of thing asked for counts, beside the terms, for which sentence is the best."""
MUCH = 16.0
"""So much weight of terms found, or more, is as much as can be: three or four rare words."""
MARKS = 5.0
"""So many words found of which each stands in one passage only are as much as can be."""
HEAVY = 5.0
"""So much weight of a term is as much as one can have: that of a word which the language hardly knows."""
STRANGE = 10.0
"""So much weight of names that no article holds is as strange as can be: two rare names."""


class Sought(NamedTuple):
    """A term of a question as a collection knows it.

    `weight` says how much it tells, `distinction` (0..1) how few passages hold it, and `akin` which other stems can
    stand for it, each with its worth (0..1).
    """

    stem: str
    weight: float
    distinction: float
    akin: Mapping[str, float]

    def worth(self, stems: frozenset[str]) -> float:
        """What the best that a text holds for the term is worth: 1 for itself, 0 for nothing."""
        if self.stem in stems:
            return 1.0
        if not self.akin or self.akin.keys().isdisjoint(stems):
            return 0.0
        return max(worth for stem, worth in self.akin.items() if stem in stems)


Held = dict[str, float]
"""The terms found in a text, each with what was found for it is worth."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures of one passage for one question, each 0..1. A relative of a term or a word of the same meaning counts
    for most or some of it.

    sentence weighted share of the question's terms in the best sentence
    passage  the same in the whole passage, what heading and previous passage add counted by half
    topic    weighted share of the terms that are no names in the best two sentences (without any 1, or 0 for a fact)
    touched  whether topic is more than 0
    names    weighted share of the question's names found (1 when it has none)
    numbers  share of its numbers found (1 when it has none)
    kind     whether the kind of thing asked for stands there, outside the question's own words
    typed    the root of the share of the terms in the sentence that holds most beside the kind of thing asked for
    speech   whether the person whose words are wanted speaks there (1 when nobody's are)
    order    share of neighbouring terms of the question that stand together there too
    bm25     the index's score, as a share of the best passage's
    known    weighted share of the question's terms that any article holds
    familiar how little the names weigh that no article holds: 1 without any, 0 for `STRANGE` or more
    mass     weight of the terms found in those two sentences, from 0 to `MUCH`: two rare words tell more than one
    others   the root of the same for the terms that are no names: the first such word tells most (1/2 without any)
    marks    how many of the terms found there single out few passages, from 0 to `MARKS`
    last     how little of the question's last term is missing there, from `HEAVY` to none: questions end in what they
             are about
    first    whether the question's names stand here for the first time, as who-is questions want (1/2 for others)
    best     number of the sentence that holds most
    """

    sentence: float
    passage: float
    topic: float
    touched: float
    names: float
    numbers: float
    kind: float
    typed: float
    speech: float
    order: float
    bm25: float
    known: float
    familiar: float
    mass: float
    others: float
    marks: float
    last: float
    first: float
    best: int

    def figures(self) -> tuple[float, ...]:
        """All figures in the order of `FIGURES`."""
        return _figures(self)


FIGURES = (
    "sentence",
    "passage",
    "topic",
    "touched",
    "names",
    "numbers",
    "kind",
    "typed",
    "speech",
    "order",
    "bm25",
    "known",
    "familiar",
    "mass",
    "others",
    "marks",
    "last",
    "first",
)

_figures: Callable[[Evidence], tuple[float, ...]] = attrgetter(*FIGURES)


def weigh(
    question: Question,
    sought: Sequence[Sought],
    read: ReadPassage,
    before: ReadPassage | None,
    bm25: float,
    known: float,
    familiar: float,
    first: bool,
) -> Evidence:
    """The evidence of one passage. `sought` are the terms of the question in the words of the articles; `bm25`,
    `known` and `familiar` are 0..1; `first` says whether its names stand in this passage for the first time."""
    total = sum(term.weight for term in sought) or 1.0
    weights = {term.stem: term.weight for term in sought}
    held = [_held(sought, stems) for stems in read.stems]
    singles = [_sum(weights, found) / total for found in held]
    start = _best_window(held, weights)
    window = _together(held[start : start + 2])
    inside = _together(held)
    near = read.heading | (before.all_stems if before is not None else frozenset())
    beside = {t.stem: CONTEXT_SHARE for t in sought if t.stem not in inside and t.worth(near)}
    kinds = [holds(question, read, n) for n in range(len(held))]
    best = max(range(len(held)), key=lambda n: (singles[n] + KIND_SHARE * kinds[n], -n))
    topic = _topic(question, weights, window)
    span = range(start, min(start + 2, len(held)))
    others = {stem: worth for stem, worth in window.items() if stem not in question.names}
    return Evidence(
        sentence=max(singles),
        passage=(_sum(weights, inside) + _sum(weights, beside)) / total,
        topic=topic,
        touched=float(topic > 0),
        names=_share(question.names, weights, inside | beside),
        numbers=_share(question.numbers, weights, inside),
        kind=max(kinds[n] for n in span),
        typed=math.sqrt(max(share * kind for share, kind in zip(singles, kinds, strict=True))),
        speech=_speech(question, read, span, topic > 0),
        order=_order(question, read, span),
        bm25=bm25,
        known=known,
        familiar=familiar,
        mass=min(_sum(weights, window), MUCH) / MUCH,
        others=math.sqrt(min(_sum(weights, others), MUCH) / MUCH) if question.own - question.names else 0.5,
        marks=min(sum(term.distinction * window.get(term.stem, 0.0) for term in sought), MARKS) / MARKS,
        last=1 - min(sum(term.weight * (1 - window.get(term.stem, 0.0)) for term in sought[-1:]), HEAVY) / HEAVY,
        first=float(first) if question.asks is Asks.IDENTITY else 0.5,
        best=best,
    )


def _held(sought: Sequence[Sought], stems: frozenset[str]) -> Held:
    return {term.stem: worth for term in sought if (worth := term.worth(stems))}


def _together(parts: Sequence[Held]) -> Held:
    """What several texts hold together: of each term the best."""
    found: Held = {}
    for part in parts:
        for stem, worth in part.items():
            if worth > found.get(stem, 0.0):
                found[stem] = worth
    return found


def _sum(weights: Mapping[str, float], found: Held) -> float:
    return sum(weights[stem] * worth for stem, worth in found.items())


def _best_window(held: Sequence[Held], weights: Mapping[str, float]) -> int:
    """Where the best two neighbouring sentences begin."""
    shares = [_sum(weights, _together(held[n : n + 2])) for n in range(max(len(held) - 1, 1))]
    return max(range(len(shares)), key=lambda n: (shares[n], -n))


def _topic(question: Question, weights: Mapping[str, float], window: Held) -> float:
    """Weighted share of the terms that are no names: a passage about somebody need not be about what is asked.

    Without such terms all is there for a question about somebody; for one about a fact of theirs nothing tells.
    """
    wanted = question.own - question.names
    if not wanted:
        return float(question.asks not in FACTS)
    return _share(wanted, weights, window)


def _share(wanted: frozenset[str], weights: Mapping[str, float], found: Held) -> float:
    if not wanted:
        return 1.0
    return sum(weights[s] * found.get(s, 0.0) for s in wanted) / sum(weights[s] for s in wanted)


def _speech(question: Question, read: ReadPassage, span: range, touched: bool) -> float:
    """Whether a person of the question is quoted in the window on what is asked (1); the same person on something
    else, or somebody else on it, is worth little; nobody's words nothing."""
    if not question.speech:
        return 1.0
    theirs = any(read.quoted[n] and (not question.names or read.speakers[n] & question.names) for n in span)
    named = any(read.stems[n] & question.names for n in span)
    if theirs or named:
        return (1.0 if theirs else 0.6) if touched else 0.2
    return 0.3 if any(read.quoted) and touched else 0.0


def _order(question: Question, read: ReadPassage, span: range) -> float:
    """Share of the question's neighbouring terms that stand at most `NEAR` words apart in the window too."""
    pairs = list(pairwise(question.stems))
    if not pairs:
        return 0.5
    inside = frozenset().union(*(read.stems[n] for n in span))
    held = [(x, y) for x, y in pairs if x in inside and y in inside]
    if not held:
        return 0.0
    places = _places(question.own, read, span)
    near = (any(abs(a - b) <= NEAR for a in places[x] for b in places[y]) for x, y in held)
    return sum(near) / len(pairs)


def _places(stems: frozenset[str], read: ReadPassage, span: range) -> defaultdict[str, list[int]]:
    """Where the stems stand among the words of the window; nowhere when only a speaker's label holds them."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    position = 0
    for n in span:
        for word in read.sentences[n]:
            position += 1
            if word.stem in stems:
                places[word.stem].append(position)
        position += NEAR
    return places
