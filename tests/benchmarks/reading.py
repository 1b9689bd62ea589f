"""Loading and reading articles: how long a thousand words take, and whether twice the words take twice as long."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import count

from knowledge.loading import load_bytes
from knowledge.models import Article
from knowledge.quotations import find_quotations
from knowledge.reading import Reading
from knowledge.splitting import split
from tests.benchmarks.articles import LONG_READ, Inventor
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import best_ms, best_with_ms

GROWING_FROM = 2 * LONG_READ
"""Paragraphs of the smaller of the two articles that growth is measured with."""

_versions = count()


def per_thousand_words() -> list[Figure]:
    """Milliseconds a thousand words, for long reads: loading the file, and reading (splitting, quotations, terms)."""
    invented = [Inventor(seed).article() for seed in (3, 4, 5, 6)]
    files = [each.markdown for each in invented]
    thousands = sum(each.words for each in invented) / 1_000
    loading, both, bare = best_ms(
        lambda: [_new(each) for each in files],
        lambda: [Reading(_new(each)) for each in files],
        lambda: [re.findall(r"\w+", each.casefold()) for each in files],
    )
    reading, to = both - loading, "finding its words with one expression"
    return [
        Figure("loading 1,000 words", loading / thousands, "ms", loading / bare, to),
        Figure("reading 1,000 words", reading / thousands, "ms", reading / bare, to),
    ]


def growth(
    paragraphs: int = GROWING_FROM, times: int = 2, kinds: Sequence[str] = ("prose", "one paragraph")
) -> list[Figure]:
    """Time for an article of so many times the length / time for the article: for twice, 2 is linear, 4 quadratic.

    For prose, and for one endless paragraph in which every other sentence is a quotation.
    """
    makers = {"prose": _prose, "one paragraph": _one_paragraph}
    return [f for k in kinds for f in _growth(k, makers[k](paragraphs), makers[k](times * paragraphs), times)]


def _growth(kind: str, small: str, large: str, times: int) -> list[Figure]:
    parts: dict[str, Callable[[Article], object]] = {
        "splitting": split,
        "quotations": find_quotations,
        "reading": Reading,
    }
    figures = []
    for name, part in parts.items():
        one, many = best_with_ms((part, lambda: _new(small)), (part, lambda: _new(large)))
        name = f"{name} {len(large.split()):,} words ({kind})"
        figures.append(Figure(name, many, "ms", many / one, f"1/{times} of them (linear: {times})"))
    return figures


def _new(markdown: str) -> Article:
    """The article as a version of its own: what is known of an article's speakers is remembered."""
    return load_bytes("invented.md", f"{markdown}\nEdition {next(_versions)}.\n".encode(), media="markdown")


def _prose(paragraphs: int) -> str:
    return Inventor(2).article(paragraphs).markdown


def _one_paragraph(paragraphs: int) -> str:
    told = (f"“We counted {n} gulls,” said Anna Holm. The mill at Tor was closed." for n in range(paragraphs))
    return "---\nlanguage: en\ntitle: Gulls\n---\n\n" + " ".join(told) + "\n"
