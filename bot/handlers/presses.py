"""Buttons: what stands before and after, other passages, pages of the list."""

from __future__ import annotations

import telegram
from telegram import CallbackQuery, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.buttons import Press, Role, View, decode
from bot.errors import BadPress
from bot.flood import FloodGate
from bot.handlers.pressing import taken
from bot.handlers.request import GONE
from bot.handlers.sources import Sources
from bot.i18n import Texts
from bot.messages.asking import asked_words
from bot.messages.composing import Message
from bot.messages.notices import button_outdated
from bot.messages.rating import rated
from bot.places import shown
from bot.replies import NO_PREVIEW, Replies, missing, unchanged
from bot.tongues import Tongues
from knowledge.library import Library


class Presses:
    """Handles `callback_query`: edits the message under whose button it stands, or opens one below it. Anybody in the
    chat may press."""

    def __init__(self, library: Library, sources: Sources, tongues: Tongues, gate: FloodGate, replies: Replies) -> None:
        self._library = library
        self._sources = sources
        self._tongues = tongues
        self._gate = gate
        self._replies = replies

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Shows what the button asks for; when it cannot be shown any more, says so over the chat."""
        query = update.callback_query
        if query is None:
            return
        pressed = await taken(query, self._tongues, self._gate)
        if pressed is None:
            return
        under, texts = pressed
        if query.inline_message_id is None and under is None:
            await query.answer(button_outdated(texts), show_alert=True)
            return
        try:
            press = decode(query.data or "")
            message = await self._message(press, under, texts)
        except (*GONE, BadPress):
            await query.answer(button_outdated(texts), show_alert=True)
            return
        if under is not None:
            message = rated(message)
        if press.view is View.APART and under is not None:
            await self._replies.below(under, message)
            await query.answer()
        else:
            await self._show(query, message)

    async def _message(self, press: Press, under: telegram.Message | None, texts: Texts) -> Message:
        if press.role is Role.SOURCES:
            return self._sources.page(press.shift, texts)
        press = press.seen(View.ITSELF) if press.view is View.APART else press
        asked, keyboard = (asked_words(under), under.reply_markup) if under is not None else ("", None)
        return await shown(self._library, press, texts, asked, keyboard)

    async def _show(self, query: CallbackQuery, message: Message) -> None:
        try:
            await query.edit_message_text(
                text=message.text,
                entities=message.entities,
                reply_markup=message.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            # Somebody was faster: pressed the same, or deleted the message.
            if not unchanged(error) and not missing(error):
                raise
        await query.answer()
