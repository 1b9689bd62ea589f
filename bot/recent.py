"""A bounded memory: what was used longest ago is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Remembers at most `most` entries."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: K) -> V | None:
        """The value, or None when it is unknown or forgotten."""
        if key in self._entries:
            self._entries.move_to_end(key)
        return self._entries.get(key)

    def put(self, key: K, value: V) -> None:
        """Remembers the value, and forgets the oldest entry when there are too many."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def drop_where(self, fits: Callable[[V], bool]) -> None:
        """Forgets the entries whose values fit."""
        for key in [key for key, value in self._entries.items() if fits(value)]:
            del self._entries[key]

    def drop(self, key: K) -> None:
        """Forgets the entry, if there is one."""
        self._entries.pop(key, None)
