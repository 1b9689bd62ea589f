"""Several workers on one outbox, and workers that die."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.store import Store, StorePlace, open_store
from bot.store.records import Job
from bot.store.tables import DeliveryKind, DeliveryState
from tests.bot.store.databases import fresh_place
from tests.bot.store.making import DAY, MINUTE, NOW, planned, shown, shown_to, subscribed
from tests.bot.store.test_workers import cut_off

PROJECT = Path(__file__).parents[3]

DOOMED = """
import asyncio, sys
from pathlib import Path
from bot.store import StorePlace, open_store
from tests.bot.store.making import DAY, NOW, shown

async def main(url, folder):
    async with open_store(StorePlace(url or None, Path(folder))) as store:
        jobs = await store.outbox.claim(NOW, 10)
        await store.outbox.start(jobs[0], [shown(1)], NOW + DAY, NOW)
        print(*(job.chat_id for job in jobs), flush=True)
        await asyncio.sleep(600)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
async def several(tmp_path: Path) -> AsyncIterator[list[Store]]:
    """Three workers on one PostgreSQL database."""
    async with fresh_place("postgresql", tmp_path) as place, AsyncExitStack() as stack:
        yield [await stack.enter_async_context(open_store(place)) for _ in range(3)]


async def killed_while_sending(place: StorePlace) -> list[int]:
    """A process claims all deliveries, starts the first one, and is killed. Returns the chats, the first one first."""
    command = (sys.executable, "-c", DOOMED, place.url or "", str(place.folder))
    process = await asyncio.create_subprocess_exec(*command, cwd=PROJECT, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    chats = [int(number) for number in (await process.stdout.readline()).split()]
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    return chats


async def test_what_a_killed_process_was_sending_is_uncertain_and_what_it_claimed_is_free(place: StorePlace) -> None:
    async with open_store(place) as store:
        for chat_id in (1, 2, 3):
            await subscribed(store, chat_id)
        await store.outbox.plan([planned(chat_id) for chat_id in (1, 2, 3)], NOW)
    started, *others = await killed_while_sending(place)
    assert len(others) == 2

    async with open_store(place) as store:
        await noticed(store)
        assert await store.outbox.recover(NOW + MINUTE) == 1
        assert await store.outbox.recover(NOW + MINUTE) == 0

        assert await store.outbox.next_due(NOW) == NOW
        assert sorted(job.chat_id for job in await store.outbox.claim(NOW, 10)) == sorted(others)
        assert (await store.stats(NOW)).uncertain == 1
        # It may have arrived: its quotations are not shown again, nor are its articles new.
        assert await shown_to(store, started) == {shown(1).fingerprint}
        subscription = await store.subscriptions.get(started)
        assert subscription is not None
        assert subscription.covered == NOW + DAY
        # And the chat gets what comes after.
        await store.outbox.add(started, "now", DeliveryKind.NOW, None, NOW, NOW)
        assert [job.chat_id for job in await store.outbox.claim(NOW, 10)] == [started]


async def test_what_a_killed_process_had_claimed_is_claimed_without_waiting_for_anybody(place: StorePlace) -> None:
    async with open_store(place) as store:
        for chat_id in (1, 2, 3):
            await subscribed(store, chat_id)
        await store.outbox.plan([planned(chat_id) for chat_id in (1, 2, 3)], NOW)
    _, *others = await killed_while_sending(place)

    async with open_store(place) as store:
        await noticed(store)
        assert sorted(job.chat_id for job in await store.outbox.claim(NOW, 10)) == sorted(others)


async def noticed(store: Store) -> None:
    """Waits until PostgreSQL has noticed that a connection is gone."""
    if store.shared:
        await asyncio.sleep(0.5)


async def test_what_a_living_worker_holds_is_left_to_it(several: list[Store]) -> None:
    alive, other, _ = several
    for chat_id in (1, 2):
        await subscribed(alive, chat_id)
    await alive.outbox.plan([planned(1), planned(2)], NOW)
    first, second = await alive.outbox.claim(NOW, 10)
    await alive.outbox.start(first, (), None, NOW)

    assert await other.outbox.recover(NOW) == 0
    assert await other.outbox.claim(NOW, 10) == []
    assert not await other.outbox.start(second, (), None, NOW)
    await other.outbox.finish(first, DeliveryState.FAILED, NOW)
    await other.outbox.later(second, NOW, NOW, None)
    await other.outbox.release([second])

    assert await alive.outbox.start(second, (), None, NOW)
    await alive.outbox.finish(first, DeliveryState.SENT, NOW)
    assert (await alive.stats(NOW)).sent_day == 1


async def test_workers_that_claim_at_once_never_share_a_delivery_nor_a_chat(several: list[Store]) -> None:
    store = several[0]
    for chat_id in range(60):
        await store.chats.meet(chat_id, "private", NOW)
        for number in range(3):
            await store.outbox.add(chat_id, f"alert-{number}", DeliveryKind.ALERT, None, NOW, NOW)
    in_hand: Counter[int] = Counter()
    sent: list[Job] = []

    async def work(worker: Store) -> None:
        idle = 0
        while idle < 20:
            jobs = await worker.outbox.claim(NOW, 7)
            idle = 0 if jobs else idle + 1
            in_hand.update(job.chat_id for job in jobs)
            assert max(in_hand.values(), default=0) <= 1
            for job in jobs:
                assert await worker.outbox.start(job, (), None, NOW)
                in_hand[job.chat_id] -= 1
                await worker.outbox.finish(job, DeliveryState.SENT, NOW)
                sent.append(job)

    await asyncio.gather(*(work(each) for each in several for _ in range(2)))

    assert len(sent) == len({job.delivery_id for job in sent}) == 180


async def test_planners_that_work_at_once_make_one_delivery_for_each_chat(several: list[Store]) -> None:
    for chat_id in range(40):
        await subscribed(several[0], chat_id)
    due = [planned(chat_id) for chat_id in range(40)]

    orders = (due, due[::-1], due)
    plans = (each.outbox.plan(order, NOW) for each, order in zip(several, orders, strict=True))

    made = await asyncio.gather(*plans)

    assert sum(made) == 40
    assert (await several[0].stats(NOW)).pending == 40


async def test_a_worker_that_was_taken_for_dead_still_knows_best_how_it_ended(several: list[Store]) -> None:
    store, other, _ = several
    await subscribed(store, 1)
    await store.outbox.plan([planned(1)], NOW)
    [job] = await store.outbox.claim(NOW, 10)
    await store.outbox.start(job, [shown(1)], None, NOW)
    await cut_off(store, store.worker)
    await noticed(store)

    assert await other.outbox.recover(NOW) == 1
    await store.outbox.finish(job, DeliveryState.SENT, NOW)
    stats = await store.stats(NOW)
    assert (stats.sent_day, stats.uncertain) == (1, 0)


async def test_what_was_taken_away_from_a_worker_is_not_started_by_it(several: list[Store]) -> None:
    store, other, _ = several
    await subscribed(store, 1)
    await store.outbox.plan([planned(1)], NOW)
    [job] = await store.outbox.claim(NOW, 10)
    await cut_off(store, store.worker)
    await noticed(store)

    [taken] = await other.outbox.claim(NOW, 10)
    assert taken == job
    assert not await store.outbox.start(job, (), None, NOW)
    assert await other.outbox.start(taken, (), None, NOW)
