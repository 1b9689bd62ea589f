"""Rows that the tests of the store begin with."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.store import Store
from bot.store.records import Answered, Planned, Shown, Subscription
from bot.store.tables import AnswerRow, ChatRow, DeliveryKind, ShownRow, UpdateRow
from bot.store.updates import Updates

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


async def unhandled(store: Store) -> list[tuple[int, str]]:
    """The updates that are to be handled (number and payload), as they came."""
    rows = select(UpdateRow.update_id, UpdateRow.payload).where(UpdateRow.payload.is_not(None))
    async with store.transactions.read() as session:
        found = await session.execute(rows.order_by(UpdateRow.received, UpdateRow.update_id))
        return [(number, payload) for number, payload in found if payload is not None]


def of_another(store: Store) -> Updates:
    """The updates as a process keeps them that is gone."""
    return Updates(store.transactions, store.worker % 1000 + 1)


async def kind_of(store: Store, chat_id: int) -> str | None:
    """Telegram's kind of a chat, None when the bot has not met it."""
    async with store.transactions.read() as session:
        return (await session.scalars(select(ChatRow.kind).where(ChatRow.chat_id == chat_id))).one_or_none()


async def answer_at(store: Store, chat_id: int, message_id: int) -> Answered | None:
    """What a message of the bot's is, None when it is not known."""
    columns = [getattr(AnswerRow, field.name) for field in fields(Answered)]
    at = (AnswerRow.chat_id == chat_id) & (AnswerRow.message_id == message_id)
    async with store.transactions.read() as session:
        row = (await session.execute(select(*columns).where(at))).one_or_none()
        return None if row is None else Answered(*row)


async def shown_to(store: Store, chat_id: int) -> set[bytes]:
    """The fingerprints of what was shown to a chat, or is on its way to it."""
    async with store.transactions.read() as session:
        return set((await session.scalars(select(ShownRow.fingerprint).where(ShownRow.chat_id == chat_id))).all())
