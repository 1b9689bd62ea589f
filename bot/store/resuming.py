"""After a restore: what may have gone out since the backup does not go out again."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Table as CoreTable
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.schedule.due import step
from bot.store.tables import DeliveryRow, DeliveryState, SubscriptionRow, UpdateRow

_subscriptions = cast(CoreTable, SubscriptionRow.__table__)
_deliveries = cast(CoreTable, DeliveryRow.__table__)
_updates = cast(CoreTable, UpdateRow.__table__)


async def leave_out_what_may_have_gone(connection: AsyncConnection, now: datetime) -> None:
    """Makes every message that was open in the backup UNCERTAIN, and lets every digest that has been due since count
    as had, and every update that waited as handled.

    Nobody can tell which of them were sent or answered, and what comes twice is worse than what does not come.
    """
    open_states = [DeliveryState.PENDING.value, DeliveryState.SENDING.value]
    doubt = {"state": DeliveryState.UNCERTAIN.value, "worker": None, "trouble": "restored from a backup"}
    opened = _deliveries.c.state.in_(open_states)
    await connection.execute(update(_deliveries).where(opened).values(doubt))
    await connection.execute(update(_updates).values(payload=None, worker=None))
    due = select(_subscriptions).where(_subscriptions.c.next_due <= now)
    for subscription in (await connection.execute(due)).all():
        coming = step(subscription, now)
        had = coming.owed.local_date if coming.owed is not None else subscription.last_date
        its = _subscriptions.c.chat_id == subscription.chat_id
        moved = update(_subscriptions).where(its).values(last_date=had, next_due=coming.following.instant)
        await connection.execute(moved)
