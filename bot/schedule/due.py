"""When a digest is due. Pure: the instants come in as arguments, and nothing is read or kept.

A digest has one instant for each local date: the first at which the zone's clock has reached the chosen time of that
date. So a time that happens twice counts once, and one that the clock leaps over falls on the first instant behind the
gap. A date that the zone left out as a whole (Samoa, 30 December 2011) has none.

Dates only go forward: after a change of zone or time the next digest is for a later date than the last one, so no date
ever has two. For that, one whole date at most passes without a digest (two, where the clocks of the zones are more than
a day apart: from Kiritimati to Pago Pago).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.schedule.zones import stored_zone

MINUTES_A_DAY = 24 * 60
DATES_AHEAD = 2
"""How far the date of the last digest can be ahead of today's in another zone: no two are more than 26 hours apart."""
ON_TIME = timedelta(minutes=15)
"""How long after its instant a digest still counts as on time: quiet hours hold for those that come later."""

_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A digest: the instant to send it (UTC), and the local date that it is for."""

    instant: datetime
    local_date: date


class Timed(Protocol):
    """What of a subscription decides when its digests are due."""

    @property
    def minute(self) -> int:
        """The chosen time, in minutes from local midnight (0 to 1439)."""
        ...

    @property
    def zone(self) -> str:
        """The name of the time zone."""
        ...

    @property
    def last_date(self) -> date | None:
        """The last local date that had a digest, None when there was none yet."""
        ...

    @property
    def next_due(self) -> datetime | None:
        """The instant the next digest was planned for, None while it is off."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done for a subscription: `owed` is the digest to send, if any; `following` the one after it."""

    owed: Due | None
    following: Due


def sending_instant(local_date: date, minute: int, zone: ZoneInfo) -> datetime | None:
    """The instant (UTC) of a date's digest; None when the zone left the date out.

    `minute` counts from local midnight. Raises ValueError when it is not 0 to 1439.
    """
    wall = datetime.combine(local_date, _time_of(minute))
    first = wall.replace(tzinfo=zone).astimezone(UTC)
    if first.astimezone(zone).replace(tzinfo=None) == wall:
        return first
    # The clock leaps over it. Python reads such a time with the offset from before the leap, which lands behind it,
    # and with fold=1 with the offset from after it, which lands before it (PEP 495): the leap is between the two.
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    leap = _first(before, first, lambda instant: instant.astimezone(zone).replace(tzinfo=None) >= wall)
    # On either side of it the clock shows the date, unless the whole of it is left out.
    around = {instant.astimezone(zone).date() for instant in (leap - _SECOND, leap)}
    return leap if local_date in around else None


def next_due(after: datetime, minute: int, zone: ZoneInfo, last_date: date | None) -> Due:
    """The first digest after an instant that is for a later date than the last one.

    The next digest is never more than five days away.
    """
    day = after.astimezone(zone).date()
    last = _believable(last_date, day)
    if last is not None and day <= last:
        day = last + _DAY
    while True:
        instant = sending_instant(day, minute, zone)
        if instant is not None and instant > after:
            return Due(instant, day)
        day += _DAY


def catch_up(subscription: Timed, now: datetime) -> Due | None:
    """The one digest that is owed now: that of the latest date whose instant has come, however many were missed.

    None when nothing is owed. A date counts from that of `next_due` on, and only when it is later than `last_date`. It
    is worked out anew from the rules of the zone, so an instant that was planned under older rules is put right.
    """
    if subscription.next_due is None:
        return None
    zone = stored_zone(subscription.zone)
    planned, today = subscription.next_due, now.astimezone(zone).date()
    last = _believable(subscription.last_date, today)
    # The clock may have gone back over midnight, so that the date after today's has been seen already.
    day = today + _DAY
    while last is None or day > last:
        instant = sending_instant(day, subscription.minute, zone)
        if instant is not None and instant <= now:
            owed = instant >= planned or day >= planned.astimezone(zone).date()
            return Due(instant, day) if owed else None
        day -= _DAY
    return None


def step(subscription: Timed, now: datetime) -> Step:
    """What a planner does for a subscription whose `next_due` has come: the digest owed, and when to look again."""
    zone = stored_zone(subscription.zone)
    # What is still to come is for a later date than what is owed: the instants follow each other as the dates do.
    following = next_due(now, subscription.minute, zone, subscription.last_date)
    return Step(catch_up(subscription, now), following)


def minute_in_quiet(minute: int, quiet_from: int | None, quiet_until: int | None) -> bool:
    """Whether a time of day (minutes from midnight) is in the quiet hours. They may go over midnight; the end is not in
    them; there are none when a bound is None or both are the same."""
    if quiet_from is None or quiet_until is None:
        return False
    if quiet_from <= quiet_until:
        return quiet_from <= minute < quiet_until
    return minute >= quiet_from or minute < quiet_until


def in_quiet(now: datetime, zone: ZoneInfo, quiet_from: int | None, quiet_until: int | None) -> bool:
    """Whether the clock of the zone shows a time in the quiet hours (minutes from local midnight)."""
    local = now.astimezone(zone)
    return minute_in_quiet(local.hour * 60 + local.minute, quiet_from, quiet_until)


def after_quiet(now: datetime, zone: ZoneInfo, quiet_from: int | None, quiet_until: int | None) -> datetime:
    """The first instant from `now` on that is not in the quiet hours, in UTC; `now` itself when it is not."""
    instant = now.astimezone(UTC)
    while quiet_until is not None and in_quiet(instant, zone, quiet_from, quiet_until):
        local = instant.astimezone(zone)
        since_midnight = local.replace(tzinfo=None) - datetime.combine(local.date(), time())
        end = instant + (timedelta(minutes=quiet_until) - since_midnight) % _DAY
        if end.astimezone(zone).utcoffset() == local.utcoffset():
            return end
        # The clock is changed on the way: the quiet hours may be over at once then, or last longer.
        instant = _change_of_clock(instant.replace(microsecond=0), end + _SECOND, zone)
    return instant


def when_to_send(due: Due, now: datetime, zone: ZoneInfo, quiet_from: int | None, quiet_until: int | None) -> datetime:
    """When a digest that is owed goes out: at its instant while that is not over by more than `ON_TIME`, else at the
    first instant from `now` on that is not in the quiet hours."""
    return due.instant if now - due.instant <= ON_TIME else after_quiet(now, zone, quiet_from, quiet_until)


def _believable(last_date: date | None, today: date) -> date | None:
    """The last date, unless it is more than `DATES_AHEAD` ahead: then it was noted while the clock of the machine was
    wrong, and would silence the chat until then."""
    return None if last_date is not None and last_date > today + DATES_AHEAD * _DAY else last_date


def _time_of(minute: int) -> time:
    if not 0 <= minute < MINUTES_A_DAY:
        raise ValueError(f"{minute} is not a time of day: give minutes from midnight, 0 to {MINUTES_A_DAY - 1}")
    return time(minute // 60, minute % 60)


def _change_of_clock(start: datetime, end: datetime, zone: ZoneInfo) -> datetime:
    """When the clock of the zone is changed, that shows another offset at the end than at the start."""
    offset = start.astimezone(zone).utcoffset()
    return _first(start, end, lambda instant: instant.astimezone(zone).utcoffset() != offset)


def _first(below: datetime, above: datetime, reached: Callable[[datetime], bool]) -> datetime:
    """The first whole second at which something holds, that does not at `below` and does at `above` (halving)."""
    low, high = 0, int((above - below) / _SECOND)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reached(below + middle * _SECOND) else (middle, high)
    return below + high * _SECOND
