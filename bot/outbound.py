"""Sending with patience: in turn, waits as long as Telegram asks, tries again only what surely did not arrive."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Coroutine
from enum import Enum, auto
from typing import Any, Protocol

from telegram.error import NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.outcomes import never_left, pause_of, was_answered
from bot.delivery.pace import Pace

logger = logging.getLogger(__name__)

TRIES = 4
"""How often a call is made in all."""

LONGEST_WAIT = 120.0
"""Seconds: when Telegram asks for a longer pause the call fails instead."""

_PAUSE = 0.5
"""Seconds before the first new try after a failed connection; doubled each time."""

_HARMLESS_TWICE = frozenset(("getMe", "deleteWebhook", "getMyCommands", "setMyCommands", "editMessageText"))
"""Calls that do no harm when they arrive twice: these are repeated after any failure of the network."""

_UNCOUNTED = frozenset(("sendChatAction", "sendMessageDraft"))
"""Calls named like messages that put none into a chat."""

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Handling(Enum):
    """How a call asks to be made, as `rate_limit_args`. ONCE: at once and one time only, by somebody who has waited for
    a turn and sees to what comes of it."""

    ONCE = auto()


class Watcher(Protocol):
    """Who wants to know how far an answer has come."""

    async def harmless(self) -> None:
        """There is an answer, which waits for its turn."""
        ...

    async def answered(self) -> None:
        """Telegram has taken it."""
        ...


class PatientLimiter(BaseRateLimiter[Any]):
    """Makes messages wait for their turn, obeys RetryAfter and repeats calls whose connection failed. A message that
    may have arrived is never repeated. `watcher` is told of each message."""

    def __init__(self, pace: Pace, watcher: Watcher) -> None:
        self._pace = pace
        self._watcher = watcher

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Handling | None,
    ) -> Result:
        """Makes the call, up to `TRIES` times."""
        if rate_limit_args is Handling.ONCE:
            return await callback(*args, **kwargs)
        attempt = 1
        while True:
            try:
                return await self._in_turn(callback, args, kwargs, _chat_of(endpoint, data))
            except RetryAfter as error:
                wait = pause_of(error)
                if attempt == TRIES or wait > LONGEST_WAIT:
                    raise
                logger.warning("Telegram asks for a pause of %.0f s before %s", wait, endpoint)
            except NetworkError as error:
                if attempt == TRIES or not _may_repeat(error, endpoint):
                    raise
                wait = _PAUSE * 2 ** (attempt - 1)
                logger.warning("%s failed: %s; trying again in %.1f s", endpoint, error, wait)
            attempt += 1
            await asyncio.sleep(wait)

    async def _in_turn(
        self, callback: Callable[..., Coroutine[Any, Any, Result]], args: Any, kwargs: Any, chat_id: int | None
    ) -> Result:
        """Makes the call, when it puts a message into a chat as soon as that is allowed. Raises RetryAfter at once when
        Telegram has asked for too long a pause there."""
        if chat_id is None:
            return await callback(*args, **kwargs)
        wait = self._pace.free_in(chat_id)
        if wait > LONGEST_WAIT:
            raise RetryAfter(math.ceil(wait))
        await self._watcher.harmless()
        with await self._pace.turn(chat_id, urgent=True) as turn:
            with turn.call():
                result = await callback(*args, **kwargs)
            await self._watcher.answered()
        return result


def _chat_of(endpoint: str, data: dict[str, Any]) -> int | None:
    """The chat that a call puts a message into, None when it puts none anywhere."""
    chat_id = data.get("chat_id")
    counted = endpoint.startswith("send") and endpoint not in _UNCOUNTED
    return chat_id if counted and isinstance(chat_id, int) else None


def _may_repeat(error: NetworkError, endpoint: str) -> bool:
    return never_left(error) or (endpoint in _HARMLESS_TWICE and not was_answered(error))
