"""Reply markup: inline keyboards and the other kinds, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any

from bot.sandbox import links, utf16
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.fields import Fields, Json
from bot.sandbox.people import Chat

MAX_BUTTONS = 100
CALLBACK_DATA_BYTES = 64
COPY_TEXT_LIMIT = 256

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_INSIDE = "inline keyboard button"


def inline(value: Any) -> Json | None:
    """An InlineKeyboardMarkup (None when there is none, or no button in it). Raises ApiError (400)."""
    if value is None:
        return None
    fields = Fields(value, "InlineKeyboardMarkup", complaint="object expected as reply markup")
    rows = fields.array("inline_keyboard")
    if rows is None and not value:
        return None
    if rows is None:
        raise bad_request("inline keyboard expected")
    fields.done()
    return _inline(rows)


def markup(value: Any) -> Json | None:
    """Any reply markup a message can be sent with: inline or custom keyboard, its removal, a forced reply."""
    if value is None:
        return None
    fields = Fields(value, "reply markup", complaint="object expected as reply markup")
    keyboard = fields.array("keyboard")
    rows = fields.array("inline_keyboard")
    flags = ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective", "remove_keyboard", "force_reply")
    chosen = {name: fields.flag(name) for name in flags}
    placeholder = fields.text("input_field_placeholder")
    fields.done()
    if placeholder and utf16.length(placeholder) > 64:
        raise bad_request("input field placeholder must not exceed 64 characters")
    if keyboard:
        result: Json = {"keyboard": [_keyboard_row(row) for row in keyboard]}
    elif rows is not None:
        return _inline(rows)
    elif chosen["remove_keyboard"]:
        result = {"remove_keyboard": True}
    elif chosen["force_reply"]:
        result = {"force_reply": True}
    else:
        return None
    for name in flags[:4]:
        if chosen[name]:
            result[name] = True
    if placeholder:
        result["input_field_placeholder"] = placeholder
    return result


def check_place(markup: Json | None, chat: Chat) -> None:
    """Refuses what does not belong in a chat: channels have inline keyboards alone, groups share no numbers or places.

    Raises ApiError (400).
    """
    if markup is None or chat.is_private:
        return
    if chat.is_channel and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    for name, what in (("request_contact", "phone number"), ("request_location", "location")):
        if _has_button(markup, name):
            raise bad_request(f"{what} can be requested in private chats only")


def asks_for_location(markup: Json | None) -> bool:
    """Whether a custom keyboard has a button that asks for a location."""
    return markup is not None and _has_button(markup, "request_location")


def _has_button(markup: Json, name: str) -> bool:
    return any(button.get(name) for row in markup.get("keyboard", []) for button in row)


def _keyboard_row(row: Any) -> list[Json]:
    if not isinstance(row, list):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    buttons: list[Json] = []
    for value in row:
        button = {"text": value} if isinstance(value, str) else value
        fields = Fields(button, "KeyboardButton", "keyboard button", "KeyboardButton must be a String or an Object")
        fields.needed_text("text")
        for name in ("icon_custom_emoji_id", "style"):
            fields.text(name)
        asked = [name for name in ("request_contact", "request_location") if fields.flag(name)]
        fields.done()
        if len(asked) > 1:
            raise bad_request("can't parse keyboard button: a button can ask for one thing only")
        buttons.append(dict(button))
    return buttons


def _inline(rows: list[Any]) -> Json | None:
    kept: list[list[Json]] = []
    count = 0
    for row in rows:
        if not isinstance(row, list):
            raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
        count += len(row)
        if count > MAX_BUTTONS:
            raise bad_request("reply markup is too long")
        buttons = [_button(value) for value in row]
        if buttons:
            kept.append(buttons)
    return {"inline_keyboard": kept} if kept else None


def _button(value: Any) -> Json:
    fields = Fields(value, "InlineKeyboardButton", _INSIDE, "InlineKeyboardButton must be an Object")
    text = fields.needed_text("text")
    button: Json = {"text": text}
    for name in ("icon_custom_emoji_id", "style"):
        extra = fields.text(name)
        if extra:
            button[name] = extra
    if button.get("style", "primary") not in ("danger", "success", "primary"):
        raise fields.error("Unsupported button style specified")
    actions = [name for name in _ACTIONS if name in fields and fields.raw(name) != ""]
    # An empty query is a query: it inserts the bot's name alone.
    actions += [name for name in _ACTIONS if name.startswith("switch_inline") and fields.raw(name) == ""]
    for name in _ACTIONS:
        fields.raw(name)
    fields.done()
    if not actions:
        raise fields.error("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise fields.error(f"Exactly one action expected, got {' and '.join(sorted(actions))}")
    button[actions[0]] = _action(fields, actions[0])
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    return button


def _action(fields: Fields, name: str) -> Any:
    if name == "callback_data":
        data = fields.needed_text(name)
        if len(data.encode()) > CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return data
    if name == "url":
        return links.checked(fields.needed_text(name), "inline keyboard button")
    if name in ("switch_inline_query", "switch_inline_query_current_chat"):
        return fields.needed_text(name)
    if name == "switch_inline_query_chosen_chat":
        return _chosen_chat(fields.object(name) or {})
    if name == "copy_text":
        inner = Fields(fields.raw(name), "CopyTextButton", _INSIDE)
        text = inner.needed_text("text")
        inner.done()
        if not 1 <= utf16.length(text) <= COPY_TEXT_LIMIT:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
        return {"text": text}
    if name == "web_app":
        return _web_app(fields.raw(name))
    if name == "login_url":
        raise bad_request("BOT_DOMAIN_INVALID")
    raise bad_request("BUTTON_TYPE_INVALID")


def _chosen_chat(value: Json) -> Json:
    inner = Fields(value, "SwitchInlineQueryChosenChat", _INSIDE)
    chosen: Json = {}
    query = inner.text("query")
    if query:
        chosen["query"] = query
    for name in ("allow_user_chats", "allow_bot_chats", "allow_group_chats", "allow_channel_chats"):
        if inner.flag(name):
            chosen[name] = True
    inner.done()
    return chosen


def _web_app(value: Any) -> Json:
    inner = Fields(value, "WebAppInfo", _INSIDE)
    url = inner.needed_text("url")
    inner.done()
    if not url.startswith("https://"):
        raise _only_https(url)
    return {"url": url}


def _only_https(url: str) -> ApiError:
    return bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def callback_data(keyboard: Json | None) -> set[str]:
    """The callback data of all buttons of a keyboard."""
    rows = (keyboard or {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def only_links(keyboard: Json | None) -> bool:
    """Whether every button of an inline keyboard opens an address (only such keyboards are kept by forwards)."""
    rows = (keyboard or {}).get("inline_keyboard", [])
    return bool(rows) and all("url" in button for row in rows for button in row)
