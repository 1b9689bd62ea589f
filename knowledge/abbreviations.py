"""Abbreviations that an article explains: "HIMARS (High Mobility Artillery Rocket System)", or the other way round.

The rule is that of Schwartz and Hearst ("A simple algorithm for identifying abbreviation definitions in biomedical
text", 2003): the letters of the short form stand in the long one in their order, the first one at the beginning of a
word. Here the short form must also be a word of capitals, so that a bracket seldom passes for one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 10
"""Letters of a short form at most."""

_BRACKET = re.compile(r"\(\s*([^()\n]{2,120}?)\s*\)")
_BREAK = re.compile(r"[()\n]")
_REACH = 200
"""Characters before a bracket in which the long form is looked for."""
_SHORT = re.compile(r"(?=(?:.*[^\W\d_]){2})[^\W\d_](?:[^\W_]|[.&-](?=[^\W_])){1,12}\.?")
_FIRST = re.compile(r"^[^,;:]+")
_QUOTES = "\"“”„«»‘’' "


class Abbreviation(NamedTuple):
    """What an article says an abbreviation stands for, both as it writes them."""

    short: str
    long: str


def abbreviations_in(text: str) -> list[Abbreviation]:
    """The abbreviations that a text explains in brackets, in order, each once."""
    found: dict[Abbreviation, None] = {}
    for match in _BRACKET.finditer(text):
        before = _BREAK.split(text[max(match.start() - _REACH, 0) : match.start()])[-1].rstrip()
        inside = (_FIRST.match(match[1]) or match)[0].strip(_QUOTES)
        if not before or (not before[-1].isalnum() and before[-1] not in _QUOTES):
            continue
        if _is_short(inside):
            long = _long_form(inside, _words_before(before, inside))
            short = inside
        else:
            short = before.rsplit(None, 1)[-1].strip(_QUOTES)
            whole = inside if _is_short(short) and len(inside.split()) > 1 else ""
            long = whole if whole and _long_form(short, whole) == whole else ""
        if long:
            found.setdefault(Abbreviation(short, long))
    return list(found)


def _is_short(form: str) -> bool:
    letters = [letter for letter in form if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return bool(_SHORT.fullmatch(form)) and 2 <= len(letters) <= LONGEST and 2 * capitals > len(letters)


def _words_before(text: str, short: str) -> str:
    """As many words before the bracket as the short form can stand for: min(|A| + 5, 2 |A|)."""
    count = sum(letter.isalnum() for letter in short)
    return " ".join(text.split()[-min(count + 5, count * 2) :])


def _long_form(short: str, text: str) -> str:
    """The shortest end of the text that holds the letters of the short form in order, or nothing."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    folded = text.casefold()
    if len(folded) != len(text):
        return ""
    place = len(folded)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        first = number == 0
        while place >= 0 and (folded[place] != letters[number] or (first and not _begins(folded, place))):
            place -= 1
        if place < 0:
            return ""
    long = text[place:].strip(_QUOTES)
    apart = len(long) > len(short) and len(long.split()) > 1 and short.casefold() not in folded[place:].split()
    return long if apart else ""


def _begins(text: str, place: int) -> bool:
    return place == 0 or not text[place - 1].isalnum()
