"""A sentence as a statement that others can be compared with: its clauses, amounts, dates and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from knowledge.analysis import Word
from knowledge.dates import month_of
from knowledge.languages import Language
from knowledge.languages.assertions import Assertions
from knowledge.languages.numerals import numerals
from knowledge.models import Span, cut
from knowledge.numbers import Unit, Value, values
from knowledge.reading import Reading, ReadPassage

BOUND_BEFORE = 3
"""Words before a number among which "more than" and the like are looked for."""
TAIL = 3
"""Content words behind a number that say what it counts."""
SPREAD = Decimal("0.3")
"""How far "about" reaches to both sides, as a share of the number; a fraction in words half as far."""

_BREAK = re.compile(r"[,;:()«»“”„\"!?…]|\s[–—-]\s|\.\s")
_RANGE = re.compile(r"\s*[-–—]\s*")
_SIGN = re.compile(r"[$€£¥₴₽]\s?$")
_SIGN_BEHIND = re.compile(r"\s?[$€£¥₴₽]")
_DAYS = range(1, 32)


class Amount(NamedTuple):
    """A number as an interval that it surely lies in, with what it counts: a sign of money, and the content stems
    behind it. `clause` is the number of its clause, `stems` those of the number itself."""

    low: Decimal
    high: Decimal
    unit: Unit
    sign: str
    tail: tuple[str, ...]
    clause: int
    stems: frozenset[str]

    def apart(self, other: Amount) -> bool:
        """Whether the two cannot be the same number."""
        return self.high < other.low or other.high < self.low

    def times(self, factor: Decimal, slack: Decimal) -> Amount:
        """The amount in another unit, blurred by a share of itself to both sides."""
        return self._replace(low=self.low * factor * (1 - slack), high=self.high * factor * (1 + slack))


class Dating(NamedTuple):
    """The parts of the dates in a sentence. `clause` is the number of the clause in which the last of them stands."""

    years: frozenset[str]
    months: frozenset[int]
    days: frozenset[int]
    clause: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence between two marks or joints."""

    words: tuple[Word, ...]

    def folded(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(word.folded for word in self.words)

    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(word.stem for word in self.words if word.content)


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence with the tables of its language. `names` are the stems of the names in it, `scenes` of those among
    them that stand behind a preposition of place."""

    text: str
    words: tuple[Word, ...]
    names: frozenset[str]
    scenes: frozenset[str]
    language: Language
    table: Assertions

    @cached_property
    def places(self) -> tuple[int, ...]:
        """For each word the number of its clause."""
        clause, found = 0, []
        for place, word in enumerate(self.words):
            if place:
                between = self.text[self.words[place - 1].end : word.start]
                clause += bool(_BREAK.search(between)) or word.folded in self.table.joints
            found.append(clause)
        return tuple(found)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in order."""
        count = self.places[-1] + 1 if self.places else 0
        return tuple(
            Clause(tuple(w for w, at in zip(self.words, self.places, strict=True) if at == n)) for n in range(count)
        )

    @cached_property
    def dating(self) -> Dating:
        """The dates in it; empty sets when there is none."""
        dated = [(word, at) for word, at in zip(self.words, self.places, strict=True) if word.date]
        digits = [word.stem for word, _ in dated if word.number and word.stem.isdigit()]
        months = (month_of(word.folded) for word, _ in dated if not word.number)
        return Dating(
            years=frozenset(stem for stem in digits if len(stem) == 4),
            months=frozenset(month for month in months if month is not None),
            days=frozenset(int(stem) for stem in digits if len(stem) < 3 and int(stem) in _DAYS),
            clause=dated[-1][1] if dated else 0,
        )

    @cached_property
    def amounts(self) -> tuple[Amount, ...] | None:
        """The numbers in it that are no dates; None when one of them cannot be told for sure, as in a range."""
        found = values(self.text, self.language.code, self.words)
        made: list[Amount] = []
        for place, value in enumerate(found):
            if value.unit is Unit.ORDINAL:
                continue
            after = found[place + 1] if place + 1 < len(found) else None
            amount = None if self._in_range(value, after) else self._amount(value)
            if amount is None:
                return None
            made.append(amount)
        return tuple(made)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The stems of the words that its numbers are made of."""
        return frozenset().union(*(amount.stems for amount in self.amounts or ()))

    def _in_range(self, value: Value, after: Value | None) -> bool:
        """Whether the value and the next one are the two ends of something."""
        if after is None:
            return False
        joint = self.words[value.last : after.first]
        if joint:
            return len(joint) == 1 and joint[0].folded in self.table.between
        return _RANGE.fullmatch(self.text[value.end : after.start]) is not None

    def _amount(self, value: Value) -> Amount | None:
        start = max(value.first - BOUND_BEFORE, 0)
        clause = self.places[value.first]
        before = [
            w.folded
            for w, at in zip(self.words[start : value.first], self.places[start:], strict=False)
            if at == clause
        ]
        interval = self._interval(value, before)
        if interval is None:
            return None
        sign = _SIGN.search(self.text[: value.start]) or _SIGN_BEHIND.match(self.text, value.end)
        return Amount(
            *interval,
            unit=value.unit,
            sign=sign.group().strip() if sign else "",
            tail=self._tail(value, clause),
            clause=clause,
            stems=frozenset(word.stem for word in self.words[value.first : value.last]),
        )

    def _interval(self, value: Value, before: Sequence[str]) -> tuple[Decimal, Decimal] | None:
        table, number = self.table, value.value * (100 if value.unit is Unit.SHARE else 1)
        above, below = (not words.isdisjoint(before) for words in (table.above, table.below))
        if (above and below) or ((above or below) and not (table.turned | table.negations).isdisjoint(before)):
            return None
        if above:
            return number, Decimal("Infinity")
        if below:
            return Decimal(0), number
        if value.approximate or not table.about.isdisjoint(before):
            return number * (1 - SPREAD), number * (1 + SPREAD)
        if value.unit is Unit.SHARE and not self._is_percentage(value):
            return number * (1 - SPREAD / 2), number * (1 + SPREAD / 2)
        slack = _grain(number) * Decimal("0.49")
        return number - slack, number + slack

    def _is_percentage(self, value: Value) -> bool:
        """Whether a share is told to the hundredth, and not as a third or a half."""
        last, numbers = self.words[value.last - 1].folded, numerals(self.language.code)
        return "%" in self.text[value.start : value.end] or numbers.has(last, "percent") or numbers.has(last, "cent")

    def _tail(self, value: Value, clause: int) -> tuple[str, ...]:
        """What a number counts: the content words right behind it; in "40 of the boats" none for sure."""
        stems: list[str] = []
        for place in range(value.last, len(self.words)):
            word = self.words[place]
            if self.places[place] != clause or word.number or len(stems) == TAIL:
                break
            if word.content:
                stems.append(word.stem)
            elif not stems and word.folded not in ("de", "d'"):
                break
        return tuple(stems)


def statement_of(reading: Reading, read: ReadPassage, number: int, language: Language, table: Assertions) -> Statement:
    """Sentence `number` of a passage. Its names are without those of its speaker and of the article's authors."""
    sentence: Span = read.passage.sentences[number]
    words = read.sentences[number]
    speaker = reading.cite(read.passage, sentence).speaker
    metadata = reading.article.metadata
    tellers = (speaker.label, speaker.mention, speaker.role, metadata.outlet, *metadata.authors)
    telling = reading.stems_of(*tellers) | read.speakers[number]
    names = frozenset(word.stem for word in words if word.name) - telling
    scenes = read.holdings[number].places & names
    return Statement(cut(reading.article, sentence), words, names, scenes, language, table)


def _grain(number: Decimal) -> Decimal:
    """What the last digit that tells is worth: 1000 of 86,000, 0.1 of 2.5, 1 of 40, which is as exact as 43."""
    normal = number.normalize()
    exponent = normal.as_tuple().exponent
    if not isinstance(exponent, int) or (exponent > 0 and abs(number) < 100):
        return Decimal(1)
    return Decimal(10) ** exponent if exponent < 0 or abs(number) >= 100 else Decimal(1)
