"""The control API under `/sandbox`: what people do, what goes wrong, and what happened. For the page and for tests.

All bodies are JSON objects (uploads are forms). A call that makes no sense gets 400 and {"error": what to do}.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Literal, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox import actions, replies
from bot.sandbox.errors import ApiError, ControlError
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.files import Upload
from bot.sandbox.people import Chat, User
from bot.sandbox.sandbox import Sandbox

MAX_WAIT = 60.0
KEEP_ALIVE = 15.0


class Body(BaseModel):
    """A request of the control API; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class NewUser(Body):
    """POST /sandbox/users."""

    first_name: str = Field(min_length=1)
    last_name: str = ""
    username: str = ""
    language_code: str = "en"


class NewChat(Body):
    """POST /sandbox/chats. `topics` make a supergroup a forum; `bot` says whether the bot is in it."""

    type: Literal["group", "supergroup", "private"]
    title: str = ""
    members: list[int] = Field(min_length=1)
    topics: list[str] | None = None
    bot: bool = True


class NewTopic(Body):
    """POST /sandbox/topics."""

    chat: int
    name: str = Field(min_length=1)


class ByUser(Body):
    """What a person does in a chat; `chat` None is the private chat with the bot."""

    user: int
    chat: int | None = None


class Sent(ByUser):
    """POST /sandbox/send. `forwarded_from` is the name of somebody outside the sandbox."""

    text: str
    entities: list[dict[str, Any]] | None = None
    reply_to: int | None = None
    quote: str | None = None
    quote_entities: list[dict[str, Any]] | None = None
    quote_position: int | None = None
    thread: int | None = None
    forwarded_from: str | None = None


class Forwarded(ByUser):
    """POST /sandbox/forward."""

    from_chat: int
    message: int


class Edited(ByUser):
    """POST /sandbox/edit."""

    message: int
    text: str
    entities: list[dict[str, Any]] | None = None


class Pressed(ByUser):
    """POST /sandbox/press."""

    message: int
    data: str


class Asked(ByUser):
    """POST /sandbox/inline: `@bot query` typed in a chat."""

    query: str = ""
    offset: str = ""


class Chosen(Body):
    """POST /sandbox/choose: a result of an inline query."""

    user: int
    query_id: str
    result_id: str
    thread: int | None = None


class Blocked(Body):
    """POST /sandbox/block."""

    user: int
    blocked: bool = True


class Membership(Body):
    """POST /sandbox/membership: the bot's place in a group, changed by `user`."""

    user: int
    chat: int
    status: Literal["member", "administrator", "left", "kicked"]


class Migrated(Body):
    """POST /sandbox/migrate: a basic group becomes a supergroup."""

    chat: int


class Settings(Body):
    """POST /sandbox/settings. What is absent stays as it is."""

    privacy: bool | None = None
    inline_feedback: bool | None = None
    limits: bool | None = None
    query_seconds: float | None = Field(default=None, ge=0)


class NewFault(Body):
    """POST /sandbox/faults: a fault of calls, or of the delivery of the next `times` updates.

    `times` null means always; `seconds` ends the fault that many seconds from now, and for timeouts says how long
    the call is held (unless `hold` says so).
    """

    fault: FaultKind | Literal["duplicate_update", "redeliver_update", "swap_updates"]
    method: str | None = None
    chat_id: int | str | None = None
    retry_after: int = Field(default=1, ge=1)
    times: int | None = Field(default=1, ge=1)
    seconds: float | None = Field(default=None, gt=0)
    hold: float = Field(default=60.0, ge=0)
    code: int = Field(default=400, ge=400, le=599)
    description: str = "Bad Request: fault"


Endpoint = Callable[[Sandbox, Request], Awaitable[Any]]
Model = TypeVar("Model", bound=Body)


def _reply(status: int, value: Any) -> Response:
    return Response(json.dumps(value, separators=(",", ":")), status, media_type="application/json")


def _route(path: str, endpoint: Endpoint, method: str = "POST") -> Route:
    async def handle(request: Request) -> Response:
        try:
            result = await endpoint(request.app.state.sandbox, request)
        except (ControlError, ApiError, ValidationError) as error:
            return _reply(400, {"error": str(error)})
        return result if isinstance(result, Response) else _reply(200, {} if result is None else result)

    return Route(f"/sandbox{path}", handle, methods=[method])


async def _read(request: Request, model: type[Model]) -> Model:
    return model.model_validate_json(await request.body() or b"{}")


def _number(request: Request, name: str, default: float = 0) -> float:
    value = request.query_params.get(name)
    try:
        return default if value is None else float(value)
    except ValueError as error:
        raise ControlError(f"{name} must be a number, got {value!r}") from error


def _user_and_chat(sandbox: Sandbox, request: Request) -> tuple[User, Chat]:
    user = sandbox.user(int(_number(request, "user")))
    return user, sandbox.chat(int(_number(request, "chat", user.id)))


async def overview(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/state: the bot, users, chats, settings, and the number of the last event."""
    return sandbox.overview()


async def add_user(sandbox: Sandbox, request: Request) -> Any:
    """A new person."""
    body = await _read(request, NewUser)
    return sandbox.add_user(body.first_name, body.last_name, body.username, body.language_code).public()


async def add_chat(sandbox: Sandbox, request: Request) -> Any:
    """A new chat."""
    body = await _read(request, NewChat)
    members = [sandbox.user(number) for number in body.members]
    if body.type == "private" and len(members) != 2:
        raise ControlError("a private chat between people has two members; that with the bot is there already")
    return sandbox.add_chat(body.type, body.title, members, bot=body.bot, topics=body.topics).summary()


async def add_topic(sandbox: Sandbox, request: Request) -> Any:
    """A new topic of a forum."""
    body = await _read(request, NewTopic)
    chat = sandbox.chat(body.chat)
    if not chat.is_forum:
        raise ControlError(f"chat {chat.id} is no forum: add one with topics")
    return {"thread": sandbox.add_topic(chat, body.name)}


async def messages(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/messages?chat=&after=&limit=: the newest messages of a chat, oldest first."""
    chat = sandbox.chat(int(_number(request, "chat")))
    after, limit = int(_number(request, "after")), int(_number(request, "limit", 200))
    found = [message.public() for message in chat.messages.values() if message.id > after]
    return {"messages": found[-limit:] if limit > 0 else []}


async def send(sandbox: Sandbox, request: Request) -> Any:
    """A person writes."""
    body = await _read(request, Sent)
    seq = sandbox.events.last
    message = actions.send(
        sandbox,
        sandbox.user(body.user),
        body.chat,
        body.text,
        entities=body.entities,
        reply=_reply_of(body.reply_to, body.quote, body.quote_entities, body.quote_position),
        thread=body.thread,
        forwarded_from=body.forwarded_from,
    )
    return {"message": message.public(), "seq": seq}


def _reply_of(
    reply_to: int | None, quoted: str | None, quote_entities: list[dict[str, Any]] | None, position: int | None
) -> replies.Reply | None:
    if reply_to is None:
        return None
    return replies.Reply(reply_to, quote=replies.read_quote(quoted, quote_entities), position=position)


async def forward(sandbox: Sandbox, request: Request) -> Any:
    """A person forwards a message."""
    body = await _read(request, Forwarded)
    seq = sandbox.events.last
    message = actions.forward(sandbox, sandbox.user(body.user), body.chat, body.from_chat, body.message)
    return {"message": message.public(), "seq": seq}


async def upload(sandbox: Sandbox, request: Request) -> Any:
    """POST /sandbox/upload (form: user, chat, file, kind, caption, reply_to, thread): a person sends a file."""
    async with request.form(max_files=1) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise ControlError("there is no file in the form: send it under the name file")
        content = Upload(file.filename or "file", file.content_type or "", await file.read())
        values = {name: str(value) for name, value in form.items() if not isinstance(value, UploadFile)}
    numbers = {name: _form_number(values, name) for name in ("user", "chat", "reply_to", "thread")}
    seq = sandbox.events.last
    message = actions.upload(
        sandbox,
        sandbox.user(numbers["user"] or 0),
        numbers["chat"],
        content,
        as_photo=values.get("kind") == "photo",
        caption=values.get("caption", ""),
        reply=_reply_of(numbers["reply_to"], None, None, None),
        thread=numbers["thread"],
    )
    return {"message": message.public(), "seq": seq}


def _form_number(values: dict[str, str], name: str) -> int | None:
    value = values.get(name)
    try:
        return int(value) if value else None
    except ValueError as error:
        raise ControlError(f"{name} must be a number, got {value!r}") from error


async def edit(sandbox: Sandbox, request: Request) -> Any:
    """A person edits a message of theirs."""
    body = await _read(request, Edited)
    seq = sandbox.events.last
    message = actions.edit(sandbox, sandbox.user(body.user), body.chat, body.message, body.text, body.entities)
    return {"message": message.public(), "seq": seq}


async def press(sandbox: Sandbox, request: Request) -> Any:
    """A person presses a button."""
    body = await _read(request, Pressed)
    seq = sandbox.events.last
    query = actions.press(sandbox, sandbox.user(body.user), body.chat, body.message, body.data)
    return {"query_id": query.id, "seq": seq}


async def ask(sandbox: Sandbox, request: Request) -> Any:
    """A person types an inline query."""
    body = await _read(request, Asked)
    seq = sandbox.events.last
    query = actions.ask_inline(sandbox, sandbox.user(body.user), body.chat, body.query, body.offset)
    return {"query_id": query.id, "seq": seq}


async def choose(sandbox: Sandbox, request: Request) -> Any:
    """A person chooses an inline result."""
    body = await _read(request, Chosen)
    seq = sandbox.events.last
    message = actions.choose(sandbox, sandbox.user(body.user), body.query_id, body.result_id, body.thread)
    return {"message": message.public(), "seq": seq}


async def guest(sandbox: Sandbox, request: Request) -> Any:
    """A person summons the bot in a chat it is not in (the mention is added where it is missing)."""
    body = await _read(request, Sent)
    if body.chat is None or sandbox.chat(body.chat).with_bot:
        raise ControlError("a guest message needs a chat that the bot is not in")
    name = f"@{sandbox.bot.username}"
    text = body.text if name.lower() in body.text.lower() else f"{name} {body.text}"
    seq = sandbox.events.last
    reply = _reply_of(body.reply_to, body.quote, body.quote_entities, body.quote_position)
    message = actions.send(sandbox, sandbox.user(body.user), body.chat, text, reply=reply, thread=body.thread)
    return {"message": message.public(), "seq": seq}


async def menu(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/menu?user=&chat=: commands, menu button and texts as this user sees them in this chat."""
    user, chat = _user_and_chat(sandbox, request)
    creator = not chat.is_private and chat.members[0].id == user.id
    commands = sandbox.menus.seen_by(
        user.id, user.language_code, chat.id, private=chat.is_private, administrator=creator
    )
    return {
        "commands": commands if chat.with_bot else [],
        "menu_button": chat.menu_button or sandbox.menu_button,
        "name": sandbox.names.get(user.language_code),
        "description": sandbox.descriptions.get(user.language_code),
        "short_description": sandbox.short_descriptions.get(user.language_code),
    }


async def block(sandbox: Sandbox, request: Request) -> Any:
    """A person blocks or unblocks the bot."""
    body = await _read(request, Blocked)
    actions.block(sandbox, sandbox.user(body.user), blocked=body.blocked)


async def membership(sandbox: Sandbox, request: Request) -> Any:
    """A person changes the bot's place in a group."""
    body = await _read(request, Membership)
    actions.set_membership(sandbox, sandbox.user(body.user), sandbox.chat(body.chat), body.status)


async def migrate(sandbox: Sandbox, request: Request) -> Any:
    """A basic group becomes a supergroup; the new chat."""
    body = await _read(request, Migrated)
    return actions.migrate(sandbox, sandbox.chat(body.chat)).summary()


async def settings(sandbox: Sandbox, request: Request) -> Any:
    """Changes settings; all of them as they are now."""
    body = await _read(request, Settings)
    if body.privacy is not None:
        sandbox.privacy = body.privacy
    if body.inline_feedback is not None:
        sandbox.inline_feedback = body.inline_feedback
    if body.limits is not None:
        sandbox.limits.enabled = body.limits
    if body.query_seconds is not None:
        sandbox.queries.lifetime = body.query_seconds
    return sandbox.overview()["settings"]


async def expire(sandbox: Sandbox, request: Request) -> Any:
    """POST /sandbox/expire: makes all pressed buttons, inline queries and guest messages too old to be answered."""
    sandbox.queries.expire()


async def add_fault(sandbox: Sandbox, request: Request) -> Any:
    """Sets a fault."""
    body = await _read(request, NewFault)
    if not isinstance(body.fault, FaultKind):
        times = body.times or 1_000_000
        name = {"duplicate_update": "duplicate_next", "redeliver_update": "redeliver_next"}.get(body.fault, "swap_next")
        setattr(sandbox.updates, name, times)
        return None
    timeout = body.fault in (FaultKind.TIMEOUT_BEFORE, FaultKind.TIMEOUT_AFTER)
    fault = Fault(
        kind=body.fault,
        method=body.method,
        chat_id=None if body.chat_id is None else str(body.chat_id),
        times=body.times,
        retry_after=body.retry_after,
        seconds=body.seconds if timeout and body.seconds is not None else body.hold,
        code=body.code,
        description=body.description,
    )
    sandbox.faults.add(fault, None if timeout else body.seconds)
    return None


async def list_faults(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/faults: the faults that have not struck yet."""
    faults = [
        {"fault": fault.kind.value, "method": fault.method, "chat_id": fault.chat_id, "times": fault.times}
        for fault in sandbox.faults.active
    ]
    return {"faults": faults}


async def clear_faults(sandbox: Sandbox, request: Request) -> Any:
    """DELETE /sandbox/faults: takes all faults away."""
    sandbox.faults.active.clear()
    queue = sandbox.updates
    queue.duplicate_next = queue.redeliver_next = queue.swap_next = 0


async def calls(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/calls?after=&method=&limit=: the Bot API calls received, oldest first, and totals of all."""
    after, method = int(_number(request, "after")), request.query_params.get("method")
    found = [call.public() for call in sandbox.calls.after(after, method)]
    limit = int(_number(request, "limit", 1_000))
    totals: dict[str, dict[str, int]] = {}
    for (name, status), count in sandbox.calls.totals.items():
        totals.setdefault(name, {})[str(status)] = count
    return {"calls": found[-limit:] if limit > 0 else [], "last": sandbox.calls.last, "totals": totals}


async def events(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/events?after=&timeout=: the events after a number; waits for the first."""
    timeout = min(_number(request, "timeout"), MAX_WAIT)
    found = await sandbox.events.wait(int(_number(request, "after")), timeout)
    return {"events": found, "last": sandbox.events.last}


async def stream(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/stream?after=: the events as they happen, as server-sent events."""
    start = int(request.headers.get("last-event-id") or _number(request, "after", sandbox.events.last))

    async def lines() -> AsyncIterator[str]:
        seq = start
        yield ": hello\n\n"
        while not sandbox.events.closed:
            found = await sandbox.events.wait(seq, KEEP_ALIVE)
            for event in found:
                seq = event["seq"]
                yield f"id: {seq}\ndata: {json.dumps(event, separators=(',', ':'))}\n\n"
            if not found:
                yield ": still here\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream", headers={"cache-control": "no-store"})


_SHOWN = {"image/png", "image/jpeg", "image/gif", "image/bmp"}


async def file(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/files/<file_id>: a file of a message; only images are ever shown in place."""
    stored = sandbox.files.get(request.path_params["file_id"])
    if stored is None:
        return _reply(404, {"error": "there is no such file (old ones are dropped when there are too many)"})
    shown = stored.size is not None and stored.mime in _SHOWN
    disposition = "inline" if shown else f"attachment; filename*=UTF-8''{quote(stored.name)}"
    return Response(
        stored.content,
        media_type=stored.mime if shown else "application/octet-stream",
        headers={"content-disposition": disposition, "x-content-type-options": "nosniff"},
    )


routes = [
    _route("/state", overview, "GET"),
    _route("/users", add_user),
    _route("/chats", add_chat),
    _route("/topics", add_topic),
    _route("/messages", messages, "GET"),
    _route("/send", send),
    _route("/forward", forward),
    _route("/upload", upload),
    _route("/edit", edit),
    _route("/press", press),
    _route("/inline", ask),
    _route("/choose", choose),
    _route("/guest", guest),
    _route("/menu", menu, "GET"),
    _route("/block", block),
    _route("/membership", membership),
    _route("/migrate", migrate),
    _route("/settings", settings),
    _route("/expire", expire),
    _route("/faults", add_fault),
    _route("/faults", list_faults, "GET"),
    _route("/faults", clear_faults, "DELETE"),
    _route("/calls", calls, "GET"),
    _route("/events", events, "GET"),
    _route("/stream", stream, "GET"),
    _route("/files/{file_id}", file, "GET"),
]
