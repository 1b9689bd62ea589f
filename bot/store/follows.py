"""The speakers and words that chats follow."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import FollowRow
from bot.store.texts import storable
from bot.store.transactions import Transactions
from bot.store.turns import hold_chat

MOST_FOLLOWS = 50
"""How many speakers and words a chat may follow."""

LONGEST_FOLLOWED = 200
"""Characters of a speaker's name or of words that are followed."""


class Follows:
    """What each chat follows, as it was written; upper and lower case make no difference."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def of(self, chat_id: int) -> list[str]:
        """What the chat follows, in the order in which it was added."""
        async with self._tx.read() as session:
            return await _of(session, chat_id)

    async def add(self, chat_id: int, words: str, now: datetime) -> bool:
        """Follows a speaker or words.

        Returns False when they are followed already, or when the chat follows MOST_FOLLOWS. Raises ValueError for more
        than LONGEST_FOLLOWED characters, and when the chat was never met.
        """
        words = storable(words)
        if len(words) > LONGEST_FOLLOWED:
            raise ValueError(f"{len(words)} characters are too many to follow: give at most {LONGEST_FOLLOWED}")
        async with self._tx.begin() as session:
            await hold_chat(session, chat_id)
            there = await _of(session, chat_id)
            if len(there) >= MOST_FOLLOWS or words.casefold() in map(str.casefold, there):
                return False
            insert = self._tx.insert(FollowRow).values(chat_id=chat_id, words=words, since=now)
            added = await session.scalars(insert.on_conflict_do_nothing().returning(FollowRow.words))
            return bool(added.all())

    async def remove(self, chat_id: int, words: str) -> bool:
        """Follows them no more. Returns False when they were not followed."""
        folded = storable(words).casefold()
        async with self._tx.begin() as session:
            there = [each for each in await _of(session, chat_id) if each.casefold() == folded]
            await session.execute(delete(FollowRow).where(FollowRow.chat_id == chat_id, FollowRow.words.in_(there)))
            return bool(there)


async def _of(session: AsyncSession, chat_id: int) -> list[str]:
    followed = select(FollowRow.words).where(FollowRow.chat_id == chat_id)
    return list((await session.scalars(followed.order_by(FollowRow.since, FollowRow.words))).all())
