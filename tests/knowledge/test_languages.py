"""The language tables: well formed, written the way they are compared, and frequencies that tell rare from common."""

from __future__ import annotations

import dataclasses
import re

import pytest

from knowledge.analysis import fold, words
from knowledge.answering.question import fold_keeping_accents
from knowledge.languages import LANGUAGES, Asks, Language, MetadataField, compiled, language_of
from knowledge.languages.frequencies import FOLDER, KEPT, RARE, zipf, zipf_table

ALL = pytest.mark.parametrize("table", LANGUAGES.values(), ids=LANGUAGES)
WORD_LISTS = [f.name for f in dataclasses.fields(Language) if "frozenset" in str(f.type)]
CLITICS = ("suffix_clitics", "prefix_clitics", "suffixes")


def patterns(table: Language) -> list[str]:
    """All regular expressions of a table."""
    return [*(p for _, p in table.asks), *table.small_talk, *(p for _, p in table.metadata)]


@pytest.mark.parametrize("code", ["en", "ru", "uk", "de", "fr", "es"])
def test_the_languages_of_the_product_have_a_table_under_their_own_code(code: str) -> None:
    assert language_of(code) is LANGUAGES[code]
    assert LANGUAGES[code].code == code


@ALL
def test_every_expression_compiles_and_none_matches_everything(table: Language) -> None:
    for pattern in patterns(table):
        expression = re.compile(pattern)
        assert not expression.search(""), pattern
        assert not expression.search("ondine petrel"), pattern


@ALL
def test_expressions_are_written_for_folded_text(table: Language) -> None:
    for pattern in patterns(table):
        plain = re.sub(r"\\.", "", pattern)
        assert plain == fold_keeping_accents(plain), pattern


@ALL
@pytest.mark.parametrize("name", WORD_LISTS)
def test_word_lists_hold_single_words_in_lower_case_with_straight_apostrophes(table: Language, name: str) -> None:
    for word in getattr(table, name):
        assert word == word.strip().casefold().replace("ё", "е") or "ß" in word, word
        assert re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", word), word


@ALL
def test_endings_are_in_lower_case_and_the_longest_come_first(table: Language) -> None:
    for name in CLITICS:
        assert all(part == part.casefold() and part for part in getattr(table, name))
    assert list(map(len, table.suffixes)) == sorted(map(len, table.suffixes), reverse=True)


@ALL
def test_every_table_has_what_a_question_needs(table: Language) -> None:
    for name in WORD_LISTS:
        assert getattr(table, name) or name == "determiners" or (name == "not_speakers" and not table.speech), name
    assert {kind for kind, _ in table.asks} >= set(Asks) - {Asks.ANYTHING}
    assert {field for field, _ in table.metadata} == set(MetadataField)
    assert table.small_talk
    assert table.stemmer or table.suffixes


@ALL
def test_most_telling_kinds_are_tried_before_the_mere_person(table: Language) -> None:
    order = [kind for kind, _ in table.asks]
    assert order.index(Asks.IDENTITY) < order.index(Asks.PERSON)
    assert max(n for n, kind in enumerate(order) if kind is Asks.SPEAKER) < order.index(Asks.PERSON)


@ALL
def test_every_stop_word_is_stopped(table: Language) -> None:
    # Words of a list are compared in their folded form: an accent must not make one of them dead.
    dead = {w for w in table.stop_words if any(found.content for found in words(w, table.code))}
    assert dead == set()


@ALL
@pytest.mark.parametrize("name", ["months", "time_words", "reason_words", "number_words", "question_words"])
def test_every_word_of_a_list_can_be_met_in_a_text(table: Language, name: str) -> None:
    held: frozenset[str] = getattr(table, name)
    dead = {w for w in held if "'" not in w and "-" not in w and fold(w) not in held}
    assert dead == set()


def test_a_language_without_a_table_stems_nothing_and_stops_nothing() -> None:
    table = language_of("fi")
    assert table.code == "fi"
    assert table.stemmer is None
    assert not table.stop_words
    assert not table.suffixes
    assert table.asks == LANGUAGES["en"].asks
    assert language_of("fi") is table


def test_expressions_put_together_match_where_any_of_them_does() -> None:
    either = compiled(("ondine|velm", "petrel s?"))
    assert either.fullmatch("velm")
    assert either.fullmatch("petrel s")
    assert not either.fullmatch("ondine petrel ")
    assert not compiled(()).search("anything")


# --- frequencies --------------------------------------------------------------------------------------------------


@ALL
def test_every_language_has_a_frequency_table_on_the_zipf_scale(table: Language) -> None:
    values = zipf_table(table.code)
    assert len(values) > 5_000
    assert min(values.values()) >= KEPT
    assert max(values.values()) < 9
    assert all(stem and stem == fold(stem) for stem in values)


@ALL
def test_a_frequency_file_has_a_line_a_tenth_and_no_stem_twice(table: Language) -> None:
    lines = (FOLDER / f"{table.code}.txt").read_text(encoding="utf-8").splitlines()
    tenths = [int(line.split(" ")[0]) for line in lines]
    stems = [stem for line in lines for stem in line.split(" ")[1:]]
    assert tenths == sorted(set(tenths), reverse=True)
    assert len(stems) == len(set(stems)) == len(zipf_table(table.code))


@pytest.mark.parametrize(
    ("language", "common", "rare"),
    [
        ("en", "the people water house", "midwife rapeseed trawler skerry"),
        ("ru", "и человек дом вода", "мельник жернова гектар брезент"),
        ("uk", "і людина дім вода", "пасічник вулик кювет гречка"),
        ("de", "und haus wasser zeit", "hebamme rapsöl leuchtturm"),
        ("fr", "le maison eau temps", "meunier ruche colza"),
        ("es", "el casa agua tiempo", "colmena molinero comadrona"),
    ],
)
def test_common_words_have_a_higher_zipf_value_than_rare_ones(language: str, common: str, rare: str) -> None:
    def values(text: str) -> list[float]:
        return [zipf(word.stem, language) for word in words(text, language)]

    assert min(values(common)) > max(values(rare)) + 0.5


def test_a_word_that_no_table_holds_is_rare() -> None:
    assert zipf("zorblaxian", "en") == RARE
    assert zipf("the", "fi") == RARE
    assert RARE < KEPT


@pytest.mark.parametrize("code", LANGUAGES)
def test_stop_words_are_common_words(code: str) -> None:
    stems = [found.stem for word in LANGUAGES[code].stop_words for found in words(word, code)]
    assert sum(zipf(stem, code) >= 4 for stem in stems) / len(stems) > 0.7


@ALL
def test_questions_for_words_name_a_speaker_or_the_words(table: Language) -> None:
    for pattern in table.speech:
        groups = set(re.compile(pattern).groupindex)
        assert groups <= {"speaker", "topic", "words"}
        assert ("speaker" in groups) != ("words" in groups)
