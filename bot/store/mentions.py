"""Who an update of Telegram's is of, and what it quotes of others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_OF_CHATS = frozenset(
    ("chat_id", "user_id", "user_chat_id", "migrate_to_chat_id", "migrate_from_chat_id", "sender_chat_id")
)
"""Fields that hold the number of a person or chat outright; elsewhere it is the `id` of an object."""


def without(update: Mapping[str, Any], number: int) -> dict[str, Any] | None:
    """The update without what it quotes of the person or chat `number`; None when it is theirs altogether.

    `update` is Telegram's JSON. It is theirs when it names them right below its kind: as the sender, as the chat, or as
    whom it is about. What it only quotes (a message that is replied to, an entity) is left out of it.
    """
    left: dict[str, Any] = {}
    for kind, body in update.items():
        if not isinstance(body, Mapping):
            left[kind] = body
        elif _is_of(body, number):
            return None
        else:
            cut = _cut(body, number)
            if cut is None:
                return None
            left[kind] = cut
    return left


def _cut(body: Mapping[str, Any], number: int) -> dict[str, Any] | None:
    left: dict[str, Any] = {}
    for name, value in body.items():
        if isinstance(value, list):
            left[name] = [each for each in value if not _mentions(each, number)]
        elif name == "message" and isinstance(value, Mapping):
            # The message whose button was pressed: the press is nothing without it.
            if _is_of(value, number) or (cut := _cut(value, number)) is None:
                return None
            left[name] = cut
        elif not _mentions(value, number):
            left[name] = value
    return left


def _is_of(body: Mapping[str, Any], number: int) -> bool:
    return any(
        (isinstance(value, Mapping) and value.get("id") == number) or (name in _OF_CHATS and value == number)
        for name, value in body.items()
    )


def _mentions(value: object, number: int) -> bool:
    if isinstance(value, list):
        return any(_mentions(each, number) for each in value)
    if not isinstance(value, Mapping):
        return False
    return value.get("id") == number or _is_of(value, number) or any(_mentions(each, number) for each in value.values())
