"""What the store hands out and takes in. Instants are aware; the store keeps them in whole milliseconds of UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.store.tables import DeliveryKind, Verdict
from knowledge.models import Article

HALF_PAST_EIGHT = 8 * 60 + 30
"""When a digest comes as long as nobody chose a time: minutes from local midnight."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's daily digest; the names are those of the table."""

    chat_id: int
    on: bool
    minute: int
    zone: str
    thread_id: int | None
    quiet_from: int | None
    quiet_until: int | None
    articles: bool
    followed: bool
    archive: bool
    tell_empty: bool
    alerts: bool
    next_due: datetime | None
    last_date: date | None
    covered: datetime

    @classmethod
    def new(cls, chat_id: int, now: datetime, zone: str = "UTC") -> Subscription:
        """What a chat begins with: off, at 08:30, everything in it, no alerts; articles from now on are new."""
        return cls(
            chat_id=chat_id,
            on=False,
            minute=HALF_PAST_EIGHT,
            zone=zone,
            thread_id=None,
            quiet_from=None,
            quiet_until=None,
            articles=True,
            followed=True,
            archive=True,
            tell_empty=False,
            alerts=False,
            next_due=None,
            last_date=None,
            covered=now,
        )


@dataclass(frozen=True, slots=True)
class Recipient:
    """A chat that a message is for: its subscription, the language that was chosen for it, what it follows (in the
    order in which it was added), and the fingerprints of what it was shown."""

    subscription: Subscription
    language: str | None
    follows: tuple[str, ...]
    seen: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Planned:
    """A delivery to write into the outbox, and when the chat's subscription is due next (None: never)."""

    chat_id: int
    key: str
    kind: DeliveryKind
    local_date: date | None
    thread_id: int | None
    due: datetime
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Job:
    """A delivery that this worker has claimed. `tries` counts how often it was begun to be sent before."""

    delivery_id: int
    chat_id: int
    key: str
    kind: DeliveryKind
    local_date: date | None
    thread_id: int | None
    tries: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A quotation that a delivery shows: a fingerprint of its words (16 bytes) and the characters `start` to `end` of
    `version`."""

    fingerprint: bytes
    version: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A version of an article, when it was seen first, and whether it is among those that are asked now."""

    article: Article
    first_seen: datetime
    current: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """A message of the bot's and what it answers."""

    chat_id: int
    message_id: int
    question_message_id: int | None
    user_id: int | None
    picture: bool
    sent: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to the sources. `reason` is why there was no answer, None when there was one.

    `stems` is the same for questions that ask the same.
    """

    update_id: int
    chat_id: int
    user_id: int | None
    words: str
    stems: str
    language: str | None
    answered: bool
    reason: str | None
    asked: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """Unanswered questions that ask the same: their most frequent wording, how often and when last they were asked, and
    why the one last put in that wording had no answer."""

    words: str
    times: int
    last: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class Stats:
    """What the operator is told.

    `people`, `groups` and `channels` are the chats the bot has met, `blocked` those of them that let it in no more.
    `sent_day` and `sent_week` are messages that left the outbox in the last 24 hours and 7 days. `pending` are still to
    be sent (those on their way included); `uncertain` and `failed` are all that the outbox still holds (90 days).
    `questions` and `unanswered` are as many as the settings let stand.
    """

    people: int
    groups: int
    channels: int
    blocked: int
    digests_on: int
    sent_day: int
    sent_week: int
    pending: int
    uncertain: int
    failed: int
    questions: int
    unanswered: int
    feedback: Mapping[Verdict, int]
