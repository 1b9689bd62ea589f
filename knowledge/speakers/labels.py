"""Descriptions of people who are not named: "a source in the capital", "officials", "the ministry"."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.names import Name
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.words import Words
from knowledge.speakers.words._table import listed

_LONGEST = 14
_BODIES = listed(
    """ministry department office agency commission committee council parliament court university college school
    institute bank company firm hospital embassy church foundation union club museum police headquarters"""
)
"""Bodies that somebody without a name can be at; a room or a meeting is none."""
_NOT_ADVERBS = frozenset({"family", "ally", "assembly", "rally", "bully", "supply", "reply", "italy", "july"})


class Labels:
    """Reads labels from one frame. `starting` and `ending` are its names by the token where they start and end."""

    def __init__(self, frame: Frame, words: Words, starting: Mapping[int, Name], ending: Mapping[int, Name]) -> None:
        self._frame = frame
        self._words = words
        self._starting = starting
        self._ending = ending

    def is_adverb(self, index: int) -> bool:
        """Whether the token is an adverb in -ly."""
        token = self._frame.tokens[index]
        low = token.low
        return token.is_word and low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS and not token.capital

    def left(self, index: int, limit: int) -> Mention | None:
        """A description that ends at `index` ("a source in the capital", "officials")."""
        words = self._words
        start: int | None = None
        position = index
        lowest = max(limit, index - _LONGEST)
        while position >= lowest:
            token = self._frame.tokens[position]
            if not token.is_word or token.low in words.breaks or (words.is_cue(token.low) and position < index):
                break
            if token.low in words.determiners:
                start = position
                if self._frame.low(position - 1) not in words.linking or position - 2 < limit:
                    break
                position -= 1
            position -= 1
        if start is None:
            return self._bare(position + 1, index)
        if self._frame.low(start - 1) in words.joining and self._ends_noun(start - 2, limit):
            return None
        if not self.opens_clause(start, limit):
            return None
        label = self.label(start, index)
        return label if label is not None and (self.can_speak(label.head) or self._is_noun_phrase(label)) else None

    def _is_noun_phrase(self, label: Mention) -> bool:
        """Whether a label of up to four words with a determiner and a noun that no table knows stands right before
        a verb of saying: "the parish clerk", "one bellringer"."""
        words, low = self._words, self._frame.low
        if words.cased or label.last - label.first > 3 or low(label.first) not in words.articles:
            return False
        behind = label.last + 1
        while low(behind) in words.between:
            behind += 1
        tells = low(behind) == "," or low(behind) in (words.speech | words.naming) - words.nouns
        if not tells or label.last == label.first:
            return False
        head = low(label.last)
        plain = head not in words.times | words.between | words.determiners and not head[:1].isdigit()
        return plain and not self._frame.tokens[label.last].capital and not self.is_adverb(label.last)

    def can_speak(self, head: str) -> bool:
        """Whether what the noun means can say something: people, bodies of people, and what carries their words."""
        words = self._words
        return words.is_role(head) or head in words.organisations or head in words.carriers or head in words.bodies

    def _ends_noun(self, index: int, limit: int) -> bool:
        """Whether the word before "and" can be the first of two subjects, of whom the label is the second."""
        return index >= limit and (self._words.is_role(self._frame.low(index)) or index in self._ending)

    def opens_clause(self, index: int, limit: int) -> bool:
        """Whether a subject can start at `index`: nothing, a mark, a quotation or a conjunction stands before it."""
        if index <= limit:
            return True
        before = self._frame.tokens[index - 1]
        if not before.is_word:
            return True
        low = before.low
        in_words = low in self._words.breaks or low in self._words.between or low in self._words.conjunct
        return (in_words and low not in self._words.prepositions) or self.is_adverb(index - 1)

    def _bare(self, start: int, end: int) -> Mention | None:
        """A description without determiner; only a noun for people can head it."""
        words = self._words
        if start > end or self._frame.low(start) in words.prepositions | words.times:
            return None
        if self._frame.low(start - 1) in words.joining:
            return None
        head = next((i for i in range(start, end + 1) if words.is_role(self._frame.low(i))), None)
        if head is None or head - start > 3:
            return None
        if any(self._frame.low(i) in words.linking for i in range(start, head)):
            return None
        following = self._frame.low(head + 1)
        if head < end and following not in words.linking and not words.is_role(following):
            return None
        return self.label(start, end)

    def label(self, start: int, end: int) -> Mention | None:
        """The label of tokens `start` to `end`, cut before words of time and place that follow its noun."""
        words = self._words
        last = end
        for position in range(start + 1, end + 1):
            if self._frame.low(position) == "at" and self._body_follows(position + 1, end + 1):
                continue
            if self._frame.low(position) in words.times and self._frame.low(position - 1) not in words.linking:
                last = position - 1
                break
        head = start
        while head < last and self._frame.low(head + 1) not in words.linking:
            head += 1
        while last > start and self._frame.low(last) in words.linking:
            last -= 1
        head = min(head, last)
        low = self._frame.low(head)
        if low in words.determiners or low in words.subjects:
            return None
        tokens = self._frame.tokens
        return Mention(
            MentionKind.LABEL, start, last, tokens[start].start, tokens[last].end, (start, end), head=low
        )  # fmt: skip

    def goes_on(self, index: int, limit: int) -> bool:
        """Whether the preposition at `index` goes on with the label; "in an interview", "on Monday" do not."""
        low = self._frame.low(index)
        if low not in ("in", "at", "on", "by", "with", "to", "within", "inside"):
            return True
        following = index + 1
        if low in ("to", "with") and self._frame.low(index - 1) in ("close", "familiar", "adviser", "advisor", "aide"):
            return True
        if self._frame.low(following) == "the":
            following += 1
        name = self._starting.get(following)
        if low == "at" and self._body_follows(following, limit):
            return True
        return low in ("in", "at", "with") and name is not None and name.last < limit

    def _body_follows(self, index: int, limit: int) -> bool:
        """Whether the words at `index` lead to a body, as in "an official at the transport ministry"."""
        for position in range(index, min(limit, index + 4)):
            low = self._frame.low(position)
            if self._words.is_cue(low) or low in self._words.breaks or self._frame.kind(position) is not TokenKind.WORD:
                return False
            if low in _BODIES or low in self._words.bodies:
                return True
        return False
