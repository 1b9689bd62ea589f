"""What the engine knows of a language: one table a language, so that adding a language is adding a module."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.folding import fold


class Asks(StrEnum):
    """The kind of thing a question asks for."""

    PERSON = "person"
    TIME = "time"
    PLACE = "place"
    YEAR = "year"
    AGE = "age"
    MONEY = "money"
    LENGTH = "length"
    DURATION = "duration"
    SHARE = "share"
    NUMBER = "number"
    NAME = "name"
    REASON = "reason"
    SPEECH = "speech"
    SPEAKER = "speaker"
    IDENTITY = "identity"
    ANYTHING = "anything"


class MetadataField(StrEnum):
    """What a question about the article itself asks for."""

    AUTHORS = "authors"
    PUBLISHED = "published"
    OUTLET = "outlet"
    TITLE = "title"
    ABOUT = "about"


def listed(words: str) -> frozenset[str]:
    """The words of a table, folded as the words of a text are."""
    return frozenset(map(fold, words.split()))


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Data of one language. All words are folded, as `listed` makes them.

    `stemmer` names a Snowball algorithm; without one, `suffixes` (longest first) are taken off words of which at
    least `root` letters stay. `asks` are regular expressions over the folded question, tried in order. `question_words`
    carry no content in a question; `suffix_clitics` end a word after an apostrophe ("'s") and `prefix_clitics` begin
    one ("l'"), and neither belongs to it. `months`, `time_words`, `reason_words`, `number_words` show that a passage
    holds a date, a reason or a number; `small_months` tells that months are written without a capital. `small_talk`
    matches a whole question that is none, `courtesies` what may stand in front of one; `metadata` one about the article itself.
    `speech` matches a whole question for somebody's words, end marks aside, case ignored: the group `speaker` names
    whose, `topic` (if it matches) about what, and `words` are those whose speaker is wanted. `not_speakers` are words
    that name nobody whose words could be listed ("he", "article"). `endings` are what the stems of one word's relatives
    may end in beyond what they share ("discov", "discoveri"). Only a language that writes every noun with a capital has
    `determiners`, which stand before nouns and hardly before names, and the endings of its nouns and adjectives, as
    regular expressions.
    """

    code: str
    stemmer: str | None
    stop_words: frozenset[str]
    question_words: frozenset[str]
    asks: tuple[tuple[Asks, str], ...]
    months: frozenset[str]
    time_words: frozenset[str]
    reason_words: frozenset[str]
    number_words: frozenset[str]
    small_talk: tuple[str, ...] = ()
    courtesies: tuple[str, ...] = ()
    metadata: tuple[tuple[MetadataField, str], ...] = ()
    suffixes: tuple[str, ...] = ()
    root: int = 3
    suffix_clitics: tuple[str, ...] = ()
    prefix_clitics: tuple[str, ...] = ()
    small_months: bool = True
    speech: tuple[str, ...] = ()
    not_speakers: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    noun_endings: str = ""
    adjective_endings: str = ""

    @property
    def small_words(self) -> frozenset[str]:
        """The words that tell nothing of what a question is about."""
        return self.stop_words | self.question_words
