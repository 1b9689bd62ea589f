"""All parts together: none of them falls silent, and all of them end when they are told to."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.delivery import steady
from bot.delivery.alerts import Alerts
from bot.delivery.history import History
from bot.delivery.service import Delivery
from bot.delivery.steady import kept_up, steadily
from bot.delivery.tidying import Tidying
from bot.errors import StoreBroken
from bot.store.records import Asked
from tests.bot.delivery.desk import MORNING, Desk


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steady, "FIRST_PAUSE", 0.01)


def service(desk: Desk) -> Delivery:
    alerts = Alerts(desk.library, desk.store, History(desk.store), desk.now, desk.bell.ring)
    return Delivery(desk.planner, desk.sender, alerts, Tidying(desk.store, 30, desk.now), None)


async def test_a_digest_that_is_due_is_planned_and_sent(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id)
    desk.time = MORNING + timedelta(hours=3)
    delivery = service(desk)
    delivery.start()
    await desk.finished(chat_id, "2031-03-04")
    await asyncio.wait_for(delivery.stop(), 5)
    assert len(await desk.got(chat_id)) == 1
    assert {task.get_name() for task in asyncio.all_tasks()}.isdisjoint({"planning", "sending", "tidying"})


async def test_it_stops_before_it_has_begun(desk: Desk) -> None:
    await asyncio.wait_for(service(desk).stop(), 5)


async def test_a_part_that_fails_is_begun_again_and_the_log_tells_why(caplog: pytest.LogCaptureFixture) -> None:
    lives = 0

    async def work() -> None:
        nonlocal lives
        lives += 1
        if lives < 3:
            raise LookupError("on purpose")

    await asyncio.wait_for(kept_up("working", work), 5)
    assert lives == 3
    errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 2
    assert all("working failed" in each and "LookupError" in each for each in errors)


async def test_a_part_that_is_cancelled_ends_its_work_first() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            await asyncio.sleep(0.01)
            ended.set()

    task = asyncio.create_task(kept_up("working", work))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


async def test_what_the_database_refuses_is_tried_again_and_other_faults_are_not() -> None:
    answers = [StoreBroken("full"), StoreBroken("full"), None, LookupError("ours")]

    async def call() -> str:
        error = answers.pop(0)
        if error is not None:
            raise error
        return "done"

    assert await steadily("working", call) == "done"
    with pytest.raises(LookupError):
        await steadily("working", call)


async def test_whoever_is_cancelled_breaks_no_transaction_off() -> None:
    ended = False

    async def call() -> None:
        nonlocal ended
        await asyncio.sleep(0.1)
        ended = True

    task = asyncio.create_task(steadily("working", call))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended


async def test_questions_are_thrown_away_after_their_days_and_kept_until_then(desk: Desk) -> None:
    for number, days in ((1, 31), (2, 29)):
        asked = desk.now() - timedelta(days=days)
        await desk.store.questions.put(Asked(number, 5, 5, f"question {number}", f"{number}", "en", False, None, asked))
    await Tidying(desk.store, 30, desk.now).tidy()
    assert [group.words for group in await desk.store.questions.unanswered(10, 0)] == ["question 2"]
