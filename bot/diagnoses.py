"""Why questions of an operator's file went wrong, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.exports import title_of
from bot.terminal import speaker_text
from knowledge.evaluation.diagnosis import Diagnosis, Fault
from knowledge.evaluation.own import Outcome
from knowledge.library import Library
from knowledge.models import Answer, NoAnswer, Passage, Reason

TITLES = {
    Fault.WRONG: "Answered with another passage",
    Fault.ANSWERED: "Answered though nothing answers",
    Fault.SPEAKER_WRONG: "The right passage, but the wrong speaker",
    Fault.SPEAKER_MISSING: "The right passage, but no speaker named",
    Fault.REFUSED: "Refused though an article answers",
}
"""The headings of the report, one a fault."""

WORDS_SHOWN = 9
"""Words of a passage that are shown, so that one can tell which it is."""
TITLE_SHOWN = 40
"""Characters of an article's title that are shown, for the same."""


def explained(library: Library, outcome: Outcome) -> tuple[str, ...]:
    """Whole sentences on why a question went wrong; none when it did not."""
    found = outcome.diagnosis
    if found is None:
        return ()
    match found.fault:
        case Fault.REFUSED:
            return (*_refusal(library, found, outcome), *_expectation(library, found, outcome.result.within))
        case Fault.WRONG:
            return (_given(library, found), *_expectation(library, found, outcome.result.within))
        case Fault.ANSWERED:
            return (_given(library, found), *_matched(found), *_nowhere(found))
        case Fault.SPEAKER_WRONG | Fault.SPEAKER_MISSING:
            return tuple(_speaker(library, found, outcome))


def place(library: Library, passage: Passage) -> str:
    """Which passage that is: its paragraph and its first words, and its article when there are several."""
    article = library.article(passage.span.version)
    words = library.cut(passage.span).split()
    begins = " ".join(words[:WORDS_SHOWN]) + ("…" if len(words) > WORDS_SHOWN else "")
    first, last = passage.blocks
    numbers = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    where = numbers if passage.number is not None else "headline or details of the article"
    title = title_of(library, article)
    short = title if len(title) <= TITLE_SHOWN else f"{title[:TITLE_SHOWN].rstrip()}…"
    source = f" of “{short}”" if len(library.articles()) > 1 else ""
    return f"{where}{source} ({begins})"


def _refusal(library: Library, found: Diagnosis, outcome: Outcome) -> Iterator[str]:
    result = outcome.result
    assert isinstance(result, NoAnswer)  # noqa: S101 - else it would not have been refused
    match found.reason:
        case Reason.SMALL_TALK:
            yield "It was taken for small talk."
        case Reason.EMPTY:
            yield "There are no words in it."
        case Reason.NOTHING_WITHIN:
            yield f"No article passes the filter {_listed(result.within)}, which was read from the question."
        case Reason.OTHER_LANGUAGE:
            yield "It shares no words with the articles, which are in another language."
        case Reason.NEVER_MENTIONED:
            yield f"It was refused because no article mentions {_listed(result.terms)}."
        case Reason.NOT_TOGETHER:
            asked, named = _listed(result.terms), _listed(result.mentioned)
            yield f"It was refused because no article mentions {asked} together with {named}."
    if found.confidence < found.threshold:
        yield f"It was {_percent(found.confidence)} sure, and {_percent(found.threshold)} are needed."
    yield from _nowhere(found)
    if found.best is not None and found.rank != 1 and found.expected is not None:
        yield f"The best candidate was {place(library, found.best.passage)}."


def _given(library: Library, found: Diagnosis) -> str:
    assert found.given is not None  # noqa: S101 - an answer cites something
    return f"It gave {place(library, found.given.passage)}, {_percent(found.confidence)} sure."


def _expectation(library: Library, found: Diagnosis, within: Sequence[str]) -> Iterator[str]:
    if found.expected is None:
        yield "What answers stands in a headline, byline or credit line, which only questions about the article quote."
        return
    ranked = f"came {_ordinal(found.rank)} of {_several(found.candidates, 'candidate')}"
    if found.filtered:
        ranked = f"is in no article that passes the filter {_listed(within)}, which was read from the question"
    elif found.rank is None:
        ranked = "was not among the candidates: it shares too few words with the question"
    yield f"The expected {place(library, found.expected)} {ranked}."
    if found.fault is Fault.WRONG and found.offered is not None:
        yield f"It is the {_ordinal(found.offered)} passage that is shown, behind a button."
    if found.lacking:
        yield f"Of the question it lacks {_listed(found.lacking)}."
    if found.only_given:
        yield f"The passage given holds {_listed(found.only_given)}."


def _matched(found: Diagnosis) -> Iterator[str]:
    if found.matched:
        yield f"Of the question that passage holds {_listed(found.matched)}."


def _nowhere(found: Diagnosis) -> Iterator[str]:
    if found.nowhere:
        yield f"No article holds {_listed(found.nowhere)}."


def _speaker(library: Library, found: Diagnosis, outcome: Outcome) -> Iterator[str]:
    assert isinstance(outcome.result, Answer)  # noqa: S101 - else it would have been refused
    citation = outcome.result.citations[0]
    yield f"Expected {outcome.expected.asked.speaker}, given: {speaker_text(library, citation.speaker)}."
    yield f"It gave {place(library, citation.passage)}, {_percent(found.confidence)} sure."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _ordinal(number: int | None) -> str:
    number = number or 0
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
