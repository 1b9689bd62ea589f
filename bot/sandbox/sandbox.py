"""The state of the sandbox: who is there, what was said, what waits for the bot, what shall go wrong."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from bot.sandbox.calls import CallLog
from bot.sandbox.errors import ControlError
from bot.sandbox.events import EventLog
from bot.sandbox.faults import Faults, Limits
from bot.sandbox.fields import Json
from bot.sandbox.files import FileStore
from bot.sandbox.menus import CommandMenus, Profile
from bot.sandbox.people import GROUP_BOT, Chat, Message, User
from bot.sandbox.privacy import reaches_bot
from bot.sandbox.queries import QueryBook
from bot.sandbox.received import ReceivedLog
from bot.sandbox.updates import UpdateQueue

BOT_ID = 123456
TOKEN = f"{BOT_ID}:SANDBOX-not-a-real-token-0123456789"
"""The token of the sandbox's bot: of a valid form, and good for nothing anywhere else."""
MAX_INLINE_MESSAGES = 5_000
FIRST_PEOPLE_CHAT = 7_000_000_001
"""Ids of chats between two people begin here; the bot never sees them."""
_IN_CHANNELS = {"message": "channel_post", "edited_message": "edited_channel_post"}


class Sandbox:
    """One Telegram in memory: one bot, several people, their chats.

    `privacy` is the bot's privacy mode in groups. `clock` gives Unix time in seconds. With `seed` there are three
    people, a few chats and a channel from the start.
    """

    def __init__(
        self,
        *,
        bot_name: str = "On Record",
        bot_username: str = "onrecord_sandbox_bot",
        token: str = TOKEN,
        privacy: bool = True,
        clock: Callable[[], float] = time.time,
        seed: bool = True,
    ) -> None:
        self.token = token
        self.clock = clock
        self.privacy = privacy
        self.inline_feedback = True
        self.bot = User(int(token.partition(":")[0]), bot_name, username=bot_username, is_bot=True)
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.events = EventLog()
        self.files = FileStore()
        self.faults = Faults()
        self.limits = Limits()
        self.calls = CallLog()
        self.received = ReceivedLog()
        self.menus = CommandMenus()
        self.names = Profile(bot_name, 64, "BOT_TITLE_INVALID")
        self.descriptions = Profile("", 512, "BOT_DESCRIPTION_INVALID")
        self.short_descriptions = Profile("", 120, "BOT_SHORT_DESCRIPTION_INVALID")
        self.queries = QueryBook(clock)
        self.menu_button: Json = {"type": "commands"}
        self.closing = asyncio.Event()
        self.inline_messages: OrderedDict[str, Message] = OrderedDict()
        self._inline_count = 0
        self._box_id = 100
        self._chat_count = 0
        if seed:
            self._seed()

    def _seed(self) -> None:
        ada = self.add_user("Ada", "Marlow", "ada_marlow", "en")
        boris = self.add_user("Борис", "Вьюгин", "boris_vyugin", "ru")
        olena = self.add_user("Олена", "Гайова", "olena_haiova", "uk")
        self.add_chat("group", "Reading room", [ada, boris, olena])
        self.add_chat("supergroup", "Newsroom", [ada, boris, olena], topics=["Fact check", "Culture"])
        self.add_chat("private", "", [ada, boris], bot=False)
        self.add_chat("supergroup", "Book club", [ada, olena], bot=False)
        self.add_chat("channel", "Morning wire", [ada, boris, olena])

    # --- People and chats -------------------------------------------------------------------------------------------

    def add_user(self, first_name: str, last_name: str = "", username: str = "", language_code: str = "en") -> User:
        """A new person, with an empty private chat with the bot."""
        user = User(100_001 + len(self.users), first_name, last_name, username, language_code)
        chat = self._meet(user)
        self.events.publish("chat", chat=chat.summary(), user=user.public())
        return user

    def _meet(self, user: User) -> Chat:
        self.users[user.id] = user
        chat = self.chats[user.id] = Chat(user.id, "private", members=[user], bot_status="member")
        return chat

    def add_crowd(self, count: int, language_code: str = "en", *, met: bool = False) -> list[int]:
        """Many new people at once; their ids. With `met` they have all written to the bot before.

        The page shows neither them nor their chats.
        """
        first = 100_001 + len(self.users)
        for number in range(first, first + count):
            chat = self._meet(User(number, f"Reader {number}", language_code=language_code, met=met))
            chat.crowd, chat.started = True, met
        return list(range(first, first + count))

    def add_chat(
        self,
        kind: str,
        title: str,
        members: list[User],
        *,
        bot: bool = True,
        topics: list[str] | None = None,
        administrators: list[User] | None = None,
        username: str = "",
    ) -> Chat:
        """A new group, supergroup (a forum when `topics` are given) or channel, or a chat between two people.

        The first member is the creator. In channels the bot is administrator, in groups a member.
        """
        self._chat_count += 1
        if kind == "private":
            bot, chat_id = False, FIRST_PEOPLE_CHAT + self._chat_count
        elif kind == "group":
            chat_id = -40_000 - self._chat_count
        else:
            chat_id = -1_001_000_040_000 - self._chat_count
        chat = Chat(chat_id, kind, title, username, members=list(members))
        chat.bot_status = "none" if not bot else "administrator" if chat.is_channel else "member"
        if kind != "private":
            chat.roles = {user.id: "administrator" for user in administrators or []} | {members[0].id: "creator"}
        self.chats[chat_id] = chat
        if topics is not None:
            chat.is_forum = True
            chat.topics = {1: "General"}
            chat.last_id = 1
            for name in topics:
                self.add_topic(chat, name)
        self.events.publish("chat", chat=chat.summary())
        return chat

    def add_topic(self, chat: Chat, name: str) -> int:
        """A new topic of a forum; the identifier of its thread."""
        topic = self.next_message_id(chat)
        chat.topics[topic] = name
        self.events.publish("chat", chat=chat.summary())
        return topic

    def user(self, user_id: int) -> User:
        """The person with this id. Raises ControlError."""
        user = self.users.get(user_id)
        if user is None:
            known = sorted(number for number in self.users if not self.chats[number].crowd)
            raise ControlError(f"there is no user {user_id}; the users are {known}")
        return user

    def chat(self, chat_id: int) -> Chat:
        """The chat with this id. Raises ControlError."""
        chat = self.chats.get(chat_id)
        if chat is None:
            known = sorted(number for number, one in self.chats.items() if not one.crowd)
            raise ControlError(f"there is no chat {chat_id}; the chats are {known}")
        return chat

    def chat_named(self, username: str) -> Chat | None:
        """The group or channel with this username (without @)."""
        wanted = username.lower()
        return next((chat for chat in self.chats.values() if chat.username.lower() == wanted), None)

    # --- Messages ---------------------------------------------------------------------------------------------------

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves, other chats share one count, as on Telegram."""
        if chat.type in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self._box_id += 1
        return self._box_id

    def post(
        self,
        chat: Chat,
        sender: User,
        content: Json,
        *,
        thread: int | None = None,
        extra: Json | None = None,
        keyboard: Json | None = None,
        inline: bool = False,
        anonymous: bool = False,
    ) -> Message:
        """Puts a message into a chat and tells the page. `content` holds its text or media fields, `extra` the rest.

        Posts of channels and messages of `anonymous` administrators do not tell who wrote them.
        """
        payload: Json = {"message_id": self.next_message_id(chat)}
        if not chat.is_channel:
            payload["from"] = GROUP_BOT if anonymous else sender.public()
        if chat.is_channel or anonymous:
            payload["sender_chat"] = chat.public()
        payload["chat"] = chat.public()
        payload["date"] = int(self.clock())
        if thread is not None and thread != 1:
            payload["message_thread_id"] = thread
            payload["is_topic_message"] = True
        if extra:
            payload.update(extra)
        payload.update(content)
        message = Message(chat, payload["message_id"], sender, payload)
        if keyboard and "inline_keyboard" in keyboard:
            payload["reply_markup"] = keyboard
        else:
            message.markup = keyboard
        if inline:
            self._remember_inline(message)
        chat.add(message)
        if sender.is_bot:
            chat.action = None
            self.received.add(chat.id, payload)
        self.events.publish("message", chat_id=chat.id, message=message.public())
        return message

    def _remember_inline(self, message: Message) -> None:
        self._inline_count += 1
        message.inline_id = f"SBX{self._inline_count:08d}QAAAgAE"
        self.inline_messages[message.inline_id] = message
        if len(self.inline_messages) > MAX_INLINE_MESSAGES:
            self.inline_messages.popitem(last=False)

    def replace(self, message: Message, payload: Json) -> None:
        """Gives a message new content and tells the page."""
        message.payload = payload
        self.events.publish("edit", chat_id=message.chat.id, message=message.public())

    def delete(self, message: Message) -> None:
        """Takes a message out of its chat and tells the page."""
        message.chat.messages.pop(message.id, None)
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.events.publish("delete", chat_id=message.chat.id, message_id=message.id)

    def tell_bot(self, kind: str, message: Message) -> bool:
        """Queues an update ("message" or "edited_message") if the bot gets to see this message; whether it does."""
        if not message.chat.with_bot or not reaches_bot(message, self.bot, privacy=self.privacy):
            return False
        if message.is_hidden:
            kind = _IN_CHANNELS[kind] if message.chat.is_channel else kind
        else:
            message.sender.met = True
        self.updates.put(kind, message.payload)
        return True

    # --- Everything else --------------------------------------------------------------------------------------------

    def bot_public(self) -> Json:
        """The User object of getMe."""
        return {
            **self.bot.public(),
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_guest_queries": True,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
            "supports_join_request_queries": False,
        }

    def overview(self) -> dict[str, Any]:
        """Everything the page needs to begin with; of a crowd only how many they are."""
        return {
            "bot": self.bot_public(),
            "token": self.token,
            "users": [user.public() for number, user in self.users.items() if not self.chats[number].crowd],
            "chats": [chat.summary() for chat in self.chats.values() if not chat.crowd],
            "crowd": sum(chat.crowd for chat in self.chats.values()),
            "settings": {
                "privacy": self.privacy,
                "inline_feedback": self.inline_feedback,
                "limits": self.limits.enabled,
                "query_seconds": self.queries.lifetime,
            },
            "pending_updates": len(self.updates),
            "seq": self.events.last,
        }

    def close(self) -> None:
        """Sends everyone away who waits for updates or events."""
        self.closing.set()
        self.updates.close()
        self.events.close()
