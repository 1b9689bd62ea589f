"""Filters in plain words: "in articles by Jane Doe", "according to the Courier", "since last week"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def plain_filters(text: str, catalogue: Catalogue, today: date, mentioned: Callable[[str], bool]) -> list[Filter]:
    """The words of a question that say which articles it is about, or that may say so.

    `mentioned` tells whether the articles have the words of a name.
    """
    languages = patterns(cyrillic=_CYRILLIC.search(text) is not None)
    names = catalogue.mentions(text, small=True)
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
        if not any(each.meets(month.start, month.end) for each in found):
            found += _of_month(text, month, languages, catalogue, today)
    found += _unknown(text, languages, found, mentioned)
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
    place = _Place(text, mention, language)
    if mention.kind is Kind.OUTLET and not (mention.marked or mention.capital or (mention.whole and mention.words > 1)):
        return None  # "in nature", "in weekly articles"
    return place.of_article() or place.article_itself() or place.loosely()


class _Place:
    """A name and what stands around it. Each method reads it as one kind of filter, and gives None for another."""

    def __init__(self, text: str, mention: Mention, language: Patterns) -> None:
        self._text = text
        self._name = mention
        self._language = language
        self._start = max(0, mention.outer_start - _WINDOW)
        self._before, self._behind = text[self._start : mention.outer_start], text[mention.outer_end :]

    def of_article(self) -> Filter | None:
        """ "in the Courier's article", "in articles by Jane Doe"; without "in", only the name is taken out."""
        name, text = self._name, self._text
        tail = self._language.tail_of(name.kind).match(self._behind)
        lead = self._language.attribute.search(self._before) if tail is not None else None
        if tail is not None and lead is not None:
            end, sure = name.outer_end + tail.end(), not self._language.means_one(lead)
            shown = text[name.outer_start : end]
            if lead["prep"]:
                return self._made(self._start + lead.start("prep"), end, shown, sure=sure)
            return self._made(name.outer_start, name.outer_end + tail.start("article"), shown, sure=sure)
        lead = self._language.lead_of(name).search(self._before)
        if lead is None or (name.kind is Kind.OUTLET and not self._stands_for_all(lead["the"])):
            return None
        begin = lead.start("prep") if lead["prep"] else lead.end("article")
        shown = text[self._start + lead.start("article") : name.outer_end]
        return self._made(self._start + begin, name.outer_end, shown, sure=not self._language.means_one(lead))

    def article_itself(self) -> Filter | None:
        """ "who wrote “The title”?": the name stands for the article."""
        if self._name.kind is Kind.AUTHOR or not self._name.whole:
            return None
        before = self._text[: self._name.outer_start]
        lead = self._language.named.search(before)
        if lead is None:
            return None
        start, article = lead.start("name"), self._language.words.article
        if metadata_asked(f"{before[:start]}{article} {self._behind}") is None:
            return None
        return self._made(start, self._name.outer_end, self._words, put=article)

    def loosely(self) -> Filter | None:
        """ "according to the Courier", "in the Courier", "what does the Courier say", and, surely, "in “The title”"."""
        name, language = self._name, self._language
        lead = language.inside.search(self._before)
        if name.kind is Kind.TITLE and lead is not None and name.marked and name.words > 1:
            return self._made(self._start + lead.start("prep"), name.outer_end, self._words)
        if name.kind is not Kind.OUTLET:
            return None
        says = language.says.search(self._before)
        if says is not None and language.saying.match(self._behind) and self._stands_for_all(says["the"]):
            begin = self._start + says.start("name")
            return self._made(begin, name.outer_end, self._words, sure=False, put=language.words.article)
        if self._behind[:1] in ("'", "’", "-"):
            return None
        told = language.told.search(self._before)
        plain = name.marked or name.words > 1 or (name.capital and language.code != "de")
        lead = told or (lead if plain and language.ends.match(self._behind) else None)
        if lead is None or not self._stands_for_all(lead["the"]):
            return None
        return self._made(self._start + lead.start("prep"), name.outer_end, self._words, sure=False)

    def _stands_for_all(self, the: str | None) -> bool:
        """Whether it is surely the outlet's name: whole, or a part of it in marks or behind an article."""
        return self._name.whole or self._name.marked or bool(the and the.strip())

    @property
    def _words(self) -> str:
        return self._text[self._name.start : self._name.end]

    def _made(self, start: int, end: int, shown: str, *, sure: bool = True, put: str = "") -> Filter:
        return Filter(start, end, self._name.versions, shown, sure, _field(self._name.kind), put)


def _of_date(
    text: str, dated: Dated, relative: bool, language: Patterns, catalogue: Catalogue, found: Sequence[Filter]
) -> Filter | None:
    """The filter that a date is where it stands, if it is one; nothing can be one where no article has a date."""
    if not catalogue.days:
        return None
    start = max(0, dated.start - _WINDOW)
    before, behind = text[start : dated.start], text[dated.end :]
    tail = language.attributed.match(behind)
    lead = language.attribute.search(before) if tail is not None else None
    if tail is not None and lead is not None:
        end, sure = dated.end + tail.end(), not language.means_one(lead)
        versions, shown = catalogue.published(dated.days), text[dated.start : end]
        if lead["prep"]:
            return Filter(start + lead.start("prep"), end, versions, shown, sure, days=dated.days)
        end = dated.end + tail.start("article")
        return Filter(dated.start, end, versions, shown, sure, days=dated.days)
    lead = language.dated.search(before)
    if lead is not None:
        begin = lead.start("prep") if lead["prep"] else lead.end("article")
        shown = text[start + lead.start("article") : dated.end]
        return _of_days(lead, dated, catalogue, start + begin, shown, sure=not language.means_one(lead))
    lead = language.when.search(before)
    if lead is not None:
        shown = text[start + lead.start("when") : dated.end] if _relation(lead) != IN else text[dated.start : dated.end]
        chained = any(f.sure and not text[f.end : start + lead.start()].strip(" ,") for f in found)
        since = relative and _relation(lead) == SINCE and len(catalogue.days) > 1
        return _of_days(lead, dated, catalogue, start + lead.start("when"), shown, sure=chained or since)
    if relative and language.ends.match(behind):
        versions, shown = catalogue.published(dated.days), text[dated.start : dated.end]
        return Filter(dated.start, dated.end, versions, shown, False, days=dated.days)
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


def _unknown(
    text: str, languages: Sequence[Patterns], found: Sequence[Filter], mentioned: Callable[[str], bool]
) -> list[Filter]:
    """Authors and outlets that are asked for outright, and that no article is by or speaks of: nothing passes then."""
    unknown: list[Filter] = []
    for language in languages:
        for match in language.stranger.finditer(text):
            start = match.start("prep") if match["prep"] else match.end("article")
            if not mentioned(match["name"]) and not language.means_one(match):
                shown = text[match.start("article") : match.end()]
                unknown.append(Filter(start, match.end(), frozenset(), shown, True, AUTHOR))
        for match in language.strange_outlet.finditer(text):
            bare = text[: match.start("name")] + text[match.end("name") :]
            if not mentioned(match["name"]) and metadata_asked(bare) is not None:
                unknown.append(Filter(*match.span("name"), frozenset(), match["name"].strip(), True, SOURCE))
        if unknown:
            break
    return [each for each in unknown if not any(each.meets(other.start, other.end) for other in found)]


def _field(kind: Kind) -> str:
    return {Kind.OUTLET: SOURCE, Kind.AUTHOR: AUTHOR, Kind.TITLE: TITLE}[kind]
