"""Which words of a text are names."""

from __future__ import annotations

from knowledge.analysis import words
from knowledge.languages import language_of
from knowledge.proper_names import proper_names


def names_in(text: str, language: str) -> frozenset[str]:
    return proper_names([words(line, language) for line in text.splitlines()], language_of(language))


def test_a_word_with_a_capital_inside_sentences_is_a_name() -> None:
    assert names_in("The ferry to Kelmoor was late. On board, Ansgar waited.", "en") == {"kelmoor", "ansgar"}


def test_a_word_that_is_mostly_small_is_no_name_because_a_title_once_gives_it_a_capital() -> None:
    text = "The first boat came. It was the first of many, and the first to leave. We read The First Boat aloud."
    assert "first" not in names_in(text, "en")


def test_german_nouns_are_no_names_though_they_have_capitals() -> None:
    text = (
        "In der Halle wartete gestern Ansgar Wullbrandt auf den Zug nach Kelmoor.\n"
        "Für alte Schienen gab die Gemeinde keine Genehmigung, sagte Wullbrandt, und 14 Weichen fehlten."
    )
    assert names_in(text, "de") == {"ansgar", "wullbrandt", "kelmoor"}
