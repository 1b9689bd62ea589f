"""Sets of articles as paragraphs with questions: which paragraph is the answer's, under each condition of the set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from itertools import groupby
from typing import Any

from pydantic import BaseModel, ConfigDict

from knowledge.answering import ask
from knowledge.collection import Collection
from knowledge.loading import from_paragraphs
from knowledge.models import Answer, Article, Citation, NoAnswer
from knowledge.reading import Reading


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class SetPassage(_Row):
    """A paragraph of a set's article."""

    id: str
    text: str


class SetQuestion(_Row):
    """A question with the ids of the paragraphs that answer it."""

    id: str
    question: str
    answerable: bool
    gold: tuple[str, ...] = ()


class SetArticle(_Row):
    """An article of a set."""

    article_id: str
    language: str
    passages: tuple[SetPassage, ...]
    questions: tuple[SetQuestion, ...]


def predictions(articles: Sequence[SetArticle], every: int = 1) -> Iterator[dict[str, Any]]:
    """One prediction {"case", "passage", "confidence", "top"} a case: `passage` is the answer's, `top` the one that the
    confidence is about, whether it was given as an answer or not.

    The conditions: the article as it is (answerable or adversarial), the article without the paragraphs that answer
    (removed), and the next article of the set (wrong_article). `every` takes one question in so many of each article.
    """
    shelves = [Shelf(article) for article in articles]
    for place, article in enumerate(articles):
        other = shelves[(place + 1) % len(shelves)]
        asked = article.questions[::every]
        for question in asked:
            if not question.answerable:
                yield shelves[place].predict(question, "adversarial")
                continue
            yield shelves[place].predict(question, "answerable")
            if len(articles) > 1:
                yield other.predict(question, "wrong_article")
        yield from _removed(shelves[place], [q for q in asked if q.answerable])


def _removed(whole: Shelf, questions: Sequence[SetQuestion]) -> Iterator[dict[str, Any]]:
    """Questions that share their paragraphs share the article without them."""
    for gold, group in groupby(sorted(questions, key=lambda q: q.gold), key=lambda q: q.gold):
        if set(gold) < set(whole.ids):
            shelf = whole.without(gold)
            for question in group:
                yield shelf.predict(question, "removed")


class Shelf:
    """One article of a set behind an index of its own. `ids` are those of its paragraphs, in order."""

    def __init__(self, article: SetArticle) -> None:
        self.ids = [passage.id for passage in article.passages]
        self._read(Reading(from_paragraphs(article.article_id, [p.text for p in article.passages], article.language)))

    def without(self, gold: Sequence[str]) -> Shelf:
        """The same article without some of its paragraphs."""
        shelf = copy(self)
        shelf._read(_Shortened(self._reading, {self.ids.index(each) + 1 for each in gold}))
        return shelf

    def predict(self, question: SetQuestion, condition: str) -> dict[str, Any]:
        """The prediction of one case."""
        result = ask(question.question, [self.collection])
        top = self._top(result)
        return {
            "case": f"{question.id}/{condition}",
            "passage": top if isinstance(result, Answer) else None,
            "confidence": round(result.confidence, 6),
            "top": top,
        }

    def _read(self, reading: Reading) -> None:
        self._reading = reading
        self.collection = Collection(reading.language)
        self.collection.add(reading)

    def _top(self, result: Answer | NoAnswer) -> str | None:
        cited = result.citations if isinstance(result, Answer) else result.nearest
        return self.ids[_block_of(self._reading.article, cited[0]) - 1] if cited else None


class _Shortened(Reading):
    """A reading of which some blocks are not there: nothing is found in them, and none of their words is known."""

    def __init__(self, whole: Reading, blocks: set[int]) -> None:
        self.article = whole.article
        self.language = whole.language
        self.passages = whole.passages
        self.quotations = whole.quotations
        self._speakers = whole._speakers
        kept = (
            read for read in whole.read if not blocks & set(range(read.passage.blocks[0], read.passage.blocks[1] + 1))
        )
        self.read = tuple(replace(read, number=number) for number, read in enumerate(kept))
        known = zip(whole.article.blocks, whole.block_words, strict=True)
        self.block_words = tuple(found for block, found in known if block.number not in blocks)


def _block_of(article: Article, citation: Citation) -> int:
    """The number of the block in which the highlighted sentence begins."""
    return next(b.number for b in article.blocks if b.span.start <= citation.highlight.start < b.span.end)
