"""Articles whose quotations a reader has marked one by one: the given one, and the project's own invented ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from knowledge.evaluation.jsonl import read_rows
from knowledge.loading import load_file
from knowledge.models import SPEECH, Article, Quotation, cut
from knowledge.quotations import find_quotations
from tests.evaluation.cases import Case, FalseAlarm, Verdict
from tests.gold_quotes import GoldQuotation

ORDER = ("direct", "fragment", "no source", "colon", "nested marks", "doubled apostrophes", "heading", "scare")
"""The phenomena in the order of the table."""
_NESTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘](?=\w)")
_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_HALF = 0.5


def judged(file: Path, gold: Path) -> tuple[list[Case], list[FalseAlarm]]:
    """The marked quotations of one article as cases, and what was taken for speech and is none of them.

    Where the marks end before the article does, so does the measuring.
    """
    article = load_file(file)
    rows = sorted(read_rows(gold, GoldQuotation), key=lambda row: row.start)
    predicted = [(q, article.offsets.span_to_file(q.span.start, q.span.end)) for q in find_quotations(article)]
    spoken = [(q, place) for q, place in predicted if q.kind in SPEECH]
    cases = [_case(article, file.read_text("utf-8"), row, spoken) for row in rows]
    last = max((row.end for row in rows), default=0)
    alarms = [
        FalseAlarm(article.id, cut(article, q.span), _label(article, q) or "nobody")
        for q, place in spoken
        if place[0] < last and not any(_shared(place, row) for row in rows)
    ]
    return cases, alarms


def _case(article: Article, text: str, row: GoldQuotation, spoken: Sequence[tuple[Quotation, tuple[int, int]]]) -> Case:
    near = [(q, place) for q, place in spoken if _shared(place, row)]
    best = max(near, key=lambda pair: _shared(pair[1], row), default=None)
    label = _label(article, best[0]) if best is not None else None
    phenomena = tuple(_phenomena(text, row))
    if row.kind not in SPEECH:
        verdict = Verdict.CLEAN if best is None else Verdict.WRONG
        return Case(article.id, row.text, phenomena, verdict, None, label or ("nobody" if best is not None else None))
    found = best is not None and _shared(best[1], row) >= _HALF * (row.end - row.start)
    verdict = _verdict(label, row) if found else Verdict.MISSED
    return Case(article.id, row.text, phenomena, verdict, row.speaker, label)


def _verdict(label: str | None, row: GoldQuotation) -> Verdict:
    if label is None:
        return Verdict.NOT_STATED if row.speaker is not None else Verdict.UNJUDGED
    return Verdict.RIGHT if _plain(label) in {_plain(name) for name in row.names} else Verdict.WRONG


def _plain(name: str) -> str:
    return _ARTICLES.sub("", name.replace("’", "'")).casefold()


def _label(article: Article, quotation: Quotation) -> str | None:
    return cut(article, quotation.speaker.label) if quotation.speaker.label is not None else None


def _shared(place: tuple[int, int], row: GoldQuotation) -> int:
    return max(0, min(place[1], row.end) - max(place[0], row.start))


def _phenomena(text: str, row: GoldQuotation) -> list[str]:
    found = [str(row.kind)]
    before = text[max(0, row.start - 6) : row.start]
    if row.kind in SPEECH:
        marked = {
            "no source": row.speaker is None,
            "colon": before.rstrip(" \"'“‘«„\n").endswith(":"),
            "nested marks": _NESTED.search(row.text[1:-1]) is not None,
            "doubled apostrophes": before.endswith("''"),
        }
        found += [name for name, holds in marked.items() if holds]
    return found


def failures(cases: Sequence[Case], alarms: Sequence[FalseAlarm]) -> list[str]:
    """What went wrong, one line each."""
    lines = [
        f"{case.verdict}: gold {case.wanted or 'no speech'}, predicted {case.predicted or 'nobody'}: {case.text[:70]}"
        for case in cases
        if case.verdict in (Verdict.WRONG, Verdict.NOT_STATED, Verdict.MISSED)
    ]
    return lines + [f"false alarm: {alarm.predicted}: {alarm.text[:70]}" for alarm in alarms]
