"""Dividing a digest into messages, and carrying each in a button."""

from __future__ import annotations

from datetime import date

import pytest

from bot.buttons import Place, Press, Role, decode, encode
from bot.digests import Digest, Entry, Why, choose, choose_alert, day_of, page_of, press_of
from bot.digests.paging import MOST_PAGES
from bot.errors import BadPress
from knowledge.errors import UnknownVersion
from knowledge.library import Library
from tests.bot.digests.newsroom import EVERYTHING, add, everything_said

DAY = date(2031, 3, 4)
HEAD = {"title": "The ferry is laid up", "dek": "Nobody has paid the wages since the spring."}


@pytest.fixture
def library() -> Library:
    return Library()


async def several(library: Library, count: int) -> list[str]:
    return [
        await add(library, f"a{n}", f"“Boat number {n} never came back to the old quay,” said Vira Tokar.", **HEAD)
        for n in range(count)
    ]


def without_told(digest: Digest) -> list[list[tuple[object, ...]]]:
    """What the pages show, in a form that compares."""
    return [[_shown(entry) for entry in page] for page in digest.pages]


def _shown(entry: Entry) -> tuple[object, ...]:
    return entry.version, entry.why, entry.head, [(pick.saying.passage.span, pick.followed) for pick in entry.picks]


async def test_every_page_comes_back_from_its_button_as_it_was(library: Library) -> None:
    versions = await several(library, 9)
    digest = choose(library, versions, ["boat number"], set(), EVERYTHING)
    presses = [decode(encode(press_of(page, DAY))) for page in digest.pages]
    again = Digest(tuple(page_of(library, press) for press in presses))
    assert len(digest.pages) > 1
    assert without_told(again) == without_told(digest)
    assert {day_of(press) for press in presses} == {DAY}


async def test_a_part_of_what_was_said_in_one_go_comes_back_as_that_part(library: Library) -> None:
    version = await add(
        library, "one", "“The boat lies at the old quay,” said Vira Tokar. “Nobody has come for a year.”"
    )
    whole = choose(library, [version], [], set(), EVERYTHING)
    saying = whole.items[0].picks[0].saying
    seen = {mark.fingerprint for mark in saying.parts[1].sentences}
    part = choose(library, [version], [], seen, EVERYTHING)
    assert everything_said(library, part) == []
    seen = {mark.fingerprint for mark in saying.parts[0].sentences}
    part = choose(library, [version], [], seen, EVERYTHING)
    again = Digest((page_of(library, decode(encode(press_of(part.items, DAY)))),))
    assert everything_said(library, again) == ["“Nobody has come for a year.”"]


@pytest.mark.parametrize("day", [None, DAY, date(2026, 1, 1), date(2100, 12, 31)])
def test_the_date_comes_back_from_the_button(day: date | None) -> None:
    assert day_of(press_of((Entry("a" * 64, Why.NEW),), day)) == day


async def test_a_digest_of_very_many_articles_has_a_bounded_number_of_pages(library: Library) -> None:
    versions = await several(library, 40)
    digest = choose(library, versions, [], set(), EVERYTHING)
    assert len(digest.pages) == MOST_PAGES
    told = [entry.version for page in digest.pages for entry in page]
    assert told == versions[: len(told)]


async def test_an_article_stays_together_where_a_page_has_room_for_it(library: Library) -> None:
    versions = await several(library, 9)
    digest = choose(library, versions, [], set(), EVERYTHING)
    told = [entry.version for page in digest.pages for entry in page]
    assert len(told) == len(set(told)) == 9


async def test_more_than_a_page_has_room_for_of_one_article_goes_on_on_the_next(library: Library) -> None:
    endless = "The winch turns and the rope runs and the water rises and the lamp goes out."
    long = [f"“Boat {n} left. {' '.join([endless] * 7)}” said Vira Tokar." for n in range(10)]
    version = await add(library, "one", *long)
    alert = choose_alert(library, version, ["Vira Tokar"], set())
    assert len(alert.pages) > 1
    assert {entry.version for page in alert.pages for entry in page} == {version}
    assert len(set(everything_said(library, alert))) == 10


V = "0123456789ab"


@pytest.mark.parametrize(
    "places",
    [
        (Place(V, 5, 0, 6),),
        (Place(V, 0, 0, 7),),
        (Place(V, 0, 0, 1), Place("ffffffffffff", 5, 0, 6)),
    ],
)
async def test_what_is_no_page_is_out_of_date(library: Library, places: tuple[Place, ...]) -> None:
    with pytest.raises((BadPress, UnknownVersion)):
        page_of(library, Press(Role.DIGEST, places))


async def test_a_page_of_a_version_that_is_gone_or_of_a_quotation_that_is_not_there_is_out_of_date(
    library: Library,
) -> None:
    [version] = await several(library, 1)
    with pytest.raises(UnknownVersion):
        page_of(library, Press(Role.DIGEST, (Place("ffffffffffff", 0, 0, 1),)))
    with pytest.raises(BadPress):
        page_of(library, Press(Role.DIGEST, (Place(version[:12], 0, 0, 1), Place(version[:12], 1, 0, 6))))
    with pytest.raises(BadPress):
        page_of(library, Press(Role.DIGEST, (Place(version[:12], 0, 0, 7),)))
