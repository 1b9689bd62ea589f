"""What `onrecord eval FILE` tells: a table for the terminal, a Markdown file, a JSON object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot.diagnoses import TITLES, explained
from bot.exports import title_of
from knowledge.evaluation.diagnosis import Fault
from knowledge.evaluation.own import Outcome, OwnReport
from knowledge.library import Library
from knowledge.models import Passage

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")


def tables(library: Library, report: OwnReport) -> Iterator[RenderableType]:
    """The failures, grouped by what went wrong, and a line that sums up."""
    for fault, outcomes in _groups(report):
        table = Table("line", "question", "why", box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
        table.columns[0].justify = "right"
        table.columns[1].ratio, table.columns[2].ratio = 2, 3
        for outcome in outcomes:
            why = " ".join(explained(library, outcome))
            table.add_row(str(outcome.expected.asked.line), Text(_asked(outcome)), Text(why))
        yield Text(f"{TITLES[fault]}: {len(outcomes)}", style="bold")
        yield table
    for line in (*_notes(report), *summary(report)):
        yield Text(line)


def summary(report: OwnReport) -> list[str]:
    """The counts in words."""
    figures = report.figures()
    asked, silent, spoken = figures["answerable"], figures["unanswerable"], figures["speaker"]
    lines = [f"{report.right} of {_several(len(report.outcomes), 'question')} right ({report.share:.0%})"]
    if asked["n"]:
        lines.append(
            f"  that an article answers   {asked['n']:4}: {asked['right']} right, {asked['wrong']} with another "
            f"passage, {asked['refused']} refused"
        )
    if silent["n"]:
        kept = silent["n"] - silent["answered"]
        lines.append(f"  that nothing answers      {silent['n']:4}: {kept} refused, {silent['answered']} answered")
    if spoken["n"]:
        lines.append(
            f"  with a speaker to name    {spoken['n']:4}: {spoken['right']} right, {spoken['wrong']} wrong, "
            f"{spoken['missing']} not named"
        )
    return lines


def markdown(library: Library, report: OwnReport, source: str) -> str:
    """The report as a Markdown file. `source` is the name of the file of questions."""
    first, *counts = summary(report)
    parts = [f"# Report on {_escaped(source)}", f"**{first}**"]
    parts.append("\n".join(f"- {' '.join(_escaped(line).split())}" for line in counts))
    articles = "\n".join(
        f"- {_escaped(title_of(library, article))} (version {article.short_version})" for article in library.articles()
    )
    parts.append(f"Articles asked:\n\n{articles}")
    parts += [_escaped(note) for note in _notes(report)]
    for fault, outcomes in _groups(report):
        parts.append(f"## {TITLES[fault]} ({len(outcomes)})")
        for outcome in outcomes:
            asked = outcome.expected.asked
            name = f"line {asked.line}" if asked.id == f"line {asked.line}" else f"line {asked.line}, {asked.id}"
            why = "\n".join(f"- {_escaped(sentence)}" for sentence in explained(library, outcome))
            parts.append(f"### {_escaped(_asked(outcome))}\n\n{_escaped(name)}\n\n{why}")
    return "\n\n".join(part for part in parts if part) + "\n"


def values(library: Library, report: OwnReport) -> dict[str, Any]:
    """The report as one JSON object: counts, and each failure with its sentences and with the figures behind them."""
    return {
        "questions": len(report.outcomes),
        "right": report.right,
        "share": round(report.share, 4),
        **report.figures(),
        "vague": [each.asked.line for each in report.vague],
        "failures": [_failure(library, outcome) for outcome in report.failures],
    }


def _failure(library: Library, outcome: Outcome) -> dict[str, Any]:
    asked, found = outcome.expected.asked, outcome.diagnosis
    assert found is not None  # noqa: S101 - a failure has one
    return {
        "line": asked.line,
        "id": asked.id,
        "question": asked.question,
        "context": asked.context or None,
        "understood": outcome.result.understood or None,
        "fault": found.fault.value,
        "reason": found.reason.value if found.reason is not None else None,
        "why": list(explained(library, outcome)),
        "confidence": round(found.confidence, 4),
        "threshold": found.threshold,
        "given": _place(library, found.given.passage) if found.given is not None else None,
        "expected": _place(library, found.expected) if found.expected is not None else None,
        "rank": found.rank,
        "candidates": found.candidates,
        "offered": found.offered,
        "within": list(outcome.result.within),
        "nowhere": list(found.nowhere),
        "lacking": list(found.lacking),
        "matched": list(found.matched),
        "speaker": asked.speaker or None,
    }


def _place(library: Library, passage: Passage) -> dict[str, Any]:
    article = library.article(passage.span.version)
    return {"article": article.id, "version": article.short_version, "paragraphs": list(passage.blocks)}


def _groups(report: OwnReport) -> Iterator[tuple[Fault, Sequence[Outcome]]]:
    for fault in Fault:
        outcomes = [o for o in report.failures if o.diagnosis is not None and o.diagnosis.fault is fault]
        if outcomes:
            yield fault, outcomes


def _asked(outcome: Outcome) -> str:
    """The question, with what it was read as when that is another one."""
    understood = outcome.result.understood
    return outcome.expected.asked.question + (f" [understood as: {understood}]" if understood else "")


def _notes(report: OwnReport) -> list[str]:
    lines = [str(each.asked.line) for each in report.vague]
    if not lines:
        return []
    where = f"line{'' if len(lines) == 1 else 's'} {', '.join(lines)}"
    return [f"The answer of {where} stands in many paragraphs, any of which counts as right: give more words."]


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is, in one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
