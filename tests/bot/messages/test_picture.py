"""The picture of who speaks: PNG, of a size that Telegram takes, with bars as long as the numbers."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.messages.picture import WIDTH, Bar, Chart, draw

LEGEND = ("quoted", "reported")
QUOTED = (0x1F, 0x7A, 0x8C)
REPORTED = (0xA9, 0xD6, 0xDE)


def drawn(*bars: Bar, heading: str = "", note: str = "") -> Image.Image:
    png = draw(Chart("Who speaks", ((heading, bars),), LEGEND, note))
    assert png is not None
    return Image.open(BytesIO(png)).convert("RGB")


def longest_run(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """Pixels of the colour in the row that has most of them."""
    width, height = image.size
    raw = image.tobytes()
    rows = (raw[y * width * 3 : (y + 1) * width * 3] for y in range(height))
    wanted = bytes(colour)
    return max(sum(row[x : x + 3] == wanted for x in range(0, len(row), 3)) for row in rows)


def test_a_bar_is_as_long_as_its_number() -> None:
    longest, half = (
        longest_run(drawn(Bar("A", 8, 0)), QUOTED),
        longest_run(drawn(Bar("A", 4, 0), Bar("B", 0, 8)), QUOTED),
    )
    assert longest > WIDTH // 2
    assert abs(half * 2 - longest) <= 4


def test_what_is_reported_is_lighter_and_stands_behind_what_is_quoted() -> None:
    image = drawn(Bar("A", 6, 2))
    assert abs(longest_run(image, QUOTED) - 3 * longest_run(image, REPORTED)) <= 12
    assert longest_run(drawn(Bar("A", 6, 0)), REPORTED) == 0


@pytest.mark.parametrize("count", [1, 10])
def test_the_picture_grows_with_the_bars_and_stays_one_that_telegram_takes(count: int) -> None:
    image = drawn(*[Bar(f"Speaker {n}", count - n, n) for n in range(count)], heading="Not named", note="and 5 more")
    assert image.width == WIDTH
    assert image.width + image.height < 10_000
    assert image.height < 20 * image.width
    assert (image.height > 1000) == (count == 10)


@pytest.mark.parametrize("name", ["Ґалаґан Їжакевич", "Żaneta Šimůnková", "Łucja Đurić", "Әсел Қуатқызы", "“a source”"])
def test_names_in_latin_with_any_accent_and_in_cyrillic_can_be_drawn(name: str) -> None:
    assert drawn(Bar(name, 1, 0)) != drawn(Bar("A", 1, 0))


@pytest.mark.parametrize("name", ["李明", "שמעון", "مريم", "👩‍🚀"])
def test_names_that_the_font_lacks_are_not_drawn_as_boxes(name: str) -> None:
    assert draw(Chart("Who speaks", (("", (Bar(f"Ada {name}", 1, 0),)),), LEGEND)) is None


def test_a_name_that_is_too_long_is_shortened() -> None:
    assert drawn(Bar("Ada " * 200, 1, 0)).size == drawn(Bar("Ada", 1, 0)).size


def test_nothing_is_drawn_of_nobody() -> None:
    assert draw(Chart("Who speaks", (), LEGEND)) is None
