"""What people received from the bot, kept small: for tests that count messages in thousands of chats."""

from __future__ import annotations

from collections import deque
from typing import Any, NamedTuple

from bot.sandbox.errors import ControlError

MAX_ENTRIES = 100_000
MAX_CHARACTERS = 50_000_000
"""Of all texts in the log together."""


class Entry(NamedTuple):
    """One message of the bot. `reply_to` is the message it replies to in the same chat."""

    chat_id: int
    message_id: int
    reply_to: int | None
    text: str


class ReceivedLog:
    """The newest messages of the bot, numbered from 1 in the order in which they took effect."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque()
        self._characters = 0
        self.last = 0

    def add(self, chat_id: int, payload: dict[str, Any]) -> None:
        """Notes a message of the bot and forgets the oldest when there are too many."""
        text = payload.get("text") or payload.get("caption") or ""
        replied = payload.get("reply_to_message")
        reply_to = None if replied is None or "forum_topic_created" in replied else replied["message_id"]
        self._entries.append(Entry(chat_id, payload["message_id"], reply_to, text))
        self._characters += len(text)
        self.last += 1
        while len(self._entries) > MAX_ENTRIES or self._characters > MAX_CHARACTERS:
            self._characters -= len(self._entries.popleft().text)

    def after(self, number: int) -> list[Entry]:
        """The messages with a number above this one, oldest first.

        Raises ControlError when some of them are forgotten: an incomplete count would be a wrong one.
        """
        forgotten = self.last - len(self._entries)
        if number < forgotten:
            raise ControlError(f"the messages up to {forgotten} are forgotten: ask for those since then, or more often")
        count = max(0, self.last - number)
        newest = [entry for entry, _ in zip(reversed(self._entries), range(count), strict=False)]
        return newest[::-1]
