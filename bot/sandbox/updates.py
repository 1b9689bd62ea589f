"""The bot's update queue: getUpdates with long polling, confirmation by offset, and one poller at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from bot.sandbox.errors import ApiError

KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "guest_message",
        "managed_bot",
    ]
)
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MAX_PENDING = 50_000
FIRST_ID = 500_000_001
MAX_TIMEOUT = 50

Update = dict[str, Any]


class UpdateQueue:
    """Updates that the bot has not confirmed yet.

    `duplicate_next`, `redeliver_next` and `swap_next` are the faults of delivery: how many of the next updates come
    twice in a row, come once more after they were confirmed, or change places with the one that follows.
    """

    def __init__(self) -> None:
        self._pending: deque[Update] = deque()
        self._again: list[Update] = []
        self._held: tuple[str, Any] | None = None
        self._next_id = FIRST_ID
        self._poller: asyncio.Future[None] | None = None
        self._allowed = KINDS - NOT_BY_DEFAULT
        self.duplicate_next = 0
        self.redeliver_next = 0
        self.swap_next = 0
        self.hold_seconds = 1.0

    def __len__(self) -> int:
        return len(self._pending)

    def allow(self, kinds: list[str] | None) -> None:
        """Sets which kinds are queued from now on; None keeps the setting, an empty list restores the default."""
        if kinds is not None:
            self._allowed = frozenset(kinds) & KINDS if kinds else KINDS - NOT_BY_DEFAULT

    @property
    def allowed(self) -> list[str]:
        """The kinds that are queued, sorted."""
        return sorted(self._allowed)

    def put(self, kind: str, payload: Any) -> None:
        """Queues an update of an allowed kind and wakes the poller."""
        if kind not in self._allowed:
            return
        if self.swap_next and self._held is None:
            self.swap_next -= 1
            self._held = (kind, payload)
            asyncio.get_running_loop().call_later(self.hold_seconds, self._release)
            return
        self._append(kind, payload)
        self._release()

    def _release(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            self._append(*held)
        self._wake()

    def _append(self, kind: str, payload: Any) -> None:
        update = {"update_id": self._next_id, kind: payload}
        self._next_id += 1
        self._pending.append(update)
        if self.duplicate_next:
            self.duplicate_next -= 1
            self._pending.append(update)
        if self.redeliver_next:
            self.redeliver_next -= 1
            self._again.append(update)
        while len(self._pending) > MAX_PENDING:
            self._pending.popleft()

    def drop(self) -> None:
        """Forgets all pending updates."""
        self._pending.clear()
        self._again.clear()

    async def get(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """The next updates, waiting up to `seconds` (50 at most) for the first.

        Raises ApiError (409) when another getUpdates begins meanwhile.
        """
        self._confirm(offset)
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(_terminated())
        if not self._pending and seconds > 0:
            self._poller = poller = asyncio.get_running_loop().create_future()
            await asyncio.wait({poller}, timeout=min(seconds, MAX_TIMEOUT))
            if poller.done():
                poller.result()
            elif self._poller is poller:
                self._poller = None
        return [self._pending[index] for index in range(min(limit, len(self._pending)))]

    def close(self) -> None:
        """Sends the poller away with what there is."""
        self._wake()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
            return
        while self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()
        late = [update for update in self._again if update["update_id"] < offset]
        if late:
            self._again = [update for update in self._again if update["update_id"] >= offset]
            self._pending.extendleft(reversed(late))

    def _wake(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self._poller = None


def _terminated() -> ApiError:
    return ApiError(
        409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
