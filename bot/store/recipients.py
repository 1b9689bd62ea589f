"""Whom a message is for: all that decides what it says, for many chats at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import select

from bot.store.records import Recipient, Subscription
from bot.store.tables import ChatRow, FollowRow, ShownRow, SubscriptionRow
from bot.store.transactions import Transactions

_COLUMNS = [getattr(SubscriptionRow, field.name) for field in fields(Subscription)]


class Recipients:
    """What is known of chats that have a subscription."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def of(self, chat_ids: Iterable[int]) -> dict[int, Recipient]:
        """The chats, by their ids; those without a subscription are left out. Give a lot of some dozens at a time."""
        wanted = sorted(set(chat_ids))
        subscribed = select(ChatRow.language, *_COLUMNS).join(ChatRow, ChatRow.chat_id == SubscriptionRow.chat_id)
        followed = select(FollowRow.chat_id, FollowRow.words).order_by(FollowRow.since, FollowRow.words)
        shown = select(ShownRow.chat_id, ShownRow.fingerprint)
        follows: dict[int, list[str]] = defaultdict(list)
        seen: dict[int, set[bytes]] = defaultdict(set)
        async with self._tx.read() as session:
            rows = (await session.execute(subscribed.where(SubscriptionRow.chat_id.in_(wanted)))).all()
            for chat_id, words in await session.execute(followed.where(FollowRow.chat_id.in_(wanted))):
                follows[chat_id].append(words)
            for chat_id, fingerprint in await session.execute(shown.where(ShownRow.chat_id.in_(wanted))):
                seen[chat_id].add(fingerprint)
        return {
            subscription.chat_id: Recipient(
                subscription, language, tuple(follows[subscription.chat_id]), frozenset(seen[subscription.chat_id])
            )
            for language, subscription in ((language, Subscription(*row)) for language, *row in rows)
        }
