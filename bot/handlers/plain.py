"""Plain questions: who said something, what somebody said, and all others."""

from __future__ import annotations

from bot.handlers.ask import Ask
from bot.handlers.quotes import Quotes
from bot.handlers.request import GONE, Request, closed
from bot.handlers.who import Who
from bot.messages.composing import Message
from bot.messages.understanding import explained
from knowledge.answering.speech import asks_whose_words
from knowledge.library import Library


class Plain:
    """Answers a message that is no command."""

    def __init__(self, library: Library, ask: Ask, who: Who, quotes: Quotes) -> None:
        self._library = library
        self._ask = ask
        self._who = who
        self._quotes = quotes

    async def __call__(self, request: Request) -> Message:
        """What /who or /quotes find for a question that asks for it in words, else what /ask says.

        "Who said that?" as a reply is about the message that it replies to. A follow-up goes the way of the full
        question that it stands for, a question to some of the articles that of /ask.
        """
        if asks_whose_words(request.words):
            return await self._who(request.on(request.incoming.quoted))
        understood = await self._library.understood(request.words, request.context)
        asked = understood or request.words
        if self._library.is_filtered(asked):
            return await self._ask(request)
        question = self._library.speech_question(asked)
        message = None
        if question is not None and question.words:
            message = await self._who.found(question.words, request)
        elif question is not None:
            result = await self._library.quotes(question.speaker, question.topic)
            try:
                message = await self._quotes.first_or_whose(result, request.texts)
            except GONE as error:
                return closed(error, request.texts)
        if message is None:
            return await self._ask(request)
        return explained(message.answering(asked if message.answers else ""), understood, request.texts)
