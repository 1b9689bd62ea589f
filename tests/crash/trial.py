"""The trial: rounds of a life and a kill, with digests, questions and faults all the while."""

from __future__ import annotations

import asyncio
import math
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from bot.sandbox import Running, serve
from bot.sandbox.client import SandboxClient
from bot.schedule.zones import stored_zone
from bot.store import StorePlace, open_store
from bot.store.records import Subscription
from bot.store.tables import DeliveryState
from tests.crash.ledger import OPEN, Ledger, Row, ledger
from tests.crash.lives import Nursery, nursery
from tests.crash.outcome import Outcome
from tests.e2e import articles

CHATS = 500
QUESTIONS = 500

ZONES = ("Etc/UTC", "Europe/Kyiv", "America/Halifax", "Asia/Kolkata", "Asia/Tokyo")
"""Where the chats are. Their digests are due at the same instant, at noon in UTC (an hour beside it in summer)."""

LIFE = (0.1, 3.0)
"""Seconds that a bot lives, at least and at most, its start included."""

FAULTS = (("429", 12), ("403", 3), ("timeout_before", 6), ("timeout_after", 6), ("drop_before", 3), ("drop_after", 3))
"""What goes wrong with the digests of each date, and in how many chats."""

IN_DOUBT = ("timeout_before", "timeout_after", "drop_before", "drop_after")

_TEXTS = ("How much does the clock weigh?", "Who said that the fund is empty?", "When was the clock built?")
_FIRST_DAY = date(2031, 3, 3)
_NOON, _AFTERNOON = time(12, tzinfo=UTC), time(15, tzinfo=UTC)
_SETTLING = 240.0
"""Seconds that everything may take to come to rest in the end."""


@dataclass
class _Day:
    """A date, the chats that expect a digest on it, those of them whose network fails, and how many each received."""

    local_date: date
    expected: frozenset[int]
    doubtful: set[int] = field(default_factory=set)
    received: Counter[int] = field(default_factory=Counter)


class Trial:
    """One trial on one database."""

    def __init__(
        self,
        running: Running,
        telegram: SandboxClient,
        bots: Nursery,
        place: StorePlace,
        book: Ledger,
        outcome: Outcome,
    ) -> None:
        self._running = running
        self._telegram = telegram
        self._bots = bots
        self._place = place
        self._book = book
        self._random = Random(outcome.seed)  # noqa: S311 - a trial is to be repeatable
        self._days: list[_Day] = []
        self._chats: frozenset[int] = frozenset()
        self._to_ask: list[int] = []
        self._answers: dict[tuple[int, int], int] = {}
        self._in_doubt: set[tuple[int, int]] = set()
        self._seen = 0
        self._offset = timedelta()
        self.outcome = outcome

    async def prepare(self) -> None:
        """People, chats and their subscriptions; nothing of the bot runs yet."""
        self._chats = frozenset(await self._telegram.add_users(CHATS, met=True))
        self._to_ask = await self._telegram.add_users(QUESTIONS, met=True)
        await self._telegram.settings(limits=True)
        async with open_store(self._place) as store:
            for number, chat_id in enumerate(sorted(self._chats)):
                await store.chats.meet(chat_id, "private", datetime.now(UTC))
                await store.subscriptions.put(_subscription(chat_id, ZONES[number % len(ZONES)]))

    async def run(self, rounds: int, tell: Callable[[str], None]) -> None:
        """All rounds, and at last one without a kill in which everything comes to rest."""
        begun = monotonic()
        await self._next_day()
        asked_a_round = math.ceil(QUESTIONS / max(1, rounds * 9 // 10))
        for number in range(rounds):
            if await self._day_is_over():
                await self._next_day()
            await self._round(asked_a_round)
            if number % 10 == 9:
                tell(f"  {number + 1} of {rounds} rounds, {monotonic() - begun:.0f} s")
        await self._settle()
        await self._count()
        self.outcome.rounds, self.outcome.seconds = rounds, monotonic() - begun

    async def _round(self, questions: int) -> None:
        life = self._random.uniform(*LIFE)
        await self._start()
        asking = asyncio.create_task(self._ask(questions, life))
        await asyncio.sleep(life)
        await self._bots.end(signal.SIGKILL)
        await asking
        self.outcome.kills += 1
        sending = await self._book.sending() - self._days[-1].doubtful
        self.outcome.worst_kill = max(self.outcome.worst_kill, len(sending))
        await self._collect()
        in_doubt = {each for each in await self._book.unhandled() if self._answers[each]}
        self.outcome.worst_kill_answers = max(self.outcome.worst_kill_answers, len(in_doubt - self._in_doubt))
        self._in_doubt = in_doubt

    async def _start(self) -> None:
        settings: dict[str, Any] = {
            "bot_token": self._running.token,
            "api_base_url": self._running.url,
            "data": str(self._place.folder),
            "flood_limit": 10_000,
            "log_level": "WARNING",
        }
        if self._place.url is not None:
            settings["database_url"] = self._place.url
        await self._bots.start(self._offset.total_seconds(), settings)

    async def _ask(self, count: int, seconds: float) -> None:
        """Asks so many questions, in two lots some time within the seconds; each person asks one in all."""
        lots = [self._to_ask[: count // 2], self._to_ask[count // 2 : count]]
        del self._to_ask[:count]
        waits = sorted(self._random.uniform(0, seconds) for _ in lots)
        for people, wait in zip(lots, (waits[0], waits[1] - waits[0]), strict=True):
            await asyncio.sleep(wait)
            sent = await self._telegram.send_many([(each, self._random.choice(_TEXTS)) for each in people])
            self._answers.update(dict.fromkeys(zip(people, sent, strict=True), 0))

    async def _collect(self) -> None:
        """Counts what has come since the last time. No bot may be running."""
        last = await self._telegram.last_received()
        for chat_id, messages in (await self._telegram.received(self._seen, texts=False)).items():
            if chat_id in self._chats:
                self._days[-1].received[chat_id] += len(messages)
                continue
            for each in messages:
                assert each.reply_to is not None, f"neither a digest nor an answer: {each}"
                self._answers[chat_id, each.reply_to] += 1
        self._seen = last
        self.outcome.answers_repeated = sum(times - 1 for times in self._answers.values() if times > 1)

    async def _day_is_over(self) -> bool:
        day = self._days[-1]
        done = {row.chat_id for row in await self._book.digests(day.local_date) if row.state not in OPEN}
        return day.expected <= done

    async def _next_day(self) -> None:
        """Sets the clock on to the afternoon of the next date, with new faults ahead."""
        local_date = _FIRST_DAY + timedelta(days=len(self._days))
        gone = {row.chat_id for row in await self._book.digests() if row.state == DeliveryState.BLOCKED.value}
        day = _Day(local_date, self._chats - gone)
        self._days.append(day)
        self._offset = datetime.combine(local_date, _AFTERNOON) - datetime.now(UTC)
        await self._telegram.clear_faults()
        victims = self._random.sample(sorted(day.expected), sum(count for _, count in FAULTS))
        for fault, count in FAULTS:
            for chat_id in victims[:count]:
                hold = self._random.uniform(0.05, 1.0)
                await self._telegram.fault(fault, method="sendMessage", chat_id=chat_id, hold=hold, retry_after=1)
            if fault in IN_DOUBT:
                day.doubtful.update(victims[:count])
            del victims[:count]
            self.outcome.faults += count
        for chat_id in self._random.sample(self._to_ask, min(len(self._to_ask), 10)):
            await self._telegram.fault("429", method="sendMessage", chat_id=chat_id, retry_after=1)
            self.outcome.faults += 1

    async def _settle(self) -> None:
        await self._start()
        async with asyncio.timeout(_SETTLING):
            while await self._book.unhandled() or not await self._day_is_over():  # noqa: ASYNC110 - in another process
                await asyncio.sleep(0.5)
        status = await self._bots.end(signal.SIGTERM)
        assert status == 0, f"the last bot ended with {status}: {self._bots.log()}"
        await self._collect()

    async def _count(self) -> None:
        outcome, rows = self.outcome, await self._book.digests()
        by_place = {(row.local_date, row.chat_id): row for row in rows}
        outcome.planned, outcome.dates = len(rows), len(self._days)
        for day in self._days:
            for chat_id in day.expected:
                _judge(outcome, by_place.get((day.local_date, chat_id)), day.received[chat_id])
            outcome.doubled += sum(1 for chat_id in day.received if day.received[chat_id] > 1)
        outcome.questions = len(self._answers)
        outcome.answered = sum(times > 0 for times in self._answers.values())
        outcome.questions_lost = outcome.questions - outcome.answered + len(self._to_ask)
        refused = [call for call in await self._telegram.calls("sendMessage") if call["status"] == 429]
        outcome.too_fast = sum(not call["fault"] for call in refused)


def _judge(outcome: Outcome, row: Row | None, received: int) -> None:
    """Counts one digest that a chat could expect."""
    state = row.state if row is not None else None
    if row is not None and state == DeliveryState.UNCERTAIN.value:
        if row.trouble == "stopped while sending":
            outcome.uncertain_kill += 1
            outcome.uncertain_kill_arrived += received > 0
        else:
            outcome.uncertain_network += 1
            outcome.uncertain_network_arrived += received > 0
    elif state == DeliveryState.BLOCKED.value and not received:
        outcome.blocked += 1
    elif state == DeliveryState.SENT.value and received:
        outcome.delivered += 1
    else:
        outcome.lost += 1


def _subscription(chat_id: int, zone: str) -> Subscription:
    """A digest every day at what is noon in UTC, with an honest line when there is nothing to say."""
    noon = datetime.combine(_FIRST_DAY, _NOON)
    local = noon.astimezone(stored_zone(zone))
    chosen = Subscription.new(chat_id, noon - timedelta(days=1), zone)
    return replace(chosen, on=True, minute=local.hour * 60 + local.minute, next_due=noon, tell_empty=True)


async def trial(
    place: StorePlace, folder: Path, *, rounds: int, seed: int, tell: Callable[[str], None] = print
) -> Outcome:
    """Runs a trial and returns what came of it. `folder` is for its files."""
    outcome = Outcome("sqlite" if place.url is None else "postgresql", seed)
    source = articles.write(folder / "articles", *articles.ALL.values())
    async with (
        serve() as running,
        SandboxClient(running.url) as telegram,
        nursery(source, folder) as bots,
        ledger(place) as book,
    ):
        found = Trial(running, telegram, bots, place, book, outcome)
        await found.prepare()
        await found.run(rounds, tell)
        if outcome.broken():
            tell(bots.log())
    return outcome
