"""Turns: even, in order of urgency, and never more within a second than Telegram takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from telegram.error import Forbidden, RetryAfter

from bot.delivery.pace import HANGING, MADE_UP, MARGIN, SHARED_MARGIN, Pace, Turn

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")


async def call(pace: Pace, chat_id: int, seconds: float = 0.0, error: Exception | None = None) -> Turn:
    """Makes a call in its turn."""
    with await pace.turn(chat_id) as turn, turn.call():
        await asyncio.sleep(seconds)
        if error is not None:
            raise error
    return turn


async def refused(pace: Pace, chat_id: int, seconds: int) -> None:
    with pytest.raises(RetryAfter):
        await call(pace, chat_id, error=RetryAfter(seconds))


async def order(pace: Pace, *wanted: tuple[int, bool]) -> list[int]:
    """Chats in the order in which they got their turns; all wait at the same time."""
    got: list[int] = []

    async def want(chat_id: int, urgent: bool) -> None:
        with await pace.turn(chat_id, urgent=urgent) as turn, turn.call():
            got.append(chat_id)

    await asyncio.gather(*(want(*each) for each in wanted))
    return got


async def test_turns_come_evenly_and_use_nearly_all_of_the_rate() -> None:
    pace = Pace(200)
    turns = [await call(pace, chat_id) for chat_id in range(200)]
    took = turns[-1].begun - turns[0].begun
    assert took == pytest.approx(199 / (200 * MARGIN), rel=0.05)
    assert all(later.begun - earlier.begun > 0.4 * pace.interval for earlier, later in pairwise(turns))


async def test_a_delay_is_made_up_for_but_not_by_a_burst() -> None:
    pace = Pace(50)
    await call(pace, 1)
    await asyncio.sleep(0.5)
    turns = [await call(pace, chat_id) for chat_id in range(2, 42)]
    took = turns[-1].begun - turns[0].begun
    assert (39 - MADE_UP - 0.5) * pace.interval < took < (39 - MADE_UP / 2) * pace.interval
    assert all(later.begun - earlier.begun > 0.4 * pace.interval for earlier, later in pairwise(turns))


async def test_however_calls_take_telegram_sees_no_more_than_the_rate_within_a_second() -> None:
    """Each call takes effect at some moment between its start and its answer; those moments are counted."""
    pace, dice = Pace(20), Random(5)  # noqa: S311 - repeatable
    arrived: list[float] = []

    async def one(turn: Turn) -> None:
        with turn, turn.call():
            there, back = dice.choice([(0.001, 0.001), (0.08, 0.001), (0.001, 0.08)])
            await asyncio.sleep(there)
            arrived.append(time.monotonic())
            await asyncio.sleep(back)

    async with asyncio.TaskGroup() as tasks:
        for chat_id in range(90):
            tasks.create_task(one(await pace.turn(chat_id, urgent=chat_id % 3 > 0)))
    arrived.sort()
    assert min(later - earlier for earlier, later in zip(arrived, arrived[20:], strict=False)) > 1.0


async def test_answers_go_before_digests_and_each_in_order() -> None:
    got = await order(Pace(100), (1, False), (2, False), (3, True), (4, False), (5, True))
    assert got == [3, 5, 1, 2, 4]


async def test_who_waits_for_a_busy_chat_holds_up_nobody() -> None:
    pace = Pace()
    begun = time.monotonic()
    await call(pace, 1)
    assert time.monotonic() - begun > 0.9, "another process may have sent until now"
    assert await order(pace, (1, True), (2, False), (3, False)) == [2, 3, 1]


async def test_a_chat_that_refused_is_left_alone_for_as_long_as_telegram_says() -> None:
    pace = Pace(1_000)
    await refused(pace, 1, 1)
    begun = time.monotonic()
    assert pace.free_in(1) == pytest.approx(1.0, abs=0.1)
    assert await order(pace, (1, False), (2, False)) == [2, 1]
    assert time.monotonic() - begun > 0.95


async def test_two_chats_that_refuse_in_a_row_halt_everything() -> None:
    pace = Pace(1_000)
    await refused(pace, 1, 1)
    await refused(pace, 2, 1)
    begun = time.monotonic()
    await call(pace, 3)
    assert time.monotonic() - begun > 0.95


@pytest.mark.parametrize("between", [lambda pace: call(pace, 3), lambda pace: refused(pace, 1, 1)])
async def test_refusals_that_are_about_single_chats_do_not(between: Callable[[Pace], asyncio.Future[None]]) -> None:
    pace = Pace(1_000)
    await refused(pace, 1, 1)
    await between(pace)
    if pace.free_in(3) > 0:
        await refused(pace, 2, 1)
    begun = time.monotonic()
    await call(pace, 4)
    assert time.monotonic() - begun < 0.5


async def test_other_failures_halt_nothing() -> None:
    pace = Pace(1_000)
    for chat_id in range(5):
        with pytest.raises(Forbidden):
            await call(pace, chat_id, error=Forbidden("blocked"))
    assert pace.free_in(99) == 0


async def test_whoever_stops_waiting_takes_nobodys_turn() -> None:
    pace = Pace(20)
    await call(pace, 1)
    waiting = [asyncio.create_task(pace.turn(chat_id)) for chat_id in range(2, 8)]
    await asyncio.sleep(0)
    for task in waiting[:-1]:
        task.cancel()
    begun = time.monotonic()
    assert (await waiting[-1]).chat_id == 7
    assert time.monotonic() - begun < 2.5 * pace.interval


async def test_a_message_that_hangs_holds_up_others_for_half_a_second_and_eight_hold_up_all() -> None:
    pace = Pace(200)
    await call(pace, 1)
    hanging = []
    for chat_id in range(2, 10):
        begun = time.monotonic()
        hanging.append(await pace.turn(chat_id))
        assert time.monotonic() - begun < HANGING + 0.3
    waiting = asyncio.create_task(call(pace, 99))
    await asyncio.sleep(HANGING + 0.2)
    assert not waiting.done()
    pace.over(hanging[3])
    await asyncio.wait_for(waiting, 1)


async def test_on_a_quick_line_one_message_is_on_its_way_at_most_however_late_some_are() -> None:
    assert await most_at_once(Pace(100), [0.002, 0.03, 0.03, 0.03, 0.03] * 10) == 1


async def test_on_a_slow_line_as_many_are_on_their_way_as_it_takes_but_no_more_than_four() -> None:
    assert await most_at_once(Pace(100), [0.025] * 40) == 3
    assert await most_at_once(Pace(100), [0.1] * 24) == 4


async def test_answers_and_digests_do_not_wait_for_each_other_to_arrive() -> None:
    pace = Pace(100)
    digest = await pace.turn(1)
    with await asyncio.wait_for(pace.turn(2, urgent=True), 0.2):
        pace.over(digest)


async def most_at_once(pace: Pace, seconds: list[float]) -> int:
    """The most messages that are on their way at once, when all of these are to be sent."""
    now, most = 0, 0

    async def one(chat_id: int, took: float) -> None:
        nonlocal now, most
        with await pace.turn(chat_id) as turn:
            now += 1
            most = max(most, now)
            with turn.call():
                await asyncio.sleep(took)
            now -= 1

    await asyncio.gather(*(one(chat_id, took) for chat_id, took in enumerate(seconds)))
    return most


class Slots:
    """The pace of two processes in one: what one reserves the other has to wait for."""

    def __init__(self) -> None:
        self.next = 0.0
        self.lots: list[int] = []

    async def reserve(self, count: int, interval: float) -> float:
        now = time.monotonic()
        first = max(now, self.next)
        self.next = first + count * interval
        self.lots.append(count)
        return first - now


async def test_processes_that_share_a_pace_are_together_no_faster_than_one() -> None:
    slots = Slots()
    paces = Pace(200, slots), Pace(200, slots)
    turns = await asyncio.gather(*(call(paces[chat_id % 2], chat_id) for chat_id in range(200)))
    begun = sorted(turn.begun for turn in turns)
    assert begun[-1] - begun[0] > 0.93 * 199 / (200 * SHARED_MARGIN)
    assert max(slots.lots) <= 5


async def test_slots_that_were_not_used_in_time_are_given_up() -> None:
    slots = Slots()
    pace = Pace(50, slots)
    waiting = [asyncio.create_task(call(pace, chat_id)) for chat_id in range(5)]
    await waiting[0]
    for task in waiting[1:]:
        task.cancel()
    await asyncio.sleep(0.3)
    turns = [await call(pace, chat_id) for chat_id in range(10, 15)]
    assert turns[-1].begun - turns[0].begun > 3.5 * pace.interval
