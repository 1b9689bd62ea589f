"""The figures that the operator is told."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.feedback import verdicts
from bot.store.records import Stats
from bot.store.tables import ChatRow, DeliveryRow, DeliveryState, QuestionRow, SubscriptionRow
from bot.store.transactions import Transactions


async def stats(tx: Transactions, now: datetime) -> Stats:
    """Counts, all of one moment on SQLite."""
    kinds = select(ChatRow.kind, func.count()).group_by(ChatRow.kind)
    states = select(DeliveryRow.state, func.count()).where(DeliveryRow.state != DeliveryState.SENT.value)
    sent = DeliveryRow.state == DeliveryState.SENT.value
    async with tx.read() as session:
        chats = dict((await session.execute(kinds)).all())
        deliveries = dict((await session.execute(states.group_by(DeliveryRow.state))).all())
        return Stats(
            people=chats.get("private", 0),
            groups=chats.get("group", 0) + chats.get("supergroup", 0),
            channels=chats.get("channel", 0),
            blocked=await _count(session, ChatRow.blocked.is_not(None)),
            digests_on=await _count(session, SubscriptionRow.on.is_(True)),
            sent_day=await _count(session, sent & (DeliveryRow.changed > now - timedelta(days=1))),
            sent_week=await _count(session, sent & (DeliveryRow.changed > now - timedelta(days=7))),
            pending=deliveries.get(DeliveryState.PENDING, 0) + deliveries.get(DeliveryState.SENDING, 0),
            uncertain=deliveries.get(DeliveryState.UNCERTAIN, 0),
            failed=deliveries.get(DeliveryState.FAILED, 0),
            questions=await _count(session, QuestionRow.update_id.is_not(None)),
            unanswered=await _count(session, ~QuestionRow.answered),
            feedback=await verdicts(session),
        )


async def _count(session: AsyncSession, condition: ColumnElement[bool]) -> int:
    return (await session.scalars(select(func.count()).where(condition))).one()
