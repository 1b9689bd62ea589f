"""A quotation that holds the words asked for, and the order of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.models import SPEECH, Article, MatchMethod, Quotation, QuotationKind, Span

EXACT_SCORE = 100.0
ALTERED_SCORE = 99.9
"""The most that altered words score."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation that holds the words asked for: where in the article they stand, how they were found, and how alike
    they are (0..100). `differs` and `altered` are those of QuotationMatch."""

    article: Article
    quotation: Quotation
    span: Span
    method: MatchMethod
    score: float
    differs: tuple[Span, ...] = ()
    altered: tuple[tuple[int, int], ...] = ()


def rank(found: Found) -> tuple[int, int, float]:
    """Sorts the best first: speech, then terms and headings, then reports; altered words behind the same ones."""
    kind = found.quotation.kind
    return (
        2 if kind is QuotationKind.REPORTED else 0 if kind in SPEECH else 1,
        found.method is MatchMethod.FUZZY,
        -found.score,
    )


def best_of(found: Sequence[Found]) -> list[Found]:
    """What has the very characters, if anything has, else all."""
    kinds = {each.method for each in found if each.quotation.kind in SPEECH} or {each.method for each in found}
    if MatchMethod.EXACT in kinds:
        return [each for each in found if each.method is MatchMethod.EXACT]
    return list(found)


def each_once(found: Iterable[Found]) -> list[Found]:
    """The first match of each quotation."""
    return list({(each.quotation.span, each.article.version): each for each in reversed(list(found))}.values())[::-1]


def joined(ranges: Iterable[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Ranges in order, those joined between which the text has no letter or digit."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if kept and not any(map(str.isalnum, text[kept[-1][1] : start])):
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
