"""What people do: the part of the control API that acts for them.

Every answer to an action names `seq`, the last event before it: wait for events after that number.
"""

from __future__ import annotations

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox import actions, membership, replies
from bot.sandbox.control.bodies import (
    Asked,
    Blocked,
    Chosen,
    Edited,
    Forwarded,
    Located,
    ManySent,
    Membership,
    Migrated,
    NewChat,
    NewCrowd,
    NewTopic,
    NewUser,
    Pressed,
    Sent,
    Status,
)
from bot.sandbox.control.requests import body_of
from bot.sandbox.errors import ControlError
from bot.sandbox.files import Upload
from bot.sandbox.sandbox import Sandbox


async def add_user(sandbox: Sandbox, request: Request) -> Any:
    """A new person."""
    body = await body_of(request, NewUser)
    return sandbox.add_user(body.first_name, body.last_name, body.username, body.language_code).public()


async def add_crowd(sandbox: Sandbox, request: Request) -> Any:
    """Many new people; their ids."""
    body = await body_of(request, NewCrowd)
    return {"users": sandbox.add_crowd(body.count, body.language_code, met=body.met)}


async def add_chat(sandbox: Sandbox, request: Request) -> Any:
    """A new chat."""
    body = await body_of(request, NewChat)
    members = [sandbox.user(number) for number in body.members]
    if body.type == "private" and len(members) != 2:
        raise ControlError("a private chat between people has two members; that with the bot is there already")
    administrators = [sandbox.user(number) for number in body.administrators]
    if any(user.id not in body.members for user in administrators):
        raise ControlError("administrators must be members too")
    chat = sandbox.add_chat(
        body.type,
        body.title,
        members,
        bot=body.bot,
        topics=body.topics,
        administrators=administrators,
        username=body.username,
    )
    return chat.summary()


async def add_topic(sandbox: Sandbox, request: Request) -> Any:
    """A new topic of a forum."""
    body = await body_of(request, NewTopic)
    chat = sandbox.chat(body.chat)
    if not chat.is_forum:
        raise ControlError(f"chat {chat.id} is no forum: add one with topics")
    return {"thread": sandbox.add_topic(chat, body.name)}


async def send(sandbox: Sandbox, request: Request) -> Any:
    """A person writes."""
    body = await body_of(request, Sent)
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
        anonymous=body.anonymous,
    )
    return {"message": message.public(), "seq": seq}


async def send_many(sandbox: Sandbox, request: Request) -> Any:
    """Many people write to the bot at once; the ids of their messages, in order."""
    body = await body_of(request, ManySent)
    sent = [actions.send(sandbox, sandbox.user(number), None, text).id for number, text in body.messages]
    return {"messages": sent}


async def send_location(sandbox: Sandbox, request: Request) -> Any:
    """A person sends a place."""
    body = await body_of(request, Located)
    seq = sandbox.events.last
    message = actions.send_location(
        sandbox,
        sandbox.user(body.user),
        body.chat,
        body.latitude,
        body.longitude,
        thread=body.thread,
        answers=body.answers,
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
    body = await body_of(request, Forwarded)
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
    body = await body_of(request, Edited)
    seq = sandbox.events.last
    message = actions.edit(sandbox, sandbox.user(body.user), body.chat, body.message, body.text, body.entities)
    return {"message": message.public(), "seq": seq}


async def press(sandbox: Sandbox, request: Request) -> Any:
    """A person presses a button."""
    body = await body_of(request, Pressed)
    seq = sandbox.events.last
    query = actions.press(sandbox, sandbox.user(body.user), body.chat, body.message, body.data)
    return {"query_id": query.id, "seq": seq}


async def ask(sandbox: Sandbox, request: Request) -> Any:
    """A person types an inline query."""
    body = await body_of(request, Asked)
    seq = sandbox.events.last
    query = actions.ask_inline(sandbox, sandbox.user(body.user), body.chat, body.query, body.offset)
    return {"query_id": query.id, "seq": seq}


async def choose(sandbox: Sandbox, request: Request) -> Any:
    """A person chooses an inline result."""
    body = await body_of(request, Chosen)
    seq = sandbox.events.last
    message = actions.choose(sandbox, sandbox.user(body.user), body.query_id, body.result_id, body.thread)
    return {"message": message.public(), "seq": seq}


async def guest(sandbox: Sandbox, request: Request) -> Any:
    """A person summons the bot in a chat it is not in (the mention is added where it is missing)."""
    body = await body_of(request, Sent)
    if body.chat is None or sandbox.chat(body.chat).with_bot:
        raise ControlError("a guest message needs a chat that the bot is not in")
    name = f"@{sandbox.bot.username}"
    text = body.text if name.lower() in body.text.lower() else f"{name} {body.text}"
    seq = sandbox.events.last
    reply = _reply_of(body.reply_to, body.quote, body.quote_entities, body.quote_position)
    message = actions.send(sandbox, sandbox.user(body.user), body.chat, text, reply=reply, thread=body.thread)
    return {"message": message.public(), "seq": seq}


async def block(sandbox: Sandbox, request: Request) -> Any:
    """A person blocks or unblocks the bot."""
    body = await body_of(request, Blocked)
    membership.block(sandbox, sandbox.user(body.user), blocked=body.blocked)


async def set_membership(sandbox: Sandbox, request: Request) -> Any:
    """A person changes the bot's place in a group or channel."""
    body = await body_of(request, Membership)
    membership.set_membership(sandbox, sandbox.user(body.user), sandbox.chat(body.chat), body.status)


async def set_status(sandbox: Sandbox, request: Request) -> Any:
    """What a person is in a group or channel changes."""
    body = await body_of(request, Status)
    chat = sandbox.chat(body.chat)
    membership.set_status(sandbox, sandbox.user(body.user), chat, body.status, body.anonymous)


async def migrate(sandbox: Sandbox, request: Request) -> Any:
    """A basic group becomes a supergroup; the new chat."""
    body = await body_of(request, Migrated)
    return membership.migrate(sandbox, sandbox.chat(body.chat)).summary()
