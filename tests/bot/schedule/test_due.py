"""The hard days of the calendar, one by one. All of them at once are in test_everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.schedule.due import Due, Step, catch_up, next_due, sending_instant, step, when_to_send
from tests.bot.schedule.clocks import made_up_zone

DAY = timedelta(days=1)


@dataclass
class Timing:
    """What a subscription says about its digests."""

    minute: int = 510
    zone: str = "Europe/Kyiv"
    last_date: date | None = None
    next_due: datetime | None = None


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize(
    ("zone", "day", "chosen", "expected"),
    [
        pytest.param("Europe/Kyiv", "2026-07-01", "08:30", "2026-07-01 05:30", id="an ordinary day in summer"),
        pytest.param("Europe/Kyiv", "2026-01-07", "08:30", "2026-01-07 06:30", id="and in winter"),
        pytest.param("America/New_York", "2026-11-01", "01:30", "2026-11-01 05:30", id="twice: the first"),
        pytest.param("America/New_York", "2026-11-01", "01:00", "2026-11-01 05:00", id="twice: where the hour begins"),
        pytest.param(
            "America/New_York", "2026-11-01", "02:00", "2026-11-01 07:00", id="only once, behind the double hour"
        ),
        pytest.param("America/New_York", "2026-03-08", "02:30", "2026-03-08 07:00", id="missing: where the gap ends"),
        pytest.param("America/New_York", "2026-03-08", "02:00", "2026-03-08 07:00", id="missing: the first of the gap"),
        pytest.param("America/New_York", "2026-03-08", "03:00", "2026-03-08 07:00", id="the first behind the gap"),
        pytest.param("Europe/Kyiv", "2026-03-29", "03:59", "2026-03-29 01:00", id="missing: the last of the gap"),
        pytest.param("Europe/Kyiv", "2026-10-25", "03:15", "2026-10-25 00:15", id="twice in Kyiv"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03 15:30", id="a gap of half an hour"),
        pytest.param("Australia/Lord_Howe", "2026-10-04", "01:45", "2026-10-03 15:15", id="just before it"),
        pytest.param("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04 14:45", id="twice within half an hour"),
        pytest.param("Antarctica/Troll", "2026-03-29", "01:01", "2026-03-29 01:00", id="a gap of two hours"),
        pytest.param("Antarctica/Troll", "2026-10-25", "02:30", "2026-10-25 00:30", id="two hours twice"),
        pytest.param("Africa/Cairo", "2026-04-24", "00:30", "2026-04-23 22:00", id="a gap at midnight"),
        pytest.param("Africa/Cairo", "2026-10-29", "23:30", "2026-10-29 20:30", id="the last hour of the day twice"),
        pytest.param(
            "Africa/Cairo", "2026-10-30", "00:00", "2026-10-29 22:00", id="a midnight after going back from it"
        ),
        pytest.param("Asia/Almaty", "2024-02-29", "23:30", "2024-02-29 17:30", id="another offset from then on"),
        pytest.param("Asia/Almaty", "2024-03-01", "08:30", "2024-03-01 03:30", id="the day after that"),
        pytest.param("Pacific/Apia", "2011-12-29", "23:59", "2011-12-30 09:59", id="the day before a missing one"),
        pytest.param("Pacific/Apia", "2011-12-31", "00:00", "2011-12-30 10:00", id="the day after a missing one"),
    ],
)
def test_a_digest_has_its_instant(zone: str, day: str, chosen: str, expected: str) -> None:
    assert sending_instant(date.fromisoformat(day), minute(chosen), ZoneInfo(zone)) == at(expected)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Apia", "2011-12-30"), ("Pacific/Fakaofo", "2011-12-30"), ("Pacific/Kwajalein", "1993-08-21")],
)
@pytest.mark.parametrize("chosen", ["00:00", "08:30", "23:59"])
def test_a_date_that_a_zone_left_out_has_no_digest(zone: str, day: str, chosen: str) -> None:
    left_out = date.fromisoformat(day)
    assert sending_instant(left_out, minute(chosen), ZoneInfo(zone)) is None

    before = sending_instant(left_out - DAY, minute(chosen), ZoneInfo(zone))
    assert before is not None
    after = next_due(before, minute(chosen), ZoneInfo(zone), left_out - DAY)
    assert after.local_date == left_out + DAY
    assert after.instant - before == DAY


def test_a_date_that_happens_twice_has_one_digest() -> None:
    """As when a country moves to the other side of the date line, eastward."""
    zone = made_up_zone([(at("2026-05-10 10:00"), timedelta(hours=-10))], first=timedelta(hours=14))
    assert at("2026-05-10 09:59").astimezone(zone).date() == date(2026, 5, 10)
    assert at("2026-05-10 10:00").astimezone(zone).date() == date(2026, 5, 10)

    due = next_due(at("2026-05-07 20:00"), 510, zone, None)
    sent = [due]
    while due.local_date < date(2026, 5, 13):
        due = next_due(due.instant, 510, zone, due.local_date)
        sent.append(due)
    assert [one.local_date.day for one in sent] == [9, 10, 11, 12, 13]
    assert [one.instant for one in sent][:3] == [at("2026-05-08 18:30"), at("2026-05-09 18:30"), at("2026-05-11 18:30")]


def test_a_gap_over_midnight_leaves_both_dates_their_digests() -> None:
    """From 23:00 the clock goes to 01:00 of the next day: 23:30 is missing on the one, 00:30 on the other."""
    zone = made_up_zone([(at("2026-05-10 23:00"), timedelta(hours=2))], first=timedelta())
    late = [sending_instant(date(2026, 5, day), minute("23:30"), zone) for day in (10, 11)]
    assert late == [at("2026-05-10 23:00"), at("2026-05-11 21:30")]
    early = [sending_instant(date(2026, 5, day), minute("00:30"), zone) for day in (10, 11)]
    assert early == [at("2026-05-10 00:30"), at("2026-05-10 23:00")]


@pytest.mark.parametrize("chosen", [-1, 1440, 100_000])
def test_there_is_no_time_of_day_before_midnight_or_at_24(chosen: int) -> None:
    with pytest.raises(ValueError, match="give minutes from midnight"):
        sending_instant(date(2026, 5, 10), chosen, ZoneInfo("UTC"))


def test_the_next_digest_is_later_than_now() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    today = Due(at("2026-11-23 06:30"), date(2026, 11, 23))
    assert next_due(at("2026-11-23 06:29:59"), 510, kyiv, None) == today
    assert next_due(today.instant, 510, kyiv, None) == Due(at("2026-11-24 06:30"), date(2026, 11, 24))


def test_a_date_that_had_its_digest_gets_no_other_at_a_later_time() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    evening = next_due(at("2026-11-23 07:00"), minute("20:00"), kyiv, date(2026, 11, 23))
    assert evening == Due(at("2026-11-24 18:00"), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("zone", "now", "last", "expected"),
    [
        pytest.param("America/New_York", "2026-11-23 12:00", "2026-11-23", "2026-11-24", id="west, after the digest"),
        pytest.param("America/New_York", "2026-11-23 05:00", "2026-11-22", "2026-11-23", id="west, before the digest"),
        pytest.param("Pacific/Auckland", "2026-11-23 12:00", "2026-11-23", "2026-11-24", id="east, after the digest"),
        pytest.param(
            "Pacific/Auckland", "2026-11-23 05:00", "2026-11-22", "2026-11-24", id="east, too late for today's"
        ),
        pytest.param("Pacific/Honolulu", "2026-11-23 20:00", "2026-11-24", "2026-11-25", id="back over the date line"),
        pytest.param("Pacific/Pago_Pago", "2026-11-23 10:40", "2026-11-24", "2026-11-25", id="from Kiritimati"),
    ],
)
def test_after_a_change_of_zone_the_next_digest_is_for_a_later_date(
    zone: str, now: str, last: str, expected: str
) -> None:
    due = next_due(at(now), 510, ZoneInfo(zone), date.fromisoformat(last))
    assert due.local_date == date.fromisoformat(expected)
    assert due.instant.astimezone(ZoneInfo(zone)).strftime("%F %H:%M") == f"{expected} 08:30"


def test_a_machine_whose_clock_was_a_year_ahead_does_not_silence_anybody() -> None:
    kyiv = ZoneInfo("Europe/Kyiv")
    now = at("2026-11-23 05:00")
    assert next_due(now, 510, kyiv, date(2027, 11, 23)) == Due(at("2026-11-23 06:30"), date(2026, 11, 23))
    assert next_due(now, 510, kyiv, date(2026, 11, 25)) == Due(at("2026-11-26 06:30"), date(2026, 11, 26))
    planned = Timing(last_date=date(2027, 11, 23), next_due=at("2026-11-23 06:30"))
    assert step(planned, at("2026-11-23 06:30")) == Step(
        Due(at("2026-11-23 06:30"), date(2026, 11, 23)), Due(at("2026-11-24 06:30"), date(2026, 11, 24))
    )


def test_after_days_of_downtime_one_digest_is_owed_the_latest() -> None:
    timing = Timing(last_date=date(2026, 11, 18), next_due=at("2026-11-19 06:30"))
    now = at("2026-11-23 05:00")
    assert catch_up(timing, now) == Due(at("2026-11-22 06:30"), date(2026, 11, 22))
    assert step(timing, now) == Step(
        Due(at("2026-11-22 06:30"), date(2026, 11, 22)), Due(at("2026-11-23 06:30"), date(2026, 11, 23))
    )


def test_nothing_is_owed_before_the_time_has_come_or_while_it_is_off() -> None:
    now = at("2026-11-23 06:29:59")
    assert catch_up(Timing(next_due=at("2026-11-23 06:30")), now) is None
    assert catch_up(Timing(last_date=date(2026, 11, 1), next_due=None), now) is None


def test_a_date_that_had_its_digest_is_not_owed_again() -> None:
    again = Timing(last_date=date(2026, 11, 23), next_due=at("2026-11-23 06:30"))
    assert step(again, at("2026-11-23 06:31")) == Step(None, Due(at("2026-11-24 06:30"), date(2026, 11, 24)))


def test_a_midnight_that_was_shown_before_the_clock_went_back_from_it_has_come() -> None:
    """In St. John's the clock went back at one minute past midnight until 2011."""
    timing = Timing(0, "America/St_Johns", date(2010, 11, 6), at("2010-11-07 02:30"))
    now = at("2010-11-07 02:45")
    assert now.astimezone(ZoneInfo(timing.zone)).strftime("%F %H:%M") == "2010-11-06 23:15"
    assert step(timing, now) == Step(
        Due(at("2010-11-07 02:30"), date(2010, 11, 7)), Due(at("2010-11-08 03:30"), date(2010, 11, 8))
    )


def test_who_switches_it_on_at_noon_is_owed_nothing_for_the_morning() -> None:
    timing = Timing(last_date=date(2026, 11, 1), next_due=at("2026-11-24 06:30"))
    assert catch_up(timing, at("2026-11-23 10:00")) is None


def test_a_digest_that_was_planned_under_older_rules_is_put_right() -> None:
    """The zone was to go back an hour and did not, or did it unannounced: what was planned is an hour off."""
    too_early = Timing(last_date=date(2026, 11, 22), next_due=at("2026-11-23 05:30"))
    assert step(too_early, at("2026-11-23 05:30")) == Step(None, Due(at("2026-11-23 06:30"), date(2026, 11, 23)))

    too_late = Timing(next_due=at("2026-11-23 07:30"))
    assert catch_up(too_late, at("2026-11-23 07:30")) == Due(at("2026-11-23 06:30"), date(2026, 11, 23))


def test_a_zone_that_is_gone_from_the_database_does_not_stop_the_digests(caplog: pytest.LogCaptureFixture) -> None:
    timing = Timing(zone="Europe/Brackwater", next_due=at("2026-11-23 08:30"))
    assert catch_up(timing, at("2026-11-23 09:00")) == Due(at("2026-11-23 08:30"), date(2026, 11, 23))
    assert "Europe/Brackwater" in caplog.text


def test_a_digest_goes_out_at_its_instant_and_a_late_one_after_the_quiet_hours() -> None:
    kyiv, due = ZoneInfo("Europe/Kyiv"), Due(at("2026-11-23 19:55"), date(2026, 11, 23))
    night = (minute("22:00"), minute("07:00"))
    assert when_to_send(due, due.instant, kyiv, *night) == due.instant
    assert when_to_send(due, at("2026-11-23 20:05"), kyiv, *night) == due.instant
    assert when_to_send(due, at("2026-11-23 20:11"), kyiv, *night) == at("2026-11-24 05:00")
    assert when_to_send(due, at("2026-11-24 09:00"), kyiv, *night) == at("2026-11-24 09:00")
    assert when_to_send(due, at("2026-11-23 20:11"), kyiv, None, None) == at("2026-11-23 20:11")
