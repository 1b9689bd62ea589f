"""Time zones: by name, by offset, by place on the globe; and what to call them. The rules come from the IANA database,
the system's or, where it has none, that of the `tzdata` package."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from babel import Locale
from babel.core import get_global

log = logging.getLogger(__name__)

_NOT_PLACES = {"Factory", "localtime", "posixrules"}
"""Names in the database that are no zone anybody lives in."""

_ABBREVIATED = {"msk": "Europe/Moscow", "мск": "Europe/Moscow", "z": "UTC"}
"""What people write for a zone that is not a name of the database, where it can mean only one (IST and CST do not)."""

_OFFSET = re.compile(
    r"(?:utc|gmt|ютс|гмт)?\s*(?P<sign>[+\N{MINUS SIGN}\N{EN DASH}-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?"
)

_PART_HOURS = {
    -570: "Pacific/Marquesas",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}
"""Offsets of no whole hour (minutes east of UTC) that the database has no zone of its own for, and a zone that keeps
each of them all year."""


@lru_cache(maxsize=1)
def zone_names() -> dict[str, str]:
    """The names of the IANA database, by their spelling in small letters."""
    return {name.casefold(): name for name in available_timezones() - _NOT_PLACES}


def canonical(name: str) -> str:
    """The name that is used today: Europe/Kyiv for Europe/Kiev, America/New_York for US/Eastern, UTC for its many
    names. A name without a newer one stays."""
    today = str(get_global("zone_aliases").get(name, name))
    return "UTC" if today in ("Etc/UTC", "Etc/GMT") else today


def zone_named(text: str) -> ZoneInfo | None:
    """The zone of an IANA name in any case (old names lead to today's), or of an offset such as UTC+3, GMT-05:00 or +3.

    An offset is what people mean by it: UTC+3 is three hours ahead. None when it is neither. Names of cities are for
    `zones_for_city`.
    """
    words = "_".join(text.casefold().split())
    name = _ABBREVIATED.get(words) or zone_names().get(words) or _offset_name(text.casefold().strip())
    return None if name is None else ZoneInfo(canonical(name))


def stored_zone(name: str) -> ZoneInfo:
    """The zone of a name that was stored. UTC, with a warning in the log, when this machine has no rules for it: a
    digest at another hour is better than none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        log.warning("There is no time zone %r here: its digests go by UTC. Install a newer tzdata.", name)
        return ZoneInfo("UTC")


def zone_at(latitude: float, longitude: float) -> ZoneInfo:
    """The zone of a point on the globe, in degrees; at sea, the nautical one of its offset.

    Raises ValueError when there is no such point. The first call takes a fifth of a second (it opens the map).
    """
    # Imported late: the map of the zones is only needed by those who send their location.
    from timezonefinder import timezone_at

    name = timezone_at(lng=longitude, lat=latitude)
    if name is None:
        return ZoneInfo(_whole_hours(round(longitude / 15)))
    return ZoneInfo(canonical(name))


def zone_label(name: str, language: str) -> str:
    """What to call a zone in a language: its city ("Kyiv", "Киев"), or its offset ("UTC+3") when it has none."""
    fixed = re.fullmatch(r"(?:Etc/)?(?:GMT|UTC)([+-]\d+)?", name)
    if fixed is not None:
        hours = -int(fixed[1] or 0)
        return f"UTC{hours:+d}" if hours else "UTC"
    zones = Locale.parse(language).time_zones
    for known in (name, *_old_names().get(name, ())):
        city = zones.get(known, {}).get("city")
        if city:
            return str(city)
    return name.rpartition("/")[2].replace("_", " ")


def _offset_name(text: str) -> str | None:
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    minutes = minutes if found["sign"] == "+" else -minutes
    if minutes in _PART_HOURS:
        return _PART_HOURS[minutes]
    hours, rest = divmod(minutes, 60)
    return _whole_hours(hours) if rest == 0 and -12 <= hours <= 14 else None


def _whole_hours(hours: int) -> str:
    """The database counts these westward: Etc/GMT-3 is three hours ahead of UTC."""
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


@lru_cache(maxsize=1)
def _old_names() -> dict[str, list[str]]:
    """The older names of each zone: the names of cities are still filed under some of them."""
    old: dict[str, list[str]] = {}
    for before, now in get_global("zone_aliases").items():
        old.setdefault(now, []).append(before)
    return old
