"""Dates with a year, as they are written in texts and questions: "7 June 2022", "7.06.2022", "в марте 2022 года"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from knowledge.dates.days import Days, of_day, of_month, of_year
from knowledge.dates.months import month_of


class Dated(NamedTuple):
    """A date in a text: its offsets there, and the days that it means."""

    start: int
    end: int
    days: Days


_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY = r"(?P<day>\d{1,2})"
_FOUR = r"(?P<year>\d{4})(?!\d|[.,]\d)"
_OF = r"(?:de\s+|del\s+|of\s+|d['’])?"
_ORDINAL = r"(?:st|nd|rd|th|er|re|ª|º|-?го|-?е|\.)?"
_YEAR_WORD = r"(?:\s*(?:года|году|год|гг?\.?|року|році|рік|рр?\.?)(?!\w))?"
_NOT_INSIDE = r"(?<![\d./:-])"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("day", rf"{_NOT_INSIDE}(?P<year>\d{{4}})-(?P<number>\d\d)-(?P<day>\d\d)(?![\d-])"),
        ("day", rf"{_NOT_INSIDE}(?P<day>\d{{1,2}})\.\s?(?P<number>\d{{1,2}})\.\s?{_FOUR}{_YEAR_WORD}"),
        ("short", rf"{_NOT_INSIDE}(?P<day>\d\d)\.(?P<number>\d\d)\.(?P<year>\d\d)(?![\d.,/-]\d|\d)"),
        ("either", rf"{_NOT_INSIDE}(?P<day>\d{{1,2}})(?P<mark>[/-])(?P<number>\d{{1,2}})(?P=mark){_FOUR}(?![/-])"),
        ("day", rf"{_NOT_INSIDE}\b{_DAY}{_ORDINAL}\s+{_OF}{_MONTH},?\s+{_OF}{_FOUR}{_YEAR_WORD}"),
        ("day", rf"(?<!\w){_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_FOUR}"),
        ("month", rf"{_NOT_INSIDE}(?:(?P<number>0[1-9])[./]|(?P<late>1[0-2])/){_FOUR}(?![/-])"),
        ("month", rf"(?<!\w){_MONTH},?\s+{_OF}{_FOUR}{_YEAR_WORD}"),
        ("season", rf"(?<!\w)(?P<season>[^\W\d_]{{3,10}})\s+{_OF}{_FOUR}{_YEAR_WORD}"),
        ("year", rf"(?<![\w.,/:#№$€£–—-]){_FOUR}(?![\w/–—-])(?!\s*[%$€£₽]){_YEAR_WORD}"),
    )
)
_WHOLE_MONTH = re.compile(r"(?P<year>\d{4})-(?P<number>\d\d?)")

_YEARLESS = re.compile(
    rf"(?<![\w./:-])(?:(?P<day>\d{{1,2}}){_ORDINAL}\s+{_OF})?(?P<month>[^\W\d_]{{3,12}})"
    r"(?:\s+(?P<behind>\d{1,2})(?:st|nd|rd|th)?(?![\w./:-]))?(?!\w)",
    re.IGNORECASE,
)

_SEASONS = {
    word: number
    for number, words in enumerate(
        (
            "spring весна весны весной весне весну навесні весни весні frühling frühjahr printemps primavera",
            "summer лето лета летом лете літо літа літом влітку літі sommer été verano",
            "autumn осень осени осенью осінь осені восени herbst automne otoño",
        )
    )
    for word in words.split()
}
"""Spring, summer and autumn, which lie in one year everywhere; a winter has two, so it means none for sure."""


def find_written(text: str, *, days_first: bool | None = None) -> list[Dated]:
    """The dates with a year in a text, in order, none inside another.

    `days_first` says how "03/04/2022" is read; with None, only when one of the two can be no month.
    """
    if not any(character.isdigit() for character in text):
        return []
    found: list[Dated] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            days = _days(kind, match, days_first)
            start, end = match.span()
            if days is not None and all(end <= other.start or other.end <= start for other in found):
                found.append(Dated(start, end, days))
    return sorted(found)


class Month(NamedTuple):
    """A month without a year in a text, or a day of it: its offsets there, and what it means."""

    start: int
    end: int
    month: int
    day: int | None

    def of(self, year: int) -> Days | None:
        """Its days in a year; None when the calendar has no such day."""
        return of_month(year, self.month) if self.day is None else of_day(year, self.month, self.day)


def find_months(text: str) -> list[Month]:
    """The months in a text that have no year, and the days of such months, in order. "May" and its like need a capital
    or a day."""
    dated = find_written(text)
    found = []
    for match in _YEARLESS.finditer(text):
        number = month_of(match["month"]) if len(match["month"]) > 2 else None
        plain = match["month"].islower() and match["month"].isascii() and not match["day"]
        if number is None or plain or any(d.start < match.end() and match.start() < d.end for d in dated):
            continue
        day = int(match["day"] or match["behind"] or 0) or None
        found.append(Month(*match.span(), number, day))
    return found


def find_month(text: str, today: date) -> Days | None:
    """The month that a text names without a year: the last one of that name that has begun."""
    number = month_of(text.strip())
    if number is None:
        return None
    return of_month(today.year - (number > today.month), number)


def period(text: str, *, days_first: bool | None = None) -> Days | None:
    """The days that a text means which holds a date with a year and nothing else ("2022-03", "March 2022")."""
    text = text.strip()
    if month := _WHOLE_MONTH.fullmatch(text):
        return of_month(int(month["year"]), int(month["number"]))
    found = find_written(text, days_first=days_first)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].days
    return None


def day_first(day: int, month: int, days_first: bool | None = None) -> tuple[int, int] | None:
    """Day and month of two numbers with a slash or hyphen between them, in this order unless told or impossible;
    None when they can be read both ways."""
    if day > 12 >= month or day == month or (days_first is True and month <= 12):
        return day, month
    if month > 12 >= day or days_first is False:
        return month, day
    return None


def _days(kind: str, match: re.Match[str], days_first: bool | None) -> Days | None:
    parts = match.groupdict()
    if kind == "year":
        return of_year(int(parts["year"]))
    if kind == "season":
        season = _SEASONS.get(parts["season"].lower())
        return _season(int(parts["year"]), season) if season is not None else None
    digits = parts.get("number") or parts.get("late")
    number = int(digits) if digits else month_of(parts["month"])
    if number is None:
        return None
    year = int(parts["year"])
    if kind == "month":
        return of_month(year, number)
    day = int(parts["day"])
    if kind == "short":
        year += 2000
    elif kind == "either":
        read = day_first(day, number, days_first)
        if read is None:
            return None
        day, number = read
    return of_day(year, number, day)


def _season(year: int, season: int) -> Days | None:
    first, last = of_month(year, 3 + 3 * season), of_month(year, 5 + 3 * season)
    return Days(first.first, last.last) if first is not None and last is not None else None
