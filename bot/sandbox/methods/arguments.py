"""The parameters of a Bot API call: declared by name and kind, read with Telegram's error texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.sandbox import fields, utf16
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.files import Upload
from bot.sandbox.sandbox import Sandbox


class Kind(Enum):
    """How a parameter is written: a whole number, text, truth value, chat (number or @name), JSON, or a file."""

    INT = "Integer"
    TEXT = "String"
    FLAG = "Boolean"
    CHAT = "Integer or String"
    JSON = "JSON"
    FILE = "InputFile or String"


_LABELS = {
    "reply_markup": "reply keyboard markup",
    "entities": "entities",
    "caption_entities": "caption entities",
    "reply_parameters": "reply parameters",
    "link_preview_options": "link preview options",
    "allowed_updates": "allowed updates",
    "message_ids": "message identifiers",
    "results": "inline query results",
    "result": "inline query result",
    "button": "inline query results button",
    "media": "input media",
    "reaction": "reaction types",
    "menu_button": "menu button",
    "scope": "BotCommandScope",
    "commands": "commands",
}


class Arguments:
    """The arguments of one call, checked against the declaration of its method. Absent and empty are the same."""

    __slots__ = ("_uploads", "_values")

    def __init__(self, parameters: Mapping[str, Kind], raw: Mapping[str, Any], uploads: Mapping[str, Upload]) -> None:
        values: dict[str, Any] = {}
        for name, value in raw.items():
            kind = parameters.get(name)
            if kind is None:
                raise bad_request(f'unknown parameter "{name}"')
            if value is None or (value == "" and kind is not Kind.TEXT):
                continue
            values[name] = _read(name, kind, value)
        self._values = values
        self._uploads = uploads
        self._check_uploads(parameters)

    def _check_uploads(self, parameters: Mapping[str, Kind]) -> None:
        for name in self._uploads:
            kind = parameters.get(name)
            if kind is not Kind.FILE and not self._attached(name):
                raise bad_request(f'unknown parameter "{name}"')

    def _attached(self, name: str) -> bool:
        wanted = f"attach://{name}"
        media = self._values.get("media")
        values = [*self._values.values(), *(media.values() if isinstance(media, dict) else ())]
        return any(value == wanted for value in values)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        """A text, empty when it is absent."""
        return str(self._values.get(name, ""))

    def needed_text(self, name: str) -> str:
        """A text that must be there and not empty."""
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str) -> int | None:
        """A whole number."""
        value: int | None = self._values.get(name)
        return value

    def flag(self, name: str) -> bool:
        """A truth value, false when it is absent."""
        return bool(self._values.get(name, False))

    def json(self, name: str) -> Any:
        """A value decoded from JSON, None when it is absent."""
        return self._values.get(name)

    def upload(self, name: str) -> Upload | None:
        """A file uploaded under this name."""
        return self._uploads.get(name)


def _read(name: str, kind: Kind, value: Any) -> Any:
    if kind is Kind.JSON:
        return fields.parsed(value, _LABELS.get(name, name))
    if kind is Kind.FLAG:
        return _flag(name, value)
    if kind is Kind.INT:
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            try:
                return int(value)
            except ValueError:
                pass
        raise bad_request(f'field "{name}" must be a valid Number')
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise bad_request(f'field "{name}" must be of type {kind.value}')
    if not utf16.is_whole(str(value)):
        raise bad_request("strings must be encoded in UTF-8")
    return str(value)


def _flag(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    answer = words.get(str(value).strip().lower())
    if answer is None:
        raise bad_request(f'field "{name}" must be of type Boolean')
    return answer


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Bot API: its name, its parameters and what it does. `run` may be a coroutine function."""

    name: str
    parameters: Mapping[str, Kind]
    run: Callable[[Sandbox, Arguments], Any]

    def decoded(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters of a call as values; what cannot be read as declared stays as it was sent."""
        values: dict[str, Any] = {}
        for name, value in raw.items():
            kind = self.parameters.get(name, Kind.TEXT)
            try:
                values[name] = _read(name, kind, value)
            except ApiError:
                values[name] = value
            if kind is Kind.CHAT and str(value).lstrip("-").isdecimal():
                values[name] = int(value)
        return values


METHODS: dict[str, Method] = {}
"""All methods, by name in lower case (Telegram does not mind the case)."""

Run = Callable[[Sandbox, Arguments], Any]


def method(name: str, /, *groups: Mapping[str, Kind], **parameters: Kind) -> Callable[[Run], Run]:
    """Registers a function as the Bot API method `name` with these parameters."""

    def register(run: Run) -> Run:
        declared: dict[str, Kind] = {}
        for group in (*groups, parameters):
            declared.update(group)
        METHODS[name.lower()] = Method(name, declared, run)
        return run

    return register


BUSINESS = {"business_connection_id": Kind.TEXT}
PLACE = {"chat_id": Kind.CHAT, "message_thread_id": Kind.INT, "direct_messages_topic_id": Kind.INT}
SENDING = {
    "disable_notification": Kind.FLAG,
    "protect_content": Kind.FLAG,
    "message_effect_id": Kind.TEXT,
    "suggested_post_parameters": Kind.JSON,
}
REPLYING = {"allow_paid_broadcast": Kind.FLAG, "reply_parameters": Kind.JSON, "reply_markup": Kind.JSON}
CAPTION = {"caption": Kind.TEXT, "parse_mode": Kind.TEXT, "caption_entities": Kind.JSON}
WHICH = {"chat_id": Kind.CHAT, "message_id": Kind.INT, "inline_message_id": Kind.TEXT}
