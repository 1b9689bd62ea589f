"""Looking up who said something."""

from __future__ import annotations

from bot.buttons import Press, Role
from bot.handlers.ask import Ask
from bot.handlers.request import GONE, Request, closed
from bot.messages.composing import Message
from bot.messages.lookups import quotation, wording
from bot.messages.notices import nobody_said, too_common, who_usage
from bot.places import itself, match_places, quotation_places, source_of
from knowledge.answering.speech import asking_whose
from knowledge.library import Library
from knowledge.models import SPEECH, Quotation

NEAREST = 5
"""Quotations that are offered in place of words that nobody said."""


def is_speech(quotation: Quotation) -> bool:
    """Whether somebody said it: no heading, term or title in quotation marks."""
    return quotation.kind in SPEECH


class Who:
    """Answers /who with the quotations that hold the words."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """The best match with its speaker, the news that there is none, or how to ask."""
        if not request.words:
            return who_usage(request.texts)
        found = await self.found(request.words, request)
        if found is not None:
            return found
        if self._library.articles() and not self._library.tells(request.words):
            return too_common(request.texts)
        return await self.not_found(request.words, request)

    async def found(self, words: str, request: Request) -> Message | None:
        """The best match with its speaker; None when there is none."""
        matches = await self._library.who(words)
        if not matches:
            return None
        best = matches[0]
        press = Press(Role.QUOTATION, match_places(matches))
        try:
            source = source_of(self._library, best.citation.version)
            asked = wording(words, best, matches)
            way = itself(source, best.quotation)
            found = quotation(source, best.citation, best.quotation, best.method, press, request.texts, asked, way)
            return found.answering(asking_whose(words))
        except GONE as error:
            return closed(error, request.texts)

    async def not_found(self, words: str, request: Request) -> Message:
        """The news that nobody said the words, with the nearest quotations behind a button."""
        near = await self._library.nearest_quotations(words, limit=NEAREST)
        return nobody_said(request.texts, quotation_places(tuple(match.quotation for match in near)))


class Forwarded:
    """Answers a message that a person forwards: who said it; when nobody did, it may be a question."""

    def __init__(self, who: Who, ask: Ask) -> None:
        self._who = who
        self._ask = ask

    async def __call__(self, request: Request) -> Message:
        """What /who says if it finds anything, else what /ask says, unless the message asks nothing."""
        found = await self._who.found(request.words, request)
        if found is not None:
            return found
        answered = await self._ask.answered(request)
        if answered is not None:
            return answered
        return await (self._ask(request) if "?" in request.words else self._who.not_found(request.words, request))
