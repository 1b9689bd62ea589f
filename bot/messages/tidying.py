"""Words for the bot's own lines: one line, no surprises, not too long. Blockquotes never pass through here."""

from __future__ import annotations

import re
import unicodedata

from bot.utf16 import reach, units, well_formed

ELLIPSIS = "…"
"""Marks a shortened line of the bot's own."""

_SPACES = re.compile(r"[\s\u2028\u2029]+")

_ORDER_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows: inside a line of the bot's they would turn its words too."""

_UNSEEN = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\ufffc")
"""Characters of visible categories that show nothing."""

_UNSEEN_CATEGORIES = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs", "Mn", "Me"))
"""Spaces, controls, unassigned characters, and marks that need another character to sit on."""

_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_LONGEST_CLUSTER = 32
"""Code points after which a pile of marks is cut in spite of all."""


def visible(char: str) -> bool:
    """Whether the character shows something by itself."""
    return char not in _UNSEEN and unicodedata.category(char) not in _UNSEEN_CATEGORIES


def turns(char: str) -> bool:
    """Whether the character turns the direction of what follows."""
    return _ORDER_MARKS.match(char) is not None


def tidy(text: str, limit: int) -> str:
    """`text` as one line of at most `limit` UTF-16 units, ending in an ellipsis when shortened.

    Blanks become single spaces, controls and marks of direction go. Empty when nothing of it can be seen.
    """
    head = text[: limit * 8]
    line = _SPACES.sub(" ", _ORDER_MARKS.sub("", well_formed(head)))
    line = "".join(char for char in line if unicodedata.category(char) != "Cc").strip()
    if not any(map(visible, line)):
        return ""
    return line if len(head) == len(text) and units(line) <= limit else shorten(line, limit)


def shorten(line: str, limit: int) -> str:
    """The beginning of `line`, cut at a word and marked, in at most `limit` UTF-16 units."""
    end = word_end(line, 0, reach(line, 0, len(line), limit - units(ELLIPSIS)))
    return line[:end].rstrip(" ,.;:–—-") + ELLIPSIS


def word_end(text: str, start: int, stop: int) -> int:
    """The last place in (start, stop] where `text` can be cut: behind a word, else behind a whole character."""
    if stop >= len(text) or text[stop].isspace():
        return stop
    for place in range(stop - 1, start + (stop - start) // 2, -1):
        if text[place].isspace():
            return place
    for place in range(stop, max(start, stop - _LONGEST_CLUSTER), -1):
        if not _continues(text, place):
            return place
    return stop


def _continues(text: str, place: int) -> bool:
    """Whether the character at `place` belongs to the one before it (an accent, a joined emoji, a skin tone)."""
    char, before = text[place], text[place - 1]
    return (
        unicodedata.category(char).startswith("M") or char in _JOINERS or before == "\u200d" or ord(char) in _SKIN_TONES
    )
