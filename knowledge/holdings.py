"""What a sentence holds that a question can ask for: dates, numbers, sums, ages, names of people and places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from knowledge.analysis import Word
from knowledge.languages import Language
from knowledge.languages.wanted import Wanted, wanted_of

UNIT = 2
"""A unit stands at most so many words behind its number ("86,000 old crowns")."""
OLDEST = 120
"""The greatest number that can be an age on its own: "Anna Kovalenko (47)"."""
PHRASE = 4
"""Words behind a preposition among which its place is looked for ("in the old quarter of Velm")."""

_CURRENCY = frozenset("$€£¥₴₽₺₹¢")
_PERCENT = re.compile(r"\s?[%‰]")
_APPOSED = re.compile(r"[(,]\s?$")
_CLOSED = re.compile(r"\s?[),;.]")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|2100")


class Holdings(NamedTuple):
    """The stems in a sentence that can be what a question asks for.

    `times` only hint at a time ("later", a number), `scenes` at a place ("the old mill" behind a preposition), `units`
    at a span of time ("for a year", "from 1915 to 1918"); `people` are names and those who are quoted. Of what is told
    in numbers (`ages`, `sums`, `lengths`, `spans`, `shares`) the stems are those of the numbers.
    """

    dates: frozenset[str]
    times: frozenset[str]
    years: frozenset[str]
    numbers: frozenset[str]
    ages: frozenset[str]
    sums: frozenset[str]
    lengths: frozenset[str]
    spans: frozenset[str]
    units: frozenset[str]
    shares: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    scenes: frozenset[str]
    people: frozenset[str]
    reasons: frozenset[str]


def holdings_of(text: str, sentence: Sequence[Word], speakers: frozenset[str], table: Language) -> Holdings:
    """What a sentence holds. `text` is the sentence, into which its words point; `speakers` the stems of the labels of
    those who are quoted in it."""
    wanted = wanted_of(table.code)
    names = frozenset(w.stem for w in sentence if w.name)
    years = frozenset(w.stem for w in sentence if _is_year(w))
    told = _told(text, sentence, wanted, table)
    places, scenes = _places(sentence, wanted, table)
    return Holdings(
        dates=frozenset(w.stem for w in sentence if w.date),
        times=frozenset(w.stem for w in sentence if w.number or w.folded in table.time_words),
        years=years,
        numbers=frozenset(w.stem for w in sentence if (w.number and not w.date) or w.folded in table.number_words),
        ages=frozenset(told["ages"]),
        sums=frozenset(told["sums"]),
        lengths=frozenset(told["lengths"]),
        spans=frozenset(told["spans"]),
        units=frozenset(w.stem for w in sentence if w.folded in wanted.spans)
        | (years if len(years) > 1 else frozenset()),
        shares=frozenset(told["shares"]) | {w.stem for w in sentence if w.folded in wanted.shares},
        names=names,
        places=places,
        scenes=scenes,
        people=names | speakers,
        reasons=frozenset(w.stem for w in sentence if w.folded in table.reason_words),
    )


def _is_year(word: Word) -> bool:
    return word.date and word.number and _YEAR.fullmatch(word.stem) is not None


def _told(text: str, sentence: Sequence[Word], wanted: Wanted, table: Language) -> dict[str, set[str]]:
    """The numbers of a sentence under what they tell."""
    told: dict[str, set[str]] = {"ages": set(), "sums": set(), "lengths": set(), "spans": set(), "shares": set()}
    born = any(w.folded in wanted.births for w in sentence)
    for place, word in enumerate(sentence):
        if not word.number and word.folded not in table.number_words:
            continue
        if born and _is_year(word):
            told["ages"].add(word.stem)
        units = _units(sentence, place, table)
        before = sentence[place - 1].folded if place else ""
        if not units.isdisjoint(wanted.money) or before in wanted.money or _has_currency(text, word):
            told["sums"].add(word.stem)
        if not units.isdisjoint(wanted.lengths):
            told["lengths"].add(word.stem)
        if not units.isdisjoint(wanted.spans):
            told["spans"].add(word.stem)
        if not units.isdisjoint(wanted.shares) or _PERCENT.match(text, word.end):
            told["shares"].add(word.stem)
        if _is_age(text, sentence, place, units, before, wanted):
            told["ages"].add(word.stem)
    return told


def _units(sentence: Sequence[Word], place: int, table: Language) -> frozenset[str]:
    """The words in which a number's unit stands: those right behind it, and what is written together with it."""
    word = sentence[place]
    behind = (w.folded for w in sentence[place + 1 :] if not w.number and w.folded not in table.number_words)
    own = word.folded.lstrip("0123456789.,-") if word.number else word.folded
    return frozenset(islice(behind, UNIT)) | {own}


def _is_age(
    text: str, sentence: Sequence[Word], place: int, units: frozenset[str], before: str, wanted: Wanted
) -> bool:
    """Whether a number is how old somebody is: "47 years old", "aged 47", "Anna Kovalenko, 47,"."""
    word = sentence[place]
    if word.date:
        return False
    if before in wanted.old or not units.isdisjoint(wanted.old):
        return True
    if not units.isdisjoint(wanted.years):
        near = (w.folded for w in sentence[place + 1 : place + 2 + UNIT])
        return wanted.plain or not wanted.old.isdisjoint(near)
    apposed = word.number and place > 0 and sentence[place - 1].name and word.stem.isdigit()
    if not apposed or int(word.stem) > OLDEST:
        return False
    between = text[sentence[place - 1].end : word.start]
    return _APPOSED.fullmatch(between.strip(" ")) is not None and _CLOSED.match(text, word.end) is not None


def _has_currency(text: str, word: Word) -> bool:
    before, behind = text[: word.start].rstrip()[-1:], text[word.end :].lstrip()[:1]
    return before in _CURRENCY or behind in _CURRENCY


def _places(sentence: Sequence[Word], wanted: Wanted, table: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The names behind a preposition of place, and the nouns that tell one there."""
    places: set[str] = set()
    scenes: set[str] = set()
    for place, word in enumerate(sentence):
        if word.folded not in wanted.locatives:
            continue
        for near in sentence[place + 1 : place + 1 + PHRASE]:
            if near.folded in wanted.locatives or near.folded in table.time_words or near.number or near.date:
                break
            if near.name:
                places.add(near.stem)
            elif near.folded in wanted.places:
                scenes.add(near.stem)
    return frozenset(places), frozenset(scenes)
