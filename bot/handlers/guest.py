"""Guest mode: somebody mentions the bot in a chat that it is not in."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update
from telegram.ext import ContextTypes

from bot.flood import FloodGate, Verdict
from bot.handlers.choosing import Choice
from bot.handlers.request import Request
from bot.incoming import read, sender_of
from bot.messages.inline import article_result
from bot.messages.notices import guest_title, too_fast
from bot.tongues import Tongues
from bot.where import of_message

_IDENTITY = "answer"


class Guest:
    """Handles `guest_message`: one answer, by way of the query that came with it."""

    def __init__(self, choice: Choice, tongues: Tongues, gate: FloodGate) -> None:
        self._choice = choice
        self._tongues = tongues
        self._gate = gate

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers as in a group where the bot was mentioned."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            return
        incoming = read(message, context.bot.bot)
        # Telegram hands on only what calls for the bot, with a mention or with a reply to one of its messages.
        part = self._choice.part_for(replace(incoming, mentioned=True)) if incoming is not None else None
        verdict = self._gate.judge(sender_of(message))
        if incoming is None or part is None or verdict is Verdict.IGNORE:
            return
        person, where = message.from_user, of_message(message, update.update_id)
        texts = await self._tongues.of(where.trace, person.language_code if person is not None else None)
        reply = await part(Request(incoming, texts, where)) if verdict is Verdict.SERVE else too_fast(texts)
        result = article_result(_IDENTITY, guest_title(texts), "", reply)
        await context.bot.answer_guest_query(message.guest_query_id, result)
