"""Blocking, membership, upgrades, members, actions, reactions and pins."""

from __future__ import annotations

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, OLENA, Api


@pytest.mark.parametrize(
    ("chat", "refusal"),
    [
        ("", "chat_id is empty"),
        ("0", "chat not found"),
        ("-1", "chat not found"),
        ("not_a_chat", "chat not found"),
        ("@nobody_has_this_name", "chat not found"),
        ("7000000003", "chat not found"),
        (str(BORIS), "chat not found"),
    ],
)
async def test_chats_the_bot_does_not_know(api: Api, chat: str, refusal: str) -> None:
    assert await api.refused("sendMessage", chat_id=chat, text="x") == f"400 Bad Request: {refusal}"


async def test_a_missing_chat_is_an_empty_one(api: Api) -> None:
    assert await api.refused("sendMessage", text="x") == "400 Bad Request: chat_id is empty"


async def test_the_bot_cannot_begin_a_conversation(api: Api, reading_room: int) -> None:
    await api.person("/send", user=BORIS, chat=reading_room, text="/ask")
    assert await api.refused("sendMessage", chat_id=BORIS, text="x") == (
        "403 Forbidden: bot can't initiate conversation with a user"
    )
    await api.person("/send", user=BORIS, text="/start")
    assert await api("sendMessage", chat_id=BORIS, text="x")


async def test_blocking_the_bot_refuses_its_messages_and_tells_it(api: Api) -> None:
    await api.person("/block", user=ADA)
    await api.person("/block", user=ADA)
    [update] = await api.updates()
    member = update["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("member", "kicked")
    for method, parameters in (("sendMessage", {"text": "x"}), ("sendChatAction", {"action": "typing"})):
        assert await api.refused(method, chat_id=ADA, **parameters) == "403 Forbidden: bot was blocked by the user"
    assert (await api.http.post("/sandbox/send", json={"user": ADA, "text": "x"})).status_code == 400
    await api.person("/block", user=ADA, blocked=False)
    assert (await api.updates())[-1]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert await api("sendMessage", chat_id=ADA, text="x")


@pytest.mark.parametrize(
    ("status", "refusal"),
    [
        ("kicked", "403 Forbidden: bot was kicked from the group chat"),
        ("left", "403 Forbidden: bot is not a member of the group chat"),
    ],
)
async def test_a_group_the_bot_is_no_longer_in(api: Api, reading_room: int, status: str, refusal: str) -> None:
    await api.person("/membership", user=ADA, chat=reading_room, status=status)
    assert (await api.updates())[-1]["my_chat_member"]["new_chat_member"]["status"] == status
    assert await api.refused("sendMessage", chat_id=reading_room, text="x") == refusal


async def test_leaving_a_group(api: Api, newsroom: int) -> None:
    assert await api("leaveChat", chat_id=newsroom)
    assert await api.refused("getChat", chat_id=newsroom) == (
        "403 Forbidden: bot is not a member of the supergroup chat"
    )
    assert (await api.refused("leaveChat", chat_id=ADA)).startswith("400 ")


async def test_an_upgraded_group_says_where_it_went(api: Api, reading_room: int) -> None:
    new = (await api.person("/migrate", chat=reading_room))["id"]
    answer = (await api.raw("sendMessage", chat_id=reading_room, text="x")).json()
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new}
    notices = [update["message"] for update in await api.updates()]
    assert [notice.get("migrate_to_chat_id") for notice in notices] == [new, None]
    assert notices[1]["migrate_from_chat_id"] == reading_room
    assert await api("sendMessage", chat_id=new, text="x")


async def test_members_of_a_group(api: Api, reading_room: int) -> None:
    assert (await api("getChatMember", chat_id=reading_room, user_id=ADA))["status"] == "creator"
    assert (await api("getChatMember", chat_id=reading_room, user_id=OLENA))["status"] == "member"
    assert (await api("getChatMember", chat_id=reading_room, user_id=api.sandbox.bot.id))["status"] == "member"
    stranger = (await api.person("/users", first_name="Nell"))["id"]
    assert (await api("getChatMember", chat_id=reading_room, user_id=stranger))["status"] == "left"
    assert await api.refused("getChatMember", chat_id=reading_room, user_id=5) == "400 Bad Request: user not found"
    assert await api("getChatMemberCount", chat_id=reading_room) == 4
    administrators = await api("getChatAdministrators", chat_id=reading_room)
    assert [member["user"]["id"] for member in administrators] == [ADA]
    assert await api.refused("getChatAdministrators", chat_id=ADA) == (
        "400 Bad Request: there are no administrators in the private chat"
    )


async def test_get_chat_names_the_person_of_a_private_chat(api: Api, newsroom: int) -> None:
    chat = await api("getChat", chat_id=ADA)
    assert (chat["type"], chat["first_name"], chat["username"]) == ("private", "Ada", "ada_marlow")
    assert (await api("getChat", chat_id=newsroom))["is_forum"] is True


async def test_chat_actions(api: Api) -> None:
    assert await api("sendChatAction", chat_id=ADA, action="typing")
    assert api.sandbox.events.after(0)[-1]["action"] == "typing"
    assert await api.refused("sendChatAction", chat_id=ADA, action="dancing") == (
        "400 Bad Request: wrong parameter action in request"
    )


async def test_reactions(api: Api) -> None:
    thumb = [{"type": "emoji", "emoji": "👍"}]
    assert await api("setMessageReaction", chat_id=ADA, message_id=101, reaction=thumb)
    assert api.sandbox.chats[ADA].messages[101].public()["reactions"] == thumb
    assert await api.refused("setMessageReaction", chat_id=ADA, message_id=101, reaction=thumb * 2) == (
        "400 Bad Request: REACTIONS_TOO_MANY"
    )
    wrong = [{"type": "emoji", "emoji": "🚢"}]
    assert await api.refused("setMessageReaction", chat_id=ADA, message_id=101, reaction=wrong) == (
        "400 Bad Request: REACTION_INVALID"
    )
    assert await api.refused("setMessageReaction", chat_id=ADA, message_id=9, reaction=thumb) == (
        "400 Bad Request: message to react not found"
    )


async def test_pinning_needs_rights_in_groups(api: Api, reading_room: int) -> None:
    assert await api("pinChatMessage", chat_id=ADA, message_id=101)
    assert (await api("getChat", chat_id=ADA))["pinned_message"]["message_id"] == 101
    assert await api("unpinChatMessage", chat_id=ADA)
    assert await api.refused("unpinChatMessage", chat_id=ADA) == "400 Bad Request: message to unpin not found"
    message = await api("sendMessage", chat_id=reading_room, text="x")
    refusal = await api.refused("pinChatMessage", chat_id=reading_room, message_id=message["message_id"])
    assert refusal == "400 Bad Request: not enough rights to manage pinned messages in the chat"
