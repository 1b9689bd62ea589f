"""Injected faults and sending limits."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from bot.sandbox import Running
from bot.sandbox.client import SandboxClient
from bot.sandbox.faults import Limits
from tests.bot.sandbox.conftest import ADA, Api, Clock


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        ("403", "403 Forbidden: bot was blocked by the user"),
        ("400_chat_not_found", "400 Bad Request: chat not found"),
        ("500", "500 Internal Server Error"),
        ("502", "502 Bad Gateway"),
    ],
)
async def test_a_fault_strikes_once_and_has_no_effect(api: Api, fault: str, refusal: str) -> None:
    await api.person("/faults", fault=fault, method="sendMessage")
    before = len(api.sandbox.chats[ADA].messages)
    assert await api.refused("sendMessage", chat_id=ADA, text="x") == refusal
    assert len(api.sandbox.chats[ADA].messages) == before
    assert await api("sendMessage", chat_id=ADA, text="x")


async def test_429_says_how_long_to_wait(api: Api) -> None:
    await api.person("/faults", fault="429", retry_after=7)
    answer = await api.raw("sendMessage", chat_id=ADA, text="x")
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_a_fault_can_be_limited_to_a_method_a_chat_and_a_number_of_times(api: Api, reading_room: int) -> None:
    await api.person("/faults", fault="500", method="SENDMESSAGE", chat_id=ADA, times=2)
    assert await api("getMe")
    assert await api("sendMessage", chat_id=reading_room, text="x")
    for _ in range(2):
        assert await api.refused("sendMessage", chat_id=ADA, text="x") == "500 Internal Server Error"
    assert await api("sendMessage", chat_id=ADA, text="x")


async def test_a_fault_without_a_method_leaves_polling_alone(api: Api) -> None:
    await api.person("/faults", fault="502", times=None)
    assert await api.updates() == []
    assert await api.refused("getMe") == "502 Bad Gateway"
    assert (await api.http.delete("/sandbox/faults")).status_code == 200
    assert await api("getMe")


async def test_a_fault_can_end_after_some_seconds(api: Api) -> None:
    await api.person("/faults", fault="500", times=None, seconds=0.05)
    assert await api.refused("getMe") == "500 Internal Server Error"
    assert len((await api.http.get("/sandbox/faults")).json()["faults"]) == 1
    await asyncio.sleep(0.06)
    assert await api("getMe")
    assert (await api.http.get("/sandbox/faults")).json()["faults"] == []


async def test_any_error_can_be_made_up(api: Api) -> None:
    await api.person("/faults", fault="error", code=403, description="Forbidden: user is deactivated")
    assert await api.refused("getMe") == "403 Forbidden: user is deactivated"


async def test_a_fault_can_strike_a_share_of_the_calls_by_chance(api: Api) -> None:
    strokes = []
    for seed in (7, 7, 8):
        await api.person("/faults", fault="500", method="getMe", share=0.2, seed=seed)
        strokes.append([(await api.raw("getMe")).status_code == 500 for _ in range(200)])
        await api.http.delete("/sandbox/faults")
    assert strokes[0] == strokes[1] != strokes[2]
    assert 20 <= sum(strokes[0]) <= 60
    assert await api("getMe")


async def test_faults_of_several_shares_add_up(api: Api) -> None:
    for number, fault in enumerate(("429", "403")):
        await api.person("/faults", fault=fault, method="getMe", share=0.3, seed=number)
    codes = [(await api.raw("getMe")).status_code for _ in range(300)]
    assert 60 <= codes.count(429) <= 120
    assert 35 <= codes.count(403) <= 95
    assert codes.count(200) == 300 - codes.count(429) - codes.count(403)


async def test_a_share_can_end_after_some_strokes(api: Api) -> None:
    await api.person("/faults", fault="500", method="getMe", share=0.5, seed=1, times=2)
    assert [(await api.raw("getMe")).status_code for _ in range(60)].count(500) == 2


@pytest.mark.parametrize("share", [0, -1, 1.5, "often"])
async def test_a_share_is_a_probability(api: Api, share: object) -> None:
    answer = await api.http.post("/sandbox/faults", json={"fault": "500", "share": share})
    assert (answer.status_code, "share" in answer.json()["error"]) == (400, True)


async def test_faults_of_updates_have_no_share(api: Api) -> None:
    answer = await api.http.post("/sandbox/faults", json={"fault": "duplicate_update", "share": 0.5})
    assert "by times" in answer.json()["error"]


async def test_a_delayed_answer_comes_late_and_says_what_a_prompt_one_would(
    running: Running, telegram: SandboxClient
) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await telegram.fault("delay", method="sendMessage", hold=0.3, times=2)
    url = f"{running.base_url}{running.token}/sendMessage"
    async with httpx.AsyncClient() as http:
        began = time.monotonic()
        sending = asyncio.create_task(http.post(url, data={"chat_id": ada.id, "text": "slow"}))
        assert (await ada.wait_for_reply(seconds=0.25)).text == "slow"
        assert not sending.done()
        assert (await sending).json()["result"]["text"] == "slow"
        assert time.monotonic() - began >= 0.3
        began = time.monotonic()
        assert (await http.post(url, data={"chat_id": 5, "text": "slow"})).status_code == 400
        assert time.monotonic() - began >= 0.3
        assert (await http.post(url, data={"chat_id": ada.id, "text": "quick"})).json()["ok"]


async def test_an_unknown_fault_is_refused_by_name(api: Api) -> None:
    answer = await api.http.post("/sandbox/faults", json={"fault": "earthquake"})
    assert answer.status_code == 400
    assert "timeout_before" in answer.json()["error"]


@pytest.mark.parametrize(("fault", "arrived"), [("timeout_before", False), ("timeout_after", True)])
async def test_a_timeout_before_or_after_the_effect(
    running: Running, telegram: SandboxClient, fault: str, arrived: bool
) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await telegram.fault(fault, method="sendMessage")
    url = f"{running.base_url}{running.token}/sendMessage"
    async with httpx.AsyncClient() as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.post(url, data={"chat_id": ada.id, "text": "hello"}, timeout=0.2)
        assert [message.text for message in await telegram.messages(ada.id)][1:] == (["hello"] if arrived else [])
        assert (await http.post(url, data={"chat_id": ada.id, "text": "again"}, timeout=2)).status_code == 200
    [first, second] = await telegram.calls("sendMessage")
    assert (first["status"], first["fault"], second["status"]) == (0, fault, 200)


@pytest.mark.parametrize(("fault", "arrived"), [("drop_before", False), ("drop_after", True)])
async def test_a_connection_cut_before_or_after_the_effect(
    running: Running, telegram: SandboxClient, fault: str, arrived: bool
) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await telegram.fault(fault, method="sendMessage")
    url = f"{running.base_url}{running.token}/sendMessage"
    async with httpx.AsyncClient() as http:
        with pytest.raises(httpx.RemoteProtocolError):
            await http.post(url, data={"chat_id": ada.id, "text": "hello"})
    assert [message.text for message in await telegram.messages(ada.id)][1:] == (["hello"] if arrived else [])


async def test_an_answer_that_is_no_json_comes_after_the_effect(running: Running, telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    await telegram.fault("garbled_after", method="sendMessage")
    async with httpx.AsyncClient() as http:
        url = f"{running.base_url}{running.token}/sendMessage"
        answer = await http.post(url, data={"chat_id": ada.id, "text": "hello"})
    assert (answer.status_code, answer.text[:6]) == (200, "<html>")
    assert [message.text for message in await telegram.messages(ada.id)][1:] == ["hello"]


async def test_sending_limits_are_off_until_switched_on(api: Api) -> None:
    for _ in range(40):
        await api("sendMessage", chat_id=ADA, text="x")
    await api.person("/settings", limits=True)
    await api("sendMessage", chat_id=ADA, text="x")
    assert await api.refused("sendMessage", chat_id=ADA, text="x") == "429 Too Many Requests: retry after 1"
    assert await api("sendChatAction", chat_id=ADA, action="typing")


def test_the_limits_are_30_a_second_1_per_chat_and_20_a_minute_per_group(clock: Clock) -> None:
    limits = Limits(clock)
    limits.enabled = True
    for chat in range(30):
        limits.check(chat, False)
    with pytest.raises(Exception, match="retry after 1"):
        limits.check(99, False)
    clock.now += 1
    limits.check(99, False)
    for _ in range(20):
        clock.now += 1
        limits.check(-5, True)
    clock.now += 1
    with pytest.raises(Exception, match="retry after 40"):
        limits.check(-5, True)
    limits.check(7, False)
