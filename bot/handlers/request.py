"""What every answering part is given, and what it is."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.errors import Unquotable
from bot.i18n import Texts
from bot.incoming import Incoming
from bot.messages.composing import Message
from bot.messages.notices import article_changed
from bot.where import Where
from knowledge.errors import SpanError, UnknownPassage, UnknownVersion

logger = logging.getLogger(__name__)

GONE = (UnknownVersion, UnknownPassage, SpanError, Unquotable)
"""Why words cannot be shown as they stand in a stored version; then nothing of them is sent."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks for, and the texts in the person's language.

    `where` is the chat, and who writes there. `context` is the question that this one may lean on, in full; empty when
    there is none.
    """

    incoming: Incoming
    texts: Texts
    where: Where
    context: str = ""

    @property
    def words(self) -> str:
        """The words to look up: those beside the command, else those of the message it replies to."""
        return self.incoming.words or self.incoming.quoted

    def on(self, words: str) -> Request:
        """The same request about other words, which lean on nothing."""
        return replace(self, incoming=replace(self.incoming, words=words, quoted=""), context="")


Part = Callable[[Request], Awaitable[Message]]
"""A part of the bot that answers a request with one message."""


def closed(error: Exception, texts: Texts) -> Message:
    """What the person gets in place of words that cannot be shown as they stand."""
    logger.warning("an answer was held back: %s", error)
    return article_changed(texts)
