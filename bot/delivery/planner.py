"""The one repeating job: asks the database who is due, and writes their digests into the outbox."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.delivery.bell import Bell
from bot.delivery.steady import steadily
from bot.schedule.due import step, when_to_send
from bot.schedule.zones import stored_zone
from bot.store import Store
from bot.store.records import Planned, Subscription
from bot.store.tables import DeliveryKind

LOT = 500
"""Subscriptions that are planned in one transaction."""

LONGEST_SLEEP = 5.0
"""Seconds between two looks. Waking that often costs one question to an index, and does not mind a clock that jumps."""


class Planner:
    """Plans the digests that are due. `planned` is called when there is something new in the outbox."""

    def __init__(self, store: Store, now: Clock, planned: Callable[[], None]) -> None:
        self._store = store
        self._now = now
        self._planned = planned
        self._bell = Bell()
        self._stopping = False

    def stop(self) -> None:
        """Ends `run` after the lot that is being planned."""
        self._stopping = True
        self._bell.ring()

    async def run(self) -> None:
        """Plans, until it is stopped."""
        while not self._stopping:
            count = await steadily("planning digests", self.plan)
            self._planned()
            if count < LOT:
                await self._bell.wait(LONGEST_SLEEP)

    async def plan(self) -> int:
        """Plans the first `LOT` that are due; how many they were. To do it twice does no harm: the outbox takes one
        digest for a chat and a date."""
        now = self._now()
        due = await self._store.subscriptions.due(now, LOT)
        planned = []
        for subscription in due:
            coming = step(subscription, now)
            if coming.owed is None:  # the rules of the zone have changed: nothing is owed yet
                await self._put_off(subscription, coming.following.instant)
                continue
            zone = stored_zone(subscription.zone)
            planned.append(
                Planned(
                    chat_id=subscription.chat_id,
                    key=coming.owed.local_date.isoformat(),
                    kind=DeliveryKind.DIGEST,
                    local_date=coming.owed.local_date,
                    thread_id=subscription.thread_id,
                    due=when_to_send(coming.owed, now, zone, subscription.quiet_from, subscription.quiet_until),
                    next_due=coming.following.instant,
                )
            )
        if planned:
            await self._store.outbox.plan(planned, now)
        return len(due)

    async def _put_off(self, subscription: Subscription, due: datetime) -> None:
        if subscription.next_due is not None:
            await self._store.subscriptions.put_off(subscription.chat_id, subscription.next_due, due)
