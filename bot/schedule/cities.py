"""Cities and their time zones: a table of about 26,000 places with the names that people call them.

The table in `cities.tsv.gz` holds the places of GeoNames with 15,000 inhabitants or more, with their names in Latin
letters and in those of Russian and Ukrainian. It was made by `python -m bot.schedule.make_cities` (see there how) from
the data of GeoNames (https://www.geonames.org, CC BY 4.0), changed: names are folded, other scripts left out, and names
of countries and zones added from the Unicode CLDR by way of babel.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

TABLE = Path(__file__).parent / "cities.tsv.gz"
LANGUAGES = ("en", "ru", "uk", "de", "fr", "es")
"""The languages that countries and zones can be named in."""

OBVIOUS = 20
"""How many times as many people as in any other place of the name make a place the one that is meant."""

_NOT_DECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ґ": "г"}
)
_APOSTROPHES = re.compile(
    "['`´\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER PRIME}]"
)
_BEFORE = re.compile(r"^(?:г|м|город|місто|city of|stadt) (?=.)")
_MORE_COUNTRY_NAMES = {"usa": "US", "uk": "GB", "england": "GB", "сша": "US", "англия": "GB", "англія": "GB"}


@dataclass(frozen=True, slots=True)
class Place:
    """A city. `country` is its ISO 3166 code; `region` the state for the cities of the USA ("IL Illinois"), else empty;
    `zone` the IANA name of its time zone."""

    name: str
    country: str
    zone: str
    region: str = ""
    population: int = 0


def fold(text: str) -> str:
    """A name as the table has it: small letters without marks, words parted by single spaces, no punctuation."""
    # Twice: some letters are capitals only once they are decomposed, and some marks come out of small letters.
    small = unicodedata.normalize("NFKD", text).casefold()
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", small)).translate(_NOT_DECOMPOSED)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def zones_for_city(text: str) -> list[Place]:
    """The places of that name, the most populous first; empty when there is none spelt so.

    The name may be in English, Russian, Ukrainian, German, French, Spanish or as it is spelt there, with or without
    marks; a country or a US state may follow it ("Paris, Texas", "Сантьяго, Чили"). Places that differ neither in
    country, region nor zone are given once.
    """
    folded = _BEFORE.sub("", fold(text))
    found = _named(fold(text)) or _named(folded)
    if found and "," not in text:
        return found
    words = folded.split()
    for cut in range(len(words) - 1, 0, -1):
        inside = _within(_named(" ".join(words[:cut])), " ".join(words[cut:]))
        if inside:
            return inside
    return found


def obvious(places: list[Place], text: str) -> Place | None:
    """The place that is meant beyond doubt by a name, of those that `zones_for_city` found for it.

    It is the first, when all the others have its zone, or when it is `OBVIOUS` times as populous as any in another zone
    and none of these bears the very name while it does not itself (New York was New Amsterdam, but one in Guyana is).
    None when the person has to choose, or there is none.
    """
    rivals = [place for place in places if place.zone != places[0].zone]
    if not rivals:
        return places[0] if places else None
    first, name = places[0], fold(text)
    if fold(first.name) != name and any(fold(rival.name) == name for rival in rivals):
        return None
    return first if first.population >= OBVIOUS * max(1, *(rival.population for rival in rivals)) else None


def similar_cities(text: str, limit: int = 5) -> list[Place]:
    """Places whose names are spelt nearly so, nearest first, then the most populous: to propose, never to take.

    A name may differ by one slip (a letter wrong, missing, too many, or two swapped) for every four letters, so the
    shortest names have none. Takes about 50 ms.
    """
    folded = _BEFORE.sub("", fold(text))
    slips = len(folded) // 4
    if not slips:
        return []
    keys = dict.fromkeys(re.findall(r"(?<=\|)[^|\n]+", _table()))
    near = process.extract(folded, keys.keys(), scorer=OSA.distance, score_cutoff=slips, limit=40)
    found: dict[Place, float] = {}
    for key, distance, _ in near:
        for place in _named(key):
            found[place] = min(distance, found.get(place, distance))
    return sorted(found, key=lambda place: (found[place], -place.population))[:limit]


def country_name(country: str, language: str) -> str:
    """The name of a country (ISO 3166 code) in a language; the code itself when it has none there."""
    return str(Locale.parse(language).territories.get(country, country))


@lru_cache(maxsize=1)
def _table() -> str:
    """The table as one text, searched as it is: a dictionary of its names would take ten times the memory."""
    return gzip.decompress(TABLE.read_bytes()).decode()


def _named(folded: str) -> list[Place]:
    """The places that have a folded name, the most populous first, each once."""
    places = sorted(_lines_with(folded), key=lambda place: -place.population) if folded else []
    seen: dict[tuple[str, str, str], Place] = {}
    for place in places:
        seen.setdefault((place.country, place.region or place.name, place.zone), place)
    return list(seen.values())


def _lines_with(folded: str) -> Iterator[Place]:
    table, key, at = _table(), f"|{folded}|", 0
    while (at := table.find(key, at)) >= 0:
        start, end = table.rfind("\n", 0, at) + 1, table.find("\n", at)
        name, country, region, zone, population, _ = table[start:end].split("\t")
        yield Place(name, country, zone, region, int(population))
        at = end


def _within(places: Iterable[Place], folded: str) -> list[Place]:
    """Those of the places that are in a country or state (its folded name or code)."""
    country = _countries().get(folded, folded.upper())
    return [
        place
        for place in places
        if place.country == country or (place.region and folded in (fold(place.region[:2]), fold(place.region[3:])))
    ]


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """The code of each country by its folded name in the six languages."""
    names = dict(_MORE_COUNTRY_NAMES)
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(fold(name), code)
    return names
