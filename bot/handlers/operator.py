"""What only operators may see: /stats and /inbox, in private."""

from __future__ import annotations

from collections.abc import Collection

from bot.clock import Clock
from bot.handlers.menus import Outcome, Pressed
from bot.handlers.request import Request
from bot.i18n import Texts
from bot.messages.composing import Message
from bot.messages.operator import PER_PAGE, inbox_page, stats_page
from bot.store import Store


class Operator:
    """Answers operators. `admins` are their user ids; `days` is how long questions are kept."""

    def __init__(self, store: Store, admins: Collection[int], days: int, clock: Clock) -> None:
        self._store = store
        self._admins = admins
        self._days = days
        self._clock = clock

    async def stats(self, request: Request) -> Message:
        """Answers /stats."""
        return stats_page(await self._store.stats(self._clock()), self._days, request.texts)

    async def inbox(self, request: Request) -> Message:
        """Answers /inbox with its first page."""
        return await self._page(0, request.texts)

    async def pressed(self, pressed: Pressed) -> Outcome | None:
        """Another page of the inbox, for an operator in private."""
        allowed = pressed.where.private and pressed.person in self._admins
        if not allowed or not (pressed.action.isascii() and pressed.action.isdecimal()) or len(pressed.action) > 6:
            return None
        return Outcome(await self._page(int(pressed.action), pressed.texts))

    async def _page(self, page: int, texts: Texts) -> Message:
        groups = await self._store.questions.unanswered(PER_PAGE + 1, page * PER_PAGE)
        return inbox_page(groups[:PER_PAGE], page, len(groups) > PER_PAGE, self._days, texts)
