"""Which reporting clause a quotation belongs to, and so whose words it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from knowledge.speakers.analysis import Clause, Scene
from knowledge.speakers.names import Name
from knowledge.speakers.reports import CueKind
from knowledge.speakers.tokens import TokenKind
from knowledge.speakers.voices import Range, Voice

_PAUSES = frozenset({",", "–", "—", "-", "--", ":", "(", "…"})
_LEAD_IN = 8
"""Tokens that may stand between a cue and the comma or colon before its quotation ("told reporters in the capital:")."""
_TRAILING = 8
"""Tokens that may follow the cue of a short sentence behind a question or an exclamation ("Lee asked on Monday.")."""


class Link(IntEnum):
    """How a quotation hangs on its clause."""

    NONE = 0
    BESIDE = 1
    """Clause and quotation touch, with at most a pause between them."""
    WITHIN = 2
    """The quotation is part of the sentence that the cue governs."""
    CONTINUED = 3
    """A sentence of its own, whose speaker is known from the quotation before or the only clause around."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words the quotation at token `token` is: `voice` None when nothing tells. `alone` says that its sentence
    holds nothing but quotations."""

    token: int
    link: Link
    voice: Voice | None
    cue: Range | None
    alone: bool
    before: bool = False


def attribute(scene: Scene) -> list[Attribution]:
    """One attribution for each quotation of the scene, in order."""
    reader = _Reader(scene)
    found: list[Attribution] = []
    for index, token in enumerate(scene.frame.tokens):
        if token.kind is TokenKind.QUOTE:
            found.append(reader.attribution(index, found))
    return found


class _Reader:
    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._frame = scene.frame
        self._by_sentence: dict[int, list[Clause]] = {}
        for clause in scene.clauses:
            self._by_sentence.setdefault(scene.frame.starts[clause.report.first], []).append(clause)

    def attribution(self, index: int, earlier: Sequence[Attribution]) -> Attribution:
        """The attribution of the quotation at token `index`, given those before it."""
        clauses = self._by_sentence.get(self._frame.starts[index], [])
        alone = self._alone(index)
        beside = self._beside_before(index, clauses)
        if beside is not None:
            return self._made(index, Link.BESIDE, beside, alone, before=True)
        beside = self._beside_after(index, clauses) or self._short_sentence(index)
        if beside is not None:
            return self._made(index, Link.BESIDE, beside, alone)
        within = self._within(index, clauses)
        if within is not None:
            return self._made(index, Link.WITHIN, within, alone)
        return self._continued(index, earlier, alone) if alone else Attribution(index, Link.NONE, None, None, alone)

    def _made(self, index: int, link: Link, clause: Clause, alone: bool, before: bool = False) -> Attribution:
        tokens = self._frame.tokens
        cue = (tokens[clause.report.first].start, tokens[clause.report.last].end)
        return Attribution(index, link, clause.voice, cue, alone, before)

    def _alone(self, index: int) -> bool:
        """Whether the sentence of the token holds no word of the reporter."""
        start, end = self._frame.starts[index], self._frame.ends[index]
        return not any(self._frame.kind(i) is TokenKind.WORD for i in range(start, min(end, start + 12)))

    def _beside_before(self, index: int, clauses: Sequence[Clause]) -> Clause | None:
        """The clause that leads to the quotation: "Lee said:", "Lee told reporters in the capital that"."""
        before = [clause for clause in clauses if clause.report.last < index]
        if not before:
            return None
        clause = before[-1]
        gap = range(clause.report.reach[1] + 1, index)
        if clause.report.reach[1] >= index or any(self._frame.kind(i) is TokenKind.QUOTE for i in gap):
            return None
        if all(self._frame.low(i) in _PAUSES or self._frame.low(i) in self._conjunct for i in gap):
            return clause
        leads = self._frame.low(index - 1) in (":", ",") or self._frame.low(index - 1) in self._conjunct
        return clause if leads and len(gap) <= _LEAD_IN else None

    @property
    def _conjunct(self) -> frozenset[str]:
        return self._scene.words.conjunct

    def _beside_after(self, index: int, clauses: Sequence[Clause]) -> Clause | None:
        """The clause right behind the quotation: "said Lee", "the mayor, Ann Lee, said"."""
        for clause in clauses:
            first = clause.report.reach[0]
            if first > index and all(self._frame.low(i) in _PAUSES for i in range(index + 1, first)):
                return clause
        return None

    def _short_sentence(self, index: int) -> Clause | None:
        """The clause of the next sentence when that is nothing but the clause ("Lee asked.")."""
        following = self._frame.ends[index]
        if index + 1 != following or following >= len(self._frame.tokens):
            return None
        for clause in self._by_sentence.get(following, ()):
            report = clause.report
            rest = self._frame.ends[following] - report.reach[1] - 1
            asked = self._frame.tokens[index].low in ("?", "!", "…", "—", "-")
            if report.reach[0] != following or report.kind is CueKind.ACCORDING:
                return None
            behind = self._frame.low(report.reach[1] + 1)
            if rest <= 1 or (asked and rest <= _TRAILING and (behind in self._scene.words.times or behind == ".")):
                return clause
            return None
        return None

    def _within(self, index: int, clauses: Sequence[Clause]) -> Clause | None:
        """The clause that governs the quotation's sentence: the nearest before it, else one that closes the sentence."""
        before = [clause for clause in clauses if clause.report.first < index]
        while before and not self._reaches(before[-1], index):
            before.pop()
        if before:
            return before[-1]
        for clause in clauses:
            first = clause.report.reach[0]
            paused = self._frame.low(first - 1) in (",", "–", "—") and self._frame.kind(first - 1) is TokenKind.MARK
            if clause.report.kind is CueKind.ACCORDING or paused:
                return clause
        return None

    def _reaches(self, clause: Clause, index: int) -> bool:
        """Whether the cue governs as far as `index`: naming verbs only to the next subordinate clause."""
        if clause.report.kind is not CueKind.NAMING:
            return True
        return not any(
            self._frame.low(i) in self._scene.words.interruptions for i in range(clause.report.last + 1, index)
        )

    def _continued(self, index: int, earlier: Sequence[Attribution], alone: bool) -> Attribution:
        """A quotation that is a sentence of its own: more from the speaker before it, or from the only one around."""
        nothing = Attribution(index, Link.NONE, None, None, alone)
        if earlier:
            last = earlier[-1]
            if last.link in (Link.NONE, Link.WITHIN) and last.voice is None:
                return nothing
            if last.voice is None or self._others(last.token, index, last.voice):
                return nothing
            return Attribution(index, Link.CONTINUED, last.voice, last.cue, alone)
        stated = [clause for clause in self._scene.clauses if clause.voice is not None]
        keys = {clause.voice.key for clause in stated if clause.voice is not None}
        if len(keys) != 1 or len(stated) != len(self._scene.clauses):
            return nothing
        clause = stated[0]
        edge = clause.report.first
        if clause.voice is None or self._others(min(edge, index), max(edge, index), clause.voice):
            return nothing
        if any(not self._is_of(name, clause) for name in self._scene.names if name.last < index):
            return nothing
        return self._made(index, Link.CONTINUED, clause, alone)

    def _others(self, first: int, last: int, voice: Voice) -> bool:
        """Whether somebody else speaks, or is named, between two tokens."""
        for clause in self._scene.clauses:
            if first < clause.report.first < last and (clause.voice is None or clause.voice.key != voice.key):
                return True
        reporting = {self._frame.starts[clause.report.first] for clause in self._scene.clauses}
        return any(
            first < name.first < last and name.full and not name.possessive and self._frame.starts[name.first] not in reporting
            for name in self._scene.names
        )

    def _is_of(self, name: Name, clause: Clause) -> bool:
        """Whether the name is the clause's own speaker, belongs to their label, or is nobody's full name."""
        first, last = clause.report.reach
        return first <= name.first <= last or not name.full or name.possessive
