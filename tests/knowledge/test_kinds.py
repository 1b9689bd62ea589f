"""What sentences hold that questions ask for, and passages that hold nothing of the kind."""

from __future__ import annotations

import pytest

from knowledge.answering.kinds import holds, lacks
from knowledge.answering.question import parse
from knowledge.loading import from_paragraphs
from knowledge.reading import Reading, ReadPassage


def passage(text: str, language: str = "en") -> ReadPassage:
    [read] = Reading(from_paragraphs("velm", [text], language)).read
    return read


def held(question: str, text: str, language: str = "en") -> float:
    read = passage(text, language)
    return max(holds(parse(question, language, ()), read, n) for n in range(len(read.sentences)))


@pytest.mark.parametrize(
    ("language", "question", "holding", "lacking"),
    [
        ("en", "How old is Odile Marn?", "Odile Marn, 47, runs it.", "Odile Marn has run it for 22 winters."),
        ("en", "How old is Odile Marn?", "Marn is 47 years old.", "Marn has 47 goats."),
        ("en", "How old is the crane?", "The crane was built in 1874.", "The crane lifts 1874 crates."),
        ("en", "How much did the crane cost?", "It cost 86,000 crowns.", "It lifts 86,000 crates."),
        ("en", "How much did the crane cost?", "It cost €40.", "It has 40 cogs."),
        ("en", "How far is the reef?", "The reef is three miles off.", "The reef has three caves."),
        ("en", "How long did the strike last?", "It lasted nine weeks.", "It had nine leaders."),
        ("en", "What share came back?", "Some 40 % came back.", "Of the boats 40 came back."),
        ("en", "In what year did it open?", "It opened in 1998.", "It opened with 45 berths."),
        ("en", "Where is the ferry kept?", "It is kept in Velm.", "It is kept warm."),
        ("ru", "Сколько лет Одилии Марн?", "Одилии Марн 47 лет.", "У Одилии Марн 47 коз."),
        ("ru", "Сколько лет Одилии Марн?", "Одилия Марн (47) чинит кран.", "Одилия Марн чинит 47 кранов."),
        ("ru", "Сколько стоит кран?", "Он стоит 86 тысяч рублей.", "Он поднимает 86 тысяч ящиков."),
        ("ru", "Как долго шла забастовка?", "Она шла девять недель.", "В ней девять вожаков."),
        ("uk", "Скільки років Одилії Марн?", "Одилії Марн 47 років.", "У Одилії Марн 47 кіз."),
        ("uk", "Скільки коштує кран?", "Він коштує 86 тисяч гривень.", "Він піднімає 86 тисяч скринь."),
        ("uk", "Як далеко риф?", "До рифу п'ять кілометрів.", "На рифі п'ять печер."),
        ("de", "Wie alt ist Odile Marn?", "Odile Marn ist 47 Jahre alt.", "Odile Marn hat 47 Ziegen."),
        ("de", "Was kostet der Kran?", "Er kostet 300 Kronen.", "Er hebt 300 Kisten."),
        ("fr", "Quel âge a Odile Marn ?", "Odile Marn a 47 ans.", "Odile Marn a 47 chèvres."),
        ("fr", "Combien coûte la grue ?", "Elle coûte 300 couronnes.", "Elle lève 300 caisses."),
        ("es", "¿Qué edad tiene Odile Marn?", "Odile Marn tiene 47 años.", "Odile Marn tiene 47 cabras."),
        ("es", "¿Cuánto cuesta la grúa?", "Cuesta 300 coronas.", "Levanta 300 cajas."),
    ],
)
def test_a_sentence_holds_the_kind_of_thing_that_is_asked_for(
    language: str, question: str, holding: str, lacking: str
) -> None:
    assert held(question, holding, language) == 1
    assert held(question, lacking, language) < 0.5


def test_what_the_question_says_itself_is_no_answer_to_it() -> None:
    assert held("How much does a berth of 40 crowns cost?", "A berth costs 50 crowns.") == 1
    assert held("How much does a berth of 40 crowns cost?", "A berth costs 40 crowns.") < 0.5


def test_a_name_behind_a_preposition_of_place_is_a_place_and_another_name_hardly() -> None:
    question = "Where is the crane kept?"
    assert held(question, "They keep the crane at Velm.") == 1
    assert held(question, "They keep the crane behind the church.") == pytest.approx(0.7)
    assert held(question, "The crane belongs to Marn.") == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How old is Odile Marn?", "Odile Marn has run the harbour for 22 winters."),
        ("Where does Odile Marn live?", "Odile Marn told the Gazette that the crane was late."),
        ("How far is the reef?", "The reef has no name."),
    ],
)
def test_a_passage_without_anything_of_the_kind_cannot_be_the_answer(question: str, text: str) -> None:
    assert lacks(parse(question, "en", ()), passage(text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How old is Odile Marn?", "Odile Marn, 47, has run the harbour for 22 winters."),
        ("Where does Odile Marn live?", "Odile Marn has lived on the rock for years."),
        ("How many berths are there?", "There is a berth."),
        ("Who runs the harbour?", "A widow runs it."),
        ("Why is it late?", "It is late."),
    ],
)
def test_a_passage_that_may_be_the_answer_is_kept(question: str, text: str) -> None:
    assert not lacks(parse(question, "en", ()), passage(text))
