"""What the engine hands around. One law: a quotation is a span, never a string.

`Article.text` is the only place where article text lives. Everything else points into it with `Span`s, which name the
version of the text they belong to, and is cut at the last moment by `cut`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.errors import OutOfRange, WrongVersion

SHORT_VERSION = 12
"""Hexadecimal digits of a version that people and buttons see."""


class Frozen(BaseModel):
    """Base of all models: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """Characters `start` to `end` (Python code points, end exclusive, never empty) of the text of `version`."""

    version: str
    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span needs start < end, got {self.start} to {self.end}")
        return self

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span of the same version."""
        return self.version == other.version and self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character of the same version."""
        return self.version == other.version and self.start < other.end and other.start < self.end

    def part(self, start: int, end: int) -> Span:
        """The span of the same version from `start` to `end` (offsets of the article's text)."""
        return Span(version=self.version, start=start, end=end)


class BlockKind(StrEnum):
    """What a block of the article is. Only DEK, PARAGRAPH, LIST_ITEM and BLOCK_QUOTE can answer a question."""

    FRONT_MATTER = "front_matter"
    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    BLOCK_QUOTE = "block_quote"
    CREDIT = "credit"


class Block(Frozen):
    """One block of the article. `number` counts the blocks of the file itself from 1 (front matter values have 0)."""

    kind: BlockKind
    span: Span
    number: int = Field(ge=0)


class Metadata(Frozen):
    """What is known of an article. Words are spans of its text; `published` and `url` are parsed values.

    `language` is an ISO 639-1 code. `byline` is the line that names the authors, `authors` the names in it.
    """

    title: Span | None = None
    dek: Span | None = None
    byline: Span | None = None
    authors: tuple[Span, ...] = ()
    outlet: Span | None = None
    published: date | None = None
    published_at: Span | None = None
    url: str | None = None
    language: str


class OffsetMap(Frozen):
    """Leads from offsets of the normalised text back to the file's own (code points of the decoded file, BOM aside).

    Three parallel tuples, one entry a run: the run that starts at `text[i]` comes from `file[i]`, and each of its
    characters stands for `step[i]` characters of the file: 1 for copied text, more for one character that the file
    spells with several (an entity, a letter and its accent), 0 for longer text that the file spells differently, whose
    characters all lead to the run's start.
    """

    text: tuple[int, ...]
    file: tuple[int, ...]
    step: tuple[int, ...]
    length: int
    """Length of the file in code points."""

    def to_file(self, offset: int) -> int:
        """The file's offset of the character at `offset` of the text (the file's length at the end of the text)."""
        from bisect import bisect_right

        run = bisect_right(self.text, offset) - 1
        if run < 0:
            return 0
        return min(self.file[run] + (offset - self.text[run]) * self.step[run], self.length)

    def span_to_file(self, start: int, end: int) -> tuple[int, int]:
        """The file's own range of `text[start:end]`: from its first character to just behind its last."""
        from bisect import bisect_right

        run = bisect_right(self.text, end - 1) - 1
        last = max(self.step[run], 1) if run >= 0 else 1
        return self.to_file(start), min(self.to_file(end - 1) + last, self.length)


class Article(Frozen):
    """One version of one article. `version` is the SHA-256 of `text`; `id` stays the same from version to version."""

    id: str
    text: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    offsets: OffsetMap

    @cached_property
    def version(self) -> str:
        """SHA-256 of the text, hexadecimal."""
        return version_of(self.text)

    def __hash__(self) -> int:
        # Not the default, which would walk through every block and offset each time.
        return hash((self.id, self.version))

    @property
    def short_version(self) -> str:
        """The first `SHORT_VERSION` digits of the version, as shown to people."""
        return self.version[:SHORT_VERSION]

    @model_validator(mode="after")
    def _own_blocks(self) -> Self:
        for block in self.blocks:
            cut(self, block.span)
        return self


def version_of(text: str) -> str:
    """SHA-256 of a text, hexadecimal: the version that its spans carry."""
    return sha256(text.encode("utf-8")).hexdigest()


def cut(article: Article, span: Span) -> str:
    """The words of a span: the only place where quoted text is made.

    Raises WrongVersion when the span belongs to another text, OutOfRange when it does not fit.
    """
    if span.version != article.version:
        raise WrongVersion(
            f"a span of version {span.version[:SHORT_VERSION]} cannot be cut from version {article.short_version}; "
            f"look the article up by the span's own version"
        )
    if span.end > len(article.text):
        raise OutOfRange(
            f"the span {span.start} to {span.end} does not fit version {article.short_version}, "
            f"which has {len(article.text)} characters"
        )
    return article.text[span.start : span.end]


class Passage(Frozen):
    """What an answer quotes: normally one paragraph. `number` counts the article's passages from 0; it is None for
    words outside the running text (a headline, a byline, a front matter value), which have no neighbours.

    `blocks` are the numbers of the first and the last block it covers; `sentences` lie inside `span`, in order;
    `heading` is the heading it stands under (context, never evidence).
    """

    span: Span
    number: int | None = Field(ge=0)
    blocks: tuple[int, int]
    sentences: tuple[Span, ...]
    heading: Span | None = None


class SpeakerStatus(StrEnum):
    """How much the article says about who is speaking."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"
    NOT_STATED = "not_stated"


class Speaker(Frozen):
    """Who is speaking, in the article's own words.

    `label` is the fullest form the article gives of the name (NAMED) or the description (ANONYMOUS); `role` the words
    beside a name that say who that is; `mention` the words next to the cue ("he", "Podolyak"). OUTLET is the
    reporter's own voice, NOT_STATED a quotation whose speaker cannot be told for sure: both have no label.
    `reported` tells speech that the outlet paraphrases ("X said that ...") from words in quotation marks.
    """

    status: SpeakerStatus
    label: Span | None = None
    role: Span | None = None
    mention: Span | None = None
    reported: bool = False

    @model_validator(mode="after")
    def _label_fits(self) -> Self:
        if (self.label is not None) != (self.status in (SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS)):
            raise ValueError(f"a speaker that is {self.status} and the label {self.label} do not go together")
        return self


class QuotationKind(StrEnum):
    """DIRECT: at least a whole clause in marks; FRAGMENT: a few words inside the reporter's sentence;
    REPORTED: what somebody said in the reporter's words, without marks; HEADING: a heading in marks, SCARE: a term,
    title or scare quotes: the last two are not speech."""

    DIRECT = "direct"
    FRAGMENT = "fragment"
    REPORTED = "reported"
    HEADING = "heading"
    SCARE = "scare"


SPEECH = frozenset({QuotationKind.DIRECT, QuotationKind.FRAGMENT})
"""The kinds of quotation that are somebody's own words."""


class Quotation(Frozen):
    """Words in quotation marks. `span` is without the marks, `marked` with them; `block` the number of its block.

    REPORTED has no marks: both spans are the reporter's sentence. `heard` are the words that say when or where it was
    said ("on 7 June in an interview with the Courier"). `repeats` is the quotation in the running text with the same
    words, for a HEADING that is made of one.
    """

    span: Span
    marked: Span
    kind: QuotationKind
    speaker: Speaker
    cue: Span | None = None
    block: int = Field(ge=0)
    heard: Span | None = None
    repeats: Span | None = None


class Person(Frozen):
    """One who speaks in one version of an article, under whatever forms of the name.

    `status` is NAMED or ANONYMOUS; `label` the fullest form of the name, or the description exactly as the article
    words it; `role` the words that say who that is; `first` the earliest of that form and the mentions beside cues.
    `quotations` are DIRECT and FRAGMENT, `reports` REPORTED, both in the order of the article.
    """

    status: SpeakerStatus
    label: Span
    role: Span | None = None
    first: Span
    quotations: tuple[Quotation, ...] = ()
    reports: tuple[Quotation, ...] = ()


class SpeakerProfile(Frozen):
    """One who speaks in the sources: the same person in each article, in the order of the articles."""

    people: tuple[Person, ...] = Field(min_length=1)


class Citation(Frozen):
    """A passage as evidence: what to quote, which sentence matters most, who speaks in it, where it stands."""

    passage: Passage
    highlight: Span
    speaker: Speaker

    @property
    def version(self) -> str:
        """The version of the article it is cut from."""
        return self.passage.span.version


class SpeakerQuotations(Frozen):
    """What the sources quote of somebody. `asked` and `topic` are the person's own words (`topic` empty without one).

    `profiles`: none when nobody of that name speaks, several when the name fits several people, who stay apart.
    `citations` run parallel to `quotations`, in the order of the articles; both are empty unless exactly one profile
    fits, and when nothing of that speaker is about the topic.
    """

    asked: str
    topic: str = ""
    profiles: tuple[SpeakerProfile, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()


class Answer(Frozen):
    """The sources answer: `citations` best first, never empty. `confidence` is 0..1.

    `respelt` are the words that were searched for in place of misspelt ones, as the sources spell them. `understood`
    is what a follow-up was read as (empty for a full question), `within` the filters that were read from the question,
    in the person's words. `copies` runs parallel to `citations` (or is empty): the same passage in other articles.
    `disputed` are the citations, among those, that state otherwise than the first one. `nearest` are passages that are
    only near to the question and answer nothing.
    """

    question: str
    citations: tuple[Citation, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)
    respelt: tuple[str, ...] = ()
    understood: str = ""
    within: tuple[str, ...] = ()
    copies: tuple[tuple[Citation, ...], ...] = ()
    disputed: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()


class Reason(StrEnum):
    """Why there is no answer."""

    NO_ARTICLES = "no_articles"
    EMPTY = "empty"
    SMALL_TALK = "small_talk"
    NEVER_MENTIONED = "never_mentioned"
    NOT_TOGETHER = "not_together"
    NOT_FOUND = "not_found"
    NOTHING_WITHIN = "nothing_within"
    OTHER_LANGUAGE = "other_language"


class NoAnswer(Frozen):
    """The sources do not answer. `terms` are the question's own words that no article mentions (NEVER_MENTIONED), or
    that none mentions beside the names `mentioned` (NOT_TOGETHER); `languages` those of the sources (OTHER_LANGUAGE);
    `nearest` the closest passages, which are not an answer. `understood` and `within` as for an Answer; NOTHING_WITHIN
    when no article passes the filters."""

    question: str
    reason: Reason
    terms: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    nearest: tuple[Citation, ...] = ()
    confidence: float = Field(default=0.0, ge=0, le=1)
    understood: str = ""
    within: tuple[str, ...] = ()


class MatchMethod(StrEnum):
    """How a fragment was found: the same characters, the same words, or similar words."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"


class QuotationMatch(Frozen):
    """A quotation that contains the words asked for. `found` is where they stand; `score` 0..100 how alike they are.

    For altered words (FUZZY) `differs` are the words of `found` that were asked for otherwise or not at all, and
    `altered` the ranges (offsets of the fragment that was asked for) of its words that the quotation does not have.
    `named` is who the fragment names as the speaker, as it is written there, and `misattributed` whether that is
    certainly another person than the quotation's speaker.
    """

    quotation: Quotation
    found: Span
    method: MatchMethod
    score: float = Field(ge=0, le=100)
    citation: Citation
    differs: tuple[Span, ...] = ()
    altered: tuple[tuple[int, int], ...] = ()
    named: str | None = None
    misattributed: bool = False
