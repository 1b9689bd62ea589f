"""Pressed buttons, inline queries and guest messages."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, Api, Clock

TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {"inline_keyboard": [[{"text": "Next", "callback_data": "next"}]]}


def article(number: str = "1", **more: Any) -> dict[str, Any]:
    content = {"message_text": "The ferry sails"}
    return {"type": "article", "id": number, "title": "Ferry", "input_message_content": content} | more


async def pressed(api: Api) -> dict[str, Any]:
    message = await api("sendMessage", chat_id=ADA, text="x", reply_markup=KEYBOARD)
    await api.person("/press", user=ADA, message=message["message_id"], data="next")
    query: dict[str, Any] = (await api.updates())[-1]["callback_query"]
    return query


async def asked(api: Api, words: str = "ferry", **more: Any) -> dict[str, Any]:
    await api.person("/inline", user=ADA, query=words, **more)
    query: dict[str, Any] = (await api.updates())[-1]["inline_query"]
    return query


async def test_a_pressed_button_carries_its_message_and_data(api: Api) -> None:
    query = await pressed(api)
    assert query["data"] == "next"
    assert query["message"]["reply_markup"] == KEYBOARD
    assert query["from"]["id"] == ADA
    assert await api("answerCallbackQuery", callback_query_id=query["id"], text="t" * 200)
    answer = api.sandbox.events.after(0)[-1]
    assert (answer["type"], answer["query_id"], answer["show_alert"]) == ("callback_answer", query["id"], False)


async def test_an_answer_to_a_button_has_at_most_200_units(api: Api) -> None:
    query = await pressed(api)
    refusal = await api.refused("answerCallbackQuery", callback_query_id=query["id"], text="t" * 201)
    assert refusal == "400 Bad Request: MESSAGE_TOO_LONG"


async def test_old_and_unknown_queries_cannot_be_answered(api: Api, clock: Clock) -> None:
    query, inline = await pressed(api), await asked(api)
    clock.now += 61
    assert await api.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    assert await api.refused("answerCallbackQuery", callback_query_id="5") == TOO_OLD
    assert await api.refused("answerInlineQuery", inline_query_id=inline["id"], results=[]) == TOO_OLD
    assert await api.refused("answerInlineQuery", inline_query_id=query["id"], results=[]) == TOO_OLD


async def test_queries_can_be_made_old_on_demand(api: Api) -> None:
    query = await pressed(api)
    await api.person("/expire")
    assert await api.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD


async def test_a_button_that_is_not_there_cannot_be_pressed(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="x", reply_markup=KEYBOARD)
    body = {"user": ADA, "message": message["message_id"], "data": "previous"}
    answer = await api.http.post("/sandbox/press", json=body)
    assert answer.status_code == 400
    assert "['next']" in answer.json()["error"]


async def test_an_inline_query_says_where_it_was_typed(api: Api, reading_room: int) -> None:
    assert (await asked(api))["chat_type"] == "sender"
    assert (await asked(api, chat=reading_room, offset="10"))["chat_type"] == "group"
    people = next(chat.id for chat in api.sandbox.chats.values() if chat.is_private and not chat.with_bot)
    assert (await asked(api, chat=people))["chat_type"] == "private"


async def test_an_inline_query_has_at_most_256_characters(api: Api) -> None:
    assert (await asked(api, "q" * 256))["query"] == "q" * 256
    answer = await api.http.post("/sandbox/inline", json={"user": ADA, "query": "q" * 257})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ([article(str(number)) for number in range(51)], "too many inline query results specified"),
        ([article("1"), article("1")], "RESULT_ID_DUPLICATE"),
        ([article("i" * 65)], "RESULT_ID_INVALID"),
        ([article("ж" * 33)], "RESULT_ID_INVALID"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article(title="")], "ARTICLE_TITLE_EMPTY"),
        ([article(input_message_content={"message_text": ""})], "MESSAGE_EMPTY"),
        ([article(input_message_content={"message_text": "x" * 4097})], "MESSAGE_TOO_LONG"),
        (
            [article(input_message_content={"message_text": "x", "shiny": True})],
            'can\'t parse inline query result: Unknown field "shiny" in InputTextMessageContent',
        ),
        (
            [{"type": "article", "id": "1", "title": "t"}],
            "can't parse inline query result: Can't find field \"input_message_content\"",
        ),
        ([article(colour="red")], 'can\'t parse inline query result: Unknown field "colour" in InlineQueryResult'),
        ([{"type": "game", "id": "1"}], "can't parse inline query result: the sandbox knows no result of type game"),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "x" * 65}]]})],
            "BUTTON_DATA_INVALID",
        ),
        ({}, "expected an Array of inline query results"),
        ("[", "can't parse inline query results JSON object"),
    ],
)
async def test_wrong_inline_results_are_refused(api: Api, results: Any, refusal: str) -> None:
    query = await asked(api)
    answer = await api.refused("answerInlineQuery", inline_query_id=query["id"], results=results)
    assert answer == f"400 Bad Request: {refusal}"


async def test_wrong_offsets_and_buttons_of_inline_answers_are_refused(api: Api) -> None:
    query = await asked(api)
    base: dict[str, Any] = {"inline_query_id": query["id"], "results": []}
    assert await api.refused("answerInlineQuery", **base, next_offset="o" * 65) == (
        "400 Bad Request: NEXT_OFFSET_INVALID"
    )
    for parameter, refusal in (("", "START_PARAM_EMPTY"), ("a b", "START_PARAM_INVALID")):
        button = {"text": "Add", "start_parameter": parameter}
        assert await api.refused("answerInlineQuery", **base, button=button) == f"400 Bad Request: {refusal}"
    assert await api("answerInlineQuery", **base, next_offset="o" * 64, button={"text": "Add", "start_parameter": "a"})


async def test_a_chosen_result_is_sent_in_the_persons_name_and_can_be_edited_by_its_inline_id(api: Api) -> None:
    people = next(chat.id for chat in api.sandbox.chats.values() if chat.is_private and not chat.with_bot)
    query = await asked(api, chat=people)
    await api("answerInlineQuery", inline_query_id=query["id"], results=[article(reply_markup=KEYBOARD)])
    message = (await api.person("/choose", user=ADA, query_id=query["id"], result_id="1"))["message"]
    assert message["from"]["id"] == ADA
    assert message["via_bot"]["id"] == api.sandbox.bot.id
    update = (await api.updates())[-1]["chosen_inline_result"]
    assert update["result_id"] == "1"
    assert update["inline_message_id"] == message["inline_message_id"]
    await api.person("/press", user=BORIS, chat=people, message=message["message_id"], data="next")
    press = (await api.updates())[-1]["callback_query"]
    assert "message" not in press
    edit = {"inline_message_id": press["inline_message_id"], "text": "No ferry"}
    assert await api("editMessageText", **edit) is True
    assert api.sandbox.chats[people].messages[message["message_id"]].text == "No ferry"


async def test_without_a_keyboard_the_chosen_result_has_no_inline_id(api: Api) -> None:
    query = await asked(api)
    await api("answerInlineQuery", inline_query_id=query["id"], results=[article()])
    await api.person("/choose", user=ADA, query_id=query["id"], result_id="1")
    chosen, message = [update for update in await api.updates() if "inline_query" not in update]
    assert "inline_message_id" not in chosen["chosen_inline_result"]
    assert message["message"]["via_bot"]["id"] == api.sandbox.bot.id


async def test_choices_stay_private_when_inline_feedback_is_off(api: Api, reading_room: int) -> None:
    await api.person("/settings", inline_feedback=False)
    query = await asked(api)
    await api("answerInlineQuery", inline_query_id=query["id"], results=[article()])
    await api.person("/choose", user=ADA, query_id=query["id"], result_id="1")
    assert not any("chosen_inline_result" in update for update in await api.updates())


async def test_a_guest_message_is_answered_once_where_it_was_asked(api: Api, book_club: int) -> None:
    name = api.sandbox.bot.username
    await api.person("/guest", user=ADA, chat=book_club, text="who said it?")
    update = (await api.updates())[-1]["guest_message"]
    assert update["text"] == f"@{name} who said it?"
    assert update["chat"]["id"] == book_club
    sent = await api("answerGuestQuery", guest_query_id=update["guest_query_id"], result=article(reply_markup=KEYBOARD))
    answer = list(api.sandbox.chats[book_club].messages.values())[-1]
    assert answer.inline_id == sent["inline_message_id"]
    assert answer.payload["guest_bot_caller_user"]["id"] == ADA
    assert answer.payload["reply_to_message"]["message_id"] == update["message_id"]
    again = await api.refused("answerGuestQuery", guest_query_id=update["guest_query_id"], result=article())
    assert again == TOO_OLD
    assert await api.refused("sendMessage", chat_id=book_club, text="x") == "400 Bad Request: chat not found"


async def test_a_guest_in_a_chat_of_two_sees_the_other_person_as_the_chat(api: Api) -> None:
    people = next(chat.id for chat in api.sandbox.chats.values() if chat.is_private and not chat.with_bot)
    asked_before = (await api.person("/send", user=BORIS, chat=people, text="No ferry today"))["message"]
    assert not await api.updates()
    mention = f"@{api.sandbox.bot.username} is that so?"
    await api.person("/send", user=ADA, chat=people, text=mention, reply_to=asked_before["message_id"])
    update = (await api.updates())[-1]["guest_message"]
    assert update["chat"] == {"id": BORIS, "type": "private", "first_name": "Борис", "username": "boris_vyugin"}
    assert update["reply_to_message"]["text"] == "No ferry today"
    assert update["reply_to_message"]["chat"]["id"] == BORIS
