"""The connection to a sandbox: people, chats, faults, calls and events, seen from outside the bot."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Self

import httpx

from bot.sandbox.client.messages import Json, Message, NothingArrivedError, SandboxClientError
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
        """Sets a fault: `method`, `chat_id`, `times`, `seconds`, `retry_after`, `hold`, `code`, `description`.

        With `times=None` it stays until the faults are cleared.
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
        author = message.raw["from"]["first_name"]
        return f"{kind} in {event['chat_id']} from {author}: {message.text[:200]!r}"
    return f"{kind}: " + ", ".join(f"{k}={v!r}"[:120] for k, v in event.items() if k not in ("type", "seq"))
