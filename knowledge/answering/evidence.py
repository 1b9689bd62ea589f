"""What speaks for a passage: a handful of figures between 0 and 1, each readable on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

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


_FACTS = frozenset({Asks.NUMBER, Asks.TIME, Asks.PLACE, Asks.REASON})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The figures of one passage for one question, each 0..1.

    sentence weighted share of the question's terms in the best sentence
    passage  the same in the whole passage, what heading and previous passage add counted by half
    topic    weighted share of the terms that are no names in the best two sentences (without any 1, or 0 for a fact)
    touched  whether topic is more than 0
    names    weighted share of the question's names found (1 when it has none)
    numbers  share of its numbers found (1 when it has none)
    kind     whether the kind of thing asked for stands there, outside the question's own words
    speech   whether the person whose words are wanted speaks there (1 when nobody's are)
    order    share of neighbouring terms of the question that stand together there too
    bm25     the index's score, as a share of the best passage's
    known    weighted share of the question's terms that any article holds
    mass     weight of the terms found in those two sentences, from 0 to `MUCH`: two rare words tell more than one
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
    speech: float
    order: float
    bm25: float
    known: float
    mass: float
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
    "speech",
    "order",
    "bm25",
    "known",
    "mass",
    "first",
)

_figures: Callable[[Evidence], tuple[float, ...]] = attrgetter(*FIGURES)


def weigh(
    question: Question,
    weights: Mapping[str, float],
    read: ReadPassage,
    before: ReadPassage | None,
    bm25: float,
    known: float,
    first: bool,
) -> Evidence:
    """The evidence of one passage. `weights` gives each stem of the question its weight; `bm25` and `known` are
    0..1; `first` says whether the names of the question stand in this passage for the first time."""
    stems = question.stems
    total = sum(weights[s] for s in stems) or 1.0
    held = [question.own & sentence for sentence in read.stems]
    singles = [sum(weights[s] for s in found) / total for found in held]
    start, window = _best_window(held, weights, total)
    inside = frozenset().union(*held)
    near = read.heading | (before.all_stems if before is not None else frozenset())
    context = sum(weights[s] for s in stems if s not in inside and s in near) / total
    kinds = [_kind(question, read, n) for n in range(len(held))]
    best = max(range(len(held)), key=lambda n: (singles[n] + KIND_SHARE * kinds[n], -n))
    topic = _topic(question, weights, held[start : start + 2])
    span = range(start, min(start + 2, len(held)))
    return Evidence(
        sentence=max(singles),
        passage=sum(weights[s] for s in inside) / total + CONTEXT_SHARE * context,
        topic=topic,
        touched=float(topic > 0),
        names=_share(question.names, weights, inside, near),
        numbers=_share(question.numbers, weights, inside, frozenset()),
        kind=max(kinds[n] for n in span),
        speech=_speech(question, read, span, topic > 0),
        order=_order(question, read, span),
        bm25=bm25,
        known=known,
        mass=min(window * total, MUCH) / MUCH,
        first=float(first) if question.asks is Asks.IDENTITY else 0.5,
        best=best,
    )


def _best_window(held: Sequence[frozenset[str]], weights: Mapping[str, float], total: float) -> tuple[int, float]:
    """Where the best two neighbouring sentences begin, and their weighted share."""
    if len(held) == 1:
        return 0, sum(weights[s] for s in held[0]) / total
    shares = [sum(weights[s] for s in held[n] | held[n + 1]) / total for n in range(len(held) - 1)]
    best = max(range(len(shares)), key=lambda n: (shares[n], -n))
    return best, shares[best]


def _topic(question: Question, weights: Mapping[str, float], held: Sequence[frozenset[str]]) -> float:
    """Weighted share of the terms that are no names: a passage about somebody need not be about what is asked.

    Without such terms all is there for a question about somebody; for one about a fact of theirs nothing tells.
    """
    wanted = question.own - question.names
    total = sum(weights[s] for s in wanted)
    if not total:
        return float(question.asks not in _FACTS)
    return sum(weights[s] for s in wanted.intersection(frozenset().union(*held))) / total


def _share(wanted: frozenset[str], weights: Mapping[str, float], inside: frozenset[str], near: frozenset[str]) -> float:
    if not wanted:
        return 1.0
    found = sum(weights[s] * (1.0 if s in inside else CONTEXT_SHARE if s in near else 0.0) for s in wanted)
    return found / sum(weights[s] for s in wanted)


def _kind(question: Question, read: ReadPassage, n: int) -> float:
    """Whether sentence `n` holds the kind of thing asked for, outside the question's own words: 0, 1/2 unknown, 1."""
    held, own = read.holdings[n], question.own
    match question.asks:
        case Asks.TIME:
            return 1.0 if held.dates - own else 0.7 if held.times - own else 0.0
        case Asks.NUMBER:
            return float(bool(held.numbers - own))
        case Asks.PLACE:
            return float(bool(held.names - own))
        case Asks.PERSON | Asks.SPEAKER:
            return float(bool(held.people - own))
        case Asks.REASON:
            return 1.0 if held.reasons - own else 0.5
        case Asks.SPEECH:
            return 1.0 if read.quoted[n] else 0.5
        case Asks.IDENTITY:
            return float(bool(read.stems[n] & question.names))
        case Asks.ANYTHING:
            return 0.5


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
