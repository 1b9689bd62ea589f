"""Plain questions for somebody's words: "what did X say about Y", "who said that ..."."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from knowledge.answering.question import without_courtesies
from knowledge.folding import APOSTROPHES, fold
from knowledge.languages import LANGUAGES, Language

LONGEST = 1000
"""Characters of a question that are looked at."""

_SAME_LENGTH = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), "ё": "е", "Ё": "Е", "\u00a0": " "})
_AROUND = " \t\r\n.,;:!?…\"'“”„«»‘’‹›()"
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[\w'-]+")


_WHOSE = re.compile(
    r"(?:so |and )?(?:who (?:said|says|wrote|told you) (?:this|that|it|these words|those words|what)"
    r"|who(?: is|'s) (?:speaking|talking)(?: here)?"
    r"|whose (?:words|quote|quotation) (?:is|are) (?:this|that|these|those|it))"
    r"|(?:а |и )?(?:кто (?:(?:это|такое|так) )?(?:сказал|говорил|говорит)(?: это| такое| так| эти слова)?"
    r"|чьи (?:это|эти) слова|чья (?:это|эта) цитата)"
    r"|(?:а |і )?(?:хто (?:(?:це|таке|так) )?(?:сказав|казав|говорив|каже)(?: це| таке| так| ці слова)?"
    r"|чиї (?:це|ці) слова|чия (?:це|ця) цитата)",
    re.IGNORECASE,
)
"""Questions for the speaker of words that stand in another message."""


_ASKING_FOR = {"en": ("What did {} say", "about"), "ru": ("Что сказал {}", "про"), "uk": ("Що сказав {}", "про")}
_ASKING_WHOSE = {"en": "Who said “{}”?", "ru": "Кто сказал «{}»?", "uk": "Хто сказав «{}»?"}


class SpeechQuestion(NamedTuple):
    """A question for what `speaker` said (about `topic`, empty without one), or for who said `words`.

    Either `speaker` or `words` is empty. All are the person's own words, as typed.
    """

    speaker: str = ""
    topic: str = ""
    words: str = ""


def speech_question(question: str) -> SpeechQuestion | None:
    """What the question asks of whose words, in any language that has a table for it; None for other questions.

    Whether anybody of that name speaks in the sources is for the asker to look up: "what did the report say about ..."
    has the form too.
    """
    asked = _bare(question)
    comparable = asked.translate(_SAME_LENGTH)
    for table, pattern in _patterns():
        found = pattern.fullmatch(comparable)
        if found is None:
            continue
        parts = {
            name: asked[slice(*found.span(name))].strip(_AROUND) for name, part in found.groupdict().items() if part
        }
        read = _read(parts, table)
        if read is not None:
            return read
    return None


def asks_whose_words(question: str) -> bool:
    """Whether it asks who said something and leaves the words to another message ("Who said that?")."""
    return _WHOSE.fullmatch(_bare(question).translate(_SAME_LENGTH)) is not None


def asking_for(speaker: str, topic: str = "") -> str:
    """The plain question for what `speaker` said, about `topic` if one is given; `speech_question` reads it so."""
    said, about = _ASKING_FOR[_alphabet(speaker)]
    return f"{said.format(speaker)} {about} {topic}?" if topic else f"{said.format(speaker)}?"


def asking_whose(words: str) -> str:
    """The plain question for who said the words."""
    return _ASKING_WHOSE[_alphabet(words)].format(words.strip(_AROUND))


def _alphabet(words: str) -> str:
    """The code of the language whose letters the words are in: Russian, Ukrainian, else English."""
    if not re.search("[Ѐ-ӿ]", words):
        return "en"
    return "uk" if re.search("[іїєґ]", words.casefold()) else "ru"


def _bare(question: str) -> str:
    return _BLANKS.sub(" ", without_courtesies(question[:LONGEST])).strip(" ?!.…\"'")


def _read(parts: dict[str, str], table: Language) -> SpeechQuestion | None:
    if "words" in parts:
        return SpeechQuestion(words=parts["words"]) if _is_content(parts["words"], table) else None
    speaker, topic = parts.get("speaker", ""), parts.get("topic", "")
    if not _is_content(speaker, table) or _opens_otherwise(speaker, table):
        return None
    return SpeechQuestion(speaker, topic if _is_content(topic, table) else "")


def _is_content(text: str, table: Language) -> bool:
    return any(fold(word) not in table.not_speakers for word in _WORD.findall(text))


def _opens_otherwise(speaker: str, table: Language) -> bool:
    """Whether the words begin as no name does: with a pronoun, or with a preposition ("о мосте")."""
    first = fold(_WORD.findall(speaker)[0])
    return first in table.not_speakers and first not in _ARTICLES


_ARTICLES = frozenset({"the", "a", "an"})


@cache
def _patterns() -> tuple[tuple[Language, re.Pattern[str]], ...]:
    return tuple(
        (table, re.compile(pattern, re.IGNORECASE)) for table in LANGUAGES.values() for pattern in table.speech
    )
