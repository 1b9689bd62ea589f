"""Who is speaking, in the article's own words.

`speaker_in` says whose words a sentence of a passage is. It never guesses: what the words beside a cue do not say
stays NOT_STATED.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.models import Article, Quotation, QuotationKind, Span, Speaker, SpeakerStatus
from knowledge.speakers.analysis import Clause, Scene, analyse
from knowledge.speakers.reports import CueKind
from knowledge.speakers.tokens import TokenKind
from knowledge.speakers.voices import Voice

__all__ = ["speaker_in"]

_SPEECH = frozenset({QuotationKind.DIRECT, QuotationKind.FRAGMENT})
_REPORTING = frozenset({CueKind.SPEECH, CueKind.OPINION, CueKind.ACCORDING})
_OUTLET = Speaker(status=SpeakerStatus.OUTLET)


def speaker_in(article: Article, passage: Span, highlight: Span, quotations: Sequence[Quotation]) -> Speaker:
    """Who speaks in the sentence `highlight` of `passage`; `quotations` are all those of the article, in order.

    In this order: the speaker of the quotation it overlaps (NOT_STATED when that has none, or when two speakers share
    the sentence); the one whose speech it reports, with `reported` set; else the outlet. What is said elsewhere in the
    passage does not count: the attribution has to be true of the highlighted sentence.
    """
    spoken = [q for q in quotations if q.kind in _SPEECH and q.span.meets(highlight)]
    if spoken:
        return _of_quotations(spoken)
    voice = _reported(article, highlight, quotations)
    return voice.speaker(article, reported=True) if voice is not None else _OUTLET


def _of_quotations(spoken: Sequence[Quotation]) -> Speaker:
    """The one speaker of the quotations that a sentence overlaps; with only fragments, the outlet reports the rest."""
    speakers = {(q.speaker.status, q.speaker.label) for q in spoken}
    if len(speakers) > 1:
        return Speaker(status=SpeakerStatus.NOT_STATED)
    speaker = spoken[0].speaker
    direct = any(q.kind is QuotationKind.DIRECT for q in spoken)
    return speaker if direct else speaker.model_copy(update={"reported": True})


def _reported(article: Article, highlight: Span, quotations: Sequence[Quotation]) -> Voice | None:
    scenes = analyse(article, tuple((q.marked.start, q.marked.end) for q in quotations))
    found: list[Voice] = []
    for scene in scenes:
        if scene.block.span.meets(highlight):
            found.extend(_governing(scene, highlight))
    return found[0] if found and len({voice.key for voice in found}) == 1 else None


def _governing(scene: Scene, highlight: Span) -> list[Voice]:
    """The voices whose clauses govern a sentence of the highlight from its start, or close it."""
    found: list[Voice] = []
    for clause in scene.clauses:
        token = scene.frame.tokens[clause.report.first]
        if clause.voice is None or clause.report.kind not in _REPORTING:
            continue
        if highlight.start <= token.start < highlight.end and _governs(scene, clause):
            found.append(clause.voice)
    return found


def _governs(scene: Scene, clause: Clause) -> bool:
    """Whether the whole sentence is what the clause reports: it opens the sentence, at most behind one introductory
    phrase, or it is set off by commas."""
    frame = scene.frame
    first, last = clause.report.reach
    start, end = frame.starts[first], frame.ends[first]
    if clause.report.kind is CueKind.ACCORDING:
        return True
    before = first - 1
    if before < start or all(frame.low(i) in scene.words.not_names for i in range(start, first)):
        return True
    if frame.kind(before) is not TokenKind.MARK or frame.low(before) not in (",", "–", "—"):
        return False
    commas = [i for i in range(start, first) if frame.low(i) == ","]
    opens = frame.low(start) in scene.words.prepositions | scene.words.times | scene.words.not_names
    return (len(commas) == 1 and opens) or last + 2 >= end or frame.low(last + 1) == ","
