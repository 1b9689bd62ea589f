"""Asking: a question, answered in the articles' own words or not at all."""

from __future__ import annotations

from bot.buttons import Press, Role
from bot.handlers.request import GONE, Request, closed
from bot.messages.composing import Message
from bot.messages.filtering import only_within
from bot.messages.notices import ask_usage
from bot.messages.refusals import refusal
from bot.messages.understanding import explained
from bot.places import answer_places, citation_places, passage_of_answer
from knowledge.library import Library
from knowledge.models import Answer, NoAnswer, Reason


class Ask:
    """Answers /ask, and everything else that is a question."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """The answer, the refusal, or how to ask."""
        if not request.words:
            return ask_usage(request.texts)
        result = await self._library.ask(request.words, request.context)
        if isinstance(result, NoAnswer):
            message = refusal(result, citation_places(result.nearest), request.texts)
            if result.reason is not Reason.NOTHING_WITHIN:
                message = only_within(message, result.within, request.texts)
            refused = explained(message, result.understood, request.texts)
            return refused.refusing(result.understood or request.words, result.reason)
        return self._shown(result, request)

    async def answered(self, request: Request) -> Message | None:
        """The answer; None when there is none."""
        result = await self._library.ask(request.words)
        return self._shown(result, request) if isinstance(result, Answer) else None

    def _shown(self, result: Answer, request: Request) -> Message:
        press = Press(Role.ANSWER, answer_places(result))
        try:
            message = passage_of_answer(self._library, result.citations[0], press, request.texts, result.respelt)
        except GONE as error:
            return closed(error, request.texts)
        message = only_within(message, result.within, request.texts)
        return explained(message, result.understood, request.texts).answering(result.understood or request.words)
