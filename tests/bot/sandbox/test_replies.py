"""Replies, quotes and topics."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, Api


async def said(api: Api, text: str, **more: Any) -> int:
    number: int = (await api.person("/send", user=ADA, text=text, **more))["message"]["message_id"]
    return number


async def test_a_reply_carries_the_replied_message_without_its_own_reply(api: Api) -> None:
    first = await said(api, "one")
    second = await said(api, "two", reply_to=first)
    message = await api("sendMessage", chat_id=ADA, text="three", reply_parameters={"message_id": second})
    assert message["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in message["reply_to_message"]


async def test_a_reply_to_nothing_is_refused_unless_that_is_allowed(api: Api) -> None:
    reply: dict[str, Any] = {"message_id": 9_999}
    refusal = await api.refused("sendMessage", chat_id=ADA, text="x", reply_parameters=reply)
    assert refusal == "400 Bad Request: message to be replied not found"
    reply["allow_sending_without_reply"] = True
    message = await api("sendMessage", chat_id=ADA, text="x", reply_parameters=reply)
    assert "reply_to_message" not in message


@pytest.mark.parametrize(
    ("reply", "refusal"),
    [
        ({"quote": "x"}, 'can\'t find field "message_id"'),
        ({"message_id": 101, "quota": "x"}, 'unknown field "quota" in ReplyParameters'),
        ("{", "can't parse reply parameters JSON object"),
        ([1], "object expected as reply parameters"),
        ({"message_id": 101, "quote": "x", "quote_parse_mode": "HTML"}, None),
    ],
)
async def test_wrong_reply_parameters_are_refused(api: Api, reply: Any, refusal: str | None) -> None:
    answer = await api.refused("sendMessage", chat_id=ADA, text="x", reply_parameters=reply)
    assert answer.startswith("400 Bad Request: unsupported parse_mode") if refusal is None else True
    assert refusal is None or answer == f"400 Bad Request: {refusal}"


async def test_a_quote_must_be_an_exact_part_of_the_text(api: Api) -> None:
    target = await said(api, "🙂 The ferry was cancelled, the ferry was late.")
    reply: dict[str, Any] = {"message_id": target, "quote": "ferry was late"}
    message = await api("sendMessage", chat_id=ADA, text="x", reply_parameters=reply)
    assert message["quote"] == {"text": "ferry was late", "position": 32, "is_manual": True}
    for wrong in ("ferry was  late", "Ferry was late", "never said"):
        refusal = await api.refused(
            "sendMessage", chat_id=ADA, text="x", reply_parameters={"message_id": target, "quote": wrong}
        )
        assert refusal == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_a_quote_must_stand_where_its_position_says_in_utf16_units(api: Api) -> None:
    target = await said(api, "🙂 ferry and ferry")
    reply = {"message_id": target, "quote": "ferry", "quote_position": 13}
    message = await api("sendMessage", chat_id=ADA, text="x", reply_parameters=reply)
    assert message["quote"]["position"] == 13
    for wrong in (12, 0, -1, 4_000):
        refusal = await api.refused(
            "sendMessage", chat_id=ADA, text="x", reply_parameters=reply | {"quote_position": wrong}
        )
        assert refusal == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_a_quote_has_at_most_1024_units(api: Api) -> None:
    target = await said(api, "z" * 2_000)
    good = {"message_id": target, "quote": "z" * 1_024}
    assert (await api("sendMessage", chat_id=ADA, text="x", reply_parameters=good))["quote"]["text"] == "z" * 1_024
    bad = {"message_id": target, "quote": "z" * 1_025}
    refusal = await api.refused("sendMessage", chat_id=ADA, text="x", reply_parameters=bad)
    assert refusal == "400 Bad Request: QUOTE_TEXT_INVALID"


async def test_a_quote_must_carry_the_same_formatting(api: Api) -> None:
    bold = {"type": "bold", "offset": 4, "length": 5}
    target = await said(api, "The ferry sails", entities=[bold])
    plain: dict[str, Any] = {"message_id": target, "quote": "ferry sails"}
    refusal = await api.refused("sendMessage", chat_id=ADA, text="x", reply_parameters=plain)
    assert refusal == "400 Bad Request: QUOTE_TEXT_INVALID"
    formatted = plain | {"quote_entities": [bold | {"offset": 0}]}
    message = await api("sendMessage", chat_id=ADA, text="x", reply_parameters=formatted)
    assert message["quote"]["entities"] == [bold | {"offset": 0}]


async def test_a_reply_into_another_chat_shows_where_the_message_comes_from(api: Api, newsroom: int) -> None:
    other = (await api.person("/send", user=ADA, chat=newsroom, text="/ask the ferry"))["message"]["message_id"]
    reply = {"message_id": other, "chat_id": newsroom, "quote": "ferry"}
    message = await api("sendMessage", chat_id=ADA, text="x", reply_parameters=reply)
    assert message["external_reply"]["message_id"] == other
    assert message["external_reply"]["origin"]["sender_user"]["id"] == ADA
    assert message["quote"]["text"] == "ferry"


async def test_a_message_goes_to_the_topic_it_names_or_replies_in(api: Api, newsroom: int) -> None:
    topic = next(number for number, name in api.sandbox.chats[newsroom].topics.items() if name == "Culture")
    asked = await api.person("/send", user=ADA, chat=newsroom, thread=topic, text="/ask")
    message = asked["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (topic, True)
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Culture"
    answer = await api(
        "sendMessage", chat_id=newsroom, text="x", reply_parameters={"message_id": message["message_id"]}
    )
    assert answer["message_thread_id"] == topic
    named = await api("sendMessage", chat_id=newsroom, text="x", message_thread_id=topic)
    assert named["is_topic_message"]


async def test_general_has_no_thread_and_unknown_topics_are_refused(api: Api, newsroom: int) -> None:
    message = await api("sendMessage", chat_id=newsroom, text="x", message_thread_id=1)
    assert "message_thread_id" not in message
    for chat in (newsroom, ADA):
        refusal = await api.refused("sendMessage", chat_id=chat, text="x", message_thread_id=77_777)
        assert refusal == "400 Bad Request: message thread not found"


async def test_a_person_can_quote_too(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="The ferry sails")
    reply = await api.person("/send", user=ADA, text="when?", reply_to=message["message_id"], quote="ferry sails")
    assert reply["message"]["quote"]["position"] == 4
    answer = await api.http.post(
        "/sandbox/send", json={"user": ADA, "text": "?", "reply_to": message["message_id"], "quote": "no ferry"}
    )
    assert "QUOTE_TEXT_INVALID" in answer.json()["error"]
    assert (await api.http.post("/sandbox/send", json={"user": BORIS, "text": "?", "reply_to": 5})).status_code == 400
