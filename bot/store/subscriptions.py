"""Who wants a digest, and when it is due."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, select, update

from bot.store.records import Subscription
from bot.store.tables import ChatRow, SubscriptionRow
from bot.store.transactions import Transactions
from bot.store.turns import hold_chat

_PAGE = 500

_COLUMNS = [getattr(SubscriptionRow, field.name) for field in fields(Subscription)]


class Subscriptions:
    """The digests of all chats."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def get(self, chat_id: int) -> Subscription | None:
        """The chat's subscription, None when it never had one."""
        found = await self._list(select(*_COLUMNS).where(SubscriptionRow.chat_id == chat_id))
        return found[0] if found else None

    async def put(self, subscription: Subscription) -> None:
        """Writes a chat's subscription. Raises ValueError when the chat was never met.

        `covered` and `last_date` never go back: what was sent meanwhile is not undone by what a person changes.
        """
        insert = self._tx.insert(SubscriptionRow).values(asdict(subscription))
        given = insert.excluded
        new = {column.key: given[column.key] for column in _COLUMNS if column.key != "chat_id"}
        new["covered"] = case((given.covered > SubscriptionRow.covered, given.covered), else_=SubscriptionRow.covered)
        new["last_date"] = case(
            (SubscriptionRow.last_date.is_(None), given.last_date),
            (given.last_date > SubscriptionRow.last_date, given.last_date),
            else_=SubscriptionRow.last_date,
        )
        async with self._tx.begin() as session:
            await hold_chat(session, subscription.chat_id)
            await session.execute(insert.on_conflict_do_update(index_elements=["chat_id"], set_=new))

    async def due(self, now: datetime, limit: int) -> list[Subscription]:
        """At most `limit` subscriptions whose digest is due, the longest overdue first."""
        due = select(*_COLUMNS).where(SubscriptionRow.next_due <= now)
        return await self._list(due.order_by(SubscriptionRow.next_due).limit(limit))

    async def put_off(self, chat_id: int, planned: datetime, due: datetime) -> None:
        """Notes another instant for the next digest, unless somebody has set another one than `planned` meanwhile."""
        its = (SubscriptionRow.chat_id == chat_id) & (SubscriptionRow.next_due == planned)
        async with self._tx.begin() as session:
            await session.execute(update(SubscriptionRow).where(its).values(next_due=due))

    async def with_alerts(self) -> AsyncIterator[Subscription]:
        """The subscriptions of those who want word of followed speakers at once, without chats that block the bot.

        They are read in pages, so that a million of them takes no more memory than one.
        """
        wanted = select(*_COLUMNS).join(ChatRow, ChatRow.chat_id == SubscriptionRow.chat_id)
        wanted = wanted.where(SubscriptionRow.alerts, ChatRow.blocked.is_(None)).order_by(SubscriptionRow.chat_id)
        page = await self._list(wanted.limit(_PAGE))
        while page:
            for subscription in page:
                yield subscription
            last = page[-1].chat_id
            # Of both tables, or PostgreSQL walks through all chats before it.
            rest = wanted.where(SubscriptionRow.chat_id > last, ChatRow.chat_id > last)
            page = await self._list(rest.limit(_PAGE))

    async def _list(self, statement: Select[Any]) -> list[Subscription]:
        async with self._tx.read() as session:
            return [Subscription(*row) for row in await session.execute(statement)]
