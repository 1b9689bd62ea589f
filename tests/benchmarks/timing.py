"""How long things take, in a bounded time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

_T = TypeVar("_T")

ROUNDS = 3

LONGEST = 15.0
"""Seconds after which a series is cut short, however many of its calls are left."""


def each_ms(call: Callable[[_T], object], items: Iterable[_T], longest: float = LONGEST) -> list[float]:
    """Milliseconds of the call with each item, one after another; at least one, and none begun after `longest` s."""

    async def wrapped(item: _T) -> object:
        return call(item)

    return each_async_ms(wrapped, items, longest)


def each_async_ms(
    call: Callable[[_T], Coroutine[Any, Any, object]], items: Iterable[_T], longest: float = LONGEST
) -> list[float]:
    """The same for a coroutine, all within one event loop."""

    async def series() -> list[float]:
        taken: list[float] = []
        last = perf_counter() + longest
        for item in items:
            start = perf_counter()
            await call(item)
            end = perf_counter()
            taken.append((end - start) * 1000)
            if end > last:
                break
        return taken

    return asyncio.run(series())


def typical_async_ms(call: Callable[[_T], Coroutine[Any, Any, object]], items: Sequence[_T]) -> list[float]:
    """The median of `ROUNDS` rounds for each item: what it takes when nothing else on the machine comes between."""
    rounds = [each_async_ms(call, items) for _ in range(ROUNDS)]
    return [median(taken) for taken in zip(*rounds, strict=False)]


def best_ms(*calls: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, ...]:
    """The fastest of some rounds of each call, in milliseconds.

    The calls take turns, so that a slow moment of the machine does not hit one alone.
    """
    return best_with_ms(*((call, lambda: None) for call in map(_ignoring, calls)), rounds=rounds)


def best_with_ms(*calls: tuple[Callable[[_T], object], Callable[[], _T]], rounds: int = ROUNDS) -> tuple[float, ...]:
    """The same for calls that are each given something new in every round; making that does not count."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for number, (call, make) in enumerate(calls):
            given = make()
            start = perf_counter()
            call(given)
            best[number] = min(best[number], (perf_counter() - start) * 1000)
    return tuple(best)


def _ignoring(call: Callable[[], object]) -> Callable[[None], object]:
    return lambda _: call()
