"""Countries: what they and their people are called, in each language, and across languages.

`countries/` holds a table a language, a line a country: its ISO 3166 code, its names, then adjectives and what its
people are called. Names of several words ("United States") and short abbreviations ("US") stand for the first name of
one word there is. Names were taken from the CLDR (Unicode licence), forms and aliases were added by hand.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from knowledge.analysis import words
from knowledge.languages import LANGUAGES
from knowledge.terms import Phrase, in_capitals

_FOLDER = Path(__file__).parent / "countries"
_SHORT = 2
"""Letters up to which an abbreviation must stand in capitals to be a country: "US" is no "us"."""


class Country(NamedTuple):
    """A country in one language: stems of its names of one word and of its adjectives and people, and the phrases that
    stand for the first of those names."""

    code: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    phrases: tuple[Phrase, ...]


@lru_cache
def countries(language: str) -> tuple[Country, ...]:
    """The countries as a language (ISO 639-1) calls them; none when there is no table for it."""
    path = _FOLDER / f"{language}.txt"
    if not path.exists():
        return ()
    return tuple(_country(line, language) for line in path.read_text(encoding="utf-8").splitlines())


def _country(line: str, language: str) -> Country:
    called, _, people = line.partition("; ")
    code, _, named = called.partition(" ")
    names = [(name, tuple(word.stem for word in words(name, language))) for name in named.split(", ")]
    short = [name for name, stems in names if len(name) <= _SHORT and name.isupper()]
    single = tuple(stems[0] for name, stems in names if len(stems) == 1 and name not in short)
    phrases: list[Phrase] = []
    if single:
        phrases.extend(Phrase(stems, single[0], letters=False) for _, stems in names if len(stems) > 1)
        for name in short:
            phrases.extend(in_capitals(name, language, single[0]))
        for name, stems in names:
            if name.isupper() and len(stems) == 1 and name not in short:
                phrases.extend(p for p in in_capitals(name, language, single[0]) if len(p.stems) > 1)
    stems = tuple(word.stem for word in words(people, language))
    return Country(code, single, stems, tuple(phrases))


@lru_cache
def phrases_of(language: str) -> tuple[Phrase, ...]:
    """The names of countries that take several words, or that only capitals tell from other words."""
    return tuple(phrase for country in countries(language) for phrase in country.phrases)


@lru_cache
def _codes(language: str) -> dict[str, frozenset[str]]:
    """The codes of each stem among the names of a language, and its people; two countries can share one ("Congo")."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for country in countries(language):
        for name in (*country.names, *country.people):
            found[name].add(country.code)
    return {name: frozenset(codes) for name, codes in found.items()}


def called_in(language: str, word: str) -> tuple[str, ...]:
    """What a language calls the country that a word of any other language names, or its people, as stems, names before
    people; none for other words."""
    codes = frozenset[str]().union(
        *(
            _codes(other).get(found.stem, frozenset())
            for other in LANGUAGES
            if other != language
            for found in words(word, other)[:1]
        )
    )
    meant = [country for country in countries(language) if country.code in codes]
    return (*(name for c in meant for name in c.names), *(name for c in meant for name in c.people))
