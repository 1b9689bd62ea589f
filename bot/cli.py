"""The `onrecord` command."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot import evaluating
from knowledge.errors import OnRecordError
from knowledge.library import Library
from knowledge.models import (
    Answer,
    Article,
    Block,
    Citation,
    NoAnswer,
    QuotationMatch,
    Reason,
    Speaker,
    SpeakerStatus,
)

EXIT_CODES = """Exit codes: 0 done, and the sources answered; 1 done, but the sources do not answer (ask, who);
2 wrong usage; 3 an article cannot be loaded; 4 the settings are not right; 5 Telegram refused the token."""

SAMPLE_ARTICLES = Path(__file__).resolve().parent.parent / "knowledge" / "articles"

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Answers questions about articles only in the articles' own words, and names who said what.",
    epilog=EXIT_CODES,
)
app.add_typer(evaluating.app, name="eval")
out = Console()
err = Console(stderr=True)

Articles = Annotated[Path, typer.Option("--articles", help="An article file, or a folder of them.", envvar="ARTICLES")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


class ExitCode:
    """The exit codes of the command, as its help documents them."""

    NO_ANSWER = 1
    ARTICLES = 3
    SETTINGS = 4
    TOKEN = 5


def main() -> None:
    """Runs the command. Errors that a person can mend are one clear line, without a trace."""
    try:
        app()
    except OnRecordError as error:
        err.print(Text(f"onrecord: {error}", style="red"))
        sys.exit(ExitCode.ARTICLES)


@app.command()
def ask(question: str, articles: Articles = SAMPLE_ARTICLES, as_json: AsJson = False) -> None:
    """Ask a question about the articles."""
    library = _library(articles)
    result = asyncio.run(library.ask(question))
    if as_json:
        _print_json(_result_json(library, result))
    elif isinstance(result, Answer):
        out.print(_citation_panel(library, result.citations[0]))
        others = len(result.citations) - 1
        out.print(f"confidence {result.confidence:.2f}; {others} other passages (--json shows them)", style="dim")
    else:
        out.print(f"The sources do not answer: {_reason(result)}")
    if isinstance(result, NoAnswer):
        raise typer.Exit(ExitCode.NO_ANSWER)


@app.command()
def who(words: str, articles: Articles = SAMPLE_ARTICLES, as_json: AsJson = False) -> None:
    """Look up who said something: the quotations that contain the words."""
    library = _library(articles)
    matches = asyncio.run(library.who(words))
    if as_json:
        _print_json([_match_json(library, match) for match in matches])
    for match in matches if not as_json else ():
        out.print(_citation_panel(library, match.citation, f"{match.method} match"))
    if not matches:
        if not as_json:
            out.print("No quotation in the sources has these words.")
        raise typer.Exit(ExitCode.NO_ANSWER)


@app.command("articles")
def list_articles(articles: Articles = SAMPLE_ARTICLES, as_json: AsJson = False) -> None:
    """List the articles with what is known of them."""
    library = _library(articles)
    if as_json:
        _print_json([_article_json(library, article) for article in library.articles()])
        return
    table = Table("title", "outlet", "authors", "published", "language", "passages", "quotations", "version")
    for article in library.articles():
        row = _article_json(library, article)
        table.add_row(*(str(row[key] if row[key] is not None else "") for key in _COLUMNS))
    out.print(table)


_COLUMNS = ("title", "outlet", "authors", "published", "language", "passages", "quotations", "version")


@app.command("check-article")
def check_article(file: Path, as_json: AsJson = False) -> None:
    """Show an article as the bot sees it: blocks, passages and quotations."""
    library = _library(file)
    reports = [_check_json(library, article) for article in library.articles()]
    if as_json:
        _print_json(reports)
        return
    for article in library.articles():
        for part in _check_tables(library, article):
            out.print(part)


def _library(path: Path) -> Library:
    """The articles of a path. Files that cannot be loaded are reported; the error is raised when none can."""
    library = Library()
    report = asyncio.run(library.load(path))
    if report.errors and not report.loaded:
        raise report.errors[0]
    for error in report.errors:
        err.print(Text(f"left out: {error}", style="yellow"))
    return library


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - the command's output


def _result_json(library: Library, result: Answer | NoAnswer) -> dict[str, Any]:
    shared = {"question": result.question, "confidence": round(result.confidence, 4)}
    if isinstance(result, Answer):
        return shared | {"answered": True, "citations": [_citation_json(library, c) for c in result.citations]}
    return shared | {
        "answered": False,
        "reason": result.reason.value,
        "terms": list(result.terms),
        "nearest": [_citation_json(library, c) for c in result.nearest],
    }


def _citation_json(library: Library, citation: Citation) -> dict[str, Any]:
    article = library.article(citation.version)
    start, end = article.offsets.span_to_file(citation.passage.span.start, citation.passage.span.end)
    return {
        "article": article.id,
        "version": article.version,
        "title": _title(library, article),
        "paragraphs": list(citation.passage.blocks),
        "start": start,
        "end": end,
        "text": library.cut(citation.passage.span),
        "highlight": library.cut(citation.highlight),
        "speaker": _speaker_json(library, citation.speaker),
    }


def _speaker_json(library: Library, speaker: Speaker) -> dict[str, Any]:
    return {
        "status": speaker.status.value,
        "label": library.cut(speaker.label) if speaker.label is not None else None,
        "role": library.cut(speaker.role) if speaker.role is not None else None,
        "reported": speaker.reported,
    }


def _match_json(library: Library, match: QuotationMatch) -> dict[str, Any]:
    return {
        "method": match.method.value,
        "score": round(match.score, 1),
        "kind": match.quotation.kind.value,
        "quotation": library.cut(match.quotation.span),
        "found": library.cut(match.found),
        **_citation_json(library, match.citation),
    }


def _article_json(library: Library, article: Article) -> dict[str, Any]:
    metadata = article.metadata
    return {
        "id": article.id,
        "title": _title(library, article),
        "outlet": library.cut(metadata.outlet) if metadata.outlet is not None else None,
        "authors": ", ".join(library.cut(author) for author in metadata.authors),
        "published": metadata.published.isoformat() if metadata.published is not None else None,
        "language": metadata.language,
        "passages": len(library.passages(article.version)),
        "quotations": len(library.quotations(article.version)),
        "version": article.short_version,
    }


def _title(library: Library, article: Article) -> str:
    return library.cut(article.metadata.title) if article.metadata.title is not None else article.id


def _check_json(library: Library, article: Article) -> dict[str, Any]:
    return _article_json(library, article) | {
        "blocks": [{"number": b.number, "kind": b.kind.value, "text": library.cut(b.span)} for b in article.blocks],
        "passages": [
            {"number": p.number, "paragraphs": list(p.blocks), "sentences": [library.cut(s) for s in p.sentences]}
            for p in library.passages(article.version)
        ],
        "quotations": [
            {
                "kind": q.kind.value,
                "paragraph": q.block,
                "text": library.cut(q.span),
                "speaker": _speaker_json(library, q.speaker),
            }
            for q in library.quotations(article.version)
        ],
    }


def _check_tables(library: Library, article: Article) -> Iterator[Any]:
    yield Panel(f"{_title(library, article)}\n{article.metadata.language} · {article.short_version}", title=article.id)
    blocks = Table("block", "kind", "text", title="Blocks")
    for block in article.blocks:
        blocks.add_row(str(block.number), block.kind.value, _beginning(library, block))
    yield blocks
    passages = Table("passage", "paragraphs", "sentences", "begins", title="Passages")
    for p in library.passages(article.version):
        begins = library.cut(p.sentences[0])[:70]
        passages.add_row(str(p.number), f"{p.blocks[0]}-{p.blocks[1]}", str(len(p.sentences)), begins)
    yield passages
    quotations = Table("paragraph", "kind", "speaker", "quotation", title="Quotations")
    for q in library.quotations(article.version):
        quotations.add_row(str(q.block), q.kind.value, _speaker(library, q.speaker), library.cut(q.span))
    yield quotations


def _beginning(library: Library, block: Block) -> str:
    text = library.cut(block.span)
    return text if len(text) <= 90 else f"{text[:90]}…"


def _citation_panel(library: Library, citation: Citation, note: str = "") -> Panel:
    article = library.article(citation.version)
    passage, highlight = citation.passage.span, citation.highlight
    quoted = Text(library.cut(passage))
    quoted.stylize("bold", highlight.start - passage.start, highlight.end - passage.start)
    place = f"{_title(library, article)} · paragraph {citation.passage.blocks[0]}"
    lines = Text(f"\n— {_speaker(library, citation.speaker)}\n{place}", style="dim")
    return Panel(Group(quoted, lines), title=note or None, title_align="left")


def _speaker(library: Library, speaker: Speaker) -> str:
    match speaker.status:
        case SpeakerStatus.OUTLET:
            return "in the outlet's own words"
        case SpeakerStatus.NOT_STATED:
            return "speaker not stated"
    label = library.cut(speaker.label) if speaker.label is not None else ""
    role = f", {library.cut(speaker.role)}" if speaker.role is not None else ""
    reported = " (reported by the outlet, not a direct quotation)" if speaker.reported else ""
    return f"{label}{role}{reported}"


_REASONS = {
    Reason.NO_ARTICLES: "there are no articles.",
    Reason.EMPTY: "there is no question.",
    Reason.SMALL_TALK: "this is not a question about the articles.",
    Reason.NOT_FOUND: "no passage says it.",
}


def _reason(result: NoAnswer) -> str:
    match result.reason:
        case Reason.NEVER_MENTIONED:
            return f"they never mention {', '.join(result.terms)}."
        case Reason.OTHER_LANGUAGE:
            return f"they are in {', '.join(result.languages)}."
    return _REASONS[result.reason]
