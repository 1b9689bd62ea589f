"""Text to words: tokens with their offsets, folded and stemmed, with names and numbers recognised as such."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from knowledge.dates import month_in, month_word, months_of, numeric_dates
from knowledge.folding import APOSTROPHES, fold
from knowledge.languages import Language, language_of
from knowledge.languages.spelling import american, plain_ukrainian

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
_JOINT = re.compile(r"(?:\.?\s+|\.)(?:(?:de|del|of)\s+)?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")


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
    if any(word.number for word in found):
        found = _with_months(_taken_apart(found, text, table), text, table)
    return _with_days(found, table)


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
    elided = _elided_capital(surface, table)
    capital = elided or (surface[0].isupper() and (initials or not opens))
    name = capital and not shouted and content and not month
    return Word(stem(folded, table.code), folded, *match.span(), content, name, False, month, opens)


def _elided_capital(surface: str, table: Language) -> bool:
    """Whether a capital follows an elided article or preposition, which proves a name even where a sentence begins:
    "L'Élysée", "d'Orléans"."""
    if not table.prefix_clitics:
        return False
    head, mark, tail = fold(surface).partition("'")
    return bool(mark and tail) and head in table.prefix_clitics and surface[len(head) + 1].isupper()


def _taken_apart(found: list[Word], text: str, table: Language) -> list[Word]:
    """The words with dates of digits as written dates have them: "07.06.2022" is "7", "june", "2022"."""
    for numeric in numeric_dates(text, days_first=None if table.code == "en" else True):
        month = month_word(numeric.month, table.code)
        parts = [(numeric.day_at, str(numeric.day), True), (numeric.year_at, str(numeric.year), True)]
        if month is not None:
            parts.append((numeric.month_at, month, False))
        inside = [place for place, word in enumerate(found) if numeric.start <= word.start < numeric.end]
        made = [
            Word(folded if digits else stem(folded, table.code), folded, *at, True, False, digits, True, False)
            for at, folded, digits in parts
            if at is not None
        ]
        found[inside[0] : inside[-1] + 1] = sorted(made, key=lambda word: word.start)
    return found


def _with_months(found: list[Word], text: str, table: Language) -> list[Word]:
    """The words with the months beside numbers under their full name in the text's language, where they are abbreviated
    or foreign: "7 Jun" is "7 june"."""
    for place, word in enumerate(found):
        if word.number or word.date or not word.folded.isalpha() or not _beside_number(found, place, text):
            continue
        small = text[word.start].islower() and not table.small_months
        dotted = text[word.end : word.end + 1] == "."
        number = month_in(word.folded, table.code, small=small, dotted=dotted)
        month = month_word(number, table.code) if number is not None else None
        if month is not None:
            found[place] = word._replace(stem=stem(month, table.code), content=True, name=False, date=True)
    return found


def _beside_number(found: Sequence[Word], place: int, text: str) -> bool:
    """Whether a day or a year stands right before or behind a word, at most a dot or "de" between them."""
    word = found[place]
    if place and _day_or_year(found[place - 1]) and _JOINT.fullmatch(text, found[place - 1].end, word.start):
        return True
    behind = found[place + 1 : place + 3]
    return any(_day_or_year(near) and _JOINT.fullmatch(text, word.end, near.start) is not None for near in behind)


def _day_or_year(word: Word) -> bool:
    return word.number and (word.date or (word.stem.isdecimal() and 0 < int(word.stem[:4]) <= 31))


def _with_days(found: list[Word], table: Language) -> list[Word]:
    """Marks the numbers at most two words from a month as parts of its date: "7 June", "June 07, 2022". All cases of a
    month get one stem."""
    months = [place for place, word in enumerate(found) if word.date and not word.number]
    for place in months:
        month = months_of(table.code).get(found[place].folded)
        if month is not None and table.stemmer is None:  # Snowball stems them alike
            found[place] = found[place]._replace(stem=stem(month_word(month, table.code) or "", table.code))
        for near in range(max(0, place - 2), min(len(found), place + 3)):
            if found[near].number:
                digits = found[near].stem
                found[near] = found[near]._replace(stem=digits.lstrip("0") or digits, date=True)
    return found


def _number(digits: str) -> str:
    """Digits in one form, groups closed up and a point before decimals: "1,200" is "1200", "3,5" is "3.5"."""
    if digits.isdigit():
        return digits
    if _GROUPED.fullmatch(digits):
        return digits.replace(",", "").replace(".", "")
    head, mark, tail = digits.rpartition("." if digits.rfind(".") > digits.rfind(",") else ",")
    if mark not in head and _GROUPED.fullmatch(head):
        return f"{head.replace(',', '').replace('.', '')}.{tail}"
    return digits.replace(",", ".")


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
_SPELLINGS: dict[str, Callable[[str], str]] = {"en": american, "uk": plain_ukrainian}
"""What makes spellings of one word equal before it is stemmed."""


@lru_cache(maxsize=200_000)
def stem(folded: str, language: str) -> str:
    """The stem of a folded word, spellings made one: Snowball where the language has it, else its table of endings."""
    table = language_of(language)
    folded = _SPELLINGS.get(language, str)(folded)
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
