"""Fetching updates: in order, none twice, patient with the network, and over at once when the bot is to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, cast

import pytest
from telegram import Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from bot import polling
from bot.errors import TokenRefused
from bot.polling import ALLOWED_UPDATES, insist, poll, until


class Telegram:
    """Gives out batches of update numbers; an error is raised; when nothing is left it keeps the request open."""

    def __init__(self, stop: asyncio.Event, *batches: list[int] | Exception) -> None:
        self._batches = list(batches)
        self._stop = stop
        self.offsets: list[int] = []
        self.allowed: list[str] = []

    async def get_updates(self, *, offset: int, timeout: int, allowed_updates: list[str]) -> tuple[Update, ...]:  # noqa: ASYNC109
        self.offsets.append(offset)
        self.allowed = allowed_updates
        if not self._batches:
            self._stop.set()
            await asyncio.sleep(timeout)
            return ()
        batch = self._batches.pop(0)
        if isinstance(batch, Exception):
            raise batch
        return tuple(Update(number) for number in batch)


@pytest.fixture
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.0)


async def polled(*batches: list[int] | Exception) -> tuple[list[int], Telegram]:
    stop = asyncio.Event()
    telegram = Telegram(stop, *batches)
    taken: list[int] = []

    async def take(updates: Sequence[Update]) -> None:
        taken.extend(update.update_id for update in updates)

    await asyncio.wait_for(poll(cast("ExtBot[None]", telegram), stop, take, _at_once), 10)
    return taken, telegram


async def test_updates_are_taken_in_order_and_confirmed_also_at_the_end() -> None:
    taken, telegram = await polled([5, 6], [7])
    assert taken == [5, 6, 7]
    assert telegram.offsets == [0, 7, 8, 8]


async def test_the_bot_asks_for_guest_messages_and_for_nothing_it_does_not_handle() -> None:
    _, telegram = await polled()
    assert sorted(telegram.allowed) == [
        *("callback_query", "channel_post", "edited_message", "guest_message", "inline_query"),
        *("message", "my_chat_member"),
    ]
    assert telegram.allowed == list(ALLOWED_UPDATES)


async def test_an_update_that_comes_twice_is_handed_on_twice() -> None:
    taken, telegram = await polled([5, 5, 6], [6, 7], [4])
    assert taken == [5, 5, 6, 6, 7, 4]
    assert telegram.offsets[-1] == 5


async def test_what_was_not_taken_is_not_confirmed() -> None:
    stop = asyncio.Event()
    telegram = Telegram(stop, [5], [6])

    async def take(updates: Sequence[Update]) -> None:
        if updates[0].update_id == 6:
            stop.set()
            await asyncio.sleep(3600)

    await asyncio.wait_for(poll(cast("ExtBot[None]", telegram), stop, take, _at_once), 10)
    assert telegram.offsets == [0, 6, 6]


@pytest.mark.usefixtures("_no_pauses")
@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut(), Conflict("terminated by other getUpdates")])
async def test_a_failing_network_is_waited_out(error: Exception) -> None:
    taken, _ = await polled([5], error, error, [6])
    assert taken == [5, 6]


async def test_a_token_that_is_revoked_while_the_bot_runs_ends_it_with_a_clear_error() -> None:
    with pytest.raises(TokenRefused, match="BOT_TOKEN") as caught:
        await polled([5], InvalidToken("The token `12:secret` was rejected"))
    assert "secret" not in f"{caught.value}{caught.value.__cause__}"


async def test_an_answer_that_trying_again_does_not_mend_is_raised() -> None:
    async def refuse() -> Any:
        raise BadRequest("no")

    with pytest.raises(BadRequest):
        await insist(asyncio.Event(), "asking", refuse)


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_a_pause_that_telegram_asks_for_is_kept_but_not_past_the_end() -> None:
    stop = asyncio.Event()

    async def wait() -> Any:
        asyncio.get_running_loop().call_later(0.05, stop.set)
        raise RetryAfter(3600)

    assert await asyncio.wait_for(insist(stop, "asking", wait), 5) is None


async def test_stopping_cuts_short_whatever_is_waited_for() -> None:
    stop, cancelled = asyncio.Event(), asyncio.Event()

    async def forever() -> None:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            cancelled.set()
            raise

    asyncio.get_running_loop().call_later(0.05, stop.set)
    assert await asyncio.wait_for(until(stop, forever()), 5) is None
    assert cancelled.is_set()


async def test_no_updates_are_fetched_while_there_is_no_room() -> None:
    stop, room = asyncio.Event(), asyncio.Event()
    telegram = Telegram(stop, [1])
    task = asyncio.create_task(poll(cast("ExtBot[None]", telegram), stop, _take, lambda: _wait(room)))
    await asyncio.sleep(0.05)
    assert telegram.offsets == []
    room.set()
    await asyncio.wait_for(task, 5)
    assert telegram.offsets


async def _take(updates: Sequence[Update]) -> None:
    return None


async def _at_once() -> None:
    return None


async def _wait(room: asyncio.Event) -> None:
    await room.wait()
