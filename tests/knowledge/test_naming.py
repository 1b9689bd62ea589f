"""Names as people type them: other alphabets, other transliterations, other cases, slips of the finger."""

from __future__ import annotations

import pytest

from knowledge.naming import Grade, grade_of_name, likeness, name_words, same_full_name, sounds


def grade(asked: str, label: str) -> Grade | None:
    return grade_of_name(name_words(asked), name_words(label))


@pytest.mark.parametrize("asked", ["Zelenskyy", "Zelenskiy", "zelensky", "Zelenskij", "Зеленский", "ЗЕЛЕНСЬКИЙ"])
@pytest.mark.parametrize("label", ["Volodymyr Zelenskyy", "Владимир Зеленский", "Володимир Зеленський"])
def test_a_name_is_one_in_every_transliteration(asked: str, label: str) -> None:
    assert grade(asked, label) is Grade.SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Solovyov", "Соловьёв"),
        ("Soloviev", "Соловьев"),
        ("Khrushch", "Хрущ"),
        ("Tsvetkova", "Цветкова"),
        ("Yevgenia", "Евгения"),
        ("Hryhorenko", "Григоренко"),
        ("Grigorenko", "Григоренко"),
        ("Julia", "Юлия"),
        ("Johnson", "Джонсон"),
        ("Núñez", "nunez"),
        ("O’Hara", "O'Hara"),
    ],
)
def test_these_are_spellings_of_one_word(one: str, two: str) -> None:
    assert sounds(one) & sounds(two)


@pytest.mark.parametrize(
    "asked", ["Ann Lee", "Lee", "ann", "Mr Lee", "A. Lee", "Lee, Ann", "Lee’s", "ANN LEE", "Ann Margaret Lee"]
)
def test_parts_forms_of_address_initials_and_any_order_fit(asked: str) -> None:
    assert grade(asked, "Ann Lee") is Grade.SAME


@pytest.mark.parametrize("asked", ["Bob Lee", "Leigh", "Anna Li Park", "A.", "", "—", "Le", "the"])
def test_other_names_do_not_fit(asked: str) -> None:
    assert grade(asked, "Ann Lee") is None


@pytest.mark.parametrize("asked", ["Вербина", "Вербину", "Вербиным", "Вербине", "Платона Вербина", "Платону Вербину"])
def test_oblique_cases_lead_to_the_nominative(asked: str) -> None:
    assert grade(asked, "Платон Вербин") is Grade.SAME


@pytest.mark.parametrize(
    ("asked", "label"), [("Зыбиной", "Тамара Зыбина"), ("Лужскую", "Вера Лужская"), ("Юхима Дзвінки", "Юхим Дзвінка")]
)
def test_women_and_names_in_a_change_too(asked: str, label: str) -> None:
    assert grade(asked, label) is Grade.SAME


def test_a_nominative_is_not_taken_for_another_name() -> None:
    assert grade("Вербин", "Анна Вербина") is None


def test_a_label_in_an_oblique_case_fits_less_well() -> None:
    assert grade("Вербин", "Вербина") is Grade.INFLECTED


def test_a_bare_surname_in_the_article_fits_the_full_name_less_well() -> None:
    assert grade("Ann Lee", "Lee") is Grade.INFLECTED
    assert grade("Ann Lee", "Park") is None


@pytest.mark.parametrize("asked", ["Lindkvist", "Lindqist", "Lindqvitz", "Petra Lindquist", "Lidnqvist"])
def test_a_slip_in_a_long_name_fits_as_a_slip(asked: str) -> None:
    assert grade(asked, "Petra Lindqvist") in (Grade.SAME, Grade.MISSPELT)


@pytest.mark.parametrize(("asked", "label"), [("Les", "Ann Lee"), ("Barrow", "Ida Larrow"), ("Mark", "Ida Marsh")])
def test_short_words_and_first_letters_never_slip(asked: str, label: str) -> None:
    assert grade(asked, label) is None


def same(one: str, two: str, across: bool = False) -> bool:
    return same_full_name(name_words(one), name_words(two), across)


def test_full_names_are_the_same_in_any_transliteration() -> None:
    assert same("Dmitry Sokol", "Dmitri Sokol")
    assert same("Dmitry Sokol", "Дмитрий Сокол", across=True)
    assert same("Ann M. Lee", "Ann Lee")


@pytest.mark.parametrize(
    ("one", "two"), [("Lee", "Lee"), ("Ann Lee", "Lee"), ("Ann Lee", "Bob Lee"), ("A. Lee", "Ann Lee")]
)
def test_less_than_one_full_name_is_not_the_same(one: str, two: str) -> None:
    assert not same(one, two, across=True)


def test_a_second_name_that_differs_tells_apart() -> None:
    assert not same("Ann May Lee", "Ann Rose Lee")


def test_first_names_change_their_form_only_between_languages() -> None:
    assert same("Володимир Лісний", "Владимир Лисный", across=True)
    assert not same("Володимир Лісний", "Владимир Лисный")


def test_likeness_is_that_of_the_most_alike_words() -> None:
    assert likeness(("larow",), ("piet", "larrow")) > 0.7 > likeness(("zzz",), ("piet", "larrow"))
    assert likeness((), ("piet",)) == 0
