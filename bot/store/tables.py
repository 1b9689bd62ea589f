"""The tables of the bot's own state. Instants are milliseconds since 1970 in UTC: both databases sort them alike.

No table holds a copy of quoted text: what was shown to a chat is kept as a span of a version with a fingerprint of its
words. The text of an article stands once for each of its versions, in `articles`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_OWNED = text("worker IS NOT NULL")


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as whole milliseconds since 1970 in UTC (rounded down). Raises ValueError for a naive
    one."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """The number that is stored."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone: give an aware datetime")
        return (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """The instant, in UTC."""
        return None if value is None else _EPOCH + value * _MILLISECOND


class DeliveryState(StrEnum):
    """How far a message of the outbox has come.

    PENDING: to be sent. SENDING: on its way. SENT: Telegram took it. UNCERTAIN: it may have arrived, so it is not sent
    again. BLOCKED: the chat does not let the bot in. FAILED: Telegram refused it for good. EMPTY: there was nothing to
    say, and nothing was sent.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    BLOCKED = "blocked"
    FAILED = "failed"
    EMPTY = "empty"


class DeliveryKind(StrEnum):
    """Why a message stands in the outbox: the day's digest, one asked for now, or word of a followed speaker."""

    DIGEST = "digest"
    NOW = "now"
    ALERT = "alert"


class Verdict(StrEnum):
    """What a reader says of an answer."""

    RIGHT = "right"
    WRONG_SPEAKER = "wrong_speaker"
    OUT_OF_CONTEXT = "out_of_context"
    OUTDATED = "outdated"


class Table(DeclarativeBase):
    """Root of the tables. Constraints have names, so that a migration can find them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Instant, int: BigInteger, str: Text}  # noqa: RUF012 - SQLAlchemy reads it


class ArticleRow(Table):
    """A version of an article. `document` is the whole Article as JSON; `current` tells whether it is asked."""

    __tablename__ = "articles"

    article_id: Mapped[str] = mapped_column(String(500), primary_key=True)
    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[str]
    first_seen: Mapped[datetime]
    current: Mapped[bool]

    __table_args__ = (Index(None, "first_seen"),)


class UpdateRow(Table):
    """An update as Telegram sent it, until it is handled. Then the payload is emptied; the number stays for two days,
    so that the update is known when it comes again. `worker` is the process that sees to it, None when it is handled;
    `tries` counts how often handling it was begun."""

    __tablename__ = "updates"

    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    payload: Mapped[str | None]
    received: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    worker: Mapped[int | None]

    __table_args__ = (
        Index(None, "received"),
        Index(None, "worker", sqlite_where=_OWNED, postgresql_where=_OWNED),
    )


class ChatRow(Table):
    """A chat that has settings. `language` is the one that was chosen, None for that of whoever writes."""

    __tablename__ = "chats"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    language: Mapped[str | None] = mapped_column(String(20))
    met: Mapped[datetime]
    blocked: Mapped[datetime | None]


class SubscriptionRow(Table):
    """A chat's daily digest. Minutes count from local midnight; `next_due` is None while it is off or blocked."""

    __tablename__ = "subscriptions"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.chat_id", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True
    )
    on: Mapped[bool]
    minute: Mapped[int]
    zone: Mapped[str] = mapped_column(String(64))
    thread_id: Mapped[int | None]
    quiet_from: Mapped[int | None]
    quiet_until: Mapped[int | None]
    articles: Mapped[bool]
    followed: Mapped[bool]
    archive: Mapped[bool]
    tell_empty: Mapped[bool]
    alerts: Mapped[bool]
    next_due: Mapped[datetime | None]
    last_date: Mapped[date | None]
    covered: Mapped[datetime]
    """Articles first seen up to then were in a digest already."""

    __table_args__ = (Index(None, "next_due"),)


class FollowRow(Table):
    """A speaker or words that a chat follows."""

    __tablename__ = "follows"

    chat_id: Mapped[int] = mapped_column(
        ForeignKey("chats.chat_id", ondelete="CASCADE", onupdate="CASCADE"), primary_key=True
    )
    words: Mapped[str] = mapped_column(String(200), primary_key=True)
    since: Mapped[datetime]


class DeliveryRow(Table):
    """The outbox: a message to a chat, once for each `key` ("2026-11-23" for a digest: its local date)."""

    __tablename__ = "deliveries"

    delivery_id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    chat_id: Mapped[int]
    key: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(20))
    local_date: Mapped[date | None]
    thread_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(20))
    due: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    worker: Mapped[int | None]
    message_id: Mapped[int | None]
    trouble: Mapped[str | None]
    covered: Mapped[datetime | None]
    """What the subscription's `covered` becomes if the message arrives."""
    changed: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("chat_id", "key"),
        Index(None, "state", "kind", "due"),
        Index(None, "worker", sqlite_where=_OWNED, postgresql_where=_OWNED),
        Index(None, "changed"),
        # No number is ever given out again: a job that was claimed and then forgotten must not be taken for another.
        {"sqlite_autoincrement": True},
    )


class ShownRow(Table):
    """A quotation that a digest has shown to a chat; `fingerprint` is of its words, so that it is known again in a
    later version of the article."""

    __tablename__ = "shown"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    delivery_id: Mapped[int]
    version: Mapped[str] = mapped_column(String(64))
    start: Mapped[int]
    end: Mapped[int]

    __table_args__ = (Index(None, "delivery_id"),)


class AnswerRow(Table):
    """A message of the bot's and what it answers, so that edits find it after a restart."""

    __tablename__ = "answers"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_message_id: Mapped[int | None]
    user_id: Mapped[int | None]
    picture: Mapped[bool]
    sent: Mapped[datetime]

    __table_args__ = (Index(None, "chat_id", "question_message_id"), Index(None, "sent"), Index(None, "user_id"))


class QuestionRow(Table):
    """A question that was put to the sources, kept for the operator's inbox as long as the settings say.

    `reason` is why there was no answer, None when there was one. `stems` groups questions that ask the same.
    """

    __tablename__ = "questions"

    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat_id: Mapped[int]
    user_id: Mapped[int | None]
    words: Mapped[str]
    stems: Mapped[str]
    language: Mapped[str | None] = mapped_column(String(20))
    answered: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(String(40))
    asked: Mapped[datetime]

    __table_args__ = (Index(None, "asked"), Index(None, "chat_id"), Index(None, "user_id"))


class FeedbackRow(Table):
    """What a reader says of an answer; one verdict for each person and message, the last one counts."""

    __tablename__ = "feedback"

    chat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    verdict: Mapped[str] = mapped_column(String(20))
    given: Mapped[datetime]

    __table_args__ = (Index(None, "given"), Index(None, "user_id"))


class PaceRow(Table):
    """When the next message may go out, shared by all processes on one database (microseconds since 1970, UTC)."""

    __tablename__ = "pace"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    next_slot: Mapped[int]
