"""How fast digests reach many chats, with Telegram's limits on: the real bot, spoken to over HTTP."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sandbox import Running
from bot.sandbox.client import SandboxClient
from bot.store import StorePlace, open_store
from bot.store.records import Subscription
from tests.benchmarks.articles import Inventor, as_files
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import REAL, Bot, running_bot

CHATS = 3_000

ALLOWED = 30.0
"""Messages a second that Telegram takes from a bot."""

GOAL = 0.97
"""The share of them that has to be reached."""

_SLACK = 60.0
"""Seconds that it may take longer than it has to."""


async def broadcast(chats: int = CHATS) -> list[Figure]:
    """Messages a second from the first to the last of a digest to so many chats, and how many were refused as too
    fast."""
    async with asyncio.timeout(chats / ALLOWED + _SLACK):
        with as_files(Inventor(1).article()) as (path,):
            async with running_bot(REAL, path, lambda running, data: _prepare(running, data, chats), "30") as bot:
                return await _measured(bot, chats)


async def _prepare(running: Running, data: Path, chats: int) -> None:
    """People whose digests have just become due; the limits are on."""
    async with SandboxClient(running.url) as telegram:
        people = await telegram.add_users(chats, met=True)
        await telegram.settings(limits=True)
    due = datetime.now(UTC).replace(second=0, microsecond=0)
    minute = due.hour * 60 + due.minute
    async with open_store(StorePlace(None, data)) as store:
        for chat_id in people:
            await store.chats.meet(chat_id, "private", due)
            new = Subscription.new(chat_id, due - timedelta(days=1), "Etc/UTC")
            await store.subscriptions.put(replace(new, on=True, minute=minute, next_due=due, tell_empty=True))


async def _measured(bot: Bot, chats: int) -> list[Figure]:
    sandbox = bot.running.sandbox
    cpu = bot.cpu_seconds()
    while sandbox.received.last < chats:
        bot.check()
        await asyncio.sleep(0.2)
    calls = [call for call in sandbox.calls.after(0, "sendMessage") if call.status == 200]
    rate = (len(calls) - 1) / (calls[-1].at - calls[0].at)
    refused = sandbox.calls.totals["sendMessage", 429]
    share = f"of {ALLOWED:g} a second, {chats:,} chats"
    return [
        Figure("digests sent", rate, "msg/s", rate / ALLOWED, share, goal=GOAL * ALLOWED, at_least=True),
        Figure("digests refused as too fast", refused, "", goal=0),
        Figure("bot, processor time a digest", (bot.cpu_seconds() - cpu) / chats * 1000, "ms"),
    ]
