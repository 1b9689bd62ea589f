"""Terms that several words make together: numbers, compounds with a hyphen, names of several words, abbreviations.

A passage holds them beside its words, and a question asks for them in place of its own: "1.5 million" is "1500000" on
either side, "e-mail" is "email", "United States" is what "USA" is, and "World Health Organization" what "WHO" is in an
article that explains it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from knowledge.abbreviations import abbreviations_in
from knowledge.analysis import Word, stem, words
from knowledge.numbers import Unit, values

HYPHENS = "-‐‑"
FEWEST = 2
"""Letters that each part of a compound has at least; a single one may begin it ("e-mail")."""
LONGEST_COMPOUND = 4
"""Parts of a compound that are joined."""


class Kind(StrEnum):
    """What makes words one term."""

    NUMBER = "number"
    COMPOUND = "compound"
    NAME = "name"


class Term(NamedTuple):
    """One term of the words from `first` to `last` (one behind), which stand from `start` to `end` in their text."""

    stem: str
    start: int
    end: int
    first: int
    last: int
    kind: Kind


class Phrase(NamedTuple):
    """Words that stand for a term wherever they follow one another: as stems, or as `letters` in capitals."""

    stems: tuple[str, ...]
    term: str
    letters: bool


Phrases = Mapping[str, Sequence[Phrase]]
"""Phrases by their first stem."""


def together(text: str, found: Sequence[Word], language: str, phrases: Phrases) -> list[Term]:
    """The terms that several words of a text make together, and single ones that are written otherwise ("XXI")."""
    return [*_numbers(text, found, language), *_compounds(text, found, language), *_names(text, found, phrases)]


def by_first(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    """Phrases by their first stem, the longest first."""
    table: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted(set(phrases), key=lambda p: (-len(p.stems), p)):
        table[phrase.stems[0]].append(phrase)
    return dict(table)


def explained(texts: Iterable[str], language: str) -> list[Phrase]:
    """The abbreviations that the texts of an article explain, short and long form as phrases of one term."""
    found = dict.fromkeys(chain.from_iterable(map(abbreviations_in, texts)))
    made: list[Phrase] = []
    for short, long in found:
        stems = tuple(word.stem for word in words(long, language))
        if len(stems) > 1:
            made.extend((Phrase(stems, " ".join(stems), letters=False), *in_capitals(short, language, " ".join(stems))))
    return made


def in_capitals(short: str, language: str, term: str) -> list[Phrase]:
    """An abbreviation with and without its full stops as phrases of a term: "US", "U.S."."""
    bare = "".join(letter for letter in short if letter.isalnum())
    apart = tuple(word.stem for word in words(".".join(bare), language))
    whole = tuple(word.stem for word in words(short, language))
    return [Phrase(stems, term, letters=True) for stems in {whole, (stem(bare.casefold(), language),), apart} if stems]


def _numbers(text: str, found: Sequence[Word], language: str) -> Iterable[Term]:
    for value in values(text, language, found):
        alone = value.last - value.first == 1
        word = found[value.first]
        if alone and (word.stem == value.term or (value.unit is Unit.ORDINAL and value.value < 2)):
            continue
        yield Term(value.term, value.start, value.end, value.first, value.last, Kind.NUMBER)


def _compounds(text: str, found: Sequence[Word], language: str) -> Iterable[Term]:
    first = 0
    for place in range(1, len(found) + 1):
        if place < len(found) and _hyphenated(text, found[place - 1], found[place]):
            continue
        if 1 < place - first <= LONGEST_COMPOUND:
            joined = joined_stem(found[first:place], language)
            if joined:
                yield Term(joined, found[first].start, found[place - 1].end, first, place, Kind.COMPOUND)
        first = place


def joined_stem(parts: Sequence[Word], language: str) -> str:
    """The stem of words written as one, empty where they make no compound."""
    head, *rest = (word.folded for word in parts)
    if not all(word.folded.isalpha() for word in parts) or min(map(len, rest)) < FEWEST:
        return ""
    return stem(head + "".join(rest), language)


def _hyphenated(text: str, one: Word, other: Word) -> bool:
    return other.start - one.end == 1 and text[one.end] in HYPHENS


def _names(text: str, found: Sequence[Word], phrases: Phrases) -> Iterable[Term]:
    for place, word in enumerate(found):
        for phrase in phrases.get(word.stem, ()):
            last = place + len(phrase.stems)
            if last <= len(found) and _stands(text, found[place:last], phrase):
                end = found[last - 1].end
                yield Term(phrase.term, word.start, end, place, last, Kind.NAME)
                break


def _stands(text: str, run: Sequence[Word], phrase: Phrase) -> bool:
    if any(word.stem != stemmed for word, stemmed in zip(run, phrase.stems, strict=True)):
        return False
    between = text[run[0].start : run[-1].end]
    if not phrase.letters:
        return "\n" not in between
    return between.isupper() and " " not in between
