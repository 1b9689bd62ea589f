"""What is printed: figures with their unit, what they are a ratio to, and the goal where there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `ratio` is how many times `to` it is (None where there is nothing to compare with).

    `goal` is the largest value that is good enough, or with `at_least` the smallest.
    """

    name: str
    value: float
    unit: str
    ratio: float | None = None
    to: str = ""
    goal: float | None = None
    at_least: bool = False

    @property
    def missed(self) -> bool:
        """Whether there is a goal, and the value is not good enough."""
        if self.goal is None:
            return False
        return self.value < self.goal if self.at_least else self.value > self.goal

    def values(self) -> dict[str, Any]:
        """The figure as JSON values."""
        return {**asdict(self), "missed": self.missed}

    def line(self) -> str:
        """The figure as one line of text, in columns: name, value, unit, what it is a ratio to, goal."""
        ratio = f"{shown(self.ratio)} x {self.to}" if self.ratio is not None else self.to
        return f"{self.name:<46} {shown(self.value):>8} {self.unit:<5} {ratio:<48} {self._goal()}".rstrip()

    def _goal(self) -> str:
        if self.goal is None:
            return ""
        verdict = "missed" if self.missed else "met"
        return f"goal {'>=' if self.at_least else '<='} {self.goal:g}: {verdict}"


def shown(value: float) -> str:
    """A number with three digits that mean something: 0.823, 1.90, 38.1, 1,230."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest of the values that at least `share` (0..1) of them do not exceed (the nearest-rank method)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * round(share * 1000) // 1000))
    return ordered[rank - 1]
