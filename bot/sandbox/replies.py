"""Replies and quotes: what `reply_parameters` and a person's reply turn into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.sandbox import entities as entity_rules
from bot.sandbox import texts, utf16
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json, parsed
from bot.sandbox.people import Chat, Message


@dataclass(frozen=True, slots=True)
class Reply:
    """A wish to reply: which message, in which other chat (None: the same), with which quote."""

    message_id: int
    chat_id: str | None = None
    even_without: bool = False
    quote: texts.Formatted | None = None
    position: int | None = None


def read(value: Any) -> Reply | None:
    """The ReplyParameters of a request. Raises ApiError (400)."""
    value = parsed(value, "reply parameters")
    if value is None or value == {}:
        return None
    fields = Fields(value, "ReplyParameters", complaint="object expected as reply parameters")
    message_id = fields.needed_integer("message_id")
    chat_id = fields.text("chat_id")
    even_without = fields.flag("allow_sending_without_reply")
    quote, position = fields.text("quote"), fields.integer("quote_position")
    texts.parse_mode_refused(fields.text("quote_parse_mode") or "")
    quote_entities = fields.raw("quote_entities")
    for name in ("checklist_task_id", "poll_option_id"):
        if fields.raw(name) is not None:
            raise bad_request("QUOTE_TEXT_INVALID")
    fields.done()
    if message_id <= 0:
        return None
    return Reply(message_id, chat_id, even_without, read_quote(quote, quote_entities), position)


def read_quote(quote: str | None, quote_entities: Any = None) -> texts.Formatted | None:
    """A quote as Telegram would compare it. Raises ApiError (400 QUOTE_TEXT_INVALID) when it is too long."""
    if not quote:
        return None
    fixed = texts.formatted(
        quote, quote_entities, limit=texts.QUOTE_LIMIT, may_be_empty=True, too_long="QUOTE_TEXT_INVALID", find=False
    )
    return fixed if fixed.text else None


def fields(reply: Reply, target: Message, *, other_chat: bool = False) -> Json:
    """The fields of a message that replies to `target`: the replied message, or its origin, and the quote.

    The quote must be an exact part of the target's text with the same formatting, and stand at the position that
    was given (Telegram takes the nearest place; a wrong position is a fault of the sender, so it is refused here).
    Raises ApiError (400 QUOTE_TEXT_INVALID).
    """
    result: Json = {}
    if other_chat:
        result["external_reply"] = _external(target)
    else:
        shown = {name: value for name, value in target.payload.items() if name not in _NOT_NESTED}
        result["reply_to_message"] = shown
    if reply.quote is not None:
        result["quote"] = _quote(reply.quote, reply.position, target)
    return result


_NOT_NESTED = ("reply_to_message", "external_reply", "quote")


def _quote(quote: texts.Formatted, position: int | None, target: Message) -> Json:
    text = target.text
    at = _position(text, quote.text, position)
    if at is None:
        raise bad_request("QUOTE_TEXT_INVALID")
    end = at + utf16.length(quote.text)
    original = entity_rules.within(target.entities, at, end, entity_rules.KEPT_IN_QUOTES)
    given = [entity for entity in quote.entities if entity["type"] in entity_rules.KEPT_IN_QUOTES]
    if sorted(original, key=entity_rules.order) != sorted(given, key=entity_rules.order):
        raise bad_request("QUOTE_TEXT_INVALID")
    result: Json = {"text": quote.text, "position": at, "is_manual": True}
    if given:
        result["entities"] = given
    return result


def _position(text: str, quote: str, position: int | None) -> int | None:
    """Where the quote stands in UTF-16 units: at `position` if that is given, else at its first place."""
    if position is not None:
        return position if utf16.cut(text, position, utf16.length(quote)) == quote and position >= 0 else None
    found = text.find(quote)
    return None if found < 0 else utf16.length(text[:found])


def _external(target: Message) -> Json:
    result: Json = {"origin": target.origin()}
    if target.chat.type in ("supergroup", "channel"):
        result["chat"] = target.chat.public()
        result["message_id"] = target.id
    for name in ("photo", "document", "location", "link_preview_options"):
        if name in target.payload:
            result[name] = target.payload[name]
    return result


def topic_reply(chat: Chat, topic: int, date: int) -> Json:
    """What Telegram puts into every message of a topic that replies to nothing: a reply to the topic's beginning."""
    return {
        "reply_to_message": {
            "message_id": topic,
            "from": chat.creator.public(),
            "chat": chat.public(),
            "date": date,
            "message_thread_id": topic,
            "is_topic_message": True,
            "forum_topic_created": {"name": chat.topics[topic], "icon_color": 7322096},
        }
    }
