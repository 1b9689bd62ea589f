"""getUpdates, its faults, and privacy mode."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, Api


async def say(api: Api, text: str, **more: Any) -> dict[str, Any]:
    message: dict[str, Any] = (await api.person("/send", user=ADA, text=text, **more))["message"]
    return message


def said(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_come_again_until_they_are_confirmed(api: Api) -> None:
    await say(api, "one")
    await say(api, "two")
    first = await api.updates()
    assert said(first) == ["one", "two"]
    assert await api.updates(limit=1) == first[:1]
    assert await api.updates(offset=first[1]["update_id"]) == first[1:]
    assert await api.updates(offset=first[1]["update_id"] + 1) == []
    assert await api.updates() == []


async def test_a_negative_offset_keeps_only_the_newest(api: Api) -> None:
    for text in ("one", "two", "three"):
        await say(api, text)
    assert said(await api.updates(offset=-1)) == ["three"]
    assert said(await api.updates()) == ["three"]


async def test_long_polling_returns_as_soon_as_something_comes(api: Api) -> None:
    waiting = asyncio.create_task(api.updates(timeout=30))
    await asyncio.sleep(0.02)
    assert not waiting.done()
    await say(api, "hello")
    assert said(await asyncio.wait_for(waiting, 2)) == ["hello"]


async def test_long_polling_ends_with_nothing_when_nothing_comes(api: Api) -> None:
    assert await asyncio.wait_for(api.updates(timeout=1), 3) == []


async def test_a_second_poller_ends_the_first(api: Api) -> None:
    first = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await asyncio.sleep(0.02)
    assert await api.updates() == []
    assert await asyncio.wait_for(first, 2) == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_only_allowed_kinds_are_queued_and_the_setting_stays(api: Api) -> None:
    await api.updates(allowed_updates=["callback_query"])
    await say(api, "unheard")
    assert await api.updates() == []
    await api.updates(allowed_updates=[])
    await say(api, "heard")
    assert said(await api.updates()) == ["heard"]
    refusal = await api.refused("getUpdates", allowed_updates="message")
    assert refusal == "400 Bad Request: can't parse allowed updates JSON object"


async def test_pending_updates_can_be_dropped(api: Api) -> None:
    await say(api, "old")
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api.updates() == []


async def test_edits_come_as_edited_messages(api: Api) -> None:
    message = await say(api, "feri")
    await api.person("/edit", user=ADA, message=message["message_id"], text="ferry")
    update = (await api.updates())[-1]["edited_message"]
    assert (update["text"], update["message_id"]) == ("ferry", message["message_id"])
    assert "edit_date" in update


async def test_an_update_can_come_twice(api: Api) -> None:
    await api.person("/faults", fault="duplicate_update")
    await say(api, "echo")
    await say(api, "once")
    updates = await api.updates()
    assert said(updates) == ["echo", "echo", "once"]
    assert updates[0]["update_id"] == updates[1]["update_id"]


async def test_a_confirmed_update_can_come_again(api: Api) -> None:
    await api.person("/faults", fault="redeliver_update")
    await say(api, "ghost")
    [first] = await api.updates()
    assert await api.updates(offset=first["update_id"] + 1) == [first]
    assert await api.updates(offset=first["update_id"] + 1) == []


async def test_two_updates_can_change_places(api: Api) -> None:
    await api.person("/faults", fault="swap_updates")
    await say(api, "first")
    assert await api.updates() == []
    await say(api, "second")
    updates = await api.updates()
    assert said(updates) == ["second", "first"]
    assert updates[0]["update_id"] < updates[1]["update_id"]


async def test_an_update_held_for_a_swap_comes_alone_when_no_other_follows(api: Api) -> None:
    api.sandbox.updates.hold_seconds = 0.05
    await api.person("/faults", fault="swap_updates")
    await say(api, "alone")
    assert said(await api.updates(timeout=2)) == ["alone"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("hello everyone", False),
        ("/ask what is it", True),
        ("/ask@{name} what is it", True),
        ("/ask@other_bot what is it", False),
        ("so, @{name}, what is it", True),
        ("@{NAME} what is it", True),
        ("@someone_else what is it", False),
        ("mail {name}@example.com", False),
    ],
)
async def test_with_privacy_mode_the_bot_hears_only_what_is_meant_for_it(
    api: Api, reading_room: int, text: str, heard: bool
) -> None:
    name = api.sandbox.bot.username
    await say(api, text.format(name=name, NAME=name.upper()), chat=reading_room)
    assert bool(await api.updates()) is heard


async def test_with_privacy_mode_the_bot_hears_replies_to_it(api: Api, reading_room: int) -> None:
    message = await api("sendMessage", chat_id=reading_room, text="The ferry sails")
    await say(api, "does it?", chat=reading_room, reply_to=message["message_id"])
    other = await api.person("/send", user=BORIS, chat=reading_room, text="hm")
    await say(api, "what?", chat=reading_room, reply_to=other["message"]["message_id"])
    assert said(await api.updates()) == ["does it?"]


async def test_without_privacy_mode_and_as_administrator_the_bot_hears_everything(api: Api, reading_room: int) -> None:
    assert (await api("getMe"))["can_read_all_group_messages"] is False
    await api.person("/settings", privacy=False)
    assert (await api("getMe"))["can_read_all_group_messages"] is True
    await say(api, "hello", chat=reading_room)
    await api.person("/settings", privacy=True)
    await say(api, "psst", chat=reading_room)
    await api.person("/membership", user=ADA, chat=reading_room, status="administrator")
    await say(api, "dear administrator", chat=reading_room)
    heard = [update["message"]["text"] for update in await api.updates() if "message" in update]
    assert heard == ["hello", "dear administrator"]


async def test_topic_messages_do_not_count_as_replies_to_the_bot(api: Api, newsroom: int) -> None:
    topic = next(number for number in api.sandbox.chats[newsroom].topics if number != 1)
    await say(api, "hello", chat=newsroom, thread=topic)
    assert await api.updates() == []
