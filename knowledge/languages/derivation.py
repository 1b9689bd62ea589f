"""Which stems of a language are derived from one another: by endings, by sounds that change before them, by prefixes.

"разработать" and "разрабатывать", "защита" and "защищать", "восток" and "восточный", "строить" and "построить". The
changes are those of the school grammars; a table a language, and nothing for a language without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from knowledge.languages import language_of

HEAD = 4
"""Letters that two stems must share at their beginning to be kin by their endings."""

_HUSHED = {
    "ru": {"ж": "гдз", "жд": "д", "ч": "ктц", "ш": "хс", "щ": ("т", "ст", "ск")},
    "uk": {"ж": "гдз", "дж": "д", "ч": "ктц", "ш": "хс", "щ": ("ст", "ск"), "з": "г", "ц": "к", "с": "х"},
}
"""What a consonant at the end of a root can come from, before endings."""
_IMPERFECTIVE = {"ru": ("лива", "ива", "ыва", "я", "а"), "uk": ("люва", "ува", "юва", "я", "а")}
"""Endings of verbs before which an "о" of the root becomes "а"."""
_VOWELS = "аеиоуыэюяєіїё"
_CLOSED = {"uk": (("і", "о"), ("і", "е"))}
"""Vowels of closed and open syllables: "міст", "моста"."""
_PREFIXES = {
    "ru": ("по", "на", "с", "за", "о", "об", "вы", "из", "ис", "у", "про", "раз", "рас", "от", "при", "вз", "воз"),
    "uk": ("по", "на", "з", "с", "за", "о", "об", "ви", "у", "про", "роз", "від", "при"),
}
"""What makes a verb perfective without changing what it means, in most verbs."""

_PARTICLES = (
    "zusammen", "zuruck", "wieder", "weiter", "nieder", "heraus", "herein", "hinaus", "hinein", "statt", "durch", "fest",
    "fort", "fern", "nach", "teil", "auf", "aus", "bei", "dar", "ein", "her", "hin", "los", "mit", "vor", "weg", "ab",
    "an", "um", "zu",
)  # fmt: skip
"""What stands before a German verb, or at the end of its sentence: "lehnte … ab", "abgelehnt", "Ablehnung"."""
FEWEST = 3
"""Letters of the shortest core of a verb: "gebaut"."""


class Verb(NamedTuple):
    """A German stem as a verb: its particle, if it has one, and what its core can be."""

    particle: str
    cores: frozenset[str]


def akin_by_ending(a: str, b: str, language: str) -> bool:
    """Whether two stems differ by endings of their language alone, and share half of the longer one: "german",
    "germani"; always false in a language without a table of endings."""
    endings = language_of(language).endings
    if language in _HUSHED:
        return not roots(a, language).isdisjoint(roots(b, language))
    if a[:HEAD] != b[:HEAD] or len(a) < HEAD:
        return False
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rests = {a[shared:], b[shared:]} - {""}
    return 2 * shared >= max(len(a), len(b)) and rests <= endings


@lru_cache(maxsize=1 << 17)
def roots(stem: str, language: str) -> frozenset[str]:
    """What a stem can be derived from in a language whose sounds change; empty in the others.

    Each is at least `HEAD` letters and half of the stem: what stays without an ending, with the consonant that its last
    one can come from, and before an imperfective ending with the "о" that its "а" can come from.
    """
    hushed = _HUSHED.get(language)
    if hushed is None:
        return frozenset()
    found: set[str] = set()
    for end in range(max(HEAD, (len(stem) + 1) // 2), len(stem) + 1):
        root, ending = stem[:end], stem[end:]
        if ending and ending not in language_of(language).endings:
            continue
        found.add(root)
        if ending in _IMPERFECTIVE[language]:
            place = max(map(root.rfind, _VOWELS))
            if root[place] == "а":
                found.add(f"{root[:place]}о{root[place + 1 :]}")
    for root in tuple(found):
        for last, before in hushed.items():
            if root.endswith(last):
                found.update(root.removesuffix(last) + each for each in before)
    return frozenset(found)


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


@lru_cache(maxsize=1 << 16)
def verb(stem: str, language: str) -> Verb:
    """A stem without what German puts before and behind the core of its weak verbs: the particle, the "ge" of the
    participle or the "zu" of the infinitive, the "t" or "et" of its forms, and the "ung" of its noun. No cores in other
    languages."""
    if language != "de":
        return Verb("", frozenset())
    particle = next((p for p in _PARTICLES if stem.startswith(p) and len(stem) - len(p) >= HEAD), "")
    rest = stem.removeprefix(particle)
    begun = {rest, rest.removeprefix("ge")} if len(rest) > HEAD + 1 else {rest}
    if particle:
        begun.add(rest.removeprefix("zu"))
    ended = {core.removesuffix(ending) for core in begun for ending in ("t", "et", "ung")}
    small = language_of(language).stop_words
    return Verb(particle, frozenset(core for core in begun | ended if len(core) >= FEWEST and core not in small))
