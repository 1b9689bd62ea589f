"""What the articles know of a name: whether they write it as one, and whether somebody of that name speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.analysis import Word, words
from knowledge.collection import Collection
from knowledge.folding import fold
from knowledge.models import Article, Person, cut
from knowledge.naming import Grade
from knowledge.reading import Reading
from knowledge.roster import Entry

_MOST_ARTICLES = 12
"""Articles that are looked through for somebody."""

_PRONOUNS = {"he": "m", "she": "f", "он": "m", "она": "f", "він": "m", "вона": "f", "er": "m", "il": "m", "elle": "f"}


class Acquaintance:
    """What the current articles know of names."""

    def __init__(self, collections: Sequence[Collection]) -> None:
        self._collections = collections

    def holds(self, word: Word) -> bool:
        """Whether an article writes the word with a capital inside a sentence."""
        return any(word.stem in collection.names for collection in self._collections)

    def person(self, said: str) -> bool:
        """Whether a name, in whatever case, or what an article calls somebody ("the mayor") fits one who speaks.

        Only articles whose speakers were read already are looked at (`Library.ready`).
        """
        return next(self._people(said), None) is not None

    def gender(self, said: str) -> str:
        """The gender ("m", "f") of the pronouns that the articles have for one who speaks; empty without any."""
        told = {
            _PRONOUNS.get(fold(cut(article, quotation.speaker.mention)), "")
            for article, person in self._people(said)
            for quotation in (*person.quotations, *person.reports)
            if quotation.speaker.mention is not None
        } - {""}
        return told.pop() if len(told) == 1 else ""

    def _people(self, said: str) -> Iterator[tuple[Article, Person]]:
        for reading in islice(self._holding(said), _MOST_ARTICLES):
            for person in reading.people:
                grade = Entry(reading.article, person).grade(said)
                if grade is not None and grade is not Grade.MISSPELT:
                    yield reading.article, person

    def _holding(self, said: str) -> Iterator[Reading]:
        """The articles that hold all of the words."""
        for collection in self._collections:
            stems = [word.stem for word in words(said, collection.language.code) if word.content]
            if not stems or not all(map(collection.mentions, stems)):
                continue
            for reading in collection.readings.values():
                if reading.heard and all(stem in reading.spellings for stem in stems):
                    yield reading
