"""Blocks become passages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from math import ceil

from knowledge.loading.wording import LEANING
from knowledge.models import Article, Block, BlockKind, Passage, Span
from knowledge.splitting._sentences import sentences

PASSAGE_LIMIT = 1200
"""Characters of a passage; a longer paragraph is cut at sentence ends into parts of about the same length."""

SHORT_PARAGRAPH = 40
"""A paragraph of fewer characters than this joins the one before it when it leans on it."""

LIST_LIMIT = 600
"""Characters that list items, and what introduces them, may have together to be one passage."""

_ANSWERABLE = (BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE)
_LEADS_IN = re.compile(r"[:,;—–]$")
_FINISHED = re.compile(r"[.!?…。！？][\"”»’)\]]*$")
_SPEECH_DASH = re.compile(r"[—–-]\s+")
_CLAUSE = re.compile(r"[;,:—–]\s+")
_REACH = 200

Range = tuple[int, int]


def split(article: Article) -> tuple[Passage, ...]:
    """The passages of an article, in order: they cover every block that can answer, and none that cannot."""
    passages: list[Passage] = []
    for heading, group in _groups(article):
        for parts in _parts(article, group):
            whole = group[0].span.part(parts[0][0], parts[-1][1])
            inside = [block.number for block in group if block.span.meets(whole)]
            passages.append(
                Passage(
                    span=whole,
                    number=len(passages),
                    blocks=(inside[0], inside[-1]),
                    sentences=tuple(whole.part(*part) for part in parts),
                    heading=heading,
                )
            )
    return tuple(passages)


def _groups(article: Article) -> Iterator[tuple[Span | None, list[Block]]]:
    """Blocks that go together, with the heading they stand under."""
    heading: Span | None = None
    group: list[Block] = []
    for block in article.blocks:
        if block.kind not in _ANSWERABLE:
            if group:
                yield heading, group
            group = []
            if block.kind is BlockKind.HEADING:
                heading = block.span
        elif group and _go_together(article, group, block):
            group.append(block)
        else:
            if group:
                yield heading, group
            group = [block]
    if group:
        yield heading, group


def _go_together(article: Article, group: Sequence[Block], block: Block) -> bool:
    """Whether `block` joins the group right before it."""
    last = group[-1]
    if BlockKind.DEK in (last.kind, block.kind):
        return False
    if block.kind is BlockKind.LIST_ITEM and (last.kind is BlockKind.LIST_ITEM or _leads_in(article, last, block)):
        return block.span.end - group[0].span.start <= LIST_LIMIT
    if len(group) > 1 or last.kind is BlockKind.LIST_ITEM:
        return False
    if _leads_in(article, last, block):
        return True
    words = _words(article, block)
    return not _LEADS_IN.search(words) and _leans(_words(article, last), words, article.metadata.language)


def _leads_in(article: Article, block: Block, after: Block) -> bool:
    """Whether `block` is unfinished without the block after it."""
    words, following = _words(article, block), _words(article, after)
    if _LEADS_IN.search(words):
        return True
    return not _FINISHED.search(words) and following[0].islower()


def _leans(before: str, words: str, language: str) -> bool:
    """Whether a very short paragraph says little without the one before it: a bare reply, or a sentence about "him"."""
    if len(words) >= SHORT_PARAGRAPH:
        return False
    plain = _SPEECH_DASH.sub("", words, count=1) if _SPEECH_DASH.match(words) else words
    plain = plain.lstrip("“„«\"‘'")
    if before.rstrip("”»’\"'").endswith("?") or plain[:1].islower():
        return True
    return language in LEANING and bool(LEANING[language].match(plain))


def _words(article: Article, block: Block) -> str:
    return article.text[block.span.start : block.span.end]


def _parts(article: Article, group: Sequence[Block]) -> Iterator[list[Range]]:
    """The sentences of each passage that a group of blocks makes."""
    inside = [sentence for block in group for sentence in _sentences(article, block)]
    length = inside[-1][1] - inside[0][0]
    if length <= PASSAGE_LIMIT:
        yield inside
        return
    aim = length / ceil(length / PASSAGE_LIMIT)
    part: list[Range] = []
    for unit in _units(article, group, inside):
        start = part[0][0] if part else unit[0][0]
        if part and (unit[-1][1] - start > PASSAGE_LIMIT or (unit[0][0] + unit[-1][1]) / 2 - start > aim):
            yield part
            part = []
        part.extend(unit)
    yield part


def _sentences(article: Article, block: Block) -> Iterator[Range]:
    """The sentences of a block; one that is longer than a passage may be, in pieces."""
    words = _words(article, block)
    for start, end in sentences(words, article.metadata.language):
        for piece in _pieces(words, start, end):
            yield block.span.start + piece[0], block.span.start + piece[1]


def _units(article: Article, group: Sequence[Block], inside: Sequence[Range]) -> Iterator[list[Range]]:
    """Sentences that must not be parted: one each, save a lead-in and the sentence it leads to."""
    edge = group[1].span.start if len(group) > 1 and group[0].kind is not BlockKind.LIST_ITEM else -1
    held: list[Range] = []
    for at, sentence in enumerate(inside):
        leads = at + 1 < len(inside) and inside[at + 1][0] == edge and inside[at + 1][1] - sentence[0] <= PASSAGE_LIMIT
        held.append(sentence)
        if not leads:
            yield held
            held = []


def _pieces(words: str, start: int, end: int) -> Iterator[Range]:
    """`words[start:end]` in pieces of at most PASSAGE_LIMIT: cut at clauses, else between words, else anywhere."""
    while end - start > PASSAGE_LIMIT:
        left = end - start
        aim = start + left // ceil(left / PASSAGE_LIMIT)
        cut = _break_near(words, aim, start)
        yield start, cut - words[cut - 1].isspace()
        start = cut
    if start < end:
        yield start, end


def _break_near(words: str, aim: int, start: int) -> int:
    """The best place for a cut at or somewhat before `aim`."""
    low = max(aim - _REACH, start + 1)
    clauses = [clause.end() for clause in _CLAUSE.finditer(words, low, aim + 1)]
    if clauses:
        return clauses[-1]
    blank = words.rfind(" ", low, aim)
    if blank >= 0:
        return blank + 1
    while aim > low and _is_inside_letter(words, aim):
        aim -= 1
    return aim


def _is_inside_letter(words: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it: a mark, or a part of a joined emoji."""
    return bool(unicodedata.combining(words[at])) or words[at] in "\u200c\u200d\ufe0f" or words[at - 1] == "\u200d"
