"""What readers say of answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import FeedbackRow, Verdict
from bot.store.transactions import Transactions


class Feedback:
    """The verdicts: one for each person and message, the last one counts."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def give(self, chat_id: int, message_id: int, user_id: int, verdict: Verdict, now: datetime) -> None:
        """Writes down what a person says of a message."""
        row = {"verdict": verdict.value, "given": now}
        insert = self._tx.insert(FeedbackRow).values(chat_id=chat_id, message_id=message_id, user_id=user_id, **row)
        async with self._tx.begin() as session:
            await session.execute(
                insert.on_conflict_do_update(index_elements=["chat_id", "message_id", "user_id"], set_=row)
            )


async def verdicts(session: AsyncSession) -> dict[Verdict, int]:
    """How often each verdict stands, with 0 for those that never do."""
    rows = await session.execute(select(FeedbackRow.verdict, func.count()).group_by(FeedbackRow.verdict))
    found = {Verdict(verdict): count for verdict, count in rows}
    return {verdict: found.get(verdict, 0) for verdict in Verdict}
