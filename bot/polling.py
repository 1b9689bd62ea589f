"""Fetching updates, for as long as the bot runs.

Not python-telegram-bot's own Updater: when the token is revoked while it polls, its task ends and the bot would live on
without hearing anything; and it fetches without end, however many updates are still waiting.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

from telegram import Update
from telegram.constants import UpdateType
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.delivery.outcomes import pause_of
from bot.errors import TokenRefused

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.INLINE_QUERY,
    UpdateType.GUEST_MESSAGE,
    UpdateType.CHANNEL_POST,
    UpdateType.MY_CHAT_MEMBER,
)
"""What the bot wants to hear of; Telegram sends nothing else."""

LONG_POLL = 25
"""Seconds that Telegram may keep a request open while there is nothing new."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0

_T = TypeVar("_T")

REFUSED = "Telegram refuses the token: BOT_TOKEN is wrong or was revoked. Get the current one from @BotFather"


async def until(stop: asyncio.Event, work: Awaitable[_T]) -> _T | None:
    """The result of `work`, or None when `stop` comes first: then the work is cancelled."""
    task = asyncio.ensure_future(work)
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((task, stopped), return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        for each in (task, stopped):
            each.cancel()
        with suppress(asyncio.CancelledError):
            await stopped
        if not task.done():
            with suppress(asyncio.CancelledError, TelegramError):
                await task


async def insist(stop: asyncio.Event, what: str, call: Callable[[], Awaitable[_T]]) -> _T | None:
    """The result of `call`, tried again and again while the network fails; None when `stop` comes first.

    Raises TokenRefused, and whatever else Telegram answers.
    """
    pause = _FIRST_PAUSE
    while not stop.is_set():
        try:
            return await until(stop, call())
        except InvalidToken as error:
            raise TokenRefused(REFUSED) from _without_token(error)
        except RetryAfter as error:
            pause = pause_of(error)
            logger.warning("%s: Telegram asks for a pause of %.0f s", what, pause)
        except NetworkError as error:
            # BadRequest is a NetworkError for python-telegram-bot, but trying again does not mend it.
            if type(error) not in (NetworkError, TimedOut):
                raise
            logger.warning("%s failed: %s; trying again in %.0f s", what, error, pause)
        await until(stop, asyncio.sleep(pause))
        pause = min(pause * 2, _LONGEST_PAUSE)
    return None


async def poll(
    bot: ExtBot[None],
    stop: asyncio.Event,
    take: Callable[[Sequence[Update]], Awaitable[None]],
    room: Callable[[], Awaitable[None]],
) -> None:
    """Fetches updates and hands them to `take`, in order, until `stop`; fetches only when `room` lets it.

    What comes twice is handed on twice. Telegram is told that updates were received once `take` has returned, at the
    end too. Raises TokenRefused.
    """
    offset = 0
    while not stop.is_set():
        await until(stop, room())
        updates = await insist(stop, "fetching updates", partial(_fetch, bot, offset, LONG_POLL))
        taken: bool | None = await until(stop, _taken(take, updates)) if updates else None
        if updates and taken:
            offset = max(update.update_id for update in updates) + 1
    if offset:
        with suppress(TelegramError):
            await _fetch(bot, offset, 0)


async def _taken(take: Callable[[Sequence[Update]], Awaitable[None]], updates: Sequence[Update]) -> bool:
    await take(updates)
    return True


async def _fetch(bot: ExtBot[None], offset: int, seconds: int) -> tuple[Update, ...]:
    try:
        return await bot.get_updates(offset=offset, timeout=seconds, allowed_updates=list(ALLOWED_UPDATES))
    except Conflict as error:
        raise NetworkError("another program is fetching this bot's updates: stop it, or remove its webhook") from error


def _without_token(error: InvalidToken) -> InvalidToken:
    """The same error without its message, in which python-telegram-bot writes the token out."""
    return InvalidToken().with_traceback(error.__traceback__)
