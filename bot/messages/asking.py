"""The person's own words in a message of the bot: shown in italics, never in a blockquote, and found again there.

Buttons have no room for them, so what was asked is read back from the message under whose button somebody pressed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

import telegram
from telegram.constants import MessageEntityType

from bot.i18n import Texts
from bot.messages.composing import Composer, Styled
from bot.messages.tidying import ELLIPSIS, turns, word_end
from bot.utf16 import part, reach, units

ASKED_LIMIT = 500
"""UTF-16 units of the person's words that are shown."""

UNDERSTOOD = "↪ "
"""Begins the line that says what a follow-up was understood as."""

_LEAD = 120
"""Characters that are shown before the first and behind the last altered word of words too long to be shown whole."""

_MOST_STRUCK = 20
"""Stretches that are struck out; entities of a message are limited."""

_OPENING, _CLOSING = '“„«"', '”“»"'
_MARKS = frozenset(_OPENING + _CLOSING)

Ranges = Sequence[tuple[int, int]]


def say_asked(composer: Composer, texts: Texts, template: str, words: str, altered: Ranges = ()) -> None:
    """Adds the template on a line, its field {words} filled with the person's words in quotation marks and italics.

    `altered` are the ranges of `words` to be struck out.
    """
    line, struck = _tidied(words, altered)
    start, end = _window(line, struck)
    shown, inside = line[start:end], tuple(_within(struck, start, end))
    before, behind = ELLIPSIS if start else "", ELLIPSIS if end < len(line) else ""
    filled = before + "{words}" + behind
    quoted = template.format(words=filled if shown == line and _in_marks(line) else texts.quoted(filled))
    composer.new_line().fill(quoted, words=Styled(shown, MessageEntityType.ITALIC, struck=inside[:_MOST_STRUCK]))


def asked_words(message: telegram.Message) -> str:
    """The person's words in a message of the bot: its first words in italics; empty when it has none."""
    text = message.text or ""
    # What a follow-up was understood as stands above, in italics too.
    above = units(text.partition("\n")[0]) if text.startswith(UNDERSTOOD) else 0
    italics = sorted(
        (entity.offset, entity.length)
        for entity in message.entities
        if entity.type == MessageEntityType.ITALIC and entity.offset >= above
    )
    if not italics:
        return ""
    start, end = italics[0][0], sum(italics[0])
    for offset, length in italics[1:]:
        # Telegram may hand a stretch back in pieces where another kind of mark begins or ends.
        if offset != end:
            break
        end = offset + length
    return part(text, start, end - start)


def _in_marks(line: str) -> bool:
    """Whether the person put all of the words in quotation marks."""
    return len(line) > 1 and line[0] in _OPENING and line[-1] in _CLOSING and not set(line[1:-1]) & _MARKS


def _tidied(words: str, altered: Ranges) -> tuple[str, list[tuple[int, int]]]:
    """The words in one line, and the ranges moved along with them."""
    line: list[str] = []
    places: list[int] = []
    for place, char in enumerate(words):
        if char.isspace():
            char = " "
        if turns(char) or unicodedata.category(char) == "Cc" or (char == " " and (not line or line[-1] == " ")):
            continue
        line.append(char)
        places.append(place)
    text = "".join(line).rstrip()
    moved = [(bisect_left(places, start), bisect_left(places, end)) for start, end in altered]
    return text, _joined(text, list(_within(moved, 0, len(text))))


def _joined(text: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring ranges as one where nothing but blanks stands between them."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _within(ranges: Ranges, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges as they lie in the stretch, counted from its start."""
    cut = [(max(one, start) - start, min(other, end) - start) for one, other in ranges]
    return [(one, other) for one, other in cut if one < other]


def _window(line: str, struck: Ranges) -> tuple[int, int]:
    """The stretch of the line that is shown: all of it, else what surrounds the altered words."""
    if units(line) <= ASKED_LIMIT:
        return 0, len(line)
    first, last = (struck[0][0], struck[-1][1] + _LEAD) if struck else (0, len(line))
    start = line.find(" ", max(0, first - _LEAD), first) + 1 if first > _LEAD else 0
    return start, word_end(line, start, reach(line, start, min(last, len(line)), ASKED_LIMIT))
