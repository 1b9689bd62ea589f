"""What a question takes for granted and the articles do not hold: names, numbers and dates that none mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from knowledge.analysis import Word
from knowledge.answering.question import Question
from knowledge.answering.speech import speech_question
from knowledge.collection import Collection
from knowledge.folding import APOSTROPHES
from knowledge.languages import language_of

View = tuple[Question, Collection]
"""A question in the words of one collection."""

SHORTEST = 2
"""Letters of the shortest name that is told: single letters are initials, or words of another language."""
COUNTED = 12
"""The greatest number that whoever asks may have counted: "the 2 reasons"."""
ROUND = 1000
"""From here on numbers that end in two zeros may be rounded by whoever asks."""
SIMILAR = 0.5
"""A part of a name that is so much like what the articles have in its place is misspelt, not another one."""
LETTERS = 5
"""The longest abbreviation: the articles may write it out in words."""
BESIDE = 12
"""Passages that are looked through for what stands beside a part of a name."""

_JOINED = re.compile(r"[ \u00a0-]")
_CENTURY = re.compile(r"\W*(?:centur|век|столет|столітт|jahrhundert|siecle|siècle|siglo)", re.IGNORECASE)
_TITLED = 0.6
"""So great a share of capitals among the words says nothing about which of them are names."""


class Premise(NamedTuple):
    """A name or a number of a question that no article holds, from `start` to `end` of its text.

    `words` are its words that none holds; a name of several words can have others that some do (`partly`).
    """

    start: int
    end: int
    words: tuple[Word, ...]
    number: bool
    partly: bool


def unmentioned(views: Sequence[View]) -> tuple[Premise, ...]:
    """The names, numbers and dates of the question that no article of any collection holds, in whatever form."""
    question = views[0][0]
    wanted = question.names | question.numbers
    found: list[Premise] = []
    for run in _runs(question, wanted):
        unknown = tuple(word for word in run if not mentioned(word, views))
        if unknown and any(word.number or len(word.folded) >= SHORTEST for word in unknown):
            alone = len(run) == 1 or all(word.number for word in run)
            found.append(Premise(run[0].start, run[-1].end, unknown, alone and run[0].number, len(unknown) < len(run)))
    return tuple(found)


def named(premises: Sequence[Premise], question: Question) -> tuple[str, ...]:
    """The premises as the person typed them, each once."""
    return tuple(dict.fromkeys(typed(question, p.start, p.end) for p in premises))


def typed(question: Question, start: int, end: int) -> str:
    """Words of the question as the person typed them, without what only hangs on them ("Brisk's", "d'Orléans")."""
    table = language_of(question.language)
    text = question.text[start:end]
    for clitic in table.suffix_clitics:
        text = re.sub(rf"[{APOSTROPHES}]{clitic}$", "", text)
    for clitic in table.prefix_clitics:
        text = re.sub(rf"^{clitic}[{APOSTROPHES}](?=.)", "", text, flags=re.IGNORECASE)
    return text


def refuted(premises: Sequence[Premise], views: Sequence[View]) -> bool:
    """Whether a premise that no article holds leaves nothing to answer, whatever else of the question is known.

    Nobody is quoted whom no article names; nothing is told of a year that none mentions, nor of somebody of whose name
    they know but a part, nor of names of which they know none. Names may be misspelt or shortened, and small numbers
    counted by whoever asks: those leave the decision to the rest of the question.
    """
    if not premises:
        return False
    question = views[0][0]
    if any(q.speech for q, _ in views) and _is_stranger(premises, question):
        return True
    if any(premise.number and _is_wrong(premise, question, views) for premise in premises):
        return True
    if language_of(question.language).determiners or _is_titled(question.text):
        return False
    names = [premise for premise in premises if not premise.number]
    return any(_is_wrong(premise, question, views) for premise in names) or _knows_nobody(names, question, views)


def _is_stranger(premises: Sequence[Premise], question: Question) -> bool:
    """Whether somebody's words are asked for whom no article names: the first name of the question, or the one that it
    gives as the speaker's."""
    names = [premise for premise in premises if not premise.number]
    asked = speech_question(question.text)
    if asked is not None and asked.speaker:
        start = question.text.find(asked.speaker)
        return any(start <= premise.start < start + len(asked.speaker) for premise in names)
    first = min((word.start for word in question.terms if word.stem in question.names), default=-1)
    return any(premise.start <= first < premise.end for premise in names)


def _knows_nobody(names: Sequence[Premise], question: Question, views: Sequence[View]) -> bool:
    """Whether no article holds any name of the question. Abbreviations do not count: they may be written out."""
    words = [word for premise in names for word in premise.words]
    if not words or any(_is_short(question.text[word.start : word.end]) for word in words):
        return False
    return len(words) == len(question.names) and not any(mentioned(word, views) for word in words)


def _is_short(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) <= LETTERS and sum(map(str.isupper, letters)) > 1


def _is_wrong(premise: Premise, question: Question, views: Sequence[View]) -> bool:
    if premise.number:
        return not premise.partly and all(_is_wrong_number(word, question, views) for word in premise.words)
    last = premise.words[-1]
    return premise.partly and last.end == premise.end and _is_another(last, premise, views)


def _is_wrong_number(word: Word, question: Question, views: Sequence[View]) -> bool:
    """Whether a number that no article holds cannot be meant otherwise: counted, rounded, or the part of a name."""
    if not word.stem.isdecimal() or _CENTURY.match(question.text, word.end):
        return False
    value = int(word.stem)
    if value <= COUNTED or (value >= ROUND and value % 100 == 0):
        return False
    if any(term.end == word.start - 1 and term.stem in question.names for term in question.terms):
        return False
    return not word.date or not any(_tells_of(collection, value) for _, collection in views)


def _tells_of(collection: Collection, year: int) -> bool:
    """Whether an article holds the year before or after, or is of one of those: it can tell of "last year"."""
    if any(collection.mentions(str(near)) for near in (year - 1, year + 1)):
        return True
    days = (reading.article.metadata.published for reading in collection.readings.values())
    return any(day is not None and abs(day.year - year) <= 1 for day in days)


def _is_another(word: Word, premise: Premise, views: Sequence[View]) -> bool:
    """Whether the articles have another name than this beside the part of a name that they know, and none like it."""
    beside = {
        other
        for question, collection in views
        for known in question.terms
        if premise.start <= known.start < premise.end and collection.mentions(known.stem)
        for other in _names_beside(known.stem, collection)
    }
    return bool(beside) and not any(OSA.normalized_similarity(word.stem, other) >= SIMILAR for other in beside)


def _names_beside(stem: str, collection: Collection) -> set[str]:
    """The names right behind a word in the first passages that hold it."""
    return {
        other.stem
        for read, _ in collection.search((stem,), BESIDE)
        for sentence in read.sentences
        for word, other in pairwise(sentence)
        if word.stem == stem and other.name and other.stem != stem
    }


def _is_titled(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _TITLED * len(words)


def _runs(question: Question, wanted: frozenset[str]) -> Iterator[list[Word]]:
    """The names and numbers of a question, the words of one name together."""
    run: list[Word] = []
    for word in question.terms:
        if word.stem not in wanted:
            continue
        if run and not (_JOINED.fullmatch(question.text[run[-1].end : word.start]) and run[-1].number == word.number):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def mentioned(word: Word, views: Sequence[View]) -> bool:
    """Whether any article holds a word of the question, in whatever form, script or language."""
    return any(
        _holds(collection, term)
        for question, collection in views
        for term in question.terms
        if term.start < word.end and word.start < term.end
    )


def _holds(collection: Collection, term: Word) -> bool:
    if collection.mentions(term.stem) or collection.akin(term.stem):
        return True
    return not term.number and collection.kin(term._replace(name=False)) is not None  # in another form
