"""Messages: new ones are answered, edited ones get their answer edited."""

from __future__ import annotations

import telegram
from telegram import Update
from telegram.ext import ContextTypes

from bot.flood import FloodGate, Verdict
from bot.handlers.choosing import Choice
from bot.handlers.request import Request
from bot.i18n import Languages
from bot.incoming import read, sender_of
from bot.memory import Memory
from bot.messages.notices import too_fast
from bot.recent import Recent
from bot.replies import Replies

_ALBUMS = 1_000
"""Albums in mind: one hint is enough for all pictures of one."""


class Conversation:
    """Handles `message` and `edited_message`."""

    def __init__(self, choice: Choice, languages: Languages, gate: FloodGate, replies: Replies, memory: Memory) -> None:
        self._memory = memory
        self._choice = choice
        self._languages = languages
        self._gate = gate
        self._replies = replies
        self._albums: Recent[str, bool] = Recent(_ALBUMS)

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers the message, if it is meant for the bot."""
        message, edited = update.message or update.edited_message, update.edited_message is not None
        if message is None or (edited and not self._replies.knows(message)):
            return
        incoming = read(message, context.bot.bot)
        part = self._choice.part_for(incoming) if incoming is not None else None
        if incoming is None or part is None or self._seen_album(message, incoming.words):
            return
        texts = self._languages.texts(message.from_user.language_code if message.from_user else None)
        verdict = self._gate.judge(sender_of(message))
        if verdict is Verdict.SERVE:
            own = bool(incoming.words) and not incoming.forwarded
            before = self._memory.before(message, edited=edited) if own else ""
            reply = await part(Request(incoming, texts, before))
            self._memory.answered(message, reply.answers, edited=edited)
            await (self._replies.edit(message, reply) if edited else self._replies.send(message, reply))
        elif verdict is Verdict.NOTICE and not edited:
            await self._replies.send(message, too_fast(texts))

    def _seen_album(self, message: telegram.Message, words: str) -> bool:
        """Whether it is a further picture, without words, of an album that was already answered."""
        album = message.media_group_id
        if album is None or words:
            return False
        seen = self._albums.get(album) is not None
        self._albums.put(album, True)
        return seen
