"""Commands with scopes and languages, names and descriptions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, OLENA, Api


async def set_commands(api: Api, word: str, **where: Any) -> None:
    await api("setMyCommands", commands=[{"command": word, "description": word}], **where)


async def seen(api: Api, user: int, chat: int | None = None) -> list[str]:
    query = {"user": user} | ({} if chat is None else {"chat": chat})
    commands = (await api.http.get("/sandbox/menu", params=query)).json()["commands"]
    return [item["command"] for item in commands]


async def test_a_person_sees_the_narrowest_scope_and_their_own_language_first(api: Api, reading_room: int) -> None:
    assert await seen(api, ADA) == []
    await set_commands(api, "default")
    await set_commands(api, "default_ru", language_code="ru")
    assert await seen(api, ADA) == ["default"]
    assert await seen(api, BORIS) == ["default_ru"]
    await set_commands(api, "private", scope={"type": "all_private_chats"})
    assert await seen(api, BORIS) == ["private"]
    await set_commands(api, "private_ru", scope={"type": "all_private_chats"}, language_code="ru")
    assert await seen(api, BORIS) == ["private_ru"]
    await api.person("/send", user=BORIS, text="/start")
    await set_commands(api, "chat", scope={"type": "chat", "chat_id": BORIS})
    assert await seen(api, BORIS) == ["chat"]
    assert await seen(api, ADA) == ["private"]
    assert await seen(api, ADA, reading_room) == ["default"]


async def test_a_chat_has_its_own_menu_only_after_its_person_wrote_to_the_bot(api: Api) -> None:
    where = {"commands": [{"command": "stats", "description": "Stats"}], "scope": {"type": "chat", "chat_id": BORIS}}
    assert await api.refused("setMyCommands", **where) == "400 Bad Request: chat not found"
    await api.person("/send", user=BORIS, text="/start")
    assert await api("setMyCommands", **where)
    assert await seen(api, BORIS) == ["stats"]
    assert await seen(api, ADA) == []


async def test_groups_have_scopes_for_administrators_and_single_members(api: Api, reading_room: int) -> None:
    await set_commands(api, "groups", scope={"type": "all_group_chats"})
    await set_commands(api, "admins", scope={"type": "all_chat_administrators"})
    assert await seen(api, ADA, reading_room) == ["admins"]
    assert await seen(api, OLENA, reading_room) == ["groups"]
    await set_commands(api, "here", scope={"type": "chat", "chat_id": reading_room})
    assert await seen(api, ADA, reading_room) == ["here"]
    await set_commands(api, "chiefs", scope={"type": "chat_administrators", "chat_id": reading_room})
    assert await seen(api, ADA, reading_room) == ["chiefs"]
    member = {"type": "chat_member", "chat_id": reading_room, "user_id": OLENA}
    await set_commands(api, "olena", scope=member, language_code="uk")
    assert await seen(api, OLENA, reading_room) == ["olena"]


async def test_get_my_commands_gives_exactly_one_scope_and_language(api: Api) -> None:
    await set_commands(api, "default")
    assert await api("getMyCommands", language_code="ru") == []
    assert await api("getMyCommands", scope={"type": "all_private_chats"}) == []
    assert await api("getMyCommands") == [{"command": "default", "description": "default"}]
    await api("deleteMyCommands")
    assert await api("getMyCommands") == []


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"commands": [{"command": "Ask", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "x"}]}, "command length must not exceed 32"),
        ({"commands": [{"command": "a", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a", "description": "x" * 257}]}, "command description length must not exceed 256"),
        ({"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": "["}, "can't parse commands JSON object"),
        ({"commands": [], "language_code": "english"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat"}}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_wrong_commands_are_refused(api: Api, parameters: Any, refusal: str) -> None:
    assert await api.refused("setMyCommands", **parameters) == f"400 Bad Request: {refusal}"


async def test_names_and_descriptions_have_languages(api: Api) -> None:
    await api("setMyName", name="Дословно", language_code="ru")
    await api("setMyDescription", description="Ask me")
    await api("setMyShortDescription", short_description="Short")
    assert (await api("getMyName"))["name"] == "On Record"
    assert (await api("getMyName", language_code="ru"))["name"] == "Дословно"
    assert (await api("getMyDescription", language_code="uk"))["description"] == "Ask me"
    assert (await api("getMyShortDescription"))["short_description"] == "Short"
    profile = (await api.http.get("/sandbox/menu", params={"user": BORIS})).json()
    assert (profile["name"], profile["description"]) == ("Дословно", "Ask me")
    await api("setMyName", name="", language_code="ru")
    assert (await api("getMyName", language_code="ru"))["name"] == "On Record"


@pytest.mark.parametrize(
    ("method", "parameter", "limit"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_texts_about_the_bot_have_limits(api: Api, method: str, parameter: str, limit: int) -> None:
    assert await api(method, **{parameter: "x" * limit})
    assert (await api.refused(method, **{parameter: "x" * (limit + 1)})).startswith("400 Bad Request: BOT_")


async def test_the_menu_button(api: Api) -> None:
    assert await api("getChatMenuButton") == {"type": "commands"}
    await api("setChatMenuButton", chat_id=ADA, menu_button={"type": "commands"})
    assert await api("getChatMenuButton", chat_id=ADA) == {"type": "commands"}
    refusal = await api.refused("setChatMenuButton", menu_button={"type": "shiny"})
    assert refusal == "400 Bad Request: can't parse MenuButton: Unsupported type specified"
