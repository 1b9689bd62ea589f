"""Articles that come, change and go while the bot runs."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.arrivals import Arrivals
from bot.store import StorePlace, open_store
from knowledge.library import Library

START = datetime(2026, 3, 4, 8, tzinfo=UTC)
FERRY = "The ferry Ondine\n\nThe ferry Ondine left Port Velm with forty passengers and a piano on board.\n"
LATER = FERRY.replace("forty passengers", "ninety passengers")
BRIDGE = "The bridge at Calder\n\nThe bridge at Calder was closed on Monday because of a cow.\n"


class Newsroom:
    """A folder of articles, the library and the store beside it, and what was told to be new."""

    def __init__(self, folder: Path, library: Library, arrivals: Arrivals) -> None:
        self.folder = folder
        self.library = library
        self.arrivals = arrivals
        self.told: list[set[str]] = []
        self._ticks = 0

    def write(self, name: str, text: str) -> None:
        """Writes a file, each time with a later time of change."""
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        self._ticks += 1
        os.utime(file, ns=(self._ticks * 10**9, self._ticks * 10**9))

    async def tell(self, versions: frozenset[str]) -> None:
        self.told.append({self.library.article(version).id for version in versions})

    async def look(self, times: int = 1) -> None:
        for _ in range(times):
            await self.arrivals.look(self.tell)

    @property
    def asked(self) -> dict[str, str]:
        """The texts that are asked, by the id of the article."""
        return {article.id: article.text for article in self.library.articles()}


@asynccontextmanager
async def opened(data: Path, folder: Path, now: datetime = START) -> AsyncIterator[Newsroom]:
    library = Library()
    report = await library.load(folder)
    async with open_store(StorePlace(None, data)) as store:
        arrivals = Arrivals(library, store, folder, report.files, 1_000_000, lambda: now)
        room = Newsroom(folder, library, arrivals)
        await arrivals.begin(room.tell)
        yield room


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return folder


@pytest.fixture
async def room(tmp_path: Path, folder: Path) -> AsyncIterator[Newsroom]:
    async with opened(tmp_path / "data", folder) as room:
        yield room


async def test_at_the_first_start_everything_is_new(room: Newsroom) -> None:
    assert room.told == [{"ferry"}]


async def test_a_new_file_is_asked_once_it_rests(room: Newsroom) -> None:
    room.write("bridge.txt", BRIDGE)
    await room.look()
    assert set(room.asked) == {"ferry"}
    await room.look()
    assert set(room.asked) == {"ferry", "bridge"}
    await room.look(3)
    assert room.told == [{"ferry"}, {"bridge"}]


async def test_a_file_that_is_still_being_written_is_left_alone(room: Newsroom) -> None:
    for length in (20, 40, len(BRIDGE)):
        room.write("bridge.txt", BRIDGE[:length])
        await room.look()
        assert set(room.asked) == {"ferry"}
    await room.look()
    assert "because of a cow" in room.asked["bridge"]
    assert room.told[1:] == [{"bridge"}]


async def test_a_changed_file_takes_the_place_of_its_earlier_version_which_stays_readable(room: Newsroom) -> None:
    (before,) = room.library.articles()
    room.write("ferry.txt", LATER)
    await room.look(2)
    assert "ninety" in room.asked["ferry"]
    assert "forty" in room.library.article(before.version).text
    assert room.told == [{"ferry"}, {"ferry"}]


async def test_a_file_that_goes_back_to_what_it_was_is_no_news(room: Newsroom) -> None:
    room.write("ferry.txt", LATER)
    await room.look(2)
    room.write("ferry.txt", FERRY)
    await room.look(2)
    assert "forty" in room.asked["ferry"]
    assert room.told == [{"ferry"}, {"ferry"}]


async def test_a_file_that_is_gone_is_asked_no_more(room: Newsroom) -> None:
    room.write("bridge.txt", BRIDGE)
    await room.look(2)
    (room.folder / "ferry.txt").unlink()
    await room.look()
    assert set(room.asked) == {"bridge"}


async def test_an_empty_folder_changes_nothing_since_a_disk_may_be_away(room: Newsroom) -> None:
    (room.folder / "ferry.txt").unlink()
    await room.look(2)
    assert set(room.asked) == {"ferry"}


async def test_a_file_that_cannot_be_read_leaves_the_earlier_version_in_place(room: Newsroom) -> None:
    room.write("ferry.txt", " \n")
    await room.look(2)
    assert "forty" in room.asked["ferry"]
    room.write("ferry.txt", LATER)
    await room.look(2)
    assert "ninety" in room.asked["ferry"]


async def test_after_a_restart_only_what_changed_meanwhile_is_new(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    async with opened(data, folder) as first:
        (before,) = first.library.articles()
    async with opened(data, folder, START + timedelta(hours=1)) as second:
        assert second.told == []
    (folder / "ferry.txt").write_text(LATER, encoding="utf-8")
    async with opened(data, folder, START + timedelta(days=1)) as third:
        assert third.told == [{"ferry"}]
        assert "forty" in third.library.article(before.short_version).text


async def test_what_came_just_before_the_end_of_a_run_is_told_again(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    async with opened(data, folder):
        pass
    async with opened(data, folder, START + timedelta(minutes=4)) as soon:
        assert soon.told == [{"ferry"}]
    async with opened(data, folder, START + timedelta(minutes=6)) as later:
        assert later.told == []
