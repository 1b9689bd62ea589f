"""What a question asks: its content terms, its names and numbers, the kind of thing it wants."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from knowledge.analysis import Word, words
from knowledge.answering.tongues import language_asked
from knowledge.languages import LANGUAGES, Asks, Language, MetadataField, compiled, language_of


@dataclass(frozen=True)
class Question:
    """A question under the tables of one language.

    `terms` are the content words that a passage should hold, in order, each stem once; `names` and `numbers` those
    among them that are names or digits. `asks` is the kind of thing wanted; `speech` tells whether somebody's words
    are. `slips` are the sources' spellings that stand for misspelt words.
    """

    text: str
    language: str
    terms: tuple[Word, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    asks: Asks
    speech: bool
    slips: tuple[str, ...] = ()

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of the terms."""
        return tuple(term.stem for term in self.terms)

    @cached_property
    def own(self) -> frozenset[str]:
        """The same, for looking one up."""
        return frozenset(self.stems)


def parse(text: str, language: str, names: Container[str]) -> Question:
    """Analyses a question for sources in `language`. `names` are the stems that they use as names: people type them in
    lower case. A question that is plainly in another language is asked with the small words of that one."""
    table = language_of(language)
    asked_in = LANGUAGES.get(language_asked(text) or language, table)
    small = table.question_words if asked_in is table else table.question_words | asked_in.small_words
    found = words(text, language)
    terms: dict[str, Word] = {}
    for word in found:
        if word.content and word.folded not in small:
            terms.setdefault(word.stem, word)
    if not terms:  # only question words: better weak terms than none
        terms = {word.stem: word for word in found if word.content}
    kinds = kinds_of(text, asked_in)
    return Question(
        text=text,
        language=language,
        terms=tuple(terms.values()),
        names=frozenset(s for s, w in terms.items() if w.name or s in names),
        numbers=frozenset(s for s, w in terms.items() if w.number),
        asks=next(iter(kinds), Asks.ANYTHING),
        speech=Asks.SPEECH in kinds or Asks.SPEAKER in kinds,
    )


def kinds_of(text: str, table: Language) -> list[Asks]:
    """The kinds of thing a question asks for, the most telling first."""
    folded = " ".join(fold_keeping_accents(text).split())
    return [kind for kind, pattern in _asks(table) if pattern.search(folded)]


def fold_keeping_accents(text: str) -> str:
    """Lower case with straight apostrophes: the form the expressions of the language tables are written for."""
    return text.lower().replace("’", "'").replace("ʼ", "'").replace("ё", "е")


def without_courtesies(text: str) -> str:
    """The question without the greetings, thanks and pleas in front of it; a text of nothing else stays whole."""
    found = _courtesies().match(text)
    return text[found.end() :] if found else text


def is_small_talk(text: str) -> bool:
    """Whether the whole text is, in any language, a greeting, thanks, or a question about the bot itself."""
    return bool(_small_talk().fullmatch(_bare(text)))


def metadata_asked(text: str) -> tuple[str, MetadataField] | None:
    """The language and the part of the article's own data that the whole text asks for, if it does."""
    bare = _bare(text)
    if not _any_metadata().fullmatch(bare):
        return None
    return next((code, name) for code, name, pattern in _metadata() if pattern.fullmatch(bare))


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s'-]", " ", fold_keeping_accents(text)).split())


@lru_cache
def _asks(table: Language) -> tuple[tuple[Asks, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in table.asks)


@cache
def _courtesies() -> re.Pattern[str]:
    each = compiled(pattern for table in LANGUAGES.values() for pattern in table.courtesies).pattern
    return re.compile(rf"(?:\s*(?:{each})\b[\s,.!:;—–-]+)+(?=\w)", re.IGNORECASE)


@cache
def _small_talk() -> re.Pattern[str]:
    return compiled(pattern for table in LANGUAGES.values() for pattern in table.small_talk)


@cache
def _any_metadata() -> re.Pattern[str]:
    return compiled(pattern for table in LANGUAGES.values() for _, pattern in table.metadata)


@cache
def _metadata() -> tuple[tuple[str, MetadataField, re.Pattern[str]], ...]:
    return tuple(
        (table.code, name, re.compile(pattern)) for table in LANGUAGES.values() for name, pattern in table.metadata
    )


__all__ = ["Question", "is_small_talk", "kinds_of", "metadata_asked", "parse"]
