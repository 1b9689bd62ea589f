"""Changing a chat's subscription, so that its next digest is always the right one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.i18n import Texts
from bot.messages.digest_menu import UNCHOSEN, View
from bot.schedule.due import next_due
from bot.schedule.zones import stored_zone
from bot.store import Store
from bot.store.records import Subscription
from bot.where import Where

CHOSEN_UTC = "Etc/UTC"
"""What is kept for UTC once somebody has chosen it: the plain name stands for no choice."""

_UTC = frozenset((UNCHOSEN, "GMT", "Etc/GMT", "Etc/UCT", "UCT"))


class Subscribing:
    """Reads and writes subscriptions for those who may."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def view(self, where: Where) -> View:
        """What the menu shows for a chat, which need not have a subscription yet."""
        now = self._clock()
        subscription = await self._store.subscriptions.get(where.chat_id)
        follows = await self._store.follows.of(where.chat_id)
        shown = subscription or Subscription.new(where.chat_id, now)
        elsewhere = subscription is not None and subscription.on and subscription.thread_id != where.thread_id
        return View(shown, now, len(follows), where.private, elsewhere)

    async def change(self, where: Where, texts: Texts, **changes: Any) -> View:
        """Changes fields of the subscription (made when there is none), and with them when the next digest is due.

        The chat is met, and spoken to in the language of whoever made the change, if none was chosen for it. A digest
        that is turned off takes those back that still wait. When it is turned on or given a time, it comes in the topic
        where that was done.
        """
        now = self._clock()
        await self.meet(where, texts)
        before = await self._store.subscriptions.get(where.chat_id) or Subscription.new(where.chat_id, now)
        if changes.get("on") or "minute" in changes:
            changes["thread_id"] = where.thread_id
        after = timed(before, replace(before, **changes), now)
        await self._store.subscriptions.put(after)
        if before.on and not after.on:
            await self._store.outbox.cancel(where.chat_id)
        return await self.view(where)

    async def meet(self, where: Where, texts: Texts) -> None:
        """Writes the chat down as one that has settings, in the language of the person who made the first of them."""
        await self._store.chats.meet(where.chat_id, where.kind, self._clock())
        await self._store.chats.unblock(where.chat_id)
        # Of whoever writes as a chat Telegram does not tell the language.
        if where.user_id is not None and await self._store.chats.language(where.chat_id) is None:
            await self._store.chats.set_language(where.chat_id, texts.language)

    async def returned(self, chat_id: int) -> None:
        """Plans the next digest of a chat that lets the bot in again."""
        subscription = await self._store.subscriptions.get(chat_id)
        if subscription is not None and subscription.on:
            await self._store.subscriptions.put(timed(None, subscription, self._clock()))


def timed(before: Subscription | None, after: Subscription, now: datetime) -> Subscription:
    """The subscription with the instant at which its next digest is due; None without a zone, and while it is off.

    A digest that is due already is left to the planner, which works it out anew: a change must not lose it.
    """
    if not after.on or after.zone == UNCHOSEN:
        return replace(after, next_due=None)
    planned = before.next_due if before is not None else None
    if planned is not None and planned <= now:
        return after
    due = next_due(now, after.minute, stored_zone(after.zone), after.last_date)
    return replace(after, next_due=due.instant)


def chosen_zone(name: str) -> str:
    """The name to keep for a zone that somebody has chosen."""
    return CHOSEN_UTC if name in _UTC else name
