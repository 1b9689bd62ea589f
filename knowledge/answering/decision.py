"""Which passage is best, and whether it answers: two small linear models over the evidence."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from operator import mul
from pathlib import Path

from knowledge.answering.evidence import FIGURES, Evidence

_WEIGHTS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
RANK = tuple(_WEIGHTS["rank"][name] for name in FIGURES)
"""Weights of the ranking: how much each figure says about which of two passages answers."""
PAIRS = (("passage", "typed"), ("marks", "topic"), ("marks", "lead"))
"""Figures that tell more together than each alone: the lesser of the two counts as well, as `and` does in fuzzy logic
(Zadeh 1965). Found one after another by what they add for articles that were not learned from."""
INPUTS = (*FIGURES, "lead", *map(" and ".join, PAIRS))
"""The names of what the decision weighs."""
GATE = tuple(_WEIGHTS["gate"][name] for name in INPUTS)
"""Weights of the decision: how much each of them says about whether the best passage answers."""
BIAS = _WEIGHTS["gate"]["bias"]
THRESHOLD = _WEIGHTS["gate"]["threshold"]
"""The confidence from which on an answer is given."""


def rank(evidence: Evidence) -> float:
    """The ranking score of a passage: only its order means something."""
    score: float = sum(map(mul, RANK, evidence.figures()))
    return score


def lead(best: Evidence, scores: Sequence[float]) -> float:
    """How far the best passage stands out with all it holds, 0..1: the square of its share of the softmax of the
    ranking scores (its own first), times the share of the question's terms that it holds."""
    share = 1 / sum(math.exp(score - scores[0]) for score in scores)
    return share**2 * best.passage


def inputs(figures: Sequence[float], led: float) -> tuple[float, ...]:
    """What the decision weighs, in the order of `INPUTS`: the figures of the best passage, its lead over the others
    (0..1), and the lesser of each of the `PAIRS`."""
    told = dict(zip((*FIGURES, "lead"), (*figures, led), strict=True))
    return (*told.values(), *(min(told[one], told[other]) for one, other in PAIRS))


def confidence(best: Evidence, led: float) -> float:
    """How likely the best passage answers, 0..1: a logistic over its evidence and its lead over the others (0..1)."""
    logit: float = BIAS + sum(map(mul, GATE, inputs(best.figures(), led)))
    return 1 / (1 + math.exp(-logit))
