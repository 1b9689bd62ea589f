"""Syndicated copies: the same passage in several articles, its words the same or as good as the same.

What finds them is a handful of numbers a passage (`sketch`), of which two copies nearly always share one; what decides
is `copied`, word by word. In doubt two passages are two: then both are shown, each with its own source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
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

IN_COMMON = 2
"""Parts that the sketches of two copies have in common, if not more."""

_RUN = 3
_MASKS = (0x00000000, 0x5BD1E995, 0x9E3779B9, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1)
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:'[^\W_]+)*|[%‰°$€£¥₴₽+=<>]|(?<!\w)[-−](?=\d)")
_DATELINE = re.compile(r"\s*(?P<place>[^\n.!?–—()]{0,60}?)\s*(?P<agency>\([^()\d\n]{2,40}\)\s*)?[–—-]{1,2}\s+")
_SIGNED = re.compile(r"\s*[(\[][^\W\d_a-z][^()\[\]\d\n]{1,40}[)\]]\s*$")
_CAPITALS = 3


@dataclass(frozen=True, eq=False)
class Text:
    """A passage as it is compared: its own words, those of its sentences as they were read, and the names of who speaks
    in each of them ("" for nobody's)."""

    words: str
    read: Sequence[Sequence[Word]]
    speakers: tuple[str, ...]

    @cached_property
    def _parts(self) -> tuple[str, str]:
        return _without_dateline(self.words)

    @cached_property
    def dateline(self) -> tuple[str, ...]:
        """The words of its dateline."""
        return _tokens(self._parts[0])

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The other words, and the signs that tell, folded."""
        return _tokens(_SIGNED.sub("", self._parts[1]))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in it, folded."""
        return frozenset(word.folded for sentence in self.read for word in sentence if word.name)

    @cached_property
    def voices(self) -> tuple[frozenset[str], ...]:
        """The words of the names of who speaks, a sentence each."""
        return tuple(frozenset(_tokens(name)) for name in self.speakers)


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


def copied(one: Text, other: Text, language: Language) -> bool:
    """Whether both are one passage: the same words, whatever the punctuation and the dateline, or with small edits
    that no number, name or negation is among; and not said by two people."""
    told_apart = one.speakers != other.speakers and any(
        a and b and a.isdisjoint(b) for a, b in zip(one.voices, other.voices, strict=False)
    )
    if told_apart or one.words == other.words:
        return not told_apart
    if one.dateline and other.dateline and one.dateline != other.dateline:
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
