from __future__ import annotations

from bot.store import Store
from tests.bot.store.making import NOW, planned, shown, subscribed


async def test_what_was_shown_to_one_chat_was_not_shown_to_another(store: Store) -> None:
    for chat_id, numbers in ((1, (1, 2)), (2, (2,))):
        await subscribed(store, chat_id)
        await store.outbox.plan([planned(chat_id)], NOW)
        [job] = await store.outbox.claim(NOW, 1)
        assert await store.outbox.start(job, [shown(number) for number in numbers], None, NOW)

    assert await store.shown.of(1) == {shown(1).fingerprint, shown(2).fingerprint}
    assert await store.shown.of(2) == {shown(2).fingerprint}
    assert await store.shown.of(3) == set()
