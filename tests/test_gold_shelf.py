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


async def fault(library: Library, gold: ShelfQuestion) -> str:
    """What went wrong with a question; empty when nothing did."""
    result = await library.ask(gold.question, gold.context)
    if bool(result.within) is not gold.within:
        return f"filters {result.within}"
    if bool(result.understood) is not bool(gold.understood) or gold.understood not in result.understood:
        return f"understood as {result.understood!r}"
    if isinstance(result, NoAnswer):
        return "" if gold.unanswerable else f"refused: {result.reason}, {result.confidence:.2f}"
    return _fault_of_answer(library, gold, result)


def _fault_of_answer(library: Library, gold: ShelfQuestion, result: Answer) -> str:
    first = result.citations[0]
    label = first.speaker.label
    if gold.unanswerable:
        return "answered falsely"
    if gold.answer not in shown(library, first) or gold.article not in ("", library.article(first.version).id):
        return "another passage"
    if gold.speaker and (label is None or library.cut(label) != gold.speaker):
        return "another speaker"
    if len(result.copies[0] if result.copies else ()) != gold.copies:
        return "copies missed or invented"
    if bool(result.disputed) is not gold.disputed:
        return "contradiction missed" if gold.disputed else "contradiction invented"
    return ""


async def test_questions_to_several_articles_come_out_as_wanted(library: Library) -> None:
    """Measured when the floor was set: 19 of 22; a follow-up refused, and two contradictions in other words missed."""
    faults = {gold.id: found for gold in QUESTIONS if (found := await fault(library, gold))}
    assert len(faults) <= 3, faults
    told = ("refused", "contradiction missed")
    assert all(found.startswith(told) for found in faults.values()), faults


def test_the_questions_are_of_every_kind() -> None:
    for kind in ("context", "within", "copies", "disputed", "understood", "unanswerable", "speaker"):
        assert any(getattr(gold, kind) for gold in QUESTIONS), kind
    assert len({gold.id for gold in QUESTIONS}) == len(QUESTIONS)
