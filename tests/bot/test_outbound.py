"""Calls to Telegram: waits when asked to, repeats only what surely did not arrive."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot import outbound
from bot.delivery.pace import Pace
from bot.outbound import LONGEST_WAIT, TRIES, Handling, PatientLimiter


class Telegram:
    """Answers each call with the next of its answers; an error is raised."""

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.calls = 0

    async def __call__(self, *args: Any, **kwargs: Any) -> bool:
        self.calls += 1
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return bool(answer)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was waited for, in seconds, without waiting."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(outbound.asyncio, "sleep", sleep)
    return waited


def caused(error: NetworkError, cause: Exception) -> NetworkError:
    error.__cause__ = cause
    return error


class Nobody:
    """Does not want to know."""

    async def harmless(self) -> None:
        """There is an answer."""

    async def answered(self) -> None:
        """It was sent."""


async def call(telegram: Telegram, endpoint: str = "sendMessage", **data: object) -> object:
    return await PatientLimiter(Pace(1_000), Nobody()).process_request(telegram, (), {}, endpoint, data, None)


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_it_waits_as_long_as_telegram_asks_then_tries_again(waits: list[float]) -> None:
    telegram = Telegram(RetryAfter(7), True)
    assert await call(telegram) is True
    assert waits == [7.0]


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_too_long_a_pause_is_not_waited_for(waits: list[float]) -> None:
    telegram = Telegram(RetryAfter(int(LONGEST_WAIT) + 1))
    with pytest.raises(RetryAfter):
        await call(telegram)
    assert (waits, telegram.calls) == ([], 1)


@pytest.mark.parametrize(
    "error",
    [
        caused(NetworkError("x"), httpx.ConnectError("refused")),
        caused(TimedOut(), httpx.ConnectTimeout("slow")),
        caused(TimedOut(), httpx.PoolTimeout("busy")),
    ],
)
async def test_a_call_that_never_left_is_tried_again(error: NetworkError, waits: list[float]) -> None:
    telegram = Telegram(error, error, True)
    assert await call(telegram) is True
    assert waits == [0.5, 1.0]


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut(), httpx.ReadTimeout("slow")),
        caused(TimedOut(), httpx.WriteTimeout("slow")),
        caused(NetworkError("x"), httpx.ReadError("closed")),
        caused(NetworkError("x"), httpx.RemoteProtocolError("closed")),
        TimedOut(),
        BadRequest("Chat not found"),
    ],
)
async def test_a_call_that_may_have_arrived_is_never_repeated(error: NetworkError, waits: list[float]) -> None:
    telegram = Telegram(error, True)
    with pytest.raises(type(error)):
        await call(telegram)
    assert (waits, telegram.calls) == ([], 1)


async def test_an_edit_does_no_harm_twice_and_is_repeated_unless_telegram_answered(
    waits: list[float],
) -> None:
    assert await call(Telegram(TimedOut(), True), "editMessageText") is True
    with pytest.raises(BadRequest):
        await call(Telegram(BadRequest("Message is not modified"), True), "editMessageText")
    assert waits == [0.5]


async def test_it_gives_up_after_so_many_tries(waits: list[float]) -> None:
    error = caused(NetworkError("x"), httpx.ConnectError("refused"))
    telegram = Telegram(*[error] * 9)
    with pytest.raises(NetworkError):
        await call(telegram)
    assert telegram.calls == TRIES
    assert len(waits) == TRIES - 1


async def test_waiting_can_be_cancelled() -> None:
    telegram = Telegram(caused(NetworkError("x"), httpx.ConnectError("refused")), True)
    task = asyncio.create_task(call(telegram))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_messages_to_a_chat_are_a_second_apart_and_other_calls_wait_for_nothing() -> None:
    limiter, telegram, loop = PatientLimiter(Pace(), Nobody()), Telegram(*[True] * 7), asyncio.get_running_loop()
    await limiter.process_request(telegram, (), {}, "sendMessage", {"chat_id": 4}, None)  # the first waits a second
    begun = loop.time()
    for endpoint, took in (("sendMessage", 0.0), ("editMessageText", 0.0), ("sendChatAction", 0.0), ("sendPhoto", 1.0)):
        await limiter.process_request(telegram, (), {}, endpoint, {"chat_id": 5}, None)
        assert took <= loop.time() - begun < took + 0.4
    begun = loop.time()
    await limiter.process_request(telegram, (), {}, "sendMessage", {"chat_id": 6}, None)
    assert loop.time() - begun < 0.4


async def test_whoever_has_a_turn_calls_once_and_sees_to_the_rest(waits: list[float]) -> None:
    telegram = Telegram(caused(NetworkError("x"), httpx.ConnectError("refused")), True)
    limiter = PatientLimiter(Pace(), Nobody())
    with pytest.raises(NetworkError):
        await limiter.process_request(telegram, (), {}, "sendMessage", {"chat_id": 5}, Handling.ONCE)
    assert (waits, telegram.calls) == ([], 1)


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_a_chat_is_left_alone_for_as_long_as_telegram_says() -> None:
    limiter, telegram = PatientLimiter(Pace(), Nobody()), Telegram(RetryAfter(7_200), True)
    for _ in range(2):
        with pytest.raises(RetryAfter, match="7200"):
            await limiter.process_request(telegram, (), {}, "sendMessage", {"chat_id": 5}, None)
    assert telegram.calls == 1
