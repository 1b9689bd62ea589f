"""Everything at once on few chats, by several processes: nobody waits for ever, nothing fails, nothing is left over."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store import Store, open_store
from bot.store.records import Answered, Asked
from bot.store.tables import DeliveryKind, DeliveryState, Verdict
from tests.bot.store.databases import KINDS, fresh_place
from tests.bot.store.making import DAY, MINUTE, NOW, planned, shown, subscribed

CHATS = range(-3, 4)
ROUNDS = 60


@pytest.fixture(params=KINDS)
async def crowd(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[list[Store]]:
    """Those who work on one database: three processes, on SQLite one."""
    async with fresh_place(request.param, tmp_path / "data") as place, AsyncExitStack() as stack:
        count = 1 if place.url is None else 3
        yield [await stack.enter_async_context(open_store(place)) for _ in range(count)]


async def meddle(store: Store, chance: random.Random) -> None:
    """What people do, at random."""
    for number in range(ROUNDS):
        chat_id, other = chance.choices(CHATS, k=2)
        day = NOW + chance.randrange(3) * DAY
        act = chance.randrange(9)
        try:
            if act < 3:
                found = await subscribed(store, chat_id, next_due=day, alerts=True)
                await store.subscriptions.put(replace(found, minute=number, on=chance.random() < 0.8))
                await store.follows.add(chat_id, f"ferry {number}", NOW)
            elif act == 3:
                await store.chats.block(chat_id, NOW)
                await store.chats.unblock(chat_id)
            elif act == 4:
                await store.chats.migrate(chat_id, other)
            elif act == 5:
                await store.forget_chat(chat_id)
            elif act == 6:
                await store.forget_user(chat_id)
            elif act == 7:
                await store.outbox.add(chat_id, f"now-{number}", DeliveryKind.NOW, None, NOW, NOW)
                await store.outbox.cancel(chat_id)
            else:
                await store.answers.put(Answered(chat_id, number, number, other, False, NOW))
                await store.questions.put(Asked(number, chat_id, other, "Why?", "", None, False, None, NOW))
                await store.feedback.give(chat_id, number, other, Verdict.RIGHT, NOW)
        except ValueError as error:  # somebody forgot the chat before its settings were written
            assert "never met" in str(error)  # noqa: PT017 - nothing else is wrong


async def plan(store: Store, chance: random.Random) -> None:
    """What the planner does."""
    for _ in range(ROUNDS):
        now = NOW + chance.randrange(4) * DAY
        due = await store.subscriptions.due(now, 10)
        chance.shuffle(due)
        await store.outbox.plan([planned(each.chat_id, key=str(now), next_due=now + DAY) for each in due], now)


async def send(store: Store, chance: random.Random) -> None:
    """What the sender does."""
    ends = [state for state in DeliveryState if state not in (DeliveryState.PENDING, DeliveryState.SENDING)]
    for _ in range(ROUNDS):
        await store.outbox.recover(NOW)
        for job in await store.outbox.claim(NOW + 5 * DAY, 3):
            quotations = [shown(chance.randrange(20)) for _ in range(3)]
            if await store.outbox.start(job, quotations, NOW + MINUTE, NOW):
                if chance.random() < 0.3:
                    await store.outbox.later(job, NOW, NOW, "again")
                else:
                    await store.outbox.finish(job, chance.choice(ends), NOW)


async def test_nobody_is_in_anybodys_way(crowd: list[Store]) -> None:
    acts = [
        act(store, random.Random(f"{act.__name__} {number}"))  # noqa: S311 - nothing is secret here
        for number, store in enumerate(crowd)
        for act in (meddle, meddle, plan, send)
    ]
    async with asyncio.timeout(120):
        await asyncio.gather(*acts)

    for chat_id in CHATS:
        await crowd[0].forget_chat(chat_id)
        await crowd[0].forget_user(chat_id)
    async with crowd[0].transactions.read() as session:
        for table in ("chats", "subscriptions", "follows", "deliveries", "shown", "answers", "questions", "feedback"):
            left = await session.execute(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - names of ours
            assert (table, left.scalar_one()) == (table, 0)
