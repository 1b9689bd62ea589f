"""Lines that name the authors."""

from __future__ import annotations

import re

from knowledge.loading._dates import is_date_line
from knowledge.loading.wording import BYLINE, JOINER, SPEECH, TRAILER

_LONGEST = 200
_STOPPED = re.compile(r"[.!?…:;,]$")
_STOPPED_IN_MARKS = re.compile(r"[.!?…,;:][”“»’›\"']+$")
_WORD = r"(?!(?:AND|IN|FOR)\s)(?:d['’]|al-|el-)?[^\W\d_a-zа-яёіїєґ](?:[\w'’-]|\.(?=\s?\w))*"
_PARTICLES = r"(?:(?:de|da|di|del|della|dos|du|la|le|van|von|der|den|ter|zu|bin|ibn|al|el)\s+)*"
_NAME = re.compile(rf"{_WORD}(?:\s+{_PARTICLES}{_WORD}){{0,4}}")
_NOT_A_NAME = re.compile(
    r"\b(?:news|times|post|press|agency|correspondent|reporter|editor|staff|writer|journal|tribune|herald|guardian"
    r"|magazine|service|desk|team|radio|tv|media|bureau|chief|новости|агентство|редактор|новини|агенція)\b",
    re.IGNORECASE,
)


def author_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in the byline or the list of authors `text[start:end]`, as offsets of `text`."""
    label = BYLINE.match(text, start, end)
    return _read_names(text, label.end() if label else start, end)[0]


def is_byline(text: str) -> bool:
    """Whether a line names the authors and nothing more, save where or for whom they write, or a date."""
    label = BYLINE.match(text)
    if not label or len(text) > _LONGEST or _STOPPED_IN_MARKS.search(text):
        return False
    names, at = _read_names(text, label.end(), len(text))
    rest = text[at:]
    return bool(names) and (rest in ("", ".") or not (_STOPPED.search(rest) or SPEECH.search(rest)))


def _read_names(text: str, at: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """The names that follow one another from `at` on, and where they end; none when something else goes on there."""
    names: list[tuple[int, int]] = []
    behind = at
    while name := _NAME.match(text, at, end):
        joiner = JOINER.match(text, name.end(), end)
        closed = name.end() == end or joiner or TRAILER.match(text, name.end(), end)
        rest = text[name.end() : end]
        if not closed and not (rest == "." and " " in name.group()) and not is_date_line(rest):
            # "Ann Ott, Rome correspondent": the second part is what the author does. Without a first, it is no byline.
            return (names, behind) if names else ([], at)
        if not _NOT_A_NAME.search(name.group()):
            names.append(name.span())
        behind = name.end()
        if not joiner:
            break
        at = joiner.end()
    return names, behind
