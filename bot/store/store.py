"""The store: one face for all that the bot remembers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.answers import Answers
from bot.store.articles import Articles
from bot.store.chats import Chats
from bot.store.feedback import Feedback
from bot.store.follows import Follows
from bot.store.forgetting import Forgetting
from bot.store.leading import leading
from bot.store.outbox import Outbox
from bot.store.pace import Pace
from bot.store.questions import Questions
from bot.store.recipients import Recipients
from bot.store.records import Stats
from bot.store.stats import stats
from bot.store.subscriptions import Subscriptions
from bot.store.transactions import Transactions
from bot.store.updates import Updates


class Store:
    """The open database and its groups of queries. `open_store` makes it and closes it.

    Every query may raise StoreUnreachable, StoreBroken or StoreBusy when the database fails.
    """

    def __init__(self, engine: AsyncEngine, worker: int) -> None:
        self.engine = engine
        self.worker = worker
        """The number of this process; others can tell from it whether this one is alive."""
        self.transactions = Transactions(engine)
        self.shared = self.transactions.shared
        """Whether other processes may work on the same database."""
        self.updates = Updates(self.transactions, worker)
        self.articles = Articles(self.transactions)
        self.chats = Chats(self.transactions)
        self.subscriptions = Subscriptions(self.transactions)
        self.follows = Follows(self.transactions)
        self.recipients = Recipients(self.transactions)
        self.outbox = Outbox(self.transactions, worker)
        self.answers = Answers(self.transactions)
        self.questions = Questions(self.transactions)
        self.feedback = Feedback(self.transactions)
        self.pace = Pace(self.transactions)
        self._forgetting = Forgetting(self.transactions, engine)

    @asynccontextmanager
    async def leading(self) -> AsyncIterator[asyncio.Event]:
        """Waits until this process is the one to fetch Telegram's updates; the event says that it is no more.

        On SQLite it is from the first, and always.
        """
        if not self.shared:
            yield asyncio.Event()
            return
        async with leading(self.engine.execution_options(isolation_level="AUTOCOMMIT")) as lost:
            yield lost

    async def stats(self, now: datetime) -> Stats:
        """The figures that the operator is told."""
        return await stats(self.transactions, now)

    async def forget_chat(self, chat_id: int) -> None:
        """Erases all that is known of a chat; nothing that was pending for it is sent any more."""
        await self._forgetting.chat(chat_id)

    async def forget_user(self, user_id: int) -> None:
        """Erases all that is known of a person, in groups too."""
        await self._forgetting.user(user_id)
