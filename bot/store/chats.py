"""The chats that the bot has met, and what each chose."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update

from bot.store.moving import move_chat
from bot.store.tables import ChatRow, DeliveryRow, DeliveryState, SubscriptionRow
from bot.store.transactions import Transactions


class Chats:
    """Private chats, groups and channels."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def meet(self, chat_id: int, kind: str, now: datetime) -> None:
        """Notes that the bot knows the chat. `kind` is Telegram's: private, group, supergroup or channel."""
        insert = self._tx.insert(ChatRow).values(chat_id=chat_id, kind=kind, met=now)
        met = insert.on_conflict_do_update(
            index_elements=["chat_id"], set_={"kind": kind}, where=ChatRow.kind != insert.excluded.kind
        )
        async with self._tx.begin() as session:
            await session.execute(met)

    async def language(self, chat_id: int) -> str | None:
        """The language that was chosen for the chat, None when none was."""
        async with self._tx.read() as session:
            return (await session.scalars(select(ChatRow.language).where(ChatRow.chat_id == chat_id))).one_or_none()

    async def set_language(self, chat_id: int, language: str | None) -> None:
        """Chooses the language of a chat that was met; None leaves it to whoever writes."""
        async with self._tx.begin() as session:
            await session.execute(update(ChatRow).where(ChatRow.chat_id == chat_id).values(language=language))

    async def block(self, chat_id: int, now: datetime) -> None:
        """Notes that the chat lets the bot in no more: no digest is due, and what was pending is not sent."""
        pending = (DeliveryRow.chat_id == chat_id) & (DeliveryRow.state == DeliveryState.PENDING)
        async with self._tx.begin() as session:
            await session.execute(
                update(ChatRow).where(ChatRow.chat_id == chat_id, ChatRow.blocked.is_(None)).values(blocked=now)
            )
            await session.execute(
                update(SubscriptionRow).where(SubscriptionRow.chat_id == chat_id).values(next_due=None)
            )
            await session.execute(
                update(DeliveryRow).where(pending).values(state=DeliveryState.BLOCKED.value, worker=None, changed=now)
            )

    async def unblock(self, chat_id: int) -> None:
        """Notes that the chat lets the bot in again. When its digest is due next is for the caller to write."""
        async with self._tx.begin() as session:
            await session.execute(update(ChatRow).where(ChatRow.chat_id == chat_id).values(blocked=None))

    async def migrate(self, old: int, new: int) -> None:
        """Gives all that is known of the group `old` to `new`, the supergroup that it became; see `move_chat`."""
        async with self._tx.begin() as session:
            await move_chat(session, self._tx, old, new)
