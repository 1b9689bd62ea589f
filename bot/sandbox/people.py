"""Users, chats and messages of the sandbox."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.fields import Json

MAX_MESSAGES = 1_000
"""Messages kept per chat: the oldest are forgotten."""
MAX_CROWD_MESSAGES = 30
"""The same in the chats of a crowd, of which there may be thousands."""
GENERAL_TOPIC = 1
"""Thread of a forum's General topic; its messages carry no thread."""
GROUP_BOT: Json = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
"""Whom messages of anonymous administrators are from, as every bot sees it."""
INSIDE = frozenset({"creator", "administrator", "member"})
"""The statuses of those who are in a chat."""


@dataclass(slots=True)
class User:
    """A person, or the bot. `met` says whether the bot has ever received something from this person."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    met: bool = False
    _public: Json | None = None

    def public(self) -> Json:
        """The User object that messages carry."""
        if self._public is None:
            self._public = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
            for name in ("last_name", "username", "language_code"):
                value = getattr(self, name)
                if value:
                    self._public[name] = value
        return self._public

    @property
    def full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(slots=True)
class Message:
    """A message. `payload` is the Message object and is replaced, never changed, when the message is edited.

    `sender` is the user or the bot who wrote it, also where the payload hides that (channels, anonymous
    administrators). `inline_id` is its identifier when it was sent through inline or guest mode, `reactions` the bot's
    reactions, `markup` a custom keyboard or the like, which the Message object leaves out.
    """

    chat: Chat
    id: int
    sender: User
    payload: Json
    inline_id: str | None = None
    reactions: list[Json] = field(default_factory=list)
    markup: Json | None = None

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.payload.get("text") or self.payload.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """Entities of the text or caption."""
        found: list[Json] = self.payload.get("entities") or self.payload.get("caption_entities") or []
        return found

    @property
    def thread(self) -> int | None:
        """The forum topic it is in."""
        return self.payload.get("message_thread_id")

    @property
    def is_service(self) -> bool:
        """Whether it is a notice of the chat, not somebody's words."""
        return not any(name in self.payload for name in ("text", "photo", "document", "location"))

    @property
    def is_hidden(self) -> bool:
        """Whether the bot is not told who wrote it: a channel's post, or an anonymous administrator's message."""
        return "sender_chat" in self.payload

    def origin(self) -> Json:
        """The MessageOrigin of a forward of it."""
        date = self.payload["date"]
        if self.chat.type == "channel":
            return {"type": "channel", "chat": self.chat.public(), "message_id": self.id, "date": date}
        if self.is_hidden:
            return {"type": "chat", "sender_chat": self.chat.public(), "date": date}
        return {"type": "user", "sender_user": self.sender.public(), "date": date}

    def public(self) -> Json:
        """The message as the page and tests see it: the Message object and what only the sandbox knows."""
        seen = dict(self.payload)
        if self.is_hidden:
            seen["posted_by"] = self.sender.public()
        if self.inline_id:
            seen["inline_message_id"] = self.inline_id
        if self.reactions:
            seen["reactions"] = self.reactions
        if self.markup:
            seen["reply_markup"] = self.markup
        return seen


@dataclass(slots=True)
class Chat:
    """A chat. `bot_status` is the bot's membership ("none" where it never was), as in ChatMember.

    In a private chat with the bot the id is the user's. Chats between two people have ids of their own that no bot
    ever sees. `blocked` and `started` are about private chats with the bot. `roles` holds the statuses of people that
    are not plain members or strangers, `anonymous` the administrators who write in the chat's name. The page leaves
    chats of a `crowd` out.
    """

    id: int
    type: str
    title: str = ""
    username: str = ""
    is_forum: bool = False
    members: list[User] = field(default_factory=list)
    roles: dict[int, str] = field(default_factory=dict)
    anonymous: set[int] = field(default_factory=set)
    topics: dict[int, str] = field(default_factory=dict)
    bot_status: str = "none"
    started: bool = False
    blocked: bool = False
    migrated_to: int | None = None
    crowd: bool = False
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    menu_button: Json | None = None
    action: Json | None = None
    _public: Json | None = None

    @property
    def is_private(self) -> bool:
        """Whether it is a chat of two."""
        return self.type == "private"

    @property
    def is_channel(self) -> bool:
        """Whether only administrators write in it, and in its name."""
        return self.type == "channel"

    @property
    def with_bot(self) -> bool:
        """Whether the bot is in it."""
        return self.bot_status in ("member", "administrator")

    def public(self) -> Json:
        """The Chat object, as the bot sees it."""
        if self._public is None:
            self._public = {"id": self.id, "type": self.type}
            if self.is_private and self.with_bot:
                person = self.members[0]
                self._public["first_name"] = person.first_name
                if person.last_name:
                    self._public["last_name"] = person.last_name
                if person.username:
                    self._public["username"] = person.username
            else:
                self._public["title"] = self.title
                if self.username:
                    self._public["username"] = self.username
            if self.is_forum:
                self._public["is_forum"] = True
        return self._public

    def public_to_guest(self, caller: User) -> Json:
        """The Chat object of a guest message: a chat between two people shows as the other one."""
        if not self.is_private:
            return self.public()
        other = next((member for member in self.members if member.id != caller.id), caller)
        shown: Json = {"id": other.id, "type": "private", "first_name": other.first_name}
        if other.username:
            shown["username"] = other.username
        return shown

    def add(self, message: Message) -> None:
        """Keeps a message and forgets the oldest beyond `MAX_MESSAGES` (`MAX_CROWD_MESSAGES` in a crowd)."""
        self.messages[message.id] = message
        most = MAX_CROWD_MESSAGES if self.crowd else MAX_MESSAGES
        while len(self.messages) > most:
            self.messages.popitem(last=False)

    def has(self, user: User) -> bool:
        """Whether a user is a member."""
        return any(member.id == user.id for member in self.members)

    def status_of(self, user_id: int) -> str:
        """The status of a person in it, as in ChatMember."""
        inside = any(member.id == user_id for member in self.members)
        return self.roles.get(user_id) or ("member" if inside else "left")

    def is_administrator(self, user_id: int) -> bool:
        """Whether a person runs it."""
        return self.roles.get(user_id) in ("creator", "administrator")

    @property
    def creator(self) -> User:
        """The person it belongs to."""
        return next((member for member in self.members if self.roles.get(member.id) == "creator"), self.members[0])

    @property
    def administrators(self) -> list[User]:
        """The people who run it, the creator first."""
        found = [member for member in self.members if self.is_administrator(member.id)]
        return sorted(found, key=lambda member: self.roles[member.id] != "creator")

    def summary(self) -> dict[str, Any]:
        """The chat as the page and tests see it."""
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "is_forum": self.is_forum,
            "username": self.username,
            "members": [member.id for member in self.members],
            "administrators": [member.id for member in self.administrators],
            "anonymous": sorted(self.anonymous),
            "topics": [{"id": number, "name": name} for number, name in self.topics.items()],
            "bot_status": self.bot_status,
            "blocked": self.blocked,
            "started": self.started,
            "migrated_to": self.migrated_to,
            "pinned": self.pinned,
            "action": self.action,
        }
