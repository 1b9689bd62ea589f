"""Updates, written down before Telegram is told that they came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.store.lots import delete_in_lots, lots
from bot.store.tables import UpdateRow
from bot.store.texts import storable
from bot.store.transactions import Transactions

KNOWN_FOR = timedelta(days=2)
"""How long a handled update is known again. Telegram itself keeps updates for 24 hours."""


class Updates:
    """The updates that are to be handled, and the numbers of those that were."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def keep(self, updates: Sequence[tuple[int, str]], now: datetime) -> list[int]:
        """Writes updates down (number and payload), all or none. Returns the numbers that were not known, in order."""
        new: set[int] = set()
        async with self._tx.begin() as session:
            for lot in lots(updates):
                rows = [{"update_id": each, "payload": storable(payload), "received": now} for each, payload in lot]
                insert = self._tx.insert(UpdateRow).values(rows).on_conflict_do_nothing()
                new.update((await session.scalars(insert.returning(UpdateRow.update_id))).all())
        return [each for each in dict.fromkeys(each for each, _ in updates) if each in new]

    async def waiting(self, after: int | None = None, limit: int = 1000) -> list[tuple[int, str]]:
        """The first `limit` updates that are not handled (number and payload), as they came.

        `after` is the number of the last one of the call before: the list goes on behind it.
        """
        unhandled = select(UpdateRow.update_id, UpdateRow.payload).where(UpdateRow.payload.is_not(None))
        async with self._tx.read() as session:
            if after is not None:
                last = (await session.scalars(select(UpdateRow.received).where(UpdateRow.update_id == after))).one()
                same = (UpdateRow.received == last) & (UpdateRow.update_id > after)
                unhandled = unhandled.where((UpdateRow.received > last) | same)
            rows = await session.execute(unhandled.order_by(UpdateRow.received, UpdateRow.update_id).limit(limit))
            return [(update_id, payload) for update_id, payload in rows if payload is not None]

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
            await session.execute(update(UpdateRow).where(UpdateRow.update_id == update_id).values(payload=None))

    async def tidy(self, now: datetime) -> None:
        """Deletes the numbers of handled updates that came more than two days ago."""
        await delete_in_lots(self._tx, UpdateRow, (UpdateRow.received < now - KNOWN_FOR) & UpdateRow.payload.is_(None))
