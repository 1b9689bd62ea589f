"""Transcripts: lines that begin with who speaks ("LEE: We won."), where the words themselves need no marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from knowledge.models import Article, Block, BlockKind
from knowledge.quotations.marks import Marked
from knowledge.speakers.words import Words

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LABEL = re.compile(r"[\"“„«”]?(?P<label>[^\W\d_a-zа-яё][\w.'’-]+(?: [^\W\d_a-zа-яё][\w.'’-]*){0,3}): (?=\S)")
"""One to four capitalised words and a colon, at the start of a line; a mark may stand before them."""
_LINES = 3
"""So many labelled lines, by two labels at least, make a transcript."""


def speaker_labels(article: Article, words: Words) -> dict[int, int]:
    """Where the words begin in each line of a transcript, by the index of its block; empty for any other article."""
    found = {
        index: match
        for index, block in enumerate(article.blocks)
        if block.kind in _PROSE
        and (match := _LABEL.match(article.text, block.span.start, block.span.end))
        and _can_name(article.text, match.group("label"), words)
    }
    counts = Counter(match.group("label") for match in found.values())
    if len(found) < _LINES or len(counts) < 2 or max(counts.values()) < 2:
        return {}
    return {index: match.end() for index, match in found.items()}


def _can_name(text: str, label: str, words: Words) -> bool:
    """Whether the words before the colon can be a person: in capitals, two or more, or a surname that the article
    gives elsewhere behind another capitalised word; "Photo" and "Read" are none."""
    if any(word.lower() in words.not_names for word in label.split()):
        return False
    return label.isupper() or " " in label or re.search(rf"[^\W\d_a-z][\w.'’-]+ {re.escape(label)}\b", text) is not None


def spoken_in(block: Block, index: int, begins: int, found: Sequence[Marked]) -> list[Marked]:
    """The stretches of a transcript's line whose words begin at `begins`, given those in quotation marks.

    A line in marks keeps its end; a line without marks around it is one stretch to its end.
    """
    first = found[0] if found else None
    if first is not None and first.start == block.span.start and first.inner_end > begins:
        return [replace(first, start=begins, inner_start=begins), *found[1:]]
    return [Marked(begins, block.span.end, begins, block.span.end, index)]
