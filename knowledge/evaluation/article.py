"""Questions about given articles: was the right passage on top, was silence kept, was the right speaker named?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from knowledge.analysis import words
from knowledge.library import Library
from knowledge.models import Answer, Citation, NoAnswer


class GoldQuestion(BaseModel):
    """A question with the numbers (from 1) of the article's blocks that answer it; none when it does not say."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = ""
    question: str
    paragraphs: tuple[int, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that went wrong. `fault` is wrong, refused, answered, speaker_wrong or speaker_missing."""

    id: str
    question: str
    fault: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Counts of `onrecord eval article`.

    A question is right when the top citation covers one of its paragraphs, wrong when it does not, refused when there
    is no answer. The speaker is judged wherever one is given: right or wrong when the top citation names somebody,
    missing when it names nobody or there is no answer.
    """

    answerable: dict[str, int]
    unanswerable: dict[str, int]
    speaker: dict[str, int]
    failures: tuple[Failure, ...]

    def figures(self) -> dict[str, Any]:
        """The counts alone, as printed with --json."""
        return {"answerable": self.answerable, "unanswerable": self.unanswerable, "speaker": self.speaker}


async def evaluate_article(
    library: Library, questions: Sequence[GoldQuestion], tick: Callable[[], None] = lambda: None
) -> ArticleReport:
    """Asks every question of the articles in the library. `tick` is called after each."""
    answerable = {"n": 0, "right": 0, "wrong": 0, "refused": 0}
    unanswerable = {"n": 0, "answered": 0}
    speaker = {"n": 0, "right": 0, "wrong": 0, "missing": 0}
    failures: list[Failure] = []
    for gold in questions:
        result = await library.ask(gold.question)
        expected = ", ".join(map(str, gold.paragraphs)) or "no answer"
        got = _shown(library, result)
        fault = _passage_fault(gold, result)
        if gold.paragraphs:
            answerable["n"] += 1
            answerable[fault or "right"] += 1
        else:
            unanswerable["n"] += 1
            unanswerable["answered"] += fault == "answered"
        if fault:
            failures.append(Failure(gold.id, gold.question, fault, expected, got))
        if gold.speaker is not None:
            verdict = _speaker_verdict(library, gold.speaker, result)
            speaker["n"] += 1
            speaker[verdict] += 1
            if verdict != "right" and not fault:
                failures.append(Failure(gold.id, gold.question, f"speaker_{verdict}", gold.speaker, got))
        tick()
    return ArticleReport(answerable, unanswerable, speaker, tuple(failures))


def _passage_fault(gold: GoldQuestion, result: Answer | NoAnswer) -> str:
    if isinstance(result, NoAnswer):
        return "refused" if gold.paragraphs else ""
    if not gold.paragraphs:
        return "answered"
    first, last = result.citations[0].passage.blocks
    return "" if any(first <= number <= last for number in gold.paragraphs) else "wrong"


def _speaker_verdict(library: Library, expected: str, result: Answer | NoAnswer) -> str:
    label = result.citations[0].speaker.label if isinstance(result, Answer) else None
    if label is None:
        return "missing"
    return "right" if same_speaker(library.cut(label), expected) else "wrong"


def same_speaker(named: str, expected: str) -> bool:
    """Whether two labels mean the same speaker: the same last word, or at least half of their content words shared."""
    a, b = (
        [w.folded for w in words(label, "en") if w.content or w.name] or [label.casefold()]
        for label in (named, expected)
    )
    return a[-1] == b[-1] or 2 * len(set(a) & set(b)) >= len(set(a) | set(b))


def _shown(library: Library, result: Answer | NoAnswer) -> str:
    if isinstance(result, NoAnswer):
        return f"no answer ({result.reason}, confidence {result.confidence:.2f})"
    return f"{_place(result.citations[0])} {_speaker(library, result.citations[0])}, confidence {result.confidence:.2f}"


def _place(citation: Citation) -> str:
    first, last = citation.passage.blocks
    return f"paragraph {first}" if first == last else f"paragraphs {first}-{last}"


def _speaker(library: Library, citation: Citation) -> str:
    label = citation.speaker.label
    return f"({library.cut(label)})" if label is not None else f"({citation.speaker.status})"
