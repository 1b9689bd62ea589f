"""Who works on which delivery. A chat has at most one delivery in hand, so what is chosen for it knows what it got."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.lots import lots
from bot.store.records import Job
from bot.store.tables import DeliveryKind, DeliveryRow, DeliveryState
from bot.store.transactions import Transactions
from bot.store.turns import claim_alone
from bot.store.workers import gone

_MOST_URGENT = (DeliveryKind.NOW, DeliveryKind.ALERT, DeliveryKind.DIGEST)

PENDING = DeliveryRow.state == DeliveryState.PENDING.value
SENDING = DeliveryRow.state == DeliveryState.SENDING.value

_IN_HAND = DeliveryRow.worker.is_not(None)
"""Claimed or on its way: the outbox takes the worker off whatever has ended. A small index knows these."""


class Claims:
    """Gives deliveries to the worker `me`."""

    def __init__(self, tx: Transactions, me: int) -> None:
        self._tx = tx
        self._me = me

    async def take(self, session: AsyncSession, now: datetime, limit: int) -> list[Job]:
        """At most `limit` deliveries that are due, the most urgent first, no two of one chat."""
        # Else two workers could at the same time claim two deliveries of one chat.
        await claim_alone(session, self._tx)
        jobs: list[Job] = []
        for kind in _MOST_URGENT:
            if len(jobs) < limit:
                jobs += await self._take(session, kind, now, limit - len(jobs))
        return jobs

    async def _take(self, session: AsyncSession, kind: DeliveryKind, now: datetime, limit: int) -> list[Job]:
        due = _free(kind, *_JOB).where(DeliveryRow.due <= now).limit(limit).with_for_update(skip_locked=True)
        of_chats: dict[int, Job] = {}
        for row in await session.execute(due):
            of_chats.setdefault(row.chat_id, _job(row, kind))
        jobs = list(of_chats.values())
        for lot in lots(jobs):
            claimed = DeliveryRow.delivery_id.in_([job.delivery_id for job in lot])
            await session.execute(update(DeliveryRow).where(claimed).values(worker=self._me))
        return jobs

    async def dead(self, session: AsyncSession) -> set[int]:
        """The workers that have deliveries in hand and are gone."""
        workers = await session.scalars(select(DeliveryRow.worker).where(_IN_HAND).distinct())
        return await gone(session, self._tx.shared, self._me, [each for each in workers if each is not None])

    async def earliest(self, session: AsyncSession) -> datetime | None:
        """When the first delivery is due that could be claimed then."""
        found = [(await session.scalars(_free(kind, DeliveryRow.due).limit(1))).one_or_none() for kind in _MOST_URGENT]
        return min((due for due in found if due is not None), default=None)


async def let_go(session: AsyncSession, workers: set[int]) -> bool:
    """Frees what the workers have claimed and not begun to send. Returns whether there was any."""
    if not workers:
        return False
    claimed = select(DeliveryRow.delivery_id).where(DeliveryRow.worker.in_(workers), PENDING)
    # What is locked is being forgotten or moved: its turn comes another time.
    freed = (await session.scalars(claimed.with_for_update(skip_locked=True))).all()
    for lot in lots(freed):
        await session.execute(update(DeliveryRow).where(DeliveryRow.delivery_id.in_(lot)).values(worker=None))
    return bool(freed)


_JOB: Sequence[Any] = (
    DeliveryRow.delivery_id,
    DeliveryRow.chat_id,
    DeliveryRow.key,
    DeliveryRow.local_date,
    DeliveryRow.thread_id,
    DeliveryRow.tries,
)


def _job(row: Any, kind: DeliveryKind) -> Job:
    return Job(row.delivery_id, row.chat_id, row.key, kind, row.local_date, row.thread_id, row.tries)


def _free(kind: DeliveryKind, *columns: Any) -> Select[Any]:
    busy = select(DeliveryRow.chat_id).where(_IN_HAND)
    pending = select(*columns).where(PENDING, DeliveryRow.kind == kind.value, DeliveryRow.worker.is_(None))
    return pending.where(DeliveryRow.chat_id.not_in(busy)).order_by(DeliveryRow.due)
