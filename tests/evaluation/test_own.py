"""The table of the project's own articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.errors import LoadingError
from tests.evaluation.own import table

ENGLISH = "The ferry of Velm\n\nThe ferry Ondine carries forty cars and one piano over the sound to Velm.\n"
GERMAN = "Die Fähre von Velm\n\nDie Fähre Ondine bringt vierzig Autos und ein Klavier über den Sund nach Velm.\n"


def written(folder: Path, name: str, text: str, *questions: tuple[str, list[int]]) -> Path:
    article = folder / f"{name}.txt"
    article.write_text(text, encoding="utf-8")
    rows = [json.dumps({"question": asked, "paragraphs": paragraphs}) for asked, paragraphs in questions]
    article.with_suffix(".jsonl").write_text("\n".join(rows), encoding="utf-8")
    return article


def test_articles_are_counted_each_and_by_language(tmp_path: Path) -> None:
    cars = ("How many cars does the ferry Ondine carry?", [2])
    articles = [
        written(tmp_path, "one", ENGLISH, cars, ("Who is the captain of the trawler Petrel?", [])),
        written(tmp_path, "two", ENGLISH.replace("forty", "fifty"), cars, ("zeppelin gramophone", [2])),
        written(tmp_path, "eins", GERMAN, ("wie viele Autos bringt die Fähre Ondine", [2])),
    ]
    shown = table(articles, lambda article: article.with_suffix(".jsonl"))
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[1:] == [
        "de eins 1 1 100% 0 0% 0 0% 0 of 0 - 0 0 0",
        "en one 1 1 100% 0 0% 0 0% 0 of 1 0% 0 0 0",
        "en two 2 1 50% 0 0% 1 50% 0 of 0 - 0 0 0",
        "en all 2 3 2 67% 0 0% 1 33% 0 of 1 0% 0 0 0",
        "all 3 4 3 75% 0 0% 1 25% 0 of 1 0% 0 0 0",
    ]


def test_articles_without_questions_are_left_out(tmp_path: Path) -> None:
    article = written(tmp_path, "one", ENGLISH)
    assert "one" not in table([article], lambda _: None)


def test_an_article_that_cannot_be_loaded_is_no_small_matter(tmp_path: Path) -> None:
    empty = written(tmp_path, "one", " ")
    with pytest.raises(LoadingError):
        table([empty], lambda article: article.with_suffix(".jsonl"))
