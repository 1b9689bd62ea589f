"""The table of methods: names, parameters, tokens, and the ways to send a request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox import TOKEN
from bot.sandbox.calls import MAX_CALLS, CallLog
from bot.sandbox.methods import METHODS
from bot.sandbox.methods.arguments import Kind
from bot.sandbox.methods.telegram import TELEGRAM
from bot.sandbox.updates import KINDS
from tests.bot.sandbox.conftest import ADA, BORIS, Api

DEFINITION = Path(__file__).parents[3] / ".." / "shared" / "botapi" / "api.json"
needs_definition = pytest.mark.skipif(not DEFINITION.exists(), reason="the machine-readable Bot API is not here")


MEMBERS = {"creator": "ChatMemberOwner", "administrator": "ChatMemberAdministrator", "member": "ChatMemberMember"}


def kind_of(types: list[str]) -> set[Kind]:
    if types == ["Integer"]:
        return {Kind.INT}
    if types == ["Boolean"]:
        return {Kind.FLAG}
    if types == ["Integer", "String"]:
        return {Kind.CHAT}
    if types == ["String"]:
        return {Kind.TEXT, Kind.FILE}
    return {Kind.FILE} if "InputFile" in types else {Kind.JSON}


@needs_definition
@pytest.mark.parametrize("name", sorted(method.name for method in METHODS.values()))
def test_every_method_has_exactly_the_parameters_of_the_bot_api(name: str) -> None:
    fields = json.loads(DEFINITION.read_text())["methods"][name].get("fields", [])
    declared = METHODS[name.lower()].parameters
    assert set(declared) == {field["name"] for field in fields}
    for field in fields:
        assert declared[field["name"]] in kind_of(field["types"]), field["name"]


@needs_definition
def test_the_kinds_of_updates_are_those_of_the_bot_api() -> None:
    fields = json.loads(DEFINITION.read_text())["types"]["Update"]["fields"]
    assert {field["name"] for field in fields} - {"update_id"} == KINDS


@needs_definition
async def test_what_methods_return_has_only_fields_of_the_bot_api(api: Api, newsroom: int) -> None:
    types = json.loads(DEFINITION.read_text())["types"]

    def check(value: Any, name: str) -> None:
        if name.startswith("Array of "):
            for item in value:
                check(item, name.removeprefix("Array of "))
        elif isinstance(value, dict) and types.get(name, {}).get("fields"):
            fields = {field["name"]: field for field in types[name]["fields"]}
            assert set(value) <= set(fields), (name, set(value) - set(fields))
            assert {field["name"] for field in fields.values() if field["required"]} <= set(value), name
            for key, inner in value.items():
                if len(fields[key]["types"]) == 1:
                    check(inner, fields[key]["types"][0])

    text = "see https://example.com"
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    sent = await api("sendMessage", chat_id=ADA, text=text, reply_markup=keyboard, reply_parameters={"message_id": 101})
    check(sent, "Message")
    check(await api("editMessageText", chat_id=ADA, message_id=sent["message_id"], text="edited"), "Message")
    check(await api("forwardMessage", chat_id=newsroom, from_chat_id=ADA, message_id=101), "Message")
    check(await api("getMe"), "User")
    check(await api("getChat", chat_id=newsroom), "ChatFullInfo")
    check(await api("getWebhookInfo"), "WebhookInfo")
    await api.person(
        "/press",
        user=ADA,
        message=(await api("sendMessage", chat_id=ADA, text="x", reply_markup=keyboard))["message_id"],
        data="b",
    )
    await api.person("/inline", user=ADA, query="x")
    await api.person("/block", user=ADA)
    topic = max(api.sandbox.chats[newsroom].topics)
    await api.person("/send", user=ADA, chat=newsroom, text="/ask", thread=topic)
    club = next(chat.id for chat in api.sandbox.chats.values() if chat.title == "Book club")
    await api.person("/guest", user=ADA, chat=club, text="hello")
    wire = next(chat.id for chat in api.sandbox.chats.values() if chat.title == "Morning wire")
    await api.person("/send", user=ADA, chat=wire, text="news")
    await api.person("/send", user=ADA, chat=newsroom, text="/ask", anonymous=True)
    await api.person("/location", user=ADA, chat=newsroom, latitude=1.5, longitude=2)
    await api.person("/membership", user=ADA, chat=newsroom, status="administrator")
    await api.person("/membership", user=ADA, chat=newsroom, status="kicked")
    await api.person("/membership", user=ADA, chat=newsroom, status="member")
    for chat in (newsroom, wire):
        members = await api("getChatAdministrators", chat_id=chat)
        for user in (ADA, BORIS, api.sandbox.bot.id):
            members.append(await api("getChatMember", chat_id=chat, user_id=user))
        for member in members:
            check(member, MEMBERS[member["status"]])
    check(await api("sendMessage", chat_id=wire, text=text, reply_markup=keyboard), "Message")
    check(await api("forwardMessage", chat_id=newsroom, from_chat_id=wire, message_id=1), "Message")
    updates = await api.updates()
    assert [next(key for key in update if key != "update_id") for update in updates] == [
        "callback_query",
        "inline_query",
        "my_chat_member",
        "message",
        "guest_message",
        "channel_post",
        "message",
        "my_chat_member",
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    for update in updates:
        check(update, "Update")


async def test_unknown_methods_and_tokens(api: Api) -> None:
    assert await api.refused("sendTelegram") == "404 Not Found"
    assert await api.refused("sendtelegram", chat_id=ADA) == "404 Not Found"
    for token, code, text in (("123456:another-bots-token-0000", 401, "Unauthorized"), ("nonsense", 404, "Not Found")):
        answer = await api.http.get(f"/bot{token}/getMe")
        assert (answer.status_code, answer.json()["description"]) == (code, text)


async def test_telegrams_methods_that_the_sandbox_lacks_say_so(api: Api) -> None:
    for name in ("sendVenue", "SENDVENUE"):
        assert await api.refused(name, chat_id=ADA, latitude=1, longitude=2) == (
            "501 Not Implemented: sendVenue exists on Telegram but not in this sandbox"
        )


@needs_definition
def test_the_methods_of_telegram_are_those_of_the_bot_api() -> None:
    names = json.loads(DEFINITION.read_text())["methods"].keys()
    assert set(TELEGRAM.values()) == set(names)
    assert METHODS.keys() < TELEGRAM.keys()


async def test_unknown_parameters_are_named(api: Api) -> None:
    assert await api.refused("sendMessage", chat_id=ADA, txt="x") == '400 Bad Request: unknown parameter "txt"'


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"disable_notification": "maybe"}, 'field "disable_notification" must be of type Boolean'),
        ({"message_thread_id": "one"}, 'field "message_thread_id" must be a valid Number'),
        ({"link_preview_options": "{"}, "can't parse link preview options JSON object"),
    ],
)
async def test_parameters_of_the_wrong_type_are_refused(api: Api, parameters: Any, refusal: str) -> None:
    assert await api.refused("sendMessage", chat_id=ADA, text="x", **parameters) == f"400 Bad Request: {refusal}"


async def test_requests_come_by_query_form_json_and_multipart(api: Api) -> None:
    url = f"/bot{TOKEN}/sendMessage"
    values = {"chat_id": str(ADA), "text": "hello & goodbye"}
    answers = [
        await api.http.get(url, params=values),
        await api.http.post(url, data=values),
        await api.http.post(url, json={"chat_id": ADA, "text": "hello & goodbye", "entities": []}),
        await api.http.post(url, files={name: (None, value) for name, value in values.items()}),
        await api.http.post(f"/bot{TOKEN}/SENDMESSAGE", params=values),
    ]
    assert [answer.json()["result"]["text"] for answer in answers] == ["hello & goodbye"] * 5


async def test_bodies_that_cannot_be_read_are_refused(api: Api) -> None:
    url = f"/bot{TOKEN}/sendMessage"
    bodies = [
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"hi", "text/plain"),
        (b"hi", "multipart/form-data; boundary=x"),
        (b"hi", "multipart/form-data"),
    ]
    for body, kind in bodies:
        answer = await api.http.post(url, content=body, headers={"content-type": kind})
        assert answer.status_code == 400
        assert not answer.json()["ok"]


async def test_webhooks_are_refused(api: Api) -> None:
    assert (await api.refused("setWebhook", url="https://example.com/")).startswith("400 Bad Request: bad webhook")
    assert await api("setWebhook", url="")
    assert await api("logOut")
    assert await api("close")


async def test_every_call_is_logged_with_decoded_parameters(api: Api) -> None:
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}
    await api("sendMessage", chat_id=ADA, text="[1]", reply_markup=keyboard, disable_notification=True)
    await api.refused("sendMessage", chat_id=ADA, text="x", entities="[")
    await api.refused("shine", on="me")
    log = (await api.http.get("/sandbox/calls")).json()
    first, second, third = log["calls"][-3:]
    assert first["params"] == {
        "chat_id": ADA,
        "text": "[1]",
        "reply_markup": keyboard,
        "disable_notification": True,
    }
    assert (first["status"], first["ok"]) == (200, True)
    assert second["params"]["entities"] == "["
    assert second["description"] == "Bad Request: can't parse entities JSON object"
    assert (third["method"], third["status"], third["params"]) == ("shine", 404, {"on": "me"})
    assert log["totals"]["sendMessage"] == {"200": 1, "400": 1}
    only = (await api.http.get("/sandbox/calls", params={"method": "sendmessage", "after": first["seq"]})).json()
    assert [call["seq"] for call in only["calls"]] == [second["seq"]]


async def test_the_log_of_calls_is_bounded_but_the_totals_are_not() -> None:
    log = CallLog()
    for _ in range(MAX_CALLS + 20):
        log.end(log.begin("getMe", {}, {}, 0.0), 200)
    assert sum(1 for _ in log.after(0)) == MAX_CALLS
    assert [call.seq for call in log.after(log.last - 3)] == [log.last - 2, log.last - 1, log.last]
    assert log.totals["getMe", 200] == MAX_CALLS + 20
