"""Text to words: every word where it stands, and spellings and forms of one word made equal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.analysis import Word, fold, stem, strip_clitics, words
from knowledge.languages import LANGUAGES, language_of

CODES = [*LANGUAGES, "xx"]
LINEAR = 2.0
"""Seconds that 100,000 characters may take: ten times what they do, and a thousandth of what a square law would."""


def only(text: str, language: str = "en") -> Word:
    """The single word of a text."""
    (word,) = words(text, language)
    return word


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails what takes longer, and ends it: a square law would keep the tests for minutes."""

    def give_up(*_: object) -> None:
        pytest.fail(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def surfaces(text: str, language: str = "en") -> list[str]:
    return [text[word.start : word.end] for word in words(text, language)]


def names(text: str, language: str = "en") -> list[str]:
    return [text[word.start : word.end] for word in words(text, language) if word.name]


def numbers(text: str) -> list[str]:
    return [word.stem for word in words(text, "en") if word.number]


def content(text: str, language: str = "en") -> list[str]:
    return [word.folded for word in words(text, language) if word.content]


# --- offsets ------------------------------------------------------------------------------------------------------


def test_words_stand_where_their_offsets_say() -> None:
    text = "Snow fell — all night — on Upper Denning's 1,200 roofs."
    assert surfaces(text) == ["Snow", "fell", "all", "night", "on", "Upper", "Denning's", "1,200", "roofs"]


def test_a_text_without_words_has_none() -> None:
    assert words("", "en") == []
    assert words(" …?! — «»\n\t", "en") == []


any_text = st.text(
    st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("aIї’'ʼ`.,-–—?! \n\u0301\u00a0\u200d\u00ad0123456789йё́ßİǅ_")
    )
)


@given(any_text, st.sampled_from(CODES))
@example("a\u0301'b", "en")
@example("'\u0301'", "fr")
@example("1,2,3.x", "uk")
def test_the_words_of_any_text_are_in_order_inside_it_and_not_empty(text: str, code: str) -> None:
    behind = 0
    for word in words(text, code):
        assert behind <= word.start < word.end <= len(text)
        assert word.stem
        assert word.folded
        behind = word.end


@given(any_text, st.sampled_from(CODES))
def test_no_letter_and_no_digit_of_a_text_is_left_out(text: str, code: str) -> None:
    text = text.replace("ʼ", "")  # a letter to Unicode, an apostrophe to a reader
    covered = {place for word in words(text, code) for place in range(word.start, word.end)}
    assert [c for place, c in enumerate(text) if c.isalnum() and place not in covered] == []


@given(any_text, st.sampled_from(CODES))
def test_a_word_is_the_same_word_alone(text: str, code: str) -> None:
    for word in words(text, code):
        surface = text[word.start : word.end]
        alone = words(surface, code)
        assert [(w.stem, w.start, w.end, w.number) for w in alone] == [(word.stem, 0, len(surface), word.number)]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "a" * 100_000,
        "1" * 100_000 + "abcdef",
        "1," * 50_000,
        "a" + "\u0301" * 100_000,
        "\u0301" * 100_000 + "a",
        "a'" * 50_000,
        "a\u0301" * 50_000,
        ". " * 50_000 + "a",
        "\n" * 100_000 + "a",
        "a" + " " * 100_000 + "b",
        "a" + "." * 100_000 + "b",
        "a" + ".-" * 50_000 + "b",
        "a" + "." + "\u0301" * 100_000 + "b",
    ],
    ids=lambda text: repr(f"{text[:4]}..{text[-2:]}"),
)
def test_a_long_text_takes_time_in_proportion_to_its_length(text: str) -> None:
    with within(LINEAR):
        assert words(text, "en")


# --- spellings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ondine", "ONDINE"),
        ("STRASSE", "Straße"),
        ("Schröder", "Schroder"),
        ("café", "cafe\u0301"),
        ("naïve", "naive"),
        ("Ёлка", "елка"),
        ("ΟΔΟΣ", "οδος"),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("мій", "мии"), ("їжак", "іжак"), ("cafe", "cafes"), ("й", "и")])
def test_different_letters_do_not_fold_together(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("mark", "'’‘ʼ`´＇")
def test_all_apostrophes_are_one(mark: str) -> None:
    assert fold(f"п{mark}ять") == "п'ять"
    assert only(f"п{mark}ять", "uk").stem == only("п'ять", "uk").stem
    assert only(f"Ondine{mark}s").folded == "ondine"


@given(st.text(st.characters(codec="utf-8")))
def test_case_makes_no_difference_to_ascii_words(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain.upper()) == fold(plain.lower()) == plain.lower().replace("`", "'")


@pytest.mark.parametrize(
    ("word", "language", "bare"),
    [
        ("ondine's", "en", "ondine"),
        ("fishers'", "en", "fishers"),
        ("o'brien", "en", "o'brien"),
        ("l'eau", "fr", "eau"),
        ("qu'ondine", "fr", "ondine"),
        ("aujourd'hui", "fr", "aujourd'hui"),
        ("п'ять", "uk", "п'ять"),
        ("l'eau", "en", "l'eau"),
    ],
)
def test_what_hangs_on_an_apostrophe_is_taken_off_by_the_rules_of_the_language(
    word: str, language: str, bare: str
) -> None:
    assert strip_clitics(word, language_of(language)) == bare


def test_the_offsets_of_a_word_with_a_clitic_cover_all_of_it() -> None:
    assert surfaces("Ukraine's l’eau", "fr") == ["Ukraine's", "l’eau"]
    assert only("Ukraine's").folded == "ukraine"
    assert only("l’eau", "fr").folded == "eau"


# --- numbers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("spelling", ["1200", "1,200", "1.200"])
def test_separators_make_no_difference_to_a_number(spelling: str) -> None:
    assert numbers(f"It has {spelling} roofs.") == ["1200"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2,500,000 crowns", ["2500000"]),
        ("a bill of £4.7m", ["4.7"]),
        ("the 20th of May 2031", ["20", "2031"]),
        ("у 5-му класі", ["5"]),
        ("9.30, 10.15.", ["9.30", "10.15"]),
        ("12,5 percent", ["12.5"]),
        ("the B12 road", []),
    ],
)
def test_numbers_are_recognised_with_what_hangs_on_them(text: str, found: list[str]) -> None:
    assert numbers(text) == found


def test_numbers_are_content_and_no_names() -> None:
    word = only("1874")
    assert word.content
    assert word.number
    assert not word.name


# --- names --------------------------------------------------------------------------------------------------------


def test_a_capital_inside_a_sentence_makes_a_name() -> None:
    assert names("Yesterday the keeper Halvard Brisk rowed to Gull Point.") == ["Halvard", "Brisk", "Gull", "Point"]


@pytest.mark.parametrize(
    "text",
    [
        "Rivers rose.",
        "It rained. Rivers rose.",
        "It rained! Rivers rose?",
        "It rained: Rivers rose.",
        "It rained.” Rivers rose.",
        "“Rivers rose,” she said.",
        "He wrote «Rivers rose».",
        "a heading\nRivers rose",
        "(Rivers rose.)",
    ],
)
def test_the_capital_that_opens_a_sentence_proves_nothing(text: str) -> None:
    assert names(text) == []
    assert next(w for w in words(text, "en") if w.folded == "rivers").opens


def test_the_capital_after_a_comma_or_an_apostrophe_still_makes_a_name() -> None:
    assert names("for Ondine, Velm and the Petrel's nets") == ["Ondine", "Velm", "Petrel's"]


def test_all_capitals_make_a_name_even_at_the_opening() -> None:
    assert names("NORA voted. FKL did not.") == ["NORA", "FKL"]


def test_initials_are_no_stop_words() -> None:
    assert names("Yesterday the US told us.") == ["US"]
    assert content("Yesterday the US told us.") == ["yesterday", "us", "told"]


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "WHO SAID THAT THE VALVE WAS CRACKED?", ["said", "valve", "cracked"]),
        ("ru", "КТО И КОГДА ЗАКРЫЛ МОСТ?", ["закрыл", "мост"]),
    ],
)
def test_where_everything_is_in_capitals_they_prove_nothing(language: str, text: str, kept: list[str]) -> None:
    assert names(text, language) == []
    assert content(text, language) == kept


def test_a_single_capital_at_the_opening_is_no_acronym() -> None:
    assert names("X marks it.") == []


def test_stop_words_are_never_names() -> None:
    assert names("they met The He And Ondine") == ["Ondine"]


def test_names_are_recognised_in_cyrillic() -> None:
    assert names("Вчера мельник Прохор Ступин молчал.", "ru") == ["Прохор", "Ступин"]
    assert names("Тоді пасічник Юхим Дзвінка мовчав.", "uk") == ["Юхим", "Дзвінка"]


# --- dates ----------------------------------------------------------------------------------------------------


def dates(text: str, language: str = "en") -> list[str]:
    return [text[word.start : word.end] for word in words(text, language) if word.date]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It went dark on 3 March 2031 with 40 boats out.", ["3", "March", "2031"]),
        ("en", "On June 7 nine boats sailed.", ["June", "7"]),
        ("en", "Built in 1874 for 900 crowns.", ["1874"]),
        ("en", "It may march on 40 legs.", []),
        ("en", "a bill of 86,000 crowns for 12 lamps", []),
        ("ru", "Запустили в мае 2030 года, 350 тысяч рублей.", ["мае", "2030"]),
        ("uk", "Поставили 4 квітня, зібрали сорок літрів.", ["4", "квітня"]),
        ("de", "am 12.05.2031 im März", ["12", "05", "2031", "März"]),
        ("fr", "le 3 février et en août", ["3", "février", "août"]),
    ],
)
def test_months_years_and_the_days_beside_a_month_are_dates(language: str, text: str, found: list[str]) -> None:
    assert dates(text, language) == found


def test_a_month_with_a_capital_is_no_name() -> None:
    assert names("for Ondine in March") == ["Ondine"]


# --- stems --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "repair repairs repaired repairing"),
        ("en", "Skerry Skerry's"),
        ("ru", "мост моста мосту мостом мосты мостов мостам"),
        ("ru", "деревня деревни деревню деревней деревнях"),
        ("ru", "Вербин Вербина Вербину Вербиным Вербине"),
        ("ru", "Лопатникова Лопатниковой Лопатникову"),
        ("ru", "Кедрач Кедрача Кедрачу Кедрачом"),
        ("ru", "закрыли закрыла закрыл"),
        ("uk", "вулик вулика вулику вуликом вулики вуликів вуликам"),
        ("uk", "дорога дороги дорогу дорогою дорогам"),
        ("uk", "школа школи школу школою школі"),
        ("uk", "бібліотека бібліотеки бібліотеку бібліотекою"),
        ("uk", "Завіруха Завірухи Завіруху Завірухою"),
        ("uk", "Сирота Сироти Сироту Сиротою"),
        ("uk", "Чепіга Чепіги Чепігу Чепігою"),
        ("uk", "закрити закрила закрили закрив"),
        ("de", "Brücke Brücken"),
        ("fr", "pont ponts"),
        ("es", "puente puentes"),
    ],
)
def test_the_forms_of_one_word_fall_together(language: str, forms: str) -> None:
    stems = {form: only(form, language).stem for form in forms.split()}
    assert len(set(stems.values())) == 1, stems


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "boat", "boats' crew"), ("ru", "мост", "мост речка"), ("uk", "вулик", "мед"), ("uk", "дах", "дім")],
)
def test_different_words_stay_apart(language: str, one: str, other: str) -> None:
    assert only(one, language).stem != words(other, language)[-1].stem


def test_a_language_without_a_table_keeps_its_words_as_they_are() -> None:
    assert [w.stem for w in words("Ondine talot kadulla", "xx")] == ["ondine", "talot", "kadulla"]


def test_a_short_word_is_not_stemmed_away() -> None:
    for word in ("й", "ми", "на", "ого", "ла"):
        assert stem(word, "uk")


def test_stemming_from_many_threads_gives_the_same_stems() -> None:
    made = [f"{beginning}{ending}" for beginning in ("repair", "flood", "vote") for ending in ("s", "ed", "ing", "er")]
    alone = [stem(word, "en") for word in made]
    stem.cache_clear()
    results: list[list[str]] = []
    threads = [threading.Thread(target=lambda: results.append([stem(w, "en") for w in made])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 8


# --- stop words and terms -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "when did the ferry leave for the island", ["ferry", "leave", "island"]),
        ("en", "Don’t they say it?", ["say"]),
        ("ru", "когда и почему закрыли старый мост", ["закрыли", "старый", "мост"]),
        ("ru", "Ещё её нет", []),
        ("uk", "коли і чому закрили стару школу", ["закрили", "стару", "школу"]),
        ("de", "warum ist die Fähre für die Insel", ["fahre", "insel"]),
        ("de", "über können während würde", []),
        ("fr", "où était le bac très vieux", ["bac", "vieux"]),
        ("fr", "même déjà ça été", []),
        ("es", "¿por qué está más viejo el puente también?", ["viejo", "puente"]),
        ("es", "según había están", []),
    ],
)
def test_stop_words_are_no_content(language: str, text: str, kept: list[str]) -> None:
    assert content(text, language) == kept


def test_single_latin_letters_are_no_content_unless_they_are_capitals() -> None:
    assert content("plan b or plan B") == ["plan", "plan", "b"]


def test_the_same_text_has_the_same_words_again() -> None:
    text = "Maren Tolk’s 1,200 goats. «Бджола» не питає."
    assert words(text, "uk") == words(text, "uk")


def test_ordinary_prose_is_read_fast() -> None:
    text = "The keeper Halvard Brisk rowed to Gull Point with eleven goats in 2009. " * 1400
    with within(LINEAR):
        assert words(text, "en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le duc d’Orléans visita l'Élysée.", ["orleans", "elysee"]),
        ("L'Élysée refuse.", ["elysee"]),
        ("L'eau monte d'ici là.", []),
        ("L'EAU MONTE ICI.", []),
    ],
)
def test_a_name_behind_an_elided_article_is_a_name(text: str, names: list[str]) -> None:
    assert [word.folded for word in words(text, "fr") if word.name] == names
