"""Which part of a passage is shown: all of it when short, else whole sentences around the one that matters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from unicodedata import category

from bot.errors import Unquotable
from bot.messages.tidying import visible, word_end
from bot.utf16 import reach, units
from knowledge.errors import OutOfRange
from knowledge.models import Article, Passage, Span, cut

_EDGES = frozenset("\u200b\u2060\ufeff\u2800\u3164")
"""Unseen characters that Telegram may trim as it does blanks."""


class Cut(Enum):
    """What had to be left out of a passage: nothing, whole sentences, or a part of a sentence."""

    NOTHING = auto()
    SENTENCES = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a passage that is shown, and how it was cut."""

    span: Span
    cut: Cut


def trimmed(article: Article, span: Span, inside: Span | None = None) -> Span | None:
    """The span without blanks at its ends, within `inside` if given; None when nothing of it can be seen."""
    words = cut(article, span)
    start, end = span.start, span.end
    if inside is not None:
        start, end = max(start, inside.start), min(end, inside.end)
        words = article.text[start:end]
    if not any(map(visible, words)):
        return None
    while _blank(article.text[start]):
        start += 1
    while _blank(article.text[end - 1]):
        end -= 1
    return span.part(start, end)


def excerpt(article: Article, passage: Passage, focus: Span, limit: int) -> Excerpt:
    """The sentences of the passage around `focus` that fit into `limit` UTF-16 units.

    A single sentence longer than the limit is cut at words, keeping the beginning of `focus`. Raises Unquotable when
    nothing of the passage can be seen, OutOfRange when `focus` lies outside of it.
    """
    whole = _whole(article, passage)
    if not passage.span.holds(focus):
        raise OutOfRange(
            f"the highlight {focus.start} to {focus.end} does not lie in passage {passage.number}, "
            f"{passage.span.start} to {passage.span.end}: cite the passage again"
        )
    if _units(article, whole) <= limit:
        return Excerpt(whole, Cut.NOTHING)
    focus = trimmed(article, focus) or whole
    sentences = _sentences(article, passage, whole)
    first, last = _around(sentences, focus)
    core = whole.part(sentences[first].start, sentences[last].end)
    if _units(article, core) > limit:
        return Excerpt(_words(article, core, focus, limit), Cut.WORDS)
    return Excerpt(_grown(article, sentences, first, last, limit), Cut.SENTENCES)


def parts(article: Article, passage: Passage, limit: int) -> tuple[Span, ...]:
    """The whole passage in parts of at most `limit` UTF-16 units, cut at sentence ends where there are any.

    Raises Unquotable when nothing of the passage can be seen.
    """
    whole = _whole(article, passage)
    found: list[Span] = []
    start = whole.start
    ends = [sentence.end for sentence in _sentences(article, passage, whole)]
    while start < whole.end:
        furthest = reach(article.text, start, whole.end, limit)
        sentence_end = ends[bisect_right(ends, furthest) - 1]
        if furthest == whole.end:
            stop = whole.end
        elif start < sentence_end <= furthest:
            stop = sentence_end
        else:
            stop = word_end(article.text, start, furthest)
        part = trimmed(article, whole.part(start, stop))
        if part is not None:
            found.append(part)
        start = stop
    return tuple(found)


def _blank(char: str) -> bool:
    return char.isspace() or char in _EDGES or category(char) == "Cc"


def _units(article: Article, span: Span) -> int:
    return units(cut(article, span))


def _whole(article: Article, passage: Passage) -> Span:
    whole = trimmed(article, passage.span)
    if whole is None:
        raise Unquotable(f"nothing can be seen of passage {passage.number} of version {article.short_version}")
    return whole


def _sentences(article: Article, passage: Passage, whole: Span) -> list[Span]:
    """The passage's sentences without blanks, in order; the whole passage when it has none that can be seen."""
    inside = (trimmed(article, sentence, whole) for sentence in passage.sentences if sentence.meets(whole))
    return [sentence for sentence in inside if sentence is not None] or [whole]


def _around(sentences: list[Span], focus: Span) -> tuple[int, int]:
    """Positions of the first and the last sentence that `focus` touches, or of the one before it."""
    touched = [place for place, sentence in enumerate(sentences) if sentence.meets(focus)]
    if touched:
        return touched[0], touched[-1]
    before = [place for place, sentence in enumerate(sentences) if sentence.start <= focus.start]
    nearest = before[-1] if before else 0
    return nearest, nearest


def _grown(article: Article, sentences: list[Span], first: int, last: int, limit: int) -> Span:
    """The sentences `first` to `last` and as many neighbours, after and before in turn, as fit."""

    def fits(start: int, end: int) -> bool:
        return units(article.text[sentences[start].start : sentences[end].end]) <= limit

    growing = True
    while growing:
        growing = False
        if last + 1 < len(sentences) and fits(first, last + 1):
            last, growing = last + 1, True
        if first > 0 and fits(first - 1, last):
            first, growing = first - 1, True
    return sentences[first].part(sentences[first].start, sentences[last].end)


def _words(article: Article, core: Span, focus: Span, limit: int) -> Span:
    """A part of `core` that fits and shows the beginning of `focus`, cut at words."""
    start = core.start
    wanted = max(start, min(focus.start, core.end - 1))
    if units(article.text[start : min(focus.end, core.end)]) > limit:
        start = _word_start(article.text, max(start, wanted - limit // 4), wanted)
    stop = reach(article.text, start, core.end, limit)
    if stop < core.end:
        stop = word_end(article.text, start, stop)
    part = trimmed(article, core.part(start, stop))
    if part is None:
        raise Unquotable(f"nothing can be seen where the highlight of version {article.short_version} stands")
    return part


def _word_start(text: str, start: int, stop: int) -> int:
    """The first beginning of a word in [start, stop], else `stop`."""
    return next((place for place in range(start, stop) if place and text[place - 1].isspace()), stop)
