"""Much work in small parts: no statement grows without bound, and nobody waits long for a turn to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, inspect, select, tuple_

from bot.store.tables import Table
from bot.store.transactions import Transactions
from bot.store.turns import sweep_alone

LOT = 500
"""Rows a statement writes at most: both databases take 32,767 values in one."""

_LOT_DELETED = 5_000

T = TypeVar("T")


def lots(items: Sequence[T], size: int = LOT) -> Iterator[Sequence[T]]:
    """The items in order, at most `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


async def delete_in_lots(tx: Transactions, table: type[Table], condition: ColumnElement[bool]) -> int:
    """Deletes the rows for which the condition holds, in several transactions. Returns how many they were."""
    key: tuple[ColumnElement[Any], ...] = inspect(table).primary_key
    some = select(*key).where(condition).limit(_LOT_DELETED)
    total = 0
    while True:
        async with tx.begin() as session:
            await sweep_alone(session, tx)
            deleted = await session.execute(delete(table).where(tuple_(*key).in_(some)).returning(key[0]))
            count = len(deleted.all())
        total += count
        if count < _LOT_DELETED:
            return total
