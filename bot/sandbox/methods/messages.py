"""Sending, forwarding, editing and deleting messages."""

from __future__ import annotations

from typing import Any

from bot.sandbox import actions, keyboards
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json
from bot.sandbox.methods import access, sending
from bot.sandbox.methods.arguments import BUSINESS, CAPTION, PLACE, REPLYING, SENDING, WHICH, Arguments, Kind, method
from bot.sandbox.people import Message
from bot.sandbox.sandbox import Sandbox

ABOVE = {"show_caption_above_media": Kind.FLAG}


@method(
    "sendMessage",
    BUSINESS,
    PLACE,
    SENDING,
    REPLYING,
    text=Kind.TEXT,
    parse_mode=Kind.TEXT,
    entities=Kind.JSON,
    link_preview_options=Kind.JSON,
)
def send_message(sandbox: Sandbox, args: Arguments) -> Json:
    """Sends a text."""
    return sending.send(sandbox, args, sending.text_content(args)).payload


@method("sendPhoto", BUSINESS, PLACE, SENDING, REPLYING, CAPTION, ABOVE, photo=Kind.FILE, has_spoiler=Kind.FLAG)
def send_photo(sandbox: Sandbox, args: Arguments) -> Json:
    """Sends a photo."""
    caption = _caption(args)
    access.writable_chat(sandbox, args)
    content = sending.media_content(sandbox, args.text("photo"), args, "photo", as_photo=True)
    if args.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return sending.send(sandbox, args, {**content, **caption}).payload


@method(
    "sendDocument",
    BUSINESS,
    PLACE,
    SENDING,
    REPLYING,
    CAPTION,
    document=Kind.FILE,
    thumbnail=Kind.FILE,
    disable_content_type_detection=Kind.FLAG,
)
def send_document(sandbox: Sandbox, args: Arguments) -> Json:
    """Sends a file."""
    caption = _caption(args)
    access.writable_chat(sandbox, args)
    content = sending.media_content(sandbox, args.text("document"), args, "document", as_photo=False)
    return sending.send(sandbox, args, {**content, **caption}).payload


def _caption(args: Arguments) -> Json:
    return sending.caption_content(
        args.text("caption"),
        args.text("parse_mode"),
        args.json("caption_entities"),
        above=args.flag("show_caption_above_media"),
    )


@method("forwardMessage", PLACE, SENDING, from_chat_id=Kind.CHAT, message_id=Kind.INT, video_start_timestamp=Kind.INT)
def forward_message(sandbox: Sandbox, args: Arguments) -> Json:
    """Forwards a message with a link to where it came from."""
    source = _source(sandbox, args, "message to forward")
    if source.payload.get("has_protected_content") or source.is_service:
        raise bad_request("message can't be forwarded")
    extra: Json = {"forward_origin": actions.origin_of(source)}
    if "via_bot" in source.payload:
        extra["via_bot"] = source.payload["via_bot"]
    content = actions.content_of(source.payload)
    keyboard = source.payload.get("reply_markup")
    if keyboards.only_links(keyboard):
        content["reply_markup"] = keyboard
    return sending.send(sandbox, args, content, extra).payload


@method(
    "copyMessage",
    PLACE,
    SENDING,
    REPLYING,
    CAPTION,
    ABOVE,
    from_chat_id=Kind.CHAT,
    message_id=Kind.INT,
    video_start_timestamp=Kind.INT,
)
def copy_message(sandbox: Sandbox, args: Arguments) -> Json:
    """Sends a copy of a message; only its identifier is returned."""
    source = _source(sandbox, args, "message to copy")
    if source.is_service:
        raise bad_request("message can't be copied")
    content = actions.content_of(source.payload)
    if "caption" in args and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")}
        content |= _caption(args)
    return {"message_id": sending.send(sandbox, args, content).id}


def _source(sandbox: Sandbox, args: Arguments, purpose: str) -> Message:
    chat = access.readable_chat(sandbox, args, "from_chat_id")
    return access.message_in(chat, args.integer("message_id"), purpose)


@method(
    "editMessageText",
    BUSINESS,
    WHICH,
    text=Kind.TEXT,
    parse_mode=Kind.TEXT,
    entities=Kind.JSON,
    link_preview_options=Kind.JSON,
    rich_message=Kind.JSON,
    reply_markup=Kind.JSON,
)
def edit_message_text(sandbox: Sandbox, args: Arguments) -> Json | bool:
    """Replaces the text of a message; without a keyboard in the request its keyboard goes away."""
    if args.json("rich_message") is not None:
        raise bad_request("rich messages are not part of the sandbox")
    content = sending.text_content(args)
    keyboard = keyboards.inline(args.json("reply_markup"))
    message, by_inline_id = access.message_to_edit(sandbox, args)
    if "text" not in message.payload:
        raise bad_request("there is no text in the message to edit")
    return _edited(sandbox, message, ("text", "entities", "link_preview_options"), content, keyboard, by_inline_id)


@method("editMessageCaption", BUSINESS, WHICH, CAPTION, ABOVE, reply_markup=Kind.JSON)
def edit_message_caption(sandbox: Sandbox, args: Arguments) -> Json | bool:
    """Replaces the caption of a photo or file."""
    content = _caption(args)
    keyboard = keyboards.inline(args.json("reply_markup"))
    message, by_inline_id = access.message_to_edit(sandbox, args)
    if "text" in message.payload:
        raise bad_request("there is no caption in the message to edit")
    names = ("caption", "caption_entities", "show_caption_above_media")
    return _edited(sandbox, message, names, content, keyboard, by_inline_id)


@method("editMessageReplyMarkup", BUSINESS, WHICH, reply_markup=Kind.JSON)
def edit_message_reply_markup(sandbox: Sandbox, args: Arguments) -> Json | bool:
    """Replaces the inline keyboard of a message."""
    keyboard = keyboards.inline(args.json("reply_markup"))
    message, by_inline_id = access.message_to_edit(sandbox, args)
    return _edited(sandbox, message, (), {}, keyboard, by_inline_id)


@method("editMessageMedia", BUSINESS, WHICH, media=Kind.JSON, reply_markup=Kind.JSON)
def edit_message_media(sandbox: Sandbox, args: Arguments) -> Json | bool:
    """Replaces the photo or file of a message, or its text by one."""
    media = args.json("media")
    if media is None:
        raise bad_request("media is empty")
    keyboard = keyboards.inline(args.json("reply_markup"))
    message, by_inline_id = access.message_to_edit(sandbox, args)
    content = _media(sandbox, media, args, by_inline_id=by_inline_id)
    names = ("text", "entities", "link_preview_options", "photo", "document", "caption", "caption_entities")
    return _edited(sandbox, message, (*names, "show_caption_above_media"), content, keyboard, by_inline_id)


def _media(sandbox: Sandbox, media: Any, args: Arguments, *, by_inline_id: bool) -> Json:
    fields = Fields(media, "InputMedia", "InputMedia")
    kind, file = fields.needed_text("type"), fields.needed_text("media")
    if kind not in ("photo", "document"):
        raise fields.error(f"the sandbox knows no media of type {kind}")
    caption = sending.caption_content(
        fields.text("caption") or "",
        fields.text("parse_mode") or "",
        fields.raw("caption_entities"),
        above=fields.flag("show_caption_above_media"),
    )
    if kind == "photo":
        fields.flag("has_spoiler")
    else:
        fields.flag("disable_content_type_detection")
        fields.text("thumbnail")
    fields.done()
    if by_inline_id and file.startswith("attach://"):
        raise bad_request("can't upload a new file when an inline message is edited")
    return {**sending.media_content(sandbox, file, args, "media", as_photo=kind == "photo"), **caption}


def _edited(
    sandbox: Sandbox, message: Message, names: tuple[str, ...], content: Json, keyboard: Json | None, by_id: bool
) -> Json | bool:
    old = message.payload
    before = {name: old[name] for name in names if name in old}
    if before == content and old.get("reply_markup") == keyboard:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    payload = {name: value for name, value in old.items() if name not in (*names, "reply_markup")}
    payload |= {"edit_date": int(sandbox.clock()), **content}
    if keyboard:
        payload["reply_markup"] = keyboard
    sandbox.replace(message, payload)
    return True if by_id else payload


@method("deleteMessage", chat_id=Kind.CHAT, message_id=Kind.INT)
def delete_message(sandbox: Sandbox, args: Arguments) -> bool:
    """Deletes a message: the bot's own, anyone's in private chats and where it is administrator."""
    chat = access.readable_chat(sandbox, args)
    if args.integer("message_id") is None:
        raise bad_request("message identifier is not specified")
    message = access.message_in(chat, args.integer("message_id"), "message to delete")
    if not _may_delete(sandbox, message):
        raise bad_request("message can't be deleted")
    sandbox.delete(message)
    return True


@method("deleteMessages", chat_id=Kind.CHAT, message_ids=Kind.JSON)
def delete_messages(sandbox: Sandbox, args: Arguments) -> bool:
    """Deletes up to 100 messages; those that are not there are skipped."""
    chat = access.readable_chat(sandbox, args)
    numbers = args.json("message_ids")
    if not isinstance(numbers, list) or not all(isinstance(number, int) for number in numbers):
        raise bad_request("expected an Array of message identifiers")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > 100:
        raise bad_request("too many message identifiers specified")
    for message in [chat.messages[number] for number in numbers if number in chat.messages]:
        if _may_delete(sandbox, message):
            sandbox.delete(message)
    return True


def _may_delete(sandbox: Sandbox, message: Message) -> bool:
    return message.chat.is_private or message.sender.id == sandbox.bot.id or message.chat.bot_status == "administrator"
