"""Word of followed speakers as soon as an article arrives, for those who want that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bot.clock import Clock
from bot.delivery.contents import ALERT
from bot.delivery.history import History
from bot.delivery.steady import steadily
from bot.digests import choose_alert, prepare
from bot.schedule.due import after_quiet
from bot.schedule.zones import stored_zone
from bot.store import Store
from bot.store.records import Subscription
from bot.store.tables import DeliveryKind
from knowledge.errors import UnknownVersion
from knowledge.library import Library


class Alerts:
    """Puts alerts into the outbox, one for a chat and a version. `planned` is called when there are any."""

    def __init__(
        self, library: Library, store: Store, history: History, now: Clock, planned: Callable[[], None]
    ) -> None:
        self._library = library
        self._store = store
        self._history = history
        self._now = now
        self._planned = planned

    async def plan(self, versions: Iterable[str]) -> None:
        """Plans the alerts for versions that have just arrived: only for chats that follow something in them.

        What comes in a chat's quiet hours waits for their end. To do it twice does no harm.
        """
        await prepare(self._library)
        wanted = sorted(versions)
        await steadily("planning alerts", lambda: self._plan(wanted))

    async def _plan(self, versions: Sequence[str]) -> None:
        befores = {version: await self._history.replaced_by(version) for version in versions}
        count = 0
        async for subscription in self._store.subscriptions.with_alerts():
            follows = await self._store.follows.of(subscription.chat_id)
            for version, before in befores.items():
                if follows and self._has(version, follows, before):
                    count += await self._add(subscription, version)
        if count:
            self._planned()

    def _has(self, version: str, follows: list[str], before: str | None) -> bool:
        try:
            return not choose_alert(self._library, version, follows, frozenset(), before).empty
        except UnknownVersion:  # taken out meanwhile
            return False

    async def _add(self, subscription: Subscription, version: str) -> bool:
        now = self._now()
        zone = stored_zone(subscription.zone)
        due = after_quiet(now, zone, subscription.quiet_from, subscription.quiet_until)
        return await self._store.outbox.add(
            subscription.chat_id, f"{ALERT}{version}", DeliveryKind.ALERT, subscription.thread_id, due, now
        )
