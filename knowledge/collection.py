"""The articles of one language behind one index."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.analysis import Word
from knowledge.index import BM25Index, Index
from knowledge.languages import Language
from knowledge.languages.families import HEAD, akin_by_ending, families, synonyms
from knowledge.languages.frequencies import RARE, zipf
from knowledge.reading import Reading, ReadPassage

COMMONEST = 7.5
"""Zipf value of the commonest words."""
LEAST = 0.5
"""The weight of a word as common as that."""

SHORTEST = 4
"""Letters a stem needs to be taken for another form of a word; a slip needs more."""
ENDING = 4
"""Letters that one form of a word may have more than another at its end."""
SLIP = 0.2
"""Share of the letters that a slip may change (optimal string alignment, so that two letters swapped are one)."""

RELATIVE = 0.8
"""What a relative of a term is worth beside the term itself ("winner" for "won")."""
SYNONYM = 0.5
"""What another word for it is worth ("purchase" for "buy")."""

Key = tuple[str, int]
"""A passage: the version of its article and its number there."""


class Kin(NamedTuple):
    """A stem of the articles that stands for a word of the question; `slip` when that was misspelt."""

    stem: str
    slip: bool


class Collection:
    """Current versions of the articles of one language, their passages in an index, and the vocabulary they share."""

    def __init__(self, language: Language, index: Index[Key] | None = None) -> None:
        self.language = language
        self.readings: dict[str, Reading] = {}
        self._index: Index[Key] = index if index is not None else BM25Index()
        self._names: Counter[str] = Counter()
        self._mentions: Counter[str] = Counter()
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        self._akin: dict[str, Mapping[str, float]] = {}

    def add(self, reading: Reading) -> None:
        """Adds an article; the same version twice changes nothing."""
        version = reading.article.version
        if version in self.readings:
            return
        self.readings[version] = reading
        self._names.update(reading.names)
        self._mentions.update(reading.mentions)
        for stem in reading.mentions:
            self._heads[stem[:HEAD]].add(stem)
        self._akin.clear()
        for read in reading.read:
            self._index.add((version, read.number), read.terms)

    def remove(self, version: str) -> None:
        """Removes an article; raises KeyError when it is not here."""
        reading = self.readings.pop(version)
        self._names = +(self._names - Counter(reading.names))
        self._mentions = +(self._mentions - Counter(reading.mentions))
        for stem in reading.mentions - self._mentions.keys():
            self._heads[stem[:HEAD]].discard(stem)
        self._akin.clear()
        for read in reading.read:
            self._index.remove((version, read.number))

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
        return self.readings[read.passage.span.version].read[read.number - 1] if read.number else None

    def first_with(self, stems: frozenset[str]) -> list[ReadPassage]:
        """The first passage of each article that holds all of the stems; none for no stems."""
        if not stems:
            return []
        firsts = (next((p for p in r.read if stems <= p.all_stems), None) for r in self.readings.values())
        return [read for read in firsts if read is not None]

    def kin(self, word: Word) -> Kin | None:
        """The word of the articles that is meant by one that none of them holds; None when there is no such word.

        Either a form of the same word, which ends in at most `ENDING` letters more or less, or, for a word that the
        language does not know, the one spelling so near that it is a slip: one letter in five, the first one right.
        """
        if self.mentions(word.stem) or word.number or len(word.stem) < SHORTEST:
            return None
        if not word.name:
            head = word.stem[:SHORTEST]
            forms = [s for s in self._mentions if s.startswith(head) and related(s, word.stem)]
            if forms:
                return Kin(max(forms, key=lambda s: (self._mentions[s], s)), slip=False)
        if len(word.stem) <= SHORTEST or zipf(word.stem, self.language.code) > RARE:
            return None
        near = process.extractOne(
            word.stem, self._mentions.keys(), scorer=OSA.normalized_similarity, score_cutoff=1 - SLIP
        )
        return Kin(near[0], slip=True) if near is not None and near[0][0] == word.stem[0] else None

    def akin(self, stem: str) -> Mapping[str, float]:
        """The other words of the articles that can stand for a term, each with what it is worth beside it (0..1)."""
        if stem not in self._akin:
            code = self.language.code
            found = {s: SYNONYM for s in synonyms(code).get(stem, ()) if self.mentions(s)}
            near = self._heads.get(stem[:HEAD], ()) if stem.isalpha() else ()
            kin = (s for s in near if s != stem and akin_by_ending(stem, s, code))
            listed = (s for s in families(code).get(stem, ()) if self.mentions(s))
            self._akin[stem] = found | dict.fromkeys((*kin, *listed), RELATIVE)
        return self._akin[stem]

    def distinction(self, stem: str) -> float:
        """How few passages hold a term or a relative: 1 for a single one, towards 0 for all of them, 0 for none.

        The inverse document frequency of BM25 (Robertson and Zaragoza 2009), as a share of the greatest there can be.
        """
        relatives = (s for s, worth in self.akin(stem).items() if worth >= RELATIVE)
        held = max(self._index.document_frequency(s) for s in (stem, *relatives))
        return _rarity(held, len(self._index)) / _rarity(1, len(self._index)) if held else 0.0

    def spelling(self, stem: str) -> str:
        """A word of that stem as the first article to hold it spells it; some article must."""
        return next(r.spellings[stem] for r in self.readings.values() if stem in r.spellings)

    def weight(self, stem: str) -> float:
        """How much a term of a question tells: the rarer in the language at large, the more.

        The distance from the commonest words on the Zipf scale; that a passage's own words are rare or common among
        the articles is for the index to say.
        """
        return max(COMMONEST - zipf(stem, self.language.code), LEAST)


def related(a: str, b: str) -> bool:
    """Whether one stem is the beginning of the other and the rest a short ending: "employ" and "employe"."""
    short, long = sorted((a, b), key=len)
    return len(short) >= SHORTEST and long.startswith(short) and len(long) - len(short) <= ENDING


def _rarity(held: int, passages: int) -> float:
    return math.log1p((passages - held + 0.5) / (held + 0.5))
