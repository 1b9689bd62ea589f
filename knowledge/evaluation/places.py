"""Where in the articles the answers to an operator's questions stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge.analysis import words
from knowledge.evaluation.questionnaire import BadQuestions, BadRow, OwnQuestion, Questionnaire
from knowledge.folding import fold
from knowledge.library import Library
from knowledge.models import Article, Block, BlockKind, Span, cut
from knowledge.reading import Reading

ALIKE = 75.0
"""So alike (0..100) is a paragraph that is shown in place of words which stand nowhere."""
BEGINNING = 60
"""Characters of it that are shown."""
SHOWN = 5
"""Articles that are listed when one is not found."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """A question with the places of the articles that answer it; none when nothing does."""

    asked: OwnQuestion
    places: tuple[Span, ...]


def expectations(questionnaire: Questionnaire, library: Library) -> list[Expectation]:
    """The questions of a file with where they are answered.

    Raises BadQuestions with every row that is not right: those that could not be read, and those whose article,
    paragraph or words are not there.
    """
    places = _Places(library)
    bad = list(questionnaire.bad)
    found = [Expectation(asked, tuple(places.of(asked, bad))) for asked in questionnaire.questions]
    if bad:
        raise BadQuestions(questionnaire.source, bad)
    return found


class _Places:
    """The articles of a library, to look up words and paragraphs in."""

    def __init__(self, library: Library) -> None:
        self._articles = {
            article.version: _Words(reading)
            for collection in library.collections()
            for reading in collection.readings.values()
            for article in [reading.article]
        }
        self._by_name: dict[str, str] = {}
        for article in library.articles():
            title = article.metadata.title
            for name in (article.id, cut(article, title) if title is not None else ""):
                self._by_name.setdefault(fold(name).strip(), article.version)

    def of(self, asked: OwnQuestion, bad: list[BadRow]) -> list[Span]:
        """The places that answer a question; what of it is not there is added to `bad`."""

        def fault(problem: str, remedy: str) -> list[Span]:
            bad.append(BadRow(asked.line, problem, remedy))
            return []

        among = list(self._articles.values())
        if asked.article:
            version = self._version(asked.article)
            if version is None:
                return fault(f"there is no article “{asked.article}”", f"Name one of {self._listed()}")
            among = [self._articles[version]]
        if asked.unanswerable:
            return []
        if asked.answer:
            places = [place for article in among for place in article.with_words(asked.answer)]
            return places or fault(*_not_there(asked.answer, among))
        if len(among) > 1:
            return fault("it counts paragraphs and there are several articles", "Say which with “article”")
        numbered = among[0].numbered
        missing = [number for number in asked.paragraphs if number not in numbered]
        if missing:
            return fault(
                f"there is no paragraph {', '.join(map(str, missing))}: the article has {max(numbered, default=0)}",
                "Count as `onrecord check-article` does, or give words of the passage as “answer”",
            )
        return [numbered[number].span for number in asked.paragraphs]

    def _version(self, name: str) -> str | None:
        """The article of a file name, with its ending or without, or of a title."""
        wanted = fold(name).strip()
        return self._by_name.get(wanted) or self._by_name.get(fold(Path(name.strip()).stem))

    def _listed(self) -> str:
        names = [article.name for article in self._articles.values()]
        more = len(names) - SHOWN
        return ", ".join(f"“{name}”" for name in names[:SHOWN]) + (f" or {more} more" if more > 0 else "")


class _Words:
    """The words of one article, block by block, with blanks between them, so that a search finds whole words."""

    def __init__(self, reading: Reading) -> None:
        self.article: Article = reading.article
        self.name = reading.article.id
        self.numbered: Mapping[int, Block] = {b.number: b for b in reading.article.blocks if b.number}
        self._code = reading.language.code
        blocks = zip(reading.article.blocks, reading.block_words, strict=True)
        # A heading is never quoted, so nothing is answered there.
        self._blocks = [(block, found) for block, found in blocks if block.kind is not BlockKind.HEADING]
        self.texts = [_joined(word.folded for word in found) for _, found in self._blocks]

    def with_words(self, text: str) -> Iterator[Span]:
        """Where the words stand one after the other, once a block."""
        wanted = [word.folded for word in words(text, self._code)]
        needle = _joined(wanted)
        for (block, found), hay in zip(self._blocks, self.texts, strict=True):
            at = hay.find(needle) if wanted else -1
            if at >= 0:
                first = hay.count(" ", 0, at)
                start, end = found[first].start, found[first + len(wanted) - 1].end
                yield block.span.part(block.span.start + start, block.span.start + end)

    def nearest(self, text: str) -> tuple[str, float]:
        """The beginning of the paragraph that is most like the words, and how alike (0..100)."""
        wanted = _joined(word.folded for word in words(text, self._code)).strip()
        near = process.extractOne(wanted, self.texts, scorer=fuzz.partial_ratio) if wanted else None
        if near is None:
            return "", 0.0
        block = self._blocks[near[2]][0]
        shown = " ".join(cut(self.article, block.span).split())
        begins = shown if len(shown) <= BEGINNING else f"{shown[:BEGINNING].rstrip()}…"
        return f"paragraph {block.number} of “{self.name}” ({begins})", near[1]


def _joined(folded: Iterable[str]) -> str:
    # One word may hold no blank; each has one before it and the last one behind it too.
    return " ".join(("", *folded, ""))


def _not_there(text: str, among: Sequence[_Words]) -> tuple[str, str]:
    problem = f"the answer “{text}” stands in no paragraph of the articles"
    near, alike = max((article.nearest(text) for article in among), key=lambda found: found[1], default=("", 0.0))
    hint = f"; the nearest is {near}" if alike >= ALIKE else ""
    return f"{problem}{hint}", "Copy a few words of the passage that answers, exactly as they stand there"
