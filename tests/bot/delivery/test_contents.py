"""What a chat is told, chosen at the moment of sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.alerts import Alerts
from bot.delivery.history import History
from bot.store.tables import DeliveryKind, DeliveryRow, DeliveryState
from tests.bot.delivery.desk import Desk
from tests.e2e import articles

CRACKED = "The pendulum is cracked from top to bottom"
CANDLES = "I lit two hundred candles"


async def told(desk: Desk, chat_id: int, key: str) -> str:
    """What the next digest of the chat says."""
    await desk.owe(chat_id, key, DeliveryKind.DIGEST)
    await desk.finished(chat_id, key)
    messages = await desk.got(chat_id)
    return messages[-1].text if messages else ""


async def covered(desk: Desk, chat_id: int) -> float:
    subscription = await desk.store.subscriptions.get(chat_id)
    assert subscription is not None
    return subscription.covered.timestamp()


async def test_what_came_since_the_last_digest_is_told_and_then_counts_as_told(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id, archive=False)
    desk.start()
    await desk.pass_time(hours=1)
    await desk.publish(articles.ORCHARD)
    arrived = desk.now()
    await desk.pass_time(hours=1)
    text = await told(desk, chat_id, "2031-03-04")
    assert articles.ORCHARD_TITLE in text
    assert CANDLES in text
    assert articles.CLOCK_TITLE not in text, "it was there before the chat subscribed"
    assert await covered(desk, chat_id) == arrived.timestamp()
    await told(desk, chat_id, "2031-03-05")
    assert (await desk.finished(chat_id, "2031-03-05")).state == DeliveryState.EMPTY


async def test_an_article_that_arrives_while_a_digest_goes_out_is_in_the_next_one(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id)
    desk.start()
    assert CRACKED in await told(desk, chat_id, "2031-03-04")
    # It was seen before that digest was chosen, but written down only now.
    desk.time -= timedelta(seconds=1)
    await desk.store.subscriptions.put(replace(await desk.subscribe(chat_id), covered=desk.now() - timedelta(hours=1)))
    await desk.publish(articles.ORCHARD)
    await desk.pass_time(hours=1)
    assert articles.ORCHARD_TITLE in await told(desk, chat_id, "2031-03-05")


async def test_of_a_changed_article_only_what_is_new_is_told(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id, archive=False)
    desk.start()
    await desk.pass_time(hours=1)
    await desk.publish(
        articles.CLOCK + "\n“We will cast the pendulum anew in our own yard,” said Nils Aaby, the founder.\n"
    )
    await desk.pass_time(hours=1)
    text = await told(desk, chat_id, "2031-03-04")
    assert "cast the pendulum anew" in text
    assert CRACKED not in text


TOWER = """---
title: "“The fund is empty”: the tower opens"
outlet: Tower Gazette
language: en
---

The tower of Hollin Quay opens on Friday.

“The pendulum is cracked from top to bottom, and nobody alive has cast another one. We know that now,” said Greta Holm.
"""


async def test_a_digest_whose_words_were_shown_in_part_is_sent_all_the_same(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id)
    desk.start()
    assert CRACKED in await told(desk, chat_id, "2031-03-04")
    await desk.pass_time(minutes=1)
    await desk.publish(TOWER)
    text = await told(desk, chat_id, "2031-03-05")
    assert "the tower opens" in text
    assert "We know that now" in text


async def test_what_this_process_cannot_read_yet_waits_with_all_that_came_after_it(desk: Desk) -> None:
    chat_id = await desk.person()
    subscription = await desk.subscribe(chat_id)
    history = History(desk.store)
    versions = []
    for text in (articles.ORCHARD, articles.RIVER, articles.BAKERY):
        await desk.pass_time(minutes=1)
        versions += await desk.publish(text)
    first, second, third = versions
    news = await history.news(subscription.covered, [first, third])
    assert news.versions == (first,)
    assert news.covered == desk.now() - timedelta(minutes=2)
    assert (await history.news(subscription.covered, versions)).versions == (first, second, third)


async def test_it_speaks_the_language_that_was_chosen_for_the_chat(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.subscribe(chat_id)
    await desk.store.chats.set_language(chat_id, "uk")
    desk.start()
    await told(desk, chat_id, "2031-03-04")
    (message,) = await desk.got(chat_id)
    assert "Дайджест" in message.text


async def test_a_chat_without_a_subscription_is_told_nothing(desk: Desk) -> None:
    chat_id = await desk.person()
    await desk.store.chats.meet(chat_id, "private", desk.now())
    await desk.owe(chat_id, "now-1")
    desk.start()
    assert (await desk.finished(chat_id, "now-1")).state == DeliveryState.EMPTY


class Newsroom:
    """Articles that arrive, and the alerts that are planned for them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.alerts = Alerts(desk.library, desk.store, History(desk.store), desk.now, desk.bell.ring)

    async def reader(self, *follows: str, alerts: bool = True, **changes: object) -> int:
        chat_id = await self.desk.person()
        await self.desk.subscribe(chat_id, alerts=alerts, **changes)
        for words in follows:
            await self.desk.store.follows.add(chat_id, words, self.desk.now())
        return chat_id

    async def publish(self, *texts: str) -> list[DeliveryRow]:
        await self.desk.pass_time(minutes=10)
        await self.alerts.plan(await self.desk.publish(*texts))
        return await self.desk.rows()


@pytest.fixture
def newsroom(desk: Desk) -> Newsroom:
    return Newsroom(desk)


async def test_word_of_a_followed_speaker_comes_as_soon_as_the_article_arrives(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    chat_id = await newsroom.reader("Pascal Reeve")
    desk.start()
    (row,) = await newsroom.publish(articles.ORCHARD)
    await desk.finished(chat_id, row.key)
    (message,) = await desk.got(chat_id)
    assert CANDLES in "".join(message.quotes)


async def test_only_those_get_an_alert_who_want_them_and_follow_something_in_the_article(newsroom: Newsroom) -> None:
    wanted = await newsroom.reader("Greta Holm", "candles")
    await newsroom.reader("candles", alerts=False)
    await newsroom.reader("Greta Holm")
    await newsroom.reader()
    blocked = await newsroom.reader("candles")
    await newsroom.desk.store.chats.block(blocked, newsroom.desk.now())
    rows = await newsroom.publish(articles.ORCHARD)
    assert [(row.chat_id, row.kind) for row in rows] == [(wanted, DeliveryKind.ALERT)]


async def test_an_alert_is_planned_once_for_a_version(newsroom: Newsroom) -> None:
    await newsroom.reader("candles")
    (row,) = await newsroom.publish(articles.ORCHARD)
    await newsroom.alerts.plan([row.key.removeprefix("alert:")])
    assert len(await newsroom.desk.rows()) == 1


async def test_an_alert_waits_for_the_end_of_the_quiet_hours(newsroom: Newsroom) -> None:
    await newsroom.reader("candles", quiet_from=6 * 60, quiet_until=7 * 60)
    (row,) = await newsroom.publish(articles.ORCHARD)
    assert (row.due.hour, row.due.minute) == (7, 0)


async def test_a_digest_that_came_first_leaves_nothing_for_the_alert(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    chat_id = await newsroom.reader("candles", quiet_from=6 * 60, quiet_until=7 * 60)
    (row,) = await newsroom.publish(articles.ORCHARD)
    desk.start()
    assert CANDLES in await told(desk, chat_id, "2031-03-04")
    await desk.pass_time(hours=1)
    assert (await desk.finished(chat_id, row.key)).state == DeliveryState.EMPTY
    assert len(await desk.got(chat_id)) == 1


async def test_an_alert_about_an_article_that_was_taken_out_meanwhile_is_not_sent(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    chat_id = await newsroom.reader("candles")
    (row,) = await newsroom.publish(articles.ORCHARD)
    await desk.library.remove(desk.library.article(row.key.removeprefix("alert:")).id)
    desk.start()
    assert (await desk.finished(chat_id, row.key)).state == DeliveryState.EMPTY
    assert await desk.got(chat_id) == []


async def test_an_alert_that_waited_is_not_sent_to_whom_it_is_switched_off_meanwhile(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    chat_id = await newsroom.reader("candles")
    (row,) = await newsroom.publish(articles.ORCHARD)
    subscription = await desk.store.subscriptions.get(chat_id)
    assert subscription is not None
    await desk.store.subscriptions.put(replace(subscription, alerts=False))
    desk.start()
    assert (await desk.finished(chat_id, row.key)).state == DeliveryState.EMPTY
    assert await desk.got(chat_id) == []
