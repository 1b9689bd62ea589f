"""Injected faults and Telegram's sending limits."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from bot.sandbox.errors import ApiError, bad_request, forbidden, too_many_requests


class FaultKind(StrEnum):
    """What goes wrong.

    TIMEOUT_*: no answer comes for `seconds`, then the connection is cut; DROP_*: it is cut at once. BEFORE: the call
    has no effect; AFTER: it took effect. DELAY: it takes effect, and the answer comes `seconds` later. GARBLED_AFTER:
    it takes effect, and the answer is a page that is no JSON, as from a proxy on the way.
    """

    TOO_MANY_REQUESTS = "429"
    BLOCKED = "403"
    CHAT_NOT_FOUND = "400_chat_not_found"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    DELAY = "delay"
    GARBLED_AFTER = "garbled_after"
    SERVER_ERROR = "500"
    BAD_GATEWAY = "502"
    ERROR = "error"

    @property
    def lets_through(self) -> bool:
        """Whether the call takes effect before the fault."""
        return self.value.endswith("_after") or self is FaultKind.DELAY

    @property
    def holds(self) -> bool:
        """Whether it keeps the caller waiting."""
        return self in (FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER, FaultKind.DELAY)


@dataclass(slots=True)
class Fault:
    """A fault waiting for its calls.

    `method` None means every method except getUpdates, `chat_id` None every chat. It strikes `times` calls (None: all)
    and, when `until` is set, only before that time of the clock; with a `share` below 1 each fitting call has only
    that chance to be struck, as `dice` falls. `seconds` is how long a timeout or delay holds the call.
    """

    kind: FaultKind
    method: str | None = None
    chat_id: str | None = None
    times: int | None = 1
    until: float | None = None
    share: float = 1.0
    dice: Random = field(default_factory=Random)
    retry_after: int = 1
    seconds: float = 60.0
    code: int = 400
    description: str = "Bad Request: fault"

    def strikes(self, method: str, chat_id: str | None) -> bool:
        """Whether it hits a call of this method (in lower case) about this chat. Throws the dice."""
        if self.method is None:
            if method == "getupdates":
                return False
        elif self.method.lower() != method:
            return False
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        return self.share >= 1.0 or self.dice.random() < self.share

    def error(self) -> ApiError | None:
        """The error answer of this fault; None for timeouts, drops and delays."""
        errors = {
            FaultKind.TOO_MANY_REQUESTS: lambda: too_many_requests(self.retry_after),
            FaultKind.BLOCKED: lambda: forbidden("bot was blocked by the user"),
            FaultKind.CHAT_NOT_FOUND: lambda: bad_request("chat not found"),
            FaultKind.SERVER_ERROR: lambda: ApiError(500, "Internal Server Error"),
            FaultKind.BAD_GATEWAY: lambda: ApiError(502, "Bad Gateway"),
            FaultKind.ERROR: lambda: ApiError(self.code, self.description),
        }
        make = errors.get(self.kind)
        return make() if make else None


class Faults:
    """The faults that are set, oldest first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.active: list[Fault] = []

    def add(self, fault: Fault, lasts: float | None = None) -> None:
        """Sets a fault; `lasts` limits it to that many seconds from now."""
        if lasts is not None:
            fault.until = self._clock() + lasts
        self.active.append(fault)

    def take(self, method: str, chat_id: str | None) -> Fault | None:
        """The first fault that strikes this call, if any; it is used up once more."""
        now = self._clock()
        for fault in list(self.active):
            if fault.until is not None and now >= fault.until:
                self.active.remove(fault)
            elif fault.strikes(method, chat_id):
                if fault.times is not None:
                    fault.times -= 1
                    if fault.times <= 0:
                        self.active.remove(fault)
                return fault
        return None


class Limits:
    """Telegram's sending limits: 30 messages a second in all, 1 a second per chat, 20 a minute per group. Off at first.

    The numbers are those of Telegram's FAQ for bots.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.enabled = False
        self._sent: dict[str, deque[float]] = {}

    def check(self, chat_id: int, is_group: bool) -> None:
        """Counts a message to a chat. Raises ApiError (429) with the seconds to wait when it is one too many."""
        if not self.enabled:
            return
        now = self._clock()
        rules = [("", 30, 1.0), (f"{chat_id}", 1, 1.0)]
        if is_group:
            rules.append((f"{chat_id} group", 20, 60.0))
        windows = [(self._window(key, seconds, now), count, seconds) for key, count, seconds in rules]
        waits = [window[0] + seconds - now for window, count, seconds in windows if len(window) >= count]
        if waits:
            raise too_many_requests(max(1, math.ceil(max(waits))))
        for window, _, _ in windows:
            window.append(now)

    def _window(self, key: str, seconds: float, now: float) -> deque[float]:
        window = self._sent.setdefault(key, deque())
        while window and window[0] <= now - seconds:
            window.popleft()
        return window
