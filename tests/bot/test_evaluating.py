"""`onrecord eval`: an operator's own questions, and what measures the engine."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.command import Onrecord

ROOT = Path(__file__).resolve().parents[2]

PIANO = "Who said the piano paid the full fare?"
NINE = "Why did the crossing take nine hours?"

Asked = Callable[..., Path]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """Writes a table of questions: (question, answer, speaker), ..."""

    def write(*rows: tuple[str, ...], name: str = "questions.csv") -> Path:
        file = tmp_path / name
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("question", "answer", "speaker"), *rows])
        return file

    return write


# --- own questions ------------------------------------------------------------------------------------------------

RIGHT = (PIANO, "paid the full fare", "Piet Larrow")
WRONG = (NINE, "forty passengers", "")
ANSWERED = ("who is piet larrow", "", "")
SPEAKER = (PIANO, "paid the full fare", "Nell Varga")
REFUSED = ("which zeppelin brought the gulls", "Nobody was sick", "")


def test_questions_that_are_all_right_are_summed_up(onrecord: Onrecord, ferry: Path, asked: Asked) -> None:
    ran = onrecord("eval", asked(RIGHT, ("who is Nikolai Petrov?", "", "")), "--articles", ferry)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.splitlines()[0] == "2 of 2 questions right (100%)"
    assert "that an article answers 1: 1 right, 0 with another passage, 0 refused" in ran.words
    assert "that nothing answers 1: 1 refused, 0 answered" in ran.words
    assert "with a speaker to name 1: 1 right, 0 wrong, 0 not named" in ran.words


def test_what_went_wrong_is_grouped_with_the_reasons(onrecord: Onrecord, ferry: Path, asked: Asked) -> None:
    ran = onrecord("eval", asked(RIGHT, WRONG, ANSWERED, SPEAKER, REFUSED), "--articles", ferry)
    assert ran.code == 0
    titles = ["Answered with another passage: 1", "Answered though nothing answers: 1", "the wrong speaker: 1"]
    places = [ran.out.index(title) for title in [*titles, "Refused though an article answers: 1", "1 of 5 questions"]]
    assert places == sorted(places)
    for words in ("“crossing”", "“larrow”", "Nell Varga,", "“zeppelin”"):
        assert words in ran.words
    assert "are needed" in ran.words
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_report_as_json_holds_the_figures_behind_each_failure(
    onrecord: Onrecord, ferry: Path, asked: Asked
) -> None:
    ran = onrecord("eval", asked(RIGHT, WRONG, ANSWERED, SPEAKER, REFUSED), "--articles", ferry, "--json")
    report = ran.json
    assert ran.code == 0
    assert (report["questions"], report["right"], report["share"]) == (5, 1, 0.2)
    assert report["answerable"] == {"n": 4, "right": 2, "wrong": 1, "refused": 1}
    assert report["unanswerable"] == {"n": 1, "answered": 1}
    assert report["speaker"] == {"n": 2, "right": 1, "wrong": 1, "missing": 0}
    faults = {failure["line"]: failure["fault"] for failure in report["failures"]}
    assert faults == {3: "wrong", 4: "answered", 5: "speaker_wrong", 6: "refused"}
    wrong, refused = report["failures"][0], report["failures"][3]
    assert wrong["given"]["article"] == "ferry"
    assert wrong["expected"]["paragraphs"] == [1, 1]
    assert wrong["matched"]
    assert all(sentence.endswith(".") for failure in report["failures"] for sentence in failure["why"])
    assert refused["confidence"] < refused["threshold"]
    assert "zeppelin" in refused["nowhere"]


def test_the_report_is_written_as_markdown(onrecord: Onrecord, ferry: Path, asked: Asked, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    ran = onrecord("eval", asked(("who is *piet* larrow <b>", "", "")), "--articles", ferry, "--report", report)
    assert ran.code == 0
    written = report.read_text(encoding="utf-8")
    assert written.startswith("# Report on questions.csv\n\n**0 of 1 question right (0%)**\n")
    assert "- The piano of Velm (version " in written
    assert "## Answered though nothing answers (1)" in written
    assert "### who is \\*piet\\* larrow \\<b\\>" in written


@pytest.mark.parametrize(("share", "code"), [("0.5", 0), ("0.51", 1), ("0", 0), ("1", 1)])
def test_fewer_right_than_asked_for_ends_with_1(
    onrecord: Onrecord, ferry: Path, asked: Asked, share: str, code: int
) -> None:
    ran = onrecord("eval", asked(RIGHT, WRONG), "--articles", ferry, "--min-right", share)
    assert ran.code == code
    assert "1 of 2 questions right" in ran.out
    assert ("50.0% right: fewer than" in ran.err) == bool(code)


def test_several_articles_may_be_named(onrecord: Onrecord, ferry: Path, asked: Asked) -> None:
    other = ferry.with_name("mill.txt")
    other.write_text(
        "The mill of Arden\n\nThe mill of Arden grinds eight sacks a week for the baker.\n", encoding="utf-8"
    )
    file = asked(RIGHT, ("how many sacks does the mill of Arden grind", "eight sacks", ""))
    ran = onrecord("eval", file, "--articles", ferry, "--articles", other, "--json")
    assert (ran.code, ran.json["right"]) == (0, 2)


def test_the_articles_of_the_settings_are_asked(
    onrecord: Onrecord, ferry: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTICLES", str(ferry))
    assert onrecord("eval", asked(RIGHT), "--json").json["right"] == 1


def test_files_that_cannot_be_loaded_are_named_and_the_others_are_asked(
    onrecord: Onrecord, ferry: Path, asked: Asked
) -> None:
    ferry.with_name("binary.txt").write_bytes(b"PK\x03\x04\x00\xff")
    ran = onrecord("eval", asked(RIGHT), "--articles", ferry.parent)
    assert ran.code == 0
    assert "left out: " in ran.err


def test_rows_that_are_not_right_are_all_listed_and_nothing_is_done(
    onrecord: Onrecord, ferry: Path, asked: Asked, tmp_path: Path
) -> None:
    file = asked(RIGHT, ("", "piano", ""), ("who?", "the harp paid", ""), ("why?", "", "Piet Larrow"))
    ran = onrecord("eval", file, "--articles", ferry, "--report", tmp_path / "report.md")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(f"onrecord: {file}: 3 rows are not right; nothing was asked.\n")
    assert [line.split(":")[0] for line in ran.err.splitlines()[1:]] == ["line 3", "line 4", "line 5"]
    assert not (tmp_path / "report.md").exists()


def test_answers_that_stand_in_many_paragraphs_are_noted(onrecord: Onrecord, asked: Asked, tmp_path: Path) -> None:
    article = tmp_path / "gulls.txt"
    lines = [f"In village number {n} the gulls are loud at dawn and quiet at dusk." for n in range(8)]
    article.write_text("\n\n".join(["Gulls of the coast", *lines]), encoding="utf-8")
    ran = onrecord("eval", asked(("are the gulls loud at dawn", "the gulls are loud", "")), "--articles", article)
    assert "The answer of line 2 stands in many paragraphs" in ran.words


def test_a_report_never_replaces_questions_or_articles_and_needs_a_folder(
    onrecord: Onrecord, ferry: Path, asked: Asked, tmp_path: Path
) -> None:
    file = asked(RIGHT)
    before = file.read_bytes(), ferry.read_bytes()
    for report in (file, tmp_path / "nowhere" / "report.md", tmp_path, ferry):
        assert onrecord("eval", file, "--articles", ferry, "--report", report).code == 2
    assert onrecord("eval", file, "--articles", tmp_path, "--report", tmp_path / "report.md").code == 2
    assert (file.read_bytes(), ferry.read_bytes()) == before


def test_a_report_that_cannot_be_written_ends_with_3_and_the_remedy(
    onrecord: Onrecord, ferry: Path, asked: Asked, tmp_path: Path
) -> None:
    ran = onrecord("eval", asked(RIGHT), "--articles", ferry, "--report", tmp_path / ("long" * 100))
    assert ran.code == 3
    assert "the report cannot be written" in ran.err
    assert "Give another place" in ran.err


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nowhere.csv", None, 2),
        ("win.csv", "question,answer\nкто?,что\n".encode("cp1251"), 3),
        ("zip.csv", b"PK\x03\x04", 3),
    ],
)
def test_a_file_of_questions_that_cannot_be_read_is_told(
    onrecord: Onrecord, ferry: Path, tmp_path: Path, name: str, content: bytes | None, code: int
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = onrecord("eval", tmp_path / name, "--articles", ferry)
    assert ran.code == code
    assert ran.out == ""
    assert name in ran.err.replace("\n", "") or "does not exist" in ran.err


def test_articles_that_are_not_there_end_with_3(onrecord: Onrecord, asked: Asked) -> None:
    assert onrecord("eval", asked(RIGHT), "--articles", "nowhere").code == 3


def test_the_help_tells_format_options_and_exit_codes(onrecord: Onrecord) -> None:
    for arguments in (("eval", "--help"), ("eval",)):
        shown = onrecord(*arguments).words
        for words in (
            "question, answer",
            "unanswerable",
            "--articles",
            "--json",
            "--report",
            "--min-right",
            "2 wrong usage",
        ):
            assert words in shown
    assert "--failures" in onrecord("eval", "article", "--help").words


def test_the_example_is_about_the_sample_articles_and_has_no_row_that_is_not_right(onrecord: Onrecord) -> None:
    ran = onrecord("eval", ROOT / "docs" / "questions.csv", "--json", "--min-right", "0.7")
    assert ran.code == 0, ran.err
    assert ran.json["questions"] >= 12


# --- what measures the engine -------------------------------------------------------------------------------------


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    rows = [
        {"id": "a", "question": "Who said the piano paid the full fare?", "paragraphs": [2], "speaker": "Piet Larrow"},
        {"id": "b", "question": "Why did the crossing take nine hours?", "paragraphs": [1]},
        {"id": "c", "question": "Who is Nikolai Petrov?", "paragraphs": []},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_the_questions_of_a_file_are_counted(onrecord: Onrecord, ferry: Path, questions: Path) -> None:
    ran = onrecord("eval", "article", questions, "--articles", ferry, "--json")
    assert ran.code == 0
    assert ran.json == {
        "answerable": {"n": 2, "right": 1, "wrong": 1, "refused": 0},
        "unanswerable": {"n": 1, "answered": 0},
        "speaker": {"n": 1, "right": 1, "wrong": 0, "missing": 0},
    }
    shown = onrecord("eval", "article", questions, "--articles", ferry).words
    assert "answerable n 2 right 1 (50%) wrong 1 (50%) refused 0 (0%)" in shown
    assert "unanswerable n 1 answered 0 (0%)" in shown


def test_the_questions_that_went_wrong_are_listed(onrecord: Onrecord, ferry: Path, questions: Path) -> None:
    arguments = ("eval", "article", questions, "--articles", ferry, "--failures")
    (failure,) = onrecord(*arguments, "--json").json["failures"]
    assert (failure["id"], failure["fault"], failure["expected"]) == ("b", "wrong", "1")
    assert {"wrong", "crossing", "hours?"} <= set(onrecord(*arguments).words.split())


def test_predictions_of_a_set_are_written_and_counted(onrecord: Onrecord, tmp_path: Path) -> None:
    passages = [{"id": "p1", "text": "The crane at Velm was built in 1932."}, {"id": "p2", "text": "Gulls nest here."}]
    asked = [{"id": "q1", "question": "When was the crane built?", "answerable": True, "gold": ["p1"]}]
    row = {"article_id": "a", "language": "en", "passages": passages, "questions": asked}
    (tmp_path / "set.jsonl").write_text(json.dumps(row), encoding="utf-8")
    ran = onrecord("eval", "answers", tmp_path / "set.jsonl", "--predictions", tmp_path / "out.jsonl")
    assert ran.code == 0
    assert ran.out == ""
    assert "2 predictions for 1 questions written to" in ran.err
    written = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(p["case"], p["passage"]) for p in written] == [("q1/answerable", "p1"), ("q1/removed", None)]


def test_quotations_of_a_set_are_written(onrecord: Onrecord, tmp_path: Path) -> None:
    text = "The ferry was late.\n\n“The piano paid,” said Piet Larrow, her captain.\n"
    (tmp_path / "set.jsonl").write_text(json.dumps({"id": "a", "text": text}), encoding="utf-8")
    assert onrecord("eval", "quotes", tmp_path / "set.jsonl", "--predictions", tmp_path / "out.jsonl").code == 0
    (prediction,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    (quote,) = prediction["quotes"]
    assert text[quote["start"] : quote["end"]] == "The piano paid,"


def test_a_bad_row_is_named_by_file_and_line(onrecord: Onrecord, ferry: Path, questions: Path) -> None:
    questions.write_text('{"id": "a", "question": "Who?", "paragraphs": []}\n{"id": "b"}\n', encoding="utf-8")
    ran = onrecord("eval", "article", questions, "--articles", ferry)
    assert ran.code == 2
    assert f"{questions}, line 2: question: " in ran.err
    assert "Correct the line." in ran.err


def test_a_file_that_is_no_text_ends_with_3(onrecord: Onrecord, ferry: Path, questions: Path) -> None:
    questions.write_bytes(b"\xff\xfe\x00")
    assert onrecord("eval", "article", questions, "--articles", ferry).code == 3
