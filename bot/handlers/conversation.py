"""Messages: new ones are answered, edited ones get their answer edited."""

from __future__ import annotations

from collections.abc import Collection

import telegram
from telegram import Update
from telegram.ext import ContextTypes

from bot.flood import FloodGate, Verdict
from bot.forgotten import Forgotten
from bot.handlers.choosing import Choice
from bot.handlers.recording import Recording
from bot.handlers.request import Part, Request
from bot.incoming import Incoming, read, sender_of
from bot.memory import Memory
from bot.messages.notices import too_fast
from bot.messages.rating import rated
from bot.recent import Recent
from bot.replies import Replies
from bot.tongues import Tongues
from bot.where import of_message

_ALBUMS = 1_000
"""Albums in mind: one hint is enough for all pictures of one."""


class Conversation:
    """Handles `message` and `edited_message`.

    `asking` are the parts whose questions are written down, `admins` the user ids of the operators.
    """

    def __init__(
        self,
        choice: Choice,
        tongues: Tongues,
        gate: FloodGate,
        replies: Replies,
        memory: Memory,
        recording: Recording,
        forgotten: Forgotten,
        asking: Collection[Part],
        admins: Collection[int] = (),
    ) -> None:
        self._memory = memory
        self._choice = choice
        self._tongues = tongues
        self._gate = gate
        self._replies = replies
        self._recording = recording
        self._forgotten = forgotten
        self._asking = asking
        self._admins = admins
        self._albums: Recent[str, bool] = Recent(_ALBUMS)

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers the message, if it is meant for the bot."""
        message, edited = update.message or update.edited_message, update.edited_message is not None
        if message is None:
            return
        incoming = read(message, context.bot.bot)
        where = of_message(message, update.update_id)
        operator = where.user_id in self._admins
        part = self._choice.part_for(incoming, operator=operator) if incoming is not None else None
        if incoming is None or part is None or (edited and not await self._can_edit(message, incoming)):
            return
        if self._seen_album(message, incoming.words):
            return
        person = message.from_user
        texts = await self._tongues.of(where.chat_id, person.language_code if person is not None else None)
        verdict = self._gate.judge(sender_of(message))

        def kept() -> bool:
            return not self._forgotten.covers(where)

        if verdict is Verdict.SERVE:
            own = bool(incoming.words) and not incoming.forwarded
            before = self._memory.before(message, edited=edited) if own else ""
            reply = await part(Request(incoming, texts, where, before))
            self._memory.answered(message, reply.answers if kept() else "", edited=edited)
            shown = rated(reply)
            await (self._replies.edit(message, shown) if edited else self._replies.send(message, shown, kept))
            if part in self._asking:
                await self._recording.note(where, reply, texts)
        elif verdict is Verdict.NOTICE and not edited:
            await self._replies.send(message, too_fast(texts), kept)

    async def _can_edit(self, message: telegram.Message, incoming: Incoming) -> bool:
        """Whether an edited message has an answer to edit. A location that moves is no new one."""
        return incoming.location is None and await self._replies.knows(message)

    def _seen_album(self, message: telegram.Message, words: str) -> bool:
        """Whether it is a further picture, without words, of an album that was already answered."""
        album = message.media_group_id
        if album is None or words:
            return False
        seen = self._albums.get(album) is not None
        self._albums.put(album, True)
        return seen
