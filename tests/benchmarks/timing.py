"""How long things take, in a bounded time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from time import perf_counter
from typing import Any, TypeVar

_T = TypeVar("_T")

LONGEST = 15.0
"""Seconds after which a series is cut short, however many of its calls are left."""


def each_ms(call: Callable[[_T], object], items: Iterable[_T], longest: float = LONGEST) -> list[float]:
    """Milliseconds of the call with each item, one after another; at least one, and none begun after `longest` s."""
    taken: list[float] = []
    began = perf_counter()
    for item in items:
        start = perf_counter()
        call(item)
        end = perf_counter()
        taken.append((end - start) * 1000)
        if end - began > longest:
            break
    return taken


def each_async_ms(
    call: Callable[[_T], Coroutine[Any, Any, object]], items: Iterable[_T], longest: float = LONGEST
) -> list[float]:
    """The same for a coroutine, within one event loop."""

    async def series() -> list[float]:
        taken: list[float] = []
        began = perf_counter()
        for item in items:
            start = perf_counter()
            await call(item)
            end = perf_counter()
            taken.append((end - start) * 1000)
            if end - began > longest:
                break
        return taken

    return asyncio.run(series())


def best_ms(*calls: Callable[[], object], rounds: int = 3) -> tuple[float, ...]:
    """The fastest of some rounds of each call, in milliseconds.

    The calls take turns, so that a slow moment of the machine does not hit one alone.
    """
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for number, call in enumerate(calls):
            start = perf_counter()
            call()
            best[number] = min(best[number], (perf_counter() - start) * 1000)
    return tuple(best)
