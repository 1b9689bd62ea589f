"""What all sending methods share: content from arguments, and putting a message into a chat."""

from __future__ import annotations

from typing import Any

from bot.sandbox import keyboards, links, replies, texts
from bot.sandbox.actions import media_fields
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json
from bot.sandbox.files import Upload
from bot.sandbox.methods import access
from bot.sandbox.methods.arguments import Arguments
from bot.sandbox.people import GENERAL_TOPIC, Chat, Message
from bot.sandbox.sandbox import Sandbox


def text_content(args: Arguments) -> Json:
    """The text, entities and link preview options of a request. Raises ApiError (400)."""
    text = args.text("text")
    if not text:
        raise bad_request("message text is empty")
    texts.parse_mode_refused(args.text("parse_mode"))
    content = texts.formatted(text, args.json("entities"), limit=texts.TEXT_LIMIT).content()
    options = link_preview(args.json("link_preview_options"))
    if options:
        content["link_preview_options"] = options
    return content


def link_preview(value: Any) -> Json | None:
    """The LinkPreviewOptions of a request. Raises ApiError (400)."""
    if value is None:
        return None
    fields = Fields(value, "LinkPreviewOptions", complaint="object expected as link preview options")
    flags = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
    options: Json = {name: True for name in flags if fields.flag(name)}
    url = fields.text("url")
    fields.done()
    if url:
        if "." not in url:
            raise bad_request("WEBPAGE_URL_INVALID")
        options["url"] = links.checked(url, "link preview")
    return options or None


def caption_content(caption: str, parse_mode: str, entities: Any, *, above: bool = False) -> Json:
    """The caption fields of a message. Raises ApiError (400)."""
    texts.parse_mode_refused(parse_mode if caption else "")
    fixed = texts.formatted(
        caption, entities, limit=texts.CAPTION_LIMIT, may_be_empty=True, too_long="message caption is too long"
    )
    content = fixed.content("caption", "caption_entities")
    if content and above:
        content["show_caption_above_media"] = True
    return content


def media_content(sandbox: Sandbox, value: str, uploads: Arguments, name: str, *, as_photo: bool) -> Json:
    """The media field of a message: a new upload, or a file that is known already. Raises ApiError (400)."""
    what = "photo" if as_photo else "document"
    upload: Upload | None = uploads.upload(name)
    if value.startswith("attach://"):
        upload = uploads.upload(value.removeprefix("attach://"))
    if upload is not None:
        return media_fields(sandbox.files.add_photo(upload) if as_photo else sandbox.files.add_document(upload))
    if not value or value.startswith("attach://"):
        raise bad_request(f"there is no {what} in the request")
    if value.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = sandbox.files.get(value)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if (stored.size is not None) != as_photo:
        other = "Document" if as_photo else "Photo"
        raise bad_request(f"can't use file of type {other} as {what.capitalize()}")
    return media_fields(stored)


def send(sandbox: Sandbox, args: Arguments, content: Json, extra: Json | None = None) -> Message:
    """Puts a message of the bot into the chat of the request, with its reply, topic and keyboard.

    Raises ApiError: 400 and 403 for chats, topics and replied messages, 429 when sending limits are on.
    """
    _refuse_the_rest(args)
    keyboard = keyboards.markup(args.json("reply_markup"))
    reply = replies.read(args.json("reply_parameters"))
    chat = access.writable_chat(sandbox, args)
    keyboards.check_place(keyboard, chat)
    thread = args.integer("message_thread_id")
    fields: Json = dict(extra or {})
    if reply is not None:
        target = _replied(sandbox, chat, reply)
        if target is not None:
            fields |= replies.fields(reply, target, other_chat=target.chat is not chat)
            thread = target.thread if thread is None and target.chat is chat else thread
    if thread and not (chat.is_forum and thread in chat.topics):
        raise bad_request("message thread not found")
    if thread and thread != GENERAL_TOPIC and "reply_to_message" not in fields and "external_reply" not in fields:
        fields |= replies.topic_reply(chat, thread, int(sandbox.clock()))
    if args.flag("protect_content"):
        fields["has_protected_content"] = True
    sandbox.limits.check(chat.id, not chat.is_private)
    return sandbox.post(chat, sandbox.bot, content, thread=thread, extra=fields, keyboard=keyboard)


def _refuse_the_rest(args: Arguments) -> None:
    """What needs features of Telegram that the sandbox's bot does not have gets Telegram's own refusal."""
    if args.text("business_connection_id"):
        raise bad_request("business connection not found")
    if args.flag("allow_paid_broadcast"):
        raise bad_request("FLOODSKIP_NOT_ALLOWED")
    if args.text("message_effect_id") not in ("", "0"):
        raise bad_request("EFFECT_ID_INVALID")
    if args.json("suggested_post_parameters") is not None or args.integer("direct_messages_topic_id"):
        raise bad_request("suggested posts can be sent only to channel direct messages")


def _replied(sandbox: Sandbox, chat: Chat, reply: replies.Reply) -> Message | None:
    source = chat if reply.chat_id is None else access.chat_by_text(sandbox, reply.chat_id)
    target = source.messages.get(reply.message_id)
    if target is None and not reply.even_without:
        raise bad_request("message to be replied not found")
    return target
