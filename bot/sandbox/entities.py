"""MessageEntity objects: reading them, making them consistent as Telegram does, and finding those it adds itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from bot.sandbox import links
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json

MAX_ENTITIES = 100
"""Entities of a message; Telegram drops the rest."""
LARGEST = 1_000_000
"""Offsets and lengths beyond this are refused."""

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
CODES = ("pre", "code")
FOUND = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number")
"""Types that Telegram finds by itself and ignores when a bot sends them."""
OTHERS = ("text_link", "text_mention", "custom_emoji", "date_time")
RANK = {kind: rank for rank, kind in enumerate((*QUOTES, *OTHERS, *FOUND, *CODES, *SPLITTABLE))}
KEPT_IN_QUOTES = (*SPLITTABLE, "custom_emoji", "date_time")


def read(value: Any, label: str = "entities") -> list[Json]:
    """The entities of a request, each one checked by itself (types, fields), those of `FOUND` left out.

    Raises ApiError (400) in Telegram's words.
    """
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request(f"can't parse {label}: expected an Array of MessageEntity")
    read_entities = (_read_one(item) for item in value)
    return [entity for entity in read_entities if entity["type"] not in FOUND]


def _read_one(value: Any) -> Json:
    fields = Fields(value, "MessageEntity", "MessageEntity")
    entity: Json = {"offset": fields.needed_integer("offset"), "length": fields.needed_integer("length")}
    kind = fields.needed_text("type")
    entity["type"] = kind
    if kind == "text_link":
        entity["url"] = links.checked(fields.needed_text("url"), "entity")
    elif kind == "text_mention":
        user = fields.object("user", required=True) or {}
        entity["user"] = user
        if not user.get("id"):
            raise bad_request("user not found")
    elif kind == "pre":
        language = fields.text("language")
        if language:
            entity["language"] = language
    elif kind == "custom_emoji":
        fields.integer("custom_emoji_id", required=True)
        entity["custom_emoji_id"] = str(fields.raw("custom_emoji_id"))
    elif kind == "date_time":
        entity["unix_time"] = fields.needed_integer("unix_time")
        date_time_format = fields.text("date_time_format")
        if date_time_format:
            entity["date_time_format"] = date_time_format
    elif kind not in RANK:
        raise fields.error("Unsupported type specified")
    fields.done()
    for name in ("offset", "length"):
        if not 0 <= entity[name] <= LARGEST:
            raise bad_request(f"receive an entity with incorrect {name} {entity[name]}")
    return entity


def order(entity: Json) -> tuple[int, int, int]:
    """How entities are sorted: by offset, the longer first, then by type."""
    return entity["offset"], -entity["length"], RANK[entity["type"]]


def end_of(entity: Json) -> int:
    """The unit just behind an entity."""
    return int(entity["offset"] + entity["length"])


def consistent(entities: list[Json]) -> list[Json]:
    """The entities sorted and nested as Telegram keeps them.

    Of intersecting links and code the first stays; blockquotes never nest; bold, italic and the like are merged
    where they touch and split where a link, a code or a blockquote begins or ends.
    """
    if len(entities) < 2:
        return entities
    entities = sorted(entities, key=order)
    whole = _without_intersections([item for item in entities if item["type"] not in (*SPLITTABLE, *QUOTES)])
    quotes = _without_intersections([item for item in entities if item["type"] in QUOTES])
    frame = sorted([*quotes, *(item for item in whole if not _cuts(item, quotes))], key=order)
    loose = [item for item in entities if item["type"] in SPLITTABLE]
    return sorted([*frame, *_split(loose, frame)], key=order) if loose else frame


def _without_intersections(entities: list[Json]) -> list[Json]:
    kept: list[Json] = []
    for entity in entities:
        if not kept or entity["offset"] >= end_of(kept[-1]):
            kept.append(entity)
    return kept


def _cuts(entity: Json, quotes: list[Json]) -> bool:
    start, end = entity["offset"], end_of(entity)
    for quote in quotes:
        first, last = quote["offset"], end_of(quote)
        meets = start < last and first < end
        if meets and not (first <= start and end <= last):
            return True
    return False


def _split(loose: list[Json], frame: list[Json]) -> list[Json]:
    borders = sorted({border for item in frame for border in (item["offset"], end_of(item))})
    codes = [item for item in frame if item["type"] in CODES]
    pieces: list[Json] = []
    for kind in SPLITTABLE:
        start = end = -1
        spans: list[tuple[int, int]] = []
        for item in loose:
            if item["type"] != kind:
                continue
            if start >= 0 and item["offset"] <= end:
                end = max(end, end_of(item))
            else:
                spans += [(start, end)] if start >= 0 else []
                start, end = item["offset"], end_of(item)
        spans += [(start, end)] if start >= 0 else []
        for first, last in spans:
            marks = [first, *(border for border in borders if first < border < last), last]
            for left, right in pairwise(marks):
                if not any(code["offset"] <= left and right <= end_of(code) for code in codes):
                    pieces.append({"offset": left, "length": right - left, "type": kind})
    return _nested(pieces)


def _nested(pieces: list[Json]) -> list[Json]:
    """Splits pieces that overlap without nesting: the later one is cut where the earlier one ends."""
    pieces = sorted(pieces, key=order)
    nested: list[Json] = []
    while pieces:
        piece = pieces.pop(0)
        nested.append(piece)
        end = end_of(piece)
        cut: list[Json] = []
        for other in pieces:
            if other["offset"] < end < end_of(other):
                cut.append({**other, "length": end - other["offset"]})
                cut.append({**other, "offset": end, "length": end_of(other) - end})
            else:
                cut.append(other)
        if len(cut) != len(pieces):
            pieces = sorted(cut, key=order)
    return nested


_TOP_DOMAINS = "com|org|net|info|news|io|me|uk|ua|ru|eu|de|fr|pl|gov|edu|test|example"
_FOUND = re.compile(
    r"(?P<url>(?:https?|tg|ton)://[^\s<>\"«»]+)"
    r"|(?P<email>(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"
    rf"|(?P<domain>(?<![\w@./-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,62}})\.)+(?:{_TOP_DOMAINS})(?![\w-])(?:[:/?#][^\s<>\"«»]*)?)"
    r"|(?P<mention>(?<![\w@./])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\w@]))"
    r"|(?P<bot_command>(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![\w/<>]))"
    r"|(?P<hashtag>(?<![\w#/])#(?=\w*[^\W\d])\w{1,256}(?![\w#]))"
    r"|(?P<cashtag>(?<![\w$])\$[A-Z]{3,8}(?![\w$]))"
)
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_CLOSING = ".,:;!?'\"”’»…"


def found(text: str) -> list[Json]:
    """The entities that Telegram finds in a text by itself: links, addresses, mentions, commands, hashtags."""
    entities: list[Json] = []
    astral: list[int] | None = None
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        words = match.group()
        if kind in ("url", "domain"):
            words = _without_closing(words)
            kind = "url"
        if astral is None:
            astral = [] if text.isascii() else [sign.start() for sign in _ASTRAL.finditer(text)]
        start, end = match.start(), match.start() + len(words)
        offset = start + bisect_left(astral, start)
        entities.append({"offset": offset, "length": end + bisect_left(astral, end) - offset, "type": kind})
    return entities


def _without_closing(url: str) -> str:
    while url:
        if url[-1] in _CLOSING or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            return url
    return url


def with_found(entities: list[Json], text: str) -> list[Json]:
    """The entities of a text together with those that Telegram adds: never inside links or code."""
    added = found(text)
    if not added:
        return entities
    taken = [item for item in entities if item["type"] not in (*SPLITTABLE, *QUOTES)]
    free = [item for item in added if not _meets_any(item, taken)]
    return consistent([*entities, *free]) if free else entities


def _meets_any(entity: Json, others: Iterable[Json]) -> bool:
    start, end = entity["offset"], end_of(entity)
    return any(start < end_of(other) and other["offset"] < end for other in others)


def within(entities: list[Json], start: int, end: int, kinds: tuple[str, ...]) -> list[Json]:
    """The entities of these kinds clipped to the units `start` to `end`, with offsets counted from `start`."""
    clipped: list[Json] = []
    for entity in entities:
        first, last = max(entity["offset"], start), min(end_of(entity), end)
        if entity["type"] in kinds and first < last:
            clipped.append({**entity, "offset": first - start, "length": last - first})
    return clipped
