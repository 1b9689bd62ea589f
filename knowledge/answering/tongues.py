"""Which language a question is in, told by its small words; names and words that languages share tell nothing."""

from __future__ import annotations

import re
import unicodedata

from knowledge.folding import fold
from knowledge.languages import LANGUAGES

ENOUGH = 2
"""Small words that tell a language; in a short question one does, when no other language has it."""
SHORT = 4
"""Words of a short question."""
SAMPLE = 400
"""Characters of a text that are looked at for its script."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ONLY = {"ru": frozenset("ыэъё"), "uk": frozenset("іїєґ")}


def language_asked(text: str) -> str | None:
    """The language of a question (ISO 639-1) among those with a table; None where it cannot be told for sure.

    A language is sure that has more of the small words than any other. Words with a capital may be names ("De La
    Rosa"): of them only the first counts.
    """
    found = [match.group() for match in _WORD.finditer(text)]
    small = [fold(word) for place, word in enumerate(found) if word.islower() or place == 0]
    if not small:
        return None
    lowered = text.lower()
    own = {code: sum(letter in letters for letter in lowered) for code, letters in _ONLY.items()}
    if own["ru"] != own["uk"]:
        return max(own, key=lambda code: own[code])
    counts = {code: sum(word in table.stop_words for word in small) for code, table in LANGUAGES.items()}
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    if counts[best] >= ENOUGH and counts[best] > counts[second]:
        return best
    alone = counts[best] == 1 and counts[second] == 0 and len(found) <= SHORT
    return best if alone else None


def script_of(text: str) -> str:
    """The script of most letters at the beginning of a text ("LATIN", "CYRILLIC"); empty without letters."""
    names = [unicodedata.name(letter, "").split(" ")[0] for letter in text[:SAMPLE] if letter.isalpha()]
    return max(set(names), key=names.count) if names else ""
