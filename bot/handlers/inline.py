"""Inline mode: passages and quotations that match, in any chat."""

from __future__ import annotations

import logging

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.constants import InlineQueryLimit
from telegram.ext import ContextTypes

from bot.flood import FloodGate, Verdict
from bot.handlers.request import GONE
from bot.handlers.who import is_speech
from bot.i18n import Texts
from bot.messages.inline import inline_disputed, inline_result
from bot.messages.notices import inline_hint, inline_nothing
from bot.places import quoted
from bot.tongues import Tongues
from bot.utf16 import well_formed
from knowledge.library import Library
from knowledge.models import Answer, Citation, Quotation

logger = logging.getLogger(__name__)

PER_ANSWER = 20
"""Results of one answer; the client asks for more when the person scrolls."""

MOST = int(InlineQueryLimit.RESULTS)
"""Results of one query in all."""

CACHE = 60
"""Seconds that Telegram may keep an answer: articles come and go."""

_START = "inline"
"""What /start is given when the person presses the button over the results."""


class Inline:
    """Handles `inline_query`."""

    def __init__(self, library: Library, tongues: Tongues, gate: FloodGate) -> None:
        self._library = library
        self._tongues = tongues
        self._gate = gate

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers the query with a page of results, quotations first; a person who types too fast gets none."""
        query = update.inline_query
        if query is None or self._gate.judge(query.from_user.id) is not Verdict.SERVE:
            return
        texts = await self._tongues.of(query.from_user.id, query.from_user.language_code)
        words = well_formed(query.query).strip()
        found = await self._found(words) if words else []
        disputed = await self._disputed(words, texts) if words else []
        start = int(query.offset) if query.offset.isdecimal() else 0
        end = start + PER_ANSWER
        await query.answer(
            results=[*(disputed if not start else []), *self._results(found[start:end], texts)],
            cache_time=CACHE,
            # The texts are in the person's language.
            is_personal=True,
            next_offset=str(end) if end < len(found) else "",
            button=None if found else InlineQueryResultsButton(_hint(words, texts), start_parameter=_START),
        )

    async def _found(self, words: str) -> list[tuple[Citation, Quotation | None]]:
        """Quotations that hold the words, then passages that match and were not shown for a quotation."""
        matches = await self._library.who(words)
        found: list[tuple[Citation, Quotation | None]] = [
            (match.citation, match.quotation) for match in matches if is_speech(match.quotation)
        ]
        quoted = {citation.passage.span for citation, _ in found}
        passages = await self._library.search(words, limit=MOST)
        found += [(citation, None) for citation in passages if citation.passage.span not in quoted]
        return found[:MOST]

    async def _disputed(self, words: str, texts: Texts) -> list[InlineQueryResultArticle]:
        """What the sources answer in different ways, side by side in one result: who quotes one of them in a chat
        should know of the other."""
        answer = await self._library.ask(words)
        if not isinstance(answer, Answer) or not answer.disputed:
            return []
        try:
            sides = [quoted(self._library, each) for each in (answer.citations[0], *answer.disputed)]
            result = inline_disputed(sides, texts)
        except GONE as error:
            logger.warning("an inline result was held back: %s", error)
            return []
        return [result] if result is not None else []

    def _results(self, found: list[tuple[Citation, Quotation | None]], texts: Texts) -> list[InlineQueryResultArticle]:
        results: dict[str, InlineQueryResultArticle] = {}
        for citation, quotation in found:
            try:
                here = quoted(self._library, citation)
                result = inline_result(here.source, citation, quotation, texts, here.copies)
            except GONE as error:
                logger.warning("an inline result was held back: %s", error)
            else:
                results.setdefault(result.id, result)
        return list(results.values())


def _hint(words: str, texts: Texts) -> str:
    return inline_nothing(texts) if words else inline_hint(texts)
