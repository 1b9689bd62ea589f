"""The project's own articles with their questions: a line each, and one a language."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from knowledge.evaluation.article import ArticleReport, GoldQuestion, evaluate_article
from knowledge.evaluation.jsonl import read_rows
from knowledge.library import Library

HEADER = (
    f"  {'':2} {'article':36} {'asked':>5} {'right':>11} {'wrong':>9} {'refused':>9}  {'false answers':>13}"
    f"  {'speakers':>8} {'right':>5} {'wrong':>5}"
)

Counts = Counter[str]
Measured = tuple[str, str, Counts]
"""An article's language and name, and its counts."""


def table(articles: Sequence[Path], questions_of: Callable[[Path], Path | None]) -> str:
    """The counts of each article that has questions, asked alone, and the sums of each language."""
    found = [(article, questions_of(article)) for article in articles]
    measured = [asyncio.run(_measured(article, questions)) for article, questions in found if questions is not None]
    measured.sort(key=lambda each: each[:2])
    lines = [HEADER]
    for language, group in groupby(measured, key=lambda each: each[0]):
        inside = list(group)
        lines += [_line(language, name, counts) for _, name, counts in inside]
        if len(inside) > 1:
            lines.append(_line(language, f"all {len(inside)}", _sum(inside)))
    return "\n".join([*lines, _line("", f"all {len(measured)}", _sum(measured))])


async def _measured(article: Path, questions: Path) -> Measured:
    library = Library()
    loaded = await library.load(article)
    if loaded.errors:
        raise loaded.errors[0]
    report = await evaluate_article(library, read_rows(questions, GoldQuestion))
    return loaded.loaded[0].metadata.language, article.stem, _counts(report)


def _counts(report: ArticleReport) -> Counts:
    return Counter(
        {f"{part} {key}": number for part, figures in report.figures().items() for key, number in figures.items()}
    )


def _sum(measured: Sequence[Measured]) -> Counts:
    total = Counts()
    for _, _, counts in measured:
        total.update(counts)
    return total


def _line(language: str, name: str, counts: Counts) -> str:
    asked, silent = counts["answerable n"], counts["unanswerable n"]
    shares = (
        f"{counts[key]:{width}} {_percent(counts[key], asked)}"
        for key, width in (("answerable right", 6), ("answerable wrong", 4), ("answerable refused", 4))
    )
    false = f"{counts['unanswerable answered']:4} of {silent:3} {_percent(counts['unanswerable answered'], silent)}"
    spoken = f"{counts['speaker n']:8} {counts['speaker right']:5} {counts['speaker wrong']:5}"
    return f"  {language:2} {name[:36]:36} {asked:5} {' '.join(shares)}  {false}  {spoken}"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:4.0%}" if whole else "   -"
