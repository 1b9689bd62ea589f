"""The words beside a name that say who that is: before it ("the city's mayor Ann Lee") or behind it (", the mayor")."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.speakers.names import Name
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.words import Words

_LONGEST_BEFORE = 8
_LONGEST_AFTER = 20
_SUFFIXES_OF_ADJECTIVES = ("al", "ic", "ary", "ian", "ese", "ish", "ist", "ive", "time", "er", "or")


class Roles:
    """Reads roles from one frame. Roles come as (start, end) in characters of the text. `leads` are names by the token
    where their titles begin."""

    def __init__(self, frame: Frame, words: Words, leads: Mapping[int, Name]) -> None:
        self._frame = frame
        self._words = words
        self._leads = leads

    def before(self, name: Name, limit: int) -> int | None:
        """The token where the role before a name starts; None when no role stands there."""
        index = name.lead - 1
        titled = name.lead < name.first and self._title_span(name) is not None
        if not titled and not self._words.is_role(self._frame.low(index)):
            return None
        if titled and not self._belongs(index):
            return name.lead
        start = name.lead if titled else index
        index = start - 1
        while index >= max(limit, name.lead - _LONGEST_BEFORE) and self._belongs(index):
            start = index
            index -= 1
        if index >= limit and self._frame.low(index) in self._words.determiners:
            start = index
        return start

    def beside(self, name: Name) -> tuple[int, int] | None:
        """The role of a name, before or behind it."""
        first = self.before(name, self._frame.starts[name.first])
        return self.between(first, name) if first is not None else self.after(name) or self._ahead(name)

    def _ahead(self, name: Name) -> tuple[int, int] | None:
        """The description that a name between commas belongs to: "The transport minister, Ann Lee, ..."."""
        last = name.lead - 2
        start = self._frame.starts[name.first]
        if self._frame.low(last + 1) != "," or self._frame.low(name.last + 1) != "," or not self._is_role(last):
            return None
        first = next((i for i in range(last, max(start, last - _LONGEST_BEFORE) - 1, -1) if self._opens(i)), None)
        if first is None or (first > start and self._frame.kind(first - 1) is TokenKind.WORD):
            return None
        if any(self._frame.kind(i) is not TokenKind.WORD for i in range(first, last)):
            return None
        return self._frame.tokens[first].start, self._frame.tokens[last].end

    def _opens(self, index: int) -> bool:
        return self._frame.low(index) in self._words.determiners

    def between(self, first: int, name: Name) -> tuple[int, int] | None:
        """The role that the tokens from `first` up to the name make, without forms of address such as "Mr"."""
        last = name.first - 1
        while last >= first and self._frame.low(last) in self._words.honorifics:
            last -= 1
        while first <= last and self._frame.low(first) in ("then", "but", "and"):
            first += 1
        if last < first or not any(self._is_role(i) for i in range(first, last + 1)):
            return None
        return self._frame.tokens[first].start, self._frame.tokens[last].end

    def after(self, name: Name) -> tuple[int, int] | None:
        """The apposition behind a name: from its comma to the next one or to the end of the sentence."""
        comma = name.last + 1
        if self._frame.low(comma) != ",":
            return None
        end = self._segment_end(comma + 1)
        if end > comma + 1 and self._frame.low(comma + 1).isdigit() and self._frame.low(end) == ",":
            comma = end
            end = self._segment_end(comma + 1)
        return self.apposition(comma + 1, end)

    def apposition(self, first: int, end: int) -> tuple[int, int] | None:
        """The role that tokens `first` to `end` (exclusive) make, None when they are no description of a person."""
        words = self._words
        if self._frame.low(first) in words.relatives and self._frame.low(first + 1) in words.passive:
            first += 2
        if not 0 < end - first <= _LONGEST_AFTER:
            return None
        low = self._frame.low(first)
        token = self._frame.tokens[first]
        opens = low in words.determiners or self._is_role(first) or low in words.describing or token.capital
        if not opens or any(self._frame.low(i) in words.speech for i in range(first, end)):
            return None
        end = next((i for i in range(first + 1, end) if self._frame.low(i) in words.relatives), end)
        while end - 1 > first and self._frame.low(end - 1) in words.linking | words.joining:  # "author of" a title
            end -= 1
        whole = token.start, self._frame.tokens[end - 1].end
        if self._describes(first, end):
            return whole
        head = first
        while head < end and head < first + 7 and not (self._is_role(head) and not self._frame.tokens[head].possessive):
            if self._frame.low(head) in words.linking or self._frame.kind(head) is not TokenKind.WORD:
                return None
            head += 1
        return whole if head < min(end, first + 7) else None

    def _describes(self, first: int, end: int) -> bool:
        """Whether an article and a noun that no table knows open the apposition: ", the bellringer"."""
        words, noun = self._words, first + 1
        if words.cased or noun >= end or self._frame.low(first) not in words.articles:
            return False
        token = self._frame.tokens[noun]
        other = words.times | words.between | words.determiners | words.breaks
        if any(self._frame.low(i) in words.passive | words.blocking for i in range(noun, end)):
            return False  # a clause of its own: ", the storm was over"
        return token.is_word and not token.capital and token.low not in other and not token.low[:1].isdigit()

    def name_behind_role(self, index: int, limit: int) -> Name | None:
        """The name that a role starting at `index` leads to ("the mayor Ann Lee")."""
        position = index
        while position < min(limit, index + _LONGEST_BEFORE):
            name = self._leads.get(position)
            behind = position > index and (
                (name is not None and name.lead < name.first) or self._words.is_role(self._frame.low(position - 1))
            )
            if name is not None and not name.possessive and behind:
                return name
            if name is None and not (self._belongs(position) or self._frame.low(position) in self._words.determiners):
                return None
            position = position + 1 if name is None else name.last + 1
        return None

    def _segment_end(self, first: int) -> int:
        index = first
        limit = self._frame.ends[first - 1]
        while index < limit:
            if self._frame.kind(index) is not TokenKind.WORD and self._frame.low(index) not in ("-", "&", "/", "'"):
                return index
            index += 1
        return index

    def _title_span(self, name: Name) -> int | None:
        """The first token in front of the name that is more than a form of address."""
        for index in range(name.lead, name.first):
            if self._frame.low(index) not in self._words.honorifics:
                return index
        return None

    def _is_role(self, index: int) -> bool:
        low = self._frame.low(index)
        return self._words.is_role(low) or (low in self._words.titles and low not in self._words.describing)

    def _belongs(self, index: int) -> bool:
        """Whether the token can be part of a role before a name: an adjective, a capitalised word, a possessive."""
        if index < 0 or self._frame.kind(index) is not TokenKind.WORD:
            return False
        token = self._frame.tokens[index]
        low = token.low
        words = self._words
        if self._frame.is_start(index) and low in words.not_names and low not in words.describing:
            return False
        if token.capital or token.possessive or low in words.describing or words.is_role(low):
            return low not in words.breaks and low not in words.prepositions
        if low in words.breaks or low in words.prepositions or words.is_cue(low) or low in words.determiners:
            return False
        return "-" in low or low.endswith(_SUFFIXES_OF_ADJECTIVES)
