"""What digests know of each version of an article: made when it is first needed, and kept while it is used."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, reduce
from operator import or_
from weakref import WeakKeyDictionary

from bot.digests.fingerprints import fingerprint, folded
from bot.digests.following import Follower
from bot.digests.model import Head
from bot.digests.rooms import room_of, room_of_head
from bot.digests.sayings import Saying, sayings_of
from bot.digests.telling import is_telling, telling
from bot.messages.quoting import trimmed
from bot.messages.source import Source
from bot.recent import Recent
from knowledge.library import Library
from knowledge.models import Passage, Person, Span, cut

MOST_HELD = 2_000
"""Versions that are kept ready."""

_MOST_FOLLOWED = 500
"""Followed words whose quotations are kept for one version."""


class Held:
    """One version, its quotations, and those of them that tell most."""

    def __init__(self, source: Source, people: Sequence[Person]) -> None:
        self.source = source
        self._people = people
        self._followed: Recent[str, tuple[Saying, ...]] = Recent(_MOST_FOLLOWED)
        self._told: dict[Head, tuple[Saying, ...]] = {}
        self._rooms: dict[Saying, int] = {}
        self._parts: dict[Saying, tuple[Saying, ...]] = {}
        self._within: dict[Saying, tuple[Saying, ...]] = {}
        self.sayings = sayings_of(source)
        self._by_place = {(each.start, each.alone): each for each in self.sayings}

    def saying(self, start: int, alone: bool) -> Saying | None:
        """The quotation that starts there; with `alone` the one part of what was said in one go."""
        return self._by_place.get((start, alone))

    @cached_property
    def telling(self) -> tuple[Saying, ...]:
        """What is offered of it, the most telling first."""
        return telling(self.source, self.sayings)

    def parts_of(self, saying: Saying) -> tuple[Saying, ...]:
        """Of what was said in one go, the parts that tell something by themselves."""
        if saying not in self._parts:
            alone = (self.saying(part.quotation.span.start, True) for part in saying.parts)
            self._parts[saying] = tuple(each for each in alone if each is not None and is_telling(self.source, each))
        return self._parts[saying]

    @cached_property
    def fingerprints(self) -> frozenset[bytes]:
        """What all its quotations are known by."""
        return frozenset(mark.fingerprint for saying in self.sayings for mark in saying.marks)

    @cached_property
    def head(self) -> Head:
        """What it has of a head that can be quoted."""
        return reduce(or_, self._heads, Head.NOTHING)

    @cached_property
    def _heads(self) -> dict[Head, Passage]:
        metadata = self.source.article.metadata
        found = {}
        for part, span in ((Head.HEADLINE, metadata.title), (Head.DEK, metadata.dek)):
            seen = trimmed(self.source.article, span) if span is not None else None
            if seen is not None:
                found[part] = _passage(self.source, seen)
        return found

    def of_head(self, part: Head) -> Passage | None:
        """The headline or the dek as a passage; None when it has none that can be seen."""
        return self._heads.get(part)

    def changed_head(self, before: Held) -> Head:
        """What of its head has other words than in the version before."""
        changed = Head.NOTHING
        for part in (Head.HEADLINE, Head.DEK):
            if part in self.head and self._print(part) != before._print(part):
                changed |= part
        return changed

    def told(self, head: Head) -> tuple[Saying, ...]:
        """Those quotations whose words all stand in the parts of the head."""
        if head not in self._told:
            lines = [self._line(part) for part in (Head.HEADLINE, Head.DEK) if part in head]
            within = (each for each in self.sayings if each.line and any(each.line in line for line in lines))
            self._told[head] = tuple(within)
        return self._told[head]

    def within(self, saying: Saying) -> tuple[Saying, ...]:
        """The other quotations that stand in what is quoted of one."""
        if saying not in self._within:
            span = saying.passage.span
            others = (each for each in self.sayings if each is not saying)
            self._within[saying] = tuple(s for s in others if all(span.holds(part.quotation.span) for part in s.parts))
        return self._within[saying]

    def room(self, saying: Saying) -> int:
        """UTF-16 units, at most, that a quotation takes up in a message with all that stands below it."""
        if saying not in self._rooms:
            self._rooms[saying] = room_of(self.source, saying)
        return self._rooms[saying]

    def room_of_head(self, head: Head) -> int:
        """The same of the parts of the head."""
        return sum(room for part, room in self._head_rooms.items() if part in head)

    @cached_property
    def _head_rooms(self) -> dict[Head, int]:
        return {part: room_of_head(self.source, passage) for part, passage in self._heads.items()}

    def offered(self, seen: AbstractSet[bytes], old: AbstractSet[bytes] = frozenset()) -> Iterator[Saying]:
        """What is offered to somebody who knows the sentences of `seen` and `old`, the most telling first.

        Of what was said in one go and is known in part, the other parts that tell something by themselves.
        """
        for saying in self.telling:
            if not saying.known(seen) and not saying.known(old):
                yield saying
            else:
                yield from (part for part in self.parts_of(saying) if not part.known(seen) and not part.known(old))

    def all_followed(self, follows: Sequence[str]) -> tuple[Saying, ...]:
        """What is followed with any of the words: first what tells most, then the rest in order."""
        if not follows:
            return ()
        found = {saying for words in follows for saying in self.followed(words)}
        telling = [saying for saying in self.telling if saying in found] if found else []
        rest = sorted(found.difference(telling), key=lambda saying: (not saying.direct, saying.start))
        return (*telling, *rest)

    def followed(self, words: str) -> tuple[Saying, ...]:
        """The quotations that those want who follow these words, in order."""
        known = self._followed.get(words)
        if known is None:
            known = self._follower.of(words)
            self._followed.put(words, known)
        return known

    @cached_property
    def _follower(self) -> Follower:
        return Follower(self.source, self._people, self.sayings)

    def _print(self, part: Head) -> bytes | None:
        passage = self.of_head(part)
        return fingerprint(cut(self.source.article, passage.span)) if passage is not None else None

    def _line(self, part: Head) -> str:
        passage = self.of_head(part)
        return folded(cut(self.source.article, passage.span)) if passage is not None else ""


def _passage(source: Source, span: Span) -> Passage:
    """A part of the head as a passage of its own, with the sentences that are known of it."""
    inside = [s for passage in source.passages for s in passage.sentences if span.holds(s)]
    block = next((each.number for each in source.article.blocks if each.span.meets(span)), 0)
    return Passage(span=span, number=None, blocks=(block, block), sentences=tuple(inside) or (span,))


_SHELVES: WeakKeyDictionary[Library, Recent[str, Held]] = WeakKeyDictionary()


def hold(library: Library, version: str) -> Held:
    """What is known of a version (full or short). Raises UnknownVersion when the library has it not (any more)."""
    held = _held(library, version)
    if held is None:
        held = _read(library, version)
        _keep(library, held)
    return held


async def hold_soon(library: Library, version: str) -> Held:
    """The same with all that a digest needs of it, read in a thread. Raises UnknownVersion."""
    held = _held(library, version)
    if held is None:
        held = await asyncio.to_thread(_read, library, version)
        _keep(library, held)
    return held


def _held(library: Library, version: str) -> Held | None:
    article = library.article(version)
    shelf = _SHELVES.get(library)
    held = shelf.get(article.version) if shelf is not None else None
    return held if held is not None and held.source.article is article else None


def _read(library: Library, version: str) -> Held:
    held = Held(Source.of(library, version), library.people(version))
    _ = held.telling
    return held


def _keep(library: Library, held: Held) -> None:
    _SHELVES.setdefault(library, Recent(MOST_HELD)).put(held.source.article.version, held)
