"""Several processes on one PostgreSQL database share outbox and pace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.delivery.bell import Bell
from bot.delivery.pace import Pace
from bot.delivery.sender import Sender
from bot.store import Store, StorePlace, open_store
from bot.store.tables import DeliveryKind, DeliveryState
from tests.bot.delivery.desk import Desk, desk_at
from tests.bot.store.databases import fresh_place
from tests.e2e import articles

CHATS = 60

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")


@dataclass
class Together:
    """Two senders, each with a store of its own."""

    desk: Desk
    place: StorePlace
    senders: list[Sender]
    stores: list[Store]


@pytest.fixture
async def together(tmp_path: Path) -> AsyncIterator[Together]:
    async with AsyncExitStack() as stack:
        place = await stack.enter_async_context(fresh_place("postgresql", tmp_path / "data"))
        desk = await stack.enter_async_context(desk_at(place, tmp_path))
        await desk.publish(articles.CLOCK)
        await desk.pass_time(seconds=1)
        stores = [await stack.enter_async_context(open_store(place)) for _ in range(2)]
        senders = [Sender(desk.bot, store, desk.contents, Pace(30, store.pace), Bell(), desk.now) for store in stores]
        yield Together(desk, place, senders, stores)


async def owed(desk: Desk) -> list[int]:
    """Chats that each have a digest waiting for them."""
    people = await desk.telegram.add_users(CHATS, met=True)
    for chat_id in people:
        await desk.subscribe(chat_id)
        await desk.owe(chat_id, "2031-03-04", DeliveryKind.DIGEST)
    return people


async def test_each_digest_is_sent_by_one_of_them_and_together_they_keep_the_pace(together: Together) -> None:
    desk = together.desk
    people = await owed(desk)
    await desk.telegram.settings(limits=True)
    tasks = [asyncio.create_task(sender.run()) for sender in together.senders]
    for chat_id in people:
        await desk.finished(chat_id, "2031-03-04")
    for sender in together.senders:
        sender.stop()
    await asyncio.gather(*tasks)
    received = await desk.telegram.received()
    assert {chat_id: len(messages) for chat_id, messages in received.items()} == dict.fromkeys(people, 1)
    assert set(await desk.calls()) == {200}
    assert {row.state for row in await desk.rows()} == {DeliveryState.SENT}


async def test_what_one_that_died_had_claimed_is_sent_by_another_and_what_it_was_sending_is_not(
    together: Together,
) -> None:
    desk = together.desk
    people = await owed(desk)
    async with open_store(together.place) as dying:
        sending, *_ = await dying.outbox.claim(desk.now(), 5)
        assert await dying.outbox.start(sending, (), None, desk.now())
    task = asyncio.create_task(together.senders[0].run())
    states = {chat_id: (await desk.finished(chat_id, "2031-03-04")).state for chat_id in people}
    together.senders[0].stop()
    await task
    assert states.pop(sending.chat_id) == DeliveryState.UNCERTAIN
    assert set(states.values()) == {DeliveryState.SENT}
    assert await desk.got(sending.chat_id) == []


async def test_nobody_takes_over_from_one_that_lives(together: Together) -> None:
    desk, (busy, other) = together.desk, together.stores
    people = await owed(desk)
    jobs = await busy.outbox.claim(desk.now(), 5)
    assert await busy.outbox.start(jobs[0], (), None, desk.now())
    await other.outbox.recover(desk.now())
    task = asyncio.create_task(together.senders[1].run())
    theirs = {job.chat_id for job in jobs}
    for chat_id in people:
        if chat_id not in theirs:
            await desk.finished(chat_id, "2031-03-04")
    together.senders[1].stop()
    await task
    states = {row.chat_id: row.state for row in await desk.rows() if row.chat_id in theirs}
    assert states.pop(jobs[0].chat_id) == DeliveryState.SENDING
    assert set(states.values()) == {DeliveryState.PENDING}
