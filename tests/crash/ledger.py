"""What the database holds, read between two lives of the bot."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import URL, make_url, select
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from bot.store import StorePlace
from bot.store.tables import DeliveryRow, DeliveryState, UpdateRow

OPEN = (DeliveryState.PENDING.value, DeliveryState.SENDING.value)


@dataclass(frozen=True, slots=True)
class Row:
    """A digest of the outbox."""

    chat_id: int
    local_date: date | None
    state: str
    trouble: str | None


class Ledger:
    """Reads the database past the bot's own queries."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def digests(self, day: date | None = None) -> list[Row]:
        """All digests, or those of a date."""
        columns = (DeliveryRow.chat_id, DeliveryRow.local_date, DeliveryRow.state, DeliveryRow.trouble)
        found = select(*columns).where(DeliveryRow.kind == "digest")
        if day is not None:
            found = found.where(DeliveryRow.local_date == day)
        async with self._engine.connect() as connection:
            return [Row(*row) for row in await connection.execute(found)]

    async def sending(self) -> set[int]:
        """The chats to which something is on its way, as far as the database knows."""
        async with self._engine.connect() as connection:
            found = await connection.execute(select(DeliveryRow.chat_id).where(DeliveryRow.state == "sending"))
            return set(found.scalars())

    async def unhandled(self) -> set[tuple[int, int]]:
        """The questions that are not crossed out: chat and message."""
        async with self._engine.connect() as connection:
            found = await connection.execute(select(UpdateRow.payload).where(UpdateRow.payload.is_not(None)))
            messages = [json.loads(payload)["message"] for payload in found.scalars() if payload is not None]
        return {(message["chat"]["id"], message["message_id"]) for message in messages}


@asynccontextmanager
async def ledger(place: StorePlace) -> AsyncIterator[Ledger]:
    """The ledger of a database. Each look is a connection of its own, so that none is open while the bot works."""
    if place.url is None:
        url = URL.create("sqlite+aiosqlite", database=str(place.file))
    else:
        url = make_url(place.url).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(url, poolclass=NullPool)
    try:
        yield Ledger(engine)
    finally:
        await engine.dispose()
