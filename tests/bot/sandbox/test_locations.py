"""Places that people send, and keyboards that ask for one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, Api

ASKING = {"keyboard": [[{"text": "Here", "request_location": True}], ["No"]], "one_time_keyboard": True}


async def test_a_place_reaches_the_bot(api: Api) -> None:
    await api.person("/location", user=ADA, latitude=50.4501, longitude=30.5234)
    told = (await api.updates())[-1]["message"]
    assert told["location"] == {"latitude": 50.4501, "longitude": 30.5234}
    assert (told["from"]["id"], "text" in told) == (ADA, False)


async def test_a_place_answers_a_keyboard_that_asks_for_one(api: Api) -> None:
    asked = await api("sendMessage", chat_id=ADA, text="Where are you?", reply_markup=ASKING)
    place = {"user": ADA, "latitude": -33.9, "longitude": 151.2}
    await api.person("/location", **place, answers=asked["message_id"])
    assert (await api.updates())[-1]["message"]["location"]["longitude"] == 151.2
    plain = await api("sendMessage", chat_id=ADA, text="x", reply_markup={"keyboard": [["Here"]]})
    answer = await api.http.post("/sandbox/location", json={**place, "answers": plain["message_id"]})
    assert "no keyboard with a button that asks for a location" in answer.json()["error"]


@pytest.mark.parametrize(("latitude", "longitude"), [(90.5, 0), (0, -181), (1e400, 0)])
async def test_a_place_is_on_earth(api: Api, latitude: float, longitude: float) -> None:
    content = f'{{"user": {ADA}, "latitude": {latitude}, "longitude": {longitude}}}'.replace("inf", "1e400")
    answer = await api.http.post("/sandbox/location", content=content)
    assert (answer.status_code, "there is no place" in answer.json()["error"]) == (400, True)


async def test_with_privacy_mode_a_place_in_a_group_is_not_for_the_bot(api: Api, reading_room: int) -> None:
    await api.person("/location", user=ADA, chat=reading_room, latitude=1, longitude=2)
    assert await api.updates() == []


@pytest.mark.parametrize(("name", "what"), [("request_location", "location"), ("request_contact", "phone number")])
async def test_keyboards_ask_for_it_in_private_chats_only(api: Api, newsroom: int, name: str, what: str) -> None:
    markup: dict[str, Any] = {"keyboard": [[{"text": "Here", name: True}]]}
    refusal = await api.refused("sendMessage", chat_id=newsroom, text="x", reply_markup=markup)
    assert refusal == f"400 Bad Request: {what} can be requested in private chats only"
    assert await api("sendMessage", chat_id=newsroom, text="x", reply_markup={"keyboard": [["Here"]]})


async def test_a_button_asks_for_one_thing(api: Api) -> None:
    markup = {"keyboard": [[{"text": "Here", "request_location": True, "request_contact": True}]]}
    assert "one thing only" in await api.refused("sendMessage", chat_id=ADA, text="x", reply_markup=markup)


async def test_keyboards_are_shown_to_people_with_all_they_say(api: Api) -> None:
    markup = {**ASKING, "resize_keyboard": True, "input_field_placeholder": "Or a city"}
    await api("sendMessage", chat_id=ADA, text="Where?", reply_markup=markup)
    await api("sendMessage", chat_id=ADA, text="Thanks", reply_markup={"remove_keyboard": True})
    seen = (await api.http.get("/sandbox/messages", params={"chat": ADA})).json()["messages"][-2:]
    rows = [[{"text": "Here", "request_location": True}], [{"text": "No"}]]
    assert seen[0]["reply_markup"] == {**markup, "keyboard": rows}
    assert seen[1]["reply_markup"] == {"remove_keyboard": True}


async def test_a_place_can_be_forwarded(api: Api) -> None:
    sent = await api.person("/location", user=ADA, latitude=1, longitude=2)
    message = await api("forwardMessage", chat_id=ADA, from_chat_id=ADA, message_id=sent["message"]["message_id"])
    assert message["location"] == {"latitude": 1, "longitude": 2}
