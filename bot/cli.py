"""The `onrecord` command."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from bot import evaluating, running
from bot.errors import SettingsError, TokenRefused
from bot.exports import article_values, check_values, match_values, result_values
from bot.settings import Settings, load_settings
from bot.terminal import article_table, check_tables, citation_panel, reason
from knowledge.errors import OnRecordError
from knowledge.library import Library
from knowledge.models import Answer, NoAnswer

EXIT_CODES = """Exit codes: 0 done, and the sources answered; 1 done, but the sources do not answer (ask, who);
2 wrong usage; 3 an article or another file cannot be read; 4 the settings are not right;
5 Telegram refused the token."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Answers questions about articles only in the articles' own words, and names who said what.",
    epilog=EXIT_CODES,
)
app.add_typer(evaluating.app, name="eval")
out = Console(markup=False)
err = Console(stderr=True)

Articles = Annotated[
    Path | None,
    typer.Option("--articles", help="An article file, or a folder of them (else ARTICLES, else the sample articles)."),
]
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
        err.print(Text(f"onrecord: {error}", style="red"), soft_wrap=True)
        sys.exit(_code(error))


def _code(error: OnRecordError) -> int:
    if isinstance(error, SettingsError):
        return ExitCode.SETTINGS
    return ExitCode.TOKEN if isinstance(error, TokenRefused) else ExitCode.ARTICLES


@app.command()
def run(articles: Articles = None) -> None:
    """Run the bot: on Telegram when BOT_TOKEN is set, else in the sandbox on this machine."""
    asyncio.run(running.run(_settings(articles), _tell))


@app.command()
def sandbox() -> None:
    """Run the sandbox alone: the Bot API and a chat page on this machine, for a bot started by itself."""
    try:
        asyncio.run(running.sandbox(load_settings(), _tell))
    except KeyboardInterrupt:
        _tell("stopped")


@app.command()
def ask(question: str, articles: Articles = None, as_json: AsJson = False) -> None:
    """Ask a question about the articles."""
    library = _library(articles)
    result = asyncio.run(library.ask(question))
    if as_json:
        _print_json(result_values(library, result))
    elif isinstance(result, Answer):
        out.print(citation_panel(library, result.citations[0]))
        if result.respelt:
            out.print(f"searched for: {', '.join(result.respelt)}", style="dim")
        others = len(result.citations) - 1
        out.print(f"confidence {result.confidence:.2f}; {others} other passages (--json shows them)", style="dim")
    else:
        out.print(f"The sources do not answer: {reason(result)}")
    if isinstance(result, NoAnswer):
        raise typer.Exit(ExitCode.NO_ANSWER)


@app.command()
def who(words: str, articles: Articles = None, as_json: AsJson = False) -> None:
    """Look up who said something: the quotations that contain the words."""
    library = _library(articles)
    matches = asyncio.run(library.who(words))
    if as_json:
        _print_json([match_values(library, match) for match in matches])
    for match in matches if not as_json else ():
        out.print(citation_panel(library, match.citation, f"{match.method} match"))
    if not matches:
        if not as_json:
            out.print("No quotation in the sources has these words.")
        raise typer.Exit(ExitCode.NO_ANSWER)


@app.command("articles")
def list_articles(articles: Articles = None, as_json: AsJson = False) -> None:
    """List the articles with what is known of them."""
    library = _library(articles)
    if as_json:
        _print_json([article_values(library, article) for article in library.articles()])
        return
    out.print(article_table(library, library.articles()))


@app.command("check-article")
def check_article(file: Path, as_json: AsJson = False) -> None:
    """Show an article as the bot sees it: blocks, passages and quotations."""
    library = _library(file)
    reports = [check_values(library, article) for article in library.articles()]
    if as_json:
        _print_json(reports)
        return
    for article in library.articles():
        for part in check_tables(library, article):
            out.print(part)


def _library(path: Path | None) -> Library:
    """The articles of a path, or of the settings. Files that cannot be loaded are reported; when none can be, the
    error is raised."""
    library = Library()
    asyncio.run(running.load(_settings(path), library, _notice))
    return library


def _settings(articles: Path | None) -> Settings:
    settings = load_settings()
    return settings if articles is None else settings.model_copy(update={"articles": articles})


def _tell(text: str) -> None:
    out.print(text, soft_wrap=True, highlight=False, markup=False)


def _notice(text: str) -> None:
    err.print(Text(text, style="dim"), soft_wrap=True)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - the command's output
