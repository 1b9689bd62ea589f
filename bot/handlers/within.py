"""Asking some of the articles only: a source, an author or a date, and a question."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.handlers.ask import Ask
from bot.handlers.request import Request
from bot.messages.composing import Message
from bot.messages.notices import within_usage
from knowledge.answering.filters import only_in
from knowledge.library import Library

_PARTS = re.compile(
    r"\s*(?P<where>[^:\n]*(?:[\"“«„][^\"”»“]*[\"”»“][^:\n]*)*?)\s*(?::\s|\n)\s*(?P<question>.+)", re.DOTALL
)
"""A filter and a question with a colon or the end of a line between them; a colon in quotation marks is none."""


class Within:
    """Answers /in: a question to some of the articles."""

    def __init__(self, library: Library, ask: Ask) -> None:
        self._library = library
        self._ask = ask

    async def __call__(self, request: Request) -> Message:
        """What /ask says, from these articles alone, or how to ask.

        As a reply, the words are the filter, and the message that it replies to holds the question.
        """
        asked = self._question(request.incoming.words, request.incoming.quoted)
        if not asked:
            return within_usage(request.texts)
        return await self._ask(replace(request, incoming=replace(request.incoming, words=asked)))

    def _question(self, words: str, quoted: str) -> str:
        """The question with its filter, as the engine reads it; empty when one of the two is missing."""
        found = _PARTS.fullmatch(words)
        if found is not None and found["where"].strip():
            return only_in(found["question"], anywhere=[found["where"]])
        if words and self._library.is_filtered(words):  # "/in source:Courier what …", "/in articles by Doe, who …"
            return words
        return only_in(quoted, anywhere=[words]) if words and quoted else ""
