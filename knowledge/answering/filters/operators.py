"""Filters with a colon: `source:"The Courier"`, `author:Doe`, `since:2022-03`, `in:"last week"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.answering.filters.catalogue import Catalogue, Kind
from knowledge.answering.filters.model import Filter
from knowledge.dates import Days, find_month, find_relative, period
from knowledge.folding import fold
from knowledge.languages.filterwords import AFTER, AUTHOR, BEFORE, IN, OPERATORS, SINCE, SOURCE, TITLE, UNTIL

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_OPERATOR = re.compile(
    rf"(?<![\w/])(?P<name>{'|'.join(sorted(OPERATORS, key=len, reverse=True))}):"
    r"(?P<value>\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|[^\s\"“«„/,;][^\s,;]*)",
    re.IGNORECASE,
)
_NO_MARK = re.compile(r"[\"“”«»„]|[\r\n]")


def only_in(
    question: str,
    *,
    anywhere: Sequence[str] = (),
    sources: Sequence[str] = (),
    authors: Sequence[str] = (),
    since: str = "",
    until: str = "",
) -> str:
    """A question with filters in front of it: `anywhere` are dates, outlets, authors and titles, several with commas
    between them; `since` and `until` are dates."""
    dates = [(SINCE, since), (UNTIL, until)]
    every = [(IN, each) for each in anywhere] + [(SOURCE, each) for each in sources]
    every += [(AUTHOR, each) for each in authors] + [pair for pair in dates if pair[1].strip()]
    filters = (f'{operator}:"{_NO_MARK.sub("", value).strip()}"' for operator, value in every)
    return " ".join([*filters, question])


def operators(text: str, catalogue: Catalogue, today: date) -> Iterator[Filter]:
    """The operators of a question, `since:2022-03` and its like."""
    for match in _OPERATOR.finditer(text):
        operator = OPERATORS[match["name"].lower()]
        value = match["value"].strip('"“”«»„ ').rstrip("?!.")
        start, end = match.start(), match.end() - (len(match["value"]) - len(match["value"].rstrip("?!.")))
        if operator == IN:
            yield from _listed(start, end, value, catalogue, today)
            continue
        field, shown = operator if operator in _KINDS else "", f"{match['name']}:{value}"
        yield Filter(start, end, _meant(operator, value, catalogue, today), shown, True, field)


_KINDS = {SOURCE: Kind.OUTLET, AUTHOR: Kind.AUTHOR, TITLE: Kind.TITLE}


def _meant(operator: str, value: str, catalogue: Catalogue, today: date) -> frozenset[str]:
    """The articles that an operator lets pass; none when its value names nothing."""
    if operator in _KINDS:
        return catalogue.named(value, [_KINDS[operator]])
    days = _days(value, today)
    meant = ranged(operator, days) if days is not None else None
    return catalogue.published(meant) if meant is not None else frozenset()


def _listed(start: int, end: int, value: str, catalogue: Catalogue, today: date) -> Iterator[Filter]:
    """What names and dates mean that are just listed: "The Courier, March 2022"."""
    whole = _anything(value, catalogue, today)
    parts = [value] if whole[0] else [part.strip() for part in value.split(",") if part.strip()]
    for part in parts:
        versions, field = _anything(part, catalogue, today)
        yield Filter(start, end, versions, part, True, field)


def _anything(value: str, catalogue: Catalogue, today: date) -> tuple[frozenset[str], str]:
    """The articles that a date, outlet, author or title means, and which of these it is."""
    in_words = _in_words(value, catalogue, today)
    if in_words is not None:
        return in_words, ""
    each = ((catalogue.named(value, [kind]), field) for field, kind in _KINDS.items())
    return next((found for found in each if found[0]), (frozenset(), ""))


def _in_words(value: str, catalogue: Catalogue, today: date) -> frozenset[str] | None:
    """The articles of the days that a value words, "since last week" too; None when it is about no days."""
    operator: str | None = IN
    days = _days(value, today)
    if days is None:
        lead, _, rest = value.strip().partition(" ")
        operator = _DAY_ITSELF.get(fold(lead)) or OPERATORS.get(fold(lead))
        days = _days(rest, today)
    if days is None or operator is None or operator in _KINDS:
        return None
    meant = ranged(operator, days)
    return catalogue.published(meant) if meant is not None else frozenset()


_DAY_ITSELF = {
    "from": IN, "от": IN, "від": IN, "vom": IN, "von": IN, "de": IN, "за": IN, "на": IN,
    "on": IN, "of": IN, "during": IN, "im": IN, "am": IN, "du": IN, "del": IN}  # fmt: skip
"""Words that begin a range as operators and mean the day itself in running words."""


def _days(value: str, today: date) -> Days | None:
    written = period(value, days_first=True if _CYRILLIC.search(value) else None)
    if written is not None:
        return written
    told = find_relative(value, today)
    if told and not value[: told[0].start].strip() and not value[told[0].end :].strip():
        return told[0].days
    return find_month(value, today)


def ranged(operator: str, days: Days) -> Days | None:
    """The days that a word such as "since" makes of a date; None when there are none."""
    if operator == SINCE:
        return days.onwards()
    if operator == UNTIL:
        return days.until()
    if operator == BEFORE:
        return days.earlier()
    if operator == AFTER:
        return days.later()
    return days
