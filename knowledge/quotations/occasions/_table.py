"""The shape of a language's table of occasions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

CAPITAL = "[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]"
_WORD = rf"{CAPITAL}[\w&]*(?:[-.’'&][\w&]+)*"
NAME = rf"(?:(?:Mrs?|Ms|Dr|Sen|Gov|Rep|Prof|Rev|St)\.\s+)?{_WORD}(?:\s+(?:of\s+the\s+|of\s+)?{_WORD}){{0,4}}"
"""One to five words with capitals; compiled apart from the rest, which is read without regard to case."""
ACRONYM = rf"{CAPITAL}{{2,6}}\b(?:\s+{NAME})?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase found: characters `start` to `end` of the text and how much it tells.

    `sure` says that it can be nothing but the occasion of speech ("in an interview"); a time or a place may belong to
    what was said.
    """

    start: int
    end: int
    kind: str
    sure: bool


@dataclass(frozen=True)
class Occasions:
    """The phrases of one language that say when, where and in which medium somebody spoke.

    Each is a regular expression without groups; {name} and {acronym} stand for words with capitals. `speech` are media
    that are speech itself ("in an interview with X"), `event` other occasions and places ("outside the court"),
    `place` names of places, `time` times, `audience` who was spoken to, behind the verbs of `tells`.
    `speaking` may stand before any of them.
    """

    speech: str
    event: str
    place: str
    time: str
    audience: str
    speaking: str
    tells: frozenset[str]
    followers: frozenset[str] = frozenset()
    """Words behind an occasion that show that it ended, where nothing reported can follow."""
    languages: frozenset[str] = frozenset()
    """Words behind "in" that are no places ("in English")."""

    def is_told(self, verb: str, inverted: bool) -> bool:
        """Whether the one spoken to can stand right behind a clause with this verb, which is `inverted` when its
        speaker stands behind the verb. A language with a dative needs no list of verbs for it."""
        return not self.tells or (verb in self.tells and not inverted)

    @cached_property
    def patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The kinds of phrases in the order in which they are tried, with their compiled expressions."""
        kinds = (("speech", self.speech), ("time", self.time), ("event", self.event), ("place", self.place))
        return tuple((kind, compiled(pattern)) for kind, pattern in kinds)

    @cached_property
    def audiences(self) -> re.Pattern[str]:
        """The compiled expression of `audience`."""
        return compiled(self.audience)

    @cached_property
    def openers(self) -> re.Pattern[str]:
        """The compiled expression of `speaking`."""
        return compiled(self.speaking)


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of a table as an expression that ends with a whole word."""
    filled = pattern.replace("{name}", f"(?-i:{NAME})").replace("{acronym}", f"(?-i:{ACRONYM})")
    return re.compile(rf"(?:{filled})(?![-’']?\w)", re.IGNORECASE | re.VERBOSE)


def listed(text: str) -> frozenset[str]:
    """The words of a text that lists them with blanks between."""
    return frozenset(text.split())


def either(words: str) -> str:
    """Any of the words of a text that lists them with blanks between; "_" stands for a blank inside a phrase."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace("_", r"\s+") for word in ordered) + ")"
