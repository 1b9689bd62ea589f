"""Which verbs are cues where they stand: by tables, or beside a quotation by their form and place."""

from __future__ import annotations

from knowledge.speakers.mentions import Mentions
from knowledge.speakers.report import CueKind
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.words import Words

_REACH = 60
"""Tokens before a cue within which its subject must stand."""
PAUSES = frozenset({",", "–", "—", "-", "--"})


class Verbs:
    """Judges the verbs of one frame."""

    def __init__(self, frame: Frame, mentions: Mentions, words: Words) -> None:
        self._frame = frame
        self._mentions = mentions
        self._words = words

    def kind(self, index: int) -> CueKind | None:
        """What sort of cue the word at `index` is; None when it is none."""
        token, words = self._frame.tokens[index], self._words
        low = token.low
        if token.possessive or (token.capital and not self._frame.is_start(index)):
            return None
        if low in words.speech:
            return CueKind.SPEECH
        if low in words.phrases:
            return CueKind.SPEECH if self._frame.low(index + 1) == words.phrases[low] else None
        if low in words.opinion:
            return CueKind.OPINION
        if low in words.naming:
            return CueKind.NAMING
        if low in words.beside:
            return CueKind.BESIDE
        if low in words.participles and self._auxiliary(index) is not None:
            return CueKind.SPEECH
        narrates = low.endswith(words.verb_endings) and self._narrates(index)
        return CueKind.BESIDE if narrates or self._stands_beside(index) else None

    def _stands_beside(self, index: int) -> bool:
        """Whether form and place make a cue of a verb that no table knows: in the past tense, with nothing but its
        subject between it and a quotation that a comma, a question or an exclamation ends (“...?” Lee pressed)."""
        token, words = self._frame.tokens[index], self._words
        known = words.passive | words.between | words.breaks | words.participles
        if token.low in known or token.capital or len(token.low) < 4 or not token.low.endswith(words.past_endings):
            return False
        if not (self._frame.kind(index - 1) is TokenKind.WORD and self.closes(index + 1)):
            return False
        mention = self._mentions.left(index - 1, self.limit(index))
        if mention is None or mention.last != index - 1:
            return False
        before = mention.reach[0] - 1
        if self._frame.low(before) in PAUSES and self._frame.kind(before) is TokenKind.MARK:
            before -= 1
        return self._frame.kind(before) is TokenKind.QUOTE and self._frame.tokens[before].low in ",?!—–-…"

    def _narrates(self, index: int) -> bool:
        """Whether a word that ends like a verb is one by its place: behind a quotation and a pause."""
        token, words = self._frame.tokens[index], self._words
        if token.capital or len(token.low) < 4 or token.low in words.no_verbs or words.is_role(token.low):
            return False
        before = index - 1
        while self._words.can_precede(self._frame.low(before)):
            before -= 1
        while self._frame.kind(before) is TokenKind.MARK and self._frame.low(before) in PAUSES:
            before -= 1
        if self._frame.kind(before) is TokenKind.QUOTE:
            return before < index - 1
        name = self._mentions.ending.get(before)
        quote = name.lead - 1 if name is not None else before
        while self._frame.kind(quote) is TokenKind.MARK and self._frame.low(quote) in PAUSES:
            quote -= 1
        return name is not None and self._frame.is_start(quote) and self._frame.kind(quote) is TokenKind.QUOTE

    def _auxiliary(self, index: int) -> int | None:
        """The form of "to be" that makes a participle finite ("was saying"), within two words to the left."""
        for position in (index - 1, index - 2):
            if self._frame.low(position) in self._words.passive:
                return position
        return None

    def undone(self, index: int) -> bool:
        """Whether a negation, a modal verb or the passive stands before the cue."""
        words = self._words
        progressive = self._frame.low(index) in words.participles
        position = index - 1
        while position >= self._frame.starts[index] and self._frame.kind(position) is TokenKind.WORD:
            low = self._frame.low(position)
            if low in words.blocking or (low in words.passive and not progressive and low not in ("am",)):
                return not self._goes_on(position)
            if low not in words.between:
                return False
            position -= 1
        return False

    def _goes_on(self, index: int) -> bool:
        """ "went on to say", "continued to insist": an infinitive that does happen."""
        return self._frame.low(index) == "to" and (
            self._frame.low(index - 1) == "on" or self._frame.low(index - 1) in self._words.beside
        )

    def is_noun(self, index: int) -> bool:
        """Whether the word is a noun here: a determiner, possessive or preposition stands right before it."""
        if self._frame.is_start(index):
            return False
        before = self._frame.tokens[index - 1]
        if not before.is_word:
            return False
        return before.possessive or before.low in self._words.prepositions or before.low in self._words.definite

    def closes(self, index: int) -> bool:
        """Whether a reporting clause can end before `index`: a mark, the end, or words of time and place."""
        if self._frame.kind(index) is not TokenKind.WORD:
            return True
        low = self._frame.low(index)
        return low in self._words.times or low in self._words.relatives or low in self._words.prepositions

    def limit(self, index: int) -> int:
        """The first token that the subject of the cue at `index` may use: behind the last quotation or semicolon of
        its sentence."""
        position = index - 1
        start = max(self._frame.starts[index], index - _REACH)
        while position >= start:
            name = self._words.cased and self._frame.titled(position)
            if (self._frame.kind(position) is TokenKind.QUOTE and not name) or self._frame.low(position) in (";", ":"):
                return position + 1
            position -= 1
        return start
