"""Why a question of an operator's file went wrong, in an editor's words."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.diagnoses import explained
from knowledge.evaluation.diagnosis import Diagnosis, Fault
from knowledge.evaluation.own import Outcome
from knowledge.evaluation.places import Expectation
from knowledge.evaluation.questionnaire import OwnQuestion
from knowledge.library import Library
from knowledge.loading import load_bytes
from knowledge.models import Answer, NoAnswer, Reason
from tests.bot.command import FERRY

ASKED = OwnQuestion(2, "line 2", "why did the crossing take nine hours", answer="the tide", speaker="Nell Varga")


def filled(*texts: str) -> Library:
    library = Library()
    for number, text in enumerate(texts):
        asyncio.run(library.add(load_bytes(f"{number}.md", text.encode(), media="markdown")))
    return library


@pytest.fixture
def library() -> Library:
    return filled(FERRY)


def why(library: Library, result: Answer | NoAnswer, fault: Fault, **found: Any) -> list[str]:
    """The sentences on a question whose answer is the third passage of the first article."""
    version = library.articles()[0].version
    known = Diagnosis(fault, result.confidence, 0.5, expected=library.passage(version, 2), candidates=16)
    expected = Expectation(ASKED, (library.passage(version, 2).span,))
    return list(explained(library, Outcome(expected, result, "", replace(known, **found))))


def refused(reason: Reason = Reason.NOT_FOUND, confidence: float = 0.31, **values: Any) -> NoAnswer:
    return NoAnswer(question=ASKED.question, reason=reason, confidence=confidence, **values)


def test_a_question_without_fault_needs_no_words(library: Library) -> None:
    assert explained(library, Outcome(Expectation(ASKED, ()), refused(), "", None)) == ()


@pytest.mark.parametrize(
    ("rank", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")],
)
def test_a_refusal_says_how_sure_it_was_and_where_the_passage_came(library: Library, rank: int, words: str) -> None:
    expected = "The expected paragraph 4 (The crossing took nine hours, because the tide had…)"
    assert why(library, refused(), Fault.REFUSED, rank=rank, lacking=("crossing", "long")) == [
        "It was 31% sure, and 50% are needed.",
        f"{expected} came {words} of 16 candidates.",
        "Of the question it lacks “crossing”, “long”.",
    ]


def test_words_that_stand_nowhere_are_told_and_what_was_better(library: Library) -> None:
    best = library.cite(library.passage(library.articles()[0].version, 0))
    told = why(library, refused(), Fault.REFUSED, rank=2, candidates=1, nowhere=("zeppelin",), best=best)
    assert told[1:3] == [
        "No article holds “zeppelin”.",
        "The best candidate was paragraph 1 (The ferry Ondine left Port Velm at six in…).",
    ]
    assert told[3].endswith("came 2nd of 1 candidate.")


def test_a_passage_that_was_no_candidate_shares_too_few_words(library: Library) -> None:
    assert why(library, refused(), Fault.REFUSED)[-1].endswith(
        "not among the candidates: it shares too few words with the question."
    )


def test_a_passage_whose_article_does_not_pass_the_filters_is_told(library: Library) -> None:
    told = why(library, refused(within=("in the Courier",)), Fault.REFUSED, filtered=True)
    assert told[-1].endswith(
        "is in no article that passes the filter “in the Courier”, which was read from the question."
    )


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (refused(Reason.SMALL_TALK), "It was taken for small talk."),
        (refused(Reason.EMPTY), "There are no words in it."),
        (refused(Reason.NO_ARTICLES), "It was 31% sure, and 50% are needed."),
        (refused(Reason.OTHER_LANGUAGE, languages=("ru",)), "It shares no words with the articles"),
        (refused(Reason.NOTHING_WITHIN, within=("in 1874",)), "No article passes the filter “in 1874”"),
        (refused(Reason.NEVER_MENTIONED, terms=("Lavrov",)), "refused because no article mentions “Lavrov”."),
        (
            refused(Reason.NOT_TOGETHER, confidence=0.9, terms=("price",), mentioned=("Ondine",)),
            "no article mentions “price” together with “Ondine”.",
        ),
    ],
    ids=lambda value: value.reason if isinstance(value, NoAnswer) else "",
)
def test_every_reason_to_refuse_has_its_words(library: Library, result: NoAnswer, words: str) -> None:
    told = why(library, result, Fault.REFUSED, reason=result.reason)
    assert words in told[0]
    assert any("sure, and" in sentence for sentence in told) == (result.confidence < 0.5)


def test_another_passage_is_shown_beside_the_expected_one(library: Library) -> None:
    given = library.cite(library.passage(library.articles()[0].version, 1))
    result = Answer(question=ASKED.question, citations=(given,), confidence=0.714)
    told = why(
        library, result, Fault.WRONG, given=given, rank=2, offered=2, lacking=("captain",), matched=("captain", "why")
    )
    assert told[0] == "It gave paragraph 2 (“The piano paid the full fare,” said the captain,…), 71% sure."
    assert told[2:] == [
        "It is the 2nd passage that is shown, behind a button.",
        "Of the question it lacks “captain”.",
        "The passage given holds “captain”.",
    ]


def test_an_answer_beside_the_running_text_is_told(library: Library) -> None:
    given = library.cite(library.passage(library.articles()[0].version, 1))
    result = Answer(question=ASKED.question, citations=(given,), confidence=0.7)
    told = why(library, result, Fault.WRONG, given=given, expected=None)
    assert told[-1].startswith("What answers stands in a headline, byline or credit line")


def test_an_answer_where_nothing_answers_names_the_words_it_went_by(library: Library) -> None:
    given = library.cite(library.passage(library.articles()[0].version, 1))
    result = Answer(question=ASKED.question, citations=(given,), confidence=0.7)
    told = why(library, result, Fault.ANSWERED, given=given, expected=None, matched=("piano",), nowhere=("harp",))
    assert told[1:] == ["Of the question that passage holds “piano”.", "No article holds “harp”."]


@pytest.mark.parametrize(
    ("passage", "speaker"), [(1, "Piet Larrow"), (0, "in the outlet's own words")], ids=["named", "outlet"]
)
def test_the_expected_speaker_stands_beside_the_one_that_was_given(
    library: Library, passage: int, speaker: str
) -> None:
    given = library.cite(library.passage(library.articles()[0].version, passage))
    result = Answer(question=ASKED.question, citations=(given,), confidence=0.7)
    for fault in (Fault.SPEAKER_WRONG, Fault.SPEAKER_MISSING):
        assert why(library, result, fault, given=given)[0].startswith(f"Expected Nell Varga, given: {speaker}")


def test_the_article_is_named_when_there_are_several() -> None:
    long = FERRY.replace("The piano of Velm", "The piano of Velm, and what became of its keys that winter")
    library = filled(long, FERRY.replace("piano", "harp"))
    told = why(library, refused(), Fault.REFUSED, rank=1)
    assert "paragraph 4 of “The piano of Velm, and what became of it…” (The crossing" in told[1]
