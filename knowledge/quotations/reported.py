"""Reported speech: what somebody said, in the reporter's words and without marks ("Lee said that the pier was shut").

Sentence by sentence, and only where the words show that something is reported: a verb of saying alone is not enough
("the board answered eleven days later"). Whose words they are is for `speaker_in` to judge.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain

from knowledge.models import SPEECH, Article, Quotation, QuotationKind, Span, Speaker, SpeakerStatus
from knowledge.quotations.complements import Complements, complements_for
from knowledge.quotations.heard import heard_in
from knowledge.speakers import scenes_of, speaker_in
from knowledge.speakers.analysis import Scene
from knowledge.speakers.mention import MentionKind
from knowledge.speakers.report import CueKind
from knowledge.speakers.stage import Clause
from knowledge.speakers.tokens import TokenKind
from knowledge.splitting import split

_FEWEST = 3
"""Words that something reported has at least."""
_OBJECT = 6
"""Words behind a verb of telling within which what is told begins."""
_ASIDE = 10
"""Tokens that may stand between the verb and the conjunction ("told reporters in the capital on Monday that")."""
_REST = 8
_MOST = 8
"""Clauses at each end of a sentence that are looked at; those between govern only parts of it."""
_PAUSES = frozenset({",", "–", "—"})
_STATED = frozenset({SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS})


def find_reports(article: Article, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The sentences of the article that report speech without marks, in order, as quotations of kind REPORTED.

    `quotations` are all of the article, as `find_quotations` gives them. `span` and `marked` are the whole sentence. A
    sentence that holds words in marks which are speech is no report, nor one whose speaker the article does not state.
    """
    complements = complements_for(article.metadata.language)
    if complements is None:
        return ()
    scenes = scenes_of(article, quotations)
    sentences = chain.from_iterable(passage.sentences for passage in split(article))
    found = (_report(article, sentence, quotations, scenes, complements) for sentence in sentences)
    return tuple(report for report in found if report is not None)


def _report(
    article: Article,
    sentence: Span,
    quotations: Sequence[Quotation],
    scenes: Sequence[Scene],
    complements: Complements,
) -> Quotation | None:
    place = bisect_left(scenes, sentence.end, key=lambda scene: scene.block.span.start) - 1
    if place < 0 or not scenes[place].block.span.holds(sentence) or _is_quoted(sentence, quotations):
        return None
    scene = scenes[place]
    numbers = _clauses_in(scene, sentence)
    if not numbers:
        return None
    speaker = speaker_in(article, sentence, quotations, scenes)
    if not speaker.reported or speaker.status not in _STATED or speaker.label is None:
        return None
    reader = _Complement(scene, complements)
    for number in numbers:
        clause = scene.clauses[number]
        same = clause.voice is not None and clause.voice.label == (speaker.label.start, speaker.label.end)
        if same and reader.reports(clause):
            return _quotation(article, sentence, scene, number, speaker)
    return None


def _is_quoted(sentence: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether words in marks that are speech stand in the sentence."""
    first = max(0, bisect_left(quotations, sentence.start, key=lambda q: q.marked.start) - 1)
    last = bisect_left(quotations, sentence.end, key=lambda q: q.marked.start)
    return any(q.kind in SPEECH and q.marked.meets(sentence) for q in quotations[first:last])


def _clauses_in(scene: Scene, sentence: Span) -> list[int]:
    """The numbers of the first and the last clauses whose cues stand in the sentence."""

    def cue(clause: Clause) -> int:
        return scene.frame.tokens[clause.report.first].start

    numbers = range(
        bisect_left(scene.clauses, sentence.start, key=cue), bisect_left(scene.clauses, sentence.end, key=cue)
    )
    return list(numbers) if len(numbers) <= 2 * _MOST else [*numbers[:_MOST], *numbers[-_MOST:]]


def _quotation(article: Article, sentence: Span, scene: Scene, number: int, speaker: Speaker) -> Quotation:
    clause = scene.clauses[number]
    tokens = scene.frame.tokens
    said = heard_in(article.text, article.metadata.language, scene, number)
    return Quotation(
        span=sentence,
        marked=sentence,
        kind=QuotationKind.REPORTED,
        speaker=speaker,
        cue=sentence.part(tokens[clause.report.first].start, tokens[clause.report.last].end),
        block=scene.block.number,
        heard=sentence.part(*said) if said is not None else None,
    )


class _Complement:
    """Judges whether the clauses of a scene report something."""

    def __init__(self, scene: Scene, complements: Complements) -> None:
        self._scene = scene
        self._frame = scene.frame
        self._complements = complements

    def reports(self, clause: Clause) -> bool:
        """Whether the clause reports speech: its cue is one of saying, and the words around it are what was said."""
        report = clause.report
        if self._is_relative(clause) or self._is_thing(clause):
            return False
        if report.kind is CueKind.ACCORDING:
            return not self._is_possessive(clause) and self._count(
                self._frame.starts[report.first], self._frame.ends[report.first]
            ) >= (report.reach[1] - report.reach[0] + 1 + _FEWEST)
        if self._is_noun(report.last):
            return False
        return report.kind is CueKind.SPEECH and (self._follows(clause) or self._precedes(clause))

    def _is_relative(self, clause: Clause) -> bool:
        """Whether the clause belongs to a relative one ("an official who asked not to be named"), which governs no more
        than itself."""
        frame, relative = self._frame, self._complements.relative
        first, start = min(clause.report.first, clause.report.reach[0]), frame.starts[clause.report.first]
        if frame.low(clause.report.first - 1).startswith(relative):
            return True
        while first > start and frame.low(first - 1) in _PAUSES:
            first -= 1
        for index in range(first - 1, max(start, first - _OBJECT) - 1, -1):
            if frame.low(index) in _PAUSES:
                break
            if frame.low(index).startswith(relative):
                return True
        return False

    def _is_thing(self, clause: Clause) -> bool:
        mention = clause.report.mention
        return mention is not None and mention.kind is MentionKind.LABEL and mention.head in self._complements.things

    def _is_noun(self, cue: int) -> bool:
        """Whether the cue is a noun before the verb itself ("a police report said")."""
        words, following = self._scene.words, self._frame.low(cue + 1)
        finite = words.is_cue(following) or following in self._complements.finite
        return self._frame.low(cue) in words.nouns and finite

    def _is_possessive(self, clause: Clause) -> bool:
        """Whether the pronoun behind "according to" belongs to a noun ("according to his passport")."""
        report = clause.report
        mention = report.mention
        pronoun = mention is not None and mention.kind is MentionKind.PRONOUN and mention.last == report.reach[1]
        return pronoun and report.inverted and self._frame.kind(report.reach[1] + 1) is TokenKind.WORD

    def _count(self, first: int, last: int) -> int:
        """How many words stand at the tokens from `first` to before `last`."""
        return sum(self._frame.kind(i) is TokenKind.WORD for i in range(first, last))

    def _follows(self, clause: Clause) -> bool:
        """Whether what was said follows the clause: behind a conjunction, or as a clause of its own."""
        report, frame, table = clause.report, self._frame, self._complements
        first, end = max(report.reach[1], report.last) + 1, frame.ends[report.last]
        for index in range(first, min(first + _ASIDE, end)):
            low = frame.low(index)
            if frame.kind(index) is TokenKind.QUOTE:
                return False
            if low in table.conjunctions:
                return self._leads_to(report.last, first, index) and self._count(index + 1, end) >= _FEWEST
            if low in _PAUSES and frame.low(index + 1) not in table.conjunctions:
                opened = table.comma or self._is_introduced(report.reach[0])
                return opened and index == first and self._count(index, end) >= _FEWEST
        if frame.low(report.last) in table.told and "to" in map(frame.low, range(first, min(first + _OBJECT, end))):
            return self._count(first, end) >= _FEWEST
        return self._goes_bare(report.last, first, end)

    def _leads_to(self, cue: int, first: int, conjunction: int) -> bool:
        """Whether a conjunction opens what was said: right behind the clause, behind those spoken to, or behind words
        of time and place."""
        frame, words = self._frame, self._scene.words
        if conjunction == first or (frame.low(first) in _PAUSES and conjunction == first + 1):
            return True
        if frame.low(first) == "to" and not words.is_cue(frame.low(cue)):  # "went on to win that race"
            return False
        known = frame.low(cue) in self._complements.told
        return known or words.cased or frame.low(first) in (words.prepositions | words.times) - {"that", "as"}

    def _is_introduced(self, first: int) -> bool:
        """Whether the clause opens its sentence behind "as" ("Как сообщил Лосев, ...")."""
        return first - 1 == self._frame.starts[first] and self._frame.low(first - 1) in self._complements.introducing

    def _goes_bare(self, cue: int, first: int, end: int) -> bool:
        """Whether a clause without conjunction follows ("said the pier was shut")."""
        frame, table = self._frame, self._complements
        if frame.low(cue) not in table.bare or frame.low(first) in table.empty:
            return False
        if self._count(first, end) < _FEWEST:
            return False
        return frame.low(first) in table.subjects or self._has_verb(first, end)

    def _has_verb(self, first: int, end: int) -> bool:
        """Whether a finite verb stands at the tokens from `first` to before `end`; "the drowned" has none."""
        finite, determiners = self._complements.finite, self._scene.words.determiners
        for index in range(first, end):
            low = self._frame.low(index)
            regular = low.endswith("ed") and index > first and self._frame.low(index - 1) not in determiners
            if low in finite or regular:
                return True
        return False

    def _precedes(self, clause: Clause) -> bool:
        """Whether what was said stands before the clause, with a comma between ("The pier is shut, Lee said.")."""
        report, frame, table = clause.report, self._frame, self._complements
        first, start = report.reach[0], frame.starts[report.first]
        while first > start and frame.low(first - 1) in self._scene.words.determiners:
            first -= 1
        if frame.low(first - 1) not in _PAUSES or first - 1 <= start:
            return False
        last = max(report.reach[1], report.last)
        rest = self._count(last + 1, frame.ends[report.last])
        inserted = frame.low(last + 1) == ","
        if inserted and frame.low(first - 2) in self._scene.words.joining | {"but", "or"}:
            return False
        if self._scene.words.cased and rest and not inserted and not report.inverted:
            return False
        if self._count(start, first) < _FEWEST or rest > _REST:
            return inserted and rest >= _FEWEST
        if frame.low(start) in table.subordinate | self._scene.words.prepositions:
            commas = [i for i in range(start, first) if frame.low(i) == ","]
            if len(commas) < 2 and (frame.low(start) in table.subordinate or not table.finite):
                return False
        return not table.finite or self._has_verb(start, first)
