"""Driving the people of a sandbox from tests and tools.

    async with SandboxClient(running.url) as telegram:
        ada = await telegram.user("Ada")
        await ada.send("/start")
        reply = await ada.wait_for_reply()
        answer = await ada.press(reply, "Next")

Each person keeps track of what they have seen: `wait_for_reply` returns the next message of the bot after the
person's last action (or after the last reply it returned), and says what did arrive when nothing fitting comes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from bot.sandbox import utf16
from bot.sandbox.errors import SandboxError

Json = dict[str, Any]
WAIT = 5.0
"""Seconds to wait for the bot unless told otherwise."""


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
        return bool(self.raw["from"]["is_bot"])

    @property
    def inline_id(self) -> str | None:
        """Its inline identifier, when it was sent through inline or guest mode."""
        return self.raw.get("inline_message_id")


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


class SandboxClient:
    """The sandbox at `base_url` (`Running.url`), seen from outside the bot."""

    def __init__(self, base_url: str, *, wait: float = WAIT) -> None:
        self.wait = wait
        self._http = httpx.AsyncClient(base_url=base_url, timeout=70.0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def get(self, path: str, **query: Any) -> Json:
        """GET /sandbox<path>. Raises SandboxClientError when the sandbox refuses."""
        given = {name: value for name, value in query.items() if value is not None}
        return _result(await self._http.get(f"/sandbox{path}", params=given))

    async def post(self, path: str, **body: Any) -> Json:
        """POST /sandbox<path> with this JSON body (None fields are left out)."""
        given = {name: value for name, value in body.items() if value is not None}
        return _result(await self._http.post(f"/sandbox{path}", json=given))

    async def state(self) -> Json:
        """The bot, users, chats, settings, and the number of the last event."""
        return await self.get("/state")

    async def users(self) -> list[SandboxUser]:
        """Everyone there is."""
        state = await self.state()
        return [SandboxUser(self, user, state["seq"]) for user in state["users"]]

    async def user(self, who: str | int) -> SandboxUser:
        """The person with this first name, username or id. Raises SandboxClientError listing who there is."""
        users = await self.users()
        for user in users:
            if who in (user.id, user.raw["first_name"], user.raw.get("username")):
                return user
        raise SandboxClientError(f"there is no user {who!r}; there are {[user.raw['first_name'] for user in users]}")

    async def add_user(
        self, first_name: str, *, last_name: str = "", username: str = "", language: str = "en"
    ) -> SandboxUser:
        """A new person."""
        body = {"first_name": first_name, "last_name": last_name, "username": username, "language_code": language}
        raw = await self.post("/users", **body)
        return SandboxUser(self, raw, (await self.state())["seq"])

    async def chat(self, title: str) -> int:
        """The id of the group with this title. Raises SandboxClientError listing the groups."""
        chats = (await self.state())["chats"]
        for chat in chats:
            if chat["title"] == title:
                return int(chat["id"])
        raise SandboxClientError(f"there is no chat {title!r}; there are {[chat['title'] for chat in chats]}")

    async def topic(self, chat: int, name: str) -> int:
        """The thread of a forum's topic. Raises SandboxClientError listing the topics."""
        chats = (await self.state())["chats"]
        topics: list[Json] = next((item["topics"] for item in chats if item["id"] == chat), [])
        for topic in topics:
            if topic["name"] == name:
                return int(topic["id"])
        raise SandboxClientError(f"chat {chat} has no topic {name!r}; it has {[topic['name'] for topic in topics]}")

    async def add_chat(
        self,
        title: str,
        members: list[SandboxUser],
        *,
        kind: str = "group",
        bot: bool = True,
        topics: list[str] | None = None,
    ) -> int:
        """A new chat ("group", "supergroup", or "private" between two people); its id."""
        ids = [member.id for member in members]
        chat = await self.post("/chats", type=kind, title=title, members=ids, bot=bot, topics=topics)
        return int(chat["id"])

    async def set_membership(self, user: SandboxUser, chat: int, status: str) -> None:
        """The bot becomes "member", "administrator", "left" or "kicked" in a group."""
        await self.post("/membership", user=user.id, chat=chat, status=status)

    async def migrate(self, chat: int) -> int:
        """A basic group becomes a supergroup; its new id."""
        return int((await self.post("/migrate", chat=chat))["id"])

    async def messages(self, chat: int, limit: int = 200) -> list[Message]:
        """The newest messages of a chat, oldest first."""
        return [Message(raw) for raw in (await self.get("/messages", chat=chat, limit=limit))["messages"]]

    async def message(self, chat: int, message_id: int) -> Message:
        """A message as it is now. Raises SandboxClientError when it is gone."""
        for message in await self.messages(chat, limit=1_000):
            if message.id == message_id:
                return message
        raise SandboxClientError(f"there is no message {message_id} in chat {chat}")

    async def fault(self, fault: str, **options: Any) -> None:
        """Sets a fault: `method`, `chat_id`, `times`, `seconds`, `retry_after`, `hold`, `code`, `description`."""
        await self.post("/faults", fault=fault, **options)

    async def clear_faults(self) -> None:
        """Takes all faults away."""
        _result(await self._http.delete("/sandbox/faults"))

    async def settings(self, **settings: Any) -> Json:
        """Changes `privacy`, `inline_feedback`, `limits`, `query_seconds`; all settings as they are then."""
        return await self.post("/settings", **settings)

    async def expire_queries(self) -> None:
        """Makes all pressed buttons, inline queries and guest messages too old to be answered."""
        await self.post("/expire")

    async def calls(self, method: str | None = None, *, after: int = 0) -> list[Json]:
        """The Bot API calls received: `seq`, `method`, `params`, `files`, `status`, `ok`, `description`, `fault`."""
        calls: list[Json] = (await self.get("/calls", method=method, after=after, limit=10_000))["calls"]
        return calls

    async def last_call(self) -> int:
        """The number of the last Bot API call, for `calls(after=...)`."""
        return int((await self.get("/calls", limit=0))["last"])

    async def events(self, after: int, seconds: float = 0.0) -> list[Json]:
        """The events after a number; waits up to `seconds` for the first."""
        events: list[Json] = (await self.get("/events", after=after, timeout=seconds))["events"]
        return events

    async def wait_for(
        self, fits: Callable[[Json], bool], *, after: int, what: str, seconds: float | None = None
    ) -> Json:
        """The first event after a number that fits. Raises NothingArrivedError listing the events that came."""
        limit = self.wait if seconds is None else seconds
        began = await self.last_call()
        deadline = time.monotonic() + limit
        seen: list[Json] = []
        while True:
            left = deadline - time.monotonic()
            events = await self.events(after, max(0.0, left))
            for event in events:
                if fits(event):
                    return event
            seen += events
            after = max([after, *(event["seq"] for event in events)])
            if left <= 0:
                came = [_describe(event) for event in seen] or ["nothing at all"]
                came += await self._refused(max(0, began - 20))
                lines = "\n".join(f"  {line}" for line in came)
                raise NothingArrivedError(f"{what} did not come within {limit:g} s. What came:\n{lines}")

    async def _refused(self, after: int) -> list[str]:
        """The newest calls of the bot that failed: often the reason why nothing came."""
        failed = [call for call in await self.calls(after=after) if not call["ok"] and call["description"]]
        return [f"refused call {call['method']}: {call['status']} {call['description']}" for call in failed[-10:]]

    async def download(self, file_id: str) -> bytes:
        """The content of a file in a message."""
        answer = await self._http.get(f"/sandbox/files/{file_id}")
        if answer.is_error:
            raise SandboxClientError(answer.text)
        return answer.content

    async def upload(self, path: str, content: bytes, name: str, **form: Any) -> Json:
        """POST /sandbox<path> with a file."""
        given = {field_name: str(value) for field_name, value in form.items() if value is not None}
        return _result(await self._http.post(f"/sandbox{path}", data=given, files={"file": (name, content)}))


class SandboxUser:
    """A person. `raw` is the User object; `seq` the last event this person has taken notice of."""

    def __init__(self, client: SandboxClient, raw: Json, seq: int) -> None:
        self.client = client
        self.raw = raw
        self.seq = seq

    def __repr__(self) -> str:
        return f"SandboxUser({self.raw['first_name']!r}, {self.id})"

    @property
    def id(self) -> int:
        """The user's id, which is also that of the private chat with the bot."""
        return int(self.raw["id"])

    @property
    def name(self) -> str:
        """First name."""
        return str(self.raw["first_name"])

    async def _act(self, path: str, **body: Any) -> Json:
        result = await self.client.post(path, user=self.id, **body)
        self.seq = result["seq"]
        return result

    async def send(
        self,
        text: str,
        *,
        chat: int | None = None,
        reply_to: Message | int | None = None,
        quote: str | None = None,
        thread: int | None = None,
        entities: list[Json] | None = None,
        forwarded_from: str | None = None,
    ) -> Message:
        """Writes a text, to the bot unless `chat` is given. `forwarded_from` names an outsider it is forwarded from."""
        target = reply_to.id if isinstance(reply_to, Message) else reply_to
        body = {"chat": chat, "text": text, "reply_to": target, "quote": quote, "thread": thread}
        return Message((await self._act("/send", **body, entities=entities, forwarded_from=forwarded_from))["message"])

    async def forward(self, message: Message, *, chat: int | None = None) -> Message:
        """Forwards a message, to the bot unless `chat` is given."""
        result = await self._act("/forward", chat=chat, from_chat=message.chat_id, message=message.id)
        return Message(result["message"])

    async def edit(self, message: Message, text: str) -> Message:
        """Edits a message of theirs."""
        return Message((await self._act("/edit", chat=message.chat_id, message=message.id, text=text))["message"])

    async def send_document(
        self, content: bytes, name: str, *, caption: str = "", chat: int | None = None, thread: int | None = None
    ) -> Message:
        """Sends a file."""
        return await self._upload("document", content, name, caption, chat, thread)

    async def send_photo(
        self,
        content: bytes,
        name: str = "photo.png",
        *,
        caption: str = "",
        chat: int | None = None,
        thread: int | None = None,
    ) -> Message:
        """Sends a photo (PNG, JPEG, GIF or BMP)."""
        return await self._upload("photo", content, name, caption, chat, thread)

    async def _upload(
        self, kind: str, content: bytes, name: str, caption: str, chat: int | None, thread: int | None
    ) -> Message:
        form = {"user": self.id, "kind": kind, "caption": caption, "chat": chat, "thread": thread}
        result = await self.client.upload("/upload", content, name, **form)
        self.seq = result["seq"]
        return Message(result["message"])

    async def tap(self, message: Message, button: str | Button) -> str:
        """Presses a button (its text, part of it, its callback data, or itself) without waiting; the query's id."""
        chosen = message.button(button) if isinstance(button, str) else button
        if chosen.data is None:
            raise SandboxClientError(f"button {chosen.text!r} is no callback button: {chosen.raw}")
        result = await self._act("/press", chat=message.chat_id, message=message.id, data=chosen.data)
        return str(result["query_id"])

    async def press(self, message: Message, button: str | Button, *, seconds: float | None = None) -> CallbackAnswer:
        """Presses a button and waits for the bot's answer to it.

        What the bot sends or edits meanwhile is still there for `wait_for_reply` and `wait_for_edit`.
        """
        query_id = await self.tap(message, button)
        event = await self.client.wait_for(
            lambda event: event["type"] == "callback_answer" and event["query_id"] == query_id,
            after=self.seq,
            what=f"an answer to the button {button if isinstance(button, str) else button.text!r}",
            seconds=seconds,
        )
        return CallbackAnswer(event["text"], event["show_alert"])

    async def inline(
        self, query: str, *, chat: int | None = None, offset: str = "", seconds: float | None = None
    ) -> InlineAnswer:
        """Types `@bot query` in a chat (that with the bot unless told) and waits for the results."""
        result = await self._act("/inline", chat=chat, query=query, offset=offset)
        event = await self.client.wait_for(
            lambda event: event["type"] == "inline_answer" and event["query_id"] == result["query_id"],
            after=self.seq,
            what=f"results for the inline query {query!r}",
            seconds=seconds,
        )
        return InlineAnswer(event["query_id"], event["results"], event["next_offset"], event["button"])

    async def choose(self, answer: InlineAnswer, result: int | str = 0, *, thread: int | None = None) -> Message:
        """Sends a result of an inline query (its place in the list, or its id) to the chat it was typed in."""
        result_id = answer.results[result]["id"] if isinstance(result, int) else result
        body = {"query_id": answer.query_id, "result_id": result_id, "thread": thread}
        return Message((await self._act("/choose", **body))["message"])

    async def guest(self, text: str, *, chat: int, reply_to: Message | None = None) -> Message:
        """Summons the bot in a chat it is not in (the mention is added where it is missing)."""
        target = None if reply_to is None else reply_to.id
        return Message((await self._act("/guest", chat=chat, text=text, reply_to=target))["message"])

    async def block(self) -> None:
        """Blocks the bot."""
        await self.client.post("/block", user=self.id, blocked=True)

    async def unblock(self) -> None:
        """Unblocks the bot."""
        await self.client.post("/block", user=self.id, blocked=False)

    async def menu(self, chat: int | None = None) -> list[Json]:
        """The commands this person sees in the menu of a chat."""
        commands: list[Json] = (await self.client.get("/menu", user=self.id, chat=chat))["commands"]
        return commands

    async def profile(self) -> Json:
        """What this person sees of the bot: commands, menu_button, name, description, short_description."""
        return await self.client.get("/menu", user=self.id)

    async def wait_for_reply(
        self,
        *,
        chat: int | None = None,
        contains: str = "",
        thread: int | None = None,
        seconds: float | None = None,
    ) -> Message:
        """The bot's next message in a chat (that with the bot unless told), whose text contains `contains`.

        Raises NothingArrivedError listing what did come.
        """
        place = self.id if chat is None else chat

        def fits(event: Json) -> bool:
            if event["type"] != "message" or event["chat_id"] != place:
                return False
            message = Message(event["message"])
            return message.from_bot and contains in message.text and thread in (None, message.thread)

        wanted = "a message of the bot" + (f" with {contains!r}" if contains else "")
        event = await self.client.wait_for(fits, after=self.seq, what=f"{wanted} in chat {place}", seconds=seconds)
        self.seq = event["seq"]
        return Message(event["message"])

    async def wait_for_edit(self, message: Message, *, contains: str = "", seconds: float | None = None) -> Message:
        """The message after the bot's next edit of it, whose text contains `contains`."""

        def fits(event: Json) -> bool:
            if event["type"] != "edit" or event["chat_id"] != message.chat_id:
                return False
            edited = Message(event["message"])
            return edited.id == message.id and contains in edited.text

        what = f"an edit of message {message.id}" + (f" with {contains!r}" if contains else "")
        event = await self.client.wait_for(fits, after=self.seq, what=what, seconds=seconds)
        self.seq = event["seq"]
        return Message(event["message"])

    async def wait_for_nothing(self, *, chat: int | None = None, seconds: float = 0.3) -> None:
        """Makes sure that the bot writes nothing for a while. Raises NothingArrivedError with what it wrote."""
        try:
            message = await self.wait_for_reply(chat=chat, seconds=seconds)
        except NothingArrivedError:
            return
        raise NothingArrivedError(f"nothing was to come within {seconds:g} s, but the bot wrote: {message.text!r}")

    async def ask(self, text: str, *, chat: int | None = None, seconds: float | None = None) -> Message:
        """Writes a text and returns the bot's next message."""
        await self.send(text, chat=chat)
        return await self.wait_for_reply(chat=chat, seconds=seconds)


def _result(answer: httpx.Response) -> Json:
    if answer.is_error:
        try:
            problem = answer.json()["error"]
        except (ValueError, KeyError):
            problem = f"{answer.status_code} {answer.text}"
        raise SandboxClientError(str(problem))
    result: Json = answer.json()
    return result


def _button(item: Json) -> Button:
    return Button(item["text"], item.get("callback_data"), item.get("url"), item)


def _describe(event: Json) -> str:
    kind = event["type"]
    if kind in ("message", "edit"):
        message = Message(event["message"])
        author = message.raw["from"]["first_name"]
        return f"{kind} in {event['chat_id']} from {author}: {message.text[:200]!r}"
    return f"{kind}: " + ", ".join(f"{k}={v!r}"[:120] for k, v in event.items() if k not in ("type", "seq"))
