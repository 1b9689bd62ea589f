"""Blocks of a file, however it was written, become an Article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.errors import EmptyArticle
from knowledge.loading._bylines import author_spans
from knowledge.loading._dates import find_date
from knowledge.loading._frontmatter import FrontMatter, Key
from knowledge.loading._languages import detect_language
from knowledge.loading._normalising import Piece, TextBuilder
from knowledge.loading._roles import Candidate, assign_kinds, doubtful_headline
from knowledge.models import Article, Block, BlockKind, Metadata, OffsetMap, Span, version_of

_ANSWERABLE = (BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE)
_LETTER = re.compile(r"[^\W_]")
_NOT_IN_SLUG = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as a loader found it: its words, and what the markup says of it, if there is any.

    `kind` is set for list items and block quotes, `level` for headings (1 to 6), `emphasised` when all of the block
    stands in emphasis marks.
    """

    pieces: Sequence[Piece]
    kind: BlockKind | None = None
    level: int = 0
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block in the text."""

    start: int
    end: int
    number: int
    kind: BlockKind


def assemble(
    name: str, stem: str, file: str, front: FrontMatter, raw: Iterable[RawBlock], *, explicit: bool
) -> Article:
    """The article of the decoded `file` called `name`, with `stem` as its id unless the front matter has one.

    `explicit`: the format marks its headings, so that they need not be guessed where it does. Raises EmptyArticle.
    """
    builder = TextBuilder()
    values = [(line.key, place) for line in front.lines if (place := builder.add(line.pieces))]
    body = [(block, place) for block in raw if (place := builder.add(block.pieces))]
    text, offsets = builder.finish(len(file))
    candidates = [Candidate(text[start:end], block.kind, block.level, block.emphasised) for block, (start, end) in body]
    title = _first_value(text, values, Key.TITLE)
    kinds = assign_kinds(candidates, explicit=explicit, title=title, dek=_first_value(text, values, Key.DEK))
    placed = [_Placed(start, end, 0, BlockKind.FRONT_MATTER) for _, (start, end) in values]
    placed += [
        _Placed(start, end, number, kind)
        for number, ((_, (start, end)), kind) in enumerate(zip(body, kinds, strict=True), start=1)
    ]
    _refuse_empty(name, text, placed)
    doubtful = doubtful_headline(candidates, kinds)
    metadata = _metadata(text, values, placed, front, body[doubtful][1] if doubtful is not None else None)
    return _article(slug(front.id or stem), text, offsets, placed, metadata)


def article_of_paragraphs(id: str, paragraphs: Sequence[str], language: str | None) -> Article:  # noqa: A002 - the model's own word
    """An article of paragraphs that are known already. Raises EmptyArticle when none of them holds a word."""
    builder = TextBuilder()
    placed = []
    at = 0
    for number, paragraph in enumerate(paragraphs, start=1):
        place = builder.add([Piece(paragraph, at, len(paragraph), True)])
        at += len(paragraph) + 2
        if place:
            placed.append(_Placed(*place, number, BlockKind.PARAGRAPH))
    text, offsets = builder.finish(max(at - 2, 0))
    _refuse_empty(id, text, placed)
    return _article(id, text, offsets, placed, Metadata(language=language or detect_language(text)))


def slug(words: str) -> str:
    """A name for people and addresses: letters (of any script) and digits in lower case, joined by hyphens."""
    folded = unicodedata.normalize("NFC", words).lower()
    return _NOT_IN_SLUG.sub("-", folded).strip("-") or "article"


def _article(id: str, text: str, offsets: OffsetMap, placed: Iterable[_Placed], metadata: Metadata) -> Article:  # noqa: A002 - the model's own word
    version = version_of(text)
    blocks = tuple(
        Block(kind=block.kind, span=Span(version=version, start=block.start, end=block.end), number=block.number)
        for block in placed
    )
    return Article(id=id, text=text, metadata=metadata, blocks=blocks, offsets=offsets)


def _refuse_empty(name: str, text: str, placed: Iterable[_Placed]) -> None:
    if not any(block.kind in _ANSWERABLE and _LETTER.search(text, block.start, block.end) for block in placed):
        raise EmptyArticle(name, "there is no paragraph to quote in it", "Put the article's text into it")


def _first_value(text: str, values: Iterable[tuple[Key, tuple[int, int]]], key: Key) -> str | None:
    return next((text[start:end] for name, (start, end) in values if name is key), None)


def _metadata(
    text: str,
    values: Sequence[tuple[Key, tuple[int, int]]],
    placed: Sequence[_Placed],
    front: FrontMatter,
    doubtful: tuple[int, int] | None,
) -> Metadata:
    """What the front matter says goes before what the body shows, and that before the `doubtful` headline."""
    version = version_of(text)

    def span(start: int, end: int) -> Span:
        return Span(version=version, start=start, end=end)

    def stated(key: Key) -> list[Span]:
        return [span(*place) for name, place in values if name is key]

    def shown(kind: BlockKind) -> list[Span]:
        return [span(block.start, block.end) for block in placed if block.kind is kind]

    bylines = shown(BlockKind.BYLINE)
    named = stated(Key.AUTHORS)
    authors = named
    if len(named) < 2:
        authors = [span(*name) for line in (named or bylines) for name in author_spans(text, line.start, line.end)]
    day, day_span = _published(text, placed)
    stated_day = stated(Key.PUBLISHED)
    if not stated_day and day_span:
        stated_day = [span(*day_span)]
    return Metadata(
        title=_first(
            stated(Key.TITLE) or shown(BlockKind.HEADLINE) or [span(*place) for place in (doubtful,) if place]
        ),
        dek=_first(stated(Key.DEK) or shown(BlockKind.DEK)),
        byline=_first(bylines),
        authors=tuple(authors or named),
        outlet=_first(stated(Key.OUTLET)),
        published=front.published or day,
        published_at=_first(stated_day),
        url=front.url,
        language=front.language or detect_language(_prose(text, placed)),
    )


def _published(text: str, placed: Sequence[_Placed]) -> tuple[date | None, tuple[int, int] | None]:
    """The date on a line above the first paragraph."""
    for block in placed:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE):
            break
        if block.kind in (BlockKind.BYLINE, BlockKind.CREDIT):
            found = find_date(text[block.start : block.end])
            if found:
                return found[2], (block.start + found[0], block.start + found[1])
    return None, None


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None


def _prose(text: str, placed: Iterable[_Placed]) -> str:
    """Enough of the article's sentences to tell the language by."""
    parts = []
    length = 0
    for block in placed:
        if block.kind in _ANSWERABLE:
            parts.append(text[block.start : block.end])
            length += block.end - block.start
        if length > 6000:
            break
    return "\n".join(parts)
