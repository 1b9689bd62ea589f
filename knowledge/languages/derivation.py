"""Which stems of a language are derived from one another: by endings, by sounds that change before them, by prefixes.

"разработать" and "разрабатывать", "защита" and "защищать", "восток" and "восточный", "строить" and "построить". The
changes are those of the school grammars; a table a language, and nothing for a language without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from knowledge.languages import language_of

HEAD = 4
"""Letters that two stems must share at their beginning to be kin by their endings."""

_SURE = {
    "ru": (("г", "ж"), ("к", "ч"), ("х", "ш"), ("ц", "ч")),
    "uk": (("г", "ж"), ("к", "ч"), ("х", "ш"), ("ц", "ч"), ("г", "з"), ("к", "ц"), ("х", "с")),
}
"""Consonants that change into one another before endings."""
_LONG = {
    "ru": (("т", "щ"), ("т", "ч"), ("д", "ж"), ("д", "жд"), ("з", "ж"), ("с", "ш"), ("ст", "щ"), ("ск", "щ")),
    "uk": (("т", "ч"), ("д", "дж"), ("з", "ж"), ("с", "ш"), ("ст", "щ"), ("ск", "щ")),
}
"""The same where a letter more must be shared."""
_VOWELS = {"ru": ("о", "а"), "uk": ("о", "а")}
"""The vowel of a root that changes when an imperfective verb is made of it."""
_IMPERFECTIVE = {"ru": ("ива", "ыва", "лива", "я", "а"), "uk": ("ува", "юва", "люва", "я", "а")}
_CLOSED = {"uk": (("і", "о"), ("і", "е"))}
"""Vowels of closed and open syllables: "міст", "моста"."""
_PREFIXES = {
    "ru": ("по", "на", "с", "за", "о", "об", "вы", "из", "ис", "у", "про", "раз", "рас", "от", "при", "вз", "воз"),
    "uk": ("по", "на", "з", "с", "за", "о", "об", "ви", "у", "про", "роз", "від", "при"),
}
"""What makes a verb perfective without changing what it means, in most verbs."""


def akin_by_ending(a: str, b: str, language: str) -> bool:
    """Whether two stems differ by endings of their language alone, and share half of the longer one: "german",
    "germani"; always false in a language without a table of endings."""
    endings = language_of(language).endings
    if not endings or a[:HEAD] != b[:HEAD] or len(a) < HEAD:
        return False
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return _end(a, b, shared, shared, endings) or _changed(a, b, shared, language, endings)


def _end(a: str, b: str, of_a: int, of_b: int, endings: frozenset[str]) -> bool:
    """Whether what is left of two stems, beyond so many letters of each, are endings."""
    if 2 * min(of_a, of_b) < max(len(a), len(b)):
        return False
    return {a[of_a:], b[of_b:]} - {""} <= endings


def _changed(a: str, b: str, shared: int, language: str, endings: frozenset[str]) -> bool:
    """Whether the stems are kin but for a consonant before their endings, or the vowel before that."""
    sure, long = _SURE.get(language, ()), _LONG.get(language, ())
    for pairs, least in ((sure, HEAD - 1), (long, HEAD)):
        for one, other in pairs:
            for x, y in ((one, other), (other, one)):
                for back in {0, len(x) - 1 if y[0] != x[0] else 0, 1 if y.startswith(x) else 0}:
                    at = shared - back
                    if at < least or not (a.startswith(x, at) and b.startswith(y, at)):
                        continue
                    if _end(a, b, at + len(x), at + len(y), endings):
                        return True
    return _vowel_changed(a, b, shared, language, endings)


def _vowel_changed(a: str, b: str, shared: int, language: str, endings: frozenset[str]) -> bool:
    vowels = _VOWELS.get(language)
    if vowels is None or shared + 1 >= min(len(a), len(b)) or {a[shared], b[shared]} != set(vowels):
        return False
    longer = a if a[shared] == vowels[1] else b
    place = shared + 1
    while place < min(len(a), len(b)) and a[place] == b[place]:
        place += 1
    if place == shared + 1 or not any(longer.startswith(e, place) for e in _IMPERFECTIVE[language]):
        return False
    return _end(a, b, place, place, endings)


@lru_cache(maxsize=65536)
def variants(stem: str, language: str) -> frozenset[str]:
    """Other stems of the same word, with another vowel in its last syllable."""
    found: set[str] = set()
    for closed, opened in _CLOSED.get(language, ()):
        for vowel, other in ((closed, opened), (opened, closed)):
            head, here, tail = stem.rpartition(vowel)
            if here and 1 <= len(tail) <= 2 and head and not set(tail) & set("аеєиіїоуюя"):
                found.add(head + other + tail)
    return frozenset(found)


def prefixed(stem: str, language: str, known: Iterable[str]) -> Iterator[str]:
    """Which of the known stems are the same verb with or without a prefix."""
    stems = known if isinstance(known, (set, frozenset, dict)) else set(known)
    for prefix in _PREFIXES.get(language, ()):
        if len(stem) >= HEAD and prefix + stem in stems:
            yield prefix + stem
        bare = stem.removeprefix(prefix)
        if bare != stem and len(bare) >= HEAD and bare in stems:
            yield bare
