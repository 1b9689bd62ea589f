"""Inline keyboards and the other kinds of reply markup."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, Api


def keyboard(*buttons: Any) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


INSIDE = "can't parse inline keyboard button:"


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (keyboard({"text": "a", "callback_data": "x" * 65}), "BUTTON_DATA_INVALID"),
        (keyboard({"text": "a", "callback_data": "ж" * 33}), "BUTTON_DATA_INVALID"),
        (keyboard({"text": "a", "callback_data": ""}), f"{INSIDE} Text buttons are unallowed in the inline keyboard"),
        (keyboard({"text": "a"}), f"{INSIDE} Text buttons are unallowed in the inline keyboard"),
        (keyboard({"callback_data": "x"}), f'{INSIDE} Can\'t find field "text"'),
        (keyboard({"text": " ", "callback_data": "x"}), "BUTTON_TEXT_INVALID"),
        (
            keyboard({"text": "a", "callback_data": "x", "url": "https://example.com"}),
            f"{INSIDE} Exactly one action expected, got callback_data and url",
        ),
        (
            keyboard({"text": "a", "callback": "x"}),
            f'{INSIDE} Unknown field "callback" in InlineKeyboardButton',
        ),
        (keyboard({"text": "a", "pay": True}), "BUTTON_TYPE_INVALID"),
        (keyboard({"text": "a", "copy_text": {"text": "x" * 257}}), "BUTTON_COPY_TEXT_INVALID"),
        (keyboard({"text": "a", "copy_text": {"text": ""}}), "BUTTON_COPY_TEXT_INVALID"),
        (
            keyboard({"text": "a", "url": "not-a-url"}),
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (
            keyboard({"text": "a", "web_app": {"url": "http://example.com"}}),
            "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
        ),
        (keyboard("a"), f"{INSIDE} InlineKeyboardButton must be an Object"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        (
            {"inline_keyboard": ["bad"]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [[{"text": "a", "callback_data": "x"}] * 2 for _ in range(51)]},
            "reply markup is too long",
        ),
        ({"force_reply": "yes"}, 'field "force_reply" must be of type Boolean'),
        ([], "object expected as reply markup"),
    ],
)
async def test_wrong_keyboards_are_refused_in_telegrams_words(api: Api, markup: Any, refusal: str) -> None:
    assert await api.refused("sendMessage", chat_id=ADA, text="x", reply_markup=markup) == f"400 Bad Request: {refusal}"


async def test_a_keyboard_that_is_no_json_is_refused(api: Api) -> None:
    refusal = await api.refused("sendMessage", chat_id=ADA, text="x", reply_markup="{oops")
    assert refusal == "400 Bad Request: can't parse reply keyboard markup JSON object"


async def test_64_bytes_of_data_and_100_buttons_are_fine(api: Api) -> None:
    rows = [[{"text": "a", "callback_data": "ж" * 32}] for _ in range(100)]
    message = await api("sendMessage", chat_id=ADA, text="x", reply_markup={"inline_keyboard": rows})
    assert message["reply_markup"] == {"inline_keyboard": rows}


async def test_every_kind_of_button_the_page_knows_is_taken(api: Api) -> None:
    buttons = [
        {"text": "a", "switch_inline_query": ""},
        {"text": "b", "switch_inline_query_current_chat": "tea"},
        {"text": "c", "switch_inline_query_chosen_chat": {"query": "tea", "allow_user_chats": True}},
        {"text": "d", "copy_text": {"text": "copied"}},
        {"text": "e", "url": "https://example.com/", "style": "primary"},
    ]
    message = await api("sendMessage", chat_id=ADA, text="x", reply_markup=keyboard(*buttons))
    assert message["reply_markup"] == keyboard(*buttons)


async def test_an_empty_inline_keyboard_is_none_at_all(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="x", reply_markup={"inline_keyboard": []})
    assert "reply_markup" not in message


async def test_a_custom_keyboard_is_shown_to_people_but_not_part_of_the_message(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="x", reply_markup={"keyboard": [["Yes", "No"]]})
    assert "reply_markup" not in message
    seen = (await api.http.get("/sandbox/messages", params={"chat": ADA})).json()["messages"][-1]
    assert seen["reply_markup"] == {"keyboard": [[{"text": "Yes"}, {"text": "No"}]]}
    refusal = await api.refused("editMessageText", chat_id=ADA, message_id=message["message_id"], text="y")
    assert refusal == "400 Bad Request: message can't be edited"


async def test_edits_take_only_inline_keyboards(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="x")
    edit = {"chat_id": ADA, "message_id": message["message_id"], "text": "y"}
    refusal = await api.refused("editMessageText", **edit, reply_markup={"remove_keyboard": True})
    assert refusal == "400 Bad Request: inline keyboard expected"
