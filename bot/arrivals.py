"""Articles that come, change and go while the bot runs: the folder is looked at again and again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path

from bot.clock import Clock
from bot.store import Store
from knowledge.errors import LoadingError
from knowledge.library import Library
from knowledge.loading import article_files
from knowledge.models import Article

logger = logging.getLogger(__name__)

PAUSE = 30.0
"""Seconds between two looks."""

TOLD_AGAIN = timedelta(minutes=5)
"""What came within so long before a start is told again. That does no harm: word of it is planned once a chat."""

Told = Callable[[frozenset[str]], Awaitable[None]]
"""Is told the versions that were never there before."""

_State = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: a file with both unchanged is taken to be the same."""


class Arrivals:
    """Keeps library and store in step with the files at `path`, one file or a folder.

    `files` are those that the library was loaded from, by the id of the article. `limit` is in bytes a file.
    """

    def __init__(
        self, library: Library, store: Store, path: Path, files: Mapping[str, Path], limit: int, clock: Clock
    ) -> None:
        self._library = library
        self._store = store
        self._path = path
        self._limit = limit
        self._clock = clock
        self._ids = {file: article_id for article_id, file in files.items()}
        self._read = _states(path)
        self._seen = dict(self._read)

    async def begin(self, told: Told) -> None:
        """Makes the versions of earlier runs readable, writes the present ones down, and tells which are new.

        Those that came shortly before the last run ended are told again: it may have had no time to tell them.
        """
        known = await self._store.articles.all()
        self._library.keep(stored.article for stored in known)
        told_before = self._clock() - TOLD_AGAIN
        await self._write_down({each.article.version for each in known if each.first_seen < told_before}, told)

    async def watch(self, told: Told, pause: float = PAUSE) -> None:
        """Looks every `pause` seconds, until it is cancelled."""
        while True:
            await asyncio.sleep(pause)
            await self.look(told)

    async def look(self, told: Told) -> None:
        """Loads files that are new or changed, takes out articles whose files are gone, and tells what is new.

        A file that changes while it is looked at is left until it rests: half an article is none.
        """
        try:
            states = await asyncio.to_thread(_states, self._path)
        except LoadingError as error:
            logger.warning("the articles stay as they are: %s", error)
            return
        changed = [
            file for file, state in states.items() if state == self._seen.get(file) and state != self._read.get(file)
        ]
        gone = [file for file in self._ids if file not in states]
        self._seen = states
        for file in gone:
            self._read.pop(file, None)
            await self._library.remove(self._ids.pop(file))
        if changed:
            await self._load(changed, states)
        if changed or gone:
            known = {article.version for article in await self._known()}
            await self._write_down(known, told)

    async def _load(self, files: list[Path], states: Mapping[Path, _State]) -> None:
        report = await self._library.load(*files, limit=self._limit)
        self._read.update((file, states[file]) for file in files)
        self._ids.update((file, article_id) for article_id, file in report.files.items())
        for error in report.errors:
            logger.warning("left out: %s", error)
        for article in report.loaded:
            logger.info("read %s, version %s", article.id, article.short_version)
        await self._library.ready()

    async def _known(self) -> list[Article]:
        return [stored.article for stored in await self._store.articles.all()]

    async def _write_down(self, known: set[str], told: Told) -> None:
        current = self._library.articles()
        await self._store.articles.keep(current, self._clock())
        new = frozenset(article.version for article in current) - known
        if new:
            await told(new)


def _states(path: Path) -> dict[Path, _State]:
    """How the files are that articles are read from. Raises LoadingError."""
    states = {}
    for file in article_files(path):
        try:
            told = file.stat()
        except FileNotFoundError:  # gone since it was listed
            continue
        states[file] = told.st_size, told.st_mtime_ns
    return states
