"""Dates that are told from today: "yesterday", "last week", "в прошлом месяце", "vor drei Tagen"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from knowledge.dates.days import Days, of_month, of_week, of_year
from knowledge.dates.written import Dated
from knowledge.languages.moments import HINT, MOMENTS, NUMBERS


def _day(back: int) -> Callable[[date, int], Days]:
    return lambda today, _: Days(today - timedelta(days=back), today - timedelta(days=back))


def _week(back: int) -> Callable[[date, int], Days]:
    return lambda today, _: of_week(today - timedelta(weeks=back))


def _month(back: int) -> Callable[[date, int], Days]:
    return lambda today, _: _months_ago(today, back)


def _year(back: int) -> Callable[[date, int], Days]:
    return lambda today, _: Days(date(today.year - back, 1, 1), date(today.year - back, 12, 31))


def _months_ago(today: date, back: int) -> Days:
    months = today.year * 12 + today.month - 1 - back
    return of_month(months // 12, months % 12 + 1) or Days(today, today)


def _last(days: int) -> Callable[[date, int], Days]:
    return lambda today, n: Days(today - timedelta(days=days * n), today)


def _ago(days: int) -> Callable[[date, int], Days]:
    return lambda today, n: Days(today - timedelta(days=days * n), today - timedelta(days=days * n))


def _weeks_ago(today: date, n: int) -> Days:
    return of_week(today - timedelta(weeks=n))


def _years_ago(today: date, n: int) -> Days:
    return of_year(today.year - n) or Days(today, today)


_MEANINGS: dict[str, Callable[[date, int], Days]] = {
    "day_before_yesterday": _day(2),
    "yesterday": _day(1),
    "today": _day(0),
    "past_week": _last(7),
    "last_week": _week(1),
    "this_week": _week(0),
    "last_month": _month(1),
    "this_month": _month(0),
    "last_year": _year(1),
    "this_year": _year(0),
    "past_days": _last(1),
    "past_weeks": _last(7),
    "days_ago": _ago(1),
    "weeks_ago": _weeks_ago,
    "years_ago": _years_ago,
}
"""Weeks begin on Monday."""

_PATTERNS = tuple(
    (_MEANINGS[name], re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE))
    for name, forms in MOMENTS.items()
)
_HINT = re.compile(HINT, re.IGNORECASE)


def find_relative(text: str, today: date) -> list[Dated]:
    """The dates in a text that are told from `today`, in order, none inside another."""
    plain = text.replace("’", "'").replace("ё", "е")
    if _HINT.search(plain) is None:
        return []
    found: list[Dated] = []
    for meaning, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if all(end <= other.start or other.end <= start for other in found):
                found.append(Dated(start, end, meaning(today, _number(match))))
    return sorted(found)


def _number(match: re.Match[str]) -> int:
    written = next((group for group in match.groups() if group is not None), "1")
    return int(written) if written.isdecimal() else NUMBERS[written.lower()]
