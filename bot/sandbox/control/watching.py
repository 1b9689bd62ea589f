"""What happened and how things stand: the part of the control API that only looks."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.sandbox.control.requests import number, reply
from bot.sandbox.events import Event
from bot.sandbox.people import Chat, User
from bot.sandbox.sandbox import Sandbox

MAX_WAIT = 60.0
KEEP_ALIVE = 15.0
_SHOWN = {"image/png", "image/jpeg", "image/gif", "image/bmp"}


async def overview(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/state: the bot, users, chats, settings, and the number of the last event."""
    return sandbox.overview()


async def user(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/users?id=: one person, also of a crowd."""
    return {"user": sandbox.user(int(number(request, "id"))).public(), "seq": sandbox.events.last}


async def received(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/received?after=&texts=&limit=: what people got from the bot since a number, by chat.

    Each message is [id, id of the message it replies to or null, text]; the text is left out with texts=0. With
    limit=0 only the number of the newest message comes.
    """
    after, last = int(number(request, "after")), sandbox.received.last
    with_texts, chats = number(request, "texts", 1) != 0, dict[int, list[Any]]()
    if number(request, "limit", 1) == 0:
        return {"chats": {}, "last": last}
    for entry in sandbox.received.after(after):
        text = entry.text if with_texts else ""
        chats.setdefault(entry.chat_id, []).append([entry.message_id, entry.reply_to, text])
    return {"chats": chats, "last": last}


async def messages(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/messages?chat=&after=&limit=: the newest messages of a chat, oldest first."""
    chat = sandbox.chat(int(number(request, "chat")))
    after, limit = int(number(request, "after")), int(number(request, "limit", 200))
    found = [message.public() for message in chat.messages.values() if message.id > after]
    return {"messages": found[-limit:] if limit > 0 else []}


def _user_and_chat(sandbox: Sandbox, request: Request) -> tuple[User, Chat]:
    user = sandbox.user(int(number(request, "user")))
    return user, sandbox.chat(int(number(request, "chat", user.id)))


async def menu(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/menu?user=&chat=: commands, menu button and texts as this user sees them in this chat."""
    user, chat = _user_and_chat(sandbox, request)
    commands = sandbox.menus.seen_by(
        user.id,
        user.language_code,
        chat.id,
        private=chat.is_private,
        administrator=chat.is_administrator(user.id),
    )
    return {
        "commands": commands if chat.with_bot and not chat.is_channel else [],
        "menu_button": chat.menu_button or sandbox.menu_button,
        "name": sandbox.names.get(user.language_code),
        "description": sandbox.descriptions.get(user.language_code),
        "short_description": sandbox.short_descriptions.get(user.language_code),
    }


async def calls(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/calls?after=&method=&limit=: the Bot API calls received, oldest first, and totals of all."""
    after, method = int(number(request, "after")), request.query_params.get("method")
    limit = int(number(request, "limit", 1_000))
    found = [call.public() for call in sandbox.calls.newest(after, limit, method)]
    totals: dict[str, dict[str, int]] = {}
    for (name, status), count in sandbox.calls.totals.items():
        totals.setdefault(name, {})[str(status)] = count
    return {"calls": found, "last": sandbox.calls.last, "totals": totals}


async def events(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/events?after=&timeout=: the events after a number; waits for the first."""
    timeout = min(number(request, "timeout"), MAX_WAIT)
    found = await sandbox.events.wait(int(number(request, "after")), timeout)
    return {"events": found, "last": sandbox.events.last}


async def stream(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/stream?after=: the events as they happen, as server-sent events, without those of a crowd."""
    start = int(request.headers.get("last-event-id") or number(request, "after", sandbox.events.last))

    async def lines() -> AsyncIterator[str]:
        seq = start
        yield ": hello\n\n"
        while not sandbox.events.closed:
            found = await sandbox.events.wait(seq, KEEP_ALIVE)
            for event in found:
                seq = event["seq"]
                if _is_of_crowd(sandbox, event):
                    continue
                yield f"id: {seq}\ndata: {json.dumps(event, separators=(',', ':'))}\n\n"
            if not found:
                yield ": still here\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream", headers={"cache-control": "no-store"})


def _is_of_crowd(sandbox: Sandbox, event: Event) -> bool:
    number = event["chat"]["id"] if "chat" in event else event.get("chat_id")
    chat = None if number is None else sandbox.chats.get(number)
    return chat is not None and chat.crowd


async def file(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/files/<file_id>: a file of a message; only images are ever shown in place."""
    stored = sandbox.files.get(request.path_params["file_id"])
    if stored is None:
        return reply(404, {"error": "there is no such file (old ones are dropped when there are too many)"})
    shown = stored.size is not None and stored.mime in _SHOWN
    disposition = "inline" if shown else f"attachment; filename*=UTF-8''{quote(stored.name)}"
    return Response(
        stored.content,
        media_type=stored.mime if shown else "application/octet-stream",
        headers={"content-disposition": disposition, "x-content-type-options": "nosniff"},
    )
