"""Text to words: tokens with their offsets, folded and stemmed, with names and numbers recognised as such."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from knowledge.languages import Language, language_of

APOSTROPHES = "'’‘ʼ`´＇"
_LETTER = r"[^\W\d_]"
_MARKS = r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u093a-\u094f\u200c\u200d]"
_WORD = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)(?:-?(?P<ending>{_LETTER}{{1,4}}))?(?![\w])"
    rf"|(?:[\w]{_MARKS}*)+(?:[{APOSTROPHES}](?:[\w]{_MARKS}*)+)*",
)
_SENTENCE_OPENING = re.compile(r"[.!?…:;][^\w]*\s|[\n“”„«»\"‘(\[—–]")
_SEPARATOR = re.compile(r"(?<=\d)[,.](?=\d{3}(?:\D|$))")


class Word(NamedTuple):
    """One word of a text. `start` and `end` are offsets of the text given; `stem` is what is compared.

    `content` is false for stop words; `name` is true for a word that is capitalised inside a sentence, or is all
    capitals; `number` for digits. `opens` marks the first word of a sentence, whose capital proves nothing.
    """

    stem: str
    folded: str
    start: int
    end: int
    content: bool
    name: bool
    number: bool
    opens: bool


def fold(text: str) -> str:
    """Case folded, apostrophes unified, accents of Latin letters taken off, ё as е: what makes spellings comparable."""
    text = text.casefold()
    if text.isascii():
        return text
    for mark in APOSTROPHES[1:]:
        text = text.replace(mark, "'")
    return "".join(_plain(character) for character in text)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    if character == "ё":
        return "е"
    base = unicodedata.normalize("NFD", character)
    if len(base) > 1 and base[0].isascii():
        return base[0]
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    return character


def words(text: str, language: str) -> list[Word]:
    """The words of a text in order, analysed with the tables of `language` (ISO 639-1)."""
    table = language_of(language)
    found: list[Word] = []
    for match in _WORD.finditer(text):
        surface = match.group()
        start, end = match.span()
        opens = not found or bool(_SENTENCE_OPENING.search(text, found[-1].end, start))
        if match["number"]:
            found.append(Word(_number(match["number"]), surface, start, end, True, False, True, opens))
            continue
        folded = strip_clitics(fold(surface), table)
        if not folded:
            continue
        content = folded not in table.stop_words and not (len(folded) == 1 and folded.isascii() and surface.islower())
        capital = surface[0].isupper()
        name = capital and content and (not opens or (len(surface) > 1 and surface.isupper()))
        found.append(Word(stem(folded, language), folded, start, end, content, name, False, opens))
    return found


def _number(digits: str) -> str:
    """Digits without group separators: "1,200" and "1.200" and "1200" are one number."""
    return _SEPARATOR.sub("", digits)


def strip_clitics(folded: str, table: Language) -> str:
    """A folded word without what an apostrophe hangs on it: "ukraine's" is "ukraine", "l'eau" is "eau"."""
    if "'" not in folded:
        return folded
    head, _, tail = folded.partition("'")
    if tail in table.suffix_clitics or not tail:
        return head
    if head in table.prefix_clitics:
        return tail
    return folded


_LOCK = threading.Lock()


@lru_cache(maxsize=200_000)
def stem(folded: str, language: str) -> str:
    """The stem of a folded word: Snowball where the language has it, else its table of endings."""
    table = language_of(language)
    if table.stemmer is not None:
        with _LOCK:  # a Snowball stemmer keeps state and must not be shared by threads
            stemmed: str = _stemmer(table.stemmer).stemWord(folded)
        return stemmed or folded
    for suffix in table.suffixes:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= table.root:
            return folded[: -len(suffix)]
    return folded


@lru_cache(maxsize=32)
def _stemmer(algorithm: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(algorithm)


def terms(text: str, language: str) -> list[str]:
    """The stems that an index holds of a text: its content words, or all of its words when it has none."""
    found = words(text, language)
    return [word.stem for word in found if word.content] or [word.stem for word in found]
