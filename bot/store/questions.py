"""What was asked, for the operator's inbox."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import case, func, select

from bot.store.lots import delete_in_lots
from bot.store.records import Asked, Group
from bot.store.tables import QuestionRow
from bot.store.texts import storable
from bot.store.transactions import Transactions


class Questions:
    """The questions that were put to the sources."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def put(self, asked: Asked) -> None:
        """Writes a question down, once for each update."""
        row = asdict(asked) | {"words": storable(asked.words), "stems": storable(asked.stems)}
        async with self._tx.begin() as session:
            await session.execute(self._tx.insert(QuestionRow).values(row).on_conflict_do_nothing())

    async def unanswered(self, limit: int, offset: int = 0) -> list[Group]:
        """The questions without an answer, those that ask the same together: most asked first, then the latest.

        Questions ask the same when they have the same stems, or, without any, the same words. A group shows its most
        frequent wording, of equally frequent ones the latest.
        """
        same = case((QuestionRow.stems == "", QuestionRow.words), else_=QuestionRow.stems)
        asked = (
            select(
                QuestionRow,
                same.label("same"),
                func.count().over(partition_by=same).label("times"),
                func.max(QuestionRow.asked).over(partition_by=same).label("last"),
                func.count().over(partition_by=(same, QuestionRow.words)).label("wordings"),
            )
            .where(~QuestionRow.answered)
            .subquery()
        )
        order = (asked.c.wordings.desc(), asked.c.asked.desc(), asked.c.update_id.desc())
        ranked = select(
            asked, func.row_number().over(partition_by=asked.c.same, order_by=order).label("rank")
        ).subquery()
        shown = select(ranked.c.words, ranked.c.times, ranked.c.last, ranked.c.reason).where(ranked.c.rank == 1)
        most_asked = shown.order_by(ranked.c.times.desc(), ranked.c.last.desc(), ranked.c.update_id.desc())
        async with self._tx.read() as session:
            return [Group(*row) for row in await session.execute(most_asked.limit(limit).offset(offset))]

    async def tidy(self, before: datetime) -> None:
        """Deletes the questions that were asked before the instant."""
        await delete_in_lots(self._tx, QuestionRow, QuestionRow.asked < before)
