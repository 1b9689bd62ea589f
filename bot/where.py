"""Where something was written or pressed, and by whom: what the settings of a chat need to know."""

from __future__ import annotations

from dataclasses import dataclass

import telegram
from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.incoming import thread_of


@dataclass(frozen=True, slots=True)
class Where:
    """A chat, the topic in it, and who acts there.

    `user_id` is None for whoever writes as a chat (a channel, or an administrator who stays anonymous); then
    `sender_chat_id` is that chat. `update_id` is that of the update.
    """

    update_id: int
    chat_id: int
    kind: str
    thread_id: int | None = None
    user_id: int | None = None
    sender_chat_id: int | None = None

    @property
    def private(self) -> bool:
        """Whether it is a person's own chat with the bot."""
        return self.kind == ChatType.PRIVATE

    @property
    def channel(self) -> bool:
        """Whether it is a channel."""
        return self.kind == ChatType.CHANNEL

    @property
    def trace(self) -> int:
        """What keeps things of the moment apart in memory: the chat written as, else the person, else the chat."""
        return self.sender_chat_id or self.user_id or self.chat_id


def of_message(message: telegram.Message, update_id: int) -> Where:
    """Where a message was written."""
    sender, person = message.sender_chat, message.from_user
    # Telegram gives those who write as a chat a bot of its own as the author.
    user_id = person.id if person is not None and not person.is_bot and sender is None else None
    sender_chat_id = sender.id if sender is not None else None
    return Where(update_id, message.chat.id, message.chat.type, thread_of(message), user_id, sender_chat_id)


def of_press(query: CallbackQuery, under: telegram.Message, update_id: int) -> Where:
    """Where a button was pressed: always by a person, even by an administrator who writes anonymously."""
    return Where(update_id, under.chat.id, under.chat.type, thread_of(under), query.from_user.id)
