"""Invented articles, put together by hand from the models, so that the tests need no loader and no engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.messages.source import Source
from knowledge.models import (
    Article,
    Block,
    BlockKind,
    Citation,
    Metadata,
    OffsetMap,
    Passage,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    SpeakerStatus,
    version_of,
)

OUTLET = Speaker(status=SpeakerStatus.OUTLET)


@dataclass
class Desk:
    """Writes an article: lines first, then what is to be known of them."""

    title: str | None = "Ferry talks stall"
    outlet: str | None = "The Brackwater Post"
    authors: tuple[str, ...] = ("Ilse Morrow",)
    role: str = ""
    published: date | None = date(2031, 3, 4)
    url: str | None = "https://brackwater.example/ferry"
    language: str = "en"
    paragraphs: tuple[str, ...] = ()
    text: str = field(init=False, default="")

    def source(self, *quotations: tuple[str, QuotationKind, Speaker]) -> Source:
        """The source, with quotations given by their words (without marks; the first place they stand in)."""
        heads = (self.title, self.outlet, *self.authors, self.role)
        self.text = "\n\n".join([head for head in heads if head] + list(self.paragraphs)) or "?"
        metadata = Metadata(
            title=self.span(self.title) if self.title else None,
            outlet=self.span(self.outlet) if self.outlet else None,
            authors=tuple(self.span(author) for author in self.authors if author),
            published=self.published,
            url=self.url,
            language=self.language,
        )
        passages = self._passages()
        blocks = tuple(Block(kind=BlockKind.PARAGRAPH, span=p.span, number=p.blocks[0]) for p in passages)
        if self.title:
            blocks = (Block(kind=BlockKind.HEADLINE, span=self.span(self.title), number=1), *blocks)
        offsets = OffsetMap(text=(0,), file=(0,), step=(1,), length=len(self.text))
        article = Article(id="ferry", text=self.text, metadata=metadata, blocks=blocks, offsets=offsets)
        return Source(article, passages, tuple(self.quotation(*each) for each in quotations))

    def span(self, words: str, start: int = 0) -> Span:
        """Where the words stand."""
        at = self.text.index(words, start)
        return Span(version=version_of(self.text), start=at, end=at + len(words))

    def quotation(self, words: str, kind: QuotationKind, speaker: Speaker) -> Quotation:
        """A quotation of the words, with one mark on each side."""
        span = self.span(words)
        return Quotation(span=span, marked=span.part(span.start - 1, span.end + 1), kind=kind, speaker=speaker, block=1)

    def _passages(self) -> tuple[Passage, ...]:
        at = len(self.text) - sum(len(p) + 2 for p in self.paragraphs) + 2
        passages = []
        for number, words in enumerate(self.paragraphs):
            span = Span(version=version_of(self.text), start=at, end=at + len(words))
            passages.append(
                Passage(span=span, number=number, blocks=(number + 2,) * 2, sentences=_sentences(span, words))
            )
            at += len(words) + 2
        return tuple(passages)


def _sentences(span: Span, words: str) -> tuple[Span, ...]:
    found = re.finditer(r"\S.*?(?:[.!?](?=\s)|\Z)", words, re.DOTALL)
    return tuple(span.part(span.start + m.start(), span.start + m.end()) for m in found if m.group()) or (span,)


def cite(source: Source, number: int = 0, sentence: int | None = 0, speaker: Speaker = OUTLET) -> Citation:
    """A citation of a passage, one of its sentences highlighted (None: all of it)."""
    passage = source.passages[number]
    highlight = passage.span if sentence is None else passage.sentences[sentence]
    return Citation(passage=passage, highlight=highlight, speaker=speaker)
