"""Privacy mode: which messages of a group reach the bot."""

from __future__ import annotations

from bot.sandbox import utf16
from bot.sandbox.people import Message, User


def reaches_bot(message: Message, bot: User, *, privacy: bool) -> bool:
    """Whether a message of a person is shown to the bot.

    In private chats, to administrators and without privacy mode: all of them. Otherwise commands (for it, or for no
    bot by name), replies to it, mentions of it and messages sent through it. Source: Telegram's FAQ for bots.
    """
    if message.chat.is_private or not privacy or message.chat.bot_status == "administrator" or message.is_service:
        return True
    payload = message.payload
    if payload.get("via_bot", {}).get("id") == bot.id:
        return True
    replied = payload.get("reply_to_message", {})
    if bot.id in (replied.get("from", {}).get("id"), replied.get("via_bot", {}).get("id")):
        return True
    return any(_calls(message.text, entity, bot) for entity in message.entities)


def _calls(text: str, entity: dict[str, object], bot: User) -> bool:
    kind = entity["type"]
    if kind == "text_mention":
        user = entity.get("user")
        return isinstance(user, dict) and user.get("id") == bot.id
    if kind not in ("mention", "bot_command"):
        return False
    words = utf16.cut(text, int(str(entity["offset"])), int(str(entity["length"]))).lower()
    name = f"@{bot.username.lower()}"
    if kind == "mention":
        return words == name
    return "@" not in words or words.endswith(name)
