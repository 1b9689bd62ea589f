"""Words that stand for one another: other forms, numbers in words and digits, derivations, demonyms, synonyms."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.analysis import stem
from knowledge.answering.answer import ask, weigh_all
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.languages import LANGUAGES, families
from knowledge.languages.derivation import akin_by_ending
from knowledge.loading import from_paragraphs
from knowledge.models import Answer, cut
from knowledge.reading import Reading
from knowledge.vocabulary import RELATIVE, SYNONYM

TABLES = sorted(p for kind in ("families", "synonyms") for p in Path(families.__file__).parent.glob(f"{kind}/??.txt"))


def shelf(language: str, *paragraphs: str) -> Collection:
    reading = Reading(from_paragraphs("shelf", list(paragraphs), language))
    collection = Collection(reading.language)
    collection.add(reading)
    return collection


def worth(language: str, asked: str, written: str) -> float:
    """What a word of an article is worth for one of a question."""
    held = shelf(language, f"{written}.")
    return held.akin(stem(asked, language)).get(stem(written, language), 0.0)


@pytest.mark.parametrize(
    ("language", "asked", "written"),
    [
        ("en", "discovery", "discover"),
        ("en", "germany", "german"),
        ("en", "poland", "polish"),
        ("en", "ukrainian", "ukraine"),
        ("en", "won", "winner"),
        ("en", "nine", "9"),
        ("ru", "подписание", "подписал"),
        ("ru", "украинский", "украина"),
        ("ru", "умер", "смерть"),
        ("ru", "девять", "9"),
        ("uk", "дев'ять", "9"),
        ("uk", "помер", "смерть"),
    ],
)
def test_forms_and_derivations_of_a_word_stand_for_it_either_way(language: str, asked: str, written: str) -> None:
    assert worth(language, asked, written) == RELATIVE
    assert worth(language, written, asked) == RELATIVE


@pytest.mark.parametrize(
    ("asked", "written", "worth_of_it"),
    [
        ("gebaut", "baute", RELATIVE),
        ("gegründet", "gründete", RELATIVE),
        ("gründung", "gegründet", RELATIVE),
        ("geöffnet", "öffnete", RELATIVE),
        ("abgelehnt", "ablehnung", RELATIVE),
        ("aufzuhängen", "aufgehängt", RELATIVE),
        ("abgelehnt", "lehnte", SYNONYM),
        ("abstimmung", "stimmten", SYNONYM),
        ("abgelehnt", "angelehnt", 0.0),
        ("gemein", "mein", 0.0),
    ],
)
def test_german_verbs_are_known_with_what_stands_before_and_behind_them(
    asked: str, written: str, worth_of_it: float
) -> None:
    assert worth("de", asked, written) == worth("de", written, asked) == worth_of_it


def test_forms_of_german_verbs_go_with_their_article() -> None:
    collection = shelf("de", "Der Turm wurde 1911 gebaut.")
    (version,) = collection.readings
    assert collection.akin(stem("baute", "de")) == {"gebaut": RELATIVE}
    collection.remove(version)
    assert collection.akin(stem("baute", "de")) == {}


def test_a_word_of_the_same_meaning_is_worth_less_than_a_form_of_the_word() -> None:
    assert worth("en", "purchase", "acquire") == SYNONYM < RELATIVE
    assert worth("ru", "построить", "возвести") == SYNONYM


@pytest.mark.parametrize(
    ("language", "asked", "written"),
    [("en", "harbour", "harvest"), ("en", "nine", "8"), ("en", "sea", "season"), ("ru", "мост", "мостовщик")],
)
def test_a_like_beginning_alone_makes_no_relative(language: str, asked: str, written: str) -> None:
    assert worth(language, asked, written) == 0


def test_numbers_are_never_kin_by_their_endings() -> None:
    assert shelf("en", "In 19981 they left.").akin("1998") == {}


def test_a_language_without_endings_knows_no_kin_by_them() -> None:
    assert akin_by_ending("discov", "discoveri", "en")
    assert not akin_by_ending("discov", "discoveri", "xx")


def test_what_an_article_does_not_hold_stands_for_nothing_and_goes_with_it() -> None:
    collection = shelf("en", "The winner slept.")
    assert stem("winner", "en") in collection.akin("won")
    assert stem("victory", "en") not in collection.akin("won")
    collection.remove(next(iter(collection.readings)))
    assert collection.akin("won") == {}


def test_a_question_finds_its_answer_in_a_relative() -> None:
    collection = shelf(
        "en",
        "The lamp of the Ravel lighthouse burned for nine hours on the night of the storm.",
        "Ines Marrow was the winner of the Ravel rowing cup that summer.",
        "The bakery on the quay was painted green in the spring.",
    )
    result = ask("Who won the Ravel rowing cup?", [collection])
    assert isinstance(result, Answer)
    (reading,) = collection.readings.values()
    assert "Ines Marrow" in cut(reading.article, result.citations[0].passage.span)
    best = weigh_all(understand("Who won the Ravel rowing cup?", collection), collection)[0].evidence
    assert best.sentence < 1
    assert best.known == 1


def test_a_term_in_one_passage_sets_apart_and_one_in_all_does_not() -> None:
    collection = shelf("en", "The crane moved.", "The crane fell.", "The crane and the ferry sank.")
    assert collection.distinction("ferri") == 1
    assert 0 < collection.distinction("crane") < 0.5
    assert collection.distinction("zeppelin") == 0


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_line_of_a_table_is_a_family_of_single_words_that_no_other_line_repeats(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert path.stem in LANGUAGES
    assert len(lines) == len(set(lines))
    for line in lines:
        assert len(line.split()) > 1, line
        assert line == line.casefold().replace("ё", "е"), line
