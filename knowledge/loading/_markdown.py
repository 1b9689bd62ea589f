"""Markdown (CommonMark, read by markdown-it-py): the words without the markup, and where each of them stands.

Headings, paragraphs, list items and block quotes become blocks. Emphasis, links (their words stay), code marks,
escapes, entities and inline HTML are taken out of the text; a line break inside a block becomes a space. Images, code
blocks, tables, HTML blocks and rules are left out of the text: what stands in them is not the article's prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from knowledge.loading._assembling import RawBlock
from knowledge.loading._normalising import Piece
from knowledge.models import BlockKind

_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAK = re.compile(r"(?:\\|[ \t]*)\n[ \t]*")
_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINE_PARTS = re.compile(r"\n|[^\n]+")
_HASHES = re.compile(r"[> \t]*(?:(?:[-+*]|\d{1,9}[.)])[> \t]+)*#{1,6}[ \t]*")
_END = "end"


def blocks(file: str, start: int) -> list[RawBlock]:
    """The blocks of `file[start:]`, in order, with the kind their markup gives them."""
    lines = [start, *(end.end() for end in _LINE_END.finditer(file, start)), len(file)]
    source = _LINE_END.sub("\n", file[start:])
    return list(_blocks(file, lines, _parser().parse(source)))


def _parser() -> MarkdownIt:
    """CommonMark, with tables known (to leave them out) and tokens kept apart, so that each is found in the source."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    parser.inline.ruler2.disable("fragments_join")
    parser.core.ruler.disable("text_join")
    return parser


def _link(state: StateInline, silent: bool) -> bool:
    """The link rule, noting on its last token where the link ends: nothing in the tokens says so."""
    done = link(state, silent)
    if done and not silent:
        state.tokens[-1].meta[_END] = state.pos
    return done


def _image(state: StateInline, silent: bool) -> bool:
    """The image rule, noting where the image ends."""
    done = image(state, silent)
    if done and not silent:
        state.tokens[-1].meta[_END] = state.pos
    return done


def _blocks(file: str, lines: list[int], tokens: list[Token]) -> Iterator[RawBlock]:
    quotes = items = tables = 0
    for opening, token in zip([None, *tokens], tokens, strict=False):
        quotes += token.nesting * token.type.startswith("blockquote")
        items += token.nesting * token.type.startswith("list_item")
        tables += token.nesting * token.type.startswith("table")
        if token.type != "inline" or tables or not token.map or not opening:
            continue
        level = int(opening.tag[1]) if opening.type == "heading_open" else 0
        kind = BlockKind.BLOCK_QUOTE if quotes else BlockKind.LIST_ITEM if items else None
        place = _Places(file, lines[token.map[0] : token.map[1] + 1], token.content, heading=level > 0)
        pieces = [piece._replace(at=place.of(piece.at)) for piece in _Words(token.content).pieces(token.children or [])]
        yield RawBlock(pieces, kind, level, emphasised=_is_emphasised(token.children or []))


def _is_emphasised(tokens: list[Token]) -> bool:
    """Whether the whole block stands in one pair of emphasis marks."""
    seen = [token for token in tokens if token.type != "text" or token.content.strip()]
    if not seen or seen[0].type not in ("em_open", "strong_open"):
        return False
    depths = list(accumulate(token.nesting for token in seen))
    return depths[-1] == 0 and 0 not in depths[:-1]


class _Places:
    """Where the characters of an inline token's content stand in the file.

    A line of the content is the end of a line of the file: before it stand the marks of quotes and lists, and its
    blanks may have been changed; behind it, at most blanks and a heading's closing marks. Lines of no-break spaces and
    the like at the start of a paragraph are not in the content.
    """

    def __init__(self, file: str, lines: list[int], content: str, heading: bool) -> None:
        self._starts: list[int] = []
        self._places: list[int] = []
        written = content.split("\n")
        rows = [file[begin:end] for begin, end in pairwise(lines)]
        first = written[0].strip()
        skipped = next((at for at, row in enumerate(rows[: len(rows) - len(written) + 1]) if first in row), 0)
        start = 0
        for line, raw, begin in zip(written, rows[skipped:], lines[skipped:], strict=False):
            words = line.strip()
            hashes = _HASHES.match(raw) if heading else None
            at = raw.find(words, hashes.end()) if hashes else raw.rfind(words)
            self._starts.append(start)
            self._places.append(begin + max(at, 0) - (len(line) - len(line.lstrip())))
            start += len(line) + 1

    def of(self, at: int) -> int:
        """The file's offset of the content's character at `at`."""
        line = bisect_right(self._starts, at) - 1
        return max(self._places[line] + at - self._starts[line], 0)


class _Words:
    """Finds the words of inline tokens in the content they were parsed from, one token after the other.

    The offsets of the pieces it makes are those of the content. No piece has a line end in it.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        self._at = 0

    def pieces(self, tokens: list[Token]) -> list[Piece]:
        """The words of `tokens`, which are all the tokens of the content."""
        found: list[Piece] = []
        for token in tokens:
            found.extend(self._take(token))
        return found

    def _take(self, token: Token) -> list[Piece]:
        match token.type:
            case "text":
                return self._text(token.content)
            case "text_special":
                return self._spelled(token.content, len(token.markup))
            case "code_inline":
                return self._code(token)
            case "softbreak" | "hardbreak":
                return self._break()
            case "html_inline":
                return self._spelled(" " if _LINE_TAG.fullmatch(token.content) else "", len(token.content))
            case "image" | "link_close" if _END in token.meta:
                self._at = token.meta[_END]
            case "link_open" | "link_close":
                self._at += 1
            case _:
                self._at += len(token.markup)
        return []

    def _text(self, words: str) -> list[Piece]:
        """Text stands there as it is; only an automatic link has its escapes undone, and there the file's spelling
        is kept."""
        start = self._at
        exact = self._content.startswith(words, start)
        self._at = start + len(words) if exact else self._content.find(">", start)
        return [Piece.copy(self._content, start, self._at)]

    def _spelled(self, words: str, length: int) -> list[Piece]:
        start = self._at
        self._at += length
        return [Piece(words, start, length, False)]

    def _code(self, token: Token) -> list[Piece]:
        """What stands between the marks; line ends in it are blanks like any other."""
        start = self._at + len(token.markup)
        close = re.compile(f"(?<!`){token.markup}(?!`)").search(self._content, start)
        end = close.start() if close else len(self._content)
        self._at = close.end() if close else end
        return [
            Piece(part.group().replace("\n", " "), part.start(), len(part.group()), part.group() != "\n")
            for part in _LINE_PARTS.finditer(self._content, start, end)
        ]

    def _break(self) -> list[Piece]:
        start = self._at
        end = _BREAK.match(self._content, start)
        self._at = end.end() if end else start + 1
        return [Piece(" ", start, 1, False)]
