"""Channels: posts of people and of the bot, edits, buttons, and who may do what."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, OLENA, Api

BUTTON = {"inline_keyboard": [[{"text": "More", "callback_data": "more"}]]}


@pytest.fixture
def wire(api: Api) -> int:
    """The channel that is there from the start."""
    return next(chat.id for chat in api.sandbox.chats.values() if chat.is_channel)


async def post(api: Api, wire: int, text: str, user: int = ADA, **more: Any) -> dict[str, Any]:
    message: dict[str, Any] = (await api.person("/send", user=user, chat=wire, text=text, **more))["message"]
    return message


async def test_a_post_reaches_the_bot_as_the_channels_own_words(api: Api, wire: int) -> None:
    await post(api, wire, "Fog over the harbour")
    [update] = await api.updates()
    told = update["channel_post"]
    assert (told["text"], told["message_id"]) == ("Fog over the harbour", 1)
    assert told["chat"] == told["sender_chat"] == {"id": wire, "type": "channel", "title": "Morning wire"}
    assert "from" not in told
    assert "posted_by" not in told


async def test_an_edited_post_says_so(api: Api, wire: int) -> None:
    first = await post(api, wire, "Fog ovr the harbour")
    await api.person("/edit", user=ADA, chat=wire, message=first["message_id"], text="Fog over the harbour")
    told = (await api.updates())[-1]["edited_channel_post"]
    assert (told["text"], "from" in told, told["sender_chat"]["id"]) == ("Fog over the harbour", False, wire)


@pytest.mark.parametrize(
    ("path", "body"),
    [("/send", {"text": "x"}), ("/location", {"latitude": 1, "longitude": 2}), ("/inline", {"query": "x"})],
)
async def test_subscribers_only_read(api: Api, wire: int, path: str, body: dict[str, Any]) -> None:
    answer = await api.http.post(f"/sandbox{path}", json={"user": BORIS, "chat": wire, **body})
    assert "may not write in channel" in answer.json()["error"]


async def test_an_administrator_posts_until_the_right_is_taken_back(api: Api, wire: int) -> None:
    await api.person("/status", user=BORIS, chat=wire, status="administrator")
    assert (await post(api, wire, "From Boris", user=BORIS))["posted_by"]["id"] == BORIS
    await api.person("/status", user=BORIS, chat=wire, status="member")
    answer = await api.http.post("/sandbox/send", json={"user": BORIS, "chat": wire, "text": "x"})
    assert answer.status_code == 400


async def test_the_bot_posts_in_the_channels_name(api: Api, wire: int) -> None:
    message = await api("sendMessage", chat_id=wire, text="Digest", reply_markup=BUTTON)
    assert "from" not in message
    assert message["sender_chat"]["id"] == wire
    edited = await api("editMessageText", chat_id=wire, message_id=message["message_id"], text="Digest, more of it")
    assert ("from" in edited, edited["text"]) == (False, "Digest, more of it")
    assert await api.updates() == []


async def test_a_button_under_a_post_tells_who_pressed_it(api: Api, wire: int) -> None:
    message = await api("sendMessage", chat_id=wire, text="Digest", reply_markup=BUTTON)
    await api.person("/press", user=OLENA, chat=wire, message=message["message_id"], data="more")
    query = (await api.updates())[-1]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"], query["data"]) == (OLENA, wire, "more")
    assert "from" not in query["message"]
    assert await api("answerCallbackQuery", callback_query_id=query["id"], text="Here")
    stranger = (await api.person("/users", first_name="Nell"))["id"]
    body = {"user": stranger, "chat": wire, "message": message["message_id"], "data": "more"}
    assert "is not in chat" in (await api.http.post("/sandbox/press", json=body)).json()["error"]


async def test_as_administrator_the_bot_may_edit_and_delete_posts_of_people(api: Api, wire: int) -> None:
    number = (await post(api, wire, "Fog"))["message_id"]
    assert await api("editMessageReplyMarkup", chat_id=wire, message_id=number, reply_markup=BUTTON)
    assert await api("deleteMessage", chat_id=wire, message_id=number)


@pytest.mark.parametrize("markup", [{"keyboard": [["Yes"]]}, {"remove_keyboard": True}, {"force_reply": True}])
async def test_channels_have_inline_keyboards_alone(api: Api, wire: int, markup: Any) -> None:
    refusal = await api.refused("sendMessage", chat_id=wire, text="x", reply_markup=markup)
    assert refusal == "400 Bad Request: inline keyboard expected"


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        ("kicked", "403 Forbidden: bot was kicked from the channel chat"),
        ("left", "403 Forbidden: bot is not a member of the channel chat"),
    ],
)
async def test_a_channel_that_the_bot_was_taken_out_of(api: Api, wire: int, status: str, refusal: str) -> None:
    await api.person("/membership", user=ADA, chat=wire, status=status)
    change = (await api.updates())[-1]["my_chat_member"]
    assert (change["chat"]["type"], change["from"]["id"]) == ("channel", ADA)
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("administrator", status)
    assert await api.refused("sendMessage", chat_id=wire, text="x") == refusal
    assert await api.refused("getChatMember", chat_id=wire, user_id=ADA) == refusal
    await post(api, wire, "Nobody but people hears this")
    await api.person("/membership", user=ADA, chat=wire, status="administrator")
    updates = await api.updates()
    assert updates[-1]["my_chat_member"]["new_chat_member"]["can_post_messages"] is True
    assert not any("channel_post" in update for update in updates)
    assert await api("sendMessage", chat_id=wire, text="x")


async def test_a_bot_is_no_subscriber(api: Api, wire: int) -> None:
    answer = await api.http.post("/sandbox/membership", json={"user": ADA, "chat": wire, "status": "member"})
    assert "only as its administrator" in answer.json()["error"]


async def test_the_people_of_a_channel(api: Api, wire: int) -> None:
    members = await api("getChatAdministrators", chat_id=wire)
    assert [(member["user"]["id"], member["status"]) for member in members] == [
        (ADA, "creator"),
        (api.sandbox.bot.id, "administrator"),
    ]
    assert (await api("getChatMember", chat_id=wire, user_id=BORIS))["status"] == "member"
    assert await api("getChatMemberCount", chat_id=wire) == 4
    assert (await api("getChat", chat_id=wire))["title"] == "Morning wire"


async def test_a_channel_is_known_by_its_public_name(api: Api) -> None:
    body = {"type": "channel", "title": "Tides", "members": [ADA], "username": "tide_tables"}
    channel = await api.person("/chats", **body)
    message = await api("sendMessage", chat_id="@Tide_Tables", text="High water at six")
    assert message["chat"] == {"id": channel["id"], "type": "channel", "title": "Tides", "username": "tide_tables"}


async def test_a_forwarded_post_names_the_channel(api: Api, wire: int) -> None:
    number = (await post(api, wire, "Fog"))["message_id"]
    await api.person("/forward", user=BORIS, from_chat=wire, message=number)
    forwarded = (await api.updates())[-1]["message"]
    origin = forwarded["forward_origin"]
    assert (origin["type"], origin["chat"]["id"], origin["message_id"]) == ("channel", wire, number)
    assert forwarded["from"]["id"] == BORIS


async def test_the_author_of_a_post_stays_unknown_to_the_bot(api: Api, wire: int) -> None:
    await api.person("/status", user=OLENA, chat=wire, status="creator")
    await post(api, wire, "Fog", user=OLENA)
    assert await api.refused("sendMessage", chat_id=OLENA, text="x") == "400 Bad Request: chat not found"


async def test_an_inline_result_becomes_a_post(api: Api, wire: int) -> None:
    query_id = (await api.person("/inline", user=ADA, chat=wire, query="fog"))["query_id"]
    assert (await api.updates())[-1]["inline_query"]["chat_type"] == "channel"
    content = {"message_text": "Fog"}
    result = {"type": "article", "id": "1", "title": "Fog", "input_message_content": content}
    await api("answerInlineQuery", inline_query_id=query_id, results=[result])
    await api.person("/choose", user=ADA, query_id=query_id, result_id="1")
    told = (await api.updates())[-1]["channel_post"]
    assert (told["via_bot"]["id"], "from" in told) == (api.sandbox.bot.id, False)
