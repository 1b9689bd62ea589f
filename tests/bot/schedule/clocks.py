"""The clocks of the world as plain arithmetic: pieces of constant offset. What the tests hold the schedule against."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

SINCE, UNTIL = datetime(2020, 12, 25, tzinfo=UTC), datetime(2032, 1, 8, tzinfo=UTC)
"""The ten years that are looked at, 2021 to 2031, with some days around them."""
FIRST, LAST = date(2021, 1, 1), date(2031, 12, 31)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """From `start` on and before `end` (UTC) the clock is `offset` ahead of UTC."""

    start: datetime
    end: datetime
    offset: timedelta


Clock = tuple[Piece, ...]


@cache
def clock_of(name: str) -> Clock:
    """The pieces of a zone in the ten years, found by looking at every day and halving those on which it changes."""
    zone = ZoneInfo(name)

    def offset(instant: datetime) -> timedelta:
        return instant.astimezone(zone).utcoffset() or timedelta()

    days = [SINCE + DAY * number for number in range((UNTIL - SINCE).days + 1)]
    offsets = [offset(day) for day in days]
    edges = [SINCE]
    for (low, high), (before, after) in zip(pairwise(days), pairwise(offsets), strict=True):
        while before != after and high - low > timedelta(seconds=1):
            middle = low + (high - low) // 2
            low, high = (middle, high) if offset(middle) == before else (low, middle)
        if before != after:
            edges.append(high.replace(microsecond=0))
    return tuple(Piece(start, end, offset(start)) for start, end in pairwise([*edges, UNTIL]))


@cache
def zones_by_clock() -> dict[Clock, list[str]]:
    """All zones of the database, those together whose clocks show the same in the ten years."""
    zones: dict[Clock, list[str]] = {}
    for name in sorted(available_timezones()):
        zones.setdefault(clock_of(name), []).append(name)
    return zones


@cache
def changes() -> list[tuple[str, datetime]]:
    """Every change of every different clock, with a zone that makes it."""
    return [(names[0], piece.start) for clock, names in zones_by_clock().items() for piece in clock[1:]]


def reached(clock: Clock, day: date, minute: int) -> datetime | None:
    """The first instant at which the clock has reached the time of the date; None when it never shows the date."""
    wall = datetime.combine(day, time(), UTC) + timedelta(minutes=minute)
    midnight = datetime.combine(day, time(), UTC)
    if not any(piece.start + piece.offset < midnight + DAY and piece.end + piece.offset > midnight for piece in clock):
        return None
    return next(
        max(piece.start, wall - piece.offset) for piece in clock if max(piece.start, wall - piece.offset) < piece.end
    )


def shown(clock: Clock, instant: datetime) -> datetime:
    """The wall time at an instant, without a zone."""
    piece = next(piece for piece in clock if piece.start <= instant < piece.end)
    return (instant + piece.offset).replace(tzinfo=None)


def made_up_zone(changes: list[tuple[datetime, timedelta]], first: timedelta) -> ZoneInfo:
    """A zone with clock changes that no country has made yet, as a file of the database (RFC 9636, version 2)."""
    offsets = [first, *(offset for _, offset in changes)]
    header = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, len(changes), len(offsets), 4)
    body = b"".join(struct.pack(">q", int(instant.timestamp())) for instant, _ in changes)
    body += bytes(range(1, len(offsets)))
    body += b"".join(struct.pack(">lbb", int(offset.total_seconds()), 0, 0) for offset in offsets) + b"LMT\0"
    empty = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4) + struct.pack(">lbb", 0, 0, 0) + b"LMT\0"
    return ZoneInfo.from_file(BytesIO(empty + header + body + b"\n\n"), key="Made/Up")
