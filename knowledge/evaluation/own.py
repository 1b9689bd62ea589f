"""An operator's own questions put to the articles: what was right, what was not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.evaluation.article import same_speaker
from knowledge.evaluation.diagnosis import Diagnosis, Fault, diagnose
from knowledge.evaluation.places import Expectation
from knowledge.library import Library
from knowledge.models import Answer, NoAnswer

MANY = 5
"""Words of an answer that stand in more paragraphs than these say too little which one is meant."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question.

    `speaker` is right, wrong or missing when one was expected, else empty; `diagnosis` says what went wrong and why,
    None when nothing did.
    """

    expected: Expectation
    result: Answer | NoAnswer
    speaker: str
    diagnosis: Diagnosis | None


@dataclass(frozen=True)
class OwnReport:
    """All outcomes in the order of the file."""

    outcomes: tuple[Outcome, ...]

    @cached_property
    def failures(self) -> tuple[Outcome, ...]:
        """The outcomes with a fault."""
        return tuple(outcome for outcome in self.outcomes if outcome.diagnosis is not None)

    @property
    def right(self) -> int:
        """The questions without any fault: the right passage and speaker, or silence where nothing answers."""
        return len(self.outcomes) - len(self.failures)

    @property
    def share(self) -> float:
        """The share of them, 0..1 (1 when nothing was asked)."""
        return self.right / len(self.outcomes) if self.outcomes else 1.0

    @property
    def vague(self) -> tuple[Expectation, ...]:
        """The questions whose answer's words stand in so many paragraphs that one of them is easily right by chance."""
        expected = (outcome.expected for outcome in self.outcomes)
        return tuple(each for each in expected if each.asked.answer and len(each.places) > MANY)

    def figures(self) -> dict[str, dict[str, int]]:
        """The counts of questions with an answer, without one, and with a speaker (missing where nothing was said)."""
        faults = [(o.expected.asked, o.diagnosis.fault if o.diagnosis else None) for o in self.outcomes]
        answerable = Counter(fault for asked, fault in faults if not asked.unanswerable)
        silent = [fault for asked, fault in faults if asked.unanswerable]
        speakers = Counter(outcome.speaker for outcome in self.outcomes if outcome.speaker)
        n, wrong, refused = answerable.total(), answerable[Fault.WRONG], answerable[Fault.REFUSED]
        return {
            "answerable": {"n": n, "right": n - wrong - refused, "wrong": wrong, "refused": refused},
            "unanswerable": {"n": len(silent), "answered": silent.count(Fault.ANSWERED)},
            "speaker": {"n": speakers.total()} | {key: speakers[key] for key in ("right", "wrong", "missing")},
        }


async def evaluate(
    library: Library, expected: Sequence[Expectation], tick: Callable[[], None] = lambda: None
) -> OwnReport:
    """Asks every question of the articles in the library. `tick` is called after each."""
    outcomes = []
    for each in expected:
        result = await library.ask(each.asked.question, each.asked.context)
        outcomes.append(judged(library, each, result))
        tick()
    return OwnReport(tuple(outcomes))


def judged(library: Library, expected: Expectation, result: Answer | NoAnswer) -> Outcome:
    """What an answer, or none, is worth for a question."""
    speaker = _speaker(library, expected.asked.speaker, result) if expected.asked.speaker else ""
    fault = _fault(expected, result) or {"wrong": Fault.SPEAKER_WRONG, "missing": Fault.SPEAKER_MISSING}.get(speaker)
    diagnosis = diagnose(fault, expected, result, library.collections()) if fault is not None else None
    return Outcome(expected, result, speaker, diagnosis)


def _fault(expected: Expectation, result: Answer | NoAnswer) -> Fault | None:
    if isinstance(result, NoAnswer):
        return None if expected.asked.unanswerable else Fault.REFUSED
    if expected.asked.unanswerable:
        return Fault.ANSWERED
    first = (result.citations[0], *(result.copies[0] if result.copies else ()))
    shown = any(citation.passage.span.meets(place) for citation in first for place in expected.places)
    return None if shown else Fault.WRONG


def _speaker(library: Library, expected: str, result: Answer | NoAnswer) -> str:
    label = result.citations[0].speaker.label if isinstance(result, Answer) else None
    if label is None:
        return "missing"
    return "right" if same_speaker(library.cut(label), expected) else "wrong"
