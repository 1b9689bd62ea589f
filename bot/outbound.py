"""Sending with patience: waits as long as Telegram asks, tries again only what surely did not arrive."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

logger = logging.getLogger(__name__)

TRIES = 4
"""How often a call is made in all."""

LONGEST_WAIT = 120.0
"""Seconds: when Telegram asks for a longer pause the call fails instead."""

_PAUSE = 0.5
"""Seconds before the first new try after a failed connection; doubled each time."""

_NOT_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Failures before anything was sent. Any other timeout may have come after the message had gone out."""

_HARMLESS_TWICE = frozenset(("getMe", "deleteWebhook", "getMyCommands", "setMyCommands", "editMessageText"))
"""Calls that do no harm when they arrive twice: these are repeated after any failure of the network."""


class PatientLimiter(BaseRateLimiter[None]):
    """Obeys RetryAfter and repeats calls whose connection failed. A message that may have arrived is never repeated."""

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, bool | dict[str, Any] | list[dict[str, Any]]]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> bool | dict[str, Any] | list[dict[str, Any]]:
        """Makes the call, up to `TRIES` times."""
        for attempt in range(1, TRIES):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                wait = _seconds(error)
                if wait > LONGEST_WAIT:
                    raise
                logger.warning("Telegram asks for a pause of %.0f s before %s", wait, endpoint)
            except NetworkError as error:
                if not _may_repeat(error, endpoint):
                    raise
                wait = _PAUSE * 2 ** (attempt - 1)
                logger.warning("%s failed: %s; trying again in %.1f s", endpoint, error, wait)
            await asyncio.sleep(wait)
        return await callback(*args, **kwargs)


def _may_repeat(error: NetworkError, endpoint: str) -> bool:
    if isinstance(error.__cause__, _NOT_ARRIVED):
        return True
    # BadRequest is a NetworkError for python-telegram-bot, but it is an answer.
    return endpoint in _HARMLESS_TWICE and not isinstance(error, BadRequest)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
