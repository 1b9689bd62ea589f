"""Text to words: tokens with their offsets, folded and stemmed, with names and numbers recognised as such."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from knowledge.folding import APOSTROPHES, fold
from knowledge.languages import Language, language_of

_LETTER = r"[^\W\d_]"
_MARKS = r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u093a-\u094f\u200c\u200d]"
_WORD = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)(?:-?(?P<ending>{_LETTER}{{1,4}}))?(?![\w])"
    rf"|(?:[\w]{_MARKS}*)+(?:[{APOSTROPHES}](?:[\w]{_MARKS}*)+)*",
)
_OPENER = re.compile(r"[\n“”„«»\"‘(\[—–]")
_STOP = re.compile(r"[.!?…:;]")
_BLANK = re.compile(r"\s")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|2100")
_NUMERIC_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(\d{2}|\d{4})")
_SEPARATOR = re.compile(r"(?<=\d)[,.](?=\d{3}(?:\D|$))")


__all__ = ["Word", "fold", "stem", "strip_clitics", "words"]


class Word(NamedTuple):
    """One word of a text. `start` and `end` are offsets of the text given; `stem` is what is compared.

    `content` is false for stop words; `name` is true for a word that is capitalised inside a sentence, or is all
    capitals; `number` for digits; `date` for months, years, and the days beside a month. `opens` marks the first word
    of a sentence, whose capital proves nothing.
    """

    stem: str
    folded: str
    start: int
    end: int
    content: bool
    name: bool
    number: bool
    date: bool
    opens: bool


def words(text: str, language: str) -> list[Word]:
    """The words of a text in order, analysed with the tables of `language` (ISO 639-1)."""
    table = language_of(language)
    shouted = text.isupper() and len(text.split()) > 2
    found: list[Word] = []
    for match in _WORD.finditer(text):
        opens = not found or _opens_sentence(text, found[-1].end, match.start())
        word = _digits(match, opens) if match["number"] else _letters(match, opens, table, shouted)
        if word is not None:
            found.append(word)
    return _with_days(found)


def _opens_sentence(text: str, start: int, end: int) -> bool:
    """Whether what stands between two words ends a sentence, or begins a quotation or a bracket."""
    if _OPENER.search(text, start, end):
        return True
    stop = _STOP.search(text, start, end)
    return stop is not None and _BLANK.search(text, stop.end(), end) is not None


def _digits(match: re.Match[str], opens: bool) -> Word:
    digits = match["number"]
    date = bool(_YEAR.fullmatch(digits) and not match["ending"]) or bool(_NUMERIC_DATE.fullmatch(digits))
    return Word(_number(digits), match.group(), *match.span(), True, False, True, date, opens)


def _letters(match: re.Match[str], opens: bool, table: Language, shouted: bool) -> Word | None:
    surface = match.group()
    folded = strip_clitics(fold(surface), table)
    if not folded:
        return None
    initials = len(surface) > 1 and surface.isupper() and not shouted  # "US" is no "us"
    content = initials or (folded not in table.stop_words and (len(folded) > 1 or not surface.islower()))
    month = folded in table.months and (surface[0].isupper() or table.small_months)
    name = surface[0].isupper() and not shouted and content and (initials or not opens) and not month
    return Word(stem(folded, table.code), folded, *match.span(), content, name, False, month, opens)


def _with_days(found: list[Word]) -> list[Word]:
    """Marks the numbers at most two words from a month as parts of its date: "7 June", "June 7, 2022"."""
    months = [place for place, word in enumerate(found) if word.date and not word.number]
    for place in months:
        for near in range(max(0, place - 2), min(len(found), place + 3)):
            if found[near].number:
                found[near] = found[near]._replace(date=True)
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
