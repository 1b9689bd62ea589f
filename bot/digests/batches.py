"""The archive: the current articles in batches, so that what was added last comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from weakref import WeakKeyDictionary

from bot.digests.holding import Held, hold, hold_soon
from bot.digests.sayings import Saying
from bot.recent import Recent
from knowledge.library import Library

ARCHIVE = 1_000
"""Articles that the archive goes back: those that were added last."""

BATCH = 100
"""Articles that are gone through together: the next ones only when these have nothing left."""

_MOST_BATCHES = 20
_MOST_FOLLOWED = 2_000
"""Followed words whose quotations are kept for one batch."""

Found = tuple[Held, Saying]


class Batch:
    """Some articles, those that were added last first."""

    def __init__(self, held: Sequence[Held]) -> None:
        self.held = held
        self._followed: Recent[str, tuple[Found, ...]] = Recent(_MOST_FOLLOWED)

    def is_current(self, library: Library) -> bool:
        """Whether the library still knows the same of these versions."""
        return all(held.source.article is library.article(held.source.article.version) for held in self.held)

    @cached_property
    def telling(self) -> tuple[Found, ...]:
        """The most telling quotation of each article, then the second ones, and so on."""
        columns = ([(held, saying) for saying in held.telling] for held in self.held)
        return tuple(each for row in zip_longest(*columns) for each in row if each is not None)

    def followed(self, follows: Sequence[str]) -> list[Found]:
        """The quotations that are followed with any of the words, each once, article by article."""
        return list(dict.fromkeys(each for words in follows for each in self._of(words)))

    def _of(self, words: str) -> tuple[Found, ...]:
        known = self._followed.get(words)
        if known is None:
            known = tuple((held, saying) for held in self.held for saying in held.all_followed((words,)))
            self._followed.put(words, known)
        return known


_BATCHES: WeakKeyDictionary[Library, Recent[tuple[str, ...], Batch]] = WeakKeyDictionary()


def batches(library: Library) -> Iterator[Batch]:
    """The articles of the archive, those that were added last first; a text that is there under two ids once."""
    versions = list(dict.fromkeys(article.version for article in reversed(library.articles()[-ARCHIVE:])))
    known = _BATCHES.setdefault(library, Recent(_MOST_BATCHES))
    for start in range(0, len(versions), BATCH):
        key = tuple(versions[start : start + BATCH])
        batch = known.get(key)
        if batch is None or not batch.is_current(library):
            batch = Batch([hold(library, version) for version in key])
            known.put(key, batch)
        yield batch


async def prepare(library: Library) -> None:
    """Reads, in threads, what the first digest after a change of the articles would have to read."""
    await library.ready()
    for article in reversed(library.articles()[-ARCHIVE:]):
        await hold_soon(library, article.version)
