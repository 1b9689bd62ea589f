"""Presses of the buttons that set or erase something, or say what an answer is worth: all but those that leaf.

Their callback data begins with the name of what they belong to and a colon, which no data of bot.buttons holds.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import telegram
from telegram import CallbackQuery, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.flood import FloodGate
from bot.handlers.pressing import taken
from bot.i18n import Texts
from bot.messages.composing import Message
from bot.messages.notices import menu_outdated
from bot.replies import NO_PREVIEW, missing, post, unchanged
from bot.tongues import Tongues
from bot.where import Where, of_press

PATTERN = r"^[a-z]+:"
"""The callback data of all these buttons."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that was pressed: `action` is its callback data behind the colon, `person` the one who pressed it,
    `under` the message it stands under."""

    action: str
    where: Where
    person: int
    texts: Texts
    under: telegram.Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a press leads to: a message in place of the one above the button, or only another keyboard under it; words
    over the chat (an `alert` has to be closed); a message `below`, in reply."""

    message: Message | None = None
    keyboard: InlineKeyboardMarkup | None = None
    said: str = ""
    alert: bool = False
    below: Message | None = None


Menu = Callable[[Pressed], Awaitable[Outcome | None]]
"""What the buttons of one menu do; None for a button that this version of the bot never made."""


class Menus:
    """Handles `callback_query` for the menus, which are given by the name that their data begins with."""

    def __init__(self, menus: Mapping[str, Menu], tongues: Tongues, gate: FloodGate) -> None:
        self._menus = menus
        self._tongues = tongues
        self._gate = gate

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Does what the button says; when it says nothing (any more), tells so over the chat."""
        query = update.callback_query
        if query is None:
            return
        pressed = await taken(query, self._tongues, self._gate)
        if pressed is None:
            return
        under, texts = pressed
        name, _, action = (query.data or "").partition(":")
        menu = self._menus.get(name)
        outcome = None
        if menu is not None and under is not None:
            where = of_press(query, under, update.update_id)
            outcome = await menu(Pressed(action, where, query.from_user.id, texts, under))
        if outcome is None or under is None:
            await query.answer(menu_outdated(texts), show_alert=True)
            return
        await _show(query, under, outcome)


async def _show(query: CallbackQuery, under: telegram.Message, outcome: Outcome) -> None:
    message = outcome.message
    try:
        if message is not None:
            await under.edit_text(
                text=message.text,
                entities=message.entities,
                reply_markup=message.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        elif outcome.keyboard is not None:
            await under.edit_reply_markup(outcome.keyboard)
    except BadRequest as error:
        # Somebody was faster: pressed the same, or deleted the message.
        if not unchanged(error) and not missing(error):
            raise
    if outcome.below is not None:
        await post(under, outcome.below)
    await query.answer(outcome.said or None, show_alert=outcome.alert)
