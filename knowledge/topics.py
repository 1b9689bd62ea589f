"""Which of somebody's quotations are about a topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.analysis import Word
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.models import Quotation
from knowledge.reading import Reading
from knowledge.vocabulary import related

MOSTLY = 0.6
"""Share of the topic's weight (rare words weigh more) that the words around a quotation must hold."""

_UKRAINIAN = "uk"


def about(topic: str, quotations: Sequence[Quotation], reading: Reading, collection: Collection) -> list[Quotation]:
    """Those of the quotations (all of one reading, in order) whose passage holds the words of the topic.

    Stop words do not count; a word is found in any of its forms, and misspelt where no article has it. Where no passage
    holds them, longer and shorter words of the same root count too. None for a topic without a word that tells.
    """
    question = understand(topic, collection)
    weights = {stem: collection.weight(stem) for stem in question.stems}
    if not weights:
        return []
    for loosely in (False, True):
        fits = _Fits(weights, reading, loosely)
        found = [quotation for quotation in quotations if fits(quotation)]
        if found:
            return found
    return []


class _Fits:
    """Tells whether the words around a quotation are about a topic; looks at each passage once."""

    def __init__(self, weights: dict[str, float], reading: Reading, loosely: bool) -> None:
        self._weights = weights
        self._enough = MOSTLY * sum(weights.values())
        self._reading = reading
        self._loosely = loosely
        self._known: dict[int, bool] = {}

    def __call__(self, quotation: Quotation) -> bool:
        passage = self._reading.passage_of(quotation.span)
        if passage is None or passage.number is None:
            return False
        if passage.number not in self._known:
            self._known[passage.number] = self._holds(self._reading.read[passage.number].sentences)
        return self._known[passage.number]

    def _holds(self, sentences: Iterable[Iterable[Word]]) -> bool:
        stems = {word.stem for sentence in sentences for word in sentence}
        return sum(weight for stem, weight in self._weights.items() if self._held(stem, stems)) >= self._enough

    def _held(self, stem: str, stems: set[str]) -> bool:
        if not stems.isdisjoint(_alternating(stem, self._reading.language.code)):
            return True
        return self._loosely and any(related(stem, other) for other in stems)


def _alternating(stem: str, language: str) -> frozenset[str]:
    """A stem with its other vowel, in Ukrainian: "міст" is "мост-" in the other cases."""
    if language != _UKRAINIAN:
        return frozenset({stem})
    head, vowel, tail = stem.rpartition("і")
    return frozenset({stem} | {head + other + tail for other in "оеі" if vowel})
