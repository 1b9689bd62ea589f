"""What a button carries: everything needed to draw its message again, in the 64 bytes that Telegram gives.

Nothing is kept in memory, so buttons outlive a restart. Layout, before URL-safe base64 without padding: one byte for
role (high half) and view (low half), one for the index, two for the shift (signed), one for the number of versions;
then 6 bytes for each version (its first 12 hexadecimal digits), then 6 for each place: version's position (high half)
and tag (low half) in one byte, the number in three, the detail in two. All numbers big-endian.

A list of hits (`Role.TOPIC`) is written closer, as it cannot be found again without the words that were asked for:
after the versions one byte for the tag that all its places share; then for each version one byte for how many places
it has, and for each of them how much further on its number is than the one before, seven bits a byte, the lowest
first, the high bit set in all bytes but the last. That holds 17 quotations of one article, or more.

A page of a digest (`Role.DIGEST`) too is written closer. Its places go article by article. The first one of each is
the article itself, without a detail: its tag (1 to 7) and its number (0 to 3) say why and how it is shown. The others
are quotations, whose tag is 6 or 9 and whose detail is 0 or 1. After the versions stands for each of them one byte: the
article's tag in the three highest bits, its number in the next two, and how many quotations there are in the three
lowest. For each quotation follows one number, written seven bits a byte as above: how much further on it is than the
one before (the first one of either tag: than the beginning of the article), four times that, 2 more with a detail, 1
more for the tag 9. That holds three articles with three quotations each, or six without any.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from telegram import InlineKeyboardButton
from telegram.constants import InlineKeyboardButtonLimit

from bot.errors import BadPress

ROOM = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA) // 4 * 3
"""Bytes of the layout above that fit into callback data once they are base64."""

_HEAD = struct.Struct(">BBhB")
_VERSION = 6
_PLACE = struct.Struct(">BBHH")

DIGEST_ROOM = ROOM - _HEAD.size
"""Bytes for the articles of one page of a digest."""

_NIBBLE = 16
_NUMBERS = 1 << 24
_DETAILS = 1 << 16
_INDICES = 1 << 8
_SHIFTS = range(-(1 << 15), 1 << 15)
_MORE = 1 << 7
"""The high bit of a byte of a number: there is more of it."""
_WHYS, _HEADS = 1 << 5, 1 << 3
"""What the tag and the number of an article are multiplied by in the byte of a page of a digest."""

QUOTATIONS = (6, 9)
"""The tags of the quotations of a digest: chosen, and such as the chat follows."""


class Role(IntEnum):
    """What the places of a button are."""

    ANSWER = 1
    NEAREST = 2
    QUOTATION = 3
    SOURCES = 4
    SPEAKER = 5
    """One quotation of somebody: the others of the same person are looked up when the button is pressed."""
    TOPIC = 6
    """All quotations of somebody that are about what was asked."""
    NEAR_QUOTATION = 7
    DIGEST = 8
    """One page of a digest: its articles, each with its quotations."""


class View(IntEnum):
    """How the place at the index is shown: itself, a neighbour `shift` passages off, part `shift` of the whole, or
    itself in a message of its own."""

    ITSELF = 0
    NEIGHBOUR = 1
    WHOLE = 2
    APART = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in a stored version (`version`: its first 12 hexadecimal digits).

    What `number`, `detail` and `tag` mean is for `bot.places` to say.
    """

    version: str
    number: int
    detail: int
    tag: int = 0

    @property
    def fits(self) -> bool:
        """Whether a button has room for its numbers."""
        return 0 <= self.number < _NUMBERS and 0 <= self.detail < _DETAILS and 0 <= self.tag < _NIBBLE


@dataclass(frozen=True, slots=True)
class Press:
    """What pressing a button asks for: view the place at `index` of `places`."""

    role: Role
    places: tuple[Place, ...] = ()
    index: int = 0
    view: View = View.ITSELF
    shift: int = 0

    @property
    def place(self) -> Place:
        """The place it is about."""
        return self.places[self.index]

    def to(self, index: int) -> Press:
        """Another place of the same list, itself."""
        return replace(self, index=index, view=View.ITSELF, shift=0)

    def seen(self, view: View, shift: int = 0) -> Press:
        """The same place in another view."""
        return replace(self, view=view, shift=shift)


def fitting(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """As many of the first places as a button has room for: six of one article, three of three different ones."""
    kept: list[Place] = []
    for place in places:
        versions = {each.version for each in (*kept, place)}
        if not place.fits or _HEAD.size + len(versions) * _VERSION + (len(kept) + 1) * _PLACE.size > ROOM:
            break
        kept.append(place)
    return tuple(kept)


def fitting_hits(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """As many of the first places as a button for a list of hits has room for."""
    count = len(places)
    while count and not _fit_closely(places[:count]):
        count -= 1
    return places[:count]


def digest_size(places: tuple[Place, ...]) -> int:
    """Bytes that an article takes up on a page of a digest (of `DIGEST_ROOM`), its quotations included.

    Raises BadPress when there is no room for it on any page.
    """
    if not all(place.fits for place in places):
        raise BadPress("a place of a digest is too far back for a button: leave it out")
    return _VERSION + len(_by_article(places))


def encode(press: Press) -> str:
    """The press as callback data of at most 64 bytes. Raises BadPress when it does not fit."""
    versions = list(dict.fromkeys(place.version for place in press.places))
    if (
        press.shift not in _SHIFTS
        or press.index >= _INDICES
        or len(versions) >= _NIBBLE
        or not all(place.fits for place in press.places)
    ):
        raise BadPress("a button's numbers are too large for callback data: leave the button out")
    raw = _HEAD.pack(press.role * _NIBBLE + press.view, press.index, press.shift, len(versions))
    raw += b"".join(map(bytes.fromhex, versions))
    if press.role is Role.TOPIC:
        raw += _closely(press.places)
    elif press.role is Role.DIGEST:
        raw += _by_article(press.places)
    else:
        raw += _widely(press.places, versions)
    if len(raw) > ROOM:
        raise BadPress(f"a button with {len(press.places)} places is too large: use `fitting` first")
    return urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def decode(data: str) -> Press:
    """The press that the callback data stands for. Raises BadPress when it was not made by `encode`."""
    try:
        raw = urlsafe_b64decode(data.encode("ascii") + b"=" * (-len(data) % 4))
        kind, index, shift, count = _HEAD.unpack_from(raw)
        body = _HEAD.size + count * _VERSION
        versions = [raw[at : at + _VERSION].hex() for at in range(_HEAD.size, body, _VERSION)]
        role = Role(kind // _NIBBLE)
        read = {Role.TOPIC: _read_closely, Role.DIGEST: _read_by_article}.get(role, _read_widely)
        places = read(raw[body:], versions)
        press = Press(role, places, index, View(kind % _NIBBLE), shift)
    except (UnicodeEncodeError, Base64Error, struct.error, ValueError, IndexError) as error:
        raise BadPress("this is no callback data of this bot: answer it as out of date") from error
    if press.role is not Role.SOURCES and index >= len(places):
        raise BadPress("the callback data points outside of its own list: answer it as out of date")
    return press


def button(text: str, press: Press) -> InlineKeyboardButton:
    """A button with the label that asks for the press."""
    return InlineKeyboardButton(text, callback_data=encode(press))


def _widely(places: tuple[Place, ...], versions: list[str]) -> bytes:
    raw = b""
    for place in places:
        high, low = divmod(place.number, 1 << 16)
        raw += _PLACE.pack(versions.index(place.version) * _NIBBLE + place.tag, high, low, place.detail)
    return raw


def _read_widely(raw: bytes, versions: list[str]) -> tuple[Place, ...]:
    return tuple(
        Place(versions[mixed // _NIBBLE], (high << 16) + low, detail, mixed % _NIBBLE)
        for mixed, high, low, detail in _PLACE.iter_unpack(raw)
    )


def _fit_closely(places: tuple[Place, ...]) -> bool:
    try:
        size = len(_closely(places))
    except BadPress:
        return False
    versions = {place.version for place in places}
    return len(versions) < _NIBBLE and _HEAD.size + len(versions) * _VERSION + size <= ROOM


def _closely(places: tuple[Place, ...]) -> bytes:
    """Raises BadPress for places that are no list of hits: of one tag, without details, in order within a version."""
    runs = [list(run) for _, run in groupby(places, key=lambda place: place.version)]
    tags = {place.tag for place in places}
    scattered = len(runs) != len({place.version for place in places})
    if len(tags) != 1 or scattered or any(len(run) >= _INDICES for run in runs):
        raise BadPress("a list of hits needs one tag and its versions one after another: leave the button out")
    raw = bytes(tags)
    for run in runs:
        raw += bytes([len(run)])
        before = 0
        for place in run:
            if place.detail or place.number < before:
                raise BadPress("a list of hits goes forward and has no details: leave the button out")
            raw += _varint(place.number - before)
            before = place.number
    return raw


def _varint(number: int) -> bytes:
    raw = bytearray()
    while number >= _MORE:
        raw.append(number % _MORE + _MORE)
        number //= _MORE
    return bytes([*raw, number])


def _read_closely(raw: bytes, versions: list[str]) -> tuple[Place, ...]:
    """Raises IndexError where the bytes end too soon, ValueError where some are left over or a number is too large."""
    tag, at = raw[0], 1
    places: list[Place] = []
    for version in versions:
        count, at, number = raw[at], at + 1, 0
        for _ in range(count):
            further, at = _read_varint(raw, at)
            number += further
            places.append(Place(version, number, 0, tag))
    if at != len(raw) or not all(place.fits for place in places):
        raise ValueError("bytes that no list of hits has")
    return tuple(places)


def _read_varint(raw: bytes, at: int) -> tuple[int, int]:
    """The number that stands there, and where the next one begins."""
    number, power = 0, 1
    while raw[at] >= _MORE:
        number += (raw[at] - _MORE) * power
        power, at = power * _MORE, at + 1
    return number + raw[at] * power, at + 1


def _by_article(places: tuple[Place, ...]) -> bytes:
    """Raises BadPress for places that are no page of a digest."""
    runs = [list(run) for _, run in groupby(places, key=lambda place: place.version)]
    if len(runs) != len({place.version for place in places}):
        raise BadPress("a page of a digest names each article once: leave the button out")
    raw = b""
    for article, *quotations in runs:
        lead = article.tag * _WHYS + article.number * _HEADS + len(quotations)
        if not 0 < article.tag < _HEADS or article.number >= 4 or article.detail or len(quotations) >= _HEADS:
            raise BadPress("a page of a digest shows too much of an article: leave the button out")
        raw += bytes([lead])
        before = dict.fromkeys(QUOTATIONS, 0)
        for place in quotations:
            further = place.number - before.get(place.tag, place.number + 1)
            if further < 0 or place.detail not in (0, 1):
                raise BadPress("the quotations of a page go forward, tag by tag: leave the button out")
            before[place.tag] = place.number
            raw += _varint(further * 4 + place.detail * 2 + QUOTATIONS.index(place.tag))
    return raw


def _read_by_article(raw: bytes, versions: list[str]) -> tuple[Place, ...]:
    """Raises IndexError where the bytes end too soon, ValueError where some are left over or a number is too large."""
    at = 0
    places: list[Place] = []
    for version in versions:
        tag, rest = divmod(raw[at], _WHYS)
        head, count = divmod(rest, _HEADS)
        at += 1
        places.append(Place(version, head, 0, tag))
        before = dict.fromkeys(QUOTATIONS, 0)
        for _ in range(count):
            number, at = _read_varint(raw, at)
            further, flags = divmod(number, 4)
            of = QUOTATIONS[flags % 2]
            before[of] += further
            places.append(Place(version, before[of], flags // 2, of))
    if at != len(raw) or not all(place.fits and place.tag for place in places):
        raise ValueError("bytes that no page of a digest has")
    return tuple(places)
