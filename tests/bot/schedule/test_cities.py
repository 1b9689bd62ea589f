from __future__ import annotations

import gzip
import zoneinfo
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.cities import TABLE, country_name, fold, obvious, similar_cities, zones_for_city


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        *(
            (name, "Europe/Kyiv")
            for name in ("Kyiv", "Kiev", "Киев", "Київ", "КИЇВ", "kijów", "Kiew", "г. Киев", "м. Київ")
        ),
        *((name, "Europe/Berlin") for name in ("München", "munchen", "Muenchen", "Munich", "Мюнхен", "Múnich")),
        *((name, "America/New_York") for name in ("New York", "new-york", "нью-йорк", "Нью Йорк", "NYC", "Nueva York")),
        *((name, "Europe/Kyiv") for name in ("Lviv", "Львів", "Львов", "Lwów", "lwow", "Lemberg", "L'viv", "L’viv")),
        *((name, "Europe/Warsaw") for name in ("Łódź", "lodz", "Лодзь")),
        *((name, "Europe/Moscow") for name in ("Москва", "Moscow", "Moskau")),
        *((name, "America/Sao_Paulo") for name in ("São Paulo", "Sao Paulo", "Сан-Паулу")),
        *((name, "Europe/Vienna") for name in ("Wien", "Відень", "Viena")),
        ("Гонолулу", "Pacific/Honolulu"),
        ("Лорд-Хау", "Australia/Lord_Howe"),
        ("Киритимати", "Pacific/Kiritimati"),
        ("Paris, Texas", "America/Chicago"),
        ("paris tx", "America/Chicago"),
        ("Париж, Франция", "Europe/Paris"),
        ("Сантьяго, Чили", "America/Santiago"),
        ("Santiago de Chile", "America/Santiago"),
        ("Одеса, Україна", "Europe/Kyiv"),
        ("London, UK", "Europe/London"),
        ("Deutschland", "Europe/Berlin"),
        ("Україна", "Europe/Kyiv"),
        ("Springfield, IL", "America/Chicago"),
        ("Washington, D.C.", "America/New_York"),
    ],
)
def test_a_city_is_found_however_it_is_written(text: str, zone: str) -> None:
    found = obvious(zones_for_city(text), text)
    assert found is not None
    assert found.zone == zone


@pytest.mark.parametrize("text", ["Santiago", "Odesa", "Одесса", "Springfield", "Birmingham", "Cambridge"])
def test_a_name_of_several_cities_is_left_to_the_person(text: str) -> None:
    places = zones_for_city(text)
    assert obvious(places, text) is None
    assert len({place.zone for place in places}) > 1
    assert len({(place.name, place.country, place.region, place.zone) for place in places}) == len(places)
    assert [place.population for place in places] == sorted((place.population for place in places), reverse=True)


def test_the_springfields_are_told_apart_by_their_states_and_the_santiagos_by_their_countries() -> None:
    springfields = zones_for_city("Springfield")
    assert {place.country for place in springfields} == {"US"}
    assert [place.region for place in springfields][:3] == ["MO Missouri", "MA Massachusetts", "IL Illinois"]
    assert [place.country for place in zones_for_city("Santiago")][:3] == ["CL", "DO", "CU"]
    assert {place.country for place in zones_for_city("Сантьяго")} >= {"CL", "BR", "MX"}
    assert [place.country for place in zones_for_city("Одесса")] == ["UA", "US"]


def test_a_small_town_does_not_make_a_capital_doubtful() -> None:
    paris = zones_for_city("Paris")
    assert [place.country for place in paris][:1] == ["FR"]
    assert "America/Chicago" in {place.zone for place in paris}
    assert obvious(paris, "Paris") == paris[0]


def test_a_town_is_not_passed_over_for_a_city_that_was_once_called_so() -> None:
    places = zones_for_city("New Amsterdam")
    assert [place.name for place in places] == ["New York City", "New Amsterdam"]
    assert obvious(places, "new amsterdam") is None


@pytest.mark.parametrize(
    "text", ["", " ", "|", "\t", "\n", "Kyyv", "Brackwater", "Kyiv, France", "Kyiv Kyiv", "123", "#", "Sources"]
)
def test_what_is_no_city_has_no_places(text: str) -> None:
    assert zones_for_city(text) == []
    assert obvious([], text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kyyv", "Kyiv"),
        ("Харкив", "Kharkiv"),
        ("Нью Йрок", "New York City"),
        ("Mnuich", "Munich"),
        ("Санкт-Питербург", "Saint Petersburg"),
        ("Барселна", "Barcelona"),
    ],
)
def test_a_misspelt_city_is_proposed_and_never_taken(typed: str, meant: str) -> None:
    assert zones_for_city(typed) == []
    assert similar_cities(typed)[0].name == meant


def test_few_are_proposed_and_none_for_what_is_like_no_city() -> None:
    assert len(similar_cities("Sanfiago", limit=3)) == 3
    assert similar_cities("qqqqzzzzwwww") == []
    assert similar_cities("xx") == []
    assert similar_cities("") == []


def test_every_city_of_the_table_has_a_zone_of_the_database() -> None:
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    assert "GeoNames" in lines[0]
    assert "CC BY 4.0" in lines[0]
    rows = [line.split("\t") for line in lines[1:]]
    assert len(rows) > 26_000
    assert {len(row) for row in rows} == {6}
    assert {row[3] for row in rows} <= zoneinfo.available_timezones()
    assert {len(row[1]) for row in rows} == {2}
    assert all(fold(name) == name for row in rows for name in row[5].strip("|").split("|"))
    assert TABLE.stat().st_size < 1_000_000


def test_every_zone_with_people_has_a_city() -> None:
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()[1:]
    listed = {line.split("\t")[3] for line in lines}
    assert len(listed) > 400


def test_a_city_is_found_in_milliseconds() -> None:
    zones_for_city("Kyiv")
    begun = perf_counter()
    for _ in range(20):
        zones_for_city("Сантьяго")
    assert (perf_counter() - begun) / 20 < 0.05


@given(st.text(max_size=60))
def test_any_text_is_answered_with_places_or_none(text: str) -> None:
    places = zones_for_city(text)
    assert all(place.zone in zoneinfo.available_timezones() for place in places)
    assert fold(fold(text)) == fold(text)


def test_a_country_has_a_name_in_each_language() -> None:
    assert [country_name("UA", language) for language in ("en", "ru", "uk")] == ["Ukraine", "Украина", "Україна"]
    assert country_name("ZQ", "en") == "ZQ"
