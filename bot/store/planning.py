"""From subscriptions that are due to deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.records import Planned
from bot.store.tables import DeliveryKind, DeliveryRow, DeliveryState, SubscriptionRow
from bot.store.transactions import Transactions


async def lock_due(session: AsyncSession, chat_ids: Sequence[int], now: datetime) -> set[int]:
    """Those of the chats whose digest is on and due; nobody else changes their subscriptions until the end."""
    due = select(SubscriptionRow.chat_id).where(
        SubscriptionRow.chat_id.in_(chat_ids), SubscriptionRow.on, SubscriptionRow.next_due <= now
    )
    # In one order, so that two planners do not wait for each other.
    return set((await session.scalars(due.order_by(SubscriptionRow.chat_id).with_for_update())).all())


async def move_on(session: AsyncSession, planned: Sequence[Planned]) -> None:
    """Writes down when the subscriptions are due next, and for which local date they had their digest."""
    statement = (
        update(SubscriptionRow)
        .where(SubscriptionRow.chat_id == bindparam("chat"))
        .values(next_due=bindparam("next"), last_date=func.coalesce(bindparam("local_date"), SubscriptionRow.last_date))
    )
    values = [{"chat": each.chat_id, "next": each.next_due, "local_date": each.local_date} for each in planned]
    # Of the connection: a session takes a list of values to be rows by their primary key.
    await (await session.connection()).execute(statement, values)


async def write_down(session: AsyncSession, tx: Transactions, rows: Sequence[dict[str, object]]) -> int:
    """Inserts the deliveries whose keys their chats do not have. Returns how many they were."""
    insert = tx.insert(DeliveryRow).values(list(rows)).on_conflict_do_nothing(index_elements=["chat_id", "key"])
    return len((await session.scalars(insert.returning(DeliveryRow.delivery_id))).all())


def pending(
    chat_id: int,
    key: str,
    kind: DeliveryKind,
    thread_id: int | None,
    due: datetime,
    now: datetime,
    local_date: date | None = None,
) -> dict[str, object]:
    """The row of a delivery that is to be sent."""
    return {
        "chat_id": chat_id,
        "key": key,
        "kind": kind.value,
        "local_date": local_date,
        "thread_id": thread_id,
        "state": DeliveryState.PENDING.value,
        "due": due,
        "tries": 0,
        "changed": now,
    }
