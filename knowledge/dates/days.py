"""A range of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

YEARS = range(1000, 2101)
"""The years that four digits stand for; others are just numbers."""


class Days(NamedTuple):
    """The days from `first` to `last`, both included; `date.min` and `date.max` where a side is open."""

    first: date
    last: date

    def holds(self, other: Days) -> bool:
        """Whether all days of the other range are in this one."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Days) -> bool:
        """Whether the two ranges have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def onwards(self) -> Days:
        """From the first of these days on."""
        return Days(self.first, date.max)

    def until(self) -> Days:
        """Up to the last of these days."""
        return Days(date.min, self.last)

    def earlier(self) -> Days | None:
        """All days before these; None when there are none."""
        return None if self.first == date.min else Days(date.min, self.first - timedelta(days=1))

    def later(self) -> Days | None:
        """All days behind these; None when there are none."""
        return None if self.last == date.max else Days(self.last + timedelta(days=1), date.max)


EVER = Days(date.min, date.max)


def of_day(year: int, month: int, day: int) -> Days | None:
    """A single day; None when the calendar has no such day."""
    if year not in YEARS:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Days(found, found)


def of_month(year: int, month: int) -> Days | None:
    """A month; None when the calendar has no such month."""
    if year not in YEARS or not 1 <= month <= 12:
        return None
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def of_year(year: int) -> Days | None:
    """A year; None for digits that are hardly one."""
    return Days(date(year, 1, 1), date(year, 12, 31)) if year in YEARS else None


def of_week(day: date) -> Days:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=6))
