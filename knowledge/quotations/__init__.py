"""Where the quotation marks are, which of them hold speech, and whose.

`find_marks` gives the outermost stretches in marks, `find_quotations` the same as models with kind and speaker. Both
take time proportional to the length of the text.
"""

from __future__ import annotations

from knowledge.models import SPEECH, Article, Block, BlockKind, Quotation, QuotationKind, Span, Speaker, SpeakerStatus
from knowledge.quotations.attributed import Decide, attributed
from knowledge.quotations.attribution import Attribution
from knowledge.quotations.dialogue import LANGUAGES, dialogue_in, turns_in
from knowledge.quotations.headings import linked
from knowledge.quotations.heard import heard
from knowledge.quotations.kinds import kind_of
from knowledge.quotations.likely import likely_voice
from knowledge.quotations.marks import Marked, marked_in
from knowledge.quotations.transcripts import speaker_labels, spoken_in
from knowledge.speakers.analysis import LEARNED, Scene, analyse
from knowledge.speakers.words import Words, words_for

__all__ = ["Marked", "find_marks", "find_quotations"]

_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})


def find_marks(article: Article) -> tuple[Marked, ...]:
    """The outermost stretches in quotation marks of every block, in order, never overlapping, none without a letter.

    `Marked.block` is the index of the block in `article.blocks`. A block quote without marks of its own is one stretch.
    """
    words = words_for(article.metadata.language)
    labels = speaker_labels(article, words)
    found: list[Marked] = []
    position = 0
    for index, block in enumerate(article.blocks):
        if block.span.start < position:
            continue
        marked = _marks_of(article, block, index, words)
        found.extend(spoken_in(block, index, labels[index], marked) if index in labels else marked)
        position = block.span.end
    return tuple(found)


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations of the article in order, with kind and speaker.

    A speaker is named only where the article's own words beside the quotation name them; HEADING has the speaker
    NOT_STATED and SCARE, which is the reporter's own usage, OUTLET.
    """
    marks = find_marks(article)
    scenes = analyse(article, tuple((mark.start, mark.end) for mark in marks))
    spoken: dict[int, tuple[Attribution, Scene]] = {}
    for scene, attributions in attributed(article.text, scenes, marks, _decide(article)):
        for attribution in attributions:
            spoken[scene.frame.tokens[attribution.token].quote] = (attribution, scene)
    found = tuple(_quotation(article, mark, spoken.get(number)) for number, mark in enumerate(marks))
    return linked(article, found)


def _decide(article: Article) -> Decide:
    """How quotations that no clause attributes are decided: by the model in the language it was learned from."""
    return likely_voice if article.metadata.language == LEARNED else lambda around: None


def _marks_of(article: Article, block: Block, index: int, words: Words) -> list[Marked]:
    start, end = block.span.start, block.span.end
    if article.metadata.language in LANGUAGES:
        dialogue = dialogue_in(article.text, start, end, index, words)
        if dialogue:
            return dialogue
    found = marked_in(article.text, start, end, index, words)
    if article.metadata.language in LANGUAGES:
        found = [turn for marked in found for turn in turns_in(article.text, marked, words)]
    if block.kind is not BlockKind.BLOCK_QUOTE or found:
        return found
    return [Marked(start, end, start, end, index)] if any(map(str.isalnum, article.text[start:end])) else []


def _quotation(article: Article, mark: Marked, spoken: tuple[Attribution, Scene] | None) -> Quotation:
    version = article.version
    block = article.blocks[mark.block]
    kind = QuotationKind.HEADING if _is_heading(article, block, mark) else QuotationKind.SCARE
    if spoken is not None:
        kind = kind_of(article.text, mark, *spoken)
    speaker = Speaker(status=SpeakerStatus.OUTLET if kind is QuotationKind.SCARE else SpeakerStatus.NOT_STATED)
    cue = occasion = None
    if spoken is not None and kind in SPEECH:
        attribution = spoken[0]
        speaker = attribution.voice.speaker(article) if attribution.voice is not None else speaker
        cue = Span(version=version, start=attribution.cue[0], end=attribution.cue[1]) if attribution.cue else None
        said = heard(article.text, article.metadata.language, spoken[1], attribution)
        occasion = Span(version=version, start=said[0], end=said[1]) if said is not None else None
    inner_start, inner_end = _trimmed(article.text, mark.inner_start, mark.inner_end)
    return Quotation(
        span=Span(version=version, start=inner_start, end=inner_end),
        marked=Span(version=version, start=mark.start, end=mark.end),
        kind=kind,
        speaker=speaker,
        cue=cue,
        block=block.number,
        heard=occasion,
    )


def _is_heading(article: Article, block: Block, mark: Marked) -> bool:
    """Whether the stretch stands in a heading, or in the title that front matter gives."""
    title = article.metadata.title
    in_title = title is not None and title.start <= mark.start and mark.end <= title.end
    return block.kind in _HEADINGS or (block.kind is BlockKind.FRONT_MATTER and in_title)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
