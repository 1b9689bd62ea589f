"""A text as Telegram stores it: cleaned, trimmed, measured, with consistent entities.

The rules and the error texts follow what Telegram's open-source server and client library do with a message before
it is sent (checks of entities, `clean_input_string`, trimming), with limits in UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from bot.sandbox import entities as entity_rules
from bot.sandbox import utf16
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Json

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
QUOTE_LIMIT = 1024
BYTES_LIMIT = 1 << 15

_TO_CLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u030a\u0333\u033f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")
_REPLACED = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_INVISIBLE = re.compile(
    "[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)
_TRIMMED = " \n"


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities (MessageEntity objects, offsets in UTF-16 units)."""

    text: str
    entities: list[Json]

    def content(self, text: str = "text", entities: str = "entities") -> Json:
        """The two fields of a message under these names; none for an empty text, no entities field when empty."""
        if not self.text:
            return {}
        return {text: self.text, entities: self.entities} if self.entities else {text: self.text}


NOTHING = Formatted("", [])


def parse_mode_refused(parse_mode: str) -> None:
    """Refuses formatted strings: the sandbox parses neither HTML nor Markdown (the bot sends entities)."""
    if parse_mode and parse_mode.lower() != "none":
        if parse_mode.lower() not in ("html", "markdown", "markdownv2"):
            raise bad_request("unsupported parse_mode")
        raise bad_request(f"unsupported parse_mode: the sandbox does not parse {parse_mode}, send entities instead")


def formatted(
    text: str,
    entities: Any = None,
    *,
    limit: int,
    may_be_empty: bool = False,
    too_long: str = "message is too long",
    find: bool = True,
) -> Formatted:
    """The text and entities as Telegram would keep them.

    `limit` is in UTF-16 units after trimming; `find` adds the entities Telegram finds by itself.
    Raises ApiError (400) in Telegram's words.
    """
    if not utf16.is_whole(text):
        raise bad_request("Strings must be encoded in UTF-8")
    if len(text) * 4 > BYTES_LIMIT and len(text.encode()) > BYTES_LIMIT:
        raise bad_request("text is too long")
    given = entity_rules.read(entities)
    if given:
        given.sort(key=entity_rules.order)
        given = [entity for entity in given if entity["length"]]
        _check_ranges(text, given)
    if _TO_CLEAN.search(text):
        text, given = _cleaned(text, given)
    kept = _trimmed(text, entity_rules.consistent(given))
    if _INVISIBLE.fullmatch(kept.text):
        if not may_be_empty:
            raise bad_request("text must be non-empty")
        return NOTHING
    if utf16.length(kept.text) > limit:
        raise bad_request(too_long)
    all_entities = entity_rules.with_found(kept.entities, kept.text) if find else kept.entities
    return Formatted(kept.text, all_entities[: entity_rules.MAX_ENTITIES])


def _check_ranges(text: str, entities: list[Json]) -> None:
    raw = utf16.units(text)
    total = len(raw) // 2
    for entity in entities:
        start, end = entity["offset"], entity_rules.end_of(entity)
        if start > total:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
        if utf16.splits_character(raw, start):
            raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {_bytes_until(raw, start)}")
        if end > total:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
            )
        if utf16.splits_character(raw, end):
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol "
                f"at byte offset {_bytes_until(raw, end)}"
            )


def _bytes_until(raw: bytes, unit: int) -> int:
    return len(raw[: 2 * (unit + 1)].decode("utf-16-le").encode())


def _cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    removed = [utf16.length(text[: match.start()]) for match in _REMOVED.finditer(text)]
    text = _REPLACED.sub(" ", _REMOVED.sub("", text))
    if not removed:
        return text, entities
    moved: list[Json] = []
    for entity in entities:
        start = entity["offset"] - bisect_left(removed, entity["offset"])
        end = entity_rules.end_of(entity)
        end -= bisect_left(removed, end)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return text, moved


def _trimmed(text: str, entities: list[Json]) -> Formatted:
    """Without spaces and line breaks at the end (entities are cut) and at the start (never into an entity)."""
    body = text.rstrip(_TRIMMED)
    if len(body) != len(text):
        end = utf16.length(body)
        entities = [
            entity if entity_rules.end_of(entity) <= end else {**entity, "length": end - entity["offset"]}
            for entity in entities
            if entity["offset"] < end
        ]
    if body[:1] in (" ", "\n"):
        space = len(body) - len(body.lstrip(_TRIMMED))
        if entities:
            space = min(space, entities[0]["offset"])
        body = body[space:]
        entities = [{**entity, "offset": entity["offset"] - space} for entity in entities]
    return Formatted(body, entities)
