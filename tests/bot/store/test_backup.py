"""Backups: one moment of either database, carried to either, and nothing overwritten unasked."""

# ruff: noqa: ASYNC240 - nothing else waits for these loops

from __future__ import annotations

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from bot.errors import BadBackup, NotWritten, StoreBroken, StoreBusy, StoreError, StoreInUse, StoreTooNew
from bot.store import Store, StorePlace, open_store
from bot.store.backup import back_up, restore
from bot.store.tables import ChatRow, DeliveryRow, FollowRow, PaceRow, ShownRow, SubscriptionRow, Table
from tests.bot.store.databases import KINDS, fresh_place

NOON = datetime(2031, 6, 2, 12, 0, 0, 7000, tzinfo=UTC)
BEFORE = NOON - timedelta(hours=1)
"""An hour before the digest of `fill` is due: nothing was sent since the backup."""

Contents = dict[str, list[tuple[object, ...]]]


async def fill(store: Store) -> None:
    """Rows with every kind of value."""
    async with store.transactions.begin() as session:
        session.add(ChatRow(chat_id=-1001234567890, kind="group", language="uk", met=NOON, blocked=None))
        session.add(ChatRow(chat_id=7, kind="private", language=None, met=NOON, blocked=NOON))
        await session.flush()
        session.add(FollowRow(chat_id=7, words="Піт Ларроу 🛶", since=NOON))
        session.add(
            SubscriptionRow(
                chat_id=7,
                on=True,
                minute=510,
                zone="UTC",
                articles=True,
                followed=False,
                archive=True,
                tell_empty=False,
                alerts=True,
                next_due=NOON,
                last_date=date(2031, 6, 1),
                covered=NOON,
            )
        )
        for number in range(3):
            session.add(
                DeliveryRow(chat_id=number, key="2031-06-02", kind="digest", state="sent", due=NOON, changed=NOON)
            )
        session.add(ShownRow(chat_id=7, fingerprint=bytes(range(16)), delivery_id=1, version="f" * 64, start=3, end=9))


async def contents(store: Store) -> Contents:
    """Every row of every table."""
    async with store.transactions.read() as session:
        return {
            table.name: sorted(map(tuple, await session.execute(select(table))), key=repr)
            for table in Table.metadata.sorted_tables
        }


@pytest.fixture(params=KINDS)
async def other(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[StorePlace]:
    """Another place for a store, on either database."""
    async with fresh_place(request.param, tmp_path / "other") as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup goes."""
    return tmp_path / "kept.backup"


@pytest.fixture
async def kept(file: Path, tmp_path: Path) -> Path:
    """A backup with rows in it."""
    place = StorePlace(None, tmp_path / "source")
    async with open_store(place) as store:
        await fill(store)
    await back_up(place, file)
    return file


def rows(contents: Contents) -> int:
    """How many rows that is."""
    return sum(map(len, contents.values()))


async def refusal(file: Path, place: StorePlace) -> StoreError:
    """The error with which restoring ends."""
    with pytest.raises(StoreError) as raised:
        await restore(file, place, BEFORE)
    return raised.value


async def test_a_backup_carries_every_row_from_either_database_to_either(
    place: StorePlace, other: StorePlace, file: Path
) -> None:
    async with open_store(place) as store:
        await fill(store)
        before = await contents(store)
        assert await back_up(place, file) == rows(before)
    assert await restore(file, other, BEFORE) == rows(before)
    async with open_store(other) as store:
        assert await contents(store) == before
        async with store.transactions.begin() as session:
            new = DeliveryRow(chat_id=9, key="now", kind="now", state="pending", due=NOON, changed=NOON)
            session.add(new)
            await session.flush()
            assert new.delivery_id == 4


async def test_a_backup_of_many_rows_holds_them_all(place: StorePlace, file: Path) -> None:
    async with open_store(place) as store:
        async with store.transactions.begin() as session:
            await session.execute(insert(PaceRow), [{"name": str(number), "next_slot": 1} for number in range(3500)])
        assert await back_up(place, file) == 3500


async def test_a_backup_holds_one_moment_while_others_write(place: StorePlace, tmp_path: Path) -> None:
    async def write() -> None:
        number = 0
        while True:
            number += 1
            async with store.transactions.begin() as session:
                session.add(PaceRow(name=f"slot {number}", next_slot=number))
                session.add(ShownRow(chat_id=number, fingerprint=b"x", delivery_id=1, version="v", start=0, end=1))
                if number > 500:
                    await session.execute(text("DELETE FROM pace WHERE next_slot = :old"), {"old": number - 500})
                    await session.execute(text("DELETE FROM shown WHERE chat_id = :old"), {"old": number - 500})

    async def written() -> int:
        async with store.transactions.read() as session:
            return await session.scalar(select(func.max(PaceRow.next_slot))) or 0

    async with open_store(place) as store:
        writer = asyncio.create_task(write())
        for number in range(4):
            while await written() < 20 * number + 1:  # noqa: ASYNC110 - it is the database that is watched
                await asyncio.sleep(0.01)
            before = await written()
            await back_up(place, tmp_path / f"{number}.backup")
            assert await written() > before
        writer.cancel()
        await asyncio.gather(writer, return_exceptions=True)
    for number in range(4):
        with closing(sqlite3.connect(tmp_path / f"{number}.backup")) as backup:
            slots = {slot for (slot,) in backup.execute("SELECT next_slot FROM pace")}
            assert slots == {chat for (chat,) in backup.execute("SELECT chat_id FROM shown")}
            assert len(slots) > 20 * number


async def test_a_backup_is_one_file_for_its_owner_alone(kept: Path) -> None:
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [file.name for file in kept.parent.iterdir() if file.name.startswith(kept.name)] == [kept.name]


async def test_an_earlier_backup_is_replaced(kept: Path, tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path / "source")
    async with open_store(place) as store, store.transactions.begin() as session:
        session.add(PaceRow(name="one", next_slot=1))
    before = kept.read_bytes()
    await back_up(place, kept)
    assert kept.read_bytes() != before


async def test_a_folder_of_the_name_is_told(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path / "data")
    async with open_store(place):
        pass
    with pytest.raises(NotWritten, match="what is there is no backup"):
        await back_up(place, place.folder)


@pytest.mark.parametrize("name", ["minutes.txt", "data/onrecord.db"])
async def test_a_file_that_is_no_backup_is_never_overwritten(tmp_path: Path, name: str) -> None:
    place = StorePlace(None, tmp_path / "data")
    async with open_store(place):
        pass
    (tmp_path / "minutes.txt").write_text("minutes of the rowing club")
    before = (tmp_path / name).read_bytes()
    with pytest.raises(NotWritten, match="what is there is no backup; it stays as it is"):
        await back_up(place, tmp_path / name)
    assert (tmp_path / name).read_bytes() == before


async def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path / "data")
    async with open_store(place):
        pass
    with pytest.raises(NotWritten, match=r"cannot be written \(No such file or directory\)\. Choose another place"):
        await back_up(place, tmp_path / "nowhere" / "kept.backup")


async def test_where_nothing_is_nothing_is_backed_up(place: StorePlace, file: Path) -> None:
    with pytest.raises(StoreBroken, match="nothing to back up"):
        await back_up(place, file)
    assert not file.exists()


async def test_a_backup_that_fails_leaves_no_part_of_it(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path / "data")
    place.folder.mkdir()
    place.file.touch()
    with pytest.raises(StoreBroken, match="the database is empty, so there is nothing to back up"):
        await back_up(place, tmp_path / "kept.backup")
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


async def test_people_are_replaced_only_by_force(place: StorePlace, kept: Path) -> None:
    async with open_store(place) as store, store.transactions.begin() as session:
        session.add(ChatRow(chat_id=99, kind="private", met=NOON))
    error = await refusal(kept, place)
    assert isinstance(error, StoreInUse)
    assert str(error) == f"{place.name}: it knows people (chats: 1), who would be gone. Say --force if they may go"
    await restore(kept, place, BEFORE, force=True)
    async with open_store(place) as store:
        assert [row[0] for row in (await contents(store))["chats"]] == [-1001234567890, 7]


async def test_of_what_was_replaced_no_file_has_a_trace(tmp_path: Path, kept: Path) -> None:
    place = StorePlace(None, tmp_path / "data")
    async with open_store(place) as store:
        async with store.transactions.begin() as session:
            session.add(ChatRow(chat_id=99, kind="private", met=NOON))
            await session.flush()
            session.add_all(FollowRow(chat_id=99, words=f"heron {number}", since=NOON) for number in range(500))
        assert any(b"heron" in file.read_bytes() for file in place.folder.iterdir())
    await restore(kept, place, BEFORE, force=True)
    assert not any(b"heron" in file.read_bytes() for file in place.folder.iterdir())


async def test_nothing_is_restored_beneath_a_bot_that_runs(place: StorePlace, kept: Path) -> None:
    async with open_store(place) as store:
        before = await contents(store)
        assert isinstance(await refusal(kept, place), StoreBusy)
        assert await contents(store) == before


@pytest.mark.parametrize("content", [b"", b"minutes of the rowing club", b"SQLite format 3\0" + bytes(200), None])
async def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes | None) -> None:
    place = StorePlace(None, tmp_path / "data")
    if content is None:
        async with open_store(place):
            pass
        other = place.file
    else:
        other = tmp_path / "minutes.txt"
        other.write_bytes(content)
    error = await refusal(other, StorePlace(None, tmp_path / "new"))
    assert isinstance(error, BadBackup)
    assert str(error).endswith("it is no backup of this program. Name a file that `onrecord backup` has written")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("damage", ["cut", "scribbled"])
async def test_a_damaged_backup_is_refused(kept: Path, tmp_path: Path, damage: str) -> None:
    content = bytearray(kept.read_bytes())
    content[8192:] = b"" if damage == "cut" else b"\x5a" * (len(content) - 8192)
    kept.write_bytes(content)
    error = await refusal(kept, StorePlace(None, tmp_path / "new"))
    assert isinstance(error, BadBackup)
    assert "the backup is damaged" in str(error)


async def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    error = await refusal(tmp_path / "lost.backup", StorePlace(None, tmp_path / "new"))
    assert str(error) == f"{tmp_path}/lost.backup: cannot be read (No such file or directory). Name a backup that can"


async def test_a_backup_of_a_newer_version_is_refused(kept: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept)) as backup, backup:
        backup.execute("UPDATE onrecord_version SET version_num = '9999'")
    assert isinstance(await refusal(kept, StorePlace(None, tmp_path / "new")), StoreTooNew)


async def test_restoring_leaves_the_backup_as_it_was(kept: Path, tmp_path: Path) -> None:
    before = kept.read_bytes()
    await restore(kept, StorePlace(None, tmp_path / "new"), BEFORE)
    assert kept.read_bytes() == before


async def test_what_was_open_in_a_backup_is_in_doubt_and_not_sent_again(place: StorePlace, file: Path) -> None:
    async with open_store(place) as store:
        async with store.transactions.begin() as session:
            for chat_id, state in ((1, "pending"), (2, "sending"), (3, "failed")):
                row = DeliveryRow(chat_id=chat_id, key="2031-06-02", kind="digest", state=state, due=NOON, changed=NOON)
                session.add(row)
        await back_up(place, file)
    await restore(file, place, BEFORE, force=True)
    async with open_store(place) as store:
        assert await store.outbox.claim(NOON + timedelta(days=1), 10) == []
        async with store.transactions.read() as session:
            found = await session.execute(select(DeliveryRow.state, DeliveryRow.trouble).order_by(DeliveryRow.chat_id))
            doubt = ("uncertain", "restored from a backup")
            assert [tuple(row) for row in found] == [doubt, doubt, ("failed", None)]


async def test_a_digest_that_was_due_since_the_backup_is_left_out_and_the_next_one_comes(
    place: StorePlace, kept: Path
) -> None:
    await restore(kept, place, NOON + timedelta(days=3), force=True)
    async with open_store(place) as store:
        subscription = await store.subscriptions.get(7)
    assert subscription is not None
    assert subscription.last_date == date(2031, 6, 5)
    assert subscription.next_due == datetime(2031, 6, 6, 8, 30, tzinfo=UTC)


async def test_a_digest_that_was_not_due_yet_comes_as_planned(place: StorePlace, kept: Path) -> None:
    await restore(kept, place, BEFORE, force=True)
    async with open_store(place) as store:
        subscription = await store.subscriptions.get(7)
    assert subscription is not None
    assert (subscription.last_date, subscription.next_due) == (date(2031, 6, 1), NOON.replace(microsecond=7000))


async def test_what_people_wrote_before_a_backup_is_not_answered_after_it(place: StorePlace, file: Path) -> None:
    async with open_store(place) as store:
        await store.updates.keep([(7, "{}")], NOON)
        await back_up(place, file)
    await restore(file, place, NOON, force=True)
    async with open_store(place) as store:
        assert await store.updates.left_over() == []
        assert await store.updates.keep([(7, "{}")], NOON) == []
