"""Rows that the tests of the store begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.store import Store
from bot.store.records import Planned, Shown, Subscription
from bot.store.tables import DeliveryKind

NOW = datetime(2031, 3, 4, 8, 30, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


async def subscribed(store: Store, chat_id: int, kind: str = "private", **changes: Any) -> Subscription:
    """A chat whose digest is on and due NOW, and its subscription."""
    await store.chats.meet(chat_id, kind, NOW)
    subscription = replace(Subscription.new(chat_id, NOW), on=True, next_due=NOW)
    subscription = replace(subscription, **changes)
    await store.subscriptions.put(subscription)
    return subscription


def planned(chat_id: int, **changes: Any) -> Planned:
    """The digest of NOW's date for a chat; the next is due a day later."""
    due = Planned(chat_id, NOW.date().isoformat(), DeliveryKind.DIGEST, NOW.date(), None, NOW, NOW + DAY)
    return replace(due, **changes)


def shown(number: int) -> Shown:
    """A quotation, one for each number."""
    return Shown(number.to_bytes(16, "big"), "f" * 64, number, number + 10)
