"""Syndicated copies: the same passage in several articles, its words the same or as good as the same.

What finds them is a handful of numbers a passage (`sketch`), of which two copies nearly always share one; what decides
is `copied`, word by word. In doubt two passages are two: then both are shown, each with its own source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.distance import Indel, Levenshtein

from knowledge.analysis import Word, stem, strip_clitics
from knowledge.folding import fold
from knowledge.languages import Language
from knowledge.languages.assertions import assertions_of
from knowledge.languages.numerals import numerals

SHORTEST = 8
"""Words of the shortest passage that is taken for a copy: fewer can be the same by chance."""
ALIKE = 0.95
"""How alike the letters of two passages must be, 0..1."""
SPELT_ALIKE = 0.6
"""How alike two words must be, 0..1, for one to be an edit of the other ("spokesman" and "spokesperson")."""

_RUN = 3
_MASKS = (0x00000000, 0x5BD1E995, 0x9E3779B9, 0xC2B2AE35)
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:'[^\W_]+)*|[%‰°$€£¥₴₽+=<>]|(?<!\w)[-−](?=\d)")
_DATELINE = re.compile(r"\s*(?P<place>[^\n.!?–—()]{0,60}?)\s*(?P<agency>\([^()\d\n]{2,40}\)\s*)?[–—-]{1,2}\s+")
_SIGNED = re.compile(r"\s*[(\[][^\W\d_a-z][^()\[\]\d\n]{1,40}[)\]]\s*$")
_CAPITALS = 3


class Text(NamedTuple):
    """The words of a passage as they are compared: those of its dateline, the rest, and whose words they give."""

    dateline: tuple[str, ...]
    tokens: tuple[str, ...]
    names: AbstractSet[str]
    speakers: tuple[frozenset[str], ...]


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """The least of the checksums of all runs of three words, under a few orders; empty for a text of few words.

    Two texts have each of them in common with the likelihood that is the share of the runs that they have in common
    (min-hashing, Broder 1997).
    """
    if len(words) < SHORTEST:
        return ()
    raw = [word.encode() for word in words]
    sums = {crc32(b" ".join(raw[at : at + _RUN])) for at in range(len(raw) - _RUN + 1)}
    return tuple(min(each ^ mask for each in sums) for mask in _MASKS)


def text_of(words: str, read: Sequence[Sequence[Word]], speakers: Sequence[str]) -> Text:
    """A passage made ready to be compared: its own words, those of its sentences as they were read, and the names of
    who speaks in each of them ("" for nobody's)."""
    dateline, rest = _without_dateline(words)
    names = frozenset(word.folded for sentence in read for word in sentence if word.name)
    voices = tuple(frozenset(_tokens(name)) for name in speakers)
    return Text(_tokens(dateline), _tokens(_SIGNED.sub("", rest)), names, voices)


def copied(one: Text, other: Text, language: Language) -> bool:
    """Whether both are one passage: the same words, whatever the punctuation and the dateline, or with small edits
    that no number, name or negation is among; and not said by two people."""
    if one.dateline and other.dateline and one.dateline != other.dateline:
        return False
    if any(a and b and a.isdisjoint(b) for a, b in zip(one.speakers, other.speakers, strict=False)):
        return False
    if len(one.tokens) < SHORTEST or len(other.tokens) < SHORTEST:
        return False
    return one.tokens == other.tokens or _edited(one, other, language)


def _edited(one: Text, other: Text, language: Language) -> bool:
    letters = Indel.normalized_similarity(" ".join(one.tokens), " ".join(other.tokens), score_cutoff=ALIKE)
    if not letters:
        return False
    names = one.names | other.names
    for edit in Levenshtein.opcodes(one.tokens, other.tokens):
        old = one.tokens[edit.src_start : edit.src_end]
        new = other.tokens[edit.dest_start : edit.dest_end]
        if edit.tag != "equal" and not _harmless(old, new, names, language):
            return False
    return True


def _harmless(old: Sequence[str], new: Sequence[str], names: AbstractSet[str], language: Language) -> bool:
    """Whether nothing that tells is left out or put in, and no word is replaced by quite another."""
    if any(_tells(word, names, language) for word in (*old, *new)):
        return False
    return not old or not new or all(_respelt(a, b, language) for a, b in zip(old, new, strict=True))


def _respelt(a: str, b: str, language: Language) -> bool:
    same_stem = stem(a, language.code) == stem(b, language.code)
    return same_stem or Indel.normalized_similarity(a, b) >= SPELT_ALIKE


def _tells(token: str, names: AbstractSet[str], language: Language) -> bool:
    """Whether the passage says something else without this word: a number, a name, a negation, "only"."""
    word = strip_clitics(token, language)
    table = assertions_of(language.code)
    if table is None or not token[0].isalpha() or any(map(str.isdigit, token)) or token.endswith("n't"):
        return True
    telling = table.negations | table.absences | table.hedges | table.denials | language.number_words | language.months
    return word in names or word in telling or numerals(language.code).begins(word)


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(fold(text)))


def _without_dateline(text: str) -> tuple[str, str]:
    """The place and date before the dash that opens an agency's report ("OSLO, 3 May (Norse Wire) —"), and the rest."""
    match = _DATELINE.match(text)
    if match is None:
        return "", text
    first = "".join(filter(str.isalpha, match["place"].split()[0])) if match["place"].split() else ""
    if match["agency"] is None and not (len(first) >= _CAPITALS and first.isupper()):
        return "", text
    return match["place"], text[match.end() :]
