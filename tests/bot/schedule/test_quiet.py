from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.schedule.due import after_quiet, in_quiet, minute_in_quiet
from tests.bot.schedule.clocks import UNTIL, Clock, changes, clock_of, shown

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("minute", "quiet_from", "quiet_until", "quiet"),
    [
        (0, 1320, 420, True),
        (419, 1320, 420, True),
        (420, 1320, 420, False),
        (1319, 1320, 420, False),
        (1320, 1320, 420, True),
        (1439, 1320, 420, True),
        (720, 700, 800, True),
        (800, 700, 800, False),
        (699, 700, 800, False),
        (5, 0, 10, True),
        (1439, 1430, 0, True),
        (0, 1430, 0, False),
        (500, 500, 500, False),
        (500, None, 600, False),
        (500, 400, None, False),
    ],
)
def test_quiet_hours_go_over_midnight_and_leave_their_end_out(
    minute: int, quiet_from: int | None, quiet_until: int | None, quiet: bool
) -> None:
    assert minute_in_quiet(minute, quiet_from, quiet_until) is quiet


def local(text: str, zone: ZoneInfo, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("now", "fold", "bounds", "over", "over_fold"),
    [
        pytest.param("2026-11-23 23:10:30", 0, (1320, 420), "2026-11-24 07:00", 0, id="over midnight"),
        pytest.param("2026-11-23 12:34:56", 0, (1320, 420), "2026-11-23 12:34:56", 0, id="not quiet"),
        pytest.param("2026-10-31 23:00", 0, (1320, 420), "2026-11-01 07:00", 0, id="a night with an hour twice"),
        pytest.param("2026-03-07 23:00", 0, (1320, 420), "2026-03-08 07:00", 0, id="a night without an hour"),
        pytest.param("2026-03-08 01:30", 0, (60, 150), "2026-03-08 03:00", 0, id="until a time that is missing"),
        pytest.param("2026-11-01 00:30", 0, (0, 90), "2026-11-01 01:30", 0, id="until a time that happens twice"),
        pytest.param("2026-11-01 01:10", 1, (0, 90), "2026-11-01 01:30", 1, id="and quiet again in the second hour"),
        pytest.param("2026-11-01 01:50", 0, (105, 180), "2026-11-01 01:00", 1, id="the clock goes back out of them"),
        pytest.param("2026-11-01 01:50", 0, (60, 120), "2026-11-01 02:00", 0, id="the clock goes back within them"),
    ],
)
def test_the_quiet_hours_end_by_the_clock_on_the_wall(
    now: str, fold: int, bounds: tuple[int, int], over: str, over_fold: int
) -> None:
    new_york = ZoneInfo("America/New_York")
    end = after_quiet(local(now, new_york, fold), new_york, *bounds)
    assert end == local(over, new_york, over_fold).astimezone(UTC)
    assert end.tzinfo is UTC


@st.composite
def hard_nights(draw: st.DrawFn) -> tuple[Clock, str, datetime]:
    """An instant within a day of a change of some clock."""
    name, change = draw(st.sampled_from(changes()))
    return (
        clock_of(name),
        name,
        min(change + timedelta(seconds=draw(st.integers(-90_000, 90_000))), UNTIL - timedelta(days=3)),
    )


@settings(max_examples=150, deadline=None)
@given(hard_nights(), st.integers(0, 1439), st.integers(0, 1439))
def test_no_earlier_minute_is_out_of_the_quiet_hours(
    night: tuple[Clock, str, datetime], quiet_from: int, quiet_until: int
) -> None:
    clock, name, now = night
    zone = ZoneInfo(name)

    def quiet(instant: datetime) -> bool:
        wall = shown(clock, instant)
        return minute_in_quiet(wall.hour * 60 + wall.minute, quiet_from, quiet_until)

    end = after_quiet(now, zone, quiet_from, quiet_until)
    assert in_quiet(now, zone, quiet_from, quiet_until) is quiet(now)
    assert not quiet(end)
    assert end == now or quiet(end - timedelta(seconds=1))
    looked_at = now
    while looked_at < end:
        assert quiet(looked_at)
        looked_at = looked_at.replace(second=0) + MINUTE
