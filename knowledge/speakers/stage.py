"""The article played block by block: each reporting clause gets its voice, pronouns from what came before them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.speakers.cases import can_be_subject
from knowledge.speakers.cast import Appearance, Cast, Place, Speech, Stranger
from knowledge.speakers.mention import MentionKind
from knowledge.speakers.names import Name
from knowledge.speakers.report import CueKind, Report
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.voices import Key, Voice, Voices
from knowledge.speakers.words import Words

_LEADS = 8
"""Tokens behind a role within which its name stands."""

Resolve = Callable[[Cast, Place, Voice], Voice | None]
"""Whom a pronoun at a place means, given who has appeared so far; None when that is not certain."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause and whose voice it is; `voice` is None when its subject could not be read."""

    report: Report
    voice: Voice | None


class Stage:
    """Plays the blocks of one article in order. `things` are the names that are no people's."""

    def __init__(
        self, voices: Voices, words: Words, resolve: Resolve, things: frozenset[tuple[str, ...]] = frozenset()
    ) -> None:
        self._voices = voices
        self._words = words
        self._resolve = resolve
        self._things = things
        self._cast = Cast()
        self._sentences = 0
        self._human: set[Key] = set()
        self._named: dict[int, Voice] = {}

    def play(
        self, frame: Frame, names: Sequence[Name], reports: Sequence[Report]
    ) -> tuple[list[Clause], dict[int, Voice]]:
        """The clauses of the next block with their voices, and the voices of the people it names, by first token."""
        numbers = self._numbered(frame)
        self._cast.strangers.extend(self._strangers(frame, names, numbers))
        waiting = deque(names)
        self._named = {}
        labelled: set[int] = set()
        clauses: list[Clause] = []
        for report in reports:
            place = report.mention.first if report.mention is not None else report.first
            if report.mention is not None and report.mention.kind is MentionKind.LABEL:
                labelled.update(range(report.mention.first, report.mention.last + 1))
            while waiting and waiting[0].last < place:
                self._enter(waiting.popleft(), frame, numbers, labelled)
            clauses.append(self._clause(report, clauses, Place(frame.block, numbers[report.first]), frame))
        for name in waiting:
            self._enter(name, frame, numbers, labelled)
        return clauses, self._named

    def _strangers(self, frame: Frame, names: Sequence[Name], numbers: Sequence[int]) -> list[Stranger]:
        """The nouns for people, in the nominative, that lead to no name."""
        words = self._words
        found: list[Stranger] = []
        waiting, last = deque(names), -1
        for index, token in enumerate(frame.tokens):
            while waiting and waiting[0].first <= index:
                last = waiting.popleft().first
            if token.low not in words.roles:
                continue
            near = [n for n in (waiting[i] for i in range(min(2, len(waiting)))) if n.first <= index + _LEADS]
            if any(numbers[name.first] == numbers[index] and self._leads(token.low, name) for name in near):
                continue
            gender = "f" if token.low in words.feminine else "m" if token.low in words.masculine else ""
            opens = last < 0 or numbers[last] != numbers[index]
            found.append(Stranger(Place(frame.block, numbers[index]), gender, opens))
        return found

    def _leads(self, role: str, name: Name) -> bool:
        """Whether the name behind a role can be the name of whoever has it."""
        if not self._words.cased:
            return True
        related = role in self._words.relational and not name.full
        return not related and can_be_subject(name.words, "") is not False

    def _numbered(self, frame: Frame) -> list[int]:
        """The number of each token's sentence, counted over the article."""
        numbers: list[int] = []
        for index, start in enumerate(frame.starts):
            self._sentences += start == index
            numbers.append(self._sentences)
        return numbers

    def _enter(self, name: Name, frame: Frame, numbers: Sequence[int], labelled: set[int]) -> None:
        """Notes a name that stands in the text, unless it is a part of a label."""
        voice = self._voices.meet(name, frame.block)
        if voice.key[0] == "name" and self._is_relation(name, frame):
            self._human.add(voice.key)
        if name.first in labelled or not (voice.person or voice.key in self._human):
            return
        self._named[name.first] = voice
        place = Place(frame.block, numbers[name.first])
        aside = frame.low(name.lead - 1) in self._words.prepositions
        self._cast.appear(Appearance(voice, place, self._opens(place), name.full, name.possessive, aside))

    def _is_relation(self, name: Name, frame: Frame) -> bool:
        """Whether a bare name stands beside what relates its bearer to somebody ("her daughter, Beth,")."""
        last = name.lead - 1
        if frame.low(last) == "," and frame.low(name.last + 1) in (",", "."):
            last -= 1
        related = frame.low(last) in self._words.relations and not name.organisation
        return related and frame.kind(last - 1) is TokenKind.WORD

    def _can_be_human(self, name: Name | None) -> bool:
        """Whether a name without a first name can be a person's: nowhere does "the" or "in" stand before it."""
        return name is not None and not name.organisation and name.words not in self._things

    def _opens(self, place: Place) -> bool:
        """Whether the sentence has named nobody yet."""
        return not self._cast.appearances or self._cast.appearances[-1].place != place

    def _clause(self, report: Report, earlier: Sequence[Clause], place: Place, frame: Frame) -> Clause:
        if report.mention is None:
            return Clause(report, None)
        if report.kind is CueKind.PARTICIPLE and earlier and earlier[-1].report.mention is report.mention:
            return Clause(report, earlier[-1].voice)
        voice = self._voices.of(report.mention, frame.block)
        pronoun = report.mention.kind is MentionKind.PRONOUN
        if pronoun:
            found = self._resolve(self._cast, place, voice)
            if found is not None:
                voice = replace(self._voices.by_gender(found, voice.gender), mention=voice.mention)
        elif voice.key[0] == "name" and (voice.person or self._can_be_human(report.mention.name)):
            self._human.add(voice.key)
        self._cast.speeches.append(Speech(voice, place, pronoun))
        return Clause(report, voice)
