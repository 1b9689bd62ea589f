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
        """What is kept of people, and how long."""
        return privacy_page(request.texts, self._days)
