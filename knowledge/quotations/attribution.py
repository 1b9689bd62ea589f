"""Which reporting clause a quotation belongs to, and so whose words it holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from knowledge.speakers.analysis import Scene
from knowledge.speakers.report import CueKind
from knowledge.speakers.stage import Clause
from knowledge.speakers.tokens import TokenKind
from knowledge.speakers.voices import Range, Voice

_PAUSES = frozenset({",", "–", "—", "-", "--", ":", "(", "…"})
_LEAD_IN = 8
"""Tokens that may stand between a cue and the comma or colon before its quotation ("told reporters here:")."""
_TRAILING = 8
"""Tokens that may follow the cue of a short sentence behind a question or an exclamation ("Lee asked on Monday.")."""


_NAMING_REACH = 14
"""Tokens behind a naming verb within which the name it quotes must stand."""
_GLANCE = 12
_PREMODIFIERS = 8
"""Words that may stand in front of a speaker's name and role."""
_UNENDED = frozenset({"?", "!", "…", "—", "-"})


class Link(IntEnum):
    """How a quotation hangs on its clause."""

    NONE = 0
    BESIDE = 1
    """Clause and quotation touch, with at most a pause between them."""
    WITHIN = 2
    """The quotation is part of the sentence that the cue governs."""
    CONTINUED = 3
    """A sentence of its own, whose speaker is known from the quotation before or the only clause around."""
    LIKELY = 4
    """No clause says it, but all that stands around agrees."""


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
        self._words = scene.words
        self._clauses = scene.clauses
        self._cues = [clause.report.first for clause in scene.clauses]
        self._names = [name for name in scene.names if name.full and not name.possessive]
        self._firsts = [name.first for name in self._names]
        self._reporting = {self._frame.starts[cue] for cue in self._cues}
        self._only = self._only_clause()

    def attribution(self, index: int, earlier: Sequence[Attribution]) -> Attribution:
        """The attribution of the quotation at token `index`, given those before it."""
        alone = self._alone(index)
        beside = self._beside_before(index)
        if beside is not None:
            return self._made(index, Link.BESIDE, beside, alone, before=True)
        beside = self._beside_after(index) or self._short_sentence(index)
        if beside is not None:
            return self._made(index, Link.BESIDE, beside, alone)
        within = self._within(index)
        if within is not None:
            return self._made(index, Link.WITHIN, within, alone)
        if alone:
            return self._continued(index, earlier)
        if earlier and self._resumes(earlier[-1], index) and earlier[-1].voice is not None:
            return Attribution(index, Link.CONTINUED, earlier[-1].voice, earlier[-1].cue, alone)
        return Attribution(index, Link.NONE, None, None, alone)

    def _made(self, index: int, link: Link, clause: Clause, alone: bool, before: bool = False) -> Attribution:
        tokens = self._frame.tokens
        cue = (tokens[clause.report.first].start, tokens[clause.report.last].end)
        return Attribution(index, link, clause.voice, cue, alone, before)

    def _alone(self, index: int) -> bool:
        """Whether the sentence of the token holds no word of the reporter."""
        start, end = self._frame.starts[index], self._frame.ends[index]
        return not any(self._frame.kind(i) is TokenKind.WORD for i in range(start, min(end, start + _GLANCE)))

    def _before(self, index: int) -> Clause | None:
        """The last clause of the token's sentence whose cue stands before it."""
        position = bisect_left(self._cues, index) - 1
        if position < 0 or self._cues[position] < self._frame.starts[index]:
            return None
        clause = self._clauses[position]
        return clause if clause.report.kind is not CueKind.SIGNATURE else None

    def _after(self, index: int) -> Sequence[Clause]:
        """The next clauses of the token's sentence whose cues stand behind it."""
        position = bisect_left(self._cues, index)
        return [c for c in self._clauses[position : position + 4] if c.report.first < self._frame.ends[index]]

    def _beside_before(self, index: int) -> Clause | None:
        """The clause that leads to the quotation: "Lee said:", "Lee told reporters in the capital that"."""
        clause = self._before(index)
        if clause is None or clause.report.reach[1] >= index:
            return None
        gap = range(clause.report.reach[1] + 1, index)
        if len(gap) > _LEAD_IN or any(self._frame.kind(i) is TokenKind.QUOTE for i in gap):
            return None
        conjunct = self._words.conjunct
        if all(self._frame.low(i) in _PAUSES or self._frame.low(i) in conjunct for i in gap):
            return clause
        return clause if self._frame.low(index - 1) in (":", ",") or self._frame.low(index - 1) in conjunct else None

    def _beside_after(self, index: int) -> Clause | None:
        """The clause right behind the quotation: "said Lee", "the mayor, Ann Lee, said"."""
        opens = self._frame.starts[index] == index
        for clause in self._after(index):
            if clause.report.reach[0] <= index or not self._touches(index, clause.report.reach[0]):
                continue
            # "Asked if it was a “mistake”, Lee said no": inside a sentence, a clause that goes on is no cue for it.
            if opens or clause.report.inverted or self._ends_with(clause):
                return clause
        return None

    def _touches(self, index: int, first: int) -> bool:
        """Whether nothing stands between quotation and clause but a pause, and words that belong to the speaker's
        name ("“...,” the Port Union's Ann Lee said")."""
        gap = [i for i in range(index + 1, first) if not self._pauses(i)]
        if not gap:
            return first - index <= 4
        kept = self._words.breaks | self._words.prepositions | self._words.subjects | self._words.times
        return len(gap) <= _PREMODIFIERS and gap[0] - index <= 2 and all(
            self._frame.kind(i) is TokenKind.WORD
            and self._frame.low(i) not in kept
            and not self._words.is_cue(self._frame.low(i))
            for i in gap
        )  # fmt: skip

    def _pauses(self, index: int) -> bool:
        low = self._frame.low(index)
        return low in _PAUSES or self._words.can_precede(low)

    def _short_sentence(self, index: int) -> Clause | None:
        """The clause of the next sentence when that is nothing but the clause ("Lee asked.")."""
        following = self._frame.ends[index]
        if index + 1 != following or following >= len(self._frame.tokens) or self._frame.starts[index] != index:
            return None
        position = bisect_left(self._cues, following)
        if position >= len(self._cues):
            return None
        report = self._clauses[position].report
        if report.reach[0] != following or report.kind is CueKind.ACCORDING:
            return None
        rest = self._frame.ends[following] - report.reach[1] - 1
        asked = self._frame.tokens[index].low in _UNENDED
        behind = self._frame.low(report.reach[1] + 1)
        short = rest <= 1 or (asked and rest <= _TRAILING and (behind in self._words.times or behind == "."))
        return self._clauses[position] if short else None

    def _within(self, index: int) -> Clause | None:
        """The clause that governs the quotation's sentence: the nearest before it, else one that closes it."""
        before = self._before(index)
        if before is not None and before.report.kind is CueKind.BESIDE:
            before = self._before(before.report.first)
        if before is not None and self._reaches(before, index):
            return (self._overall(index) or before) if before.report.mention is None else before
        for clause in self._after(index):
            first = clause.report.reach[0]
            paused = self._frame.low(first - 1) in (",", "–", "—") and self._frame.kind(first - 1) is TokenKind.MARK
            if first > index and (clause.report.kind is CueKind.ACCORDING or (paused and self._ends_with(clause))):
                return clause
        return None

    def _ends_with(self, clause: Clause) -> bool:
        """Whether nothing is reported behind the clause: its sentence ends, pauses, or says where, when or to whom."""
        last = clause.report.reach[1]
        behind = self._frame.low(last + 1)
        if self._frame.kind(last + 1) is not TokenKind.WORD or behind in self._words.times | self._words.prepositions:
            return True
        return self._frame.low(clause.report.last) in self._words.transitive

    def _overall(self, index: int) -> Clause | None:
        """The clause of the token's sentence that governs all of it: "according to"."""
        first = bisect_left(self._cues, self._frame.starts[index])
        for clause in self._clauses[first : first + 4]:
            if clause.report.kind is CueKind.ACCORDING and clause.report.first < self._frame.ends[index]:
                return clause
        return None

    def _reaches(self, clause: Clause, index: int) -> bool:
        """Whether the cue governs as far as `index`: a naming verb only a short way, to the next subordinate clause."""
        if clause.report.kind is not CueKind.NAMING:
            return True
        named = self._frame.low(index - 1) == "as"  # "described it as"
        gap = range(clause.report.last + 1, index - named)
        return len(gap) <= _NAMING_REACH and not any(self._frame.low(i) in self._words.interruptions for i in gap)

    def _continued(self, index: int, earlier: Sequence[Attribution]) -> Attribution:
        """A quotation that is a sentence of its own: more from the speaker before it, or from the only one around."""
        nothing = Attribution(index, Link.NONE, None, None, True)
        if self._exchanged(index):
            return nothing
        if earlier:
            last = earlier[-1]
            if last.voice is None or (not self._resumes(last, index) and self._others(last.token, index, last.voice)):
                return nothing
            return Attribution(index, Link.CONTINUED, last.voice, last.cue, True)
        clause = self._only
        if clause is None or clause.voice is None:
            return nothing
        edge = clause.report.first
        if self._others(min(edge, index), max(edge, index), clause.voice) or self._stranger_before(index, clause):
            return nothing
        return self._made(index, Link.CONTINUED, clause, True)

    def _exchanged(self, index: int) -> bool:
        """Whether the quotation is one side of an exchange: “And the road?” — “Closed.”"""
        return any(
            self._frame.low(index + side) in ("—", "–") and self._frame.kind(index + 2 * side) is TokenKind.QUOTE
            for side in (-1, 1)
        )

    def _resumes(self, last: Attribution, index: int) -> bool:
        """Whether the sentence before is a quotation and its clause, which the quotation at `index` goes on from:
        “...,” Lee said when Bob Ray had left. “...”"""
        start = self._frame.starts[last.token]
        return last.link is Link.BESIDE and last.token == start and self._frame.ends[start] == index

    def _only_clause(self) -> Clause | None:
        """The first clause of a block in which one voice alone speaks."""
        keys = {clause.voice.key if clause.voice is not None else None for clause in self._clauses}
        return self._clauses[0] if len(keys) == 1 and None not in keys else None

    def _others(self, first: int, last: int, voice: Voice) -> bool:
        """Whether somebody else speaks between two tokens, or is named in a sentence that reports nothing."""
        for clause in self._clauses[bisect_right(self._cues, first) : bisect_left(self._cues, last)]:
            if clause.voice is None or clause.voice.key != voice.key:
                return True
        between = self._names[bisect_right(self._firsts, first) : bisect_left(self._firsts, last)]
        return any(self._frame.starts[name.first] not in self._reporting for name in between)

    def _stranger_before(self, index: int, clause: Clause) -> bool:
        """Whether the block names anybody in full before `index` who is not the clause's own speaker."""
        first, last = clause.report.reach
        before = self._names[: min(bisect_left(self._firsts, index), _GLANCE)]
        return any(not first <= name.first <= last for name in before)
