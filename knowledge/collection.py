"""The articles of one language behind one index."""

from __future__ import annotations

from collections import Counter

from knowledge.index import BM25Index, Index
from knowledge.languages import Language
from knowledge.languages.frequencies import zipf
from knowledge.reading import Reading, ReadPassage

COMMONEST = 7.5
"""Zipf value of the commonest words."""
LEAST = 0.5
"""The weight of a word as common as that."""

Key = tuple[str, int]
"""A passage: the version of its article and its number there."""


class Collection:
    """Current versions of the articles of one language, their passages in an index, and the vocabulary they share."""

    def __init__(self, language: Language, index: Index[Key] | None = None) -> None:
        self.language = language
        self.readings: dict[str, Reading] = {}
        self._index: Index[Key] = index if index is not None else BM25Index()
        self._names: Counter[str] = Counter()
        self._mentions: Counter[str] = Counter()

    def add(self, reading: Reading) -> None:
        """Adds an article; the same version twice changes nothing."""
        version = reading.article.version
        if version in self.readings:
            return
        self.readings[version] = reading
        self._names.update(reading.names)
        self._mentions.update(reading.mentions)
        for read in reading.read:
            self._index.add((version, read.passage.number), read.terms)

    def remove(self, version: str) -> None:
        """Removes an article; raises KeyError when it is not here."""
        reading = self.readings.pop(version)
        self._names = +(self._names - Counter(reading.names))
        self._mentions = +(self._mentions - Counter(reading.mentions))
        for read in reading.read:
            self._index.remove((version, read.passage.number))

    @property
    def names(self) -> Counter[str]:
        """Stems that the articles write with a capital inside a sentence."""
        return self._names

    def mentions(self, stem: str) -> bool:
        """Whether any article holds the word anywhere, its headings, byline and credits included."""
        return stem in self._mentions

    def search(self, terms: tuple[str, ...] | list[str], limit: int) -> list[tuple[ReadPassage, float]]:
        """The passages that share most with the terms, with their scores in the index, best first."""
        hits = self._index.search(terms, limit)
        return [(self.readings[version].read[number], score) for (version, number), score in hits]

    def before(self, read: ReadPassage) -> ReadPassage | None:
        """The passage before this one in its article."""
        number = read.passage.number
        return self.readings[read.passage.span.version].read[number - 1] if number else None

    def first_with(self, stems: frozenset[str]) -> list[ReadPassage]:
        """The first passage of each article that holds all of the stems; none for no stems."""
        if not stems:
            return []
        firsts = (next((p for p in r.read if stems <= p.all_stems), None) for r in self.readings.values())
        return [read for read in firsts if read is not None]

    def weight(self, stem: str) -> float:
        """How much a term of a question tells: the rarer in the language at large, the more.

        The distance from the commonest words on the Zipf scale; that a passage's own words are rare or common among
        the articles is for the index to say.
        """
        return max(COMMONEST - zipf(stem, self.language.code), LEAST)
