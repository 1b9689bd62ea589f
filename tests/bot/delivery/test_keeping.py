"""Updates: written down before Telegram is told, handled once, and again only when they were not crossed out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from telegram import Bot, CallbackQuery, Chat, InlineQuery, Message, MessageEntity, Update, User

from bot.delivery.keeping import MOST_TRIES, Keeping, restored
from bot.errors import StoreBroken
from bot.store import Store, StorePlace, open_store

NOW = datetime(2031, 3, 4, 6, 0, tzinfo=UTC)
BOT = Bot("123456:none")
ILSE = User(id=5, first_name="Ilse", is_bot=False)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(StorePlace(None, tmp_path / "data")) as opened:
        yield opened


def question(number: int, text: str = "Who wound the clock?") -> Update:
    message = Message(message_id=number, date=NOW, chat=Chat(id=5, type="private"), from_user=ILSE, text=text)
    return Update(number, message=message)


_NUMBERS = count(1)


class Process:
    """One life of the bot: `taken` are the updates that were handed on, `worked` those that were handled."""

    def __init__(self, store: Store) -> None:
        self.store = Store(store.engine, next(_NUMBERS))
        self.keeping = Keeping(self.store, lambda: NOW)
        self.taken: list[Update] = []
        self.worked: list[int] = []

    async def put(self, update: Update) -> None:
        self.taken.append(update)

    async def handle(self, update: Update, *, dies: bool = False, answers: bool = False) -> None:
        """Handles an update. One that kills the process takes no more steps: it is left where it is."""

        async def work() -> None:
            if answers:
                await self.keeping.harmless()
                await self.keeping.answered()
            if dies:
                raise asyncio.CancelledError
            self.worked.append(update.update_id)

        coroutine = work()
        try:
            await self.keeping.handle(update, coroutine, nullcontext())
        except asyncio.CancelledError:
            assert dies
        finally:
            coroutine.close()

    async def live(self, *, dies: bool = False) -> list[int]:
        """Starts, and handles what was left over; the numbers of that."""
        await self.keeping.replay(BOT, self.put)
        for update in self.taken:
            await self.handle(update, dies=dies)
        return [update.update_id for update in self.taken]


async def test_what_was_taken_is_handed_on_once_in_order_however_often_it_comes(store: Store) -> None:
    process = Process(store)
    for numbers in ([7, 8, 8], [8, 9], [6]):
        await process.keeping.take([question(number) for number in numbers], process.put)
    assert [update.update_id for update in process.taken] == [7, 8, 9, 6]


async def test_it_is_known_again_after_a_restart_even_when_it_was_handled(store: Store) -> None:
    first = Process(store)
    await first.keeping.take([question(7)], first.put)
    await first.handle(question(7))
    second = Process(store)
    await second.keeping.take([question(7)], second.put)
    assert second.taken == []


async def test_nothing_is_handed_on_that_could_not_be_written_down(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = Process(store)

    async def fail(*args: object) -> list[int]:
        raise StoreBroken("the disk is full")

    monkeypatch.setattr(process.store.updates, "keep", fail)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(process.keeping.take([question(7)], process.put), 0.8)
    assert process.taken == []


async def test_what_was_not_crossed_out_is_handled_again_after_a_restart_in_order(store: Store) -> None:
    first = Process(store)
    await first.keeping.take([question(number) for number in (7, 8, 9)], first.put)
    await first.handle(question(8))
    await first.handle(question(9), dies=True)
    second = Process(store)
    assert await second.live() == [7, 9]
    assert second.worked == [7, 9]
    assert await Process(store).live() == []


async def test_what_this_process_has_in_hand_is_not_handed_on_again(store: Store) -> None:
    process = Process(store)
    await process.keeping.take([question(7)], process.put)
    await process.keeping.replay(BOT, process.put)
    assert [update.update_id for update in process.taken] == [7]


async def test_an_update_is_crossed_out_as_soon_as_its_answer_was_sent(store: Store) -> None:
    first = Process(store)
    await first.keeping.take([question(7)], first.put)
    await first.handle(question(7), answers=True, dies=True)
    assert await Process(store).live() == []


async def test_what_ends_the_process_three_times_is_set_aside_with_an_error(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    first = Process(store)
    await first.keeping.take([question(7)], first.put)
    await first.handle(question(7), dies=True)
    for _ in range(MOST_TRIES):
        assert await Process(store).live(dies=True) == [7]
    last = Process(store)
    assert await last.live() == [7]
    assert last.worked == []
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == [
        "update 7 has ended the bot 3 times: it is set aside"
    ]
    assert await Process(store).live() == []


async def test_what_has_come_as_far_as_an_answer_is_never_set_aside(store: Store) -> None:
    first = Process(store)
    await first.keeping.take([question(7)], first.put)
    for _ in range(3 * MOST_TRIES):
        process = Process(store)
        await process.keeping.replay(BOT, process.put)

        async def wait_for_a_turn(keeping: Keeping = process.keeping) -> None:
            await keeping.harmless()
            raise asyncio.CancelledError

        with pytest.raises(asyncio.CancelledError):
            await process.keeping.handle(process.taken[0], wait_for_a_turn(), nullcontext())
    assert await Process(store).live() == [7]


async def test_what_was_left_over_is_handled_one_by_one_so_that_nothing_else_is_blamed(store: Store) -> None:
    first = Process(store)
    await first.keeping.take([question(number) for number in range(6)], first.put)
    second = Process(store)
    await second.keeping.replay(BOT, second.put)
    now = most = 0

    async def work() -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        now -= 1

    await asyncio.gather(*(second.keeping.handle(update, work(), nullcontext()) for update in second.taken))
    assert most == 1


async def test_answers_of_two_updates_at_once_cross_out_each_its_own(store: Store) -> None:
    process = Process(store)
    await process.keeping.take([question(7), question(8)], process.put)
    answered = asyncio.Event()

    async def answer() -> None:
        await process.keeping.answered()
        answered.set()
        raise asyncio.CancelledError

    async def wait() -> None:
        await answered.wait()
        raise asyncio.CancelledError

    await asyncio.gather(
        asyncio.create_task(process.keeping.handle(question(7), wait(), nullcontext())),
        asyncio.create_task(process.keeping.handle(question(8), answer(), nullcontext())),
        return_exceptions=True,
    )
    assert await Process(store).live() == [7]


async def test_an_update_that_is_written_down_comes_back_as_it_was() -> None:
    chat = Chat(id=-100_123, type="supergroup", title="Читальня", is_forum=True)
    entities = [MessageEntity(type="bold", offset=0, length=2)]
    replied = Message(message_id=4, date=NOW, chat=chat, from_user=ILSE, text="раньше")
    message = Message(
        *(6, NOW, chat, ILSE),
        text="Хто 🙂 це сказав?\n\n“…”",
        entities=entities,
        reply_to_message=replied,
        message_thread_id=4,
        is_topic_message=True,
    )
    for update in (
        Update(1, message=message),
        Update(2, edited_message=message),
        Update(3, callback_query=CallbackQuery("9", ILSE, "x", message=message, data="digest:on")),
        Update(4, inline_query=InlineQuery("8", ILSE, "кто", "")),
    ):
        back = restored(update.to_json(), BOT)
        assert back.to_dict() == update.to_dict()
        assert back.effective_user == ILSE
