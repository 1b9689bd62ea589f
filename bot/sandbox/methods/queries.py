"""Answers to pressed buttons, inline queries and guest messages."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox import keyboards, replies, texts, utf16
from bot.sandbox.actions import media_fields
from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Fields, Json
from bot.sandbox.methods import sending
from bot.sandbox.methods.arguments import Arguments, Kind, method
from bot.sandbox.sandbox import Sandbox

MAX_RESULTS = 50
ID_BYTES = 64
OFFSET_BYTES = 64
ANSWER_LIMIT = 200
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")


@method(
    "answerCallbackQuery",
    callback_query_id=Kind.TEXT,
    text=Kind.TEXT,
    show_alert=Kind.FLAG,
    url=Kind.TEXT,
    cache_time=Kind.INT,
)
def answer_callback_query(sandbox: Sandbox, args: Arguments) -> bool:
    """Answers a pressed button with nothing, a notice or an alert."""
    text = args.text("text")
    if utf16.length(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query = sandbox.queries.to_answer(args.text("callback_query_id"), "callback")
    if args.text("url"):
        raise bad_request("URL_INVALID")
    query.answer = {"text": text, "show_alert": args.flag("show_alert")}
    sandbox.events.publish(
        "callback_answer", query_id=query.id, user_id=query.user.id, chat_id=query.chat.id, **query.answer
    )
    return True


@method(
    "answerInlineQuery",
    inline_query_id=Kind.TEXT,
    results=Kind.JSON,
    cache_time=Kind.INT,
    is_personal=Kind.FLAG,
    next_offset=Kind.TEXT,
    button=Kind.JSON,
)
def answer_inline_query(sandbox: Sandbox, args: Arguments) -> bool:
    """Answers an inline query with up to 50 results."""
    results = _results(sandbox, args.json("results"))
    button = _button(args.json("button"))
    next_offset = args.text("next_offset")
    if len(next_offset.encode()) > OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    query = sandbox.queries.to_answer(args.text("inline_query_id"), "inline")
    query.results += results
    shown = [{name: value for name, value in result.items() if name != "content"} for result in results]
    query.answer = {"results": shown, "button": button, "next_offset": next_offset}
    sandbox.events.publish(
        "inline_answer", query_id=query.id, user_id=query.user.id, chat_id=query.chat.id, **query.answer
    )
    return True


@method("answerGuestQuery", guest_query_id=Kind.TEXT, result=Kind.JSON)
def answer_guest_query(sandbox: Sandbox, args: Arguments) -> Json:
    """Answers a guest message: one message, in the chat the bot was summoned in."""
    if args.json("result") is None:
        raise bad_request("result isn't specified")
    result = _result(sandbox, args.json("result"))
    query = sandbox.queries.to_answer(args.text("guest_query_id"), "guest", once=True)
    extra: Json = {"guest_bot_caller_user": query.user.public()}
    if query.message is not None:
        extra |= replies.fields(replies.Reply(query.message.id), query.message)
    message = sandbox.post(
        query.chat, sandbox.bot, result["content"], extra=extra, keyboard=result.get("reply_markup"), inline=True
    )
    query.answer = {"inline_message_id": message.inline_id}
    return dict(query.answer)


def _results(sandbox: Sandbox, values: Any) -> list[Json]:
    if values is None:
        return []
    if not isinstance(values, list):
        raise bad_request("expected an Array of inline query results")
    if len(values) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    results = [_result(sandbox, value) for value in values]
    if len({result["id"] for result in results}) != len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _result(sandbox: Sandbox, value: Any) -> Json:
    """An inline result: what the list shows of it, and under "content" the message it becomes."""
    fields = Fields(value, "InlineQueryResult", "inline query result", "Inline query result must be an object")
    kind, result_id = fields.needed_text("type"), fields.needed_text("id")
    result: Json = {"type": kind, "id": result_id}
    given = fields.object("input_message_content")
    keyboard = keyboards.inline(fields.object("reply_markup"))
    if keyboard:
        result["reply_markup"] = keyboard
    if kind == "article":
        _article(fields, result)
    elif kind in ("document", "photo"):
        _cached(sandbox, fields, result, kind)
    else:
        raise fields.error(f"the sandbox knows no result of type {kind}")
    fields.done()
    if given is not None:
        result["content"] = _content(given)
    elif kind == "article":
        raise fields.error('Can\'t find field "input_message_content"')
    if not 1 <= len(result_id.encode()) <= ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    return result


def _article(fields: Fields, result: Json) -> None:
    result["title"] = fields.needed_text("title")
    for name in ("url", "description", "thumbnail_url"):
        text = fields.text(name)
        if text:
            result[name] = text
    for name in ("thumbnail_width", "thumbnail_height"):
        fields.integer(name)
    if not result["title"]:
        raise bad_request("ARTICLE_TITLE_EMPTY")


def _cached(sandbox: Sandbox, fields: Fields, result: Json, kind: str) -> None:
    """A photo or document that was sent before. (Telegram also fetches web addresses; the sandbox opens none.)"""
    file_id = fields.text(f"{kind}_file_id")
    if file_id is None:
        raise fields.error(f'the sandbox fetches nothing from the web: pass "{kind}_file_id"')
    stored = sandbox.files.get(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    for name in ("title", "description"):
        text = fields.text(name, required=kind == "document" and name == "title")
        if text:
            result[name] = text
    caption = sending.caption_content(
        fields.text("caption") or "", fields.text("parse_mode") or "", fields.raw("caption_entities")
    )
    if kind == "photo":
        fields.flag("show_caption_above_media")
    result["content"] = {**media_fields(stored), **caption}


def _content(value: Json) -> Json:
    fields = Fields(value, "InputTextMessageContent", "inline query result")
    text = fields.text("message_text")
    if text is None:
        raise fields.error("Input message content is not specified")
    texts.parse_mode_refused(fields.text("parse_mode") or "")
    entities = fields.raw("entities")
    options = sending.link_preview(fields.object("link_preview_options"))
    fields.done()
    if not text:
        raise bad_request("MESSAGE_EMPTY")
    content = texts.formatted(text, entities, limit=texts.TEXT_LIMIT, too_long="MESSAGE_TOO_LONG").content()
    if options:
        content["link_preview_options"] = options
    return content


def _button(value: Any) -> Json | None:
    if value is None:
        return None
    inside = "inline query results button"
    fields = Fields(value, "InlineQueryResultsButton", inside, "InlineQueryResultsButton must be an Object")
    text = fields.needed_text("text")
    parameter = fields.text("start_parameter")
    if fields.raw("web_app") is not None:
        raise fields.error("the sandbox has no Web Apps")
    fields.done()
    if parameter is None:
        raise fields.error("InlineQueryResultsButton must have exactly one optional field")
    if not parameter:
        raise bad_request("START_PARAM_EMPTY")
    if not _START_PARAMETER.fullmatch(parameter):
        raise bad_request("START_PARAM_INVALID")
    return {"text": text, "start_parameter": parameter}
