"""Front matter: the YAML between two lines of `---` at the very start of a file.

Keys: title; dek (or description, subtitle, standfirst); author or authors (a name, several joined by "and", or a
list); outlet (or source, publication); published (or date); url; language (or lang); id. Any other key is left alone.
The words of title, dek, authors, outlet and published become lines of the article's text, so that they are spans of it.

The YAML is only parsed into nodes, never turned into Python objects, so a tag cannot start anything; nesting and
length are limited, and aliases are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

import yaml

from knowledge.errors import BadFrontMatter
from knowledge.loading._dates import find_date
from knowledge.loading._decoding import place_of
from knowledge.loading._normalising import Piece, normalise

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_KEY_LINE = re.compile(r"[^\W\d][\w -]*:(?:\s|$)")
_LIMIT = 65536
_DEPTH = 8
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)


class Key(StrEnum):
    """What front matter can say."""

    TITLE = "title"
    DEK = "dek"
    AUTHORS = "authors"
    OUTLET = "outlet"
    PUBLISHED = "published"
    URL = "url"
    LANGUAGE = "language"
    ID = "id"


_KEYS = {
    "title": Key.TITLE,
    "headline": Key.TITLE,
    "dek": Key.DEK,
    "description": Key.DEK,
    "subtitle": Key.DEK,
    "standfirst": Key.DEK,
    "author": Key.AUTHORS,
    "authors": Key.AUTHORS,
    "outlet": Key.OUTLET,
    "source": Key.OUTLET,
    "publication": Key.OUTLET,
    "published": Key.PUBLISHED,
    "date": Key.PUBLISHED,
    "url": Key.URL,
    "language": Key.LANGUAGE,
    "lang": Key.LANGUAGE,
    "id": Key.ID,
}
_SPOKEN = (Key.TITLE, Key.DEK, Key.AUTHORS, Key.OUTLET, Key.PUBLISHED)


class _Mark(Protocol):
    """A place in the YAML, as its parser gives it."""

    @property
    def index(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A value whose words become a line of the article's text."""

    key: Key
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `lines` stand in the file's order. `body_start` is where the article begins."""

    body_start: int = 0
    lines: tuple[Line, ...] = ()
    published: date | None = None
    url: str | None = None
    language: str | None = None
    id: str | None = None
    keys: frozenset[Key] = field(default_factory=frozenset)


def read_front_matter(name: str, file: str) -> FrontMatter:
    """The front matter of the decoded `file` called `name`; an empty one when it has none.

    Raises BadFrontMatter, with line and column, when it does not end, does not parse, or holds a wrong value.
    """
    opening = _FENCE.match(file)
    if not opening:
        return FrontMatter()
    start = opening.end()
    closing = _find_end(file, start)
    if closing is None:
        if _KEY_LINE.match(file, start):
            raise BadFrontMatter(name, "the front matter does not end", "Close it with a line of ---", "line 1")
        return FrontMatter()
    end, body_start = closing
    return _Reader(name, file, start, end).read(body_start)


def _find_end(file: str, start: int) -> tuple[int, int] | None:
    """Where the front matter ends and where the body starts. A lone CR ends a line too, which `^` does not know."""
    unified = file[start:].replace("\r", "\n") if "\r" in file else file[start:]
    found = _END.search(unified)
    if not found:
        return None
    end = found.end()
    if unified is not file and file[start + end - 1 : start + end + 1] == "\r\n":
        end += 1
    return start + found.start(), start + end


class _Reader:
    """Reads one front matter block, `file[start:end]`."""

    def __init__(self, name: str, file: str, start: int, end: int) -> None:
        self._name = name
        self._file = file
        self._start = start
        self._end = end
        self._seen: dict[Key, str] = {}
        self._lines: list[Line] = []
        self._values: dict[Key, str] = {}
        self._published: date | None = None

    def read(self, body_start: int) -> FrontMatter:
        for key, node in self._entries():
            self._take(key, node)
        return FrontMatter(
            body_start=body_start,
            lines=tuple(self._lines),
            published=self._published,
            url=self._values.get(Key.URL),
            language=self._values.get(Key.LANGUAGE),
            id=self._values.get(Key.ID),
            keys=frozenset(line.key for line in self._lines),
        )

    def _entries(self) -> list[tuple[Key, yaml.Node]]:
        """The known keys and their values, in the file's order."""
        node = self._compose()
        if node is None:
            return []
        if not isinstance(node, yaml.MappingNode):
            raise self._bad(
                0,
                "the front matter is not a list of keys and values",
                "Write it as lines like `title: ...`; if it is none, put an empty line above the first ---",
            )
        entries = []
        for key_node, value in node.value:
            key = _KEYS.get(str(key_node.value).strip().lower()) if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                continue
            written = str(key_node.value)
            if key in self._seen:
                raise self._bad(
                    _index(key_node.start_mark),
                    f"`{written}` says again what `{self._seen[key]}` said",
                    "Keep one of them",
                )
            self._seen[key] = written
            entries.append((key, value))
        return entries

    def _compose(self) -> yaml.Node | None:
        source = self._file[self._start : self._end]
        if len(source) > _LIMIT:
            raise self._bad(0, f"the front matter is longer than {_LIMIT:,} characters", "Close it with a line of ---")
        try:
            self._refuse_depth(source)
            return yaml.compose(source, Loader=yaml.SafeLoader)
        except yaml.reader.ReaderError as error:
            raise self._bad(error.position, "a character there is not allowed in front matter", "Remove it") from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            problem = error.problem or error.context or "it does not parse"
            raise self._bad(
                _index(mark),
                f"the front matter does not parse: {problem}",
                "Put a value with a colon, a quotation mark or a # in it into quotation marks",
            ) from error

    def _refuse_depth(self, source: str) -> None:
        """Looks at the events alone, which takes no recursion, before anything is built from them."""
        depth = 0
        for event in yaml.parse(source, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise self._bad(_index(event.start_mark), "an alias (*name) is not read here", "Write the value out")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEPTH:
                raise self._bad(_index(event.start_mark), "lists are nested too deeply", "Keep values simple")

    def _take(self, key: Key, node: yaml.Node) -> None:
        for scalar in self._scalars(key, node):
            self._join_surrogates(scalar)
            value = normalise(scalar.value)
            if not value or scalar.tag == "tag:yaml.org,2002:null":
                continue
            if key is Key.PUBLISHED:
                self._published = self._date(scalar, value)
            if key in _SPOKEN:
                self._lines.append(Line(key, tuple(self._pieces(scalar))))
            else:
                self._values[key] = self._checked(key, scalar, value)

    def _join_surrogates(self, scalar: yaml.ScalarNode) -> None:
        """JSON writes an emoji as two escapes, which YAML hands on as two halves of a character."""
        try:
            scalar.value = scalar.value.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError as error:
            at = _index(scalar.start_mark)
            raise self._bad(at, "an escape there is half a character", "Write the character itself") from error

    def _scalars(self, key: Key, node: yaml.Node) -> Sequence[yaml.ScalarNode]:
        if isinstance(node, yaml.ScalarNode):
            return [node]
        if key is Key.AUTHORS and isinstance(node, yaml.SequenceNode):
            for item in node.value:
                if not isinstance(item, yaml.ScalarNode):
                    raise self._bad(_index(item.start_mark), "an author is not a name", "Write each author as a name")
            return list(node.value)
        raise self._bad(
            _index(node.start_mark),
            f"`{self._seen[key]}` is not a single value",
            f"Write it as `{self._seen[key]}: ...`",
        )

    def _date(self, node: yaml.ScalarNode, value: str) -> date:
        found = find_date(value)
        if not found:
            raise self._bad(_index(node.start_mark), f"`{value}` is no date", "Write it as 2024-03-12")
        return found[2]

    def _checked(self, key: Key, node: yaml.ScalarNode, value: str) -> str:
        at = _index(node.start_mark)
        if key is Key.LANGUAGE:
            code = _LANGUAGE.fullmatch(value)
            if not code:
                raise self._bad(at, f"`{value}` is no language code", "Write two letters: en, ru, uk, ...")
            return code[1].lower()
        if key is Key.URL and not _is_address(value):
            raise self._bad(at, f"`{value}` is no web address", "Write it with https:// in front")
        return value

    def _pieces(self, node: yaml.ScalarNode) -> list[Piece]:
        start, end = (self._start + _index(mark) for mark in (node.start_mark, node.end_mark))
        return align(node.value, self._file, start, end)

    def _bad(self, index: int, problem: str, remedy: str) -> BadFrontMatter:
        return BadFrontMatter(self._name, problem, remedy, place_of(self._file, self._start + index))


def align(value: str, file: str, start: int, end: int) -> list[Piece]:
    """The words of `value` as pieces of `file[start:end]`, which may spell or wrap them in another way.

    Each word that stands there as it is, in order, is copied; a word that does not is spelled by the whole range left.
    """
    pieces: list[Piece] = []
    cursor = start
    for word in value.split():
        if pieces:
            pieces.append(Piece(" ", cursor, 1, False))
        at = file.find(word, cursor, end)
        if at < 0:
            pieces.append(Piece(word, cursor, min(len(word), max(end - cursor, 0)), False))
            continue
        pieces.append(Piece.copy(file, at, at + len(word)))
        cursor = at + len(word)
    return pieces


def _index(mark: _Mark | None) -> int:
    """The offset that a parser's mark points to."""
    return mark.index if mark else 0


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
