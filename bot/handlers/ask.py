"""Asking: a question, answered in the articles' own words or not at all."""

from __future__ import annotations

from bot.buttons import Press, Role
from bot.handlers.request import GONE, Request, closed
from bot.messages.answers import answer
from bot.messages.composing import Message
from bot.messages.notices import ask_usage
from bot.messages.refusals import refusal
from bot.places import citation_places, source_of
from knowledge.library import Library
from knowledge.models import Answer, NoAnswer


class Ask:
    """Answers /ask, and everything else that is a question."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """The answer, the refusal, or how to ask."""
        if not request.words:
            return ask_usage(request.texts)
        result = await self._library.ask(request.words)
        if isinstance(result, NoAnswer):
            return refusal(result, citation_places(result.nearest), request.texts)
        return self._shown(result, request)

    async def answered(self, request: Request) -> Message | None:
        """The answer; None when there is none."""
        result = await self._library.ask(request.words)
        return self._shown(result, request) if isinstance(result, Answer) else None

    def _shown(self, result: Answer, request: Request) -> Message:
        best = result.citations[0]
        press = Press(Role.ANSWER, citation_places(result.citations))
        try:
            return answer(source_of(self._library, best.version), best, press, request.texts, result.respelt)
        except GONE as error:
            return closed(error, request.texts)
