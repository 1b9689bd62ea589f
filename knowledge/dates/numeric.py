"""Dates made of digits alone, taken apart: "07.06.2022", "2022-06-07", "06/2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from knowledge.dates.days import of_day, of_month
from knowledge.dates.written import day_first

_NUMERIC = re.compile(
    r"(?<![\d.,/:-])(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}|(?<=\d\d\.\d\d\.)\d\d)"
    r"|(?P<d3>\d{1,2})(?P<mark>[/-])(?P<m3>\d{1,2})(?P=mark)(?P<y3>\d{4})"
    r"|(?P<m4>0[1-9][./]|1[0-2]/)(?P<y4>\d{4})"
    r")(?![\d/:-]|[.,]\d)"
)

Range = tuple[int, int]


class NumericDate(NamedTuple):
    """A date of digits: where its parts stand in the text, and what they mean."""

    start: int
    end: int
    day: int | None
    month: int
    year: int
    day_at: Range | None
    month_at: Range
    year_at: Range


def numeric_dates(text: str, *, days_first: bool | None = None) -> Iterator[NumericDate]:
    """The dates of digits in a text, in order; `days_first` as for `find_written`. Others than the calendar has are
    left out."""
    for match in _NUMERIC.finditer(text):
        way = next(n for n in "1234" if match[f"y{n}"])
        year_at, month_at = match.span(f"y{way}"), match.span(f"m{way}")
        year, day_at = int(match[f"y{way}"]), None
        year += 2000 if year < 100 else 0
        if way == "4":
            month_at = (month_at[0], month_at[1] - 1)
        else:
            day_at = match.span(f"d{way}")
        month = int(text[slice(*month_at)])
        day = int(text[slice(*day_at)]) if day_at is not None else None
        if way == "3" and day is not None:
            read = day_first(day, month, days_first)
            if read is None:
                continue
            if read != (day, month):
                day_at, month_at = month_at, day_at or month_at
            day, month = read
        if (of_month(year, month) if day is None else of_day(year, month, day)) is not None:
            yield NumericDate(*match.span(), day, month, year, day_at, month_at, year_at)
