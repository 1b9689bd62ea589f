"""What people do: write, reply, edit, press, ask inline, send files and places, summon the bot."""

from __future__ import annotations

import math

from bot.sandbox import keyboards, replies, texts, utf16
from bot.sandbox.errors import ControlError
from bot.sandbox.fields import Json
from bot.sandbox.files import StoredFile, Upload
from bot.sandbox.people import GENERAL_TOPIC, Chat, Message, User
from bot.sandbox.queries import Query
from bot.sandbox.sandbox import Sandbox

INLINE_QUERY_LIMIT = 256


def _member_chat(sandbox: Sandbox, user: User, chat_id: int | None) -> Chat:
    chat = sandbox.chat(user.id if chat_id is None else chat_id)
    if chat.migrated_to is not None:
        raise ControlError(f"chat {chat.id} was upgraded: use chat {chat.migrated_to}")
    if not chat.has(user):
        raise ControlError(f"{user.full_name} is not in chat {chat.id}; its members are {chat.summary()['members']}")
    if chat.blocked:
        raise ControlError(f"{user.full_name} has blocked the bot: unblock it first")
    return chat


def _chat_to_write_in(sandbox: Sandbox, user: User, chat_id: int | None) -> Chat:
    chat = _member_chat(sandbox, user, chat_id)
    if chat.is_channel and not chat.is_administrator(user.id):
        names = [one.full_name for one in chat.administrators]
        raise ControlError(f"{user.full_name} may not write in channel {chat.id}; its administrators are {names}")
    return chat


def _message(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise ControlError(f"there is no message {message_id} in chat {chat.id}")
    return message


def _reply_fields(sandbox: Sandbox, chat: Chat, reply: replies.Reply | None, thread: int | None) -> Json:
    if reply is not None:
        return replies.fields(reply, _message(chat, reply.message_id))
    if thread is not None and thread != GENERAL_TOPIC:
        return replies.topic_reply(chat, thread, int(sandbox.clock()))
    return {}


def _write(
    sandbox: Sandbox,
    user: User,
    chat: Chat,
    content: Json,
    *,
    reply: replies.Reply | None = None,
    thread: int | None = None,
    extra: Json | None = None,
    anonymous: bool = False,
) -> Message:
    anonymous = anonymous or user.id in chat.anonymous
    if anonymous and not (chat.type == "supergroup" and chat.is_administrator(user.id)):
        raise ControlError(
            f"only administrators of supergroups write anonymously; in chat {chat.id} {user.full_name} is none"
        )
    if reply is not None and thread is None:
        thread = _message(chat, reply.message_id).thread
    if thread is not None and thread not in chat.topics:
        raise ControlError(f"chat {chat.id} has no topic {thread}; its topics are {chat.topics}")
    fields = {**_reply_fields(sandbox, chat, reply, thread), **(extra or {})}
    message = sandbox.post(chat, user, content, thread=thread, extra=fields, anonymous=anonymous)
    if chat.with_bot:
        if chat.is_private:
            chat.started = True
        sandbox.tell_bot("message", message)
    elif f"@{sandbox.bot.username.lower()}" in message.text.lower():
        _summon(sandbox, user, message)
    return message


def send(
    sandbox: Sandbox,
    user: User,
    chat_id: int | None,
    text: str,
    *,
    entities: list[Json] | None = None,
    reply: replies.Reply | None = None,
    thread: int | None = None,
    forwarded_from: str | None = None,
    anonymous: bool = False,
) -> Message:
    """A person writes a text (to the bot when `chat_id` is None); `forwarded_from` makes it a forward.

    In a channel it becomes the channel's post; an `anonymous` administrator writes in the name of the supergroup.
    Where the bot is no member, mentioning it makes it a guest message. Raises ControlError, and ApiError for a text
    Telegram would not take.
    """
    chat = _chat_to_write_in(sandbox, user, chat_id)
    fixed = texts.formatted(text, entities, limit=texts.TEXT_LIMIT)
    extra: Json = {}
    if forwarded_from:
        origin = {"type": "hidden_user", "sender_user_name": forwarded_from, "date": int(sandbox.clock())}
        extra["forward_origin"] = origin
    return _write(sandbox, user, chat, fixed.content(), reply=reply, thread=thread, extra=extra, anonymous=anonymous)


def send_location(
    sandbox: Sandbox,
    user: User,
    chat_id: int | None,
    latitude: float,
    longitude: float,
    *,
    thread: int | None = None,
    answers: int | None = None,
) -> Message:
    """A person sends a place (degrees), unasked or by the button for it in the keyboard of message `answers`."""
    if not (math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ControlError(f"there is no place {latitude}, {longitude}: latitudes go to 90 degrees, longitudes to 180")
    chat = _chat_to_write_in(sandbox, user, chat_id)
    if answers is not None and not keyboards.asks_for_location(_message(chat, answers).markup):
        raise ControlError(f"message {answers} has no keyboard with a button that asks for a location")
    content: Json = {"location": {"latitude": latitude, "longitude": longitude}}
    return _write(sandbox, user, chat, content, thread=thread)


def forward(sandbox: Sandbox, user: User, chat_id: int | None, from_chat: int, message_id: int) -> Message:
    """A person forwards a message of one of their chats."""
    chat = _chat_to_write_in(sandbox, user, chat_id)
    source = _message(_member_chat(sandbox, user, from_chat), message_id)
    if source.payload.get("has_protected_content"):
        raise ControlError(f"message {message_id} is protected: it cannot be forwarded")
    return _write(sandbox, user, chat, content_of(source.payload), extra={"forward_origin": origin_of(source)})


def content_of(payload: Json) -> Json:
    """The fields of a message that are its content."""
    names = (
        *("text", "entities", "link_preview_options", "photo", "document", "caption", "caption_entities"),
        "location",
    )
    return {name: payload[name] for name in names if name in payload}


def origin_of(source: Message) -> Json:
    """Where a forwarded message comes from: its first origin is kept."""
    origin: Json | None = source.payload.get("forward_origin")
    return origin or source.origin()


def upload(
    sandbox: Sandbox,
    user: User,
    chat_id: int | None,
    file: Upload,
    *,
    as_photo: bool = False,
    caption: str = "",
    reply: replies.Reply | None = None,
    thread: int | None = None,
) -> Message:
    """A person sends a file, as a document or as a photo."""
    chat = _chat_to_write_in(sandbox, user, chat_id)
    stored = sandbox.files.add_photo(file) if as_photo else sandbox.files.add_document(file)
    fixed = texts.formatted(
        caption, limit=texts.CAPTION_LIMIT, may_be_empty=True, too_long="message caption is too long"
    )
    content = {**media_fields(stored), **fixed.content("caption", "caption_entities")}
    return _write(sandbox, user, chat, content, reply=reply, thread=thread)


def media_fields(stored: StoredFile) -> Json:
    """The media field of a message with this file."""
    return {"photo": stored.photo()} if stored.size is not None else {"document": stored.document()}


def edit(
    sandbox: Sandbox, user: User, chat_id: int | None, message_id: int, text: str, entities: list[Json] | None = None
) -> Message:
    """A person edits the text or caption of a message of theirs, an administrator any post of the channel's people."""
    chat = _chat_to_write_in(sandbox, user, chat_id)
    message = _message(chat, message_id)
    if message.sender.id != user.id and (not chat.is_channel or message.sender.is_bot):
        raise ControlError(f"message {message_id} is not from {user.full_name}")
    names = ("text", "entities") if "text" in message.payload else ("caption", "caption_entities")
    limit = texts.TEXT_LIMIT if names[0] == "text" else texts.CAPTION_LIMIT
    fixed = texts.formatted(text, entities, limit=limit, may_be_empty=names[0] == "caption")
    payload = {name: value for name, value in message.payload.items() if name not in names}
    payload |= {"edit_date": int(sandbox.clock()), **fixed.content(*names)}
    sandbox.replace(message, payload)
    sandbox.tell_bot("edited_message", message)
    return message


def press(sandbox: Sandbox, user: User, chat_id: int | None, message_id: int, data: str) -> Query:
    """A person presses a button with this callback data; the query the bot is asked to answer."""
    chat = _member_chat(sandbox, user, chat_id)
    message = _message(chat, message_id)
    known = keyboards.callback_data(message.payload.get("reply_markup"))
    if data not in known:
        raise ControlError(f"message {message_id} has no button with the data {data!r}; it has {sorted(known)}")
    query = sandbox.queries.open("callback", user, chat, data, message)
    update: Json = {"id": query.id, "from": user.public(), "chat_instance": str(abs(chat.id) * 7_919 + 13)}
    if message.inline_id is not None:
        update["inline_message_id"] = message.inline_id
    else:
        update["message"] = message.payload
    update["data"] = data
    user.met = True
    sandbox.updates.put("callback_query", update)
    return query


def ask_inline(sandbox: Sandbox, user: User, chat_id: int | None, text: str, offset: str = "") -> Query:
    """A person types `@bot text` in a chat; the query the bot is asked to answer."""
    chat = _chat_to_write_in(sandbox, user, chat_id)
    if utf16.length(text) > INLINE_QUERY_LIMIT:
        raise ControlError(f"an inline query has at most {INLINE_QUERY_LIMIT} characters")
    query = sandbox.queries.open("inline", user, chat, text)
    kind = "sender" if chat.is_private and chat.with_bot else chat.type
    update = {"id": query.id, "from": user.public(), "chat_type": kind, "query": text, "offset": offset}
    sandbox.updates.put("inline_query", update)
    return query


def choose(sandbox: Sandbox, user: User, query_id: str, result_id: str, thread: int | None = None) -> Message:
    """A person chooses a result of an inline query: it is sent to the chat in their name."""
    query = sandbox.queries.find(query_id, "inline")
    if query is None or query.user.id != user.id:
        raise ControlError(f"{user.full_name} has no inline query {query_id}")
    result = next((item for item in query.results if item["id"] == result_id), None)
    if result is None:
        raise ControlError(f"query {query_id} has no result {result_id!r}; it has {[r['id'] for r in query.results]}")
    _chat_to_write_in(sandbox, user, query.chat.id)
    keyboard = result.get("reply_markup")
    message = sandbox.post(
        query.chat,
        user,
        result["content"],
        thread=thread,
        extra={"via_bot": sandbox.bot.public()},
        keyboard=keyboard,
        inline=True,
    )
    if sandbox.inline_feedback:
        update: Json = {"from": user.public()}
        if keyboard:
            update["inline_message_id"] = message.inline_id
        sandbox.updates.put("chosen_inline_result", {**update, "query": query.text, "result_id": result_id})
    if query.chat.with_bot:
        query.chat.started = True
        sandbox.tell_bot("message", message)
    return message


def _summon(sandbox: Sandbox, user: User, message: Message) -> Query:
    query = sandbox.queries.open("guest", user, message.chat, message.text, message)
    chat = message.chat.public_to_guest(user)
    shown = {**message.payload, "chat": chat, "guest_query_id": query.id}
    if "reply_to_message" in shown:
        shown["reply_to_message"] = {**shown["reply_to_message"], "chat": chat}
    sandbox.updates.put("guest_message", shown)
    return query
