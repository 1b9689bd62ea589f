"""Erasing all that is known of a chat or of a person."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping

from sqlalchemy import ColumnElement, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.store.failures import told_clearly
from bot.store.mentions import without
from bot.store.tables import (
    AnswerRow,
    ChatRow,
    DeliveryRow,
    FeedbackRow,
    FollowRow,
    QuestionRow,
    ShownRow,
    SubscriptionRow,
    Table,
    UpdateRow,
)
from bot.store.transactions import Transactions
from bot.store.turns import sweep_alone

_OF_A_CHAT = (ChatRow, DeliveryRow, ShownRow, AnswerRow, QuestionRow, FeedbackRow)
"""In the order in which all transactions lock them. What hangs on a chat (subscription, follows) goes with it."""

_OF_A_PERSON = (AnswerRow, QuestionRow, FeedbackRow)

_PAGE = 500
_ATTEMPTS = 3
"""Each waits for readers as long as SQLite is patient."""

log = logging.getLogger(__name__)


class Forgetting:
    """Erases rows, and then what the database file itself still holds of them."""

    def __init__(self, tx: Transactions, engine: AsyncEngine) -> None:
        self._tx = tx
        self._engine = engine

    async def chat(self, chat_id: int) -> None:
        """Erases all that is known of a chat; nothing that was pending for it is sent any more."""
        await self._erase({table: table.chat_id == chat_id for table in _OF_A_CHAT}, chat_id)

    async def user(self, user_id: int) -> None:
        """Erases all that is known of a person: their private chat, and what they asked and said in groups.

        An update of somebody else that waits to be handled stays, without what it quotes of the person.
        """
        # A private chat has the number of the person in it.
        conditions: dict[type[Table], ColumnElement[bool]] = {table: table.chat_id == user_id for table in _OF_A_CHAT}
        for table in _OF_A_PERSON:
            conditions[table] = or_(table.chat_id == user_id, table.user_id == user_id)
        await self._erase(conditions, user_id)

    async def _erase(self, conditions: Mapping[type[Table], ColumnElement[bool]], number: int) -> None:
        async with self._tx.begin() as session:
            await sweep_alone(session, self._tx)
            for table, condition in conditions.items():
                await session.execute(delete(table).where(condition))
            await _empty_updates(session, number)
        with told_clearly(self._engine.sync_engine):
            await self._sweep()

    async def _sweep(self) -> None:
        """Removes the erased rows from the file: vacuums and renews the statistics, or empties the write-ahead log.

        All tables are swept: the statistics may still know words of rows that went before. PostgreSQL renews none of a
        table that is empty now; they go when it has rows again.
        """
        async with self._engine.connect() as plain:
            connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
            if self._tx.shared:
                for table in (*_OF_A_CHAT, SubscriptionRow, FollowRow, UpdateRow):
                    # Not shortening the file: for that it would wait until nobody else uses the table.
                    await connection.execute(text(f"VACUUM (ANALYZE, TRUNCATE FALSE) {table.__tablename__}"))
                return
            for _ in range(_ATTEMPTS):
                busy = (await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))).scalar_one()
                if not busy:
                    return
        log.warning("what was erased stands in the write-ahead log until the database is less busy")


async def _empty_updates(session: AsyncSession, number: int) -> None:
    named = select(UpdateRow.update_id, UpdateRow.payload).where(UpdateRow.payload.contains(str(number)))
    page = named.order_by(UpdateRow.update_id).limit(_PAGE)
    rows = (await session.execute(page)).all()
    while rows:
        for update_id, payload in rows:
            left = without(json.loads(payload or "{}"), number)
            kept = None if left is None else json.dumps(left, ensure_ascii=False)
            await session.execute(update(UpdateRow).where(UpdateRow.update_id == update_id).values(payload=kept))
        rows = (await session.execute(page.where(UpdateRow.update_id > rows[-1].update_id))).all()
