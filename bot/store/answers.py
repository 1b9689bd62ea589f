"""The bot's messages and what they answer, so that edits find them after a restart."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import delete, select

from bot.store.lots import delete_in_lots
from bot.store.records import Answered
from bot.store.tables import AnswerRow
from bot.store.transactions import Transactions

_COLUMNS = [getattr(AnswerRow, field.name) for field in fields(Answered)]


class Answers:
    """The answers of all chats."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def put(self, answered: Answered) -> None:
        """Writes down what a message of the bot's answers; the last word on a message counts."""
        insert = self._tx.insert(AnswerRow).values(asdict(answered))
        new = {column.key: insert.excluded[column.key] for column in _COLUMNS}
        async with self._tx.begin() as session:
            await session.execute(insert.on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=new))

    async def to(self, chat_id: int, question_message_id: int) -> Answered | None:
        """The latest answer to a message of the chat, None when there is none."""
        answers = select(*_COLUMNS).where(
            AnswerRow.chat_id == chat_id, AnswerRow.question_message_id == question_message_id
        )
        async with self._tx.read() as session:
            latest = await session.execute(answers.order_by(AnswerRow.message_id.desc()).limit(1))
            row = latest.one_or_none()
            return None if row is None else Answered(*row)

    async def drop(self, chat_id: int, message_id: int) -> None:
        """Forgets a message of the bot's."""
        async with self._tx.begin() as session:
            await session.execute(
                delete(AnswerRow).where(AnswerRow.chat_id == chat_id, AnswerRow.message_id == message_id)
            )

    async def tidy(self, before: datetime) -> None:
        """Forgets the messages that were sent before the instant."""
        await delete_in_lots(self._tx, AnswerRow, AnswerRow.sent < before)
