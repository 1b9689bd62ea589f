"""What somebody said in one go, as a digest quotes it: a quotation, or several that the reporter's words divide."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import groupby

from bot.digests.fingerprints import fingerprint, folded
from bot.messages.quoting import trimmed
from bot.messages.source import Source
from knowledge.models import SPEECH, Passage, Quotation, QuotationKind, Span, Speaker, cut
from knowledge.utterances import utterances_of


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are shown, and what they are known by."""

    span: Span
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A quotation with the marks of its sentences (or of what is quoted of a sentence), and the mark of it as a whole:
    of a FRAGMENT the sentence that it is shown in."""

    quotation: Quotation
    sentences: tuple[Mark, ...]
    whole: Mark


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """What is quoted as one: `parts` in order, all of one speaker.

    `passage` is what a message quotes, as a passage of its own, with the sentences that lie in it: from the first mark
    to the last, with the reporter's words between them; for a FRAGMENT the sentence that it stands in. `alone` tells
    that it is one part of what was said in one go. `line` are the folded words of the parts.
    """

    parts: tuple[Part, ...]
    passage: Passage
    line: str
    alone: bool = False
    marks: tuple[Mark, ...] = field(init=False)
    """The marks of all parts: who has seen it knows them."""
    _prints: tuple[tuple[bytes, frozenset[bytes]], ...] = field(init=False)

    def __post_init__(self) -> None:
        marks = tuple(mark for part in self.parts for mark in (*part.sentences, part.whole))
        object.__setattr__(self, "marks", marks)
        prints = ((part.whole.fingerprint, frozenset(m.fingerprint for m in part.sentences)) for part in self.parts)
        object.__setattr__(self, "_prints", tuple(prints))

    @property
    def first(self) -> Quotation:
        """The quotation that it begins with."""
        return self.parts[0].quotation

    @property
    def start(self) -> int:
        """Where its words start."""
        return self.first.span.start

    @property
    def speaker(self) -> Speaker:
        """Who says it."""
        return self.first.speaker

    @property
    def direct(self) -> bool:
        """Whether at least a whole clause is quoted, not some words inside the reporter's sentence."""
        return self.first.kind is QuotationKind.DIRECT

    def known(self, seen: AbstractSet[bytes]) -> bool:
        """Whether one of its quotations is known already, as a whole or sentence by sentence: it would come again."""
        # A loop: this is asked of thousands of quotations for one digest.
        for whole, sentences in self._prints:  # noqa: SIM110
            if whole in seen or sentences <= seen:
                return True
        return False


def sayings_of(source: Source) -> tuple[Saying, ...]:
    """All that is said in quotation marks in a version and can be seen: what was said in one go within a paragraph as
    one, and each part of that by itself too (`alone`), in order."""
    maker = _Maker(source)
    spoken = [each for each in source.quotations if each.kind in SPEECH]
    direct = [each for each in spoken if each.kind is QuotationKind.DIRECT]
    runs = list(_runs(source, direct))
    divided = {each.span.start for run in runs for each in run}
    singles = (maker.saying((each,), alone=each.span.start in divided) for each in spoken)
    whole = (maker.saying(run, alone=False) for run in runs)
    found = [saying for saying in (*whole, *singles) if saying is not None]
    return tuple(sorted(found, key=lambda saying: (saying.start, saying.alone)))


def _runs(source: Source, direct: Sequence[Quotation]) -> Iterator[tuple[Quotation, ...]]:
    """Several quotations of one speaker that were said in one go, within one paragraph."""
    for utterance in utterances_of(source.article, direct):
        if len(utterance.parts) > 1:
            for _, run in groupby(utterance.parts, key=lambda part: part.block):
                parts = tuple(run)
                if len(parts) > 1:
                    yield parts


class _Maker:
    """Makes the sayings of one version."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._sentences = [sentence for passage in source.passages for sentence in passage.sentences]
        self._starts = [sentence.start for sentence in self._sentences]

    def saying(self, quotations: tuple[Quotation, ...], *, alone: bool) -> Saying | None:
        """The quotations as one saying; None when there is nothing to be seen of one."""
        article = self._source.article
        marked = quotations[0].marked
        span = marked.part(marked.start, max(each.marked.end for each in quotations))
        if quotations[0].kind is QuotationKind.FRAGMENT:
            span = self._around(span)
        seen = trimmed(article, span)
        parts = tuple(filter(None, (self._part(each, seen) for each in quotations)))
        if seen is None or len(parts) < len(quotations):
            return None
        words = " ".join(cut(article, each.span) for each in quotations)
        return Saying(parts, self._passage(quotations[0], seen), folded(words), alone)

    def _part(self, quotation: Quotation, shown: Span | None) -> Part | None:
        """The quotation with its marks, where `shown` is what a message quotes; None when nothing of it can be seen."""
        article = self._source.article
        whole = trimmed(article, quotation.span)
        if whole is None or shown is None:
            return None
        found = (trimmed(article, quotation.span, inside) for inside in self._meeting(quotation.span))
        sentences = [each for each in found if each is not None] or [whole]
        fragment = quotation.kind is QuotationKind.FRAGMENT
        return Part(quotation, tuple(map(self._mark, sentences)), self._mark(shown if fragment else whole))

    def _mark(self, span: Span) -> Mark:
        return Mark(span, fingerprint(cut(self._source.article, span)))

    def _passage(self, quotation: Quotation, span: Span) -> Passage:
        inside = (span.part(max(s.start, span.start), min(s.end, span.end)) for s in self._meeting(span))
        number = self._number(span)
        return Passage(
            span=span, number=number, blocks=(quotation.block,) * 2, sentences=tuple(inside) or (span,), heading=None
        )

    def _number(self, span: Span) -> int | None:
        """The number of the passage in which a span begins."""
        passages = self._source.passages
        place = bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
        return passages[place].number if place >= 0 and span.start < passages[place].span.end else None

    def _around(self, span: Span) -> Span:
        """The sentences that a span stands in, and itself."""
        inside = self._meeting(span)
        return span.part(min([span.start, *(s.start for s in inside)]), max([span.end, *(s.end for s in inside)]))

    def _meeting(self, span: Span) -> list[Span]:
        """The sentences that share a character with a span."""
        place = max(bisect_right(self._starts, span.start) - 1, 0)
        found = []
        while place < len(self._sentences) and self._starts[place] < span.end:
            if self._sentences[place].end > span.start:
                found.append(self._sentences[place])
            place += 1
        return found
