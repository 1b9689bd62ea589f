"""Lengths as Telegram counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.utf16 import part, reach, units, well_formed, without

ANY = st.text(st.characters())
"""All of Unicode, lone surrogates included."""


def test_a_character_outside_the_basic_plane_counts_twice() -> None:
    assert [units(text) for text in ("", "a", "字", "😀", "\ud800")] == [0, 1, 1, 2, 1]


@given(ANY)
def test_what_is_well_formed_can_be_sent_and_has_the_same_length(text: str) -> None:
    well_formed(text).encode("utf-8")
    assert units(well_formed(text)) == units(text)


def test_ranges_are_cut_out_by_utf16_units() -> None:
    text = "😀@bot😀 hello @bot"
    assert part(text, 2, 4) == "@bot"
    assert without(text, [(2, 4), (15, 4)]) == "😀 😀 hello  "


@given(st.text(max_size=60), st.integers(0, 70))
def test_reach_goes_as_far_as_the_limit_and_not_further(text: str, limit: int) -> None:
    stop = reach(text, 0, len(text), limit)
    assert units(text[:stop]) <= limit
    assert stop == len(text) or units(text[: stop + 1]) > limit
