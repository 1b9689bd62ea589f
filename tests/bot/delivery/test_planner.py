"""Who is due gets a digest into the outbox, once for each date."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.delivery import planner
from bot.delivery.planner import LONGEST_SLEEP
from tests.bot.delivery.desk import MORNING, Desk

HALF_PAST_EIGHT = datetime(2031, 3, 4, 8, 30, tzinfo=UTC)


async def keys(desk: Desk) -> list[tuple[int, str]]:
    return [(row.chat_id, row.key) for row in await desk.rows()]


async def test_a_digest_is_planned_when_its_time_has_come_and_not_before(desk: Desk) -> None:
    await desk.subscribe(1)
    desk.time = HALF_PAST_EIGHT - timedelta(seconds=1)
    assert await desk.planner.plan() == 0
    desk.time = HALF_PAST_EIGHT
    assert await desk.planner.plan() == 1
    (row,) = await desk.rows()
    assert (row.chat_id, row.key, row.local_date, row.due) == (1, "2031-03-04", date(2031, 3, 4), HALF_PAST_EIGHT)
    subscription = await desk.store.subscriptions.get(1)
    assert subscription is not None
    assert (subscription.next_due, subscription.last_date) == (HALF_PAST_EIGHT + timedelta(days=1), date(2031, 3, 4))


async def test_planning_twice_changes_nothing(desk: Desk) -> None:
    await desk.subscribe(1)
    desk.time = HALF_PAST_EIGHT
    due = await desk.store.subscriptions.due(desk.now(), 10)
    await desk.planner.plan()
    await desk.store.subscriptions.put(due[0])  # as if the plan had never been noted there
    await desk.planner.plan()
    assert await keys(desk) == [(1, "2031-03-04")]


async def test_after_days_without_the_bot_one_digest_is_planned_and_not_one_for_each_day(desk: Desk) -> None:
    await desk.subscribe(1)
    desk.time = HALF_PAST_EIGHT + timedelta(days=5, hours=3)
    await desk.planner.plan()
    await desk.planner.plan()
    assert await keys(desk) == [(1, "2031-03-09")]


async def test_a_digest_that_is_late_waits_for_the_end_of_the_quiet_hours(desk: Desk) -> None:
    await desk.subscribe(1, quiet_from=22 * 60, quiet_until=7 * 60)
    desk.time = datetime(2031, 3, 4, 23, 0, tzinfo=UTC)
    await desk.planner.plan()
    (row,) = await desk.rows()
    assert row.due == datetime(2031, 3, 5, 7, 0, tzinfo=UTC)


async def test_a_topic_is_kept(desk: Desk) -> None:
    await desk.subscribe(-5, "supergroup", thread_id=77)
    desk.time = HALF_PAST_EIGHT
    await desk.planner.plan()
    assert [row.thread_id for row in await desk.rows()] == [77]


async def test_a_clock_that_was_ahead_of_its_zone_puts_itself_right(desk: Desk) -> None:
    await desk.subscribe(1, next_due=MORNING)
    await desk.planner.plan()
    assert await keys(desk) == []
    subscription = await desk.store.subscriptions.get(1)
    assert subscription is not None
    assert subscription.next_due == HALF_PAST_EIGHT


async def test_many_are_planned_in_lots_one_after_the_other_until_it_is_stopped(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for chat_id in range(1, 13):
        await desk.subscribe(chat_id)
    desk.time = HALF_PAST_EIGHT
    monkeypatch.setattr(planner, "LOT", 5)
    task = asyncio.create_task(desk.planner.run())
    for chat_id in range(1, 13):
        await asyncio.wait_for(desk.until(lambda row: True, chat_id, "2031-03-04"), LONGEST_SLEEP)
    desk.planner.stop()
    await asyncio.wait_for(task, 1)


async def test_the_sender_is_told(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id)
    desk.start()
    await asyncio.sleep(0.3)
    desk.time = HALF_PAST_EIGHT
    task = asyncio.create_task(desk.planner.run())
    await asyncio.wait_for(desk.finished(chat_id, "2031-03-04"), 3)
    desk.planner.stop()
    await task
