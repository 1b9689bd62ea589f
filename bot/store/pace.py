"""One pace for all processes that send from one database."""

from __future__ import annotations

import time

from sqlalchemy import BigInteger, ColumnElement, cast, func, literal

from bot.store.tables import PaceRow
from bot.store.transactions import Transactions

_SECOND = 1_000_000
"""Microseconds."""

_AHEAD = 60 * _SECOND
"""No slot is farther ahead than this, nor than a hundred lots: one that is comes of a clock that was set back."""

_SENDING = "sending"


class Pace:
    """Hands out the slots in which messages may go out. The clock is the database's, so all processes have the same."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def reserve(self, count: int, interval: float) -> float:
        """Takes the next `count` slots, which are `interval` seconds apart. Returns the seconds until the first.

        Raises ValueError unless both are above 0.
        """
        if count < 1 or interval <= 0:
            raise ValueError(f"no slots can be reserved: {count} of them, {interval} seconds apart")
        length = round(count * interval * _SECOND)
        now = self._now()
        insert = self._tx.insert(PaceRow).values(name=_SENDING, next_slot=now + length)
        there = PaceRow.next_slot
        least, greatest = (func.least, func.greatest) if self._tx.shared else (func.min, func.max)
        slot = greatest(least(there, now + max(_AHEAD, 100 * length)), now)
        taken = insert.on_conflict_do_update(index_elements=["name"], set_={"next_slot": slot + length})
        async with self._tx.begin() as session:
            waiting = (await session.scalars(taken.returning(there - length - now))).one()
        return max(waiting, 0) / _SECOND

    def _now(self) -> ColumnElement[int]:
        if self._tx.shared:
            return cast(func.extract("epoch", func.clock_timestamp()) * _SECOND, BigInteger)
        return literal(time.time_ns() // 1000, BigInteger)
