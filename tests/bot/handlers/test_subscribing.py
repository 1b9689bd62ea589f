"""When the next digest is due after a change: never lost, never twice, never without a zone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.digest.subscribing import chosen_zone, timed
from bot.schedule.due import step
from bot.store.records import Subscription

NOW = datetime(2031, 3, 4, 12, 5, tzinfo=UTC)
BERLIN = replace(Subscription.new(5, NOW), on=True, zone="Europe/Berlin")


def test_a_digest_that_is_on_is_due_at_its_time_in_its_zone() -> None:
    assert timed(None, BERLIN, NOW).next_due == datetime(2031, 3, 5, 7, 30, tzinfo=UTC)


def test_without_a_chosen_zone_or_while_it_is_off_none_is_due() -> None:
    assert timed(None, replace(BERLIN, zone="UTC"), NOW).next_due is None
    assert timed(BERLIN, replace(BERLIN, on=False, next_due=NOW), NOW).next_due is None


@pytest.mark.parametrize("name", ["UTC", "GMT", "Etc/UTC", "Etc/GMT"])
def test_utc_that_was_chosen_is_told_from_utc_that_was_not(name: str) -> None:
    chosen = replace(BERLIN, zone=chosen_zone(name))
    assert chosen.zone != "UTC"
    assert timed(None, chosen, NOW).next_due == datetime(2031, 3, 5, 8, 30, tzinfo=UTC)


def test_today_had_its_digest_so_a_later_hour_counts_from_tomorrow() -> None:
    sent = replace(BERLIN, last_date=date(2031, 3, 4), next_due=datetime(2031, 3, 5, 7, 30, tzinfo=UTC))
    assert timed(sent, replace(sent, minute=20 * 60), NOW).next_due == datetime(2031, 3, 5, 19, tzinfo=UTC)


def test_a_change_in_the_second_in_which_it_is_due_does_not_lose_it() -> None:
    due = replace(BERLIN, minute=13 * 60 + 5, next_due=NOW)
    moment = NOW + timedelta(seconds=1)
    for minute in (13 * 60, 13 * 60 + 5):
        changed = timed(due, replace(due, minute=minute), moment)
        owed = step(changed, moment).owed
        assert owed is not None
        assert owed.local_date == date(2031, 3, 4)


def test_a_change_to_a_later_time_in_that_second_moves_it() -> None:
    due = replace(BERLIN, minute=13 * 60 + 5, next_due=NOW)
    moment = NOW + timedelta(seconds=1)
    then = step(timed(due, replace(due, minute=20 * 60), moment), moment)
    assert then.owed is None
    assert then.following.instant == datetime(2031, 3, 4, 19, tzinfo=UTC)


CHANGES = st.lists(
    st.tuples(
        st.integers(0, 36 * 60),
        st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Etc/UTC"]),
        st.integers(0, 24 * 60 - 1),
    ),
    max_size=6,
)


@given(CHANGES)
def test_whatever_is_changed_no_local_date_has_two(changes: list[tuple[int, str, int]]) -> None:
    now, kept, dates = NOW, timed(None, BERLIN, NOW), []
    for wait, zone, minute in changes:
        now += timedelta(minutes=wait)
        while kept.next_due is not None and kept.next_due <= now:
            done = step(kept, kept.next_due)
            if done.owed is not None:
                dates.append(done.owed.local_date)
                kept = replace(kept, last_date=done.owed.local_date)
            kept = replace(kept, next_due=done.following.instant)
        kept = timed(kept, replace(kept, zone=zone, minute=minute), now)
        assert kept.next_due is not None
        local = kept.next_due.astimezone(ZoneInfo(kept.zone))
        assert kept.last_date is None or local.date() > kept.last_date
    assert len(dates) == len(set(dates))
    assert dates == sorted(dates)
