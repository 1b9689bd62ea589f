"""Which misspellings are slips of the finger or the ear, and which are other words.

An ordinary word may differ by one letter in five. A name that is spelt otherwise is mostly somebody else's ("Verbin",
"Verbina"): there only the slips count that people make in names they know.
"""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

SLIP = 0.2
"""Share of the letters that a slip may change (optimal string alignment, so that two letters swapped are one)."""
SHORTEST = 5
"""Letters that a word has at least which can be taken for a slip."""
LONG_NAME = 6
"""Letters of a name in which one may be missing, too many or another vowel; a Cyrillic one has lost its ending."""

_VOWELS = frozenset("aeiouyаеиоуыэюяіїє")
_ROWS = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm",
    "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "йцукенгшщзхї", "фівапролджє",
)  # fmt: skip
_ALIKE = frozenset(
    frozenset(pair) for pair in ("ck", "sz", "vw", "gh", "kq", "td", "бп", "дт", "зс", "вф", "гк", "шщ", "ъь", "гх")
)
"""Consonants taken for one another by ear."""


def nearest(typed: str, known: list[str]) -> list[str]:
    """The stems that a misspelt one is nearest to, all as near as one another: one letter in five may differ, the first
    one right or swapped with the second."""
    if len(typed) < SHORTEST:
        return []
    found = process.extract(typed, known, scorer=OSA.normalized_similarity, score_cutoff=1 - SLIP, limit=5)
    fit = [(other, score) for other, score, _ in found if _begins_alike(typed, other)]
    return [other for other, score in fit if score == fit[0][1]]


def _begins_alike(typed: str, other: str) -> bool:
    return typed[0] == other[0] or typed[:2] == other[1::-1]


def slip_in_name(typed: str, name: str) -> bool:
    """Whether one stem of a name is the other with one slip: letters swapped, one doubled or not, and in longer names a
    letter inside missing, too many, a neighbour on the keyboard, another vowel, or alike by ear. Never the ends."""
    if typed == name or abs(len(typed) - len(name)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), min(len(typed), len(name)))
    enough = LONG_NAME - (typed[0] >= "\u0400")
    if len(typed) == len(name):
        if typed[start : start + 2] == name[start : start + 2][::-1] and typed[start + 2 :] == name[start + 2 :]:
            return True
        inside = 0 < start < len(typed) - 1 and typed[start + 1 :] == name[start + 1 :]
        return inside and len(typed) >= enough and _confused(typed[start], name[start])
    short, long = sorted((typed, name), key=len)
    if short[start:] != long[start + 1 :] or start == 0:
        return False
    if long[start] == long[start - 1]:
        return True
    return start < len(short) and len(short) >= enough - 1


def _confused(a: str, b: str) -> bool:
    if a in _VOWELS and b in _VOWELS:
        return True
    if frozenset((a, b)) in _ALIKE:
        return True
    return any(abs(row.find(a) - row.find(b)) == 1 for row in _ROWS if a in row and b in row)
