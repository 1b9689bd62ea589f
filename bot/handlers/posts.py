"""Posts of channels that the bot is an administrator of: only commands that set something are answered."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import Update
from telegram.ext import ContextTypes

from bot.flood import FloodGate, Verdict
from bot.handlers.request import Part, Request
from bot.incoming import read, sender_of
from bot.replies import Replies
from bot.tongues import Tongues
from bot.where import of_message


class Posts:
    """Handles `channel_post`. Who can post in a channel is one of its administrators."""

    def __init__(self, commands: Mapping[str, Part], tongues: Tongues, gate: FloodGate, replies: Replies) -> None:
        self._commands = commands
        self._tongues = tongues
        self._gate = gate
        self._replies = replies

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answers a command; everything else in a channel is not for the bot."""
        post = update.channel_post
        incoming = read(post, context.bot.bot, posts=True) if post is not None else None
        if post is None or incoming is None or incoming.command is None:
            return
        part = self._commands.get(incoming.command)
        if part is None or self._gate.judge(sender_of(post)) is not Verdict.SERVE:
            return
        where = of_message(post, update.update_id)
        texts = await self._tongues.of(where.chat_id, None)
        await self._replies.send(post, await part(Request(incoming, texts, where)))
