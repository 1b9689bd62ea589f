"""Who was erased a moment ago: what they wrote before is still answered, and then not kept."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.memory import KEPT
from bot.where import Where


class Forgotten:
    """Remembers, in memory alone and for a quarter of an hour, who was erased by which update.

    A message may wait for its turn longer than it takes to erase its author: in a group where much is asked, or when
    Telegram asks for a pause. `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._erased: dict[int, tuple[int, float]] = {}

    def __len__(self) -> int:
        """How many people are remembered."""
        return len(self._erased)

    def erased(self, user_id: int, update_id: int) -> None:
        """Notes that a person is erased, before that is done, with all that came before the update."""
        oldest = self._clock() - KEPT
        self._erased = {each: (update, at) for each, (update, at) in self._erased.items() if at >= oldest}
        self._erased[user_id] = update_id, self._clock()

    def covers(self, where: Where) -> bool:
        """Whether nothing may be kept of what was written or pressed there, because the person was erased since."""
        last = self._erased.get(where.user_id) if where.user_id is not None else None
        return last is not None and where.update_id < last[0]
