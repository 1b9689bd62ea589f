"""The bot's command lists and texts about itself, by scope and language, with Telegram's precedence."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json, parsed

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")

Scope = tuple[str, int, int]
"""A scope as a key: its type, chat id and user id (0 where it has none)."""
DEFAULT_SCOPE: Scope = ("default", 0, 0)


def language(code: str) -> str:
    """A language code of a request: two small letters or empty. Raises ApiError (400)."""
    if code and not _LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def scope(value: Any) -> Scope:
    """A BotCommandScope as a key (the default scope for None). Raises ApiError (400)."""
    if value is None:
        return DEFAULT_SCOPE
    fields = Fields(parsed(value, "BotCommandScope"), "BotCommandScope", "BotCommandScope")
    kind = fields.needed_text("type")
    chat_id = user_id = 0
    if kind in ("chat", "chat_administrators", "chat_member"):
        chat_id = fields.needed_integer("chat_id")
        if kind == "chat_member":
            user_id = fields.needed_integer("user_id")
    elif kind not in ("default", "all_private_chats", "all_group_chats", "all_chat_administrators"):
        raise fields.error("Unsupported type specified")
    fields.done()
    return kind, chat_id, user_id


def commands(value: Any) -> list[Json]:
    """The BotCommand objects of a request. Raises ApiError (400)."""
    values = parsed(value, "commands")
    if not isinstance(values, list):
        raise bad_request("expected an Array of BotCommand")
    if len(values) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(item) for item in values]


def _command(value: Any) -> Json:
    fields = Fields(value, "BotCommand", "BotCommand")
    name = fields.needed_text("command").strip().removeprefix("/")
    description = fields.needed_text("description").strip()
    fields.done()
    if len(name) > 32:
        raise bad_request("command length must not exceed 32")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    return {"command": name, "description": description}


class CommandMenus:
    """Command lists by scope and language."""

    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], list[Json]] = {}

    def set(self, where: Scope, code: str, value: list[Json]) -> None:
        """Sets the list of exactly this scope and language (an empty one removes it)."""
        if value:
            self._lists[where, code] = value
        else:
            self._lists.pop((where, code), None)

    def get(self, where: Scope, code: str) -> list[Json]:
        """The list of exactly this scope and language."""
        return self._lists.get((where, code), [])

    def seen_by(self, user_id: int, code: str, chat_id: int, *, private: bool, administrator: bool) -> list[Json]:
        """What a user sees in a chat: the narrowest scope first, in each the user's language before none.

        Source: "Determining list of commands" of the Bot API documentation.
        """
        if private:
            order: list[Scope] = [("chat", chat_id, 0), ("all_private_chats", 0, 0), DEFAULT_SCOPE]
        else:
            order = [("chat_member", chat_id, user_id)]
            order += [("chat_administrators", chat_id, 0)] if administrator else []
            order += [("chat", chat_id, 0)]
            order += [("all_chat_administrators", 0, 0)] if administrator else []
            order += [("all_group_chats", 0, 0), DEFAULT_SCOPE]
        short = code[:2].lower()
        for where in order:
            for tongue in (short, "") if short else ("",):
                found = self._lists.get((where, tongue))
                if found:
                    return found
        return []


class Profile:
    """A text about the bot in several languages: its name, its description or its short description."""

    def __init__(self, default: str, limit: int, error: str) -> None:
        self._texts = {"": default}
        self._first = default
        self._limit = limit
        self._error = error

    def set(self, text: str, code: str) -> None:
        """Sets the text of a language; an empty one removes it. Raises ApiError (400) when it is too long."""
        if len(text) > self._limit:
            raise bad_request(self._error)
        if text:
            self._texts[code] = text
        elif code:
            self._texts.pop(code, None)
        else:
            self._texts[""] = self._first

    def get(self, code: str) -> str:
        """The text that someone with this language sees."""
        return self._texts.get(code[:2].lower()) or self._texts[""]
