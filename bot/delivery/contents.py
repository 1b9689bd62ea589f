"""What a message of the outbox says: chosen just before it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from bot.clock import Clock
from bot.delivery.history import History
from bot.digests import Digest, choose, choose_alert, shown
from bot.i18n import Languages, Texts
from bot.messages.composing import Message
from bot.messages.digest import alert_message, digest_message, empty_message
from bot.schedule.zones import stored_zone
from bot.store import Store
from bot.store.records import Job, Recipient, Shown
from bot.store.tables import DeliveryKind
from knowledge.library import Library

ALERT = "alert:"
"""How the key of an alert begins; the version follows."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes out. `message` is None when there is nothing to say. `shown` are the quotations in it; articles first
    seen up to `covered` are done with then (None: as many as before)."""

    message: Message | None
    shown: tuple[Shown, ...] = ()
    covered: datetime | None = None


NOTHING = Content(None)


class Contents:
    """Chooses what a chat is told now."""

    def __init__(self, library: Library, store: Store, languages: Languages, history: History, now: Clock) -> None:
        self._library = library
        self._store = store
        self._languages = languages
        self._history = history
        self._now = now

    async def recipients(self, jobs: Iterable[Job]) -> dict[int, Recipient]:
        """Whom the messages are for, by chat. Raises StoreError."""
        return await self._store.recipients.of(job.chat_id for job in jobs)

    async def of(self, job: Job, recipient: Recipient | None) -> Content:
        """What the message says; nothing to a chat without a subscription.

        Raises StoreError, and UnknownVersion or SpanError for words that are not there.
        """
        if recipient is None:
            return NOTHING
        texts = self._languages.texts(recipient.language)
        if job.kind is DeliveryKind.ALERT:
            return await self._alert(job, recipient, texts)
        return await self._digest(job, recipient, texts)

    async def _digest(self, job: Job, recipient: Recipient, texts: Texts) -> Content:
        subscription = recipient.subscription
        asked_for = job.kind is DeliveryKind.NOW
        last = subscription.last_date
        if not asked_for and job.local_date is not None and last is not None and job.local_date < last:
            return NOTHING  # there is one for a later date: after a long pause one digest comes, not several
        library, seen = self._library, recipient.seen
        news = await self._history.news(subscription.covered, [each.version for each in library.articles()])
        digest = choose(library, news.versions, recipient.follows, seen, subscription, news.before)
        if not digest.empty:
            today = job.local_date or self._now().astimezone(stored_zone(subscription.zone)).date()
            return Content(digest_message(library, digest, texts, today), _new(digest, seen), news.covered)
        tell = asked_for or subscription.tell_empty  # whoever asks is answered
        return Content(empty_message(texts) if tell else None, covered=news.covered)

    async def _alert(self, job: Job, recipient: Recipient, texts: Texts) -> Content:
        library, version = self._library, job.key.removeprefix(ALERT)
        if not recipient.subscription.alerts:
            return NOTHING  # they were switched off meanwhile
        if not any(each.version == version for each in library.articles()):
            return NOTHING  # it was replaced or taken out meanwhile
        before = await self._history.replaced_by(version)
        digest = choose_alert(library, version, recipient.follows, recipient.seen, before)
        if digest.empty:
            return NOTHING
        return Content(alert_message(library, digest, texts), _new(digest, recipient.seen))


def _new(digest: Digest, seen: AbstractSet[bytes]) -> tuple[Shown, ...]:
    """What a digest shows for the first time. A headline, or a quotation of several sentences, may hold words that were
    shown before."""
    return tuple(each for each in shown(digest) if each.fingerprint not in seen)
