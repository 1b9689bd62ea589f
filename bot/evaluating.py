"""`onrecord eval`: an operator's own questions, and what measures the engine on sets of questions and quotations."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.progress import Progress, track
from rich.table import Table
from rich.text import Text
from typer.core import TyperGroup

from bot import own_reports
from bot.errors import NotWritten
from bot.settings import load_settings
from knowledge.evaluation import answers, article, own, quotes
from knowledge.evaluation.jsonl import read_rows, write_rows
from knowledge.evaluation.places import expectations
from knowledge.evaluation.questionnaire import read_questionnaire
from knowledge.library import Library

Item = TypeVar("Item")
out = Console(markup=False)
err = Console(stderr=True)

OWN = "own"
"""The command that is meant when the first word is none: `onrecord eval FILE`."""
TOO_FEW = 1
"""The exit code when fewer questions were right than --min-right asks for."""


_HELP = (
    "Ask your own questions of your articles: which went wrong, and why.\n\n"
    "CSV and TSV have a header: question, answer (a few words of the passage that answers, as they stand there; left "
    "empty when nothing answers), and as you like speaker, article, context, id, paragraphs, unanswerable.\n\n"
    'In JSON lines the same are keys: {"question": "…", "answer": "…", "speaker": "…"} or '
    '{"question": "…", "unanswerable": true}.'
)
_EPILOG = (
    "Exit codes: 0 done, whatever went wrong; 1 done, but fewer right than --min-right; 2 wrong usage, or rows of FILE "
    "that are not right (all are listed, nothing is asked); 3 an article or FILE cannot be read; 4 the settings are "
    "not right.\n\n"
    "What measures the engine on the project's own sets are the commands article, answers and quotes (onrecord eval "
    "article --help)."
)


class _Group(TyperGroup):
    """A group of commands of which one needs no name."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any | None = None, **extra: Any) -> Any:
        if args and args[0] in self.commands:
            return super().make_context(info_name, args, parent=parent, **extra)
        return self.commands[OWN].make_context(info_name, args, parent=parent, **extra)


app = typer.Typer(cls=_Group)

SetFile = Annotated[Path, typer.Argument(help="A file with one JSON object a line.", exists=True, dir_okay=False)]
Predictions = Annotated[Path, typer.Option("--predictions", help="Where the predictions go, one JSON object a line.")]


@app.command(OWN, no_args_is_help=True, help=_HELP, epilog=_EPILOG)
def evaluate_own(
    file: Annotated[Path, typer.Argument(help="Your questions: .jsonl, .csv or .tsv.", exists=True, dir_okay=False)],
    articles: Annotated[
        list[Path] | None,
        typer.Option(
            "--articles",
            help="An article file, or a folder of them; may be given several times (else ARTICLES, else the sample "
            "articles).",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE.md", help="Also write the report as Markdown.", dir_okay=False),
    ] = None,
    min_right: Annotated[
        float | None,
        typer.Option("--min-right", min=0, max=1, help="End with 1 when a smaller share is right (0.9: nine in ten)."),
    ] = None,
) -> None:
    """Asks the questions of a file and tells which went wrong, and why. `_HELP` is what its users read."""
    settings = load_settings()
    sources = articles or [settings.articles]
    _check_report(report, file, sources)
    library = Library()
    found = asyncio.run(_evaluate_own(file, sources, settings.max_article_bytes, library))
    if report is not None:
        _write(report, own_reports.markdown(library, found, file.name))
    if as_json:
        print(json.dumps(own_reports.values(library, found), ensure_ascii=False, indent=2))  # noqa: T201 - the output
    else:
        for part in own_reports.tables(library, found):
            out.print(part, highlight=False)
    if min_right is not None and found.share < min_right:
        err.print(f"{found.share:.1%} right: fewer than the {min_right:.1%} asked for", style="red", highlight=False)
        raise typer.Exit(TOO_FEW)


async def _evaluate_own(questions: Path, articles: Sequence[Path], limit: int, library: Library) -> own.OwnReport:
    asked = read_questionnaire(questions)
    loaded = await library.load(*articles, limit=limit)
    if loaded.errors and not loaded.loaded:
        raise loaded.errors[0]
    for error in loaded.errors:
        err.print(Text(f"left out: {error}", style="dim"), soft_wrap=True)
    expected = expectations(asked, library)
    with Progress(console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("asking", total=len(expected))
        return await own.evaluate(library, expected, lambda: progress.advance(task))


def _check_report(report: Path | None, questions: Path, articles: Sequence[Path]) -> None:
    """Refuses what would fail, or do harm, after all questions were asked."""
    if report is None:
        return
    place = report.resolve()
    if place == questions.resolve():
        problem = "that is the file of questions, which it would replace"
    elif any(place in (path.resolve(), path.resolve() / place.name) for path in articles):
        problem = "there it would be, or replace, an article"
    elif not place.parent.is_dir():
        problem = f"there is no folder {report.parent}"
    else:
        return
    raise typer.BadParameter(f"{problem}; give another place", param_hint="--report")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise NotWritten(f"{path}: the report cannot be written ({error.strerror}). Give another place.") from error


@app.command("article", hidden=True)
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


@app.command("answers", hidden=True)
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


@app.command("quotes", hidden=True)
def evaluate_quotes(set_file: SetFile, predictions: Predictions) -> None:
    """Find the quotations of a set of articles and their speakers, and write a prediction an article."""
    rows = read_rows(set_file, quotes.QuotedArticle)
    count = write_rows(predictions, _progress((quotes.prediction(row) for row in rows), "reading", len(rows)))
    err.print(f"{count} {'article' if count == 1 else 'articles'} read, predictions written to {predictions}")


def _progress(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    yield from track(items, label, total=total, console=err, transient=True)
