"""Who stands beside a cue where nouns change with their case and have no article (Russian, Ukrainian).

The subject of a clause is the first name, role or pronoun in it that can be a nominative.
"""

from __future__ import annotations

from dataclasses import replace

from knowledge.speakers.cases import gender_of_role
from knowledge.speakers.inflected_phrases import Phrases
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.tokens import TokenKind

_REACH = 14
"""Tokens of a clause within which its subject must start."""
_LONGEST_ASIDE = 25
_LEAST = 4
"""Letters of a noun that no table has."""
_JOINED = 4
"""Clauses with one subject that are looked back over."""
_PAUSES = frozenset({",", "–", "—", "--"})


class Inflected(Phrases):
    """Reads the subjects of the clauses of one frame."""

    def right(self, index: int, limit: int, agreement: str) -> Mention | None:
        """The subject behind the cue, from token `index` on."""
        return self.first(index, min(limit, index + _REACH), limit, agreement) or self._lone(index, agreement)

    def left(self, index: int, limit: int, agreement: str) -> Mention | None:
        """The subject before the cue, whose last token can be `index`."""
        while index > limit and self._frame.low(index) in self._words.auxiliaries:
            index -= 1
        start = self._clause_start(index, limit)
        if start <= index:
            if self._frame.low(start) in self._words.relatives:
                return self._antecedent(start - 1, limit, agreement)
            found = self.first(start, index + 1, index + 1, agreement)
            if found is not None:
                return found
        if agreement == "p":
            joint = self._joint(index, limit)
            if joint is not None:
                return joint
        elif self._frame.low(start - 1) in self._words.joining:
            return self._of_clauses_before(start - 2, limit, agreement)
        return self._before_insertion(start - 1, limit, agreement)

    def _lone(self, index: int, agreement: str) -> Mention | None:
        """A noun that no table has, alone behind its verb and of its gender ("— разрешил орнитолог.")."""
        frame, words = self._frame, self._words
        low = frame.low(index)
        if frame.kind(index) is not TokenKind.WORD or frame.tokens[index].capital or len(low) < _LEAST:
            return None
        if frame.kind(index + 1) is TokenKind.WORD or low in words.breaks | words.prepositions | words.times:
            return None
        fits = low.endswith(("а", "я")) if agreement == "f" else agreement == "m" and gender_of_role(low) == "m"
        known = low in words.between or low in words.pronouns or words.is_cue(low) or low.endswith(("ом", "ем", "ам"))
        return replace(self.label(index, index, index), gender=agreement) if fits and not known else None

    def opening(self, first: int, limit: int) -> Mention | None:
        """The subject of the clause that starts at `first` and ends before `limit`."""
        start = first + (self._frame.low(first) in self._words.joining | self._words.conjunct)
        return self.first(start, limit, limit, "")

    def _before_insertion(self, comma: int, limit: int, agreement: str) -> Mention | None:
        """The subject before the phrase between commas that ends at token `comma`."""
        frame = self._frame
        if frame.kind(comma) is not TokenKind.MARK or frame.low(comma) not in _PAUSES:
            return None
        lowest = max(limit, comma - _LONGEST_ASIDE)
        opening = comma - 1
        while opening >= lowest and frame.low(opening) not in _PAUSES:
            if frame.kind(opening) is TokenKind.QUOTE or frame.low(opening) in (";", ":"):
                return None
            opening -= 1
        while opening > lowest:
            start = self._clause_start(opening - 1, limit)
            found = self.first(start, opening, opening, agreement) if start < opening else None
            if found is not None:
                if found.reach[1] != opening - 1 or found.kind is MentionKind.PRONOUN:
                    return None
                inner = self.first(opening + 1, comma, comma, agreement) if found.name is None else None
                if inner is not None and inner.name is not None and inner.last == comma - 1:
                    return replace(inner, role=(found.start, found.end), reach=(found.reach[0], comma))
                role = self._roles.apposition(opening + 1, comma) or found.role
                return replace(found, role=role if found.name is not None else None, reach=(found.reach[0], comma))
            if frame.low(start - 1) not in _PAUSES or self._frame.kind(start - 1) is not TokenKind.MARK:
                return None
            opening = start - 1
        return None

    def _of_clauses_before(self, index: int, limit: int, agreement: str) -> Mention | None:
        """The subject of the clauses before, for a verb that "and" joins to theirs ("встал, оделся и сказал")."""
        for _ in range(_JOINED):
            start = self._clause_start(index, limit)
            found = self.first(start, index + 1, index + 1, agreement) if start <= index else None
            if found is not None or start <= limit or self._frame.low(start - 1) not in _PAUSES:
                return found
            index = start - 2
        return None

    def _antecedent(self, comma: int, limit: int, agreement: str) -> Mention | None:
        """The name before a relative pronoun ("Анна Лосева, которая сказала")."""
        index = comma - 1 if self._frame.low(comma) == "," else comma
        name = self._ending.get(index)
        if name is None or index < limit:
            return None
        return self.as_subject(name, True, agreement)

    def _joint(self, index: int, limit: int) -> Mention | None:
        """Two names joined by "and" that end at `index`."""
        two = self._ending.get(index)
        one = self._ending.get(two.lead - 2) if two is not None else None
        if one is None or two is None or one.lead < limit or self._frame.low(two.lead - 1) not in self._words.joining:
            return None
        return self.joined(one, two)

    def _clause_start(self, index: int, limit: int) -> int:
        """The first token of the clause that ends at `index`."""
        frame, words = self._frame, self._words
        position = index
        while position >= limit:
            low = frame.low(position)
            opens = low in words.breaks and low not in words.prepositions | words.times | words.between
            if not self.is_inside(position) or (opens and low not in words.subjects) or words.is_cue(low):
                return position if low in words.relatives else position + 1
            position -= 1
        return limit
