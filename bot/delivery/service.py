"""All that goes on beside the answering: planning, sending, looking for new articles, tidying."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bot.arrivals import Arrivals
from bot.delivery.alerts import Alerts
from bot.delivery.planner import Planner
from bot.delivery.sender import Sender
from bot.delivery.steady import kept_up, steadily
from bot.delivery.tidying import Tidying

Work = Callable[[], Coroutine[Any, Any, None]]


class Delivery:
    """Starts and stops the parts; none of them ends in silence. `arrivals` is None where the articles never change."""

    def __init__(
        self, planner: Planner, sender: Sender, alerts: Alerts, tidying: Tidying, arrivals: Arrivals | None
    ) -> None:
        self._planner = planner
        self._sender = sender
        self._alerts = alerts
        self._tidying = tidying
        self._arrivals = arrivals
        self._ending: list[asyncio.Task[None]] = []
        self._endless: list[asyncio.Task[None]] = []

    async def begin(self) -> None:
        """What has to be done before the first update is handled: the words of earlier versions are made readable."""
        arrivals = self._arrivals
        if arrivals is not None:
            await steadily("reading the articles of earlier runs", lambda: arrivals.begin(self._alerts.plan))

    def start(self) -> None:
        """Starts all parts."""
        self._ending = [self._task("planning", self._planner.run), self._task("sending", self._sender.run)]
        self._endless = [self._task("tidying", self._tidying.run)]
        arrivals = self._arrivals
        if arrivals is not None:
            self._endless.append(self._task("looking for articles", lambda: arrivals.watch(self._alerts.plan)))

    async def stop(self) -> None:
        """Ends all parts; what is on its way is waited for, what was only claimed is given back."""
        self._planner.stop()
        self._sender.stop()
        for task in self._endless:
            task.cancel()
        try:
            await asyncio.gather(*self._ending, *self._endless, return_exceptions=True)
        finally:
            for task in self._ending:
                task.cancel()

    @staticmethod
    def _task(name: str, work: Work) -> asyncio.Task[None]:
        return asyncio.create_task(kept_up(name, work), name=name)
