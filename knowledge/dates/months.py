"""The names of the months, in every form that the six languages give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from babel.dates import get_month_names

from knowledge.folding import fold

CODES = ("en", "ru", "uk", "de", "fr", "es")

_OBLIQUE = {
    "ru": (("та", ("те", "ту", "том")), ("я", ("е", "ю", "ем")), ("а", ("е", "у", "ом"))),
    "uk": (("я", ("і", "ю", "ем")), ("а", ("і", "у", "ом")), ("ого", ("ому", "им"))),
}
"""How the genitive that Babel has for a month (the first ending that fits) becomes the other cases."""

_FURTHER = {"sept": 9, "mrz": 3, "jly": 7, "set": 9}
"""Abbreviations that Babel does not list."""

_LIKE_WORDS = frozenset({"mars", "may", "mai", "лист", "лип", "вер", "трав"})
"""Forms that are something else in another language, or too often another word to be a month of a foreign one."""


@cache
def months_of(language: str) -> Mapping[str, int]:
    """The folded forms of the months' full names in a language, with their numbers; empty for other languages."""
    if language not in CODES:
        return {}
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in _names("wide", context, language):
            for form in (name, *_cases(name, language)):
                found.setdefault(form, number)
    return found


@cache
def short_months(language: str) -> Mapping[str, int]:
    """The folded abbreviations of the months in a language without their dots, with their numbers."""
    if language not in CODES:
        return {}
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for number, name in _names("abbreviated", context, language):
            found.setdefault(name, number)
    return {**_FURTHER, **found}


@cache
def _all() -> Mapping[str, int]:
    """Every form in every language. No form means two different months."""
    found: dict[str, int] = {}
    for language in CODES:
        for word, number in (*months_of(language).items(), *short_months(language).items()):
            found.setdefault(word, number)
    return found


@cache
def _foreign() -> Mapping[str, int]:
    """The full names of all languages, without those that are another word elsewhere."""
    return {word: number for code in CODES for word, number in months_of(code).items() if word not in _LIKE_WORDS}


def month_of(word: str) -> int | None:
    """The month that a word names in any of the languages, abbreviated or not; None for other words.

    A word may well be something else ("May", "mar"): to be asked only beside a number.
    """
    return _all().get(fold(word).removesuffix("."))


def month_in(folded: str, language: str, *, small: bool = False, dotted: bool = False) -> int | None:
    """The month that a folded word beside a number names in a text of a language: in that language, abbreviated or
    not, else by its full name in another one; None for other words.

    `small`: it lacks the capital that the language's own months have. `dotted`: a full stop follows, so that even a
    form that is a word of its own may be an abbreviation.
    """
    names, short = months_of(language), short_months(language)
    if small and (folded in names or folded in short):
        return None
    if folded in short and folded not in names and (dotted or folded not in _LIKE_WORDS):
        return short[folded]
    return names.get(folded) or _foreign().get(folded)


@cache
def month_word(number: int, language: str) -> str | None:
    """The full name of month `number` (1 to 12), folded, as dates of the language have it ("июня"); None for a
    language without names."""
    return next((word for word, n in months_of(language).items() if n == number), None)


def _names(width: Literal["wide", "abbreviated"], context: str, language: str) -> Iterator[tuple[int, str]]:
    place: Literal["format", "stand-alone"] = "format" if context == "format" else "stand-alone"
    for number, name in get_month_names(width, place, locale=language).items():
        yield number, fold(name).removesuffix(".")


def _cases(name: str, language: str) -> Iterator[str]:
    for ending, others in _OBLIQUE.get(language, ()):
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in others)
            return
