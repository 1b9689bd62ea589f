"""Dividing what was chosen into messages, and carrying a message in the 64 bytes of a button."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.buttons import DIGEST_ROOM, QUOTATIONS, Place, Press, Role, digest_size
from bot.digests.holding import Held, hold
from bot.digests.model import Digest, Entry, Head, Page, Pick, Why
from bot.digests.rooms import ARTICLE, ARTICLE_ENTITIES, SAYING_ENTITIES
from bot.errors import BadPress
from knowledge.library import Library
from knowledge.models import SHORT_VERSION

MOST_PAGES = 5
"""Messages of one digest: their buttons stand in one row."""

PAGE_LIMIT = 3_800
"""UTF-16 units of a message, at most, what stands above and below its articles aside."""

_MOST_ENTITIES = 90
_FIRST_DAY = date(2026, 1, 1)
"""Days are counted from here in buttons."""

_DAYS = range(-(1 << 15), 1 << 15)
_NO_DAY = -(1 << 15)
"""Stands for a message without a date."""


def paged(library: Library, entries: Iterable[Entry]) -> Digest:
    """The entries in order on as few pages as there is room on, at most `MOST_PAGES`: what is left then is not shown.

    An article is divided over two pages only when it does not fit on one. Raises UnknownVersion.
    """
    pages: list[list[Entry]] = []
    taken = _Room()
    for entry in entries:
        held = hold(library, entry.version)
        for piece, room in _pieces(held, entry):
            if not pages or not (taken + room).enough:
                if len(pages) == MOST_PAGES:
                    return Digest(tuple(map(tuple, pages)))
                pages.append([])
                taken = _Room()
            pages[-1].append(piece)
            taken += room
    return Digest(tuple(map(tuple, pages)))


def press_of(page: Page, day: date | None) -> Press:
    """What a button carries that asks for the page; `day` is the date of the digest."""
    days = (day - _FIRST_DAY).days if day is not None else _NO_DAY
    return Press(
        Role.DIGEST,
        tuple(place for entry in page for place in _places(entry)),
        shift=days if days in _DAYS else _NO_DAY,
    )


def page_of(library: Library, press: Press) -> Page:
    """The page that a button asks for. Raises BadPress when it is none (any more), UnknownVersion."""
    return tuple(_entry(hold(library, run[0].version), run) for run in _runs(press.places))


def day_of(press: Press) -> date | None:
    """The date of the digest."""
    return None if press.shift == _NO_DAY else _FIRST_DAY + timedelta(days=press.shift)


@dataclass(frozen=True, slots=True)
class _Room:
    """What something takes up on a page: UTF-16 units, entities, and bytes of the button."""

    units: int = 0
    entities: int = 0
    bytes: int = 0

    def __add__(self, other: _Room) -> _Room:
        return _Room(self.units + other.units, self.entities + other.entities, self.bytes + other.bytes)

    @property
    def enough(self) -> bool:
        """Whether a page has so much room."""
        return self.units <= PAGE_LIMIT and self.entities <= _MOST_ENTITIES and self.bytes <= DIGEST_ROOM


def _room(held: Held, entry: Entry) -> _Room | None:
    """What an entry takes up; None when no page has so much room."""
    quoted = sum(held.room(pick.saying) for pick in entry.picks) + held.room_of_head(entry.head)
    entities = ARTICLE_ENTITIES + SAYING_ENTITIES * len(entry.picks)
    try:
        room = _Room(ARTICLE + quoted, entities, digest_size(tuple(_places(entry))))
    except BadPress:
        return None
    return room if room.enough else None


def _pieces(held: Held, entry: Entry) -> Iterator[tuple[Entry, _Room]]:
    """The entry whole, or in pieces where a page has no room for it. A quotation that fits on no page is left out."""
    room = _room(held, entry)
    if room is not None:
        yield entry, room
        return
    piece, room = replace(entry, picks=()), None
    for pick in entry.picks:
        longer = replace(piece, picks=(*piece.picks, pick))
        alone = replace(entry, head=Head.NOTHING, told=(), picks=(pick,))
        if (room_of_longer := _room(held, longer)) is not None:
            piece, room = longer, room_of_longer
        elif (room_of_alone := _room(held, alone)) is not None:
            if room is not None:
                yield piece, room
            piece, room = alone, room_of_alone
    if room is not None:
        yield piece, room


def _places(entry: Entry) -> Iterator[Place]:
    version = entry.version[:SHORT_VERSION]
    yield Place(version, int(entry.head), 0, int(entry.why))
    for pick in entry.picks:
        yield Place(version, pick.saying.start, int(pick.saying.alone), QUOTATIONS[pick.followed])


def _runs(places: Sequence[Place]) -> list[list[Place]]:
    """The places of each article, the article itself first. Raises BadPress for places that no page has."""
    runs: list[list[Place]] = []
    for place in places:
        if place.tag not in QUOTATIONS:
            runs.append([place])
        elif runs and runs[-1][0].version == place.version:
            runs[-1].append(place)
        else:
            raise BadPress("a quotation of no article: answer it as out of date")
    return runs


def _entry(held: Held, run: Sequence[Place]) -> Entry:
    article, *quotations = run
    try:
        why, head = Why(article.tag), Head(article.number)
    except ValueError as error:
        raise BadPress("an article for no reason: answer it as out of date") from error
    picks = []
    for place in quotations:
        saying = held.saying(place.number, bool(place.detail))
        if saying is None:
            raise BadPress("a button that stands for no quotation: answer it as out of date")
        picks.append(Pick(saying, place.tag == QUOTATIONS[True]))
    return Entry(held.source.article.version, why, head & held.head, tuple(picks))
