"""Which quotation holds the words that somebody remembers."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.loading import from_paragraphs
from knowledge.matching import Found, match
from knowledge.models import Article, MatchMethod, Quotation, cut
from knowledge.quotations import find_quotations

EXACT, NORMALISED, FUZZY = MatchMethod.EXACT, MatchMethod.NORMALISED, MatchMethod.FUZZY
SAID = "“We won’t sell the café – not now,” said Ann Lee. “The river does not wait for anybody in this town.”"


def candidates(*paragraphs: str) -> list[tuple[Article, Quotation]]:
    article = from_paragraphs("trial", paragraphs, "en")
    return [(article, quotation) for quotation in find_quotations(article)]


def results(fragment: str, *paragraphs: str) -> list[tuple[str, MatchMethod]]:
    return [(cut(f.article, f.span), f.method) for f in match(fragment, candidates(*(paragraphs or (SAID,))))]


def test_the_same_characters_match_exactly() -> None:
    assert results("sell the café") == [("sell the café", EXACT)]


@pytest.mark.parametrize(
    "fragment", ["“sell the café”", "'sell the café'", "sell the café.", "«sell the café»?", " sell the café… "]
)
def test_marks_and_end_marks_around_the_fragment_do_not_count(fragment: str) -> None:
    assert results(fragment) == [("sell the café", EXACT)]


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("we won't sell", "We won’t sell"),
        ("WE WONT SELL", "We won’t sell"),
        ("the cafe - not  now", "the café – not now"),
        ("café, not now", "café – not now"),
        ("the river does not\nwait", "The river does not wait"),
    ],
)
def test_case_marks_blanks_and_accents_are_ignored_when_nothing_matches_exactly(fragment: str, there: str) -> None:
    assert results(fragment) == [(there, NORMALISED)]


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("the river doesn't wait for anybody", "river does not wait for anybody"),
        ("the rivver does not wait for any body", "The river does not wait for anybody"),
    ],
)
def test_similar_words_match_fuzzily(fragment: str, there: str) -> None:
    (found,) = match(fragment, candidates(SAID))
    assert found.method is FUZZY
    assert 85 <= found.score < 100
    assert there in cut(found.article, found.span)


@pytest.mark.parametrize("fragment", ["riverr", "sel the", "does nto", "no noo now", "", "“”", "...", "—"])
def test_tiny_fragments_never_match_fuzzily(fragment: str) -> None:
    assert results(fragment) == []


@pytest.mark.parametrize("fragment", ["iver does not", "the caf", "wait for any", "he river"])
def test_half_a_word_is_no_match(fragment: str) -> None:
    assert all(method is FUZZY for _, method in results(fragment))
    assert all(words != fragment for words, _ in results(fragment))


def test_other_words_do_not_match() -> None:
    assert results("the harbour will be sold before the winter comes") == []


def test_only_the_best_method_is_returned() -> None:
    paragraphs = ("“We will never sell the boat,” said Ann Lee.", "“we WILL never sell the boat,” said Bob Ray.")
    assert results("We will never sell the boat", *paragraphs) == [("We will never sell the boat", EXACT)]


def test_every_quotation_that_holds_the_words_is_returned_up_to_the_limit() -> None:
    source = candidates(*(f"“The boat is ours, number {n},” said Ann Lee." for n in range(5)))
    assert len(match("the boat is ours", source)) == 5
    assert len(match("the boat is ours", source, limit=2)) == 2
    assert match("the boat is ours", source, limit=0) == []


def test_the_best_of_similar_quotations_comes_first() -> None:
    paragraphs = (
        "“The ship will leave the harbour at dawn,” said Bob Ray.",
        "“The shop will leave the harbour at dusk,” said Ann Lee.",
    )
    assert (
        results("the shop will leave the harbor at dusk", *paragraphs)[0][0]
        == "The shop will leave the harbour at dusk"
    )


def test_russian_words_match_in_any_case() -> None:
    assert results("МОСТ ЗАКРЫТ", "«Мост закрыт навсегда», — сказал Иван Лосев.") == [("Мост закрыт", NORMALISED)]


def test_a_letter_that_folds_to_two_keeps_its_place() -> None:
    assert results("strasse ist zu", "“Die Straße ist zu,” said Ann Lee.") == [("Straße ist zu", NORMALISED)]


def check(found: Found) -> None:
    assert found.quotation.span.holds(found.span)
    assert cut(found.article, found.span).strip()
    assert 0 <= found.score <= 100


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=80))
def test_whatever_is_found_lies_inside_its_quotation(fragment: str, said: str) -> None:
    for found in match(fragment, candidates(f"“x {said} x,” said Ann Lee.")):
        check(found)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aé’'ß – .ﬁİÅ", min_size=1, max_size=40).filter(lambda s: any(map(str.isalnum, s))))
def test_a_whole_quotation_is_always_found_by_its_own_words(said: str) -> None:
    source = candidates(f"“Z {said} Z,” said Ann Lee.")
    assert match(f"Z {said} Z".upper(), source) or match(f"Z {said} Z", source)


def test_a_thousand_quotations_are_searched_quickly() -> None:
    source = candidates(
        *(f"“We shall open bridge number {n} before the winter of this year comes,” said Ann Lee." for n in range(1000))
    )
    match("an unknown fragment of some length that nobody said", source)
    start = time.perf_counter()
    for _ in range(5):
        match("another unknown fragment of some length that nobody said", source)
    assert (time.perf_counter() - start) / 5 < 0.2
