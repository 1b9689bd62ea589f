"""A group that became a supergroup: its new number takes over what is known of the old one."""

from __future__ import annotations

from dataclasses import asdict, fields, replace

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.records import Subscription
from bot.store.tables import (
    AnswerRow,
    ChatRow,
    DeliveryRow,
    DeliveryState,
    FeedbackRow,
    FollowRow,
    QuestionRow,
    ShownRow,
    SubscriptionRow,
)
from bot.store.transactions import Transactions
from bot.store.turns import sweep_alone

_FARTHEST = (
    DeliveryState.SENT,
    DeliveryState.UNCERTAIN,
    DeliveryState.SENDING,
    DeliveryState.EMPTY,
    DeliveryState.PENDING,
    DeliveryState.BLOCKED,
    DeliveryState.FAILED,
)
"""Of two deliveries with the same key, the one whose state comes first here stays: nothing is sent twice, nor lost."""


async def move_chat(session: AsyncSession, tx: Transactions, old: int, new: int) -> None:
    """Moves the rows of the chat `old` to `new`, and joins them with what `new` has already.

    Of two subscriptions the one that is on stays, else that of `new`; what one of them has sent counts for both. The
    bot's messages in the old group are forgotten: a supergroup counts its messages anew, so their numbers would point
    at others. A chat that moves to itself stays as it is.
    """
    if old == new:
        return
    await sweep_alone(session, tx)
    await _lock(session, old, new)
    await _move_settings(session, tx, old, new)
    await _move_deliveries(session, old, new)
    known = select(ShownRow.fingerprint).where(ShownRow.chat_id == new)
    await session.execute(delete(ShownRow).where(ShownRow.chat_id == old, ShownRow.fingerprint.in_(known)))
    given = select(FeedbackRow.message_id, FeedbackRow.user_id).where(FeedbackRow.chat_id == new)
    twice = tuple_(FeedbackRow.message_id, FeedbackRow.user_id).in_(given)
    await session.execute(delete(FeedbackRow).where(FeedbackRow.chat_id == old, twice))
    for table in (ShownRow, QuestionRow, FeedbackRow):
        await session.execute(update(table).where(table.chat_id == old).values(chat_id=new))
    await session.execute(delete(AnswerRow).where(AnswerRow.chat_id == old))


async def _lock(session: AsyncSession, old: int, new: int) -> None:
    """Locks what others may be changing, in the order in which they do."""
    for table, key in ((ChatRow, ChatRow.chat_id), (SubscriptionRow, SubscriptionRow.chat_id),
                       (DeliveryRow, DeliveryRow.delivery_id)):  # fmt: skip
        rows = select(key).where(table.chat_id.in_((old, new))).order_by(key)
        (await session.scalars(rows.with_for_update())).all()


async def _move_settings(session: AsyncSession, tx: Transactions, old: int, new: int) -> None:
    chat = (await session.scalars(select(ChatRow).where(ChatRow.chat_id == old))).one_or_none()
    if chat is None:
        return
    insert = tx.insert(ChatRow).values(
        chat_id=new, kind="supergroup", language=chat.language, met=chat.met, blocked=chat.blocked
    )
    language = func.coalesce(ChatRow.language, insert.excluded.language)
    await session.execute(insert.on_conflict_do_update(index_elements=["chat_id"], set_={"language": language}))
    joined = _joined(new, await _subscription(session, old), await _subscription(session, new))
    if joined is not None:
        put = tx.insert(SubscriptionRow).values(asdict(joined))
        values = {name: put.excluded[name] for name in asdict(joined)}
        await session.execute(put.on_conflict_do_update(index_elements=["chat_id"], set_=values))
    followed = select(FollowRow.words).where(FollowRow.chat_id == new)
    await session.execute(
        update(FollowRow).where(FollowRow.chat_id == old, FollowRow.words.not_in(followed)).values(chat_id=new)
    )
    # Its subscription, and what both followed, go with it.
    await session.execute(delete(ChatRow).where(ChatRow.chat_id == old))


async def _subscription(session: AsyncSession, chat_id: int) -> Subscription | None:
    columns = [getattr(SubscriptionRow, field.name) for field in fields(Subscription)]
    found = await session.execute(select(*columns).where(SubscriptionRow.chat_id == chat_id))
    row = found.one_or_none()
    return None if row is None else Subscription(*row)


def _joined(chat_id: int, old: Subscription | None, new: Subscription | None) -> Subscription | None:
    if old is None or new is None:
        return new if old is None else replace(old, chat_id=chat_id)
    kept = old if old.on and not new.on else new
    dates = [each.last_date for each in (old, new) if each.last_date is not None]
    return replace(kept, chat_id=chat_id, last_date=max(dates, default=None))


async def _move_deliveries(session: AsyncSession, old: int, new: int) -> None:
    keys = select(DeliveryRow.key).where(DeliveryRow.chat_id == new)
    doubled = keys.where(DeliveryRow.key.in_(select(DeliveryRow.key).where(DeliveryRow.chat_id == old)))
    found = await session.execute(
        select(DeliveryRow.key, DeliveryRow.state, DeliveryRow.delivery_id).where(
            DeliveryRow.chat_id.in_((old, new)), DeliveryRow.key.in_(doubled)
        )
    )
    farthest: dict[str, tuple[int, int]] = {}
    everything: set[int] = set()
    for key, state, delivery_id in found:
        everything.add(delivery_id)
        rank = (_FARTHEST.index(DeliveryState(state)), delivery_id)
        farthest[key] = min(rank, farthest.get(key, rank))
    surplus = everything - {delivery_id for _, delivery_id in farthest.values()}
    await session.execute(delete(DeliveryRow).where(DeliveryRow.delivery_id.in_(surplus)))
    await session.execute(update(DeliveryRow).where(DeliveryRow.chat_id == old).values(chat_id=new))
