"""Going on in spite of a database that fails for a while, and of faults of our own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bot.errors import StoreError
from bot.logs import trace

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before the first new try, doubled each time up to the longest."""

_T = TypeVar("_T")


async def steadily(what: str, call: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
    """The result of `call`, tried again and again while the database fails. It must do no harm to do it twice.

    Whoever is cancelled here still waits for the end of the call: a transaction is not broken off in the middle.
    """
    pause = FIRST_PAUSE
    while True:
        try:
            return await _unbroken(call())
        except StoreError as error:
            logger.error("%s failed: %s; trying again in %.1f s", what, error, pause)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _unbroken(work: Coroutine[Any, Any, _T]) -> _T:
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise


async def kept_up(name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Does work that ends only when it is told to. When it fails instead, that is logged with its trace, and it is
    begun again after a pause: a fault in one part must not silence it for good."""
    pause = FIRST_PAUSE
    while True:
        error = (await attempted(work())).exception()
        if error is None:
            return
        logger.error("%s failed; beginning again in %.1f s\n%s", name, pause, trace(error))
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


async def attempted(work: Coroutine[Any, Any, _T]) -> asyncio.Task[_T]:
    """Does the work in a task of its own and returns that when it is done, whether it holds a result or an exception.

    Whoever is cancelled here cancels the work, and waits until that has ended.
    """
    task = asyncio.create_task(work)
    try:
        await asyncio.wait({task})
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
    return task
