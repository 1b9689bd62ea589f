"""What the bot asks its database for all the time is found through an index, however large the tables are."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.store import Store, StorePlace, open_store
from bot.store.records import Answered, Asked
from bot.store.tables import DeliveryKind, DeliveryState, Verdict
from tests.bot.store.databases import fresh_place
from tests.bot.store.making import NOW, planned, shown, subscribed

Statement = tuple[str, Any]


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(StorePlace(None, tmp_path / "data")) as store:
        yield store


async def sent(store: Store, act: Callable[[], Awaitable[object]]) -> list[Statement]:
    """The statements that an act sends to the database."""
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            statements.append((statement, parameters[0] if many else parameters))

    event.listen(store.engine.sync_engine, "before_cursor_execute", note)
    try:
        await act()
    finally:
        event.remove(store.engine.sync_engine, "before_cursor_execute", note)
    return statements


async def plans(store: Store, statements: list[Statement]) -> list[str]:
    """How SQLite goes about the statements."""
    found = []
    async with store.engine.connect() as connection:
        for statement, parameters in statements:
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found += [f"{row.detail} <- {statement}" for row in rows]
    return found


async def everyday(store: Store) -> None:
    """What happens with every message and every digest."""
    await store.updates.keep([(1, "{}")], NOW)
    await store.updates.begin(1)
    await store.updates.done(1)
    await subscribed(store, 5)
    await store.chats.set_language(5, "uk")
    await store.chats.language(5)
    await store.follows.of(5)
    await store.answers.put(Answered(5, 2, 1, 5, False, NOW))
    await store.answers.to(5, 1)
    await store.questions.put(Asked(1, 5, 5, "Why?", "", None, True, None, NOW))
    await store.feedback.give(5, 2, 5, Verdict.RIGHT, NOW)
    await store.subscriptions.due(NOW, 500)
    await store.outbox.plan([planned(5)], NOW)
    await store.outbox.add(5, "now", DeliveryKind.NOW, None, NOW, NOW)
    await store.outbox.next_due(NOW)
    for end in (DeliveryState.SENT, DeliveryState.FAILED):
        [job] = await store.outbox.claim(NOW, 50)
        await store.recipients.of([5])
        await store.outbox.start(job, [shown(1)], None, NOW)
        await store.outbox.later(job, NOW, NOW, None)
        [job] = await store.outbox.claim(NOW, 50)
        await store.outbox.release([job])
        [job] = await store.outbox.claim(NOW, 50)
        await store.outbox.start(job, [shown(1)], None, NOW)
        await store.outbox.finish(job, end, NOW)
    await store.outbox.recover(NOW)
    await store.outbox.cancel(5)
    await store.chats.block(5, NOW)


async def test_no_table_is_read_through_from_end_to_end(sqlite: Store) -> None:
    statements = await sent(sqlite, lambda: everyday(sqlite))
    assert len(statements) > 60

    found = await plans(sqlite, statements)

    # That one knows only what is in hand.
    assert [each for each in found if each.startswith("SCAN") and "ix_deliveries_worker" not in each] == []


async def test_what_is_due_and_what_can_be_claimed_needs_no_sorting(sqlite: Store) -> None:
    async def look() -> None:
        await sqlite.subscriptions.due(NOW, 500)
        await sqlite.outbox.claim(NOW, 50)
        await sqlite.outbox.next_due(NOW)

    found = await plans(sqlite, await sent(sqlite, look))

    assert any("ix_subscriptions_next_due" in each for each in found)
    assert any("ix_deliveries_state_kind_due" in each for each in found)
    assert [each for each in found if "ORDER BY" in each.split(" <- ")[0]] == []


async def test_postgresql_finds_the_most_urgent_through_the_index_too(tmp_path: Path) -> None:
    async with fresh_place("postgresql", tmp_path) as place, open_store(place) as store:
        async with store.transactions.begin() as session:
            columns = "chat_id, key, kind, state, due, tries, changed"
            rows = "SELECT n, 'k', 'digest', 'pending', n, 0, 0 FROM generate_series(1, 20000) AS n"
            await session.execute(text(f"INSERT INTO deliveries ({columns}) {rows}"))
            await session.execute(text("ANALYZE"))
        statements = await sent(store, lambda: store.outbox.claim(NOW, 50))
        found = []
        async with store.engine.connect() as connection:
            for statement, parameters in statements:
                if "SKIP LOCKED" in statement:
                    found += (await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)).scalars()

    assert any("ix_deliveries_state_kind_due" in each for each in found)
    assert [each for each in found if "Sort" in each or "Seq Scan" in each] == []
