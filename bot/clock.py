"""The clock on the wall, which every part is given: tests and trials set it forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Tells the present instant, aware and in UTC."""


def now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)
