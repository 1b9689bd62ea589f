from __future__ import annotations

from bot.store import Store
from bot.store.records import Recipient
from bot.store.tables import DeliveryKind
from tests.bot.store.making import MINUTE, NOW, shown, subscribed
from tests.bot.store.test_articles import article


async def test_all_that_decides_what_a_message_says_comes_at_once_for_many_chats(store: Store) -> None:
    first, second = await subscribed(store, 1), await subscribed(store, -2, "supergroup", thread_id=7)
    await store.chats.meet(3, "private", NOW)
    await store.chats.set_language(1, "uk")
    await store.follows.add(1, "Greta Holm", NOW)
    await store.follows.add(1, "bells", NOW + MINUTE)
    await store.outbox.add(-2, "x", DeliveryKind.NOW, 7, NOW, NOW)
    (job,) = await store.outbox.claim(NOW, 5)
    await store.outbox.start(job, [shown(5), shown(6)], None, NOW)

    assert await store.recipients.of([1, -2, 3, 4, 1]) == {
        1: Recipient(first, "uk", ("Greta Holm", "bells"), frozenset()),
        -2: Recipient(second, None, (), frozenset((shown(5).fingerprint, shown(6).fingerprint))),
    }
    assert await store.recipients.of([]) == {}


async def test_versions_are_told_without_their_texts_oldest_first(store: Store) -> None:
    before, after = article("ferry", "It sails."), article("ferry", "It sailed.")
    await store.articles.keep([before], NOW)
    await store.articles.keep([after], NOW + MINUTE)

    assert await store.articles.versions() == [
        ("ferry", before.version, NOW),
        ("ferry", after.version, NOW + MINUTE),
    ]


async def test_an_update_that_was_spared_is_counted_anew(store: Store) -> None:
    await store.updates.keep([(1, "{}")], NOW)
    assert [await store.updates.begin(1) for _ in range(2)] == [1, 2]

    await store.updates.spare(1)

    assert await store.updates.begin(1) == 1
