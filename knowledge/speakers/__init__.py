"""Who is speaking, in the article's own words.

`speaker_in` says whose words a sentence of a passage is. It never guesses: what the words beside a cue do not say
stays NOT_STATED.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from knowledge.models import SPEECH, Article, Quotation, QuotationKind, Span, Speaker, SpeakerStatus
from knowledge.speakers.analysis import Scene, analyse
from knowledge.speakers.report import CueKind
from knowledge.speakers.stage import Clause
from knowledge.speakers.tokens import TokenKind
from knowledge.speakers.voices import Voice

__all__ = ["scenes_of", "speaker_in"]

_REPORTING = frozenset({CueKind.SPEECH, CueKind.OPINION, CueKind.ACCORDING})
_LONGEST_OPENING = 30
_LONGEST_CLOSING = 8
_OUTLET = Speaker(status=SpeakerStatus.OUTLET)


def scenes_of(article: Article, quotations: Sequence[Quotation]) -> tuple[Scene, ...]:
    """The analysed blocks of an article with all its quotations: what `speaker_in` looks at."""
    return analyse(article, tuple((q.marked.start, q.marked.end) for q in quotations))


def speaker_in(article: Article, highlight: Span, quotations: Sequence[Quotation], scenes: Sequence[Scene]) -> Speaker:
    """Who speaks in the sentence `highlight`; `quotations` are all those of the article, in order, with its `scenes`.

    In this order: the speaker of the quotation it overlaps (NOT_STATED when that has none, or when two speakers share
    the sentence); the one whose speech it reports, with `reported` set; else the outlet. What is said elsewhere in the
    passage does not count: the attribution has to be true of the highlighted sentence.
    """
    first = max(0, bisect_left(quotations, highlight.start, key=_start) - 1)
    near = quotations[first : bisect_left(quotations, highlight.end, key=_start)]
    spoken = [q for q in near if q.kind in SPEECH and q.span.meets(highlight)]
    if spoken:
        return _of_quotations(spoken)
    voice = _reported(highlight, scenes)
    return voice.speaker(article, reported=True) if voice is not None else _OUTLET


def _start(quotation: Quotation) -> int:
    return quotation.span.start


def _block_start(scene: Scene) -> int:
    return scene.block.span.start


def _of_quotations(spoken: Sequence[Quotation]) -> Speaker:
    """The one speaker of the quotations that a sentence overlaps; with only fragments, the outlet reports the rest."""
    speakers = {(q.speaker.status, q.speaker.label) for q in spoken}
    if len(speakers) > 1:
        return Speaker(status=SpeakerStatus.NOT_STATED)
    speaker = spoken[0].speaker
    direct = any(q.kind is QuotationKind.DIRECT for q in spoken)
    return speaker if direct else speaker.model_copy(update={"reported": True})


def _reported(highlight: Span, scenes: Sequence[Scene]) -> Voice | None:
    whole: list[Voice] = []
    halves: list[Voice] = []
    first = max(0, bisect_left(scenes, highlight.start, key=_block_start) - 1)
    for scene in scenes[first : bisect_left(scenes, highlight.end, key=_block_start)]:
        if scene.block.span.meets(highlight):
            governing, contrasting = _governing(scene, highlight)
            whole.extend(governing)
            halves.extend(contrasting)
    return whole[0] if whole and len({voice.key for voice in whole + halves}) == 1 else None


def _governing(scene: Scene, highlight: Span) -> tuple[list[Voice], list[Voice]]:
    """The voices whose clauses govern a sentence of the highlight from its start or close it, and those whose clauses
    govern only a second half of one."""
    whole: list[Voice] = []
    halves: list[Voice] = []
    for clause in scene.clauses:
        token = scene.frame.tokens[clause.report.first]
        if clause.voice is None or not highlight.start <= token.start < highlight.end:
            continue
        reporting = clause.report.kind in _REPORTING
        closing = reporting or (clause.report.kind is CueKind.BESIDE and clause.report.inverted)
        if (reporting and _opens(scene, clause)) or (closing and _closes(scene, clause)):
            whole.append(clause.voice)
        elif reporting and _contrasts(scene, clause):
            halves.append(clause.voice)
    return whole, halves


def _contrasts(scene: Scene, clause: Clause) -> bool:
    """Whether the clause starts a second half of its sentence, as in "X said it was late, but Y said it was not"."""
    frame = scene.frame
    before = clause.report.reach[0] - 1
    return frame.low(before) in scene.words.breaks and frame.low(before - 1) == ","


def _opens(scene: Scene, clause: Clause) -> bool:
    """Whether the clause begins its sentence, behind one introductory phrase at most, so that it governs all of it."""
    frame, words = scene.frame, scene.words
    if clause.report.kind is CueKind.ACCORDING:
        return True
    start, first = frame.starts[clause.report.first], clause.report.reach[0]
    while first > start and frame.low(first - 1) in words.determiners:
        first -= 1
    if all(frame.low(i) in words.not_names for i in range(start, first)):
        return True
    commas = [i for i in range(start, min(first, start + _LONGEST_OPENING)) if frame.low(i) == ","]
    low = frame.low(start)
    introduces = low in words.prepositions | words.times | words.not_names or low.endswith("ly")
    return commas == [first - 1] and introduces


def _closes(scene: Scene, clause: Clause) -> bool:
    """Whether the clause is set off by commas: at the end of its sentence, or between two parts of what it reports."""
    frame = scene.frame
    first, last = clause.report.reach
    if frame.kind(first - 1) is not TokenKind.MARK or frame.low(first - 1) not in (",", "–", "—"):
        return False
    rest = range(last + 1, frame.ends[first])
    if frame.low(last + 1) == ",":
        return True
    return len(rest) <= _LONGEST_CLOSING and not any(frame.low(i) in scene.words.breaks for i in rest)
