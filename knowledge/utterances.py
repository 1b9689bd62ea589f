"""Quotations as rows of words: what somebody's memory of them is compared with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from knowledge.analysis import words
from knowledge.folding import APOSTROPHES
from knowledge.languages.frequencies import zipf
from knowledge.models import SPEECH, Article, Quotation, Span, SpeakerStatus, cut

SMALL = 0.3
"""Weight of a stop word; a content word weighs `LEAST` to `MOST`, the rarer the more."""
LEAST, MOST = 0.6, 1.6

_BRIDGE = 4
"""Words and dashes, at most, of a further sentence between quotations that were said in one go."""
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")

_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_DROPPED = str.maketrans("", "", APOSTROPHES + "_")


class Told(NamedTuple):
    """A word as it is compared: `key` is equal for the same word, case, accents, apostrophes and separators aside.

    `start` and `end` are offsets of the text it comes from; `opens` marks the first word of a sentence.
    """

    key: str
    stem: str
    start: int
    end: int
    weight: float
    content: bool
    number: bool
    opens: bool


def told(text: str, language: str, offset: int = 0) -> tuple[Told, ...]:
    """The words of a text in order; `offset` is added to their places."""
    found = []
    for word in words(text, language):
        surface = text[word.start : word.end]
        key = _key(surface, word.stem if word.number else "")
        if key:
            weight = _weight(word.stem, language) if word.content else SMALL
            place = (offset + word.start, offset + word.end)
            found.append(Told(key, word.stem, *place, weight, word.content, word.number, word.opens))
    return tuple(found)


def _key(surface: str, number: str) -> str:
    if number and surface[-1:].isdigit():
        return number
    plain = unicodedata.normalize("NFKD", surface).casefold().translate(_ACCENTS)
    return "".join(plain.translate(_DROPPED).split())


@lru_cache(maxsize=50_000)
def _weight(stem: str, language: str) -> float:
    return max(LEAST, min(MOST, (7.2 - zipf(stem, language)) / 2.5))


@dataclass(frozen=True, eq=False)
class Utterance:
    """One quotation, or several that the reporter's words divide ("X," he said, "Y"), as what was said in one go."""

    article: Article
    parts: tuple[Quotation, ...]

    @property
    def language(self) -> str:
        """Code of the article's language."""
        return self.article.metadata.language

    @cached_property
    def words(self) -> tuple[Told, ...]:
        """The words of all parts in order; their places are offsets of the article."""
        spoken: list[Told] = []
        for part in self.parts:
            spoken.extend(told(cut(self.article, part.span), self.language, part.span.start))
        return tuple(spoken)

    @cached_property
    def line(self) -> str:
        """The keys of the words with a blank before and behind each."""
        return line_of(self.words)

    @cached_property
    def stems(self) -> dict[str, float]:
        """The weight of each stem."""
        return weight_of_stems(self.words)

    @cached_property
    def weight(self) -> float:
        """The weight of all words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def speaker_stems(self) -> frozenset[str]:
        """The stems of the words that name the speaker."""
        speaker = self.parts[0].speaker
        return self._stems_of(speaker.label) | self._stems_of(speaker.mention)

    @cached_property
    def role_stems(self) -> frozenset[str]:
        """The stems of the words that say who the speaker is."""
        return self._stems_of(self.parts[0].speaker.role)

    def _stems_of(self, span: Span | None) -> frozenset[str]:
        if span is None:
            return frozenset()
        return frozenset(word.stem for word in told(cut(self.article, span), self.language) if word.content)

    def prepare(self) -> None:
        """Analyses the words, which is else done when they are first compared."""
        _ = self.line, self.stems, self.weight

    def part_of(self, word: Told) -> Quotation:
        """The part that holds one of the words."""
        return next(part for part in self.parts if part.span.start <= word.start < part.span.end)


def line_of(spoken: Iterable[Told]) -> str:
    """The keys of words in a form in which one row of words is found inside another."""
    return f" {' '.join(word.key for word in spoken)} "


def weight_of_stems(spoken: Iterable[Told]) -> dict[str, float]:
    """The weight that the words of each stem have together."""
    weights: dict[str, float] = {}
    for word in spoken:
        weights[word.stem] = weights.get(word.stem, 0.0) + word.weight
    return weights


def utterances_of(article: Article, quotations: Sequence[Quotation]) -> tuple[Utterance, ...]:
    """Every quotation of an article by itself, and those that one speaker said in one go together."""
    singles = [Utterance(article, (quotation,)) for quotation in quotations]
    runs: list[list[Quotation]] = []
    for quotation in (q for q in quotations if q.kind in SPEECH):
        if runs and _goes_on(article, runs[-1][-1], quotation):
            runs[-1].append(quotation)
        else:
            runs.append([quotation])
    return (*singles, *(Utterance(article, tuple(run)) for run in runs if len(run) > 1))


def _goes_on(article: Article, one: Quotation, two: Quotation) -> bool:
    """Whether two quotations of one speaker were said in one go: one block, no story told in between ("he said. He
    added:" is none), or one behind the other with no word between them."""
    if one.speaker.status not in (SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS):
        return False
    if one.speaker.label != two.speaker.label:
        return False
    between = article.text[one.span.end : two.span.start]
    if one.block == two.block:
        return sum(len(part.split()) for part in _SENTENCE_END.split(between)[1:]) <= _BRIDGE
    return two.block == one.block + 1 and not any(map(str.isalnum, between))
