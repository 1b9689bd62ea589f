"""One form for spellings that mean the same word."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼ`´＇"
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES[1:], "'"))


def fold(text: str) -> str:
    """Case folded, apostrophes unified, accents of Latin letters taken off, ё as е: what makes spellings comparable."""
    text = text.casefold().translate(_ONE_APOSTROPHE)
    if text.isascii():
        return text
    return "".join(_plain(character) for character in text)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character == "ё":
        return "е"
    base = unicodedata.normalize("NFD", character)
    if len(base) > 1 and base[0].isascii():
        return base[0]
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    return character
