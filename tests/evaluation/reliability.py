"""How far confidences can be taken at their word: of what is given seven tenths, seven tenths should be right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BINS = 10


class Sure(NamedTuple):
    """One case: the confidence (0..1) in the best passage, and whether that answers."""

    confidence: float
    right: bool


class Bin(NamedTuple):
    """The cases of one tenth of the scale: how many, their mean confidence, and the share that is right."""

    cases: int
    confidence: float
    right: float


def read(cases: Path, predictions: Path) -> list[Sure]:
    """The cases of a set with their predictions; a case without one, or without any passage, is surely not right."""
    told = {row["case"]: row for row in map(json.loads, predictions.read_text(encoding="utf-8").splitlines())}
    found = []
    for case in map(json.loads, cases.read_text(encoding="utf-8").splitlines()):
        row = told.get(case["case"], {"confidence": 0.0, "top": None})
        found.append(Sure(row["confidence"], row["top"] in case["gold"]))
    return found


def table(sure: Sequence[Sure]) -> list[Bin]:
    """The bins from 0 to 1, each with its lower bound and without its upper one, the last with both."""
    bins = []
    for n in range(BINS):
        inside = [each for each in sure if min(int(each.confidence * BINS), BINS - 1) == n]
        count = len(inside) or 1
        bins.append(
            Bin(len(inside), sum(s.confidence for s in inside) / count, sum(s.right for s in inside) / count),
        )
    return bins


def expected_error(sure: Sequence[Sure]) -> float:
    """The expected calibration error, 0..1: how far confidence and share right are apart, on average over the cases
    (Naeini et al. 2015)."""
    return sum(each.cases * abs(each.confidence - each.right) for each in table(sure)) / max(len(sure), 1)


def shown(sure: Sequence[Sure]) -> str:
    """The table with its error, for the terminal."""
    lines = ["  from   to  cases  confidence  right"]
    for n, each in enumerate(table(sure)):
        figures = f"{each.confidence:10.3f}  {each.right:5.3f}" if each.cases else f"{'-':>10}  {'-':>5}"
        lines.append(f"   {n / BINS:.1f}  {(n + 1) / BINS:.1f}  {each.cases:5}  {figures}")
    return "\n".join([*lines, f"  expected calibration error {expected_error(sure):.3f} over {len(sure)} cases"])
