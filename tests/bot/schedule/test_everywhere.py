"""Every zone of the database, ten years: one digest for every local date, at the right time, whatever happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.due import catch_up, next_due, sending_instant, step
from tests.bot.schedule.clocks import DAY, FIRST, LAST, SINCE, Clock, changes, clock_of, reached, shown, zones_by_clock

ZONES = sorted(available_timezones())
CHANGES = st.deferred(lambda: st.sampled_from(changes()))
"""Looked up late: it takes some seconds, which only those who run these tests should spend."""


@dataclass
class Timing:
    """What a subscription says about its digests."""

    minute: int
    zone: str
    last_date: date | None = None
    next_due: datetime | None = None


def test_the_ten_years_hold_what_is_hard() -> None:
    """Else the tests below would prove little: hundreds of changes, of half an hour and of more than one hour too."""
    leaps = {after.offset - before.offset for clock in zones_by_clock() for before, after in pairwise(clock)}
    assert len(ZONES) > 590
    assert len(changes()) > 500
    assert {timedelta(minutes=minutes) for minutes in (30, -30, 60, -60, 120, -120)} <= leaps


def test_every_date_has_one_digest_at_the_first_instant_its_clock_reaches_the_time() -> None:
    for number, (clock, names) in enumerate(zones_by_clock().items()):
        zone, minute = ZoneInfo(names[0]), number * 7919 % 1440
        due = next_due(SINCE, minute, zone, FIRST - DAY)
        while due.local_date <= LAST:
            assert due.instant == reached(clock, due.local_date, minute), (names[0], due)
            following = next_due(due.instant, minute, zone, due.local_date)
            assert following.local_date == due.local_date + DAY, (names[0], following)
            due = following


def test_around_every_change_of_a_clock_every_time_of_day_has_its_instant() -> None:
    for name, change in changes():
        zone, clock = ZoneInfo(name), clock_of(name)
        day = shown(clock, change).date()
        for offset in (-1, 0, 1):
            for minute in range(0, 1440, 15):
                wanted = reached(clock, day + offset * DAY, minute)
                assert sending_instant(day + offset * DAY, minute, zone) == wanted, (name, change, minute)


@settings(max_examples=400, deadline=None)
@given(CHANGES, st.integers(-4, 2), st.integers(0, 1439), st.integers(-100_000, 100_000))
def test_around_a_change_the_next_digest_is_the_next_that_the_clock_reaches(
    change: tuple[str, datetime], offset: int, minute: int, seconds: int
) -> None:
    name, instant = change
    clock, after = clock_of(name), instant + timedelta(seconds=seconds)
    last = shown(clock, after).date() + offset * DAY
    due = next_due(after, minute, ZoneInfo(name), last)
    assert due.local_date > last
    assert due.instant == reached(clock, due.local_date, minute)
    assert due.instant > after
    for passed in range(1, (due.local_date - last).days):
        earlier = reached(clock, last + passed * DAY, minute)
        assert earlier is not None
        assert earlier <= after


@st.composite
def looks(draw: st.DrawFn) -> list[timedelta]:
    """How long a planner is away each time: seconds as a rule, hours and weeks when it is down."""
    away = st.one_of(st.integers(1, 60), st.integers(60, 90_000), st.integers(90_000, 20 * 86_400))
    return [timedelta(seconds=seconds) for seconds in draw(st.lists(away, min_size=1, max_size=60))]


@settings(max_examples=250, deadline=None)
@given(st.one_of(CHANGES, st.tuples(st.sampled_from(ZONES), st.none())), st.integers(0, 1439), looks())
def test_a_planner_that_looks_whenever_it_can_sends_the_latest_date_once(
    where: tuple[str, datetime | None], minute: int, away: list[timedelta]
) -> None:
    name, change = where
    clock, zone = clock_of(name), ZoneInfo(name)
    now = (change or SINCE + 400 * DAY) - 2 * DAY
    now = min(now, clock[-1].end - 1_300 * DAY)
    timing = Timing(minute, name, None, next_due(now, minute, zone, None).instant)
    begun = now
    for pause in away:
        now += pause
        latest = max(
            (
                day
                for day in (shown(clock, now).date() + n * DAY for n in (-1, 0, 1))
                if _has_come(clock, day, minute, now)
            ),
            default=None,
        )
        assert latest is not None
        first = reached(clock, latest, minute)
        assert first is not None
        expected = latest if first > begun and (timing.last_date is None or latest > timing.last_date) else None
        owed = catch_up(timing, now)
        assert (owed and owed.local_date) == expected
        assert owed is None or owed.instant == first
        assert timing.next_due is not None
        assert (timing.next_due <= now) is (owed is not None)
        if owed is not None:
            done = step(timing, now)
            assert done.owed == owed
            assert done.following == next_due(now, minute, zone, owed.local_date)
            timing.last_date, timing.next_due = owed.local_date, done.following.instant


def _has_come(clock: Clock, day: date, minute: int, now: datetime) -> bool:
    instant = reached(clock, day, minute)
    return instant is not None and instant <= now


@st.composite
def lives(draw: st.DrawFn) -> tuple[datetime, list[tuple[timedelta, str, int]]]:
    """A start, and changes of mind: after how long, to which zone, to which time."""
    start = draw(CHANGES)[1] if draw(st.booleans()) else SINCE + draw(st.integers(100, 2_000)) * DAY
    hours = st.integers(0, 80 * 3600).map(lambda seconds: timedelta(seconds=seconds))
    change = st.tuples(hours, st.sampled_from(FAR_APART) | st.sampled_from(ZONES), st.integers(0, 1439))
    return min(start, SINCE + 3_000 * DAY), draw(st.lists(change, min_size=2, max_size=12))


FAR_APART = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia", "Etc/GMT+12", "Europe/Kyiv", "America/New_York"]


@settings(max_examples=300, deadline=None)
@given(lives())
def test_who_changes_zone_and_time_all_day_never_gets_two_for_one_date(
    life: tuple[datetime, list[tuple[timedelta, str, int]]],
) -> None:
    now, changes = life
    timing = Timing(510, "UTC", None, next_due(now, 510, ZoneInfo("UTC"), None).instant)
    sent: list[date] = []
    for pause, zone, minute in changes:
        until = now + pause
        while timing.next_due is not None and timing.next_due <= until:
            now = timing.next_due
            done = step(timing, now)
            assert done.owed is not None
            assert done.owed.instant == now
            sent.append(done.owed.local_date)
            timing.last_date, timing.next_due = done.owed.local_date, done.following.instant
        now = until
        before = shown(clock_of(timing.zone), now)
        timing.zone, timing.minute = zone, minute
        due = next_due(now, minute, ZoneInfo(zone), timing.last_date)
        timing.next_due = due.instant
        today = shown(clock_of(zone), now)
        assert due.instant - now <= 5 * DAY
        without = (due.local_date - today.date()).days - 1
        ahead = 0 if timing.last_date is None else (timing.last_date - today.date()).days
        # Whole dates pass without a digest only as far as the dates of the last zone were ahead.
        assert without <= max(0, ahead)
        assert without <= (1 if before - today <= DAY and ahead <= 1 else 2)
    assert len(sent) == len(set(sent))
    assert sent == sorted(sent)
