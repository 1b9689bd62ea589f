"""An operator's own file of questions: JSON lines, or a table with a header (CSV, TSV).

    read_questionnaire("questions.csv")  -> Questionnaire     its questions, and every row that is not right

Blank lines, lines that begin with `#` and a byte-order mark are passed over. A row says what is right with the
paragraphs that answer, with a few words that stand there, or by saying that nothing answers.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.errors import EmptyArticle, OnRecordError, UnreadableFile
from knowledge.loading import decode

COLUMNS = ("id", "question", "answer", "paragraphs", "unanswerable", "speaker", "article", "context")
"""What a row can say."""
_OTHER_NAMES = {"text": "answer", "paragraph": "paragraphs", "answerable": "answerable"}
_KNOWN = (*COLUMNS, *_OTHER_NAMES)
_NEARLY = 0.75
"""So alike (optimal string alignment, 0..1) is a name of a column that was misspelt."""

_YES = frozenset({"true", "yes", "y", "1", "x"})
_NO = frozenset({"false", "no", "n", "0"})
_NUMBERS = re.compile(r"\d+(?:[\s,;]+\d+)*")
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of an operator. `line` is where its row begins in the file, from 1; empty is what was not given.

    What answers are the `paragraphs` (numbers of blocks, from 1) or the passages that hold the words of `answer`;
    `unanswerable` says that nothing does. `article` is the file name or title of the article that answers, `context`
    the question that was asked before.
    """

    line: int
    id: str
    question: str
    answer: str = ""
    paragraphs: tuple[int, ...] = ()
    unanswerable: bool = False
    speaker: str = ""
    article: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be used: its line, what is wrong, and what to do."""

    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.problem}. {self.remedy}."


class BadQuestions(OnRecordError):
    """A file of questions with rows that cannot be used; `rows` are all of them, in order."""

    def __init__(self, source: str, rows: Sequence[BadRow]) -> None:
        self.source = source
        self.rows = tuple(sorted(rows, key=lambda row: row.line))
        counted = "1 row is not right" if len(rows) == 1 else f"{len(rows)} rows are not right"
        super().__init__("\n".join([f"{source}: {counted}; nothing was asked.", *map(str, self.rows)]))


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The questions of a file whose rows are right in themselves, and the other rows."""

    source: str
    questions: tuple[OwnQuestion, ...]
    bad: tuple[BadRow, ...]


def read_questionnaire(path: Path) -> Questionnaire:
    """The questions of a file: a table when its name ends in .csv or .tsv, else JSON lines.

    Raises UnreadableFile or NotText when it cannot be read at all. What is wrong with its rows is not raised but told,
    so that the caller can add what else is wrong with them.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), f"it cannot be opened ({error.strerror})", "Check the path") from error
    try:
        text = decode(str(path), data)
    except EmptyArticle:
        text = ""
    bad: list[BadRow] = []
    table = path.suffix.lower() in (".csv", ".tsv", ".tab")
    rows = list(_table(text, bad) if table else _json_lines(text, bad))
    questions: list[OwnQuestion] = []
    for line, values in rows:
        question = _question(line, values, table, bad)
        if question is not None:
            questions.append(question)
    bad += _used_twice(questions)
    if not rows and not bad:
        bad.append(BadRow(1, "there is no question in the file", "Write one a line; the README shows how"))
    return Questionnaire(str(path), tuple(questions), tuple(bad))


def _json_lines(text: str, bad: list[BadRow]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith(_COMMENT):
            continue
        try:
            values = json.loads(line)
        except json.JSONDecodeError as error:
            where = f"character {error.colno}"
            bad.append(BadRow(number, f"this is no JSON ({error.msg}, {where})", "Write one JSON object on one line"))
            if line.lstrip().startswith("["):
                return
            continue
        except (ValueError, RecursionError):  # a number of thousands of digits, or brackets without end
            bad.append(BadRow(number, "this JSON is too long or too deep", "Write one JSON object on one line"))
            continue
        if not isinstance(values, dict):
            bad.append(BadRow(number, "this is no JSON object", 'Write {"question": …, "answer": …} on one line'))
            continue
        given = {key.strip().casefold(): value for key, value in values.items()}
        misspelt = [BadRow(number, *fault) for fault in _misspelt(given)]
        bad += misspelt
        if not misspelt:
            yield number, given


def _table(text: str, bad: list[BadRow]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header: list[str] | None = None
    line = 1
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "Put two quotation marks for each one inside a cell. The rows after it were not read"
            bad.append(BadRow(line, f"the quotation marks of the row are not right ({error})", remedy))
            return
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith(_COMMENT):
            continue
        if header is None:
            header = [cell.strip().casefold() for cell in cells]
            faults = [BadRow(line, *fault) for fault in _header_faults(header)]
            bad += faults
            if faults:
                return
        elif any(cell.strip() for cell in cells[len(header) :]):
            problem = f"the row has {len(cells)} cells, the header {len(header)}"
            bad.append(BadRow(line, problem, "Put a cell that holds the separator into quotation marks"))
        else:
            yield line, dict(zip(header, cells, strict=False))


def _delimiter(text: str) -> str:
    """What separates the cells: whatever gives the header the most columns that are known."""
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith(_COMMENT))
    header = next(lines, "").casefold()
    return max(",;\t", key=lambda mark: sum(cell.strip(' "') in _KNOWN for cell in header.split(mark)))


def _header_faults(header: Sequence[str]) -> Iterator[tuple[str, str]]:
    misspelt = list(_misspelt(header))
    yield from misspelt
    names = [_OTHER_NAMES.get(name, name) for name in header if name]
    twice = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if twice:
        yield f"the column {_listed(twice)} is there twice", "Leave one of them"
    if misspelt:
        return  # what seems to be missing may be there
    if "question" not in names:
        yield "the header has no column “question”", f"Begin the file with a header: {','.join(COLUMNS)}"
    elif not {"answer", "paragraphs", "unanswerable", "answerable"} & {*names}:
        yield "no column says what answers", "Add a column “answer” with a few words of the passage that answers"


def _misspelt(names: Sequence[str] | Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Names that nearly are one that is known; any other name is somebody's own and left alone."""
    for name in names:
        if not name or name in _KNOWN:
            continue
        near = process.extractOne(name, _KNOWN, scorer=OSA.normalized_similarity, score_cutoff=_NEARLY)
        if near is not None:
            yield f"there is no “{name}”", f"Write “{near[0]}” if that is meant, or give it another name"


def _question(line: int, values: Mapping[str, Any], table: bool, bad: list[BadRow]) -> OwnQuestion | None:
    """The question of a row, or nothing when anything about it is wrong, which is then told."""
    row = _Row(line, values)
    question, answer = row.text("question"), row.text("answer") or row.text("text")
    speaker = row.text("speaker")
    paragraphs = row.numbers("paragraphs" if "paragraphs" in values else "paragraph")
    silent = row.flag("unanswerable")
    answerable = row.flag("answerable")
    found = OwnQuestion(
        line=line,
        id=row.text("id") or f"line {line}",
        question=question,
        answer=answer,
        paragraphs=paragraphs or (),
        unanswerable=bool(silent) or answerable is False,
        speaker=speaker,
        article=row.text("article"),
        context=row.text("context"),
    )
    if not question and not any(fault.problem.startswith("“question”") for fault in row.faults):
        row.fault("there is no question", "Write one, or remove the row")
    told = bool(answer or paragraphs)
    if found.unanswerable and (told or speaker):
        row.fault("it says that nothing answers, and also what does", "Leave one of the two")
    elif answerable and silent:
        row.fault("it is both answerable and unanswerable", "Leave one of the two")
    elif not told and not found.unanswerable and not row.faults:
        said_otherwise = not table or not values.keys().isdisjoint(("unanswerable", "answerable"))
        found = _without_answer(found, row, not said_otherwise or paragraphs == ())
    bad += row.faults
    return None if row.faults else found


def _without_answer(found: OwnQuestion, row: _Row, left_empty: bool) -> OwnQuestion:
    """A question without an answer: that nothing answers it is said by a list or a cell that was left empty."""
    if found.speaker:
        row.fault("it names a speaker but not what answers", "Add a few words of the passage as “answer”")
    elif not left_empty:
        row.fault(
            "nothing says what answers",
            "Add a few words of the passage as “answer”, or “unanswerable” when no article answers",
        )
    return replace(found, unanswerable=True)


def _used_twice(questions: Sequence[OwnQuestion]) -> Iterator[BadRow]:
    first: dict[str, int] = {}
    for question in questions:
        line = first.setdefault(question.id, question.line)
        if line != question.line:
            yield BadRow(question.line, f"the id “{question.id}” is that of line {line} too", "Give each its own")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


class _Row:
    """The values of a row, read one by one; what is wrong with them gathers in `faults`."""

    def __init__(self, line: int, values: Mapping[str, Any]) -> None:
        self.line = line
        self.faults: list[BadRow] = []
        self._values = values

    def fault(self, problem: str, remedy: str) -> None:
        """One more thing that is wrong."""
        self.faults.append(BadRow(self.line, problem, remedy))

    def text(self, key: str) -> str:
        """Words; empty when there are none."""
        value = self._values.get(key)
        if value is None:
            return ""
        if isinstance(value, bool | list | dict):
            self.fault(f"“{key}” is no text", "Write it as words in quotation marks")
            return ""
        text = " ".join(str(value).split())
        if any("\ud800" <= character <= "\udfff" for character in text):
            self.fault(f"“{key}” holds half of a character", "Write the character itself")
            return ""
        return text

    def numbers(self, key: str) -> tuple[int, ...] | None:
        """Numbers from 1; None when none are given at all, or not as numbers."""
        value = self._values.get(key)
        if isinstance(value, str) and _NUMBERS.fullmatch(value.strip()):
            value = [int(digits) for digits in re.findall(r"\d{1,9}", value)]
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        listed = value if isinstance(value, list) else [value]
        if any(isinstance(number, bool) or not isinstance(number, int) or number < 1 for number in listed):
            self.fault(
                f"“{key}” are no numbers from 1", "Count as `onrecord check-article` does, or give words instead"
            )
            return None
        return tuple(dict.fromkeys(listed))

    def flag(self, key: str) -> bool | None:
        """Yes or no; None when neither was given."""
        value = self._values.get(key)
        if value is None or isinstance(value, bool):
            return value
        said = str(value).strip().casefold()
        if not said:
            return None
        if said not in _YES | _NO:
            self.fault(f"“{key}” is neither yes nor no", "Write yes or no")
        return said in _YES
