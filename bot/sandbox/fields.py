"""Reading a JSON object the way the Bot API does: field by field, with its error texts, and nothing left over."""

from __future__ import annotations

import json
from typing import Any

from bot.sandbox import utf16
from bot.sandbox.errors import ApiError, bad_request

Json = dict[str, Any]


def parsed(value: Any, label: str) -> Any:
    """A parameter that holds JSON, decoded. Values of a JSON request are decoded already.

    Raises ApiError (400 "can't parse <label> JSON object") when it is no JSON.
    """
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad_request(f"can't parse {label} JSON object") from error


class Fields:
    """The fields of one JSON object. `inside` wraps error texts ("can't parse MessageEntity")."""

    __slots__ = ("_inside", "_known", "_object", "_what")

    def __init__(self, value: Any, what: str, inside: str = "", complaint: str = "expected an Object") -> None:
        self._what = what
        self._inside = inside
        if not isinstance(value, dict):
            raise self.error(complaint)
        self._object: Json = value
        self._known: set[str] = set()

    def error(self, text: str) -> ApiError:
        """A 400 about this object."""
        return bad_request(f"can't parse {self._inside}: {text}" if self._inside else text)

    def __contains__(self, name: str) -> bool:
        return self._object.get(name) is not None

    def raw(self, name: str) -> Any:
        """A field as it came (None when it is absent)."""
        self._known.add(name)
        return self._object.get(name)

    def _of_type(self, name: str, kind: type | tuple[type, ...], called: str, required: bool) -> Any:
        value = self.raw(name)
        if value is None:
            if required:
                raise self.error(f'Can\'t find field "{name}"')
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.error(f'Field "{name}" must be of type {called}')
        return value

    def text(self, name: str, *, required: bool = False) -> str | None:
        """A string (Telegram also takes a number where it wants a string)."""
        value = self._of_type(name, (str, int), "String", required)
        if value is None:
            return None
        if not utf16.is_whole(str(value)):
            raise bad_request("Strings must be encoded in UTF-8")
        return str(value)

    def needed_text(self, name: str) -> str:
        """A string that must be there."""
        return self.text(name, required=True) or ""

    def integer(self, name: str, *, required: bool = False) -> int | None:
        """A whole number, or a string that is one."""
        value = self._of_type(name, (int, str), "Number", required)
        if isinstance(value, str):
            try:
                return int(value)
            except ValueError as error:
                raise self.error(f'Field "{name}" must be a valid Number') from error
        return value if value is None else int(value)

    def needed_integer(self, name: str) -> int:
        """A whole number that must be there."""
        return self.integer(name, required=True) or 0

    def flag(self, name: str) -> bool:
        """A truth value, false when it is absent."""
        return bool(self._of_type(name, bool, "Boolean", required=False))

    def array(self, name: str, *, required: bool = False) -> list[Any] | None:
        """An array."""
        value: list[Any] | None = self._of_type(name, list, "Array", required)
        return value

    def object(self, name: str, *, required: bool = False) -> Json | None:
        """An object."""
        value: Json | None = self._of_type(name, dict, "Object", required)
        return value

    def done(self) -> None:
        """Refuses fields that nobody asked for. (Telegram ignores them: here a misspelt field shall be seen.)"""
        unknown = sorted(self._object.keys() - self._known)
        if unknown:
            raise self.error(f'Unknown field "{unknown[0]}" in {self._what}')
