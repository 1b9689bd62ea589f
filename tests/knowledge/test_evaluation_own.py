"""An operator's own questions: how their file is read, where the answers stand, what is right, and why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.errors import LoadingError
from knowledge.evaluation.diagnosis import Diagnosis, Fault
from knowledge.evaluation.own import OwnReport, evaluate
from knowledge.evaluation.places import expectations
from knowledge.evaluation.questionnaire import COLUMNS, BadQuestions, OwnQuestion, Questionnaire, read_questionnaire
from knowledge.library import Library
from knowledge.loading import load_bytes

Shelf = Callable[..., Library]
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file of questions."""

    def write(content: str | bytes, name: str = "questions.csv") -> Path:
        file = tmp_path / name
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return file

    return write


# --- tables -------------------------------------------------------------------------------------------------------


def test_a_table_is_read_by_its_header(written: Written) -> None:
    file = written("Speaker,question, Answer ,own notes\nWilma Sedge,who lights the fire?,at four,later\n")
    assert read_questionnaire(file).questions == (
        OwnQuestion(line=2, id="line 2", question="who lights the fire?", answer="at four", speaker="Wilma Sedge"),
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_cells_are_separated_by_commas_semicolons_or_tabs(written: Written, mark: str, ending: str) -> None:
    text = ending.join([f"question{mark}answer", f'"who, then; and why?"{mark}two hours', ""])
    (question,) = read_questionnaire(written(text)).questions
    assert (question.question, question.answer) == ("who, then; and why?", "two hours")


def test_a_byte_order_mark_blank_lines_and_comments_are_left_out(written: Written) -> None:
    text = "\ufeff# what readers asked in May\n\nquestion,answer\n,\n# the second week\nхто пече хліб?,вогонь\n"
    found = read_questionnaire(written(text))
    assert [(q.line, q.question) for q in found.questions] == [(6, "хто пече хліб?")]
    assert found.bad == ()


def test_lines_are_those_where_a_row_begins(written: Written) -> None:
    text = 'question,answer\n"who said\nit?",two hours\n"and\n\nwhen?",three\n'
    assert [(q.line, q.question) for q in read_questionnaire(written(text)).questions] == [
        (2, "who said it?"),
        (4, "and when?"),
    ]


def test_an_empty_answer_in_a_table_means_that_nothing_answers(written: Written) -> None:
    (question,) = read_questionnaire(written("question,answer\nwho is the pope?,\n")).questions
    assert question.unanswerable


def test_a_table_that_has_a_column_for_it_must_say_so(written: Written) -> None:
    text = "question,answer,unanswerable\nwho?,,yes\nwhen?,,\nwhy?,a storm,no\n"
    found = read_questionnaire(written(text))
    assert [(q.question, q.unanswerable) for q in found.questions] == [("who?", True), ("why?", False)]
    assert [(row.line, row.problem) for row in found.bad] == [(3, "nothing says what answers")]


def test_paragraphs_may_be_given_in_a_cell(written: Written) -> None:
    found = read_questionnaire(written('question,paragraphs\nwho?,3\nwhen?,"4, 7 7"\nwhy?,\n'))
    assert [q.paragraphs for q in found.questions] == [(3,), (4, 7), ()]
    assert [q.unanswerable for q in found.questions] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "line", "problem", "remedy"),
    [
        ("", 1, "no question in the file", "Write one a line"),
        ("\ufeff \n", 1, "no question in the file", "Write one a line"),
        ("question,answer\n", 1, "no question in the file", "Write one a line"),
        ("who?,two hours\n", 1, "no column “question”", "Begin the file with a header"),
        ("question,speaker\nwho?,me\n", 1, "no column says what answers", "Add a column “answer”"),
        ("question,anwser\nwho?,x\n", 1, "there is no “anwser”", "Write “answer”"),
        ("question,answer,text\nwho?,x,y\n", 1, "“answer” is there twice", "Leave one"),
        ("question,answer\n,two hours\n", 2, "there is no question", "Write one, or remove the row"),
        ("question,answer\nwho, me?,two hours\n", 2, "3 cells, the header 2", "into quotation marks"),
        ('question,answer\n"who" said,x\nwhen?,y\n', 2, "quotation marks", "The rows after it were not read"),
        ("question,answer,speaker\nwho?,,Brisk\n", 2, "a speaker but not what answers", "“answer”"),
        ("question,answer,unanswerable\nwho?,x,yes\n", 2, "nothing answers, and also what does", "Leave one"),
        ("question,answer,unanswerable\nwho?,,perhaps\n", 2, "neither yes nor no", "Write yes or no"),
        ("question,paragraphs\nwho?,the third\n", 2, "no numbers from 1", "check-article"),
        ("question,paragraphs\nwho?,0\n", 2, "no numbers from 1", "check-article"),
        ("id,question,answer\na,who?,x\na,when?,y\n", 3, "the id “a” is that of line 2", "Give each its own"),
    ],
)
def test_a_row_that_is_not_right_is_told_with_its_line_and_what_to_do(
    written: Written, text: str, line: int, problem: str, remedy: str
) -> None:
    (row,) = read_questionnaire(written(text)).bad
    assert row.line == line
    assert problem in row.problem
    assert remedy in row.remedy


# --- JSON lines ---------------------------------------------------------------------------------------------------


def test_json_lines_are_read_key_by_key(written: Written) -> None:
    text = """\
# readers' questions
{"id": 7, "question": " who said  it ", "text": "two hours", "speaker": "Brisk", "article": "lantern", "mine": 1}

{"question": "and when?", "paragraphs": [2, 1], "context": "who said it?", "speaker": null}
{"question": "who is the pope?", "unanswerable": true}
{"question": "who was the pope?", "paragraphs": [], "answerable": false}
"""
    found = read_questionnaire(written(text, "questions.jsonl"))
    assert found.bad == ()
    assert found.questions == (
        OwnQuestion(2, "7", "who said it", answer="two hours", speaker="Brisk", article="lantern"),
        OwnQuestion(4, "line 4", "and when?", paragraphs=(2, 1), context="who said it?"),
        OwnQuestion(5, "line 5", "who is the pope?", unanswerable=True),
        OwnQuestion(6, "line 6", "who was the pope?", unanswerable=True),
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{broken", "no JSON"),
        ('["who?"]', "no JSON object"),
        ('{"question": "who?"}', "nothing says what answers"),
        ('{"question": "who?", "anser": "x"}', "there is no “anser”"),
        ('{"question": ["who?"], "answer": "x"}', "“question” is no text"),
        ('{"answer": "x"}', "there is no question"),
        ('{"question": "who?", "paragraphs": ["one"]}', "no numbers from 1"),
        ('{"question": "who?", "paragraphs": [true]}', "no numbers from 1"),
        ('{"question": "who \\ud800?", "answer": "x"}', "half of a character"),
        ('{"question": "who?", "answerable": true, "unanswerable": true}', "both answerable and unanswerable"),
        ('{"question": "who?", "answer": ' + "[" * 100_000, "too deep"),
    ],
)
def test_a_line_that_is_not_right_is_told_with_its_number(written: Written, line: str, problem: str) -> None:
    found = read_questionnaire(written(f'{{"question": "who?", "answer": "x"}}\n\n{line}\n', "questions.jsonl"))
    (row,) = found.bad
    assert row.line == 3
    assert problem in row.problem
    assert len(found.questions) == 1


def test_every_row_that_is_not_right_is_told(written: Written) -> None:
    rows = read_questionnaire(written("question,answer,speaker\n,x,\nwho?,,Brisk\nwhy?,y,\n ,z,\n")).bad
    assert [row.line for row in rows] == [2, 3, 5]


@pytest.mark.parametrize("content", ["who?,что".encode("cp1251"), b"PK\x03\x04\x00", "question".encode("utf-16")])
def test_a_file_that_is_no_utf_8_text_is_refused_with_the_remedy(written: Written, content: bytes) -> None:
    with pytest.raises(LoadingError, match=r"Convert it|Save or export"):
        read_questionnaire(written(content))


@given(content=st.binary(max_size=300), suffix=st.sampled_from([".csv", ".tsv", ".jsonl"]))
@example(content=b"question,answer\n" + b'"' + b"x" * 140_000 + b'",y\n', suffix=".csv")
@example(content=b'{"question": ' + b"9" * 5000 + b"}", suffix=".jsonl")
@example(content=b"question,answer\r\rwho,x\r", suffix=".csv")
def test_whatever_is_in_a_file_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    file = tmp_path_factory.getbasetemp() / f"any{suffix}"
    file.write_bytes(content)
    try:
        found = read_questionnaire(file)
    except LoadingError:
        return
    assert found.questions or found.bad


@given(
    rows=st.lists(
        st.dictionaries(
            st.sampled_from([*COLUMNS, "text", "answerable", "mine"]),
            st.one_of(
                st.none(), st.booleans(), st.integers(), st.text(max_size=9), st.lists(st.integers(), max_size=3)
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_the_values_are_each_row_is_a_question_or_told(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = read_questionnaire(file)
    assert {q.line for q in found.questions} | {row.line for row in found.bad} == {*range(1, len(rows) + 1)}
    for question in found.questions:
        assert question.question
        assert bool(question.answer or question.paragraphs) != question.unanswerable


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadingError, match=r"nowhere\.csv: it cannot be opened"):
        read_questionnaire(tmp_path / "nowhere.csv")


# --- where the answers stand --------------------------------------------------------------------------------------


def asked(*questions: OwnQuestion) -> Questionnaire:
    return Questionnaire("questions.csv", questions, ())


def question(text: str, line: int = 2, **values: str | bool | tuple[int, ...]) -> OwnQuestion:
    return OwnQuestion(line, f"line {line}", text, **values)  # type: ignore[arg-type]


def places(library: Library, expected: OwnQuestion) -> list[str]:
    """What stands at the places that answer, each with its article."""
    (found,) = expectations(asked(expected), library)
    return [f"{library.article(place.version).id}: {library.cut(place)}" for place in found.places]


def bad(library: Library, *expected: OwnQuestion) -> list[str]:
    with pytest.raises(BadQuestions) as caught:
        expectations(asked(*expected), library)
    assert str(caught.value).startswith("questions.csv: ")
    return [str(row) for row in caught.value.rows]


@pytest.mark.parametrize("words", ["oil for two hours", "OIL, for two hours!", "“oil for two  hours"])
def test_an_answer_stands_where_its_words_follow_one_another(shelf: Shelf, words: str) -> None:
    assert places(shelf(), question("who?", answer=words)) == ["lantern: oil for two hours"]


def test_an_answer_is_found_in_any_language_and_wherever_it_stands(shelf: Shelf) -> None:
    assert places(shelf(), question("кто?", answer="мельник Прохор Ступин")) == ["melnitsa: мельник Прохор Ступин"]
    assert len(places(shelf(), question("who?", answer="2031"))) > 1


@pytest.mark.parametrize("name", ["lantern", "Lantern.md", "the lantern of orrin skerry"])
def test_an_article_is_named_by_its_file_or_its_title(shelf: Shelf, name: str) -> None:
    assert {place.split(":")[0] for place in places(shelf(), question("who?", answer="the", article=name))} == {
        "lantern"
    }


def test_paragraphs_are_counted_in_the_only_article_or_in_the_one_named(shelf: Shelf) -> None:
    alone = places(shelf("bakery"), question("who?", paragraphs=(6,)))
    assert alone == places(shelf(), question("who?", paragraphs=(6,), article="bakery"))
    assert alone[0].startswith("bakery: “Bread does not care")


@pytest.mark.parametrize(
    ("expected", "problem", "remedy"),
    [
        (question("who?", answer="oil for ten days"), "stands in no paragraph", "Copy a few words"),
        (question("who?", answer="Who will pay?"), "stands in no paragraph", "Copy"),  # a heading is never quoted
        (question("who?", answer="…"), "stands in no paragraph", "Copy"),
        (question("who?", answer="oil", article="bakery"), "stands in no paragraph", "Copy"),
        (question("who?", answer="oil", article="chronicle"), "no article “chronicle”", "“lantern”"),
        (question("who?", unanswerable=True, article="chronicle"), "no article “chronicle”", "“lantern”"),
        (question("who?", paragraphs=(2,)), "several articles", "“article”"),
        (question("who?", paragraphs=(2, 99), article="lantern"), "no paragraph 99", "check-article"),
    ],
)
def test_what_is_not_in_the_articles_is_a_row_that_is_not_right(
    shelf: Shelf, expected: OwnQuestion, problem: str, remedy: str
) -> None:
    (row,) = bad(shelf(), expected)
    assert row.startswith("line 2: ")
    assert problem in row
    assert remedy in row


def test_nearly_the_words_of_a_paragraph_are_told_where_they_stand(shelf: Shelf) -> None:
    (row,) = bad(shelf(), question("who?", answer="bread doesn't care who kneads it"))
    assert "the nearest is paragraph 6 of “bakery” (“Bread does not care who kneads it,” said" in row


def test_rows_that_cannot_be_read_and_those_that_fit_no_article_are_told_together(
    shelf: Shelf, written: Written
) -> None:
    file = written("question,answer\nwho?,nowhere to be found\n,oil\nwhen?,oil for two hours\nwhy?,nor is this\n")
    with pytest.raises(BadQuestions) as caught:
        expectations(read_questionnaire(file), shelf())
    assert [row.line for row in caught.value.rows] == [2, 3, 5]
    assert "3 rows are not right; nothing was asked" in str(caught.value)


# --- right and wrong ----------------------------------------------------------------------------------------------

BOATS = "How many boats were at sea?"
OIL = "Who said we had oil for two hours?"
WHALES = "How many whales were seen near the reef?"


async def report_on(library: Library, *expected: OwnQuestion) -> OwnReport:
    return await evaluate(library, expectations(asked(*expected), library))


async def diagnosis(library: Library, expected: OwnQuestion) -> Diagnosis:
    (outcome,) = (await report_on(library, expected)).failures
    assert outcome.diagnosis is not None
    return outcome.diagnosis


async def test_every_question_is_counted_where_it_belongs(shelf: Shelf) -> None:
    report = await report_on(
        shelf(),
        question(BOATS, answer="Forty boats"),
        question(BOATS, answer="The trawler Petrel"),
        question(WHALES, answer="The Coastal Board"),
        question(WHALES, unanswerable=True),
        question(BOATS, unanswerable=True),
        question(OIL, answer="oil for two hours", speaker="Halvard Brisk"),
        question(OIL, answer="oil for two hours", speaker="Senna Ovik"),
        question(BOATS, answer="Forty boats", speaker="Halvard Brisk"),
    )
    assert report.figures() == {
        "answerable": {"n": 6, "right": 4, "wrong": 1, "refused": 1},
        "unanswerable": {"n": 2, "answered": 1},
        "speaker": {"n": 3, "right": 1, "wrong": 1, "missing": 1},
    }
    assert [o.diagnosis.fault for o in report.failures if o.diagnosis] == [
        Fault.WRONG,
        Fault.REFUSED,
        Fault.ANSWERED,
        Fault.SPEAKER_WRONG,
        Fault.SPEAKER_MISSING,
    ]
    assert (report.right, report.share) == (3, 3 / 8)


async def test_only_the_article_that_was_named_is_right() -> None:
    library = Library()
    line = "Seven herons nest on the roof of the mill in {}, as they have for years, the warden says.\n"
    for place in ("Arden", "Borrow"):
        text = f"Herons in {place}\n\n{line.format(place)}\nNobody minds the noise, or so it seems in {place}.\n"
        await library.add(load_bytes(f"{place.lower()}.txt", text.encode(), media="text"))
    asked_of = {"text": "How many herons nest on the mill in Arden?", "answer": "Seven herons nest"}
    assert not (await report_on(library, question(**asked_of))).failures
    assert not (await report_on(library, question(**asked_of, article="arden"))).failures
    assert (await diagnosis(library, question(**asked_of, article="borrow"))).fault is Fault.WRONG


async def test_a_follow_up_is_asked_after_its_context(shelf: Shelf) -> None:
    first = "What did Halvard Brisk say about the valve?"
    follow_up = question("and Senna Ovik?", answer="ordered in January", context=first)
    (outcome,) = (await report_on(shelf("lantern"), follow_up)).outcomes
    assert "valve" in outcome.result.understood


async def test_progress_is_told_after_each_question(shelf: Shelf) -> None:
    ticks: list[int] = []
    library = shelf("lantern")
    await evaluate(library, expectations(asked(question(BOATS, unanswerable=True)), library), lambda: ticks.append(1))
    assert ticks == [1]


async def test_answers_that_stand_in_many_places_are_told(shelf: Shelf) -> None:
    report = await report_on(shelf(), question(BOATS, answer="the"), question(BOATS, line=3, answer="Forty boats"))
    assert [each.asked.line for each in report.vague] == [2]


async def test_no_questions_are_all_right(shelf: Shelf) -> None:
    assert (await evaluate(shelf(), [])).share == 1


async def test_what_stands_beside_the_running_text_can_be_the_answer(shelf: Shelf) -> None:
    (outcome,) = (await report_on(shelf("lantern"), question("who wrote this article?", answer="Maren Tolk"))).outcomes
    assert outcome.diagnosis is None
    assert (await diagnosis(shelf("lantern"), question("who wrote this article?", answer="Halvard Brisk"))).given


# --- why ----------------------------------------------------------------------------------------------------------


async def test_a_refusal_tells_how_sure_it_was_and_where_the_expected_passage_came(shelf: Shelf) -> None:
    library = shelf("lantern")
    found = await diagnosis(
        library, question("which zeppelin blamed the cracked lamp", answer="blames a cracked valve")
    )
    assert found.fault is Fault.REFUSED
    assert found.reason is not None
    assert 0 <= found.confidence < found.threshold < 1
    assert found.given is None
    assert found.nowhere == ("zeppelin",)
    assert found.lacking == ("lamp",)
    assert found.expected is not None
    assert "blames a cracked valve" in library.cut(found.expected.span)
    assert found.rank in (1, 2)
    assert found.rank <= found.candidates


async def test_a_passage_that_shares_no_word_with_the_question_is_not_among_the_candidates(shelf: Shelf) -> None:
    found = await diagnosis(shelf("lantern"), question("zeppelin gramophone", answer="Nobody drowned"))
    assert (found.fault, found.rank, found.offered) == (Fault.REFUSED, None, None)
    assert found.nowhere == ("zeppelin", "gramophone")


async def test_a_wrong_passage_is_shown_beside_the_expected_one(shelf: Shelf) -> None:
    library = shelf("lantern")
    found = await diagnosis(library, question(BOATS, answer="The trawler Petrel"))
    assert found.fault is Fault.WRONG
    assert found.given is not None
    assert "Forty boats" in library.cut(found.given.passage.span)
    assert found.matched == ("boats", "sea")
    assert found.only_given == tuple(word for word in ("boats", "sea") if word in found.lacking)
    assert "boats" in found.only_given
    assert found.rank != 1


async def test_an_answer_where_nothing_answers_tells_which_words_matched(shelf: Shelf) -> None:
    found = await diagnosis(shelf("lantern"), question(BOATS, unanswerable=True))
    assert found.fault is Fault.ANSWERED
    assert found.matched == ("boats", "sea")
    assert found.expected is None
    assert found.lacking == ()


async def test_words_are_known_when_the_articles_of_any_language_hold_them(shelf: Shelf) -> None:
    found = await diagnosis(shelf(), question("кто такой дирижабль на мельнице", answer="«Жернова запели"))
    assert "дирижабль" in found.nowhere
    assert "кто" not in found.nowhere
    assert "мельнице" not in found.nowhere


async def test_an_answer_in_the_headline_is_in_no_passage(shelf: Shelf) -> None:
    found = await diagnosis(shelf("bakery"), question("who owns the mill tavern", answer="By Odo Finch"))
    assert (found.expected, found.rank) == (None, None)


async def test_an_article_that_does_not_pass_a_filter_of_the_question_is_told(shelf: Shelf) -> None:
    asks = "In the Skerry Gazette article, how many sacks does the water mill grind?"
    found = await diagnosis(shelf(), question(asks, answer="eight sacks a week"))
    assert found.filtered
    assert found.rank is None
    assert not (await diagnosis(shelf(), question(BOATS, answer="The trawler Petrel"))).filtered


async def test_a_copy_in_the_article_that_was_named_is_right() -> None:
    library = Library()
    copied = "Seven herons nest on the roof of the mill in Arden, as they have for nineteen years, the warden says."
    for name, more in (
        ("herald", "Nobody in Arden minds the noise."),
        ("courier", "The mill has been for sale since May."),
    ):
        text = f"Herons of the {name}\n\n{copied}\n\n{more}\n"
        await library.add(load_bytes(f"{name}.txt", text.encode(), media="text"))
    for name in ("herald", "courier"):
        asks = question("How many herons nest on the mill in Arden?", answer="Seven herons nest", article=name)
        assert not (await report_on(library, asks)).failures
