"""The articles of one language behind one index."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from knowledge.analysis import Word
from knowledge.copies import IN_COMMON, copied
from knowledge.index import BM25Index, Index
from knowledge.languages import Language
from knowledge.languages.frequencies import zipf
from knowledge.reading import Reading, ReadPassage
from knowledge.terms import Phrase, Phrases, by_first
from knowledge.vocabulary import RELATIVE, Kin, Vocabulary

COMMONEST = 7.5
"""Zipf value of the commonest words."""
LEAST = 0.5
"""The weight of a word as common as that."""

MOST_COPIES = 64
"""Passages that one is compared with: what more articles have in common than that is boilerplate."""

MOST_PARTS = 16
"""Selections of articles that are kept ready for the next question about them."""

MOST_READ = 50
"""Articles of a selection whose words are gathered anew; for more, the words of all articles stand for theirs."""

MOST_TERMS = 20
"""Terms of a question that are looked up in the index: each costs time in proportion to the passages that hold it."""

Key = tuple[str, int]
"""A passage: the version of its article and its number there."""


class Repetitions(NamedTuple):
    """The copies of passages in other articles: how many hold each term, and how many there are."""

    terms: Counter[str]
    passages: int


class Collection:
    """Current versions of the articles of one language, their passages in an index, and the vocabulary they share."""

    def __init__(self, language: Language, index: Index[Key] | None = None) -> None:
        self.language = language
        self.readings: dict[str, Reading] = {}
        self._index: Index[Key] = index if index is not None else BM25Index()
        self.vocabulary = Vocabulary(language)
        self._phrases: Phrases | None = None
        self._sketches: dict[int, tuple[Key, ...]] = {}
        self._parts: dict[frozenset[str], Collection] = {}
        self._repeated: Repetitions | None = None
        self._copies: dict[Key, list[ReadPassage]] = {}
        self._whole: Collection | None = None

    def add(self, reading: Reading) -> None:
        """Adds an article; the same version twice changes nothing."""
        version = reading.article.version
        if version in self.readings:
            return
        self.readings[version] = reading
        self.vocabulary.add(reading)
        _ = reading.sounds  # made now, so that the first question with a strange name need not wait for all articles
        self._phrases = None
        self._parts.clear()
        self._repeated = None
        self._copies.clear()
        for read in reading.read:
            self._index.add((version, read.number), read.terms)
            for part in read.sketch:
                self._sketches[part] = (*self._sketches.get(part, ()), (version, read.number))

    def remove(self, version: str) -> None:
        """Removes an article; raises KeyError when it is not here."""
        reading = self.readings.pop(version)
        self._parts.clear()
        self._repeated = None
        self._copies.clear()
        self.vocabulary.remove(reading)
        self._phrases = None
        for read in reading.read:
            self._index.remove((version, read.number))
            for part in read.sketch:
                rest = tuple(key for key in self._sketches.pop(part, ()) if key[0] != version)
                if rest:
                    self._sketches[part] = rest

    def only(self, versions: frozenset[str]) -> Collection:
        """The collection of those of its articles that are among `versions`, over the same index. Not to be changed."""
        inside = frozenset(versions & self.readings.keys())
        if len(inside) == len(self.readings):
            return self
        if inside not in self._parts:
            part = Collection(self.language, self._index)
            part._whole = self._whole or self
            part._sketches = self._sketches
            part.readings = {version: reading for version, reading in self.readings.items() if version in inside}
            if len(inside) > MOST_READ:
                part.vocabulary = self.vocabulary
            else:
                for reading in part.readings.values():
                    part.vocabulary.add(reading)
            while len(self._parts) >= MOST_PARTS:
                del self._parts[next(iter(self._parts))]
            self._parts[inside] = part
        return self._parts[inside]

    @property
    def names(self) -> Counter[str]:
        """Stems that the articles write with a capital inside a sentence."""
        return self.vocabulary.names

    def mentions(self, stem: str) -> bool:
        """Whether any article holds the word anywhere, its headings, byline and credits included."""
        return stem in self.vocabulary.mentions

    def search(self, terms: tuple[str, ...] | list[str], limit: int) -> list[tuple[ReadPassage, float]]:
        """The passages that share most with the terms, with their scores in the index, best first; of one that stands
        in several articles the earliest. Of a very long question the rarest terms are looked up."""
        terms = sorted(terms, key=self._index.document_frequency)[:MOST_TERMS] if len(terms) > MOST_TERMS else terms
        held = (lambda key: key[0] in self.readings) if self._whole is not None else None
        wanted = limit
        while True:
            hits = self._index.search(terms, wanted, held)
            found = self._distinct(hits)
            if len(found) >= limit or len(hits) < wanted:
                return found[:limit]
            wanted *= 4

    def _distinct(self, hits: Sequence[tuple[Key, float]]) -> list[tuple[ReadPassage, float]]:
        """The passages of the hits, each once, whatever articles carry it."""
        left = dict(hits)
        found = []
        for key, score in hits:
            if key not in left:
                continue
            reading = self.readings[key[0]]
            read = reading.read[key[1]]
            copies = [read, *(copy for copy in self.copies(read, reading) if copy.key in left)]
            for copy in copies:
                del left[copy.key]
            found.append((min(copies, key=self._published), score))
        return found

    @property
    def _repetitions(self) -> Repetitions:
        """What the index holds more than once; worked out when it is first asked for after the articles changed."""
        if self._repeated is None:
            terms, again = Counter[str](), set[Key]()
            for reading in self.readings.values():
                for read in reading.read:
                    copies = [] if read.key in again else self.copies(read, reading)
                    again.update(copy.key for copy in copies)
                    for copy in copies:
                        terms.update(set(copy.terms))
            self._repeated = Repetitions(terms, len(again))
        return self._repeated

    def _published(self, read: ReadPassage) -> date:
        """When the article of a passage was published; the last of all days when it does not say."""
        return self.readings[read.key[0]].article.metadata.published or date.max

    def copies(self, read: ReadPassage, reading: Reading) -> list[ReadPassage]:
        """The same passage elsewhere in the articles, the earliest first. `reading`, which `read` is of, need not be
        one of these."""
        if read.key not in self._copies:
            self._copies[read.key] = self._found_copies(read, reading)
        return self._copies[read.key]

    def _found_copies(self, read: ReadPassage, reading: Reading) -> list[ReadPassage]:
        near = Counter(key for part in read.sketch for key in self._sketches.get(part, ()))
        like = (key for key, parts in near.items() if parts >= IN_COMMON)
        keys = [key for key in like if key != read.key and key[0] in self.readings][:MOST_COPIES]
        if not keys:
            return []
        text = reading.text_of(read)
        found = ((self.readings[version], self.readings[version].read[number]) for version, number in keys)
        same = [other for r, other in found if copied(text, r.text_of(other), self.language)]
        return sorted(same, key=self._published)

    def before(self, read: ReadPassage) -> ReadPassage | None:
        """The passage before this one in its article."""
        return self.readings[read.passage.span.version].read[read.number - 1] if read.number else None

    def first_with(self, stems: frozenset[str]) -> list[ReadPassage]:
        """The first passage of each article that holds all of the stems; none for no stems."""
        if not stems:
            return []
        holding = (reading for reading in self.readings.values() if stems <= reading.spellings.keys())
        firsts = (next((p for p in r.read if stems <= p.all_stems), None) for r in holding)
        return [read for read in firsts if read is not None]

    def kin(self, word: Word) -> Kin | None:
        """The words of the articles that are meant by one that none of them holds; None when there are none."""
        found = self.vocabulary.kin(word)
        if found is not None and found.slip and self._whole is not None and self._whole.mentions(word.stem):
            return None  # spelt as other articles spell it, so it is no slip
        return found

    def akin(self, stem: str) -> Mapping[str, float]:
        """The other words of the articles that can stand for a term, each with what it is worth beside it (0..1)."""
        return self.vocabulary.akin(stem)

    @property
    def phrases(self) -> Phrases:
        """What several words of a question stand for: an abbreviation only where no article uses it unexplained."""
        if self._phrases is None:
            every = {phrase for r in self.readings.values() for first in r.phrases.values() for phrase in first}
            self._phrases = by_first(phrase for phrase in every if self._everywhere(phrase))
        return self._phrases

    def _everywhere(self, phrase: Phrase) -> bool:
        holding = (r for r in self.readings.values() if all(stem in r.mentions for stem in phrase.stems))
        return all(phrase in r.phrases.get(phrase.stems[0], ()) for r in holding)

    def distinction(self, stem: str) -> float:
        """How few passages hold a term or a relative: 1 for a single one, towards 0 for all of them, 0 for none.

        The inverse document frequency of BM25 (Robertson and Zaragoza 2009), as a share of the greatest there can be.
        """
        relatives = (s for s, worth in self.akin(stem).items() if worth >= RELATIVE)
        repeated = self._whole._repetitions if self._whole is not None else self._repetitions
        held = max(self._index.document_frequency(s) - repeated.terms[s] for s in (stem, *relatives))
        passages = len(self._index) - repeated.passages
        return _rarity(held, passages) / _rarity(1, passages) if held > 0 else 0.0

    def spelling(self, stem: str) -> str:
        """A word of that stem as the first article to hold it spells it."""
        return self.vocabulary.spelling(stem)

    def weight(self, stem: str) -> float:
        """How much a term of a question tells: the rarer in the language at large, the more.

        The distance from the commonest words on the Zipf scale; that a passage's own words are rare or common among
        the articles is for the index to say.
        """
        return max(COMMONEST - zipf(stem, self.language.code), LEAST)


def _rarity(held: int, passages: int) -> float:
    return math.log1p((passages - held + 0.5) / (held + 0.5))
