"""The client that other tests are written with."""

from __future__ import annotations

import json

import httpx
import pytest

from bot.sandbox import Running
from bot.sandbox.client import Message, NothingArrivedError, SandboxClient, SandboxClientError

ASKING = {"text": "Here", "request_location": True}


async def bot_says(running: Running, method: str = "sendMessage", **parameters: object) -> None:
    async with httpx.AsyncClient() as http:
        data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        (await http.post(f"{running.base_url}{running.token}/{method}", data=data)).raise_for_status()


async def test_replies_are_waited_for_one_after_the_other(running: Running, telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await bot_says(running, chat_id=ada.id, text="one")
    await bot_says(running, chat_id=ada.id, text="two")
    assert (await ada.wait_for_reply()).text == "one"
    assert (await ada.wait_for_reply()).text == "two"
    await ada.wait_for_nothing(seconds=0.05)


async def test_what_did_not_come_is_told_with_what_did(running: Running, telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await bot_says(running, chat_id=ada.id, text="Something else")
    async with httpx.AsyncClient() as http:
        await http.post(f"{running.base_url}{running.token}/sendMessage", data={"chat_id": "5", "text": "x"})
    with pytest.raises(NothingArrivedError) as caught:
        await ada.wait_for_reply(contains="the ferry", seconds=0.1)
    text = str(caught.value)
    assert "'the ferry'" in text
    assert "'Something else'" in text
    assert "sendMessage: 400 Bad Request: chat not found" in text


async def test_an_unexpected_message_is_quoted(running: Running, telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await bot_says(running, chat_id=ada.id, text="Surprise")
    with pytest.raises(NothingArrivedError, match="Surprise"):
        await ada.wait_for_nothing(seconds=0.1)


async def test_edits_are_waited_for(running: Running, telegram: SandboxClient) -> None:
    ada = await telegram.user("ada_marlow")
    await ada.send("/start")
    await bot_says(running, chat_id=ada.id, text="one")
    message = await ada.wait_for_reply()
    await bot_says(running, "editMessageText", chat_id=ada.id, message_id=message.id, text="two")
    edited = await ada.wait_for_edit(message)
    assert (edited.text, edited.is_edited, edited.id) == ("two", True, message.id)


async def test_people_have_statuses_places_and_channels(running: Running, telegram: SandboxClient) -> None:
    ada, boris = await telegram.user("Ada"), await telegram.user("Борис")
    wire = await telegram.add_chat(
        "Harbour wire", [ada, boris], kind="channel", administrators=[boris], username="harbour_wire"
    )
    post = await boris.post(wire, "The ferry is late")
    assert (post.from_bot, post.author["id"], "from" in post.raw) == (False, boris.id, False)
    edited = await ada.edit(post, "The ferry is on time")
    assert (edited.text, edited.is_edited) == ("The ferry is on time", True)
    keyboard = {"inline_keyboard": [[{"text": "More", "callback_data": "m"}]]}
    await bot_says(running, chat_id="@Harbour_Wire", text="Digest", reply_markup=keyboard)
    digest = await ada.wait_for_reply(chat=wire)
    assert digest.from_bot
    assert await boris.tap(digest, "More")
    await telegram.set_status(boris, wire, "member")
    with pytest.raises(SandboxClientError, match="may not write in channel"):
        await boris.post(wire, "Not any more")
    await ada.send("/start")
    await bot_says(running, chat_id=ada.id, text="Where?", reply_markup={"keyboard": [[ASKING], ["No"]]})
    asked = await ada.wait_for_reply()
    assert asked.keyboard == [["Here"], ["No"]]
    shared = await ada.share_location(asked, 50.45, 30.52)
    assert shared.location == {"latitude": 50.45, "longitude": 30.52}
    with pytest.raises(SandboxClientError, match="no keyboard with a button that asks"):
        await ada.share_location(shared, 1, 2)
    await bot_says(running, chat_id=ada.id, text="Thanks", reply_markup={"remove_keyboard": True})
    assert (await ada.wait_for_reply()).removes_keyboard


async def test_people_chats_and_topics_are_found_by_name(telegram: SandboxClient) -> None:
    boris = await telegram.user("Борис")
    newsroom = await telegram.chat("Newsroom")
    topic = await telegram.topic(newsroom, "Culture")
    message = await boris.send("hello", chat=newsroom, thread=topic)
    assert (message.thread, message.chat_id, message.reply_to, message.from_bot) == (topic, newsroom, None, False)
    for wrong in (telegram.user("Nobody"), telegram.chat("Nowhere"), telegram.topic(newsroom, "Nothing")):
        with pytest.raises(SandboxClientError, match=r"there is no|has no"):
            await wrong
    assert await telegram.message(newsroom, message.id) == message


async def test_refusals_of_the_sandbox_are_raised_with_their_text(telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    with pytest.raises(SandboxClientError, match="non-empty"):
        await ada.send(" ")


def test_a_message_gives_its_words_by_utf16_units() -> None:
    text = "🙂 “No ferry,” she said. The Lantern"
    raw = {
        "message_id": 7,
        "chat": {"id": 1},
        "from": {"is_bot": True},
        "text": text,
        "entities": [
            {"type": "blockquote", "offset": 3, "length": 21},
            {"type": "text_link", "offset": 25, "length": 11, "url": "https://example.com/"},
        ],
        "quote": {"text": "ferry"},
        "reply_markup": {
            "inline_keyboard": [[{"text": "Next ›", "callback_data": "n:1"}], [{"text": "Open", "url": "u"}]]
        },
    }
    message = Message(raw)
    assert message.quotes == ["“No ferry,” she said."]
    assert message.all_words("text_link") == ["The Lantern"]
    assert message.links == ["https://example.com/"]
    assert message.quote == "ferry"
    assert [len(row) for row in message.rows] == [1, 1]
    assert message.button("Open").url == "u"
    assert message.button("next").data == "n:1"
    assert message.button("n:1").text == "Next ›"
    with pytest.raises(SandboxClientError, match="Next ›"):
        message.button("Back")
