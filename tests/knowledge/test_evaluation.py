"""The measuring of quality: what counts as right, which cases are asked, and files that are not as they should be."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

from knowledge.errors import OnRecordError, UnreadableFile
from knowledge.evaluation import answers, quotes
from knowledge.evaluation.answers import SetArticle
from knowledge.evaluation.article import ArticleReport, GoldQuestion, evaluate_article, same_speaker
from knowledge.evaluation.jsonl import BadRows, read_rows, write_rows
from knowledge.library import Library

Shelf = Callable[..., Library]
SCORE = Path(__file__).resolve().parents[3] / "shared" / "eval" / "answers" / "score.py"


# --- questions about given articles -------------------------------------------------------------------------------

BOATS = "How many boats were at sea?"  # paragraph 1 of the lantern
OIL = "Who said we had oil for two hours?"  # paragraph 2, Halvard Brisk
WHALES = "How many whales were seen near the reef?"  # nothing says it


def gold(question: str, *paragraphs: int, speaker: str | None = None, name: str = "q") -> GoldQuestion:
    return GoldQuestion(id=name, question=question, paragraphs=paragraphs, speaker=speaker)


async def measured(shelf: Shelf, *questions: GoldQuestion) -> ArticleReport:
    return await evaluate_article(shelf("lantern"), questions)


async def test_every_question_is_counted_where_it_belongs(shelf: Shelf) -> None:
    report = await measured(
        shelf,
        gold(BOATS, 1, name="right"),
        gold(BOATS, 7, name="wrong"),
        gold(WHALES, 5, name="refused"),
        gold(WHALES, name="silent"),
        gold(BOATS, name="answered"),
    )
    assert report.answerable == {"n": 3, "right": 1, "wrong": 1, "refused": 1}
    assert report.unanswerable == {"n": 2, "answered": 1}
    assert report.speaker == {"n": 0, "right": 0, "wrong": 0, "missing": 0}
    assert {failure.id: failure.fault for failure in report.failures} == {
        "wrong": "wrong",
        "refused": "refused",
        "answered": "answered",
    }


async def test_any_of_several_paragraphs_is_right(shelf: Shelf) -> None:
    assert (await measured(shelf, gold(BOATS, 6, 1))).answerable["right"] == 1


async def test_speakers_are_judged_wherever_one_is_expected(shelf: Shelf) -> None:
    report = await measured(
        shelf,
        gold(OIL, 2, speaker="Halvard Brisk", name="right"),
        gold(OIL, 2, speaker="the keeper Brisk", name="same"),
        gold(OIL, 2, speaker="Senna Ovik", name="other"),
        gold(BOATS, 1, speaker="Halvard Brisk", name="outlet"),
        gold(WHALES, 5, speaker="Halvard Brisk", name="refused"),
        gold(OIL, 2, name="nobody"),
    )
    assert report.speaker == {"n": 5, "right": 2, "wrong": 1, "missing": 2}
    assert {failure.id: failure.fault for failure in report.failures} == {
        "other": "speaker_wrong",
        "outlet": "speaker_missing",
        "refused": "refused",
    }


async def test_a_failure_tells_what_was_expected_and_what_came(shelf: Shelf) -> None:
    report = await measured(shelf, gold(BOATS, 6, 7, name="a"), gold(OIL, 2, speaker="Ansa Morrow", name="b"))
    wrong, speaker = report.failures
    assert (wrong.question, wrong.expected) == (BOATS, "6, 7")
    assert wrong.got.startswith("paragraph 1 (outlet)")
    assert speaker.expected == "Ansa Morrow"
    assert speaker.got.startswith("paragraph 2 (Halvard Brisk)")
    refused = (await measured(shelf, gold(WHALES, 5))).failures[0]
    assert refused.got.startswith("no answer (not_found")
    assert (await measured(shelf, gold(BOATS))).failures[0].expected == "no answer"


async def test_the_figures_are_plain_counts(shelf: Shelf) -> None:
    report = await measured(shelf, gold(BOATS, 1))
    assert json.loads(json.dumps(report.figures())) == {
        "answerable": {"n": 1, "right": 1, "wrong": 0, "refused": 0},
        "unanswerable": {"n": 0, "answered": 0},
        "speaker": {"n": 0, "right": 0, "wrong": 0, "missing": 0},
    }
    assert [asdict(failure) for failure in report.failures] == []


async def test_no_questions_give_no_figures(shelf: Shelf) -> None:
    assert (await measured(shelf)).answerable["n"] == 0


async def test_progress_is_told_after_each_question(shelf: Shelf) -> None:
    ticks: list[int] = []
    await evaluate_article(shelf("lantern"), [gold(BOATS, 1), gold(WHALES)], lambda: ticks.append(1))
    assert len(ticks) == 2


@pytest.mark.parametrize(
    ("named", "expected", "same"),
    [
        ("Halvard Brisk", "Halvard Brisk", True),
        ("Brisk", "Halvard Brisk", True),
        ("halvard BRISK", "Halvard Brisk", True),
        ("Senna Ovik", "Halvard Brisk", False),
        ("a spokesperson for the Coastal Board", "the Coastal Board spokesperson", True),
        ("an official at the ministry", "a source close to the board", False),
        ("Мельник Прохор Ступин", "Прохор Ступин", True),
        ("Зинаида Кулёк", "Прохор Ступин", False),
        ("?", "Halvard Brisk", False),
    ],
)
def test_two_labels_mean_the_same_speaker_or_not(named: str, expected: str, same: bool) -> None:
    assert same_speaker(named, expected) is same


# --- sets of articles ---------------------------------------------------------------------------------------------


def set_article(name: str, language: str, passages: list[str], questions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "article_id": name,
        "language": language,
        "passages": [{"id": f"{name}{n}", "text": text} for n, text in enumerate(passages)],
        "questions": [{"answerable": True, "gold": [], "answers": []} | question for question in questions],
    }


SET = [
    set_article(
        "harbour",
        "en",
        [
            "The crane at Velm was built in 1932 by Odile Marn.",
            "The ferry Ondine carries forty cars.",
            "Gulls nest here.",
        ],
        [
            {"id": "h1", "question": "When was the crane at Velm built?", "gold": ["harbour0"], "answers": ["1932"]},
            {"id": "h2", "question": "How many cars does Ondine carry?", "gold": ["harbour1"], "answers": ["forty"]},
            {"id": "h3", "question": "Who painted the crane?", "answerable": False},
            {"id": "h4", "question": "Who built the crane?", "gold": ["harbour0"], "answers": ["Odile Marn"]},
        ],
    ),
    set_article(
        "mill",
        "ru",
        ["Мельницу в Подгрязье построил Прохор Ступин.", "Зерно привозит Зинаида Кулёк."],
        [{"id": "m1", "question": "Кто построил мельницу?", "gold": ["mill0"], "answers": ["Прохор Ступин"]}],
    ),
    set_article(
        "roof",
        "uk",
        ["На даху бібліотеки живуть бджоли пасічника Юхима Дзвінки."],
        [{"id": "r1", "question": "Чиї бджоли живуть на даху?", "gold": ["roof0"], "answers": ["Юхима Дзвінки"]}],
    ),
]


def predicted(articles: list[dict[str, Any]], step: int = 1) -> dict[str, dict[str, Any]]:
    rows = list(answers.predictions([SetArticle.model_validate(article) for article in articles], step))
    by_case = {row["case"]: row for row in rows}
    assert len(by_case) == len(rows), "a case was asked twice"
    return by_case


@pytest.fixture(scope="module")
def score() -> ModuleType:
    if not SCORE.exists():
        pytest.skip("../shared/eval/answers/score.py is not here: the cases cannot be compared")
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_cases_are_named_after_question_and_condition() -> None:
    assert set(predicted(SET)) == {
        *(f"h{n}/{condition}" for n in (1, 2, 4) for condition in ("answerable", "removed", "wrong_article")),
        "h3/adversarial",
        *(f"m1/{condition}" for condition in ("answerable", "removed", "wrong_article")),
        *(f"r1/{condition}" for condition in ("answerable", "wrong_article")),  # nothing is left without roof0
    }


@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_cases_are_those_of_the_scorer(score: ModuleType, step: int) -> None:
    asked = list(score.cases(SET, step))
    assert {case["case"] for case in asked} == set(predicted(SET, step))


@pytest.mark.parametrize("step", [1, 2, 7])
def test_the_scorer_finds_a_prediction_for_each_of_its_cases_where_it_leaves_some_out(
    score: ModuleType, step: int
) -> None:
    # The answer also stands in another paragraph, and in the next article.
    twice = [
        set_article(
            "a",
            "en",
            ["Velm has a crane from 1932.", "In 1932 it rained.", "Gulls nest."],
            [
                {"id": f"a{n}", "question": "When is the crane from?", "gold": ["a0"], "answers": ["1932"]}
                for n in range(8)
            ],
        ),
        set_article("b", "en", ["The year 1932 was wet."], []),
    ]
    assert {case["case"] for case in score.cases(twice, step)} <= set(predicted(twice, step))


def test_what_answers_is_named_by_the_id_of_its_paragraph(score: ModuleType) -> None:
    found = predicted(SET)
    assert found["h1/answerable"]["passage"] == "harbour0"
    assert found["h2/answerable"]["passage"] == "harbour1"
    assert found["m1/answerable"]["passage"] == "mill0"
    figures = score.figures(list(score.cases(SET)), list(found.values()))
    assert figures["answerable"]["right"] == 1
    assert figures["wrong_article"]["false_answers"] == 0


def test_a_removed_paragraph_is_never_given_as_the_answer() -> None:
    found = predicted(SET)
    for case, paragraph in (("h1", "harbour0"), ("h2", "harbour1"), ("h4", "harbour0"), ("m1", "mill0")):
        assert found[f"{case}/removed"]["passage"] != paragraph


def test_the_wrong_article_is_the_next_of_the_set_and_the_last_asks_the_first() -> None:
    one_paragraph = [
        set_article(
            name,
            "en",
            [f"The crane at Velm was built in {year}."],
            [{"id": name, "question": "When was the crane at Velm built?", "gold": [f"{name}0"], "answers": [year]}],
        )
        for name, year in (("a", "1932"), ("b", "1874"), ("c", "2031"))
    ]
    found = predicted(one_paragraph)
    assert {name: found[f"{name}/wrong_article"]["passage"] for name in "abc"} == {"a": "b0", "b": "c0", "c": "a0"}


def test_a_set_of_one_article_has_no_wrong_one() -> None:
    assert not any(case.endswith("wrong_article") for case in predicted(SET[:1]))


def test_a_confidence_is_given_with_and_without_an_answer() -> None:
    for row in predicted(SET).values():
        assert 0 <= row["confidence"] <= 1
        assert set(row) == {"case", "passage", "confidence", "top"}


def test_what_the_confidence_is_about_is_named_even_without_an_answer() -> None:
    found = predicted(SET)
    assert {row["passage"] for row in found.values() if row["passage"] != row["top"]} == {None}
    assert found["h1/answerable"]["top"] == "harbour0"
    assert any(row["passage"] is None and row["top"] is not None for row in found.values())


def test_only_one_question_in_so_many_is_asked() -> None:
    assert {case.split("/")[0] for case in predicted(SET, 2)} == {"h1", "h3", "m1", "r1"}


# --- quotations ---------------------------------------------------------------------------------------------------


def found_quotes(text: str) -> list[tuple[str, str | None]]:
    """The quotations of a text, cut by the offsets that were given, with their speakers."""
    prediction = quotes.prediction(quotes.QuotedArticle(id="set/one.2", text=text))
    assert prediction["id"] == "set/one.2"
    return [(text[q["start"] : q["end"]], q["speaker"]) for q in prediction["quotes"]]


@pytest.mark.parametrize(
    "lead",
    [
        "",
        "A headline here\n\nThe ferry was late\u00a0again, and the harbour of Velm was empty.\n\n",
        "\n\n   Tabs\tand   blanks, soft hy\u00adphens and zero\u200bwidths.\n\n",
        "The cafe\u0301 by the quay was shut all day, and nobody knew why.\n\n",
        "\ufeff",
        "\ufeffThe harbour was empty that day, and the gulls were silent.\n\n",
    ],
    ids=["nothing", "a headline", "blanks", "combining", "BOM", "BOM and more"],
)
@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ('"The piano paid the full fare," said the captain, Piet Larrow.', "The piano paid the full fare,"),
        ("“The piano paid the full fare,” said the captain, Piet Larrow.", "The piano paid the full fare,"),
        ("“The piano\u00a0paid the full fare,” said Piet Larrow.", "The piano\u00a0paid the full fare,"),
        ("“The pi\u00adano paid the full fare,” said Piet Larrow.", "The pi\u00adano paid the full fare,"),
    ],
)
def test_offsets_are_those_of_the_text_that_was_given(lead: str, paragraph: str, words: str) -> None:
    text = f"{lead}{paragraph}\n\nThe ferry left at six, and nobody waved at her.\n"
    assert found_quotes(text) == [(words, "Piet Larrow")]


def test_speech_in_wrapped_lines_keeps_the_line_ends_of_the_text() -> None:
    text = """\
The ferry Ondine left the harbour of Velm two hours late on
Tuesday, with forty passengers and a piano on board, and it was
well after midnight when she reached the island.

“The piano paid the full fare, and I will not hear another word
about it from anybody,” said the captain, Piet Larrow, who has
sailed the same ferry on the same route since 1998.
"""
    words = "The piano paid the full fare, and I will not hear another word\nabout it from anybody,"
    assert found_quotes(text) == [(words, "Piet Larrow")]
    assert found_quotes(text.replace("\n", "\r\n")) == [(words.replace("\n", "\r\n"), "Piet Larrow")]


def test_speech_in_windows_lines_is_found_at_its_own_place() -> None:
    text = "The ferry was late.\r\n\r\n“The piano paid,” said Piet Larrow.\r\n"
    assert found_quotes(text) == [("The piano paid,", "Piet Larrow")]


def test_words_in_marks_that_nobody_says_are_left_out() -> None:
    text = "The ferry left at six. The captain calls the tariff the “piano fare”, after a song.\n"
    assert found_quotes(text) == []


def test_a_text_without_speech_has_no_quotations() -> None:
    assert found_quotes("The ferry left at six, and nobody waved at her.\n") == []


# --- files --------------------------------------------------------------------------------------------------------


class Row(BaseModel):
    id: str
    paragraphs: tuple[int, ...] = ()


def test_rows_are_read_a_line_each_and_blank_lines_left_out(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"id": "a", "paragraphs": [1, 2]}\n\n  \n{"id": "б"}', encoding="utf-8")
    assert read_rows(file, Row) == [Row(id="a", paragraphs=(1, 2)), Row(id="б")]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_only_a_line_feed_ends_a_row(tmp_path: Path, separator: str) -> None:
    file = tmp_path / "rows.jsonl"
    write_rows(file, [{"id": f"one{separator}two"}, {"id": "three"}])
    assert [row.id for row in read_rows(file, Row)] == [f"one{separator}two", "three"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": 7}', "id"),
        ('{"paragraphs": [1]}', "id"),
        ('{"id": "a", "paragraphs": ["one"]}', "paragraphs.0"),
        ("{broken", "JSON"),
        ("[]", "the line"),
    ],
)
def test_a_bad_row_is_named_by_file_line_and_fault(tmp_path: Path, line: str, fault: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{{"id": "good"}}\n\n{line}\n', encoding="utf-8")
    with pytest.raises(BadRows, match="Correct the line") as caught:
        read_rows(file, Row)
    assert str(caught.value).startswith(f"{file}, line 3: ")
    assert fault in str(caught.value)
    assert isinstance(caught.value, OnRecordError)


def test_a_file_that_cannot_be_read_is_named_with_the_remedy(tmp_path: Path) -> None:
    binary = tmp_path / "rows.bin"
    binary.write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "nowhere.jsonl", tmp_path, binary):
        with pytest.raises(UnreadableFile, match="Give a UTF-8 file with one JSON object a line") as caught:
            read_rows(file, Row)
        assert str(file) in str(caught.value)


def test_rows_are_written_in_their_own_letters_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    assert write_rows(file, ({"id": name} for name in ("Ступин", "Ondine"))) == 2
    assert file.read_text(encoding="utf-8") == '{"id": "Ступин"}\n{"id": "Ondine"}\n'
    assert write_rows(file, []) == 0
    assert file.read_text(encoding="utf-8") == ""
