"""The `onrecord` command."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from bot import backing_up, evaluating, running
from bot.errors import SettingsError, StoreError, TokenRefused
from bot.exports import (
    article_values,
    check_values,
    match_values,
    profile_values,
    quotation_values,
    result_values,
)
from bot.listings import match_panel, nearest_table, quotation_table, speaker_table
from bot.settings import Settings, load_settings
from bot.terminal import answer_parts, article_table, check_tables, reason
from knowledge.answering.filters import only_in
from knowledge.errors import OnRecordError
from knowledge.evaluation.jsonl import BadRows
from knowledge.evaluation.questionnaire import BadQuestions
from knowledge.library import Library
from knowledge.loading import file_text
from knowledge.models import (
    Answer,
    MatchMethod,
    NoAnswer,
    Quotation,
    QuotationKind,
    QuotationMatch,
    Reason,
    SpeakerProfile,
)

EXIT_CODES = """Exit codes: 0 done, and the sources answered; 1 done, but the sources do not answer (ask), nobody said
it (who), nothing of the kind is quoted (quotes, speakers) or fewer were right than asked for (eval); 2 wrong usage, or
rows of a file of questions that are not right; 3 an article or another file cannot be read; 4 the settings are not
right; 5 Telegram refused the token; 6 the database of what the bot remembers, or a backup of it, cannot be used."""

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Answers questions about articles only in the articles' own words, and names who said what.",
    epilog=EXIT_CODES,
)
app.add_typer(evaluating.app, name="eval", help="Ask your own questions, and see which went wrong and why.")
app.command()(backing_up.backup)
app.command()(backing_up.restore)
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
    USAGE = 2
    ARTICLES = 3
    SETTINGS = 4
    TOKEN = 5
    STORE = 6


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
    if isinstance(error, BadQuestions | BadRows):
        return ExitCode.USAGE
    if isinstance(error, StoreError):
        return ExitCode.STORE
    return ExitCode.TOKEN if isinstance(error, TokenRefused) else ExitCode.ARTICLES


@app.command()
def run(articles: Articles = None) -> None:
    """Run the bot: on Telegram when BOT_TOKEN is set, else in the sandbox on this machine."""
    asyncio.run(running.run(_settings(articles), _tell))


@app.command()
def sandbox() -> None:
    """Run the sandbox alone: the Bot API and a chat page on this machine, for a bot started by itself."""
    asyncio.run(running.sandbox(load_settings(), _tell))


@app.command()
def ask(
    question: str,
    articles: Articles = None,
    context: Annotated[
        str, typer.Option("--context", help='The question before, for a follow-up ("and why?") to lean on.')
    ] = "",
    source: Annotated[
        list[str] | None, typer.Option("--source", help="Only articles of this outlet; may be given several times.")
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", help="Only articles by this author; may be given several times.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", help='Only articles from this date on: 2026-03-04, 2026-03, "last week".')
    ] = "",
    until: Annotated[str, typer.Option("--until", help="Only articles up to this date.")] = "",
    as_json: AsJson = False,
) -> None:
    """Ask a question about the articles."""
    library = _library(articles)
    asked = only_in(question, sources=source or (), authors=author or (), since=since, until=until)
    result = asyncio.run(library.ask(asked, context)).model_copy(update={"question": question})
    if result.understood and not as_json:
        out.print(f"understood as: {result.understood}", style="dim")
    nothing = isinstance(result, NoAnswer) and result.reason is Reason.NOTHING_WITHIN
    if result.within and not nothing and not as_json:
        out.print(f"only in: {', '.join(result.within)}", style="dim")
    if as_json:
        _print_json(result_values(library, result))
    elif isinstance(result, Answer):
        for part in answer_parts(library, result):
            out.print(part)
    else:
        out.print(f"The sources do not answer: {reason(result)}")
    if isinstance(result, NoAnswer):
        raise typer.Exit(ExitCode.NO_ANSWER)


@app.command()
def who(words: str, articles: Articles = None, as_json: AsJson = False) -> None:
    """Look up who said something: exactly, altered (with the words that differ), or nobody."""
    library = _library(articles)
    matches = asyncio.run(library.who(words))
    if as_json:
        _print_json([match_values(library, match, words) for match in matches])
    else:
        _show_matches(library, matches, words)
    if not matches:
        raise typer.Exit(ExitCode.NO_ANSWER)


def _show_matches(library: Library, matches: Sequence[QuotationMatch], words: str) -> None:
    for match in matches:
        out.print(match_panel(library, match, words))
    if any(match.method is MatchMethod.FUZZY for match in matches):
        out.print("Words between asterisks differ.", style="dim")
    if matches:
        return
    if library.articles() and not library.tells(words):
        out.print("These words are too few or too common to look up: give more of them.")
        return
    out.print("No quotation in the sources has these words.")
    nearest = asyncio.run(library.nearest_quotations(words))
    if nearest:
        out.print(nearest_table(library, nearest))


@app.command()
def quotes(
    articles: Articles = None,
    speaker: Annotated[str, typer.Option("--speaker", help="Only those of this speaker (any spelling).")] = "",
    topic: Annotated[str, typer.Option("--about", help="Only those about this topic.")] = "",
    reported: Annotated[
        bool, typer.Option("--reported", help="Also what the outlet reports that somebody said, without marks.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the quotations: who said what, in which paragraph, when and where."""
    library, files = _library_and_files(articles)
    listed = _of_speaker(library, speaker) if speaker.strip() else _all_quotations(library)
    chosen = [[q for q in each if reported or q.kind is not QuotationKind.REPORTED] for each in listed]
    if topic.strip():
        chosen = [library.about(topic, each) for each in chosen]
    if as_json:
        limit = _settings(articles).max_article_bytes
        texts = {name: file_text(file, limit=limit) for name, file in files.items()}
        _print_json([quotation_values(library, quotation, texts) for each in chosen for quotation in each])
    for each in chosen if not as_json else ():
        if each:
            out.print(quotation_table(library, library.article(each[0].span.version), each))
    if not any(chosen):
        if not as_json:
            out.print("The sources quote nothing of the kind.")
        raise typer.Exit(ExitCode.NO_ANSWER)


def _all_quotations(library: Library) -> list[list[Quotation]]:
    """The quotations and reports of each article, in order."""
    return [
        sorted((*library.quotations(a.version), *library.reports(a.version)), key=lambda q: q.span.start)
        for a in library.articles()
    ]


def _of_speaker(library: Library, name: str) -> list[list[Quotation]]:
    """The quotations and reports of everybody that the name fits, an article each; says so when that is not one."""
    profiles = asyncio.run(library.quotes(name)).profiles
    if len(profiles) != 1:
        _notice(_whom(library, name, profiles))
    return [
        sorted((*person.quotations, *person.reports), key=lambda q: q.span.start)
        for profile in profiles
        for person in profile.people
    ]


def _whom(library: Library, name: str, profiles: Sequence[SpeakerProfile]) -> str:
    if profiles:
        return f"{len(profiles)} speakers can be meant by {name}: {_names(library, profiles)}"
    like = library.speakers_like(name)
    return f"Nobody of the name {name} speaks in the sources." + (
        f" Did you mean {_names(library, like)}?" if like else ""
    )


def _names(library: Library, profiles: Sequence[SpeakerProfile]) -> str:
    return ", ".join(library.cut(profile.people[0].label) for profile in profiles)


@app.command()
def speakers(articles: Articles = None, as_json: AsJson = False) -> None:
    """List who speaks in the sources, and how often."""
    library = _library(articles)
    profiles = library.speakers()
    if as_json:
        _print_json([profile_values(library, profile) for profile in profiles])
    elif profiles:
        out.print(speaker_table(library, profiles))
    else:
        out.print("Nobody is quoted in the sources.")
    if not profiles:
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
    return _library_and_files(path)[0]


def _library_and_files(path: Path | None) -> tuple[Library, Mapping[str, Path]]:
    """The articles as `_library` gives them, and the files they came from by their ids."""
    library = Library()
    report = asyncio.run(running.load(_settings(path), library, _notice))
    return library, report.files


def _settings(articles: Path | None) -> Settings:
    settings = load_settings()
    return settings if articles is None else settings.model_copy(update={"articles": articles})


def _tell(text: str) -> None:
    out.print(text, soft_wrap=True, highlight=False, markup=False)


def _notice(text: str) -> None:
    err.print(Text(text, style="dim"), soft_wrap=True)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201 - the command's output
