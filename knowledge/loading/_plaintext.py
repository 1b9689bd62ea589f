"""Plain text: one paragraph a line, or paragraphs of wrapped lines with blank lines between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•‣◦▪*+-]|\d{1,3}[.)])\s")
_HYPHENATED = re.compile(r"[^\W\d_]-$")


class _Line(NamedTuple):
    """A line with something in it: where its words start and end in the file, and the words."""

    start: int
    end: int
    words: str


def blocks(file: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """The blocks of `file[start:]`, each as the ranges of the file that make it up: one, save where a hyphenated
    word was wrapped and the line end is left out."""
    groups = list(_groups(file, start))
    width = _wrap_width(groups)
    for group in groups:
        if width:
            yield from _unwrapped(group, width)
        else:
            yield from ([(line.start, line.end)] for line in group)


def _groups(file: str, start: int) -> Iterator[list[_Line]]:
    """The lines, in groups between blank lines."""
    group: list[_Line] = []
    for begin, end in _lines(file, start):
        raw = file[begin:end]
        words = raw.strip()
        if words:
            lead = begin + len(raw) - len(raw.lstrip())
            group.append(_Line(lead, lead + len(words), words))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _lines(file: str, start: int) -> Iterator[tuple[int, int]]:
    for end in _LINE_END.finditer(file, start):
        yield start, end.start()
        start = end.end()
    yield start, len(file)


def _wrap_width(groups: list[list[_Line]]) -> int:
    """The width the text was wrapped at, 0 when its lines are paragraphs.

    Wrapped lines are narrow, most of them do not end a sentence, and the next line's first word would not have fitted.
    Short lines (headings, list items) say nothing either way.
    """
    followed = [pair for group in groups for pair in pairwise(group)]
    width = max((len(line.words) for line, _ in followed), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    telling = [(line, after) for line, after in followed if len(line.words) * 2 >= width]
    full = sum(_was_full(line, after, width) for line, after in telling)
    open_ended = sum(not _ENDS_SENTENCE.search(line.words) for line, _ in telling)
    return width if len(telling) > 1 and full * 10 >= len(telling) * 6 and open_ended * 2 > len(telling) else 0


def _was_full(line: _Line, after: _Line, width: int) -> bool:
    """Whether the first word of the line `after` would not have fitted on `line`, give or take a tenth."""
    first = after.words.split(maxsplit=1)[0]
    return (len(line.words) + 1 + len(first)) * 10 > width * 9


def _unwrapped(group: list[_Line], width: int) -> Iterator[list[tuple[int, int]]]:
    """The paragraphs of a group of wrapped lines."""
    parts = [(group[0].start, group[0].end)]
    for line, after in pairwise(group):
        goes_on = _was_full(line, after, width) or after.words[0].islower()
        if not goes_on or _ITEM.match(after.words):
            yield parts
            parts = [(after.start, after.end)]
        elif _HYPHENATED.search(line.words) and after.words[0].isalpha():
            parts.append((after.start, after.end))
        else:
            parts[-1] = (parts[-1][0], after.end)
    yield parts
