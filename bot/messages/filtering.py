"""Which articles alone were asked: a line above the answer and the refusal."""

from __future__ import annotations

from bot.i18n import Texts
from bot.messages.composing import LONGEST, Composer, Message, italic
from bot.messages.tidying import tidy
from bot.messages.understanding import above
from bot.utf16 import units

WITHIN_LIMIT = 100
"""UTF-16 units of one filter that are shown."""
MOST_FILTERS = 5

WITHIN = "🗂 "
"""Begins the line."""

_LINE = 60
"""UTF-16 units that the bot's own words of the line take at most."""


def only_within(message: Message, within: tuple[str, ...], texts: Texts) -> Message:
    """The message below the filters that were applied; as it is without any."""
    room = LONGEST - units(message.text) - _LINE
    shown = tidy(filter_words(within, texts), room) if within and room > 0 else ""
    if not shown:
        return message
    line = WITHIN + texts.say("Only in: {filters}", filters=shown)
    return above(message, Composer().add(italic(line)).message())


def filter_words(within: tuple[str, ...], texts: Texts) -> str:
    """The filters, as the person typed them, in one line."""
    return texts.both(tuple(texts.quoted(each) for each in _tidied(within)))


def _tidied(within: tuple[str, ...]) -> list[str]:
    shown = (tidy(each, WITHIN_LIMIT).strip(' "“”«»„') for each in within[:MOST_FILTERS])
    return [each for each in shown if each]
