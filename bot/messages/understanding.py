"""What a follow-up was understood as: a line above whatever the bot says to it."""

from __future__ import annotations

from dataclasses import replace

from telegram import MessageEntity

from bot.i18n import Texts
from bot.messages.asking import UNDERSTOOD
from bot.messages.composing import LONGEST, Composer, Message, italic
from bot.messages.tidying import tidy
from bot.utf16 import units

UNDERSTOOD_LIMIT = 300
"""UTF-16 units of the full question that are shown."""

_LEAST = 20
"""UTF-16 units of room below which a message stays without the line."""

_LINE = 100
"""UTF-16 units that the bot's own words of the line take at most."""


def explained(message: Message, understood: str, texts: Texts) -> Message:
    """The message below the full question that a follow-up was understood as; as it is for a full question."""
    room = min(UNDERSTOOD_LIMIT, LONGEST - units(message.text) - _LINE)
    shown = tidy(understood, room) if understood and room >= _LEAST else ""
    if not shown:
        return message
    line = Composer().add(italic(UNDERSTOOD + texts.say("Understood as: {question}", question=shown))).message()
    return above(message, line)


def above(message: Message, line: Message) -> Message:
    """The message with a line of the bot's own above it."""
    first = line.text + "\n"
    moved = (_moved(entity, units(first)) for entity in message.entities)
    return replace(message, text=first + message.text, entities=(*line.entities, *moved))


def _moved(entity: MessageEntity, by: int) -> MessageEntity:
    return MessageEntity(
        type=entity.type, offset=entity.offset + by, length=entity.length, url=entity.url, user=entity.user
    )
