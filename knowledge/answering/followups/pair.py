"""A question and the one before it, and how the two make a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.analysis import Word
from knowledge.answering.followups.phrases import Phrasing, Stretch, joined
from knowledge.answering.question import fold_keeping_accents


@dataclass(frozen=True, eq=False)
class Pair:
    """A question and the one before it, both without their end marks; `marked` tells of a question mark."""

    asked: Phrasing
    before: Phrasing
    marked: bool

    def asking(self, text: str) -> str:
        """A sentence with its first letter and its end mark."""
        if not text:
            return ""
        text = text[0].upper() + text[1:]
        if " · " in text:
            return text
        return f"¿{text}?" if self.asked.table.code == "es" and "¿" not in text else f"{text}?"

    def without_connective(self, text: str) -> str:
        """The text without an "and" at its beginning."""
        opener = re.match(rf"(?:{self.asked.leaning.connective}),? (?=\w)", fold_keeping_accents(text))
        return self.asking(text[opener.end() :].rstrip("?")) if opener is not None else text

    def beside(self, words: str) -> str:
        """The question with words of the one before behind it, where they do not fit in."""
        return joined([self.asked.text, words])

    def plain(self, word: Word) -> str:
        """A word as the tables of pronouns have it."""
        surface = self.asked.lowered[word.start : word.end]
        return surface[:-2] if surface.endswith("'s") else surface

    def led(self, stretch: Stretch) -> Stretch:
        """A stretch together with the preposition in front of it."""
        if stretch.before not in self.before.leaning.prepositions:
            return stretch
        start = [word.start for word in self.before.words if word.end <= stretch.start][-1]
        return Stretch(start, stretch.end)
