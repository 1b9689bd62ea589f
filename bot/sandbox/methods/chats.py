"""Chats, members, chat actions, reactions and pinned messages."""

from __future__ import annotations

from typing import Any

from bot.sandbox import membership
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json
from bot.sandbox.methods import access
from bot.sandbox.methods.arguments import BUSINESS, Arguments, Kind, method
from bot.sandbox.people import GROUP_BOT, Chat
from bot.sandbox.sandbox import Sandbox

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "cancel",
    ]
)
ACTION_SECONDS = 5
_EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 "
    "🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 "
    "🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 "
    "🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ "
    "😡 "
)
REACTIONS = frozenset(_EMOJI.split())
"""Emoji a bot may react with, without variation selectors."""


@method(
    "sendChatAction",
    BUSINESS,
    chat_id=Kind.CHAT,
    message_thread_id=Kind.INT,
    action=Kind.TEXT,
)
def send_chat_action(sandbox: Sandbox, args: Arguments) -> bool:
    """Shows "typing" or the like for five seconds or until the next message."""
    if args.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    if args.text("business_connection_id"):
        raise bad_request("business connection not found")
    chat = access.writable_chat(sandbox, args)
    thread = args.integer("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad_request("message thread not found")
    until = 0.0 if args.text("action") == "cancel" else sandbox.clock() + ACTION_SECONDS
    chat.action = {"action": args.text("action"), "thread": thread, "until": until} if until else None
    sandbox.events.publish(
        "chat_action",
        chat_id=chat.id,
        action=args.text("action"),
        thread=thread,
        seconds=ACTION_SECONDS if until else 0,
    )
    return True


@method("getChat", chat_id=Kind.CHAT)
def get_chat(sandbox: Sandbox, args: Arguments) -> Json:
    """Everything about a chat."""
    chat = access.readable_chat(sandbox, args)
    full = {
        **chat.public(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].payload
    return full


@method("getChatMember", chat_id=Kind.CHAT, user_id=Kind.INT)
def get_chat_member(sandbox: Sandbox, args: Arguments) -> Json:
    """The membership of one user."""
    chat = access.readable_chat(sandbox, args)
    user_id = args.integer("user_id")
    if not user_id:
        raise bad_request("invalid user_id specified")
    if user_id == sandbox.bot.id:
        return membership.member_of(chat, sandbox.bot)
    if user_id == GROUP_BOT["id"] and chat.type == "supergroup":
        return {"user": GROUP_BOT, "status": "left"}
    user = sandbox.users.get(user_id)
    if user is None:
        raise bad_request("user not found")
    return membership.member_of(chat, user)


@method("getChatAdministrators", chat_id=Kind.CHAT, return_bots=Kind.FLAG)
def get_chat_administrators(sandbox: Sandbox, args: Arguments) -> list[Json]:
    """The creator and the administrators of a group or channel, among them the bot where it is one."""
    chat = access.readable_chat(sandbox, args)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    members = [membership.member_of(chat, user) for user in chat.administrators]
    if chat.bot_status == "administrator":
        members.append(membership.member_of(chat, sandbox.bot))
    return members


@method("getChatMemberCount", chat_id=Kind.CHAT)
def get_chat_member_count(sandbox: Sandbox, args: Arguments) -> int:
    """How many are in a chat, the bot included."""
    return len(access.readable_chat(sandbox, args).members) + 1


@method("leaveChat", chat_id=Kind.CHAT)
def leave_chat(sandbox: Sandbox, args: Arguments) -> bool:
    """The bot leaves a group or channel."""
    chat = access.readable_chat(sandbox, args)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    membership.leave(sandbox, chat)
    return True


@method("setMessageReaction", chat_id=Kind.CHAT, message_id=Kind.INT, reaction=Kind.JSON, is_big=Kind.FLAG)
def set_message_reaction(sandbox: Sandbox, args: Arguments) -> bool:
    """Sets the bot's reaction to a message: at most one emoji."""
    reactions = _reactions(args.json("reaction"))
    chat = access.writable_chat(sandbox, args)
    message = access.message_in(chat, args.integer("message_id"), "message to react")
    message.reactions = reactions
    sandbox.events.publish("edit", chat_id=chat.id, message=message.public())
    return True


def _reactions(value: Any) -> list[Json]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise bad_request("expected an Array of ReactionType")
    if len(value) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    reactions: list[Json] = []
    for item in value:
        fields = Fields(item, "ReactionType", "ReactionType")
        kind = fields.needed_text("type")
        emoji = fields.text("emoji", required=kind == "emoji") or ""
        fields.done()
        if kind != "emoji" or emoji.replace("\ufe0f", "") not in REACTIONS:
            raise bad_request("REACTION_INVALID")
        reactions.append({"type": "emoji", "emoji": emoji})
    return reactions


@method("pinChatMessage", BUSINESS, chat_id=Kind.CHAT, message_id=Kind.INT, disable_notification=Kind.FLAG)
def pin_chat_message(sandbox: Sandbox, args: Arguments) -> bool:
    """Pins a message."""
    chat = _chat_to_pin_in(sandbox, args)
    message = access.message_in(chat, args.integer("message_id"), "message to pin")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        sandbox.events.publish("chat", chat=chat.summary())
    return True


@method("unpinChatMessage", BUSINESS, chat_id=Kind.CHAT, message_id=Kind.INT)
def unpin_chat_message(sandbox: Sandbox, args: Arguments) -> bool:
    """Unpins a message, the newest pinned one when none is named."""
    chat = _chat_to_pin_in(sandbox, args)
    number = args.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    sandbox.events.publish("chat", chat=chat.summary())
    return True


def _chat_to_pin_in(sandbox: Sandbox, args: Arguments) -> Chat:
    if args.text("business_connection_id"):
        raise bad_request("business connection not found")
    chat = access.writable_chat(sandbox, args)
    if not chat.is_private and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
