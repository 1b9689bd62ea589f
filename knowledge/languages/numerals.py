"""Words for numbers: a table a language in `numbers/`, read into what each folded word can stand for.

A line gives what its words are and of which value: plain numbers ("7 seven"), `ordinal`s, what multiplies (`times`),
`part`s of a whole, the small words that join them. "+" ends a stem that takes each of the `endings`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "numbers"
_VALUED = ("ordinal", "last", "times", "part")


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of a language, folded.

    `plain`, `ordinal`, `times` (what multiplies), `part` (denominators) hold values; `last` are ordinals that count
    only at the end of a longer number ("twenty-second", but not "a second"). `words` are small sets by what they do:
    half, many (plural denominators), alone (denominators that need no numerator), a (articles), and, percent, per and
    cent (which together are a percentage), of, in and out ("nine out of ten"), about, century.
    """

    plain: dict[str, Decimal] = field(default_factory=dict)
    ordinal: dict[str, Decimal] = field(default_factory=dict)
    last: dict[str, Decimal] = field(default_factory=dict)
    times: dict[str, Decimal] = field(default_factory=dict)
    part: dict[str, Decimal] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def has(self, word: str, role: str) -> bool:
        """Whether a folded word does something in numbers ("about")."""
        return word in self.words.get(role, ())

    def begins(self, word: str) -> bool:
        """Whether a number in words can begin with the folded word."""
        return word in self.plain or word in self.ordinal or word in self.times or word in self.part

    def names(self) -> dict[Decimal, frozenset[str]]:
        """The single words of each whole number up to a hundred, cardinals and ordinals."""
        found: defaultdict[Decimal, set[str]] = defaultdict(set)
        for table in (self.plain, self.ordinal):
            for word, value in table.items():
                if 1 <= value <= 100:
                    found[value].add(word)
        return {value: frozenset(named) for value, named in found.items()}


@lru_cache
def numerals(language: str) -> Numerals:
    """The table of a language (ISO 639-1); empty when there is none."""
    table = Numerals()
    path = _FOLDER / f"{language}.txt"
    if not path.exists():
        return table
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    endings = next((line[1:] for line in lines if line[0] == "endings"), [])
    for kind, *listed in lines:
        if kind in _VALUED:
            into: dict[str, Decimal] = getattr(table, kind)
            into.update(dict.fromkeys(_inflected(listed[1:], endings), Decimal(listed[0])))
        elif kind[0].isdigit():
            table.plain.update(dict.fromkeys(listed, Decimal(kind)))
        elif kind != "endings":
            table.words[kind] = frozenset(listed)
    if language == "de":
        _join_german(table)
    return table


def _inflected(listed: list[str], endings: list[str]) -> list[str]:
    stems = [word[:-1] for word in listed if word.endswith("+")]
    return [word for word in listed if not word.endswith("+")] + [stem + ending for stem in stems for ending in endings]


def _join_german(table: Numerals) -> None:
    """German writes a number in one word: "fünfundzwanzig", "dreihundertzehn", "zwanzigtausend"."""
    small = dict(table.plain)
    for unit, one in small.items():
        for tens, ten in small.items():
            if 1 <= one <= 9 and unit not in table.words["a"] - {"ein"} and ten >= 20 and ten % 10 == 0:
                table.plain[f"{unit}und{tens}"] = one + ten
    below = {word: value for word, value in table.plain.items() if value % 1 == 0 and value >= 1}
    for word, value in below.items():
        if value < 10:
            table.plain[f"{word}hundert"] = value * 100
        if value >= 2:
            table.plain[f"{word}tausend"] = value * 1000
            table.plain[f"hundert{word}"] = 100 + value
    for unit, one in small.items():
        for word, value in below.items():
            if 1 <= one <= 9 and value >= 10:
                table.plain[f"{unit}hundert{word}"] = one * 100 + value
    for word, value in list(table.plain.items()):
        if value >= 20 and value < 100 and value % 1 == 0:
            table.ordinal.update({f"{word}st{ending}": value for ending in ("e", "en", "er", "es", "em")})
