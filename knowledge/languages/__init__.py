"""The languages the engine has data for. A language without a table is served with English question words, no stemming
and no stop words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.languages.de import GERMAN
from knowledge.languages.en import ENGLISH
from knowledge.languages.es import SPANISH
from knowledge.languages.fr import FRENCH
from knowledge.languages.model import Asks, Language, MetadataField
from knowledge.languages.ru import RUSSIAN
from knowledge.languages.uk import UKRAINIAN

LANGUAGES: dict[str, Language] = {
    language.code: language for language in (ENGLISH, RUSSIAN, UKRAINIAN, GERMAN, FRENCH, SPANISH)
}

__all__ = ["LANGUAGES", "Asks", "Language", "MetadataField", "language_of"]


@lru_cache
def language_of(code: str) -> Language:
    """The table of an ISO 639-1 code; for a language without one, a bare table that stems nothing and stops nothing."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    empty: frozenset[str] = frozenset()
    return Language(code, None, empty, empty, ENGLISH.asks, empty, empty, empty, empty)


def compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    """One expression that matches where any of the patterns does; without patterns, nowhere."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")
