"""Which passage is best, and whether it answers: two small linear models over the evidence."""

from __future__ import annotations

import math

from knowledge.answering.evidence import FIGURES, Evidence

RANK = dict(zip(FIGURES, (3.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.7, 0.5, 0.5), strict=True))
"""Weights of the ranking: how much each figure says about which of two passages answers."""

GATE = dict(zip(FIGURES, (5.0, 1.0, 1.5, 1.5, 1.0, 1.0, 1.0, 0.5, 0.0), strict=True))
GATE_MARGIN = 1.0
GATE_BIAS = -7.5

THRESHOLD = 0.5


def rank(evidence: Evidence) -> float:
    """The ranking score of a passage: only its order means something."""
    return sum(RANK[name] * value for name, value in zip(FIGURES, evidence.figures(), strict=True))


def confidence(best: Evidence, margin: float) -> float:
    """How likely the best passage answers, 0..1: a logistic over its evidence and its margin to the next (0..1)."""
    logit = GATE_BIAS + GATE_MARGIN * margin
    logit += sum(GATE[name] * value for name, value in zip(FIGURES, best.figures(), strict=True))
    return 1 / (1 + math.exp(-logit))
