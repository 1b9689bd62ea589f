"""A linear model that chooses between candidates, or none of them: weights as data, learned elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp


@dataclass(frozen=True, slots=True)
class Choice:
    """Each candidate's score is the sum of the weights of its features; the softmax of the scores is its probability.

    The last candidate stands for "none of them". `threshold` is the least probability of a choice.
    """

    weights: Mapping[str, float]
    threshold: float

    def best(self, candidates: Sequence[Sequence[str]]) -> int | None:
        """The index of the candidate that is nearly certain, given the features of each; None when none is."""
        scores = [sum(self.weights.get(feature, 0.0) for feature in features) for features in candidates]
        best = max(range(len(scores)), key=scores.__getitem__)
        if best == len(scores) - 1:
            return None
        probability = 1 / sum(exp(score - scores[best]) for score in scores)
        return best if probability >= self.threshold else None


def load_choice(package: str, name: str) -> Choice:
    """The model in the JSON file `name` of a package: {"threshold": ..., "weights": {feature: weight}}."""
    data = json.loads(files(package).joinpath(name).read_text("utf-8"))
    return Choice(data["weights"], data["threshold"])
