"""Updates: in order within a chat, side by side across chats."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from telegram import Chat, InlineQuery, Message, Update, User

from bot.updates import OrderedProcessor, lane_of

PERSON = User(id=5, first_name="Ilse", is_bot=False)


def update(chat: int, number: int = 1, kind: str = "message") -> Update:
    message = Message(message_id=number, date=datetime.now(UTC), chat=Chat(id=chat, type="private"), from_user=PERSON)
    return Update(number, **{kind: message})


Work = Callable[[str], Awaitable[None]]


class Diary:
    """Writes down when pieces of work begin and end."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.most = 0
        self._running = 0

    async def work(self, name: str, gate: asyncio.Event | None = None) -> None:
        self.lines.append(f"{name} begins")
        self._running += 1
        self.most = max(self.most, self._running)
        if gate is not None:
            await gate.wait()
        await asyncio.sleep(0)
        self._running -= 1
        self.lines.append(f"{name} ends")


async def test_updates_of_one_chat_are_handled_one_after_the_other_in_order() -> None:
    processor, diary = OrderedProcessor(8), Diary()
    work = [processor.process_update(update(1, n), diary.work(f"{n}")) for n in range(5)]
    await asyncio.gather(*work)
    assert diary.lines == [f"{n} {what}" for n in range(5) for what in ("begins", "ends")]


async def test_a_chat_that_takes_long_does_not_hold_up_another_however_much_it_has_waiting() -> None:
    processor, diary, gate = OrderedProcessor(2), Diary(), asyncio.Event()
    slow = [
        asyncio.create_task(processor.process_update(update(1, n), diary.work(f"slow {n}", gate))) for n in range(20)
    ]
    quick = asyncio.create_task(processor.process_update(update(2), diary.work("quick")))
    await asyncio.wait_for(quick, 5)
    assert "quick ends" in diary.lines
    assert "slow 0 ends" not in diary.lines
    gate.set()
    await asyncio.gather(*slow)


async def test_no_more_chats_than_allowed_are_served_at_once() -> None:
    processor, diary = OrderedProcessor(3), Diary()
    await asyncio.gather(*(processor.process_update(update(n), diary.work(f"{n}")) for n in range(30)))
    assert diary.most == 3


async def test_when_all_is_done_nothing_is_kept() -> None:
    processor, diary = OrderedProcessor(3), Diary()
    await asyncio.gather(*(processor.process_update(update(n % 7), diary.work(f"{n}")) for n in range(30)))
    assert (processor.waiting, processor.lanes) == (0, 0)


async def test_a_failure_does_not_block_the_chat() -> None:
    processor, diary = OrderedProcessor(3), Diary()

    async def fail() -> None:
        raise LookupError("on purpose")

    results = await asyncio.gather(
        processor.process_update(update(1), fail()),
        processor.process_update(update(1), diary.work("next")),
        return_exceptions=True,
    )
    assert isinstance(results[0], LookupError)
    assert diary.lines == ["next begins", "next ends"]


async def test_cancelled_while_waiting_it_leaves_the_chat_in_order() -> None:
    processor, diary, gate = OrderedProcessor(3), Diary(), asyncio.Event()
    first = asyncio.create_task(processor.process_update(update(1), diary.work("first", gate)))
    second = asyncio.create_task(processor.process_update(update(1), diary.work("second")))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    gate.set()
    await first
    await processor.process_update(update(1), diary.work("third"))
    assert [line for line in diary.lines if line.endswith("begins")] == ["first begins", "third begins"]
    assert processor.lanes == 0


async def test_room_waits_until_enough_is_done() -> None:
    processor, diary, gate = OrderedProcessor(3), Diary(), asyncio.Event()
    tasks = [asyncio.create_task(processor.process_update(update(n), diary.work("x", gate))) for n in range(3)]
    await asyncio.sleep(0)
    room = asyncio.create_task(processor.room(3))
    await asyncio.sleep(0)
    assert not room.done()
    gate.set()
    await asyncio.wait_for(room, 5)
    await asyncio.gather(*tasks)


def test_inline_queries_wait_for_those_of_the_same_person_and_guests_for_those_of_the_same_chat() -> None:
    query = InlineQuery(id="1", from_user=PERSON, query="x", offset="")
    assert lane_of(Update(1, inline_query=query)) == ("person", 5)
    assert lane_of(update(7)) == lane_of(update(7, 2, "edited_message")) == ("chat", 7)
    assert lane_of(update(7, kind="guest_message")) == ("guest", 7)
    assert lane_of("something else") == lane_of("again")
