"""Questions to several articles at once: filters, follow-ups, copies and contradictions, through `Library.ask` alone.

`gold/shelf` holds three short articles about one dam. One was published yesterday, whenever the test runs.
"""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from knowledge.evaluation.jsonl import read_rows
from knowledge.library import Library
from knowledge.loading import load_bytes
from knowledge.models import Answer, Citation, NoAnswer

SHELF = Path(__file__).resolve().parent / "gold" / "shelf"


class ShelfQuestion(BaseModel):
    """A question with what is to come of it.

    `answer` are words of the passage that answers, in the article `article` when only one will do. `within` says
    whether a filter is read from it, `copies` how many other articles have the same passage, `disputed` whether another
    passage states otherwise, `understood` what a follow-up must be read to hold.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    question: str
    context: str = ""
    answer: str = ""
    article: str = ""
    unanswerable: bool = False
    speaker: str = ""
    within: bool = False
    copies: int = 0
    disputed: bool = False
    understood: str = ""


QUESTIONS = read_rows(SHELF / "questions.jsonl", ShelfQuestion)


@pytest.fixture(scope="module")
def library() -> Library:
    """The three articles."""
    yesterday = (date.today() - timedelta(days=1)).isoformat()

    async def filled() -> Library:
        library = Library()
        for file in sorted((SHELF / "articles").iterdir()):
            text = file.read_text(encoding="utf-8").replace("{yesterday}", yesterday)
            await library.add(load_bytes(file.name, text.encode("utf-8"), media="markdown"))
        return library

    return asyncio.run(filled())


def shown(library: Library, citation: Citation) -> str:
    """The words of a passage, in one line."""
    return " ".join(library.cut(citation.passage.span).split())


@pytest.mark.parametrize("gold", QUESTIONS, ids=lambda gold: gold.id)
async def test_a_question_to_several_articles(library: Library, gold: ShelfQuestion) -> None:
    result = await library.ask(gold.question, gold.context)
    assert bool(result.within) is gold.within
    assert bool(result.understood) is bool(gold.understood)
    assert gold.understood in result.understood
    if gold.unanswerable:
        assert isinstance(result, NoAnswer), shown(library, result.citations[0])
        return
    assert isinstance(result, Answer), f"{result.reason}, {result.confidence:.2f}"
    first = result.citations[0]
    assert gold.answer in shown(library, first)
    if gold.article:
        assert library.article(first.version).id == gold.article
    if gold.speaker:
        assert first.speaker.label is not None
        assert library.cut(first.speaker.label) == gold.speaker
    assert len(result.copies[0] if result.copies else ()) == gold.copies
    assert bool(result.disputed) is gold.disputed


def test_the_questions_are_of_every_kind() -> None:
    for kind in ("context", "within", "copies", "disputed", "understood", "unanswerable", "speaker"):
        assert any(getattr(gold, kind) for gold in QUESTIONS), kind
    assert len({gold.id for gold in QUESTIONS}) == len(QUESTIONS)
