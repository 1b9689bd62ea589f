"""Abbreviations that an article explains, in either order and either alphabet."""

from __future__ import annotations

import pytest

from knowledge.abbreviations import abbreviations_in


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("They flew a VELM (Very Early Lamp Machine) home.", "VELM", "Very Early Lamp Machine"),
        ("The Orrin Coastal Board (OCB) said so.", "OCB", "Orrin Coastal Board"),
        ("the Orrin Coastal Board (OCB, for short)", "OCB", "Orrin Coastal Board"),
        ("the “Orrin Coastal Board” (OCB)", "OCB", "Orrin Coastal Board"),
        ("the League of Odd Harbours (LOOH)", "LOOH", "League of Odd Harbours"),
        ("Береговой совет Оррина (БСО) молчит.", "БСО", "Береговой совет Оррина"),
        ("БРО (Береговая рада Оррина) мовчить.", "БРО", "Береговая рада Оррина"),
        ("Жилищно-мостовое хозяйство (ЖМХ)", "ЖМХ", "Жилищно-мостовое хозяйство"),
    ],
)
def test_what_stands_in_brackets_explains_an_abbreviation(text: str, short: str, long: str) -> None:
    assert abbreviations_in(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He said (he was) no.",
        "Halvard Brisk (MP) spoke.",
        "the city of Tarnley (pop. 300)",
        "the Coastal Board (XYZ)",
        "(OCB) alone",
        "the board (OCB",
    ],
)
def test_other_brackets_explain_nothing(text: str) -> None:
    assert abbreviations_in(text) == []
