"""Looking up who said something."""

from __future__ import annotations

from bot.buttons import Press, Role
from bot.handlers.request import GONE, Part, Request, closed
from bot.messages.answers import quotation
from bot.messages.composing import Message
from bot.messages.notices import nobody_said, who_usage
from bot.places import quotation_places, source_of
from knowledge.library import Library
from knowledge.models import SPEECH, Quotation, QuotationMatch


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
        matches = await self._library.who(request.words)
        return self._found(matches, request) if matches else nobody_said(request.texts)

    def _found(self, matches: tuple[QuotationMatch, ...], request: Request) -> Message:
        best = matches[0]
        press = Press(Role.QUOTATION, quotation_places(matches))
        try:
            source = source_of(self._library, best.citation.version)
            return quotation(source, best.citation, best.quotation, best.method, press, request.texts)
        except GONE as error:
            return closed(error, request.texts)


class Forwarded:
    """Answers a message that a person forwards: who said it; when nobody did, it may be a question."""

    def __init__(self, library: Library, who: Part, ask: Part) -> None:
        self._library = library
        self._who = who
        self._ask = ask

    async def __call__(self, request: Request) -> Message:
        """What /who says if it finds anything, else what /ask says."""
        found = await self._library.who(request.words)
        return await (self._who(request) if found else self._ask(request))
