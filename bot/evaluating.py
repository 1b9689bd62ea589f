"""`onrecord eval`: measures the engine on files of questions and quotations."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, track
from rich.table import Table

from knowledge.evaluation import answers, article, quotes
from knowledge.evaluation.jsonl import read_rows, write_rows
from knowledge.library import Library

Item = TypeVar("Item")
out = Console(markup=False)
err = Console(stderr=True)

app = typer.Typer(no_args_is_help=True, help="Measure the engine on files whose right answers are known.")

SetFile = Annotated[Path, typer.Argument(help="A file with one JSON object a line.", exists=True, dir_okay=False)]
Predictions = Annotated[Path, typer.Option("--predictions", help="Where the predictions go, one JSON object a line.")]


@app.command("article")
def evaluate_article(
    questions: SetFile,
    articles: Annotated[Path, typer.Option("--articles", help="The article (or folder) the questions are about.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    failures: Annotated[bool, typer.Option("--failures", help="Print each question that went wrong.")] = False,
) -> None:
    """Ask the questions of a file about given articles: right, wrong, refused, and the speaker.

    A line of the file: {"id", "question", "paragraphs": [numbers from 1 of the blocks that answer], "speaker"}.
    """
    report = asyncio.run(_evaluate_article(questions, articles))
    if as_json:
        extra = {"failures": [asdict(failure) for failure in report.failures]} if failures else {}
        print(json.dumps(report.figures() | extra, ensure_ascii=False))  # noqa: T201 - the command's output
        return
    for name, counts in report.figures().items():
        n = counts["n"] or 1
        shown = "  ".join(f"{key} {value} ({value / n:.0%})" for key, value in counts.items() if key != "n")
        out.print(f"{name:13} n {counts['n']}  {shown}", highlight=False)
    if failures:
        table = Table("id", "question", "fault", "expected", "got")
        for failure in report.failures:
            table.add_row(failure.id, failure.question, failure.fault, failure.expected, failure.got)
        out.print(table)


async def _evaluate_article(questions: Path, articles: Path) -> article.ArticleReport:
    rows = read_rows(questions, article.GoldQuestion)
    library = Library()
    report = await library.load(articles)
    if report.errors:
        raise report.errors[0]
    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("asking", total=len(rows))
        return await article.evaluate_article(library, rows, lambda: progress.advance(task))


@app.command("answers")
def evaluate_answers(
    set_file: SetFile,
    predictions: Predictions,
    every: Annotated[int, typer.Option("--every", min=1, help="Ask one question in N of each article.")] = 1,
) -> None:
    """Ask the questions of a set of articles under every condition, and write a prediction a case."""
    rows = read_rows(set_file, answers.SetArticle)
    asked = sum(len(row.questions[::every]) for row in rows)
    count = write_rows(predictions, _progress(answers.predictions(rows, every), "asking", asked * 3))
    err.print(f"{count} predictions for {asked} questions written to {predictions}")


@app.command("quotes")
def evaluate_quotes(set_file: SetFile, predictions: Predictions) -> None:
    """Find the quotations of a set of articles and their speakers, and write a prediction an article."""
    rows = read_rows(set_file, quotes.QuotedArticle)
    count = write_rows(predictions, _progress((quotes.prediction(row) for row in rows), "reading", len(rows)))
    err.print(f"{count} {'article' if count == 1 else 'articles'} read, predictions written to {predictions}")


def _progress(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    yield from track(items, label, total=total, console=err, transient=True)
