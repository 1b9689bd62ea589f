"""Which versions are new to a chat, and which ones stood there before."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.store import Store

_KEPT = 1.0
"""Seconds for which it is taken to be known what is new."""


@dataclass(frozen=True, slots=True)
class News:
    """The versions that a chat has not been told of, oldest first. `before` gives for a changed one the version that
    stood there at that time; `covered` is the instant up to which it has been told with them, None without any."""

    versions: tuple[str, ...] = ()
    before: Mapping[str, str] = field(default_factory=dict)
    covered: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    article_id: str
    first_seen: datetime


class History:
    """When each version was first seen. It is read once, and again when a version comes up that is not known yet."""

    def __init__(self, store: Store) -> None:
        self._articles = store.articles
        self._versions: dict[str, _Seen] = {}
        self._by_article: dict[str, list[str]] = {}
        self._news: dict[tuple[datetime, tuple[str, ...]], News] = {}
        self._looked = -math.inf

    async def news(self, covered: datetime, readable: Sequence[str]) -> News:
        """What is new since `covered`. What is not `readable` here (yet) waits, with all that came after it.

        Many chats were told of the same articles last: for them it is looked up once a second.
        """
        key = covered, tuple(readable)
        if time.monotonic() > self._looked + _KEPT:
            self._news.clear()
            self._looked = time.monotonic()
        known = self._news.get(key)
        if known is None:
            known = self._news[key] = await self._look(covered, readable)
        return known

    async def _look(self, covered: datetime, readable: Sequence[str]) -> News:
        found = await self._articles.new_since(covered)
        if not found:
            return News()
        await self._know(found)
        there = set(readable)
        missing = (self._versions[each].first_seen for each in found if each not in there)
        limit = min(missing, default=None)
        new = [each for each in found if limit is None or self._versions[each].first_seen < limit]
        before = {each: earlier for each in new if (earlier := self._before(each, covered)) is not None}
        return News(tuple(new), before, max((self._versions[each].first_seen for each in new), default=None))

    async def replaced_by(self, version: str) -> str | None:
        """The version of the same article that came before this one; None when it is the first."""
        await self._know((version,))
        seen = self._versions.get(version)
        if seen is None:
            return None
        earlier = self._by_article[seen.article_id]
        place = earlier.index(version)
        return earlier[place - 1] if place else None

    async def _know(self, versions: Sequence[str]) -> None:
        if all(each in self._versions for each in versions):
            return
        by_article: dict[str, list[str]] = {}
        known: dict[str, _Seen] = {}
        for article_id, version, first_seen in await self._articles.versions():
            known.setdefault(version, _Seen(article_id, first_seen))
            by_article.setdefault(article_id, []).append(version)
        self._versions, self._by_article = known, by_article

    def _before(self, version: str, covered: datetime) -> str | None:
        """The last version of the same article that was there at `covered`."""
        siblings = self._by_article[self._versions[version].article_id]
        there = [each for each in siblings if self._versions[each].first_seen <= covered and each != version]
        return there[-1] if there else None
