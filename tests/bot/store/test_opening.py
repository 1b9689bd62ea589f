"""Opening the store: what is made, who is kept out, and what is said when it cannot be done."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from bot.errors import BotError, SettingsError, StoreBroken, StoreBusy, StoreUnreachable
from bot.logs import set_up_logging
from bot.store import Store, StorePlace, open_store, opening
from bot.store.tables import PaceRow
from tests.bot.store.databases import fresh_url, server

OPENER = """
import asyncio, sys
from pathlib import Path
from bot.store import StorePlace, open_store
from bot.store.tables import PaceRow

async def main():
    async with open_store(StorePlace(sys.argv[2] or None, Path(sys.argv[1]))) as store:
        print("open", store.worker, flush=True)
        for number in range(1, int(sys.argv[3])):
            async with store.transactions.begin() as session:
                for name in ("one", "two"):
                    insert = store.transactions.insert(PaceRow).values(name=name, next_slot=number)
                    new = {"next_slot": number}
                    await session.execute(insert.on_conflict_do_update(index_elements=["name"], set_=new))
            print("wrote", number, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


@contextmanager
def another_process(place: StorePlace, writes: int = 0) -> Iterator[subprocess.Popen[str]]:
    """A process that has opened the store and writes to it so many times."""
    command = [sys.executable, "-c", OPENER, str(place.folder), place.url or "", str(writes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def told(process: subprocess.Popen[str], word: str) -> int:
    """Waits until the process has opened the store or has written; returns its worker's number, or what it wrote."""
    assert process.stdout is not None
    first, number = process.stdout.readline().split()
    assert first == word
    return int(number)


def entries(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(file.name for file in folder.iterdir())


async def worker(place: StorePlace) -> int:
    """Opens the store and closes it."""
    async with open_store(place) as store:
        return store.worker


async def refusal(place: StorePlace) -> BotError:
    """The error with which opening ends."""
    with pytest.raises(BotError) as raised:
        async with open_store(place):
            pass
    return raised.value


# --- SQLite -------------------------------------------------------------------------------------------------------


async def test_folder_and_file_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path / "deep" / "data")
    async with open_store(place) as store:
        assert not store.shared
        assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
        for file in place.folder.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert entries(place.folder) == ["onrecord.db", "onrecord.lock"]


async def test_every_connection_is_set_to_lose_and_to_keep_nothing(tmp_path: Path) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10000}
    async with (
        open_store(StorePlace(None, tmp_path)) as store,
        store.transactions.read() as one,
        store.transactions.read() as two,
    ):
        for session in (one, two):
            for pragma, value in wanted.items():
                assert (await session.execute(text(f"PRAGMA {pragma}"))).scalar() == value, pragma


async def test_a_second_process_is_told_which_one_has_the_data(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    with another_process(place) as process:
        told(process, "open")
        error = await refusal(place)
        assert isinstance(error, StoreBusy)
        assert str(error) == (
            f"{tmp_path}: process {process.pid} works with the data there. Stop it first, give this one a folder of its"
            " own with DATA, or set DATABASE_URL: several processes can share a PostgreSQL database"
        )


async def test_within_one_process_too_the_data_is_opened_once(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    async with open_store(place):
        assert isinstance(await refusal(place), StoreBusy)
    async with open_store(place):
        pass


@pytest.mark.parametrize("kind", [".db", ".lock", ""])
async def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path, kind: str) -> None:
    if kind:
        (tmp_path / f"onrecord{kind}").mkdir()
        place = StorePlace(None, tmp_path)
    else:
        (tmp_path / "data").write_text("a file")
        place = StorePlace(None, tmp_path / "data")
    error = await refusal(place)
    assert isinstance(error, StoreBroken)
    assert str(error).startswith(f"{place.folder}: the data cannot be kept there (")
    assert str(error).endswith("Make it a folder that can be written, or set DATA to one")


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to write everywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("made_before", [False, True])
async def test_a_folder_that_cannot_be_written_is_told(made_before: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = StorePlace(None, Path(name))
        if made_before:
            async with open_store(place):
                pass
            for file in place.folder.iterdir():
                file.chmod(0o444)
        place.folder.chmod(0o555)
        with as_nobody():
            error = await refusal(place)
        place.folder.chmod(0o755)
    assert isinstance(error, StoreBroken)
    assert "the data cannot be kept there (Permission denied). Make it a folder that can be written" in str(error)


async def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    place.file.write_bytes(b"minutes of the rowing club\n" * 200)
    error = await refusal(place)
    assert isinstance(error, StoreBroken)
    assert str(error).startswith(f"{place.file}: file is not a database. Move it away together with the files beside")
    assert place.file.read_bytes() == b"minutes of the rowing club\n" * 200


async def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    async with open_store(place) as store, store.transactions.begin() as session:
        session.add_all(PaceRow(name=f"name {number}", next_slot=number) for number in range(500))
    content = bytearray(place.file.read_bytes())
    content[8192:20480] = b"\x5a" * 12288
    place.file.write_bytes(content)
    error = await refusal(place)
    assert isinstance(error, StoreBroken)
    assert "restore a backup (onrecord restore FILE) or start anew" in str(error)


async def test_a_database_of_another_program_is_told(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    with closing(sqlite3.connect(place.file)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    assert "tables of another program" in str(await refusal(place))


async def test_a_database_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = StorePlace(None, tmp_path)
    monkeypatch.setattr("bot.store.sqlite._PRAGMAS", ("busy_timeout = 100",))
    with closing(sqlite3.connect(place.file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        error = await refusal(place)
    assert isinstance(error, StoreBusy)
    assert "another program holds the database. Close it, then start again" in str(error)


# --- PostgreSQL ---------------------------------------------------------------------------------------------------


@pytest.fixture
def url() -> str:
    """The address of the server."""
    return server()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "PostgreSQL"])
async def test_every_usual_spelling_of_the_address_is_understood(tmp_path: Path, scheme: str, url: str) -> None:
    async with fresh_url() as fresh:
        parts = urlsplit(fresh)
        async with open_store(StorePlace(f"{scheme}://{parts.netloc}{parts.path}?sslmode=prefer", tmp_path)) as store:
            assert store.shared
    assert entries(tmp_path) == []


@pytest.mark.parametrize(
    "address",
    [
        "mysql://maud:s3cret@127.0.0.1/x",
        "s3cret",
        "postgresql://maud:s3/cret@127.0.0.1/x",
        "postgresql://maud:s3cret@127.0.0.1:port/x",
        "postgresql://maud:s3cret@[::1/x",
        "postgresql://maud:s3cret@127.0.0.1/x?sslmode=s3cret",
    ],
)
async def test_an_address_that_is_none_is_told_without_showing_it(tmp_path: Path, address: str) -> None:
    error = await refusal(StorePlace(address, tmp_path))
    assert isinstance(error, SettingsError)
    assert str(error).startswith("DATABASE_URL: must be an address like postgresql://user:password@host:5432/name")
    seen: BaseException | None = error
    while seen is not None:
        assert "s3" not in str(seen)
        seen = seen.__cause__


async def test_nobody_at_the_address_is_told_without_the_password(tmp_path: Path) -> None:
    error = await refusal(StorePlace("postgresql://maud:s3cret@127.0.0.1:1/x", tmp_path))
    assert isinstance(error, StoreUnreachable)
    assert str(error).startswith("DATABASE_URL: PostgreSQL does not do its work (")
    assert "s3cret" not in str(error) + repr(error.__cause__)


async def test_a_wrong_password_is_told_without_it(tmp_path: Path, url: str) -> None:
    parts = urlsplit(url)
    wrong = parts._replace(netloc=f"onrecord:s3cret@{parts.hostname}:{parts.port}").geturl()
    error = await refusal(StorePlace(wrong, tmp_path))
    assert isinstance(error, StoreUnreachable)
    assert str(error) == "DATABASE_URL: PostgreSQL does not accept this user with this password. Correct them"
    assert "s3cret" not in repr(error.__cause__)


async def test_a_database_that_is_not_there_is_told(tmp_path: Path, url: str) -> None:
    error = await refusal(StorePlace(urlsplit(url)._replace(path="/nowhere").geturl(), tmp_path))
    assert "PostgreSQL has no database of this name. Make it (createdb NAME), or correct the name" in str(error)


async def test_the_address_is_in_no_representation() -> None:
    assert "s3cret" not in repr(StorePlace("postgresql://maud:s3cret@127.0.0.1/x", Path("data")))


async def test_processes_that_start_at_once_on_an_empty_database_all_come_up(tmp_path: Path, url: str) -> None:
    async with fresh_url() as fresh:
        place = StorePlace(fresh, tmp_path)
        with another_process(place) as one, another_process(place) as two, another_process(place) as three:
            numbers = {await asyncio.to_thread(told, process, "open") for process in (one, two, three)}
    assert len(numbers) == 3


async def test_a_database_that_another_process_is_changing_is_waited_for_and_then_told(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with fresh_url() as fresh:
        place = StorePlace(fresh, tmp_path)
        async with opening.shared_server(fresh) as engine:
            async with opening.changing_tables(engine, place):
                waiting = asyncio.create_task(worker(place))
                await asyncio.sleep(0.3)
                assert not waiting.done()
            assert await waiting
            monkeypatch.setattr(opening, "_PATIENCE", "50ms")
            async with opening.changing_tables(engine, place):
                error = await refusal(place)
    assert isinstance(error, StoreBusy)
    assert "another process keeps the database locked. Wait until it is done, or stop it" in str(error)


# --- either -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [1, 4, 20])
async def test_a_process_that_is_killed_while_it_writes_leaves_all_in_order(place: StorePlace, after: int) -> None:
    with another_process(place, writes=1_000_000) as process:
        await asyncio.to_thread(told, process, "open")
        written = [await asyncio.to_thread(told, process, "wrote") for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        process.wait()
    async with open_store(place) as store, store.transactions.read() as session:
        rows = {row.name: row.next_slot for row in await session.scalars(select(PaceRow))}
    assert rows["one"] == rows["two"] >= written[-1] == after


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that is logged at the most talkative level that can be set."""
    root = logging.getLogger()
    written = StringIO()
    handler = logging.StreamHandler(written)
    levels = {name: logging.getLogger(name).level for name in ("", "aiosqlite", "alembic", "asyncio", "sqlalchemy")}
    root.addHandler(handler)
    set_up_logging("DEBUG")
    yield written
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


async def test_what_people_wrote_is_in_no_log_and_in_no_error(log: StringIO, store: Store) -> None:
    logging.getLogger("bot.store").debug("the log is on")
    async with store.transactions.begin() as session:
        session.add(PaceRow(name="heron", next_slot=1))
    with pytest.raises(IntegrityError) as raised:
        async with store.transactions.begin() as session:
            session.add(PaceRow(name="heron", next_slot=1))
    assert "heron" not in str(raised.value).replace(str(raised.value.orig), "")
    assert "the log is on" in log.getvalue()
    assert "heron" not in log.getvalue()
