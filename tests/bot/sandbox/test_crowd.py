"""Thousands of people at once: making them, hearing them, and counting what they received."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import httpx
import pytest

from bot.sandbox import Running, Sandbox
from bot.sandbox.client import SandboxClient, SandboxClientError
from bot.sandbox.errors import ControlError
from bot.sandbox.people import MAX_CROWD_MESSAGES
from bot.sandbox.received import MAX_CHARACTERS, MAX_ENTRIES, ReceivedLog
from tests.bot.sandbox.conftest import ADA, Api


async def say(running: Running, chat: int, text: str) -> httpx.Response:
    async with httpx.AsyncClient() as http:
        url = f"{running.base_url}{running.token}/sendMessage"
        return await http.post(url, data={"chat_id": chat, "text": text})


async def test_a_crowd_comes_in_one_call_and_its_messages_too(api: Api) -> None:
    crowd = (await api.person("/crowd", count=3_000, language_code="uk"))["users"]
    assert len(set(crowd)) == 3_000
    pairs = [(number, f"question of {number}") for number in crowd]
    sent = (await api.person("/send_many", messages=pairs))["messages"]
    assert len(set(sent)) == 3_000
    heard: list[dict[str, Any]] = []
    while updates := await api.updates(offset=heard[-1]["update_id"] + 1 if heard else 0):
        heard += updates
    assert [(update["message"]["from"]["id"], update["message"]["text"]) for update in heard] == pairs
    assert heard[0]["message"]["from"]["language_code"] == "uk"


async def test_the_bot_may_write_only_to_those_who_wrote_before(running: Running, telegram: SandboxClient) -> None:
    [stranger] = await telegram.add_users(1)
    [friend] = await telegram.add_users(1, met=True)
    assert (await say(running, stranger, "x")).json()["description"] == "Bad Request: chat not found"
    assert (await say(running, friend, "x")).json()["ok"]
    await telegram.send_many([(stranger, "hello")])
    assert (await say(running, stranger, "x")).json()["ok"]


async def test_what_everybody_received_is_counted_by_chat(running: Running, telegram: SandboxClient) -> None:
    one, two, three = await telegram.add_users(3, met=True)
    [question] = await telegram.send_many([(one, "what?")])
    await say(running, one, "first")
    since = await telegram.last_received()
    for chat, text in ((one, "second"), (two, "third"), (one, "fourth")):
        await say(running, chat, text)
    assert (await say(running, 5, "nobody")).status_code == 400
    async with httpx.AsyncClient() as http:
        url = f"{running.base_url}{running.token}/sendMessage"
        reply = json.dumps({"message_id": question})
        await http.post(url, data={"chat_id": one, "text": "because", "reply_parameters": reply})
    found = await telegram.received(since)
    assert {chat: [item.text for item in items] for chat, items in found.items()} == {
        one: ["second", "fourth", "because"],
        two: ["third"],
    }
    assert [item.reply_to for item in found[one]] == [None, None, question]
    assert three not in found
    assert sum(len(items) for items in (await telegram.received()).values()) == await telegram.last_received() == 5
    assert all(item.text == "" and item.message_id for item in (await telegram.received(since, texts=False))[one])
    assert await telegram.received(await telegram.last_received()) == {}


async def test_what_takes_effect_before_a_timeout_is_received(running: Running, telegram: SandboxClient) -> None:
    [reader] = await telegram.add_users(1, met=True)
    for fault in ("timeout_after", "timeout_before"):
        await telegram.fault(fault, method="sendMessage", hold=0.05)
        with pytest.raises(httpx.RemoteProtocolError):
            await say(running, reader, fault)
    assert [item.text for item in (await telegram.received())[reader]] == ["timeout_after"]


def test_the_log_of_what_was_received_is_bounded_and_says_when_it_is_asked_for_too_much() -> None:
    log = ReceivedLog()
    for number in range(MAX_ENTRIES + 10):
        log.add(5, {"message_id": number, "text": "x"})
    assert log.last == MAX_ENTRIES + 10
    assert len(log.after(10)) == MAX_ENTRIES
    assert [entry.message_id for entry in log.after(log.last - 2)] == [MAX_ENTRIES + 8, MAX_ENTRIES + 9]
    with pytest.raises(ControlError, match="up to 10 are forgotten"):
        log.after(9)
    log.add(5, {"message_id": 0, "text": "x" * (MAX_CHARACTERS - 5)})
    assert len(log.after(log.last - 6)) == 6
    with pytest.raises(ControlError):
        log.after(log.last - 7)


async def test_the_page_hears_nothing_of_a_crowd(running: Running, telegram: SandboxClient) -> None:
    crowd = await telegram.add_users(50, met=True)
    state = await telegram.state()
    assert state["crowd"] == 50
    assert not {user["id"] for user in state["users"]} & set(crowd)
    assert not {chat["id"] for chat in state["chats"]} & set(crowd)
    ada = await telegram.user("Ada")
    async with httpx.AsyncClient() as http, http.stream("GET", f"{running.url}/sandbox/stream?after=0") as stream:
        await telegram.send_many([(number, "hello") for number in crowd])
        await asyncio.gather(*(say(running, number, "hello yourself") for number in crowd[:10]))
        await ada.send("the end")
        told = []
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                told.append(json.loads(line.removeprefix("data: ")))
                if told[-1].get("chat_id") == ada.id:
                    break
    assert not {event.get("chat_id") for event in told} & set(crowd)
    assert told[-1]["message"]["text"] == "the end"


async def test_one_of_a_crowd_acts_like_everybody(running: Running, telegram: SandboxClient) -> None:
    crowd = await telegram.add_users(5)
    reader = await telegram.user(crowd[3])
    await reader.send("hello")
    await say(running, reader.id, "hello yourself")
    assert (await reader.wait_for_reply()).text == "hello yourself"
    await reader.block()
    assert (await say(running, reader.id, "x")).status_code == 403
    with pytest.raises(SandboxClientError) as caught:
        await telegram.user(5)
    assert str(caught.value) == f"there is no user 5; the users are {[ADA, ADA + 1, ADA + 2]}"


async def test_chats_of_a_crowd_keep_few_messages(api: Api) -> None:
    [reader] = (await api.person("/crowd", count=1, met=True))["users"]
    for number in range(MAX_CROWD_MESSAGES + 5):
        await api("sendMessage", chat_id=reader, text=str(number))
    kept = (await api.http.get("/sandbox/messages", params={"chat": reader})).json()["messages"]
    assert [message["text"] for message in kept] == [str(5 + number) for number in range(MAX_CROWD_MESSAGES)]


@pytest.mark.parametrize("count", [0, -1, 100_001])
async def test_a_crowd_has_a_size(api: Api, count: int) -> None:
    answer = await api.http.post("/sandbox/crowd", json={"count": count})
    assert (answer.status_code, "count" in answer.json()["error"]) == (400, True)


def test_newcomers_get_ids_of_their_own() -> None:
    sandbox = Sandbox()
    crowd = sandbox.add_crowd(10)
    assert sandbox.add_user("Nell").id not in crowd
    assert sandbox.add_crowd(1)[0] not in crowd


async def test_three_hundred_messages_a_second_go_out_to_three_thousand_chats(
    running: Running, telegram: SandboxClient
) -> None:
    crowd = await telegram.add_users(3_000, met=True)
    url = f"{running.base_url}{running.token}/sendMessage"
    entities = json.dumps([{"type": "blockquote", "offset": 0, "length": 400}])
    text = "The ferry is late, said the harbour master. " * 20
    async with httpx.AsyncClient() as http:
        # Time of the processor, of both sides together: a busy machine does not make it longer.
        began = time.process_time()
        for chat in crowd[::5]:
            await http.post(url, data={"chat_id": chat, "text": text, "entities": entities})
        spent = time.process_time() - began
    assert await telegram.last_received() == 600
    assert spent < 600 / 300
