"""Filters in plain words: "in articles by Jane Doe", "according to the Courier", "since last week"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from knowledge.answering.filters.catalogue import Catalogue, Kind, Mention
from knowledge.answering.filters.model import Filter
from knowledge.answering.filters.operators import ranged
from knowledge.answering.filters.patterns import Patterns, patterns
from knowledge.answering.question import metadata_asked
from knowledge.dates import Dated, Month, find_months, find_relative, find_written
from knowledge.languages.filterwords import AFTER, AUTHOR, BEFORE, IN, JOINED, NOT, SINCE, SOURCE, TITLE, UNTIL

_WINDOW = 90
"""Characters before a name or a date that are looked at."""
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_NEGATED = re.compile(NOT, re.IGNORECASE)
_JOINED = re.compile(JOINED, re.IGNORECASE)


def plain_filters(text: str, catalogue: Catalogue, today: date) -> list[Filter]:
    """The words of a question that say which articles it is about, or that may say so."""
    languages = patterns(cyrillic=_CYRILLIC.search(text) is not None)
    names = catalogue.mentions(text)
    found: list[Filter] = []
    for mention in names:
        each = _joined(text, mention, found) or _surest(_of_name(text, mention, language) for language in languages)
        if each is not None and not _negated(text, each):
            found.append(each)
    for dated, relative in _dates(text, today, names):
        each = _surest(_of_date(text, dated, relative, language, catalogue, found) for language in languages)
        if each is not None and not _negated(text, each):
            found.append(each)
    for month in find_months(text):
        if not any(each.start < month.end and month.start < each.end for each in found):
            found += _of_month(text, month, languages, catalogue, today)
    found += _unknown(text, languages, found)
    return found


def _of_month(
    text: str, month: Month, languages: Sequence[Patterns], catalogue: Catalogue, today: date
) -> list[Filter]:
    """The filter that a month without a year is ("in articles from March"): of the last year that has such articles."""
    years = sorted({days.first.year for days in catalogue.days.values()}, reverse=True)
    inside = (days for year in years if (days := month.of(year)) is not None and catalogue.published(days))
    days = next(inside, None) or month.of(today.year)
    if days is None:
        return []
    dated = Dated(month.start, month.end, days)
    each = _surest(_of_date(text, dated, False, language, catalogue, ()) for language in languages)
    return [each] if each is not None and each.sure and not _negated(text, each) else []


def _dates(text: str, today: date, names: Sequence[Mention]) -> Iterator[tuple[Dated, bool]]:
    written = find_written(text, days_first=True if _CYRILLIC.search(text) else None)
    for dated in sorted([*((d, False) for d in written), *((d, True) for d in find_relative(text, today))]):
        if not any(name.start < dated[0].end and dated[0].start < name.end for name in names if name.words > 1):
            yield dated


def _surest(readings: Iterable[Filter | None]) -> Filter | None:
    """The first of the readings, in one language and another, that is sure; else the first."""
    found = [each for each in readings if each is not None]
    return next((each for each in found if each.sure), found[0] if found else None)


def _negated(text: str, each: Filter) -> bool:
    return _NEGATED.search(text[max(0, each.start - _WINDOW) : each.start]) is not None


def _joined(text: str, mention: Mention, found: Sequence[Filter]) -> Filter | None:
    """A further name behind one that is a filter: "by Doe and Roe"."""
    if not found or found[-1].field != _field(mention.kind) or found[-1].end > mention.outer_start:
        return None
    if found[-1].put or not _JOINED.fullmatch(text, found[-1].end, mention.outer_start):
        return None
    last = found[-1]
    shown = text[mention.start : mention.end]
    return Filter(last.end, mention.outer_end, mention.versions, shown, last.sure, last.field)


def _of_name(text: str, mention: Mention, language: Patterns) -> Filter | None:
    """The filter that a name is where it stands, if it is one."""
    start = max(0, mention.outer_start - _WINDOW)
    before, behind = text[start : mention.outer_start], text[mention.outer_end :]
    field, named = _field(mention.kind), text[mention.start : mention.end]

    def made(begin: int, end: int, shown: str, *, sure: bool, put: str = "") -> Filter:
        return Filter(begin, end, mention.versions, shown, sure, field, put)

    tail = language.tail_of(mention.kind).match(behind)
    if tail is not None and (lead := language.attribute.search(before)) is not None:
        end = mention.outer_end + tail.end()
        shown = text[mention.outer_start : end]
        if lead["prep"]:
            return made(start + lead.start("prep"), end, shown, sure=True)
        return made(mention.outer_start, mention.outer_end + tail.start("article"), shown, sure=True)
    lead = language.lead_of(mention).search(before)
    if lead is not None:
        begin = lead.start("prep") if lead["prep"] else lead.end("article")
        shown = text[start + lead.start("article") : mention.outer_end]
        return made(start + begin, mention.outer_end, shown, sure=True)
    whole = text[: mention.outer_start], behind
    if mention.kind is not Kind.AUTHOR and (begun := language.named.search(whole[0])) is not None:
        asked = f"{whole[0][: begun.start('name')]}{language.words.article} {behind}"
        if (mention.kind is Kind.TITLE or mention.whole) and metadata_asked(asked) is not None:
            return made(begun.start("name"), mention.outer_end, named, sure=True, put=language.words.article)
    if mention.kind is Kind.AUTHOR:
        return None
    if mention.kind is Kind.TITLE:
        lead = language.inside.search(before) if mention.marked and mention.words > 1 else None
        return made(start + lead.start("prep"), mention.outer_end, named, sure=True) if lead is not None else None
    if (lead := language.says.search(before)) is not None and language.saying.match(behind):
        begin = start + lead.start("name")
        return made(begin, mention.outer_end, named, sure=False, put=language.words.article)
    if behind[:1] in ("'", "’", "-"):
        return None
    if (lead := language.told.search(before)) is not None and _named(mention, lead["the"]):
        return made(start + lead.start("prep"), mention.outer_end, named, sure=False)
    lead = language.inside.search(before)
    if lead is None or not _named(mention, lead["the"]) or not language.ends.match(behind):
        return None
    if not mention.marked and (language.code == "de" or not mention.capital) and mention.words == 1:
        return None
    return made(start + lead.start("prep"), mention.outer_end, named, sure=False)


def _named(mention: Mention, the: str) -> bool:
    """Whether a name is surely that of the outlet: whole, or a part of it in marks or behind an article."""
    return mention.whole or mention.marked or bool(the.strip())


def _of_date(
    text: str, dated: Dated, relative: bool, language: Patterns, catalogue: Catalogue, found: Sequence[Filter]
) -> Filter | None:
    """The filter that a date is where it stands, if it is one."""
    start = max(0, dated.start - _WINDOW)
    before, behind = text[start : dated.start], text[dated.end :]
    tail = language.attributed.match(behind)
    if tail is not None and (lead := language.attribute.search(before)) is not None:
        end, versions = dated.end + tail.end(), catalogue.published(dated.days)
        shown = text[dated.start : end]
        if lead["prep"]:
            return Filter(start + lead.start("prep"), end, versions, shown, True, "")
        return Filter(dated.start, dated.end + tail.start("article"), versions, shown, True, "")
    lead = language.dated.search(before)
    if lead is not None:
        begin = lead.start("prep") if lead["prep"] else lead.end("article")
        shown = text[start + lead.start("article") : dated.end]
        return _of_days(lead, dated, catalogue, start + begin, shown, sure=True)
    lead = language.when.search(before)
    if lead is not None:
        shown = text[start + lead.start("when") : dated.end] if _relation(lead) != IN else text[dated.start : dated.end]
        chained = any(f.sure and not text[f.end : start + lead.start()].strip(" ,") for f in found)
        since = relative and _relation(lead) == SINCE and len(catalogue.days) > 1
        return _of_days(lead, dated, catalogue, start + lead.start("when"), shown, sure=chained or since)
    if relative and language.ends.match(behind):
        versions, shown = catalogue.published(dated.days), text[dated.start : dated.end]
        return Filter(dated.start, dated.end, versions, shown, False, "", days=dated.days)
    return None


def _of_days(
    lead: re.Match[str], dated: Dated, catalogue: Catalogue, start: int, shown: str, *, sure: bool
) -> Filter | None:
    days = ranged(_relation(lead), dated.days)
    if days is None:
        return None
    return Filter(start, dated.end, catalogue.published(days), shown, sure, "", days=days)


def _relation(lead: re.Match[str]) -> str:
    return next((name for name in (SINCE, UNTIL, BEFORE, AFTER) if lead[name]), IN)


def _unknown(text: str, languages: Sequence[Patterns], found: Sequence[Filter]) -> list[Filter]:
    """Authors that are asked for outright and that no article has: nothing passes then."""
    unknown = []
    for language in languages:
        for match in language.stranger.finditer(text):
            if not any(match.start() < each.end and each.start < match.end() for each in found):
                begin = match.start("prep") if match["prep"] else match.end("article")
                shown = text[match.start("article") : match.end()]
                unknown.append(Filter(begin, match.end(), frozenset(), shown, True, "author"))
        if unknown:
            break
        for match in language.strange_outlet.finditer(text):
            bare = text[: match.start("name")] + text[match.end("name") :]
            free = not any(match.start() < each.end and each.start < match.end() for each in found)
            if free and metadata_asked(bare) is not None:
                unknown.append(Filter(*match.span("name"), frozenset(), match["name"].strip(), True, "source"))
    return unknown


def _field(kind: Kind) -> str:
    return {Kind.OUTLET: SOURCE, Kind.AUTHOR: AUTHOR, Kind.TITLE: TITLE}[kind]
