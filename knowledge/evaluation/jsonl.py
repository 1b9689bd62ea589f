"""Reading and writing files with one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from knowledge.errors import OnRecordError, UnreadableFile

Row = TypeVar("Row", bound=BaseModel)


class BadRows(OnRecordError):
    """A line of a file of an evaluation set that does not have the expected form."""


def read_rows(path: Path, row: type[Row]) -> list[Row]:
    """The lines of a file as `row` objects. Raises BadRows naming file and line, or UnreadableFile."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Give a UTF-8 file with one JSON object a line"
        raise UnreadableFile(str(path), f"it cannot be read ({error})", remedy) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(row.model_validate_json(line))
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(map(str, fault["loc"])) or "the line"
            raise BadRows(f"{path}, line {number}: {where}: {fault['msg']}. Correct the line.") from error
    return rows


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Writes one JSON object a line and returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last count is the result
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count
