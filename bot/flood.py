"""How much one person may ask: a token bucket for each, and one polite notice per pause."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic

WINDOW = 60.0
"""Seconds in which a bucket fills up from empty, and for which a notice holds."""

REMEMBERED = 10_000
"""How many people are kept in mind; whoever was quiet longest is forgotten first."""


class Verdict(Enum):
    """What to do with a person's next request."""

    SERVE = auto()
    NOTICE = auto()
    IGNORE = auto()


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    noticed: float | None = None


class FloodGate:
    """Lets each person through `limit` times a minute. `clock` gives seconds and never runs backwards."""

    def __init__(self, limit: int, clock: Callable[[], float] = monotonic, remembered: int = REMEMBERED) -> None:
        self._limit = float(limit)
        self._clock = clock
        self._remembered = remembered
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def judge(self, person: int) -> Verdict:
        """SERVE while the person's bucket holds out; then NOTICE once a window, and IGNORE."""
        now = self._clock()
        bucket = self._bucket(person, now)
        bucket.left = min(self._limit, bucket.left + (now - bucket.at) * self._limit / WINDOW)
        bucket.at = now
        if bucket.left >= 1:
            bucket.left -= 1
            return Verdict.SERVE
        if bucket.noticed is None or now - bucket.noticed >= WINDOW:
            bucket.noticed = now
            return Verdict.NOTICE
        return Verdict.IGNORE

    def forget(self, person: int) -> None:
        """Forgets whatever is remembered of the person."""
        self._buckets.pop(person, None)

    def _bucket(self, person: int, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(person, _Bucket(left=self._limit, at=now))
        self._buckets.move_to_end(person)
        if len(self._buckets) > self._remembered:
            self._buckets.popitem(last=False)
        return bucket
