"""Each message once: what is sent, what is tried again, and what never is."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

import pytest

from bot.errors import StoreBroken
from bot.store.outbox import Outbox
from bot.store.tables import DeliveryKind, DeliveryRow, DeliveryState
from tests.bot.delivery.desk import Desk
from tests.bot.store.making import shown_to
from tests.e2e import articles

pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")


async def subscriber(desk: Desk) -> int:
    chat_id = await desk.person()
    await desk.subscribe(chat_id)
    return chat_id


async def test_a_message_of_the_outbox_arrives_once_and_is_put_down_as_sent(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    await desk.owe(chat_id)
    desk.start()
    row = await desk.finished(chat_id)
    (message,) = await desk.got(chat_id)
    assert (row.state, row.message_id, row.worker) == (DeliveryState.SENT, message.id, None)
    assert message.quotes
    assert await desk.calls() == [200]


async def test_what_is_put_into_the_outbox_is_sent_at_once_when_the_bell_rings(desk: Desk) -> None:
    desk.start()
    await asyncio.sleep(0.5)
    chat_id = await subscriber(desk)
    begun = asyncio.get_running_loop().time()
    await desk.owe(chat_id)
    await desk.finished(chat_id)
    assert asyncio.get_running_loop().time() - begun < 2


async def test_what_was_asked_for_now_goes_before_digests(desk: Desk) -> None:
    first, second = await subscriber(desk), await subscriber(desk)
    await desk.owe(first, kind=DeliveryKind.DIGEST)
    await desk.owe(second)
    desk.start()
    await desk.finished(first)
    assert [call["params"]["chat_id"] for call in await desk.telegram.calls("sendMessage")] == [second, first]


async def test_a_message_is_marked_for_good_before_the_call_is_made(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    await desk.telegram.fault("delay", method="sendMessage", hold=0.6)
    await desk.owe(chat_id)
    desk.start()
    await desk.called()
    assert [row.state for row in await desk.rows()] == [DeliveryState.SENDING]
    assert (await desk.finished(chat_id)).state == DeliveryState.SENT


_DOUBTFUL = ["timeout_before", "timeout_after", "drop_before", "drop_after", "garbled_after", "500", "502"]


@pytest.mark.parametrize("fault", _DOUBTFUL)
async def test_what_may_have_arrived_is_in_doubt_and_never_sent_again(desk: Desk, fault: str) -> None:
    chat_id = await subscriber(desk)
    await desk.telegram.fault(fault, method="sendMessage", hold=0.2)
    await desk.owe(chat_id)
    desk.start()
    row = await desk.finished(chat_id)
    assert row.state == DeliveryState.UNCERTAIN
    assert row.trouble
    await desk.pass_time(days=2)
    await asyncio.sleep(0.3)
    assert len(await desk.calls()) == 1
    assert len(await desk.got(chat_id)) == fault.endswith("after")


async def test_quotations_that_may_have_arrived_do_not_come_again(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    await desk.telegram.fault("drop_after", method="sendMessage")
    await desk.owe(chat_id, "first")
    desk.start()
    await desk.finished(chat_id, "first")
    await desk.pass_time(minutes=1)
    await desk.owe(chat_id, "second")
    await desk.finished(chat_id, "second")
    first, second = await desk.got(chat_id)
    assert first.quotes
    assert not set(first.quotes) & set(second.quotes)


async def test_a_429_is_obeyed_and_then_the_message_is_sent(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    await desk.telegram.fault("429", method="sendMessage", retry_after=2)
    await desk.owe(chat_id)
    desk.start()
    await desk.called()
    begun = asyncio.get_running_loop().time()
    row = await desk.until(lambda row: row.state == DeliveryState.PENDING, chat_id)
    assert row.due == desk.now() + timedelta(seconds=2)
    await desk.pass_time(seconds=5)  # on the wall; the pause is counted on a clock that nobody sets
    assert (await desk.finished(chat_id)).state == DeliveryState.SENT
    assert asyncio.get_running_loop().time() - begun > 1.8
    assert await desk.calls() == [429, 200]


async def test_a_chat_that_must_wait_holds_up_no_other(desk: Desk) -> None:
    slow, quick = await subscriber(desk), await subscriber(desk)
    await desk.telegram.fault("429", method="sendMessage", chat_id=slow, retry_after=60)
    await desk.owe(slow, "first")
    desk.start()
    await desk.called()
    await desk.owe(slow, "second")
    await desk.owe(quick)
    assert (await desk.finished(quick)).state == DeliveryState.SENT
    await asyncio.sleep(0.2)
    assert await desk.until(lambda row: row.state == DeliveryState.PENDING, slow, "second")
    assert len(await desk.calls()) == 2


async def test_a_connection_that_fails_is_tried_again_later_and_later(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    desk.bot._base_url = "http://127.0.0.1:9/bot" + desk.running.token
    await desk.owe(chat_id)
    desk.start()
    for tries, wait in ((1, 2), (2, 4), (3, 8)):
        row = await desk.until(partial(_is_put_off, tries), chat_id)
        assert row.due == desk.now() + timedelta(seconds=wait)
        await desk.pass_time(seconds=wait)
    desk.bot._base_url = desk.running.base_url + desk.running.token
    await desk.pass_time(seconds=60)
    assert (await desk.finished(chat_id)).state == DeliveryState.SENT
    assert await desk.calls() == [200]


def _is_put_off(tries: int, row: DeliveryRow) -> bool:
    return row.tries == tries and row.state == DeliveryState.PENDING


async def test_whoever_blocks_the_bot_gets_nothing_more(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    await (await desk.telegram.user(chat_id)).block()
    await desk.owe(chat_id)
    await desk.owe(chat_id, "later")
    desk.start()
    assert (await desk.finished(chat_id)).state == DeliveryState.BLOCKED
    assert (await desk.finished(chat_id, "later")).state == DeliveryState.BLOCKED
    subscription = await desk.store.subscriptions.get(chat_id)
    assert subscription is not None
    assert subscription.next_due is None
    assert await shown_to(desk.store, chat_id) == set()


async def test_a_group_that_became_a_supergroup_is_followed(desk: Desk) -> None:
    ada = await desk.telegram.user("Ada")
    old = await desk.telegram.add_chat("Evening readers", [ada])
    await desk.subscribe(old, "group")
    new = await desk.telegram.migrate(old)
    await desk.owe(old)
    desk.start()
    assert (await desk.finished(new)).state == DeliveryState.SENT
    assert len(await desk.got(new)) == 1
    assert await desk.store.subscriptions.get(old) is None
    assert await desk.store.subscriptions.get(new) is not None


async def test_a_chat_that_is_not_there_is_put_down_with_what_telegram_says(desk: Desk) -> None:
    await desk.subscribe(424_242)
    await desk.owe(424_242)
    desk.start()
    row = await desk.finished(424_242)
    assert (row.state, row.trouble) == (DeliveryState.FAILED, "Chat not found")
    assert await shown_to(desk.store, 424_242) == set()


async def test_a_topic_is_kept_and_when_it_is_gone_the_message_comes_beside_it(desk: Desk) -> None:
    chat_id = await desk.telegram.chat("Newsroom")
    thread = await desk.telegram.topic(chat_id, "Fact check")
    await desk.subscribe(chat_id, "supergroup")
    await desk.owe(chat_id, "kept", thread=thread)
    desk.start()
    await desk.finished(chat_id, "kept")
    await desk.owe(chat_id, "gone", thread=99_999)
    await desk.finished(chat_id, "gone")
    assert [message.thread for message in await desk.got(chat_id)] == [thread, None]
    assert await desk.calls() == [200, 400, 200]


async def test_nothing_to_say_is_put_down_and_nothing_is_sent(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id, archive=False)
    await desk.owe(chat_id, "2031-03-04", DeliveryKind.DIGEST)
    desk.start()
    assert (await desk.finished(chat_id, "2031-03-04")).state == DeliveryState.EMPTY
    assert await desk.calls() == []


async def test_whoever_wants_to_know_that_there_is_nothing_and_whoever_asks_gets_an_honest_line(desk: Desk) -> None:
    tell, asks = await desk.person(), await desk.person()
    await desk.subscribe(tell, archive=False, tell_empty=True)
    await desk.subscribe(asks, archive=False)
    await desk.owe(tell, "2031-03-04", DeliveryKind.DIGEST)
    await desk.owe(asks)
    desk.start()
    await desk.finished(tell, "2031-03-04")
    await desk.finished(asks)
    for chat_id in (tell, asks):
        assert [message.quotes for message in await desk.got(chat_id)] == [[]]


async def test_words_that_cannot_be_shown_as_they_stand_are_not_sent(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    chat_id = await subscriber(desk)
    (version,) = await desk.publish(articles.ORCHARD)
    # The library holds a version whose text is another one: its spans fit nowhere.
    key = next(key for key, reading in desk.library._current.items() if reading.article.version == version)
    reading = desk.library._current[key]
    object.__setattr__(reading.article, "text", "")
    await desk.owe(chat_id)
    desk.start()
    row = await desk.finished(chat_id)
    assert row.state == DeliveryState.FAILED
    assert await desk.got(chat_id) == []
    assert any(record.levelno == logging.ERROR for record in caplog.records)


async def test_stopping_finishes_what_is_on_its_way_and_gives_the_rest_back(desk: Desk) -> None:
    chats = [await subscriber(desk) for _ in range(8)]
    await desk.telegram.fault("delay", method="sendMessage", hold=0.5, times=None)
    for chat_id in chats:
        await desk.owe(chat_id)
    desk.start()
    await desk.called()
    await desk.stop()
    rows = await desk.rows()
    states = [row.state for row in rows]
    assert DeliveryState.SENDING not in states
    assert states.count(DeliveryState.SENT) == len(await desk.calls())
    assert all(row.worker is None for row in rows)
    assert DeliveryState.PENDING in states


async def test_what_a_dead_process_was_sending_is_in_doubt_and_what_it_had_claimed_is_sent(desk: Desk) -> None:
    doubtful, claimed = await subscriber(desk), await subscriber(desk)
    await desk.owe(doubtful)
    await desk.owe(claimed)
    first, _ = await desk.store.outbox.claim(desk.now(), 5)
    await desk.store.outbox.start(first, (), None, desk.now())
    # As if another process had done that, and this one came after it.
    desk.store.outbox = Outbox(desk.store.transactions, desk.store.worker + 1)
    desk.start()
    assert (await desk.finished(first.chat_id)).state == DeliveryState.UNCERTAIN
    other = claimed if first.chat_id == doubtful else doubtful
    assert (await desk.finished(other)).state == DeliveryState.SENT
    assert await desk.got(first.chat_id) == []


async def test_a_database_that_fails_for_a_while_is_waited_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    chat_id = await subscriber(desk)
    finish, fails = desk.store.outbox.finish, iter([True, True])

    async def failing(*args: object, **kwargs: object) -> None:
        if next(fails, False):
            raise StoreBroken("the disk is full")
        await finish(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.store.outbox, "finish", failing)
    await desk.owe(chat_id)
    desk.start()
    assert (await desk.finished(chat_id)).state == DeliveryState.SENT
    assert await desk.calls() == [200]
    assert sum("the disk is full" in record.getMessage() for record in caplog.records) == 2


async def test_an_older_digest_is_left_out_when_there_is_one_for_a_later_date(desk: Desk) -> None:
    chat_id = await subscriber(desk)
    for days in (1, 1):
        await desk.pass_time(days=days)
        await desk.planner.plan()
    desk.start()
    old, new = [await desk.finished(chat_id, row.key) for row in await desk.rows()]
    assert (old.state, new.state) == (DeliveryState.EMPTY, DeliveryState.SENT)
    assert len(await desk.got(chat_id)) == 1
