"""Updates, written down before Telegram is told that they came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.store.lots import delete_in_lots, lots
from bot.store.tables import UpdateRow
from bot.store.texts import storable
from bot.store.transactions import Transactions
from bot.store.workers import gone

KNOWN_FOR = timedelta(days=2)
"""How long a handled update is known again. Telegram itself keeps updates for 24 hours."""

_UNHANDLED = UpdateRow.worker.is_not(None) & UpdateRow.payload.is_not(None)
_HANDLED = {"payload": None, "worker": None}


class Updates:
    """The updates that are to be handled, and the numbers of those that were."""

    def __init__(self, tx: Transactions, worker: int) -> None:
        self._tx = tx
        self._me = worker

    async def keep(self, updates: Sequence[tuple[int, str]], now: datetime) -> list[int]:
        """Writes updates down (number and payload), all or none. Returns the numbers that were not known, in order."""
        new: set[int] = set()
        async with self._tx.begin() as session:
            for lot in lots(updates):
                rows = [
                    {"update_id": each, "payload": storable(payload), "received": now, "worker": self._me}
                    for each, payload in lot
                ]
                insert = self._tx.insert(UpdateRow).values(rows).on_conflict_do_nothing()
                new.update((await session.scalars(insert.returning(UpdateRow.update_id))).all())
        return [each for each in dict.fromkeys(each for each, _ in updates) if each in new]

    async def left_over(self, limit: int = 1000) -> list[tuple[int, str]]:
        """Takes over the first `limit` updates that workers have left who are gone (number and payload), as they came.

        They are this worker's then, so calling it until there are none gives each once.
        """
        async with self._tx.begin() as session:
            workers = await session.scalars(select(UpdateRow.worker).where(_UNHANDLED).distinct())
            dead = await gone(session, self._tx.shared, self._me, [each for each in workers if each is not None])
            if not dead:
                return []
            theirs = select(UpdateRow.update_id, UpdateRow.payload).where(_UNHANDLED, UpdateRow.worker.in_(dead))
            first = theirs.order_by(UpdateRow.received, UpdateRow.update_id).limit(limit)
            rows = [(number, payload) for number, payload in await session.execute(first) if payload is not None]
            for lot in lots(rows):
                taken = UpdateRow.update_id.in_([number for number, _ in lot])
                await session.execute(update(UpdateRow).where(taken).values(worker=self._me))
            return rows

    async def begin(self, update_id: int) -> int:
        """Counts that handling the update is begun. Returns how often it was, this time included; 0 when it is not
        known."""
        counted = update(UpdateRow).where(UpdateRow.update_id == update_id).values(tries=UpdateRow.tries + 1)
        async with self._tx.begin() as session:
            return (await session.scalars(counted.returning(UpdateRow.tries))).one_or_none() or 0

    async def spare(self, update_id: int) -> None:
        """Counts anew how often handling the update is begun: it did no harm this time."""
        async with self._tx.begin() as session:
            await session.execute(update(UpdateRow).where(UpdateRow.update_id == update_id).values(tries=0))

    async def done(self, update_id: int) -> None:
        """Empties the payload of a handled update; its number stays known."""
        async with self._tx.begin() as session:
            await session.execute(update(UpdateRow).where(UpdateRow.update_id == update_id).values(_HANDLED))

    async def tidy(self, now: datetime) -> None:
        """Deletes the numbers of handled updates that came more than two days ago."""
        await delete_in_lots(self._tx, UpdateRow, (UpdateRow.received < now - KNOWN_FOR) & UpdateRow.payload.is_(None))
