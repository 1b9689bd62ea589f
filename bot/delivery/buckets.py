"""Telegram's limits for a single chat, as token buckets. Pure: the time comes in as an argument.

"Avoid sending more than one message per second" to a chat, "not more than 20 messages per minute to the same group"
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from __future__ import annotations

from dataclasses import dataclass

BETWEEN = 1.0
"""Seconds from the end of one message to a chat to the next one."""

BURST = 5
"""Messages that a group that was quiet takes one after the other ..."""

REFILL = 4.0
"""... and seconds until it takes one more: 5 at once and 15 within the minute make 20."""

_KEPT = 10_000
"""Chats in mind before those that are at rest are forgotten."""


@dataclass(slots=True)
class _Chat:
    """`ready` is the earliest time for the next message, `tokens` what a group has left at the time `counted`."""

    ready: float
    tokens: float
    counted: float


class ChatBuckets:
    """When each chat takes its next message. Times are seconds of one clock that never goes back.

    `scale` is how many times faster than Telegram's own a server lets messages through. Groups and channels have ids
    below 0.
    """

    def __init__(self, scale: float = 1.0) -> None:
        self._between = BETWEEN / scale
        self._refill = REFILL / scale
        self._burst = BURST * scale
        self._chats: dict[int, _Chat] = {}

    def __len__(self) -> int:
        return len(self._chats)

    def ready(self, chat_id: int, now: float) -> float:
        """The earliest time, not before `now`, at which the chat takes a message."""
        chat = self._chats.get(chat_id)
        if chat is None:
            return now
        missing = 1.0 - self._tokens(chat, now) if chat_id < 0 else 0.0
        return max(now, chat.ready, now + missing * self._refill)

    def take(self, chat_id: int, now: float) -> None:
        """Counts a message to the chat that begins now."""
        if len(self._chats) >= _KEPT:
            self._forget(now)
        chat = self._chats.setdefault(chat_id, _Chat(now, self._burst, now))
        chat.tokens, chat.counted = self._tokens(chat, now) - 1.0, now
        chat.ready = max(chat.ready, now + self._between)

    def done(self, chat_id: int, now: float) -> None:
        """Notes that a message to the chat was answered: Telegram may have counted it as late as that."""
        self.halt(chat_id, now + self._between)

    def halt(self, chat_id: int, until: float) -> None:
        """Lets nothing through to the chat before that time."""
        chat = self._chats.setdefault(chat_id, _Chat(until, self._burst, until))
        chat.ready = max(chat.ready, until)

    def _tokens(self, chat: _Chat, now: float) -> float:
        return min(self._burst, chat.tokens + max(0.0, now - chat.counted) / self._refill)

    def _forget(self, now: float) -> None:
        for chat_id in [each for each, chat in self._chats.items() if self._rests(chat, now)]:
            del self._chats[chat_id]

    def _rests(self, chat: _Chat, now: float) -> bool:
        return chat.ready <= now and self._tokens(chat, now) >= self._burst
