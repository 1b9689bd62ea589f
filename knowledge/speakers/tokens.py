"""A block as tokens: the reporter's words one by one, each quotation as a single opaque token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from knowledge.speakers.words import Words

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[/.,]\d+)+|[^\W_]+(?:[-'’ʼ&‐‑][^\W_]+)*|[\"'“”„«»‘’`]+|[^\s\w]|_")
_APOSTROPHES = str.maketrans("’ʼ‘‐‑", "'''--")
_LONGEST_ASIDE = 10
_LONGEST_TITLE = 4
_LONGEST_DATELINE = 12
_DASHES = frozenset({"–", "—", "-", "--"})
ENDERS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»“)]")


class TokenKind(IntEnum):
    """What a token is."""

    WORD = 0
    MARK = 1
    QUOTE = 2


class Token(NamedTuple):
    """One token. `start` and `end` are offsets of the article's text; `low` is folded for look-ups in word tables.

    `possessive` says that the word carries a possessive ending, which lies outside `end`. `quote` is the number of the
    quotation that a QUOTE token stands for.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    low: str
    possessive: bool = False
    quote: int = -1

    @property
    def is_word(self) -> bool:
        """Whether it is a word of the reporter."""
        return self.kind is TokenKind.WORD

    @property
    def capital(self) -> bool:
        """Whether it is a word that starts with a capital letter."""
        return self.kind is TokenKind.WORD and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Frame:
    """The tokens of one block and where its sentences start: `starts[i]` is the first token of token i's sentence,
    `ends[i]` the token behind its last."""

    block: int
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def low(self, index: int) -> str:
        """The folded word or mark at `index`; empty outside the block and for a quotation."""
        if 0 <= index < len(self.tokens) and self.tokens[index].kind is not TokenKind.QUOTE:
            return self.tokens[index].low
        return ""

    def kind(self, index: int) -> TokenKind | None:
        """What stands at `index`; None outside the block."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def titled(self, index: int) -> bool:
        """Whether the token is a quotation that can only be the name of something: a few words with a capital, no end
        mark, right behind a word of the reporter."""
        if self.kind(index) is not TokenKind.QUOTE or self.kind(index - 1) is not TokenKind.WORD:
            return False
        inner = self.tokens[index].text.strip("\"'“”„«»‘’ \u00a0")
        return inner[:1].isupper() and inner[-1:].isalnum() and inner.count(" ") < _LONGEST_TITLE

    def is_start(self, index: int) -> bool:
        """Whether the token is the first of its sentence."""
        return 0 <= index < len(self.tokens) and self.starts[index] == index


def fold(word: str) -> str:
    """A word in lower case with straight apostrophes and hyphens."""
    return word.translate(_APOSTROPHES).lower()


def tokenise(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    """The tokens of `text[start:end]`, marks and all; offsets are those of `text`."""
    position = start
    while match := _TOKEN.search(text, position, end):
        token = _token(match, words, end)
        yield from _split_clitic(token, words)
        position = match.end() + (1 if token.end > match.end() else 0)


def frame(text: str, block: int, start: int, end: int, quotes: Sequence[tuple[int, int, int]], words: Words) -> Frame:
    """The frame of the block `text[start:end]`. `quotes` are (start, end, number) of its quotations, marks included."""
    tokens: list[Token] = []
    position = start
    for quote_start, quote_end, number in quotes:
        tokens.extend(tokenise(text, position, quote_start, words))
        tokens.append(_quote_token(text, quote_start, quote_end, number))
        position = quote_end
    tokens.extend(tokenise(text, position, end, words))
    return _with_sentences(block, _without_asides(tokens))


def _without_asides(tokens: list[Token]) -> list[Token]:
    """The tokens without short brackets such as "(R-Ohio)", which stand between a name and its verb."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        if tokens[index].low == "(":
            reach = range(index + 1, min(index + _LONGEST_ASIDE, len(tokens)))
            closing = next((i for i in reach if tokens[i].low == ")" or tokens[i].kind is TokenKind.QUOTE), None)
            if closing is not None and tokens[closing].low == ")":
                index = closing + 1
                continue
        kept.append(tokens[index])
        index += 1
    return kept


def _token(match: re.Match[str], words: Words, end: int) -> Token:
    raw = match.group()
    if not (raw[0].isalnum()):
        return Token(TokenKind.MARK, match.start(), match.end(), raw, raw.translate(_APOSTROPHES))
    low = fold(raw)
    source = match.string
    if len(low) > 2 and low.endswith("'s"):
        return Token(TokenKind.WORD, match.start(), match.end() - 2, raw[:-2], low[:-2], possessive=True)
    behind = source[match.end() : match.end() + 2] if match.end() < end else ""
    if low.endswith("s") and behind[:1] in ("’", "'") and behind[1:2].isspace():
        return Token(TokenKind.WORD, match.start(), match.end(), raw, low, possessive=True)
    initial = len(raw) == 1 and raw.isupper()
    if behind[:1] == "." and (initial or low in words.abbreviations):
        return Token(TokenKind.WORD, match.start(), match.end() + 1, raw + ".", low + ".")
    return Token(TokenKind.WORD, match.start(), match.end(), raw, low)


def _split_clitic(token: Token, words: Words) -> tuple[Token, ...]:
    """The verb and the pronoun of a token such as "dit-il"; any other token as it is."""
    for clitic in words.clitics:
        if token.low.endswith(clitic) and len(token.low) > len(clitic):
            pronoun = clitic.rpartition("-")[2]
            cut, start = token.end - len(clitic), token.end - len(pronoun)
            verb = token._replace(end=cut, text=token.text[: -len(clitic)], low=token.low[: -len(clitic)])
            return verb, token._replace(start=start, text=token.text[-len(pronoun) :], low=pronoun)
    return (token,)


def _quote_token(text: str, start: int, end: int, number: int) -> Token:
    """The token of a quotation; its `low` is the last character inside the marks, which can end a sentence."""
    last = end
    while last > start and (text[last - 1] in _CLOSERS or text[last - 1].isspace()):
        last -= 1
    low = text[last - 1 : last] if last > start else ""
    return Token(TokenKind.QUOTE, start, end, text[start:end], low, quote=number)


def _with_sentences(block: int, tokens: list[Token]) -> Frame:
    starts: list[int] = []
    current = 0
    dateline = _dateline(tokens)
    for index in range(len(tokens)):
        if index and (_ends_sentence(tokens, index - 1) or index == dateline):
            current = index
        starts.append(current)
    ends = [0] * len(tokens)
    last = len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        ends[index] = last
        if starts[index] == index:
            last = index
    return Frame(block, tuple(tokens), tuple(starts), tuple(ends))


def _dateline(tokens: list[Token]) -> int:
    """The token behind the place that opens a report ("KESTLE, Northland (NP) — "), 0 where none does: its dash stands
    behind a word in capitals or a bracket, and before a capital."""
    for index in range(1, min(_LONGEST_DATELINE, len(tokens) - 1)):
        token = tokens[index]
        if token.low in _DASHES:
            aside = token.start - tokens[index - 1].end > 2  # a bracket, which has no token
            opens = aside or (len(tokens[0].text) > 2 and tokens[0].text.isupper())
            return index + 1 if opens and not tokens[index + 1].text[:1].islower() else 0
        if token.kind is TokenKind.QUOTE or (token.is_word and not token.capital and not token.text.isdigit()):
            return 0
    return 0


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    """Whether a sentence ends at token `index`: an end mark, or a quotation that ends with one, before a new start."""
    token, following = tokens[index], tokens[index + 1]
    if token.kind is TokenKind.WORD or token.low not in ENDERS:
        return False
    if token.kind is TokenKind.QUOTE and following.low in ("—", "–") and index + 2 < len(tokens):
        return tokens[index + 2].capital or not tokens[index + 2].is_word  # "«Когда?» — спросил он" is one sentence
    if following.kind is TokenKind.QUOTE or following.low in "\"'“«‘[(—–-":
        return True
    return following.capital or (following.is_word and following.text[0].isdigit() and token.kind is TokenKind.MARK)
