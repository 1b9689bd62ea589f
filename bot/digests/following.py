"""What a chat follows, in one version: the quotations of a speaker, or with certain words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.digests.sayings import Saying
from bot.messages.source import Source
from knowledge.analysis import Word, words
from knowledge.models import Person, cut
from knowledge.naming import Grade
from knowledge.roster import Entry

FEWEST_WORDS = 3
"""Words of a quotation that is shown to those who follow its speaker or its words."""


class Follower:
    """Finds what followed words mean among the quotations of one version."""

    def __init__(self, source: Source, people: Sequence[Person], sayings: Sequence[Saying]) -> None:
        self._source = source
        self._people = [Entry(source.article, person) for person in people]
        self._sayings = [each for each in sayings if not each.alone and len(each.line.split()) >= FEWEST_WORDS]
        self._language = source.article.metadata.language
        self._stems = [self._stems_of(each) for each in self._sayings]
        self._all_stems = frozenset().union(*self._stems)

    def of(self, followed: str) -> tuple[Saying, ...]:
        """The quotations by the speaker whom the words name, and those that hold all the words, in order.

        A name counts in any alphabet, case form or transliteration, in part, and with its role ("Mayor Lee", "the
        mayor"); a misspelt one does not: what comes unasked must be what was meant. Words count in any form; stop words
        do not, and words that are nothing else find nothing.
        """
        spoken = self._spoken_by(followed)
        wanted = _content(followed, self._language)
        by_words = bool(wanted) and wanted <= self._all_stems
        if not spoken and not by_words:
            return ()
        return tuple(
            saying
            for saying, stems in zip(self._sayings, self._stems, strict=True)
            if saying.start in spoken or (by_words and wanted <= stems)
        )

    def _spoken_by(self, name: str) -> frozenset[int]:
        """Where the quotations of those begin whom the name fits best."""
        graded = [(grade, entry) for entry in self._people if (grade := entry.grade(name)) is not None]
        best = min((grade for grade, _ in graded), default=Grade.MISSPELT)
        if best is Grade.MISSPELT:
            return frozenset()
        meant = [entry.person for grade, entry in graded if grade is best]
        return frozenset(quotation.span.start for person in meant for quotation in person.quotations)

    def _stems_of(self, saying: Saying) -> frozenset[str]:
        said = (cut(self._source.article, part.quotation.span) for part in saying.parts)
        return frozenset().union(*(_stems(words(text, self._language)) for text in said))


@lru_cache(maxsize=10_000)
def _content(followed: str, language: str) -> frozenset[str]:
    """The stems of the content words that a chat follows."""
    return _stems(words(followed, language))


def _stems(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in found if word.content)
