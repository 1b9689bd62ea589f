"""Words that belong together though their stems differ: a table a language, one family a line.

`families/` holds forms of one word that no stemmer brings together (won, winner; nine, 9; colour, color; Poland,
Polish), `synonyms/` words that people put for one another in questions. Both are read with the language's own stemmer;
what neither lists may still be kin by its ending, as `akin_by_ending` tells from the language's `endings`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from knowledge.analysis import fold, stem
from knowledge.languages import language_of

HEAD = 4
"""Letters that two stems must share at their beginning to be kin by their endings."""

Families = dict[str, frozenset[str]]


@lru_cache
def families(language: str) -> Families:
    """Each listed stem of a language (ISO 639-1) with those of its family; empty when there is no table for it."""
    return _read("families", language)


@lru_cache
def synonyms(language: str) -> Families:
    """Each listed stem with those that can stand for it; empty when there is no table for the language."""
    return _read("synonyms", language)


def akin_by_ending(a: str, b: str, language: str) -> bool:
    """Whether two stems differ by endings of their language alone, and share half of the longer one: "german",
    "germani"; always false in a language without a table of endings."""
    endings = language_of(language).endings
    if a[:HEAD] != b[:HEAD] or len(a) < HEAD:
        return False
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rests = {a[shared:], b[shared:]} - {""}
    return 2 * shared >= max(len(a), len(b)) and rests <= endings


def _read(folder: str, language: str) -> Families:
    path = Path(__file__).parent / folder / f"{language}.txt"
    if not path.exists():
        return {}
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for line in path.read_text(encoding="utf-8").splitlines():
        family = frozenset(word if word.isdigit() else stem(fold(word), language) for word in line.split())
        for each in family:
            found[each] |= family - {each}
    return dict(found)
