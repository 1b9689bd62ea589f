"""The same words are known again, other words are not taken for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.fingerprints import SIZE, fingerprint, folded


@pytest.mark.parametrize(
    "other",
    [
        "we have no crew left and no money",
        "We have no crew left — and no money!",
        "  We   have\nno crew left, and no money ",
        "WE HAVE NO CREW LEFT, AND NO MONEY.",
        "“We have no crew left, and no money.”",
    ],
)
def test_case_punctuation_and_blanks_do_not_count(other: str) -> None:
    assert fingerprint(other) == fingerprint("We have no crew left, and no money.")


def test_accents_apostrophes_and_composed_letters_do_not_count() -> None:
    assert fingerprint("Don’t pay the café’s bill") == fingerprint("Don't pay the cafe\u0301's bill")
    assert fingerprint("Ещё раз: старый мост") == fingerprint("Еще раз: старыи\u0306 мост")


@pytest.mark.parametrize(
    "other", ["We have a crew left and no money.", "We have no crew left and no", "money no and left"]
)
def test_other_words_are_told_apart(other: str) -> None:
    assert fingerprint(other) != fingerprint("We have no crew left and no money.")


def test_words_that_only_look_like_one_when_run_together_are_told_apart() -> None:
    assert fingerprint("no table") != fingerprint("not able")


def test_signs_without_a_word_are_told_apart_too() -> None:
    assert folded("?! …") == ""
    assert fingerprint("?!") != fingerprint("…")


@given(st.text())
def test_any_text_has_a_fingerprint_of_its_own_size_and_always_the_same(text: str) -> None:
    assert len(fingerprint(text)) == SIZE
    assert fingerprint(text) == fingerprint(text)
