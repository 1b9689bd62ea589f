"""What articles are known by: outlets, authors, titles and days, to be found again in a question."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from knowledge.analysis import stem
from knowledge.dates import Days, find_written
from knowledge.folding import APOSTROPHES, fold
from knowledge.languages.model import listed
from knowledge.models import Article, Span, cut
from knowledge.naming import readings, sounds
from knowledge.reading import Reading

_TOKEN = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}.-][^\W_]+)*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$")
_OPENING, _CLOSING = "“„«»\"‘‚'", "”“»«\"’‘'"
_LEADING = listed("the der die das den le la les el los las a an")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN_CODES, _CYRILLIC_CODES = ("en", "de", "fr", "es"), ("ru", "uk")
SHORTEST_PART = 3
"""Letters that a part of a name needs to stand for all of it."""


class Kind(Enum):
    """What a name is the name of."""

    OUTLET = 1
    AUTHOR = 2
    TITLE = 3


class Name(NamedTuple):
    """A name that articles (`versions`) carry, as its folded words."""

    kind: Kind
    words: tuple[str, ...]
    versions: frozenset[str]


class Mention(NamedTuple):
    """A name found in a text: without marks and possessive from `start` to `end`, with its marks from `outer_start` to
    `outer_end`. `whole` tells a whole name from a part such as a surname, `capital` that the text writes it as a name.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: Kind
    versions: frozenset[str]
    words: int
    whole: bool
    capital: bool

    @property
    def marked(self) -> bool:
        """Whether it stands in quotation marks of its own."""
        return self.outer_end > self.end and self.outer_start < self.start


class _Token(NamedTuple):
    start: int
    end: int
    keys: frozenset[str]


class Catalogue:
    """The names and the days of some articles."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.days: dict[str, Days] = {}
        named: defaultdict[tuple[Kind, tuple[str, ...]], set[str]] = defaultdict(set)
        versions = []
        for article in articles:
            versions.append(article.version)
            days = days_of(article)
            if days is not None:
                self.days[article.version] = days
            for kind, words in _names(article):
                named[kind, words].add(article.version)
        self.versions = frozenset(versions)
        self.names = tuple(Name(kind, words, frozenset(held)) for (kind, words), held in named.items())
        self._keys = [tuple(_keys(word, inflected=False) for word in name.words) for name in self.names]
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for place, word in enumerate(keys):
                if place == 0 or self.names[number].kind is not Kind.TITLE:
                    for key in word:
                        self._places[key].append((number, place))

    def published(self, within: Days) -> frozenset[str]:
        """The articles that were published in these days, as far as is known."""
        return frozenset(version for version, days in self.days.items() if within.holds(days))

    def mentions(self, text: str, *, small: bool = False) -> list[Mention]:
        """The names in a text, in order, the longest where several overlap; all that fit there stand for one.

        With `small`, a part of a name may be written without a capital.
        """
        tokens = [_Token(*_without_possessive(match), _keys_of_token(match.group())) for match in _TOKEN.finditer(text)]
        found: dict[tuple[int, int, Kind], Mention] = {}
        for place in range(len(tokens)):
            for mention in self._at(text, tokens, place, small):
                key = (mention.start, mention.end, mention.kind)
                held = found.get(key)
                if held is not None and held.whole and not mention.whole:
                    continue
                if held is not None and held.whole == mention.whole:
                    mention = mention._replace(versions=mention.versions | held.versions)
                found[key] = mention
        return _longest(found.values())

    def named(self, text: str, kinds: Sequence[Kind]) -> frozenset[str]:
        """The articles whose outlet, author or title (of the kinds asked for) the whole text names."""
        bare = text.strip(" \t\n.,;:!?" + _OPENING + _CLOSING)
        tokens = list(_TOKEN.finditer(bare))
        while len(tokens) > 1 and fold(tokens[0].group()) in _LEADING:
            del tokens[0]
        if not tokens:
            return frozenset()
        start, end = tokens[0].start(), tokens[-1].end()
        fitting = [
            m for m in self.mentions(bare, small=True) if m.kind in kinds and m.start <= start and m.end >= end - 2
        ]
        return frozenset().union(*(mention.versions for mention in fitting))

    def _at(self, text: str, tokens: Sequence[_Token], at: int, small: bool) -> Iterator[Mention]:
        """The names that begin with a token of the text."""
        starts = {start for key in tokens[at].keys for start in self._places.get(key, ())}
        for number, place in starts:
            name, keys = self.names[number], self._keys[number]
            length = _run(tokens, at, keys[place:])
            if place == 0 and not length and name.kind is Kind.AUTHOR and len(keys) > 2:
                length = 2 * bool(_run(tokens, at + 1, keys[-1:]))  # "Jane Doe" for "Jane Q. Doe"
            if not length or (place and name.kind is Kind.AUTHOR and place != len(keys) - 1):
                continue
            first = tokens[at].start
            end = tokens[at + length - 1].end
            start = _with_article(text, tokens, at, name.kind) if place == 0 else first
            if place and (end - first < SHORTEST_PART or not (small or text[first].isupper())):
                continue
            marks = text[max(start - 1, 0) : start], text[end : end + 1]
            inside = marks[0] != "" and marks[0] in _OPENING and marks[1] != "" and marks[1] in _CLOSING
            yield Mention(
                start=start,
                end=end,
                outer_start=start - inside,
                outer_end=end + inside,
                kind=name.kind,
                versions=name.versions,
                words=length,
                whole=place == 0,
                capital=text[first].isupper(),
            )


@lru_cache(maxsize=8)
def catalogue_of(shelf: tuple[Reading, ...]) -> Catalogue:
    """The catalogue of some articles, made once."""
    return Catalogue(reading.article for reading in shelf)


def days_of(article: Article) -> Days | None:
    """When an article was published, as far as it says; the year alone is a whole year."""
    metadata = article.metadata
    if metadata.published is not None:
        return Days(metadata.published, metadata.published)
    found = find_written(_words_of(article, metadata.published_at))
    return found[0].days if found else None


def _words_of(article: Article, span: Span | None) -> str:
    """What a span says; empty for one of another text, which is refused where it would be shown."""
    return cut(article, span) if span is not None and span.version == article.version else ""


def _names(article: Article) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    metadata = article.metadata
    spans: list[tuple[Kind, Span | None]] = [(Kind.OUTLET, metadata.outlet), (Kind.TITLE, metadata.title)]
    spans += [(Kind.AUTHOR, author) for author in metadata.authors]
    for kind, span in spans:
        words = [_bare(match.group()) for match in _TOKEN.finditer(_words_of(article, span))]
        while len(words) > 1 and words[0] in _LEADING:
            del words[0]
        if words:
            yield kind, tuple(words)


def _with_article(text: str, tokens: Sequence[_Token], at: int, kind: Kind) -> int:
    """Where a name begins when its own "The" is counted, which stands with it in quotation marks, or in a title."""
    if at:
        word = tokens[at - 1]
        mark = text[max(word.start - 1, 0) : word.start]
        marked = mark != "" and mark in _OPENING
        if fold(text[word.start : word.end]) in _LEADING and (marked or kind is Kind.TITLE):
            return word.start
    return tokens[at].start


def _run(tokens: Sequence[_Token], at: int, keys: Sequence[frozenset[str]]) -> int:
    """How many tokens from `at` on are these words: all of them, or 0."""
    if at + len(keys) > len(tokens):
        return 0
    fit = all(token.keys & key for token, key in zip(tokens[at : at + len(keys)], keys, strict=True))
    return len(keys) if fit else 0


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    chosen: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, not m.whole)):
        same = [other for other in chosen if mention.start < other.end and other.start < mention.end]
        if all((other.start, other.end) == (mention.start, mention.end) for other in same):
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: (mention.start, mention.kind.value))


def _without_possessive(match: re.Match[str]) -> tuple[int, int]:
    possessive = _POSSESSIVE.search(match.group())
    return match.start(), match.end() - (len(possessive.group()) if possessive else 0)


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", fold(word))


@lru_cache(maxsize=4096)
def _keys_of_token(token: str) -> frozenset[str]:
    return _keys(_bare(token), inflected=True)


@lru_cache(maxsize=4096)
def _keys(word: str, *, inflected: bool) -> frozenset[str]:
    """What a word of a name is known by: how it sounds, and its stems ("+" in front)."""
    codes = _CYRILLIC_CODES if _CYRILLIC.search(word) else _LATIN_CODES
    heard = readings(word) if inflected else sounds(word)
    return heard | {f"+{stem(word, code)}" for code in codes} or frozenset({f"+{word}"})
