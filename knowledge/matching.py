"""Which quotation holds the words that somebody remembers: the same characters, the same words, or similar words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from knowledge.models import Article, MatchMethod, Quotation, Span, cut

EXACT_SCORE = 100.0
FUZZY_THRESHOLD = 85.0
"""Least likeness, 0..100, of words that are taken for a misremembered quotation."""
FUZZY_WORDS = 3
FUZZY_LETTERS = 12
"""A fragment with fewer words or letters than these is like too many others to be matched fuzzily."""

_MARKS = "\"'“”„«»‘’`‹›"
_ENDS = ".,;:!?…-–— \t\r\n\u00a0"


_WORD = re.compile(r"[^\W_]+")
_INNER_APOSTROPHE = re.compile(r"(?<=[^\W_])['’ʼ‘](?=[^\W_])")
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation that holds the words asked for: where in the article they stand, how they were found, and how alike
    they are (0..100)."""

    article: Article
    quotation: Quotation
    span: Span
    method: MatchMethod
    score: float


@dataclass(frozen=True, slots=True)
class _Folded:
    """Text reduced to its words: `offsets[i]` is the place in the original of character i, `ends[i]` just behind it."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]


def match(fragment: str, candidates: Sequence[tuple[Article, Quotation]], limit: int = 10) -> list[Found]:
    """The quotations among `candidates` that hold the words of `fragment`, best first, at most `limit` of them.

    The best method wins alone: when any quotation holds the very characters, only those are returned, else those with
    the same words (case, accents, punctuation and the shape of marks aside), else those with similar words. Marks and
    end marks around the fragment do not count. Words are only found whole.
    """
    wanted = _bare(fragment)
    if not any(map(str.isalnum, wanted)) or limit < 1:
        return []
    for find in (_exact(wanted), _normalised(wanted), _fuzzy(wanted)):
        found = [result for article, quotation in candidates if (result := find(article, quotation)) is not None]
        if found:
            return sorted(found, key=lambda result: -result.score)[:limit]
    return []


_Finder = Callable[[Article, Quotation], Found | None]


def _bare(fragment: str) -> str:
    """The fragment without blanks, marks and end marks around it. An apostrophe inside a word stays."""
    return fragment.strip(_MARKS + _ENDS)


def _exact(wanted: str) -> _Finder:
    def find(article: Article, quotation: Quotation) -> Found | None:
        text = cut(article, quotation.span)
        at = _whole_words(text, wanted)
        if at is None:
            return None
        return _found(article, quotation, at, at + len(wanted), MatchMethod.EXACT, EXACT_SCORE)

    return find


def _normalised(wanted: str) -> _Finder:
    words = _words(wanted)

    def find(article: Article, quotation: Quotation) -> Found | None:
        text = cut(article, quotation.span)
        at = _whole_words(_words(text), words) if words else None
        if at is None:
            return None
        folded = _fold(text)
        start, end = folded.offsets[at], folded.ends[at + len(words) - 1]
        return _found(article, quotation, start, end, MatchMethod.NORMALISED, EXACT_SCORE)

    return find


def _fuzzy(wanted: str) -> _Finder:
    words = _words(wanted)
    unfit = len(words.split()) < FUZZY_WORDS or len(words.replace(" ", "")) < FUZZY_LETTERS

    def find(article: Article, quotation: Quotation) -> Found | None:
        if unfit:
            return None
        text = cut(article, quotation.span)
        spoken = _words(text)
        if len(spoken) * 3 < len(words) * 2:
            return None
        aligned = fuzz.partial_ratio_alignment(words, spoken, score_cutoff=FUZZY_THRESHOLD)
        if aligned is None:
            return None
        folded = _fold(text)
        first, last = _widened(folded.text, aligned.dest_start, aligned.dest_end)
        score = fuzz.ratio(words, folded.text[first:last])
        if last <= first or score < FUZZY_THRESHOLD:
            return None
        return _found(
            article, quotation, folded.offsets[first], folded.ends[last - 1], MatchMethod.FUZZY, min(score, 99.9)
        )

    return find


def _found(article: Article, quotation: Quotation, start: int, end: int, method: MatchMethod, score: float) -> Found:
    base = quotation.span.start
    return Found(article, quotation, quotation.span.part(base + start, base + end), method, score)


def _whole_words(text: str, wanted: str) -> int | None:
    """Where `wanted` stands in `text` with no letter or digit touching it."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        opens = at == 0 or not (text[at - 1].isalnum() and wanted[0].isalnum())
        closes = end == len(text) or not (text[end].isalnum() and wanted[-1].isalnum())
        if opens and closes:
            return at
        at = text.find(wanted, at + 1)
    return None


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of folded text moved to whole words: out to the word's edge at each end, blanks left out."""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    while start > 0 and text[start - 1] != " ":
        start -= 1
    while end < len(text) and text[end] != " ":
        end += 1
    return start, end


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """The words of a text in lower case without accents, one blank between them; apostrophes inside words vanish."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_ACCENTS)
    return " ".join(_WORD.findall(_INNER_APOSTROPHE.sub("", plain)))


def _fold(text: str) -> _Folded:
    """The same words as `_words` gives, with the place of each of their characters; slower, so only for a hit."""
    plain: list[str] = []
    places: list[int] = []
    for index, char in enumerate(text):
        parts = unicodedata.normalize("NFKD", char).casefold().translate(_ACCENTS)
        plain.extend(parts)
        places.extend([index] * len(parts))
    joined = "".join(plain)
    dropped = {found.start() for found in _INNER_APOSTROPHE.finditer(joined)}
    letters: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    gap = False
    for position, char in enumerate(joined):
        if position in dropped:
            continue
        if not char.isalnum():
            gap = True
            continue
        if gap and letters:
            letters.append(" ")
            offsets.append(places[position])
            ends.append(places[position])
        gap = False
        letters.append(char)
        offsets.append(places[position])
        ends.append(places[position] + 1)
    return _Folded("".join(letters), tuple(offsets), tuple(ends))
