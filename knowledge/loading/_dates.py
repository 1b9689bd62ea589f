"""Dates as articles write them, in the languages the loaders know."""

from __future__ import annotations

import re
from datetime import date

from knowledge.dates import month_of

_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"
_WRITTEN = (
    re.compile(rf"\b{_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(rf"(?<![\d.]){_DAY}\.(?P<month_number>\d{{1,2}})\.{_YEAR}(?!\d)"),
    re.compile(rf"(?<![\d.]){_DAY}(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}(?!\d)"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)"),
)

_LONGEST_LINE = 80
_BESIDE = re.compile(
    r"(?:published|updated|posted|on|at|опубликовано|обновлено|опубліковано|оновлено|veröffentlicht|aktualisiert|am|um"
    r"|publié|mis à jour|le|à|publicado|actualizado|el|de|a|las|last|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?"
    r"|sun|day|uhr|gmt|utc|bst|e[ds]?t|cet|eest|eet|msk|мск|года?|року|р|г|h|[ap]\.?m|\d{1,2}[:.h]\d{2}|[\s,.:;|·•()—–+-])+",
    re.IGNORECASE,
)


def find_date(text: str) -> tuple[int, int, date] | None:
    """The first full date in `text`: its offsets, and the day. Numbers like 03/04/2024 are ambiguous, so no date."""
    found: list[tuple[int, int, date]] = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            day = _day(match)
            if day:
                found.append((*match.span(), day))
                break
    return min(found, default=None)


def is_date_line(text: str) -> bool:
    """Whether a line holds a date, and at most a time and words like "Published" beside it."""
    found = find_date(text) if len(text) <= _LONGEST_LINE else None
    if not found:
        return False
    rest = text[: found[0]] + " " + text[found[1] :]
    return not rest.strip() or bool(_BESIDE.fullmatch(rest))


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = int(parts["month_number"]) if parts.get("month_number") else month_of(match["month"])
    if month is None:
        return None
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
