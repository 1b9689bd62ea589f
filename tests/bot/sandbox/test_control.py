"""The control API: its refusals, its events, and what it lets people do."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from bot.sandbox import Running
from bot.sandbox.client import SandboxClient
from bot.sandbox.events import MAX_EVENTS, EventLog
from tests.bot.sandbox.conftest import ADA, BORIS, Api


@pytest.mark.parametrize(
    ("path", "body", "complaint"),
    [
        ("/send", {"user": 5, "text": "x"}, "there is no user 5"),
        ("/send", {"user": ADA, "chat": 5, "text": "x"}, "there is no chat 5"),
        ("/send", {"user": ADA, "text": "x", "shout": True}, "shout"),
        ("/send", {"user": ADA}, "text"),
        ("/send", {"user": ADA, "text": " "}, "text must be non-empty"),
        ("/send", {"user": ADA, "text": "x", "thread": 5}, "has no topic 5"),
        ("/edit", {"user": ADA, "message": 9_999, "text": "x"}, "there is no message 9999"),
        ("/choose", {"user": ADA, "query_id": "1", "result_id": "1"}, "no inline query 1"),
        ("/guest", {"user": ADA, "text": "x"}, "a chat that the bot is not in"),
        ("/membership", {"user": ADA, "chat": ADA, "status": "left"}, "use block for private chats"),
        ("/migrate", {"chat": ADA}, "no basic group"),
        ("/topics", {"chat": ADA, "name": "x"}, "no forum"),
        ("/chats", {"type": "private", "members": [ADA]}, "two members"),
    ],
)
async def test_calls_that_make_no_sense_say_what_to_do(api: Api, path: str, body: Any, complaint: str) -> None:
    answer = await api.http.post(f"/sandbox{path}", json=body)
    assert answer.status_code == 400
    assert complaint in answer.json()["error"]


async def test_a_person_cannot_write_where_they_are_no_member(api: Api, book_club: int) -> None:
    answer = await api.http.post("/sandbox/send", json={"user": BORIS, "chat": book_club, "text": "x"})
    assert "is not in chat" in answer.json()["error"]


async def test_a_person_cannot_edit_the_words_of_others(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="x")
    answer = await api.http.post("/sandbox/edit", json={"user": ADA, "message": message["message_id"], "text": "y"})
    assert "is not from Ada" in answer.json()["error"]


async def test_new_people_and_chats(api: Api) -> None:
    nell = await api.person("/users", first_name="Nell", language_code="de")
    chat = await api.person("/chats", type="supergroup", title="Harbour", members=[ADA, nell["id"]], topics=["Ferries"])
    assert chat["is_forum"]
    topic = (await api.person("/topics", chat=chat["id"], name="Weather"))["thread"]
    await api.person("/send", user=nell["id"], chat=chat["id"], thread=topic, text="/ask")
    update = (await api.updates())[-1]["message"]
    assert (update["from"]["language_code"], update["message_thread_id"]) == ("de", topic)


async def test_a_forwarded_text_names_where_it_comes_from(api: Api) -> None:
    await api.person("/send", user=ADA, text="No ferry", forwarded_from="Harbour news")
    origin = (await api.updates())[-1]["message"]["forward_origin"]
    assert (origin["type"], origin["sender_user_name"]) == ("hidden_user", "Harbour news")
    message = await api("sendMessage", chat_id=ADA, text="from the bot")
    await api.person("/forward", user=ADA, from_chat=ADA, message=message["message_id"])
    assert (await api.updates())[-1]["message"]["forward_origin"]["sender_user"]["is_bot"]


async def test_state_lists_everybody_and_everything(api: Api) -> None:
    state = (await api.http.get("/sandbox/state")).json()
    assert [user["language_code"] for user in state["users"]] == ["en", "ru", "uk"]
    assert {"Reading room", "Newsroom", "Book club"} <= {chat["title"] for chat in state["chats"]}
    assert state["settings"]["privacy"] is True


async def test_events_come_in_order_and_can_be_waited_for(api: Api) -> None:
    last = api.sandbox.events.last
    waiting = asyncio.create_task(api.http.get("/sandbox/events", params={"after": last, "timeout": 5}))
    await asyncio.sleep(0.02)
    message = await api("sendMessage", chat_id=ADA, text="hello")
    await api("editMessageText", chat_id=ADA, message_id=message["message_id"], text="bye")
    first = (await waiting).json()["events"]
    assert [event["seq"] for event in first] == list(range(last + 1, last + 1 + len(first)))
    events = (await api.http.get("/sandbox/events", params={"after": last})).json()["events"]
    assert [event["type"] for event in events] == ["message", "edit"]
    assert (events[0]["message"]["text"], events[1]["message"]["text"]) == ("hello", "bye")


async def test_a_number_that_is_none_is_named(api: Api) -> None:
    answer = await api.http.get("/sandbox/events", params={"after": "now"})
    assert (answer.status_code, answer.json()["error"]) == (400, "after must be a number, got 'now'")


async def test_events_are_streamed_to_the_page(running: Running, telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    got: list[dict[str, Any]] = []
    async with httpx.AsyncClient() as http, http.stream("GET", f"{running.url}/sandbox/stream?after=0") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        await ada.send("streamed")
        async for line in stream.aiter_lines():
            if line.startswith("data: "):
                got.append(json.loads(line.removeprefix("data: ")))
                if got[-1]["type"] == "message":
                    break
    assert got[-1]["message"]["text"] == "streamed"


async def test_old_events_are_forgotten() -> None:
    log = EventLog()
    for number in range(MAX_EVENTS + 10):
        log.publish("tick", number=number)
    assert len(log.after(0)) == MAX_EVENTS
    assert log.after(0)[0]["number"] == 10
    assert [event["number"] for event in log.after(log.last - 2)] == [MAX_EVENTS + 8, MAX_EVENTS + 9]
    assert log.after(log.last) == []


async def test_closing_sends_everyone_away_at_once(api: Api) -> None:
    poll = asyncio.create_task(api.updates(timeout=40))
    wait = asyncio.create_task(api.http.get("/sandbox/events", params={"after": 10_000, "timeout": 40}))
    await asyncio.sleep(0.02)
    api.sandbox.close()
    assert await asyncio.wait_for(poll, 1) == []
    assert (await asyncio.wait_for(wait, 1)).json()["events"] == []
