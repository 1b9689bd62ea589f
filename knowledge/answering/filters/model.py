"""Filters that were read from a question, and the question without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from knowledge.dates import Days


class Filter(NamedTuple):
    """Words of a question, `start` to `end`, that mean the articles `versions`; `put` takes their place.

    `shown` are the words as the person typed them, `sure` tells that they can mean nothing else, `field` what they are
    about: two of a field widen each other, others narrow. `days` are those of a date.
    """

    start: int
    end: int
    versions: frozenset[str]
    shown: str
    sure: bool
    field: str = ""
    put: str = ""
    days: Days | None = None

    def meets(self, start: int, end: int) -> bool:
        """Whether it has a character of the question in common with a stretch of it."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A question without the words that only say which articles are meant.

    `versions` are those of the articles that fit (none: no article does), `within` the words that were taken out, as
    the person typed them. `loose` are the filters of which it is not sure that they mean articles, `missing` the
    words that no article fits (all of them, when it is only together that none does).
    """

    text: str
    versions: frozenset[str]
    within: tuple[str, ...]
    loose: tuple[Filter, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """How a question can be read: `sure` with the filters that were said outright (None without any), `likely` with
    those as well that may be part of the question (None without any)."""

    sure: Narrowed | None
    likely: Narrowed | None
