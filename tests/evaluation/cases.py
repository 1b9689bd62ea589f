"""Cases judged one by one, and the table of them by phenomenon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

EXAMPLES = 8
"""Failures of one phenomenon that are written down."""
_LONGEST = 90


class Verdict(StrEnum):
    """What became of one quotation. UNJUDGED: found, and the gold does not say who speaks."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_STATED = "not stated"
    MISSED = "missed"
    UNJUDGED = "unjudged"
    CLEAN = "clean"


_FAULTS = (Verdict.WRONG, Verdict.NOT_STATED, Verdict.MISSED)


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation of the gold and what was made of it. `wanted` is None where nobody can be named.

    CLEAN is the verdict for words in marks that are no speech and were not taken for it.
    """

    article: str
    text: str
    phenomena: tuple[str, ...]
    verdict: Verdict
    wanted: str | None = None
    predicted: str | None = None


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """Words that were given to a speaker and are no quotation of the gold."""

    article: str
    text: str
    predicted: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `recall` is right / nameable quotations, `precision` right / (right + wrong)."""

    phenomenon: str
    gold: int
    found: int
    right: int
    wrong: int
    not_stated: int
    nameable: int

    @property
    def recall(self) -> float:
        """Share of the quotations with a known speaker that got the right one."""
        return self.right / max(1, self.nameable)

    @property
    def precision(self) -> float:
        """Share of the speakers named that are right."""
        return self.right / max(1, self.right + self.wrong)

    def cells(self) -> tuple[str, ...]:
        """The line as words, as in `HEAD`."""
        named = self.right + self.wrong
        return (
            self.phenomenon, str(self.gold), str(self.found), str(self.right), str(self.wrong), str(self.not_stated),
            f"{self.recall:.0%}" if self.nameable else "-", f"{self.precision:.0%}" if named else "-",
        )  # fmt: skip


HEAD = ("phenomenon", "gold", "found", "right", "wrong", "not stated", "recall", "precision when answered")


def table(cases: Sequence[Case], order: Sequence[str]) -> list[Line]:
    """A line for all cases and one for each phenomenon that occurs, in the given order, then by name."""
    names = {name for case in cases for name in case.phenomena}
    ordered = [*(name for name in order if name in names), *sorted(names - set(order))]
    return [_line("all", cases), *(_line(n, [case for case in cases if n in case.phenomena]) for n in ordered)]


def _line(name: str, cases: Sequence[Case]) -> Line:
    def count(*verdicts: Verdict) -> int:
        return sum(case.verdict in verdicts for case in cases)

    return Line(
        phenomenon=name,
        gold=len(cases),
        found=len(cases) - count(Verdict.MISSED),
        right=count(Verdict.RIGHT),
        wrong=count(Verdict.WRONG),
        not_stated=count(Verdict.NOT_STATED),
        nameable=sum(case.wanted is not None for case in cases),
    )


def shown(lines: Iterable[Line]) -> str:
    """The table in columns, for a terminal."""
    head = ("", "gold", "found", "right", "wrong", "not st.", "recall", "prec.")
    rows = [head, *(line.cells() for line in lines)]
    return "\n".join(f"  {row[0]:<24}" + "".join(f"{cell:>8}" for cell in row[1:]) for row in rows)


def written(
    title: str, cases: Sequence[Case], alarms: Sequence[FalseAlarm], order: Sequence[str], examples: int = EXAMPLES
) -> str:
    """A section in Markdown: the table, the false alarms, and examples of what went wrong with each phenomenon.

    Sets that nobody is to tune on get none (`examples` 0).
    """
    lines = table(cases, order)
    parts = [f"## {title}\n", _row(HEAD), _row(["---"] * len(HEAD)), *(_row(line.cells()) for line in lines), ""]
    parts.append(f"False alarms (no quotation, yet given to a speaker): {len(alarms)}\n")
    parts += [f"- {_cell(alarm.predicted)}: “{_cell(alarm.text)}” ({alarm.article})" for alarm in alarms[:examples]]
    for line in lines[1:]:
        failures = [c for c in cases if line.phenomenon in c.phenomena and c.verdict in _FAULTS]
        if failures and examples:
            parts.append(f"\n### {title}: {line.phenomenon}\n")
            parts += [_example(case) for case in sorted(failures, key=_gravity)[:examples]]
    return "\n".join(parts) + "\n"


def _gravity(case: Case) -> int:
    """Wrong speakers come first: they do the most harm."""
    return _FAULTS.index(case.verdict)


def _example(case: Case) -> str:
    predicted = f", predicted {_cell(case.predicted)}" if case.predicted else ""
    return f"- {case.verdict}: gold {_cell(case.wanted or 'nobody')}{predicted}: “{_cell(case.text)}” ({case.article})"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(text: str) -> str:
    flat = " ".join(text.split()).replace("|", "/")
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
