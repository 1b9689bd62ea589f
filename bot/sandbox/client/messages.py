"""What tests see: messages with their words and buttons, answers to buttons and inline queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.sandbox import utf16
from bot.sandbox.errors import SandboxError

Json = dict[str, Any]


class SandboxClientError(SandboxError):
    """The sandbox refused a call; the message says why."""


class NothingArrivedError(SandboxError, AssertionError):
    """What was waited for did not come; the message lists what did."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button of an inline keyboard. `data` is None unless it is a callback button; `raw` is the whole object."""

    text: str
    data: str | None
    url: str | None
    raw: Json = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as the sandbox shows it; `raw` is the Bot API's Message object with the sandbox's additions."""

    raw: Json

    @property
    def id(self) -> int:
        """Its identifier in its chat."""
        return int(self.raw["message_id"])

    @property
    def chat_id(self) -> int:
        """Its chat."""
        return int(self.raw["chat"]["id"])

    @property
    def text(self) -> str:
        """Its text or caption, empty when it has none."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """Its MessageEntity objects."""
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    def words(self, entity: Json) -> str:
        """The words an entity covers."""
        return utf16.cut(self.text, entity["offset"], entity["length"])

    def all_words(self, *kinds: str) -> list[str]:
        """The words of all entities of these types, in order."""
        return [self.words(entity) for entity in self.entities if entity["type"] in kinds]

    @property
    def quotes(self) -> list[str]:
        """The words in blockquotes, in order."""
        return self.all_words("blockquote", "expandable_blockquote")

    @property
    def links(self) -> list[str]:
        """The addresses of text links, in order."""
        return [entity["url"] for entity in self.entities if entity["type"] == "text_link"]

    @property
    def rows(self) -> list[list[Button]]:
        """The inline keyboard, row by row."""
        rows = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            [Button(item["text"], item.get("callback_data"), item.get("url"), item) for item in row] for row in rows
        ]

    @property
    def buttons(self) -> list[Button]:
        """All buttons of the inline keyboard."""
        return [button for row in self.rows for button in row]

    def button(self, label: str) -> Button:
        """The button with this text, else the first whose text contains it, else the one with this callback data.

        Raises SandboxClientError listing the buttons there are.
        """
        tests: list[Callable[[Button], bool]] = [
            lambda button: button.text == label,
            lambda button: label.lower() in button.text.lower(),
            lambda button: button.data == label,
        ]
        for test in tests:
            for button in self.buttons:
                if test(button):
                    return button
        raise SandboxClientError(f"no button {label!r} at message {self.id}; it has {[b.text for b in self.buttons]}")

    @property
    def reply_to(self) -> int | None:
        """The message it replies to."""
        replied = self.raw.get("reply_to_message")
        return None if replied is None or "forum_topic_created" in replied else int(replied["message_id"])

    @property
    def quote(self) -> str | None:
        """The words of the replied message that it quotes."""
        quoted = self.raw.get("quote")
        return None if quoted is None else str(quoted["text"])

    @property
    def thread(self) -> int | None:
        """The forum topic it is in."""
        return self.raw.get("message_thread_id")

    @property
    def is_edited(self) -> bool:
        """Whether it was edited."""
        return "edit_date" in self.raw

    @property
    def document(self) -> Json | None:
        """Its Document object."""
        return self.raw.get("document")

    @property
    def photo(self) -> Json | None:
        """Its largest PhotoSize object."""
        sizes = self.raw.get("photo")
        return sizes[-1] if sizes else None

    @property
    def from_bot(self) -> bool:
        """Whether the bot sent it itself."""
        return bool(self.author["is_bot"])

    @property
    def author(self) -> Json:
        """The User object of who wrote it, also where Telegram hides that (channels, anonymous administrators)."""
        author: Json = self.raw.get("posted_by") or self.raw["from"]
        return author

    @property
    def location(self) -> Json | None:
        """Its Location object."""
        return self.raw.get("location")

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard it brought, row by row."""
        rows = self.raw.get("reply_markup", {}).get("keyboard", [])
        return [[item["text"] for item in row] for row in rows]

    @property
    def removes_keyboard(self) -> bool:
        """Whether it takes the reply keyboard away."""
        return bool(self.raw.get("reply_markup", {}).get("remove_keyboard"))

    @property
    def inline_id(self) -> str | None:
        """Its inline identifier, when it was sent through inline or guest mode."""
        return self.raw.get("inline_message_id")


class Received(NamedTuple):
    """One message of the bot, in short. `text` is empty when it was not asked for."""

    message_id: int
    reply_to: int | None
    text: str


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the bot said to a pressed button."""

    text: str
    show_alert: bool


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot offered for an inline query. `results` are InlineQueryResult objects without their content."""

    query_id: str
    results: list[Json]
    next_offset: str
    button: Json | None


def _button(item: Json) -> Button:
    return Button(item["text"], item.get("callback_data"), item.get("url"), item)
