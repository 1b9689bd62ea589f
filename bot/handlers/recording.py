"""Writing questions down for the operator's inbox."""

from __future__ import annotations

from bot.clock import Clock
from bot.forgotten import Forgotten
from bot.i18n import Texts
from bot.messages.composing import Message
from bot.store import Store
from bot.store.records import Asked
from bot.where import Where
from knowledge.answering.question import parse
from knowledge.answering.tongues import language_asked
from knowledge.models import Reason

LONGEST = 1_000
"""Characters of a question that are kept."""

_NO_QUESTIONS = frozenset((Reason.EMPTY, Reason.SMALL_TALK))


class Recording:
    """Keeps the questions that were put to the sources; none at all when they are kept for 0 days, and none of those
    who were erased since."""

    def __init__(self, store: Store, days: int, clock: Clock, forgotten: Forgotten) -> None:
        self._store = store
        self._days = days
        self._clock = clock
        self._forgotten = forgotten

    async def note(self, where: Where, reply: Message, texts: Texts) -> None:
        """Writes down the question that the reply is to, once for each update; nothing for what was no question."""
        words = (reply.answers or reply.asked)[:LONGEST]
        if not self._days or not words or reply.reason in _NO_QUESTIONS or self._forgotten.covers(where):
            return
        asked = Asked(
            update_id=where.update_id,
            chat_id=where.chat_id,
            user_id=where.user_id,
            words=words,
            stems=stems_of(words, texts.language),
            language=language_asked(words),
            answered=reply.reason is None,
            reason=reply.reason.value if reply.reason is not None else None,
            asked=self._clock(),
        )
        await self._store.questions.put(asked)


def stems_of(words: str, language: str) -> str:
    """What questions that ask the same have in common: the stems of their content words, in alphabetical order.

    `language` (ISO 639-1) is taken where that of the question cannot be told.
    """
    stems = parse(words, language_asked(words) or language, frozenset()).stems
    return " ".join(sorted(set(stems))) or " ".join(words.casefold().split())
