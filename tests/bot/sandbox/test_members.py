"""Statuses of people and of the bot, anonymous administrators, and what the bot hears of changes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, OLENA, Api


async def status(api: Api, chat: int, user: int) -> str:
    return str((await api("getChatMember", chat_id=chat, user_id=user))["status"])


async def test_statuses_can_be_chosen_at_the_beginning_and_changed(api: Api) -> None:
    body = {"type": "supergroup", "title": "Pier", "members": [BORIS, ADA, OLENA], "administrators": [OLENA]}
    pier = (await api.person("/chats", **body))["id"]
    statuses = [await status(api, pier, user) for user in (BORIS, ADA, OLENA)]
    assert statuses == ["creator", "member", "administrator"]
    await api.person("/status", user=ADA, chat=pier, status="creator")
    await api.person("/status", user=OLENA, chat=pier, status="member")
    statuses = [await status(api, pier, user) for user in (BORIS, ADA, OLENA)]
    assert statuses == ["administrator", "creator", "member"]
    found = await api("getChatAdministrators", chat_id=pier)
    assert [member["user"]["id"] for member in found] == [ADA, BORIS]
    await api.person("/status", user=BORIS, chat=pier, status="kicked")
    assert await status(api, pier, BORIS) == "kicked"
    assert await api("getChatMemberCount", chat_id=pier) == 3
    await api.person("/status", user=BORIS, chat=pier, status="member")
    assert await status(api, pier, BORIS) == "member"


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({"user": ADA, "chat": ADA, "status": "member"}, "no statuses in private chats"),
        ({"user": ADA, "chat": 0, "status": "left"}, "needs a creator"),
        (
            {"user": BORIS, "chat": 0, "status": "administrator", "anonymous": True},
            "only administrators of supergroups",
        ),
        ({"user": BORIS, "chat": 0, "status": "emperor"}, "status"),
    ],
)
async def test_changes_that_make_no_sense_say_so(api: Api, reading_room: int, body: Any, complaint: str) -> None:
    answer = await api.http.post("/sandbox/status", json={**body, "chat": body["chat"] or reading_room})
    assert (answer.status_code, complaint in answer.json()["error"]) == (400, True)


async def test_an_administrator_must_be_a_member(api: Api) -> None:
    body = {"type": "group", "title": "Pier", "members": [ADA], "administrators": [BORIS]}
    answer = await api.http.post("/sandbox/chats", json=body)
    assert "must be members too" in answer.json()["error"]


async def test_an_anonymous_administrator_writes_in_the_name_of_the_group(api: Api, newsroom: int) -> None:
    sent = await api.person("/send", user=ADA, chat=newsroom, text="/digest", anonymous=True)
    assert sent["message"]["posted_by"]["id"] == ADA
    told = (await api.updates())[-1]["message"]
    assert told["from"] == {
        "id": 1_087_968_824,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    }
    assert told["sender_chat"] == told["chat"]
    assert "posted_by" not in told
    number = sent["message"]["message_id"]
    await api.person("/edit", user=ADA, chat=newsroom, message=number, text="/digest off")
    assert (await api.updates())[-1]["edited_message"]["sender_chat"]["id"] == newsroom
    assert await status(api, newsroom, 1_087_968_824) == "left"


async def test_one_who_stays_anonymous_need_not_say_it_every_time(api: Api, newsroom: int) -> None:
    await api.person("/status", user=OLENA, chat=newsroom, status="administrator", anonymous=True)
    assert (await api("getChatMember", chat_id=newsroom, user_id=OLENA))["is_anonymous"] is True
    await api.person("/send", user=OLENA, chat=newsroom, text="/ask")
    assert (await api.updates())[-1]["message"]["from"]["id"] == 1_087_968_824
    assert await api.refused("sendMessage", chat_id=OLENA, text="x") == "400 Bad Request: chat not found"
    await api.person("/status", user=OLENA, chat=newsroom, status="administrator", anonymous=False)
    await api.person("/send", user=OLENA, chat=newsroom, text="/ask")
    assert (await api.updates())[-1]["message"]["from"]["id"] == OLENA


async def test_only_administrators_of_supergroups_are_anonymous(api: Api, newsroom: int, reading_room: int) -> None:
    for user, chat in ((BORIS, newsroom), (ADA, reading_room), (ADA, ADA)):
        body = {"user": user, "chat": chat, "text": "x", "anonymous": True}
        answer = await api.http.post("/sandbox/send", json=body)
        assert "only administrators of supergroups" in answer.json()["error"]


async def test_adding_the_bot_to_a_group_and_taking_it_out_is_told(api: Api, book_club: int) -> None:
    await api.person("/membership", user=OLENA, chat=book_club, status="member")
    added, notice = await api.updates()
    change = added["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "member")
    assert (change["from"]["id"], change["chat"]["title"]) == (OLENA, "Book club")
    assert [member["id"] for member in notice["message"]["new_chat_members"]] == [api.sandbox.bot.id]
    await api.person("/membership", user=OLENA, chat=book_club, status="administrator")
    change = (await api.updates())[-1]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "administrator")
    await api.person("/membership", user=OLENA, chat=book_club, status="kicked")
    last = (await api.updates())[-1]
    assert last["my_chat_member"]["new_chat_member"] == {
        "user": api.sandbox.bot.public(),
        "status": "kicked",
        "until_date": 0,
    }


async def test_a_membership_that_stays_the_same_is_no_news(api: Api, reading_room: int) -> None:
    await api.person("/membership", user=ADA, chat=reading_room, status="member")
    assert await api.updates() == []


async def test_the_bot_hears_of_people_only_as_administrator_and_when_it_asks_to(api: Api, newsroom: int) -> None:
    await api.updates(allowed_updates=["chat_member"])
    await api.person("/status", user=BORIS, chat=newsroom, status="administrator")
    assert await api.updates() == []
    await api.person("/membership", user=ADA, chat=newsroom, status="administrator")
    await api.person("/status", user=BORIS, chat=newsroom, status="left")
    [update] = await api.updates()
    change = update["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("administrator", "left")


async def test_an_upgraded_group_keeps_its_people_and_their_statuses(api: Api, reading_room: int) -> None:
    await api.person("/status", user=OLENA, chat=reading_room, status="administrator")
    new = (await api.person("/migrate", chat=reading_room))["id"]
    assert [await status(api, new, user) for user in (ADA, BORIS, OLENA)] == ["creator", "member", "administrator"]
    assert await status(api, new, api.sandbox.bot.id) == "member"
