"""Who waits for whom: locks are taken in one order, so that no two transactions wait for each other."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import ChatRow
from bot.store.transactions import Transactions

_CLAIMING = text(f"SELECT pg_advisory_xact_lock({0x4F6E436C})")
_SWEEPING = text(f"SELECT pg_advisory_xact_lock({0x4F6E5377})")


async def claim_alone(session: AsyncSession, tx: Transactions) -> None:
    """Waits until no other worker claims, and keeps them waiting until the transaction ends."""
    if tx.shared:
        await session.execute(_CLAIMING)


async def sweep_alone(session: AsyncSession, tx: Transactions) -> None:
    """Waits until no other transaction changes rows of several chats in whatever order it finds them, and keeps them
    waiting until this one ends. To be called before anything else in it."""
    if tx.shared:
        await session.execute(_SWEEPING)


async def hold_chat(session: AsyncSession, chat_id: int) -> None:
    """Keeps a chat from being forgotten until the transaction ends. Raises ValueError when it was never met."""
    chat = select(ChatRow.chat_id).where(ChatRow.chat_id == chat_id).with_for_update(read=True, key_share=True)
    if (await session.scalars(chat)).one_or_none() is None:
        raise ValueError(f"the chat {chat_id} was never met, or is forgotten: call chats.meet first")
