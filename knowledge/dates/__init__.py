"""Dates as people write them, in six languages: words to ranges of days. Today is always handed in, never looked up."""

from knowledge.dates.days import EVER, Days
from knowledge.dates.months import month_in, month_of, month_word, months_of
from knowledge.dates.numeric import NumericDate, numeric_dates
from knowledge.dates.relative import find_relative
from knowledge.dates.written import Dated, Month, day_first, find_month, find_months, find_written, period

__all__ = [
    "EVER",
    "Dated",
    "Days",
    "Month",
    "NumericDate",
    "day_first",
    "find_month",
    "find_months",
    "find_relative",
    "find_written",
    "month_in",
    "month_of",
    "month_word",
    "months_of",
    "numeric_dates",
    "period",
]
