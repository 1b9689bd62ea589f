"""Who is in a chat and what they are there: the bot's place, people's statuses, blocking, upgrades."""

from __future__ import annotations

from bot.sandbox.errors import ControlError
from bot.sandbox.fields import Json
from bot.sandbox.people import INSIDE, Chat, Message, User
from bot.sandbox.sandbox import Sandbox

_RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)
_CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
_GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")


def member_of(chat: Chat, user: User) -> Json:
    """The ChatMember object of a person or the bot in a chat."""
    status = chat.bot_status if user.is_bot else chat.status_of(user.id)
    return chat_member(chat, user, status)


def chat_member(chat: Chat, user: User, status: str) -> Json:
    """The ChatMember object of a user with this status."""
    member: Json = {"user": user.public(), "status": "left" if status == "none" else status}
    if status == "kicked":
        member["until_date"] = 0
    elif status == "creator":
        member["is_anonymous"] = user.id in chat.anonymous
    elif status == "administrator":
        rights = (*_RIGHTS, *(_CHANNEL_RIGHTS if chat.is_channel else _GROUP_RIGHTS))
        member |= {"can_be_edited": False, "is_anonymous": user.id in chat.anonymous} | dict.fromkeys(rights, True)
    return member


def block(sandbox: Sandbox, user: User, *, blocked: bool) -> None:
    """A person blocks or unblocks the bot; the bot learns it by my_chat_member."""
    chat = sandbox.chat(user.id)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    member, kicked = (chat_member(chat, sandbox.bot, status) for status in ("member", "kicked"))
    _tell_of_bot(sandbox, chat, user, (member, kicked) if blocked else (kicked, member))


def set_membership(sandbox: Sandbox, user: User, chat: Chat, status: str) -> None:
    """A person adds the bot to a group or channel, makes it administrator, or throws it out ("kicked", ...).

    Groups also get a notice of it, which the bot sees while it is in them.
    """
    if chat.is_private:
        raise ControlError("the bot's membership is a matter of groups; use block for private chats")
    if chat.is_channel and status == "member":
        raise ControlError("a bot can be in a channel only as its administrator")
    old, was_inside = member_of(chat, sandbox.bot), chat.with_bot
    if chat.bot_status == status:
        return
    chat.bot_status = status
    _tell_of_bot(sandbox, chat, user, (old, member_of(chat, sandbox.bot)))
    _announce(sandbox, chat, user, sandbox.bot, was_inside, chat.with_bot)


def leave(sandbox: Sandbox, chat: Chat) -> None:
    """The bot leaves a group or channel."""
    old = member_of(chat, sandbox.bot)
    chat.bot_status = "left"
    _tell_of_bot(sandbox, chat, sandbox.bot, (old, member_of(chat, sandbox.bot)))
    _announce(sandbox, chat, sandbox.bot, sandbox.bot, True, False)


def _tell_of_bot(sandbox: Sandbox, chat: Chat, user: User, states: tuple[Json, Json]) -> None:
    user.met = True
    sandbox.updates.put("my_chat_member", _change(sandbox, chat, user, states))
    sandbox.events.publish("chat", chat=chat.summary())


def _change(sandbox: Sandbox, chat: Chat, by: User, states: tuple[Json, Json]) -> Json:
    change: Json = {"chat": chat.public(), "from": by.public(), "date": int(sandbox.clock())}
    return change | {"old_chat_member": states[0], "new_chat_member": states[1]}


def _announce(sandbox: Sandbox, chat: Chat, by: User, whom: User, was_inside: bool, is_inside: bool) -> None:
    """The chat's own notice that somebody came or went. (Channels have none.)"""
    if chat.is_channel or was_inside == is_inside:
        return
    public = whom.public()
    content: Json = {"new_chat_members": [public]} if is_inside else {"left_chat_member": public}
    notice: Message = sandbox.post(chat, by, content)
    sandbox.tell_bot("message", notice)


def set_status(sandbox: Sandbox, user: User, chat: Chat, status: str, anonymous: bool | None = None) -> None:
    """A person becomes creator, administrator or member of a group or channel, leaves it or is thrown out.

    A new creator makes the old one an administrator. `anonymous` says whether an administrator of a supergroup writes
    in its name (None: as before). Where the bot is administrator, it may hear of it by chat_member.
    """
    if chat.is_private:
        raise ControlError("there are no statuses in private chats")
    if chat.roles.get(user.id) == "creator" and status != "creator":
        raise ControlError(f"chat {chat.id} needs a creator: make another one first")
    if anonymous and (chat.type != "supergroup" or status not in ("creator", "administrator")):
        raise ControlError("only administrators of supergroups can be anonymous")
    old, was_inside = member_of(chat, user), chat.has(user)
    if status == "creator" and chat.creator.id != user.id:
        chat.roles[chat.creator.id] = "administrator"
    chat.roles.pop(user.id, None)
    if status not in INSIDE:
        chat.members = [member for member in chat.members if member.id != user.id]
    elif not was_inside:
        chat.members.append(user)
    if status not in ("member", "left"):
        chat.roles[user.id] = status
    if status not in ("creator", "administrator") or anonymous is False:
        chat.anonymous.discard(user.id)
    elif anonymous:
        chat.anonymous.add(user.id)
    if chat.bot_status == "administrator":
        change = _change(sandbox, chat, chat.creator, (old, member_of(chat, user)))
        sandbox.updates.put("chat_member", change)
    sandbox.events.publish("chat", chat=chat.summary())
    _announce(sandbox, chat, chat.creator, user, was_inside, status in INSIDE)


def migrate(sandbox: Sandbox, chat: Chat) -> Chat:
    """A group becomes a supergroup with a new id; the old one only says where it went."""
    if chat.type != "group" or chat.migrated_to is not None:
        raise ControlError(f"chat {chat.id} is no basic group: only those can be upgraded")
    new = sandbox.add_chat("supergroup", chat.title, chat.members, bot=chat.with_bot)
    new.bot_status, new.roles = chat.bot_status, dict(chat.roles)
    creator = chat.creator
    old_notice = sandbox.post(chat, creator, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    sandbox.tell_bot("message", old_notice)
    sandbox.tell_bot("message", sandbox.post(new, creator, {"migrate_from_chat_id": chat.id}))
    sandbox.events.publish("chat", chat=chat.summary())
    return new
