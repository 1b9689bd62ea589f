"""When something fails: the person gets a short apology with a code, the log the trace under the same code."""

from __future__ import annotations

import logging
import secrets

import httpx
from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError
from telegram.ext import ContextTypes

from bot.errors import StoreError
from bot.logs import trace
from bot.messages.inline import article_result
from bot.messages.notices import apology, guest_title
from bot.replies import Replies
from bot.tongues import Tongues

logger = logging.getLogger(__name__)

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without those that are easily mistaken for one another."""

_TOO_LATE = ("query is too old", "query id is invalid", "guest_query_id_invalid")
"""What Telegram says when the person has long stopped waiting."""


def new_code() -> str:
    """A code such as E-7F3K2 that ties the person's message to the log."""
    return "E-" + "".join(secrets.choice(_LETTERS) for _ in range(5))


class Failures:
    """The error handler of the application."""

    def __init__(self, tongues: Tongues, replies: Replies) -> None:
        self._tongues = tongues
        self._replies = replies

    async def __call__(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Logs the error, and apologises where that can help."""
        error = context.error
        if error is None:
            return
        number = update.update_id if isinstance(update, Update) else "?"
        if isinstance(error, Forbidden | ChatMigrated) or _late(error):
            logger.info("update %s could not be answered: %s", number, error)
            return
        if _uncertain(error) and not (isinstance(update, Update) and update.callback_query is not None):
            # The answer may have arrived after all, and an apology would take the same way.
            logger.warning("the answer to update %s may not have arrived: %s", number, error)
            return
        code = new_code()
        logger.error("%s: update %s failed\n%s", code, number, trace(error))
        if not isinstance(update, Update):
            return
        try:
            await self._apologise(update, code, context)
        except (TelegramError, StoreError) as second:
            logger.warning("%s: the apology could not be sent either: %s", code, second)

    async def _apologise(self, update: Update, code: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        user, chat = update.effective_user, update.effective_chat
        language = user.language_code if user is not None else None
        texts = self._tongues.last(chat.id if chat is not None else None, language)
        message = apology(code, texts)
        if update.callback_query is not None:
            await update.callback_query.answer(message.text, show_alert=True)
        elif update.guest_message is not None and update.guest_message.guest_query_id is not None:
            result = article_result("apology", guest_title(texts), "", message)
            await context.bot.answer_guest_query(update.guest_message.guest_query_id, result)
        elif update.message is not None:
            await self._replies.send(update.message, message)
        elif update.edited_message is not None:
            await self._replies.edit(update.edited_message, message)


def _late(error: Exception) -> bool:
    return isinstance(error, BadRequest) and any(each in error.message.lower() for each in _TOO_LATE)


def _uncertain(error: Exception) -> bool:
    """Whether a call may have arrived without our being told."""
    return isinstance(error, NetworkError) and isinstance(error.__cause__, httpx.HTTPError)
