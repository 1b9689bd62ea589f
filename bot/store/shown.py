"""Which quotations digests have shown to a chat: none of them comes twice."""

from __future__ import annotations

from sqlalchemy import select

from bot.store.tables import ShownRow
from bot.store.transactions import Transactions


class ShownQuotations:
    """The quotations that were shown. The outbox writes them down."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def of(self, chat_id: int) -> set[bytes]:
        """The fingerprints of what was shown to the chat, or is on its way to it."""
        async with self._tx.read() as session:
            shown = await session.scalars(select(ShownRow.fingerprint).where(ShownRow.chat_id == chat_id))
            return set(shown.all())
