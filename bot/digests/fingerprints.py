"""Words by which a quotation is known again: in a later version of its article, in a copy, as a pull quote."""

from __future__ import annotations

import re
from hashlib import blake2b
from unicodedata import normalize

from knowledge.folding import fold

SIZE = 16
"""Bytes of a fingerprint."""

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The words of a text with a blank before and behind each: case, accents, punctuation and blanks do not count.

    Empty for a text without a word.
    """
    words = _WORD.findall(fold(normalize("NFC", text)))
    return f" {' '.join(words)} " if words else ""


def fingerprint(text: str) -> bytes:
    """`SIZE` bytes (BLAKE2b) that are the same for the same words; for a text without words, for the same signs."""
    words = folded(text) or " ".join(text.split())
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
