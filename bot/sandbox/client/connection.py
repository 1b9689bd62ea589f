"""The connection to a sandbox: people, chats, faults, calls and events, seen from outside the bot."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Self

import httpx

from bot.sandbox.client.messages import Json, Message, NothingArrivedError, Received, SandboxClientError
from bot.sandbox.client.people import SandboxUser

WAIT = 5.0
"""Seconds to wait for the bot unless told otherwise."""


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
        """Everyone there is, but for a crowd."""
        state = await self.state()
        return [SandboxUser(self, user, state["seq"]) for user in state["users"]]

    async def user(self, who: str | int) -> SandboxUser:
        """The person with this first name, username or id (also one of a crowd).

        Raises SandboxClientError listing who there is.
        """
        if isinstance(who, int):
            found = await self.get("/users", id=who)
            return SandboxUser(self, found["user"], found["seq"])
        users = await self.users()
        for user in users:
            if who in (user.raw["first_name"], user.raw.get("username")):
                return user
        raise SandboxClientError(f"there is no user {who!r}; there are {[user.raw['first_name'] for user in users]}")

    async def add_user(
        self, first_name: str, *, last_name: str = "", username: str = "", language: str = "en"
    ) -> SandboxUser:
        """A new person."""
        body = {"first_name": first_name, "last_name": last_name, "username": username, "language_code": language}
        raw = await self.post("/users", **body)
        return SandboxUser(self, raw, (await self.state())["seq"])

    async def add_users(self, count: int, *, language_code: str = "en", met: bool = False) -> list[int]:
        """A crowd of new people in one call; their ids, which are also those of their chats with the bot.

        With `met` they have all written to the bot before, so that it may write to them (no update tells of it). The
        page and `users` leave them out.
        """
        body = {"count": count, "language_code": language_code, "met": met}
        ids: list[int] = (await self.post("/crowd", **body))["users"]
        return ids

    async def send_many(self, messages: Sequence[tuple[int, str]]) -> list[int]:
        """People (by id) write to the bot, all at once; the ids of their messages, in order."""
        ids: list[int] = (await self.post("/send_many", messages=[list(pair) for pair in messages]))["messages"]
        return ids

    async def received(self, since: int = 0, *, texts: bool = True) -> dict[int, list[Received]]:
        """The new messages of the bot that took effect after number `since` (see `last_received`), by chat, in order.

        Cheap for thousands of chats; edits do not count. Raises SandboxClientError when so much came since that some
        of it is forgotten.
        """
        found = await self.get("/received", after=since, texts=int(texts))
        return {int(chat): [Received(*entry) for entry in entries] for chat, entries in found["chats"].items()}

    async def last_received(self) -> int:
        """How many messages the bot has sent in all: the `since` of what comes next."""
        return int((await self.get("/received", limit=0))["last"])

    async def chat(self, title: str) -> int:
        """The id of the group or channel with this title. Raises SandboxClientError listing them."""
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
        administrators: Sequence[SandboxUser] = (),
        username: str = "",
    ) -> int:
        """A new chat ("group", "supergroup", "channel", or "private" between two people); its id.

        The first member is the creator; `administrators` must be members. The bot has been there all along unless
        `bot` is false: as administrator of a channel, as member of a group.
        """
        chat = await self.post(
            "/chats",
            type=kind,
            title=title,
            members=[member.id for member in members],
            bot=bot,
            topics=topics,
            administrators=[member.id for member in administrators],
            username=username,
        )
        return int(chat["id"])

    async def set_membership(self, user: SandboxUser, chat: int, status: str) -> None:
        """The bot becomes "member", "administrator", "left" or "kicked" in a group or channel, by this person."""
        await self.post("/membership", user=user.id, chat=chat, status=status)

    async def set_status(self, person: SandboxUser, chat: int, status: str, *, anonymous: bool | None = None) -> None:
        """A person becomes "creator", "administrator", "member", "left" or "kicked" in a group or channel.

        `anonymous` administrators of supergroups write in the group's name (None: as before).
        """
        await self.post("/status", user=person.id, chat=chat, status=status, anonymous=anonymous)

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
        """Sets a fault: `method`, `chat_id`, `times`, `seconds`, `retry_after`, `hold`, `code`, `description`.

        With `times=None` it stays until the faults are cleared. With `share` (0 to 1) every fitting call is struck
        with that probability, the same ones for the same `seed`, until the faults are cleared.
        """
        _result(await self._http.post("/sandbox/faults", json={"fault": fault} | options))

    async def clear_faults(self) -> None:
        """Takes all faults away."""
        _result(await self._http.delete("/sandbox/faults"))

    async def settings(self, **settings: Any) -> Json:
        """Changes `privacy`, `inline_feedback`, `limits`, `query_seconds`; all settings as they are then."""
        return await self.post("/settings", **settings)

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


def _result(answer: httpx.Response) -> Json:
    if answer.is_error:
        try:
            problem = answer.json()["error"]
        except (ValueError, KeyError):
            problem = f"{answer.status_code} {answer.text}"
        raise SandboxClientError(str(problem))
    result: Json = answer.json()
    return result


def _describe(event: Json) -> str:
    kind = event["type"]
    if kind in ("message", "edit"):
        message = Message(event["message"])
        author = message.author["first_name"]
        return f"{kind} in {event['chat_id']} from {author}: {message.text[:200]!r}"
    return f"{kind}: " + ", ".join(f"{k}={v!r}"[:120] for k, v in event.items() if k not in ("type", "seq"))
