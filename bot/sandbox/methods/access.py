"""Which chats and messages the bot may touch, and with which error it is sent away."""

from __future__ import annotations

import re

from bot.sandbox.errors import ApiError, bad_request, forbidden
from bot.sandbox.methods.arguments import Arguments
from bot.sandbox.people import Chat, Message
from bot.sandbox.sandbox import FIRST_PEOPLE_CHAT, Sandbox

_INLINE_ID = re.compile(r"SBX\d{8}QAAAgAE")


def known_chat(sandbox: Sandbox, args: Arguments, name: str = "chat_id") -> Chat:
    """The chat a parameter names, if the bot knows of it. Raises ApiError (400)."""
    value = args.text(name)
    if not value:
        raise bad_request(f"{name} is empty")
    return chat_by_text(sandbox, value)


def chat_by_text(sandbox: Sandbox, value: str) -> Chat:
    """The chat with this number or @name, if the bot knows of it. Raises ApiError (400)."""
    if value.startswith("@"):
        chat = sandbox.chat_named(value[1:])
    else:
        try:
            number = int(value)
        except ValueError:
            number = 0
        chat = sandbox.chats.get(number) if number < FIRST_PEOPLE_CHAT else None
    if chat is None or chat.bot_status == "none":
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to=chat.migrated_to)
    return chat


def readable_chat(sandbox: Sandbox, args: Arguments, name: str = "chat_id") -> Chat:
    """A chat whose messages the bot may read."""
    chat = known_chat(sandbox, args, name)
    _must_be_inside(chat)
    if chat.is_private and not chat.started:
        raise _never_written(chat)
    return chat


def writable_chat(sandbox: Sandbox, args: Arguments, name: str = "chat_id") -> Chat:
    """A chat the bot may write to: not blocked, not thrown out, begun by the person."""
    chat = readable_chat(sandbox, args, name)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def _must_be_inside(chat: Chat) -> None:
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if not chat.with_bot:
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def _never_written(chat: Chat) -> ApiError:
    if chat.members[0].met:
        return forbidden("bot can't initiate conversation with a user")
    return bad_request("chat not found")


def message_in(chat: Chat, message_id: int | None, purpose: str) -> Message:
    """A message of a chat. Raises ApiError (400 "<purpose> not found")."""
    message = chat.messages.get(message_id or 0)
    if message is None:
        raise bad_request(f"{purpose} not found")
    return message


def message_to_edit(sandbox: Sandbox, args: Arguments) -> tuple[Message, bool]:
    """The message an edit is about, and whether it was named by its inline identifier.

    In channels, where it is administrator, the bot may edit the posts of others too. Raises ApiError (400) when there
    is no such message or it is not the bot's to edit.
    """
    if args.text("business_connection_id"):
        raise bad_request("business connection not found")
    if not args.text("chat_id") and args.integer("message_id") is None:
        return _inline_message(sandbox, args.text("inline_message_id")), True
    chat = writable_chat(sandbox, args)
    if args.integer("message_id") is None:
        raise bad_request("message identifier is not specified")
    message = message_in(chat, args.integer("message_id"), "message to edit")
    ours = message.sender.id == sandbox.bot.id or message.payload.get("via_bot", {}).get("id") == sandbox.bot.id
    if not (ours or chat.is_channel) or "forward_origin" in message.payload or message.markup is not None:
        raise bad_request("message can't be edited")
    return message, False


def _inline_message(sandbox: Sandbox, inline_id: str) -> Message:
    if not inline_id:
        raise bad_request("message identifier is not specified")
    if not _INLINE_ID.fullmatch(inline_id):
        raise bad_request("invalid inline message identifier specified")
    message = sandbox.inline_messages.get(inline_id)
    if message is None or message.id not in message.chat.messages:
        raise bad_request("MESSAGE_ID_INVALID")
    return message
