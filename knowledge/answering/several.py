"""Which further passages answer too, which are only near, and which are one passage in several articles."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from knowledge.analysis import Word
from knowledge.answering.candidate import Candidate
from knowledge.answering.contradictions import contradicted
from knowledge.answering.decision import THRESHOLD, confidence, lead
from knowledge.answering.question import Question
from knowledge.models import Citation

AS_SURE = 0.6
"""How sure a further answer must be on its own, as a share of how sure the best one is, and how much of what that
holds it must hold."""
AS_MUCH = 0.9
BACKING = 0.2
"""How much of what the best answer says beyond the question another must say too to back it, as a share."""
BACKED = 0.7
"""How much of what is asked a passage must hold that backs the best, as a share of what the best holds."""
NAMED = 0.9
"""The same of the names in it, which tell more."""


class Arrangement(NamedTuple):
    """The fields of an Answer that say which passages answer, and how they stand to one another."""

    citations: tuple[Citation, ...]
    copies: tuple[tuple[Citation, ...], ...]
    disputed: tuple[Citation, ...]
    nearest: tuple[Citation, ...]


def arrange(ranked: Sequence[Candidate], sure: float, question: Question, limit: int) -> Arrangement:
    """What an answer cites: the best candidate, those that state otherwise, those that answer too, at most `limit`
    behind the best; and as many that are only near. `question` is as the best one's collection reads it."""
    best = ranked[0]
    against = [(each, number) for each in ranked[1:] if (number := contradicted(question, best, each)) is not None]
    disputing = [candidate for candidate, _ in against[:limit]]
    agreeing = [each for each in further(ranked, sure, question.own) if each not in disputing]
    agreeing = agreeing[: limit - len(disputing)]
    disputed = tuple(candidate.cite(candidate.read, number) for candidate, number in against[:limit])
    answering = [best, *disputing, *agreeing]
    return Arrangement(
        citations=(best.citation(), *disputed, *(each.citation() for each in agreeing)),
        copies=tuple(map(copies_of, answering)),
        disputed=disputed,
        nearest=tuple(each.citation() for each in ranked if each not in answering)[:limit],
    )


def copies_of(candidate: Candidate) -> tuple[Citation, ...]:
    """The same passage in other articles, one citation an article."""
    version = candidate.read.passage.span.version
    found: dict[str, Citation] = {}
    for copy in candidate.collection.copies(candidate.read, candidate.reading):
        if copy.passage.span.version != version:
            found.setdefault(copy.passage.span.version, candidate.cite(copy, candidate.evidence.best))
    return tuple(found.values())


def further(ranked: Sequence[Candidate], sure: float, asked: AbstractSet[str]) -> list[Candidate]:
    """Those of the candidates behind the first that answer too. `sure` is the confidence in the first, `asked` the
    stems of the question.

    Each is judged as if no better one were there. It must hold nearly as much of what is asked as the first, or
    somewhat less where it says the same beyond that.
    """
    scores = [candidate.score for candidate in ranked]
    found = []
    for place, candidate in enumerate(ranked[1:], 1):
        alone = confidence(candidate.evidence, lead(candidate.evidence, scores[place:]))
        if alone < THRESHOLD:
            continue
        best = ranked[0]
        sure_enough = alone >= AS_SURE * sure and _holds(candidate, best, AS_MUCH)
        if sure_enough or (_holds(candidate, best, BACKED) and _backing(candidate, best, asked) >= BACKING):
            found.append(candidate)
    return found


def _holds(other: Candidate, best: Candidate, share: float) -> bool:
    """Whether a passage holds that share of what the best holds of the question, and the kind of thing asked for."""
    a, b = other.evidence, best.evidence
    shares = ((a.sentence, b.sentence), (a.passage, b.passage), (a.mass, b.mass))
    if any(mine < share * theirs for mine, theirs in shares) or a.names < NAMED * b.names or a.numbers < b.numbers:
        return False
    # What the outlet reports somebody to have said answers as quoted words do, as long as it does report it.
    reported = a.speech < b.speech and other.citation().speaker.label is not None
    return reported or (a.speech >= b.speech and a.kind >= b.kind and a.typed >= share * b.typed)


def _backing(other: Candidate, best: Candidate, asked: AbstractSet[str]) -> float:
    """How much of what the best sentence says beyond the question stands around the other's best one too, by weight."""
    if other.collection is not best.collection:
        return 0.0
    told = _content(best.read.sentences[best.evidence.best]) - asked
    start = other.evidence.best
    around = other.read.sentences[max(start - 1, 0) : start + 2]
    theirs = frozenset().union(*map(_content, around))
    total = sum(map(best.collection.weight, told))
    return sum(map(best.collection.weight, told & theirs)) / total if total else 0.0


def _content(sentence: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in sentence if word.content)
