"""The migrations: they make the tables that the program works with, on either database."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from bot.errors import StoreBroken, StoreTooNew
from bot.store import Store, StorePlace, open_store
from bot.store.migrating import VERSION_TABLE, revisions
from bot.store.tables import Table

ROOT = Path(__file__).resolve().parents[3]


def differences(connection: Connection) -> list[object]:
    """What a migration that is missing would have to do."""
    options = {"compare_type": True, "compare_server_default": True, "version_table": VERSION_TABLE}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), Table.metadata))


async def test_the_migrations_make_exactly_the_tables_of_the_program(store: Store) -> None:
    async with store.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def to_the_letter(connection: Connection) -> set[str]:
    """All that the database says of its tables, columns, constraints and indexes."""
    if connection.dialect.name == "sqlite":
        return {" ".join(str(row).split()) for row in connection.execute(text(_IN_SQLITE))}
    return {str(row) for query in _IN_POSTGRESQL for row in connection.execute(text(query))}


_IN_SQLITE = "SELECT name, sql FROM sqlite_master WHERE tbl_name <> 'onrecord_version'"
_IN_POSTGRESQL = (
    "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'onrecord_version'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND conrelid <> 'onrecord_version'::regclass",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'onrecord_version'",
)


async def test_the_migrations_say_the_same_to_the_letter_as_the_tables(store: Store) -> None:
    async with store.transactions.begin() as session:
        connection = await session.connection()
        migrated = await connection.run_sync(to_the_letter)
        await connection.run_sync(Table.metadata.drop_all)
        assert len(await connection.run_sync(to_the_letter)) < 3
        await connection.run_sync(Table.metadata.create_all)
        assert await connection.run_sync(to_the_letter) == migrated


async def test_a_migrated_database_is_left_as_it_is(place: StorePlace) -> None:
    async with open_store(place) as store, store.transactions.begin() as session:
        await session.execute(text("INSERT INTO pace VALUES ('all', 7)"))
    async with open_store(place) as store, store.transactions.read() as session:
        assert (await session.execute(text("SELECT name, next_slot FROM pace"))).all() == [("all", 7)]
        assert (await session.execute(text("SELECT version_num FROM onrecord_version"))).all() == [(revisions()[0],)]


async def test_a_database_of_a_newer_version_is_refused(place: StorePlace) -> None:
    async with open_store(place) as store, store.transactions.begin() as session:
        await session.execute(text("UPDATE onrecord_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew, match=r"newer version of this program \(revision 9999\)\. Install that version"):
        async with open_store(place):
            pass


async def test_tables_of_another_program_are_refused_and_left_alone(place: StorePlace) -> None:
    async with open_store(place) as store, store.transactions.begin() as session:
        await session.execute(text("DROP TABLE onrecord_version"))
    with pytest.raises(StoreBroken, match=r"tables of another program\. Give the bot a database of its own"):
        async with open_store(place):
            pass


async def test_a_migration_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    place = StorePlace(None, tmp_path)
    with closing(sqlite3.connect(place.file)) as file:
        file.execute("CREATE VIEW subscriptions AS SELECT 1 AS one")
    with pytest.raises(StoreBroken, match="subscriptions already exists"):
        async with open_store(place):
            pass
    with closing(sqlite3.connect(place.file)) as file:
        assert file.execute("SELECT name FROM sqlite_master").fetchall() == [("subscriptions",)]


def test_the_package_carries_the_migrations(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        packed = set(opened.namelist())
    migrations = [str(file.relative_to(ROOT)) for file in (ROOT / "bot/store/migrations").rglob("*.py")]
    assert len(migrations) > 3
    assert packed.issuperset(migrations)
