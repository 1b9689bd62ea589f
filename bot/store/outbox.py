"""What is to be sent, and how far it has come: each message to a chat once for its key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Delete, Update, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.claims import PENDING, SENDING, Claims, let_go
from bot.store.lots import delete_in_lots, lots
from bot.store.planning import lock_due, move_on, pending, write_down
from bot.store.records import Job, Planned, Shown
from bot.store.tables import ChatRow, DeliveryKind, DeliveryRow, DeliveryState, ShownRow, SubscriptionRow
from bot.store.texts import storable
from bot.store.transactions import Transactions
from bot.store.turns import sweep_alone

KEPT_FOR = timedelta(days=90)
"""How long it is known what was sent."""

STOPPED = "stopped while sending"
"""The trouble of a delivery whose process ended between Telegram and the outbox."""

_OPEN = [DeliveryState.PENDING.value, DeliveryState.SENDING.value]
_FINISHED = [state.value for state in DeliveryState if state.value not in _OPEN]
_COVERING = (DeliveryState.SENT, DeliveryState.EMPTY, DeliveryState.UNCERTAIN)
_UNDONE = (DeliveryState.FAILED, DeliveryState.BLOCKED)

_DIGEST = DeliveryRow.kind == DeliveryKind.DIGEST.value
_SWITCHED_OFF = (
    _DIGEST
    & select(SubscriptionRow.chat_id)
    .where(SubscriptionRow.chat_id == DeliveryRow.chat_id, ~SubscriptionRow.on)
    .exists()
)


class Outbox:
    """The deliveries. A worker claims some, starts each, and tells how it ended.

    All transactions lock a chat, its subscription, its deliveries and what was shown to it in this order, so that none
    waits for one that waits for it.
    """

    def __init__(self, tx: Transactions, worker: int) -> None:
        self._tx = tx
        self._worker = worker
        self._claims = Claims(tx, worker)

    async def plan(self, due: Sequence[Planned], now: datetime) -> int:
        """Writes down deliveries and when their subscriptions are due next, all or none. Returns how many are new.

        A delivery whose key the chat has already stays as it is. Subscriptions that were switched off, put off, blocked
        or forgotten meanwhile are left alone, and get none.
        """
        new = 0
        async with self._tx.begin() as session:
            for lot in lots(due):
                still_due = await lock_due(session, [each.chat_id for each in lot], now)
                wanted = [each for each in lot if each.chat_id in still_due]
                if wanted:
                    await move_on(session, wanted)
                    rows = [
                        pending(each.chat_id, each.key, each.kind, each.thread_id, each.due, now, each.local_date)
                        for each in wanted
                    ]
                    new += await write_down(session, self._tx, rows)
        return new

    async def add(
        self, chat_id: int, key: str, kind: DeliveryKind, thread_id: int | None, due: datetime, now: datetime
    ) -> bool:
        """Writes down one delivery. Returns False when the chat has one with this key, was never met or is blocked."""
        open_chat = select(ChatRow.chat_id).where(ChatRow.chat_id == chat_id, ChatRow.blocked.is_(None))
        async with self._tx.begin() as session:
            # The lock makes whoever blocks or forgets the chat wait, and then find the delivery.
            if (await session.scalars(open_chat.with_for_update(read=True))).one_or_none() is None:
                return False
            return bool(await write_down(session, self._tx, [pending(chat_id, key, kind, thread_id, due, now)]))

    async def claim(self, now: datetime, limit: int) -> list[Job]:
        """Takes at most `limit` deliveries that are due for this worker, and no one else gets them.

        What was asked for now comes first, then alerts, then digests; within each, what is due longest. A chat that has
        one in hand gets no other until that has ended.
        """
        async with self._tx.begin() as session:
            jobs = await self._claims.take(session, now, limit)
            if len(jobs) < limit and await let_go(session, await self._claims.dead(session)):
                jobs += await self._claims.take(session, now, limit - len(jobs))
            return jobs

    async def start(self, job: Job, shown: Sequence[Shown], covered: datetime | None, now: datetime) -> bool:
        """Writes down that the delivery is on its way and what it shows. Only then may it be sent.

        `covered` is what the subscription's becomes if it arrives. Returns False when the delivery is gone (forgotten,
        blocked, switched off): then it must not be sent.
        """
        mine = (DeliveryRow.delivery_id == job.delivery_id) & (DeliveryRow.worker == self._worker) & PENDING
        sending = {
            "state": DeliveryState.SENDING.value,
            "tries": DeliveryRow.tries + 1,
            "covered": covered,
            "changed": now,
        }
        async with self._tx.begin() as session:
            if await _changed(session, delete(DeliveryRow).where(mine, _SWITCHED_OFF)):
                return False
            chat = update(DeliveryRow).where(mine).values(sending).returning(DeliveryRow.chat_id)
            chat_id = (await session.scalars(chat)).one_or_none()
            if chat_id is None:
                return False
            of_delivery = {"chat_id": chat_id, "delivery_id": job.delivery_id}
            for lot in lots(shown):
                rows = [asdict(each) | of_delivery for each in lot]
                await session.execute(self._tx.insert(ShownRow).values(rows).on_conflict_do_nothing())
            return True

    async def finish(
        self,
        job: Job,
        state: DeliveryState,
        now: datetime,
        message_id: int | None = None,
        trouble: str | None = None,
        covered: datetime | None = None,
    ) -> None:
        """Writes down how a delivery of this worker ended.

        SENT, UNCERTAIN and EMPTY also note that the chat has had the articles up to `covered` (what `start` was given
        when it is None); FAILED and BLOCKED forget that anything was shown. Does nothing when the delivery is gone.
        Raises ValueError for PENDING and SENDING, which are no end.
        """
        if state.value not in _FINISHED:
            raise ValueError(f"a delivery does not end as {state}: use start, later or release")
        ended = {
            "state": state.value,
            "worker": None,
            "message_id": message_id,
            "trouble": _told(trouble),
            "changed": now,
        }
        async with self._tx.begin() as session:
            if state in _COVERING:
                await _lock_subscription(session, job)
            done = update(DeliveryRow).where(self._in_hand(job)).values(ended)
            found = await session.execute(done.returning(DeliveryRow.chat_id, DeliveryRow.covered))
            row = found.one_or_none()
            if row is not None and state in _COVERING:
                await _cover(session, row.chat_id, covered or row.covered)
            elif row is not None and state in _UNDONE:
                await session.execute(delete(ShownRow).where(ShownRow.delivery_id == job.delivery_id))

    async def later(self, job: Job, due: datetime, now: datetime, trouble: str | None) -> None:
        """Puts off a delivery of this worker that surely did not arrive: it is pending again, and has shown nothing."""
        again = {
            "state": DeliveryState.PENDING.value,
            "worker": None,
            "covered": None,
            "due": due,
            "trouble": _told(trouble),
            "changed": now,
        }
        async with self._tx.begin() as session:
            if await _changed(session, update(DeliveryRow).where(self._in_hand(job)).values(again)):
                await session.execute(delete(ShownRow).where(ShownRow.delivery_id == job.delivery_id))

    async def release(self, jobs: Sequence[Job]) -> None:
        """Gives back what this worker has claimed and not started."""
        async with self._tx.begin() as session:
            await sweep_alone(session, self._tx)
            for lot in lots(jobs):
                these = DeliveryRow.delivery_id.in_([job.delivery_id for job in lot])
                mine = update(DeliveryRow).where(these, DeliveryRow.worker == self._worker, PENDING)
                await session.execute(mine.values(worker=None))

    async def recover(self, now: datetime) -> int:
        """Takes over from workers that are gone: what they were sending may have arrived and becomes UNCERTAIN, what
        they had only claimed is free again. Returns how many became uncertain."""
        stopped = {"state": DeliveryState.UNCERTAIN.value, "worker": None, "trouble": STOPPED, "changed": now}
        async with self._tx.begin() as session:
            await sweep_alone(session, self._tx)
            dead = await self._claims.dead(session)
            if not dead:
                return 0
            sending = DeliveryRow.worker.in_(dead) & SENDING
            for chat_id, covered in await session.execute(
                select(DeliveryRow.chat_id, DeliveryRow.covered).where(sending)
            ):
                await _cover(session, chat_id, covered)
            uncertain = await _changed(session, update(DeliveryRow).where(sending).values(stopped))
            await let_go(session, dead)
            return uncertain

    async def next_due(self, now: datetime) -> datetime | None:
        """When the next delivery could be claimed: `now` when one is overdue, None when there is none."""
        async with self._tx.read() as session:
            earliest = await self._claims.earliest(session)
        return None if earliest is None else max(earliest, now)

    async def cancel(self, chat_id: int) -> None:
        """Removes the digests of the chat that are still to be sent: it was switched off."""
        async with self._tx.begin() as session:
            await session.execute(delete(DeliveryRow).where(DeliveryRow.chat_id == chat_id, _DIGEST, PENDING))

    async def tidy(self, now: datetime) -> None:
        """Deletes deliveries that ended more than 90 days ago."""
        old = (DeliveryRow.changed < now - KEPT_FOR) & DeliveryRow.state.in_(_FINISHED)
        await delete_in_lots(self._tx, DeliveryRow, old)

    def _in_hand(self, job: Job) -> ColumnElement[bool]:
        mine = (DeliveryRow.worker == self._worker) & DeliveryRow.state.in_(_OPEN)
        # Whoever was taken for dead while sending, and lives, knows better how it ended.
        doubted = (DeliveryRow.state == DeliveryState.UNCERTAIN.value) & (DeliveryRow.trouble == STOPPED)
        return (DeliveryRow.delivery_id == job.delivery_id) & (mine | doubted)


async def _lock_subscription(session: AsyncSession, job: Job) -> None:
    chat_id = select(DeliveryRow.chat_id).where(DeliveryRow.delivery_id == job.delivery_id).scalar_subquery()
    await session.execute(select(SubscriptionRow.chat_id).where(SubscriptionRow.chat_id == chat_id).with_for_update())


async def _cover(session: AsyncSession, chat_id: int, covered: datetime | None) -> None:
    if covered is not None:
        behind = (SubscriptionRow.chat_id == chat_id) & (SubscriptionRow.covered < covered)
        await session.execute(update(SubscriptionRow).where(behind).values(covered=covered))


async def _changed(session: AsyncSession, statement: Update | Delete) -> int:
    """Runs the statement. Returns how many rows it changed."""
    return len((await session.scalars(statement.returning(DeliveryRow.delivery_id))).all())


def _told(trouble: str | None) -> str | None:
    return None if trouble is None else storable(trouble)
