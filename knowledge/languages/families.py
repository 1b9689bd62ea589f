"""Words that belong together though their stems differ: a table a language, one family a line.

`families/` holds forms of one word that no stemmer brings together (won, winner; height, high), `synonyms/` words that
people put for one another in questions. Both are read with the language's own stemmer; a country, its adjective and its
people (`countries`) and a number word and its digits (`numerals`) are families too. What none lists may still be kin by
its ending (`derivation`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path

from knowledge.analysis import fold, stem
from knowledge.languages.countries import countries
from knowledge.languages.numerals import numerals

Families = dict[str, frozenset[str]]


@lru_cache
def families(language: str) -> Families:
    """Each listed stem of a language (ISO 639-1) with those of its family; empty when there is no table for it."""
    called = (frozenset((*country.names, *country.people)) for country in countries(language))
    counted = (
        frozenset((str(value), *(stem(word, language) for word in named)))
        for value, named in numerals(language).names().items()
    )
    return _linked(chain(_read("families", language), called, counted))


@lru_cache
def synonyms(language: str) -> Families:
    """Each listed stem with those that can stand for it; empty when there is no table for the language."""
    return _linked(_read("synonyms", language))


def _read(folder: str, language: str) -> Iterable[frozenset[str]]:
    path = Path(__file__).parent / folder / f"{language}.txt"
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    return [frozenset(stem(fold(word), language) for word in line.split()) for line in lines]


def _linked(groups: Iterable[frozenset[str]]) -> Families:
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for family in groups:
        for each in family:
            found[each] |= family - {each}
    return dict(found)
