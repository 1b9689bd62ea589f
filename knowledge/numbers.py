"""Numbers in digits and in words: what they are worth, and where they stand.

"1.5 million", "1,500,000", "1.5m" and "полтора миллиона" are one value; so are "90 %", "ninety per cent", "nine in ten"
and "nine out of ten"; so are "21st", "twenty-first" and "XXI". A value has one `term`, by which it is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from knowledge.analysis import Word, words
from knowledge.languages.numerals import Numerals, numerals

LARGEST = 12
"""Digits of a number that is read; longer ones are codes, not amounts."""

_SHARE = re.compile(r"\s?[%٪]")
_CURRENCY = re.compile(r"[$€£¥₴₽]\s?$")
_JOINT = re.compile(r"[\s\u00ad‐‑-]{0,3}")
_DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)(?:[-‐‑]?([^\W\d_]{1,4}))?")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
_CYRILLIC_ROMAN = str.maketrans("ІХ", "IX")
_BARE_ROMAN = 2
"""Letters of a Roman number that needs no "century" beside it."""


class Unit(StrEnum):
    """What a number counts: a share of a whole (its value is 0.9 for 90 %), a place in an order, or anything."""

    PLAIN = "plain"
    SHARE = "share"
    ORDINAL = "ordinal"


class Value(NamedTuple):
    """A number of a text. `start` and `end` are its offsets, `first` and `last` the words (counted from 0) it takes;
    `last` is one behind. `approximate` tells that the text itself says "about" or the like."""

    start: int
    end: int
    value: Decimal
    unit: Unit
    approximate: bool
    first: int
    last: int

    @property
    def term(self) -> str:
        """What the value is compared by, as a stem is: "1500000", "3.5", "90%"."""
        if self.unit is Unit.SHARE:
            return f"{_plain(self.value * 100, '0.01')}%"
        return _plain(self.value)


class _Part(NamedTuple):
    """A number found from one word on, up to the word `last` (one behind)."""

    value: Decimal
    last: int
    ordinal: bool = False


def values(text: str, language: str, found: Sequence[Word] | None = None) -> list[Value]:
    """The numbers of a text in order, parts of dates excluded. `found` are its words, when they are known already.

    A language (ISO 639-1) without a table is served for digits alone.
    """
    read = words(text, language) if found is None else found
    return list(_Reader(text, read, numerals(language)))


class _Reader:
    """Goes over the words of a text once."""

    def __init__(self, text: str, found: Sequence[Word], table: Numerals) -> None:
        self._text = text
        self._words = found
        self._table = table

    def __iter__(self) -> Iterator[Value]:
        place = 0
        while place < len(self._words):
            value = self._value(place)
            if value is None:
                place += 1
            else:
                yield value
                place = value.last

    def _value(self, place: int) -> Value | None:
        word = self._words[place]
        if word.date:
            return None
        if not word.number and not self._table.begins(word.folded) and not self._table.has(word.folded, "half"):
            return self._roman(place)
        return self._share(place) or self._amount(place)

    def _amount(self, place: int) -> Value | None:
        part = self._number(place)
        if part is None:
            return None
        return self._made(place, part, Unit.ORDINAL if part.ordinal else Unit.PLAIN)

    def _share(self, place: int) -> Value | None:
        """A percentage, a fraction in words, or so many out of so many."""
        half = self._half(place) or self._single(place)
        if half is not None:
            return half
        part = self._number(place)
        if part is None:
            table = self._table
            if table.has(self._folded(place), "alone"):
                return self._fraction(place, Decimal(1), place)
            return None
        if part.ordinal:
            return None
        behind = self._percent(part.last)
        if behind is not None:
            return self._made(place, _Part(part.value / 100, behind[0]), Unit.SHARE, behind[1])
        if part.value <= 0:
            return None
        return self._fraction(place, part.value, part.last) or self._ratio(place, part)

    def _half(self, place: int) -> Value | None:
        """Half of something; with a number behind it ("half a million") an amount."""
        if not self._table.has(self._folded(place), "half"):
            return None
        behind = place + 1
        if self._table.has(self._folded(behind), "a"):
            behind += 1
        times = self._table.times.get(self._folded(behind))
        if times is not None and times >= 1000 and self._joined(place, behind):
            return self._made(place, _Part(times / 2, behind + 1), Unit.PLAIN)
        return self._made(place, _Part(Decimal("0.5"), place + 1), Unit.SHARE)

    def _single(self, place: int) -> Value | None:
        """A quarter of something."""
        if not place or not self._table.has(self._folded(place - 1), "a"):
            return None
        return self._fraction(place, Decimal(1), place) if self._table.has(self._folded(place + 1), "of") else None

    def _percent(self, place: int) -> tuple[int, int] | None:
        """The word behind a percentage whose number ends before `place`, and the offset where it ends."""
        before = self._words[place - 1].end
        sign = _SHARE.match(self._text, before)
        if sign is not None:
            return place, sign.end()
        if not self._joined(place - 1, place):
            return None
        if self._table.has(self._folded(place), "percent"):
            return place + 1, self._words[place].end
        if (
            self._table.has(self._folded(place), "per")
            and self._table.has(self._folded(place + 1), "cent")
            and self._joined(place, place + 1)
        ):
            return place + 2, self._words[place + 1].end
        return None

    def _fraction(self, place: int, over: Decimal, behind: int) -> Value | None:
        """Two thirds: the denominator stands at `behind`, in the plural after more than one."""
        name = self._folded(behind)
        under = self._table.part.get(name)
        if under is None or over >= under or (behind > place and not self._joined(behind - 1, behind)):
            return None
        plural = self._table.words.get("many", frozenset())
        if plural and (name in plural) != (over > 1):
            return None
        return self._made(place, _Part(over / under, behind + 1), Unit.SHARE)

    def _ratio(self, place: int, over: _Part) -> Value | None:
        """Nine in ten, nine out of every ten."""
        behind = over.last
        while behind - over.last < 3 and any(self._table.has(self._folded(behind), role) for role in ("in", "out")):
            behind += 1
        if behind == over.last or not self._joined(over.last - 1, behind):
            return None
        under = self._number(behind)
        if under is None or under.ordinal or not over.value < under.value <= 1000 or self._words[behind].date:
            return None
        return self._made(place, _Part(over.value / under.value, under.last), Unit.SHARE)

    def _number(self, place: int) -> _Part | None:
        if place >= len(self._words):
            return None
        if self._words[place].number:
            return self._digits(place)
        return self._spelt(place)

    def _digits(self, place: int) -> _Part | None:
        """Digits, with the letters and the words behind them that multiply: "1.5m", "350 thousand"."""
        word = self._words[place]
        match = _DIGITS.fullmatch(self._text[word.start : word.end])
        if match is None or len(word.stem) > LARGEST or word.stem.count(".") > 1:
            return None
        value = Decimal(word.stem)
        ending = (match[2] or "").casefold()
        if ending:
            times = self._table.times.get(ending)
            if times is not None and (ending != "m" or "." in match[1] or self._priced(word)):
                return _Part(value * times, place + 1)
            return _Part(value, place + 1, ordinal=times is None and value % 1 == 0)
        behind = place + 1
        times = self._table.times.get(self._folded(behind))
        if times is not None and self._joined(place, behind) and (len(self._folded(behind)) > 1):
            return _Part(value * times, behind + 1)
        return _Part(value, behind)

    def _priced(self, word: Word) -> bool:
        return _CURRENCY.search(self._text, max(word.start - 2, 0), word.start) is not None

    def _spelt(self, place: int) -> _Part | None:
        """A number in words: hundreds, tens and units add up, thousands and more multiply what was said before."""
        table = self._table
        total = current = Decimal(0)
        last = place
        ordinal = said = False
        while last < len(self._words) and not ordinal and (last == place or self._joined(last - 1, last)):
            name = self._words[last].folded
            if said and table.has(name, "and") and self._continues(last + 1, current):
                last += 1
                name = self._words[last].folded
            if name in table.times:
                times = table.times[name]
                if not said and len(name) < 3:
                    break
                if times < 1000:
                    current = (current % 100 or 1) * times + current // 100 * 100
                else:
                    total, current = total + (current or 1) * times, Decimal(0)
            elif name in table.plain and _fits(table.plain[name], current):
                current = _added(table.plain[name], current)
            elif name in table.plain:
                break
            elif self._closes(name, current, said):
                current += table.ordinal.get(name) or table.last[name]
                ordinal = True
            else:
                break
            said = True
            last += 1
        return _Part(total + current, last, ordinal) if said else None

    def _closes(self, name: str, current: Decimal, said: bool) -> bool:
        """Whether an ordinal can stand here: alone, or as the end of a longer number."""
        if name in self._table.last and said:
            return _fits(self._table.last[name], current) and current > 0
        # After a small number, an ordinal is a part: "two thirds".
        value = self._table.ordinal.get(name)
        return value is not None and (not said or (current >= 20 and _fits(value, current)))

    def _continues(self, place: int, current: Decimal) -> bool:
        """Whether the word behind "and" still belongs to the number: "two hundred and five", not "two and five"."""
        name = self._folded(place)
        value = self._table.plain.get(name) or self._table.ordinal.get(name)
        return value is not None and current >= 20 and _fits(value, current) and self._joined(place - 1, place)

    def _roman(self, place: int) -> Value | None:
        """A Roman number up to 39: with two letters or more, or beside the word for a century."""
        word = self._words[place]
        letters = self._text[word.start : word.end].translate(_CYRILLIC_ROMAN)
        if not letters.isupper() or _ROMAN.fullmatch(letters) is None:
            return None
        if len(letters) < _BARE_ROMAN and not self._table.has(self._folded(place + 1), "century"):
            before = self._folded(place - 1) if place else ""
            if not self._table.has(before, "century"):
                return None
        digits = [_ROMAN_DIGITS[letter] for letter in letters]
        value = sum(-d if any(d < e for e in digits[n + 1 :]) else d for n, d in enumerate(digits))
        return self._made(place, _Part(Decimal(value), place + 1), Unit.ORDINAL)

    def _made(self, place: int, part: _Part, unit: Unit, end: int | None = None) -> Value:
        about = bool(place) and self._table.has(self._words[place - 1].folded, "about")
        behind = self._words[part.last - 1].end
        return Value(self._words[place].start, end or behind, part.value, unit, about, place, part.last)

    def _folded(self, place: int) -> str:
        return self._words[place].folded if place < len(self._words) else ""

    def _joined(self, one: int, other: int) -> bool:
        """Whether nothing but blanks and hyphens stands between the words from `one` to `other`."""
        if other >= len(self._words):
            return False
        return all(
            _JOINT.fullmatch(self._text, self._words[n].end, self._words[n + 1].start) is not None
            for n in range(one, other)
        )


def _fits(value: Decimal, current: Decimal) -> bool:
    """Whether a number can be added in words: "twenty" takes "five", not "thirty"; in French "soixante" takes "dix"."""
    if not current:
        return True
    if current == 4 and value == 20:
        return True
    if current % 100 in (60, 80) and 10 <= value < 20:
        return True
    room = next((Decimal(10) ** n for n in (3, 2, 1) if current % Decimal(10) ** n == 0), None)
    return room is not None and value < room and value % 1 == 0


def _added(value: Decimal, current: Decimal) -> Decimal:
    return Decimal(80) if current == 4 and value == 20 else current + value


def _plain(value: Decimal, decimals: str = "0.0001") -> str:
    """A value as digits: no exponent, few decimals, no zeros behind them."""
    shown = format(value.quantize(Decimal(decimals)), "f")
    return shown.rstrip("0").rstrip(".")
