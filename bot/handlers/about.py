"""Start, help and privacy."""

from __future__ import annotations

from telegram import Bot

from bot.handlers.request import Request
from bot.handlers.sources import all_sources
from bot.messages.composing import Message
from bot.messages.pages import help_page, privacy_page, start_page
from knowledge.library import Library


class Start:
    """Answers /start: what the bot does and which articles it holds."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """The first message a person gets."""
        return start_page(all_sources(self._library), request.texts)


class Help:
    """Answers /help. The bot's own name, which it needs for inline mode, is known once it is logged in."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def __call__(self, request: Request) -> Message:
        """All that the bot can do."""
        return help_page(request.texts, self._bot.username)


class Privacy:
    """Answers /privacy. `days` is how long questions are kept."""

    def __init__(self, days: int) -> None:
        self._days = days

    async def __call__(self, request: Request) -> Message:
        """What is kept of people, and how long; in private also the person's own number, which operators need."""
        where = request.where
        # The chat of two people to which the bot is a guest is private, too, and others read there.
        number = where.user_id if where.private and where.user_id == where.chat_id else None
        return privacy_page(request.texts, self._days, number)
