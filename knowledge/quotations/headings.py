"""Headings that repeat a quotation of the running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.models import SPEECH, Article, Quotation, QuotationKind, cut
from knowledge.speakers.tokens import fold

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_FEWEST = 3
"""Words that a heading and a quotation must share for one to be taken from the other."""

_MOST = 30
"""Words that a heading has at most; it bounds the work at each word of the text."""


def linked(article: Article, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of the article, each HEADING with `repeats` set where speech of the text has all its words.

    The same words in the same order without a gap, whatever their case and the marks between them; the first such
    quotation counts. A heading of fewer than three words or more than thirty stays as it is. Takes time proportional
    to the length of the quotations.
    """
    wanted = {number: _words(article, q) for number, q in enumerate(quotations) if q.kind is QuotationKind.HEADING}
    wanted = {number: words for number, words in wanted.items() if _FEWEST <= len(words) <= _MOST}
    if not wanted:
        return tuple(quotations)
    sources = _first_with(article, quotations, set(wanted.values()))
    return tuple(
        q.model_copy(update={"repeats": sources[wanted[number]].span}) if wanted.get(number) in sources else q
        for number, q in enumerate(quotations)
    )


def _first_with(
    article: Article, quotations: Sequence[Quotation], phrases: set[tuple[str, ...]]
) -> dict[tuple[str, ...], Quotation]:
    """The first quotation of the running text that has each of the phrases."""
    lengths = sorted({len(phrase) for phrase in phrases})
    starts = {phrase[:_FEWEST] for phrase in phrases}
    found: dict[tuple[str, ...], Quotation] = {}
    for quotation in quotations:
        if quotation.kind not in SPEECH or len(found) == len(phrases):
            continue
        words = _words(article, quotation)
        for place in range(len(words) - _FEWEST + 1):
            # Slices of every length only where the first words already fit keep the pass linear.
            if words[place : place + _FEWEST] not in starts:
                continue
            for length in lengths:
                phrase = words[place : place + length]
                if len(phrase) < length:
                    break
                if phrase in phrases:
                    found.setdefault(phrase, quotation)
    return found


def _words(article: Article, quotation: Quotation) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(cut(article, quotation.span)))
