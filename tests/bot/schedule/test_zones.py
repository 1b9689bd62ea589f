from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.schedule.zones import canonical, stored_zone, zone_at, zone_label, zone_named, zone_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Kyiv", "Europe/Kyiv"),
        ("europe/kyiv", "Europe/Kyiv"),
        (" EUROPE/KIEV ", "Europe/Kyiv"),
        ("Europe/Zaporozhye", "Europe/Kyiv"),
        ("America/New York", "America/New_York"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("US/Eastern", "America/New_York"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
        ("America/Godthab", "America/Nuuk"),
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("Europe/Oslo", "Europe/Oslo"),
        ("Iceland", "Atlantic/Reykjavik"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("Zulu", "UTC"),
        ("мск", "Europe/Moscow"),
        ("UTC+3", "Etc/GMT-3"),
        ("utc +03:00", "Etc/GMT-3"),
        ("GMT-5", "Etc/GMT+5"),
        ("UTC−5", "Etc/GMT+5"),
        ("+3", "Etc/GMT-3"),
        ("-0300", "Etc/GMT+3"),
        ("UTC+0", "UTC"),
        ("UTC+14", "Etc/GMT-14"),
        ("UTC-12", "Etc/GMT+12"),
        ("Etc/GMT-3", "Etc/GMT-3"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("UTC+5:45", "Asia/Kathmandu"),
        ("UTC-9:30", "Pacific/Marquesas"),
    ],
)
def test_a_zone_is_found_by_its_name_in_any_case_or_by_its_offset(text: str, name: str) -> None:
    found = zone_named(text)
    assert found is not None
    assert found.key == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Kyiv",
        "IST",
        "CST",
        "UTC+15",
        "UTC-13",
        "UTC+3:15",
        "UTC+3:75",
        "+",
        "UTC+",
        "3",
        "localtime",
        "Factory",
        *("../../etc/passwd", "/etc/passwd", "Europe", "Europe/", "right/Europe/Kyiv", "UTC+3 Kyiv", "\0", "-14:30"),
    ],
)
def test_what_is_no_zone_is_none(text: str) -> None:
    assert zone_named(text) is None


def test_every_zone_of_the_database_is_found_and_keeps_its_clock() -> None:
    instants = [datetime(2026, month, 11, hour, tzinfo=UTC) for month in range(1, 13) for hour in (0, 12)]
    unknown = zoneinfo.available_timezones() - set(zone_names().values())
    assert unknown <= {"Factory", "localtime"}
    for name in zone_names().values():
        found = zone_named(name)
        assert found is not None
        assert [found.utcoffset(instant) for instant in instants] == [ZoneInfo(name).utcoffset(i) for i in instants], (
            name
        )
        assert canonical(found.key) == found.key


@pytest.mark.parametrize("minutes", [*range(-720, 841, 60), -570, 210, 270, 330, 345, 390, 525, 570])
def test_an_offset_stays_what_it_says_all_year(minutes: int) -> None:
    sign, hours, rest = "-" if minutes < 0 else "+", *divmod(abs(minutes), 60)
    zone = zone_named(f"UTC{sign}{hours}:{rest:02}")
    assert zone is not None
    year = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in range(5 * 366)]
    assert {moment.astimezone(zone).utcoffset() for moment in year} == {timedelta(minutes=minutes)}


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (50.45, 30.52, "Europe/Kyiv"),
        (40.71, -74.0, "America/New_York"),
        (-31.55, 159.08, "Australia/Lord_Howe"),
        (1.87, -157.4, "Pacific/Kiritimati"),
        (0.0, 0.0, "UTC"),
        (30.0, -40.0, "Etc/GMT+3"),
        (90.0, 0.0, "UTC"),
        (-90.0, 0.0, "Antarctica/McMurdo"),
        (0.0, 180.0, "Etc/GMT-12"),
    ],
)
def test_a_location_lies_in_a_zone(latitude: float, longitude: float, name: str) -> None:
    assert zone_at(latitude, longitude).key == name


@pytest.mark.parametrize(("latitude", "longitude"), [(91.0, 0.0), (-90.1, 0.0), (0.0, 181.0), (float("nan"), 0.0)])
def test_there_is_no_zone_off_the_globe(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match=r"(?i)invalid|latitude|longitude"):
        zone_at(latitude, longitude)


@pytest.mark.parametrize(
    ("name", "language", "label"),
    [
        ("Europe/Kyiv", "en", "Kyiv"),
        ("Europe/Kyiv", "ru", "Киев"),
        ("Europe/Kyiv", "uk", "Київ"),
        ("Europe/Kiev", "uk", "Київ"),
        ("America/New_York", "en", "New York"),
        ("America/New_York", "ru", "Нью-Йорк"),
        ("America/Argentina/Ushuaia", "en", "Ushuaia"),
        ("Etc/GMT-3", "ru", "UTC+3"),
        ("Etc/GMT+11", "en", "UTC-11"),
        ("UTC", "uk", "UTC"),
        ("Europe/Brackwater", "en", "Brackwater"),
    ],
)
def test_a_zone_is_called_by_its_city_or_offset(name: str, language: str, label: str) -> None:
    assert zone_label(name, language) == label


@pytest.fixture
def no_zones_on_this_machine() -> Iterator[None]:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[])
    ZoneInfo.clear_cache()
    zone_names.cache_clear()
    yield
    zoneinfo.reset_tzpath(to=before)
    ZoneInfo.clear_cache()
    zone_names.cache_clear()


@pytest.mark.usefixtures("no_zones_on_this_machine")
def test_a_machine_without_zones_of_its_own_has_all_of_them() -> None:
    assert len(zone_names()) > 590
    assert {zone.key for name in zone_names().values() if (zone := zone_named(name))} >= {"Europe/Kyiv", "Asia/Tokyo"}
    july = datetime(2026, 7, 1, tzinfo=UTC)
    assert july.astimezone(stored_zone("America/New_York")).utcoffset() == timedelta(hours=-4)


@pytest.mark.parametrize("name", ["Europe/Brackwater", "", "../secret", "Europe"])
def test_a_stored_name_that_is_no_zone_here_goes_by_utc_and_says_so(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert stored_zone(name).key == "UTC"
    assert "Install a newer tzdata" in caplog.text
