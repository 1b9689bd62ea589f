"""Sets of articles as paragraphs with questions: which paragraph is the answer's, under each condition of the set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """One prediction {"case", "passage", "confidence"} a case.

    The conditions: the article as it is (answerable or adversarial), the article without the paragraphs that answer
    (removed), and the next article of the set (wrong_article). `every` takes one question in so many of each article.
    """
    loaded = [_Shelf(article.passages, article) for article in articles]
    for place, article in enumerate(articles):
        other = loaded[(place + 1) % len(loaded)]
        asked = article.questions[::every]
        for question in asked:
            if not question.answerable:
                yield loaded[place].predict(question, "adversarial")
                continue
            yield loaded[place].predict(question, "answerable")
            if len(articles) > 1:
                yield other.predict(question, "wrong_article")
        yield from _removed(article, [q for q in asked if q.answerable])


def _removed(article: SetArticle, questions: Sequence[SetQuestion]) -> Iterator[dict[str, Any]]:
    """Questions that share their paragraphs share the article without them: it is read once."""
    for gold, group in groupby(sorted(questions, key=lambda q: q.gold), key=lambda q: q.gold):
        rest = tuple(passage for passage in article.passages if passage.id not in gold)
        if rest:
            shelf = _Shelf(rest, article)
            for question in group:
                yield shelf.predict(question, "removed")


class _Shelf:
    """One article of a set behind its own index."""

    def __init__(self, passages: Sequence[SetPassage], article: SetArticle) -> None:
        self._ids = [passage.id for passage in passages]
        self._article = from_paragraphs(article.article_id, [p.text for p in passages], article.language)
        reading = Reading(self._article)
        self._collection = Collection(reading.language)
        self._collection.add(reading)

    def predict(self, question: SetQuestion, condition: str) -> dict[str, Any]:
        result = ask(question.question, [self._collection])
        return {
            "case": f"{question.id}/{condition}",
            "passage": self._paragraph(result),
            "confidence": round(result.confidence, 6),
        }

    def _paragraph(self, result: Answer | NoAnswer) -> str | None:
        if isinstance(result, NoAnswer):
            return None
        return self._ids[_block_of(self._article, result.citations[0]) - 1]


def _block_of(article: Article, citation: Citation) -> int:
    """The number of the block in which the highlighted sentence begins."""
    return next(b.number for b in article.blocks if b.span.start <= citation.highlight.start < b.span.end)
