"""From question to answer inside the engine, and from remembered words to who said them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import numpy as np
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz

from knowledge.analysis import words
from knowledge.library import Library
from knowledge.loading import load_bytes
from knowledge.models import cut
from tests.benchmarks.articles import LONG_READ, Asked, Invented, Inventor, many
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.questions import questions
from tests.benchmarks.timing import each_async_ms, each_ms, typical_async_ms

QUESTIONS = 400
QUESTIONS_OF_MANY = {1_000: 160, 10_000: 80}
"""Questions asked of so many passages."""

P50_GOAL, P99_GOAL = 2.0, 10.0
"""Milliseconds, for an article of `LONG_READ` paragraphs."""

_WARM_UP = 16
_QUOTATIONS = 1_000
_FRAGMENTS = 200


def filled(articles: Iterator[Invented]) -> Library:
    """A library with these articles. Its index is built at the first question."""
    library = Library()

    async def fill() -> None:
        for article in articles:
            await library.add(load_bytes(f"{article.id}.md", article.markdown.encode(), media="markdown"))

    asyncio.run(fill())
    return library


def one_article(count: int = QUESTIONS) -> list[Figure]:
    """The first answer, then p50, p99 and the slowest of many, of an article of `LONG_READ` paragraphs.

    Then p50 by kind of question.
    """
    article = Inventor(1).article()
    library = filled(iter([article]))
    asked = questions(article, count)
    texts = [each.text for each in asked]
    (first,) = each_async_ms(library.ask, texts[:1])
    taken = typical_async_ms(library.ask, texts)
    bare = _bare_ms(library, asked)
    to, place = "bare rank-bm25 query", f"({LONG_READ} paragraphs)"
    figures = [
        Figure(f"engine p50 {place}", percentile(taken, 0.5), "ms", *_ratio(taken, bare, 0.5, to), goal=P50_GOAL),
        Figure(f"engine p99 {place}", percentile(taken, 0.99), "ms", *_ratio(taken, bare, 0.99, to), goal=P99_GOAL),
        Figure(f"engine slowest {place}", max(taken), "ms", *_ratio(taken, bare, 1.0, to)),
        Figure(f"engine first answer {place}", first, "ms", first / taken[0], "the same question later"),
    ]
    return figures + _by_kind(asked, taken)


def many_passages(passages: int) -> list[Figure]:
    """p50 and p99 of a shelf of long reads with so many passages in all."""
    library = filled(many(-(-passages // LONG_READ)))
    asked = questions(Inventor(1).article(), _WARM_UP + QUESTIONS_OF_MANY[passages])
    each_async_ms(library.ask, [each.text for each in asked[:_WARM_UP]])
    taken = each_async_ms(library.ask, [each.text for each in asked[_WARM_UP:]])
    bare = _bare_ms(library, asked[_WARM_UP : _WARM_UP + len(taken)])
    to = "bare rank-bm25 query"
    return [
        Figure(f"engine p50 ({passages:,} passages)", percentile(taken, 0.5), "ms", *_ratio(taken, bare, 0.5, to)),
        Figure(f"engine p99 ({passages:,} passages)", percentile(taken, 0.99), "ms", *_ratio(taken, bare, 0.99, to)),
    ]


def who(quotations: int = _QUOTATIONS, count: int = _FRAGMENTS) -> list[Figure]:
    """p50 and p99 of looking up words among about so many quotations: as they stand, misremembered, and never said."""
    library = filled(many(-(-quotations * 2 // LONG_READ)))
    spoken = _quotations(library)
    fragments = _fragments(spoken, count)
    each_async_ms(library.who, fragments[:_WARM_UP])
    taken = each_async_ms(library.who, fragments)
    bare = each_ms(lambda words: [fuzz.partial_ratio(words, each, score_cutoff=85) for each in spoken], fragments)
    to, place = "bare rapidfuzz scan of them", f"({len(spoken):,} quotations)"
    return [
        Figure(f"who p50 {place}", percentile(taken, 0.5), "ms", *_ratio(taken, bare, 0.5, to)),
        Figure(f"who p99 {place}", percentile(taken, 0.99), "ms", *_ratio(taken, bare, 0.99, to)),
    ]


def _ratio(taken: list[float], bare: list[float], share: float, to: str) -> tuple[float, str]:
    return percentile(taken, share) / percentile(bare, share), to


def _by_kind(asked: list[Asked], taken: list[float]) -> list[Figure]:
    of_kind: dict[str, list[float]] = {}
    for each, ms in zip(asked, taken, strict=False):
        of_kind.setdefault(each.kind, []).append(ms)
    every = percentile(taken, 0.5)
    return [
        Figure(f"  p50 of {kind} questions", percentile(of, 0.5), "ms", percentile(of, 0.5) / every, "p50 of all")
        for kind, of in sorted(of_kind.items())
    ]


def _bare_ms(library: Library, asked: list[Asked]) -> list[float]:
    """Milliseconds of what rank-bm25 alone takes: scores and the best five, of terms that are there already."""
    engine = BM25Okapi(
        [_terms(cut(a, p.span), a.metadata.language) for a in library.articles() for p in library.passages(a.version)]
    )
    queries = [_terms(each.text, "en") for each in asked]

    async def query(words: list[str]) -> object:
        return np.argsort(-np.asarray(engine.get_scores(words)))[:5]

    return typical_async_ms(query, queries)


def _quotations(library: Library) -> list[str]:
    return [library.cut(q.span) for a in library.articles() for q in library.quotations(a.version)]


def _fragments(spoken: list[str], count: int) -> list[str]:
    """Words to look up: a quarter each exact, with other capitals and stops, with a word changed, and never said."""
    found: list[str] = []
    for number, text in enumerate(spoken[:: max(1, len(spoken) // count)][:count]):
        words = text.split()[:9]
        if number % 4 == 1:
            words = " ".join(words).upper().replace(",", " -").split()
        elif number % 4 == 2:
            words[len(words) // 2] = "thing"
        elif number % 4 == 3:
            words = f"nobody ever painted the {number} parrots of Wendelhurst so blue".split()
        found.append(" ".join(words))
    return found


def _terms(text: str, language: str) -> list[str]:
    return [word.stem for word in words(text, language) if word.content]
