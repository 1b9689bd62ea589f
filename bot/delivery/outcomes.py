"""What a failed call tells: whether it may have arrived, and how long to wait."""

from __future__ import annotations

import httpx
from telegram.error import BadRequest, NetworkError, RetryAfter

_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Failures before anything was sent. Any other timeout may have come after the message had gone out."""


def never_left(error: NetworkError) -> bool:
    """Whether the call surely did not reach Telegram."""
    return isinstance(error.__cause__, _NEVER_LEFT)


def was_answered(error: NetworkError) -> bool:
    """Whether Telegram itself refused the call. BadRequest is a NetworkError for python-telegram-bot, but an answer."""
    return isinstance(error, BadRequest)


def pause_of(error: RetryAfter) -> float:
    """The seconds that Telegram asks to wait."""
    after = error.retry_after
    return float(after) if isinstance(after, int | float) else after.total_seconds()
