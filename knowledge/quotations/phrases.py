"""Phrases that say when, where or in which medium, read from the reporter's words one behind another."""

from __future__ import annotations

import re

from knowledge.quotations.occasions import Occasions, Phrase
from knowledge.speakers.words import Words

_MOST = 6
"""Phrases in one chain."""
_WEIGHTS = {"speech": 3, "time": 2, "event": 2, "place": 1, "audience": 1, "speaking": 0}
_GAP = re.compile(r"\s*(,?)\s*")
_NEXT = re.compile(r"\s+([\w’'-]+)")


class Phrases:
    """Reads chains of phrases from one text."""

    def __init__(self, text: str, occasions: Occasions, words: Words) -> None:
        self._text = text
        self._occasions = occasions
        self._words = words

    def chain(self, start: int, limit: int, audience: bool = False) -> list[Phrase]:
        """The phrases that follow one another from `start`, with at most a comma between two."""
        chain: list[Phrase] = []
        position = start
        while len(chain) < _MOST:
            gap = _GAP.match(self._text, position, limit)
            begin = gap.end() if gap is not None else position
            phrase = self._phrase(begin, limit, audience and not chain)
            if phrase is None:
                break
            chain.append(phrase)
            position = phrase.end
        if chain and chain[-1].kind == "speaking":
            chain.pop()
        return chain

    def _phrase(self, start: int, limit: int, audience: bool) -> Phrase | None:
        opener = self._occasions.openers.match(self._text, start, limit)
        if opener is not None and opener.end() > start:
            whole = " " in opener.group()
            return Phrase(start, opener.end(), "speech" if whole else "speaking", sure=True)
        for kind, pattern in self._occasions.patterns:
            found = pattern.match(self._text, start, limit)
            if found is None or (kind in ("place", "event") and self._is_no_place(found)):
                continue
            return Phrase(start, found.end(), kind, sure=kind == "speech")
        spoken_to = self._occasions.audiences.match(self._text, start, limit) if audience else None
        if spoken_to is None or self._goes_on(spoken_to.end(), limit):
            return None
        return Phrase(start, spoken_to.end(), "audience", sure=True)

    def _goes_on(self, end: int, limit: int) -> bool:
        """Whether a noun or a name goes on with the phrase that ends at `end` ("told Radio Tor host Ann Lee")."""
        following = _NEXT.match(self._text, end, limit)
        if following is None:
            return False
        low, words = following.group(1).lower(), self._words
        known = words.prepositions | words.times | words.conjunct | words.breaks | words.subjects | words.determiners
        return low not in known and low not in words.not_names

    def _is_no_place(self, found: re.Match[str]) -> bool:
        """Whether the last word is a language, a nation or the like, or a part of a longer name."""
        last = re.split(r"[\s,]+", found.group())[-1]
        if last.lower() in self._occasions.languages or last.lower() in self._words.not_names:
            return True
        return last[:1].isupper() and self._text[found.end() + 1 : found.end() + 2].isupper()


def weight(chain: list[Phrase]) -> tuple[int, int]:
    """How much a chain tells: by the kinds of its phrases, then by its length."""
    return sum(_WEIGHTS[kind] for kind in {phrase.kind for phrase in chain}), chain[-1].end - chain[0].start
