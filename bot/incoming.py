"""What a person's message asks for: which command, which words, whether it is meant for the bot at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message, User
from telegram.constants import ChatType, MessageEntityType

from bot.utf16 import part, well_formed, without

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?![\w/@])")
"""A command at the beginning, with the bot it is for; not a path such as /usr/bin."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message read. `command` is in lower case and without the slash; None for a plain question.

    `words` is what was written beside command and mention, `quoted` what the message replies to (the part that was
    picked, else all of its text). `attached` tells that it carries something else than text, `written` that it has a
    text, even one of which nothing can be seen. `location` is the latitude and longitude, in degrees, of a place that
    was sent.
    """

    words: str
    command: str | None = None
    quoted: str = ""
    private: bool = False
    mentioned: bool = False
    replies: bool = False
    forwarded: bool = False
    attached: bool = False
    written: bool = False
    location: tuple[float, float] | None = None

    @property
    def direct(self) -> bool:
        """Whether it is meant for the bot even without a command."""
        return self.private or self.mentioned or self.replies


def read(message: Message, me: User, *, posts: bool = False) -> Incoming | None:
    """Reads a message for the bot `me`; None when it is for another bot, or from one, or nobody's writing.

    Posts of channels are read only with `posts`.
    """
    if _not_for_reading(message, me) or (message.chat.type == ChatType.CHANNEL and not posts):
        return None
    text, mentioned = _without_mentions(message, me)
    command = _COMMAND.match(text)
    name = None
    if command is not None:
        if command[2] is not None and f"@{command[2]}".casefold() != me.name.casefold():
            return None
        name, text = command[1].lower(), text[command.end() :].strip()
    return Incoming(
        words=text,
        command=name,
        quoted=_quoted(message),
        private=message.chat.type == ChatType.PRIVATE,
        mentioned=mentioned,
        replies=_replies_to(message, me),
        forwarded=message.forward_origin is not None,
        attached=message.effective_attachment is not None,
        written=bool(message.text),
        location=_location(message),
    )


def thread_of(message: Message) -> int | None:
    """The topic the message stands in; None outside of topics (a thread of replies is not one)."""
    return message.message_thread_id if message.is_topic_message else None


def sender_of(message: Message) -> int:
    """Whom to count the message for: the chat it was written as, else the person, else the chat it stands in."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    return message.from_user.id if message.from_user is not None else message.chat.id


def _not_for_reading(message: Message, me: User) -> bool:
    if message.is_automatic_forward:
        return True
    if message.via_bot is not None and message.via_bot.id == me.id:
        return True
    # An anonymous administrator comes as a bot of Telegram's own, but with the chat as the sender.
    by_bot = message.from_user is not None and message.from_user.is_bot
    return by_bot and message.sender_chat is None


def _without_mentions(message: Message, me: User) -> tuple[str, bool]:
    """The text or caption without mentions of the bot, and whether there were any."""
    text = message.text or message.caption or ""
    own: list[tuple[int, int]] = []
    for entity in message.entities or message.caption_entities:
        named = entity.type == MessageEntityType.MENTION and (
            part(text, entity.offset, entity.length).casefold() == me.name.casefold()
        )
        pointed = entity.type == MessageEntityType.TEXT_MENTION and entity.user is not None and entity.user.id == me.id
        if named or pointed:
            own.append((entity.offset, entity.length))
    return well_formed(without(text, own)).strip(), bool(own)


def _location(message: Message) -> tuple[float, float] | None:
    place = message.location
    return (place.latitude, place.longitude) if place is not None else None


def _quoted(message: Message) -> str:
    if message.quote is not None:
        return well_formed(message.quote.text).strip()
    replied = message.reply_to_message
    if replied is None:
        return ""
    return well_formed(replied.text or replied.caption or "").strip()


def _replies_to(message: Message, me: User) -> bool:
    replied = message.reply_to_message
    # Every message of a topic replies to the one that opened it.
    if replied is None or replied.forum_topic_created is not None or replied.from_user is None:
        return False
    return replied.from_user.id == me.id
