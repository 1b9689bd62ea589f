"""`onrecord backup` and `onrecord restore`: what they print, and with which exit code they end."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.store import StorePlace, open_store
from bot.store.tables import ChatRow
from tests.bot.command import Onrecord

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)


@pytest.fixture
def place(onrecord: Onrecord) -> StorePlace:
    """The default place, relative to where the command runs, with one chat in it."""
    place = StorePlace(None, Path("data"))
    asyncio.run(meet(place, 7))
    return place


async def meet(place: StorePlace, chat_id: int) -> None:
    """Puts a chat into the store."""
    async with open_store(place) as store, store.transactions.begin() as session:
        session.add(ChatRow(chat_id=chat_id, kind="private", met=NOON))


def chats(place: StorePlace) -> list[int]:
    """The chats in the store."""
    with closing(sqlite3.connect(place.file)) as file:
        return [number for (number,) in file.execute("SELECT chat_id FROM chats ORDER BY chat_id")]


def test_what_was_backed_up_can_be_restored(onrecord: Onrecord, place: StorePlace) -> None:
    ran = onrecord("backup", "kept.backup")
    assert (ran.code, ran.err) == (0, "1 row written to kept.backup\n")
    asyncio.run(meet(place, 8))
    ran = onrecord("restore", "kept.backup", "--force")
    assert (ran.code, ran.err) == (0, "1 row restored from kept.backup\n")
    assert chats(place) == [7]


def test_people_are_not_replaced_unless_it_is_said(onrecord: Onrecord, place: StorePlace) -> None:
    assert onrecord("backup", "kept.backup").code == 0
    ran = onrecord("restore", "kept.backup")
    assert ran.code == 6
    assert (
        ran.err
        == "onrecord: data/onrecord.db: it knows people (chats: 1), who would be gone. Say --force if they may go\n"
    )


def test_the_folder_is_the_one_of_the_settings(
    onrecord: Onrecord, place: StorePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert onrecord("backup", "kept.backup").code == 0
    monkeypatch.setenv("DATA", "elsewhere")
    assert onrecord("restore", "kept.backup").code == 0
    assert chats(StorePlace(None, Path("elsewhere"))) == [7]


def test_a_database_that_cannot_be_used_ends_with_6_and_one_line(onrecord: Onrecord) -> None:
    for arguments in (("backup", "kept.backup"), ("restore", "kept.backup")):
        ran = onrecord(*arguments)
        assert ran.code == 6
        assert ran.err.startswith("onrecord: ")
        assert ran.err.count("\n") == 1


def test_a_backup_that_cannot_be_written_ends_with_3(onrecord: Onrecord, place: StorePlace) -> None:
    ran = onrecord("backup", "nowhere/kept.backup")
    assert ran.code == 3
    assert "cannot be written (No such file or directory). Choose another place" in ran.err


def test_an_address_that_is_none_ends_with_4_and_is_not_shown(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://maud:s3/cret@127.0.0.1/x")
    ran = onrecord("backup", "kept.backup")
    assert ran.code == 4
    assert ran.err.startswith("onrecord: DATABASE_URL: must be an address like")
    assert "s3" not in ran.err


def test_a_server_that_does_not_answer_ends_with_6_and_shows_no_password(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://maud:s3cret@127.0.0.1:1/x")
    ran = onrecord("backup", "kept.backup")
    assert ran.code == 6
    assert "s3cret" not in ran.err


def test_the_help_says_what_6_means(onrecord: Onrecord) -> None:
    assert "6 the database of what the bot remembers" in onrecord("--help").words
