"""Loading and reading articles: how long a thousand words take, and whether twice the words take twice as long."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.loading import load_bytes
from knowledge.models import Article
from knowledge.quotations import find_quotations
from knowledge.reading import Reading
from knowledge.splitting import split
from tests.benchmarks.articles import LONG_READ, Inventor
from tests.benchmarks.figures import Figure
from tests.benchmarks.timing import best_ms

GROWING_FROM = 4 * LONG_READ
"""Paragraphs of the smaller of the two articles that growth is measured with."""

_TO = "time for half the article"


def per_thousand_words() -> list[Figure]:
    """Milliseconds a thousand words, for a long read: loading the file, and reading (splitting, quotations, terms)."""
    invented = [Inventor(seed).article() for seed in (3, 4, 5, 6)]
    data = [each.markdown.encode() for each in invented]
    articles = [_loaded(each) for each in data]
    thousands = sum(each.words for each in invented) / 1_000
    loading, reading, bare = best_ms(
        lambda: [_loaded(each) for each in data],
        # A copy, since what is known of an article's speakers is remembered.
        lambda: [Reading(_loaded(each)) for each in data],
        lambda: [re.findall(r"\w+", article.text.casefold()) for article in articles],
    )
    to = "finding the words with one expression"
    return [
        Figure("loading 1,000 words", loading / thousands, "ms", loading / bare, to),
        Figure("reading 1,000 words", (reading - loading) / thousands, "ms", (reading - loading) / bare, to),
    ]
