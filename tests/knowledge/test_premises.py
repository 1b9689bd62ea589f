"""Names, numbers and languages that the articles do not have: what is refused, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.answering.tongues import language_asked, script_of
from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Answer, NoAnswer, Reason

Shelf = Callable[..., Library]

MILL = [
    "Anna Kovalenko runs the mill at Tarnley. She mends its wheel on Sundays.",
    "A fire destroyed the roof of the mill in 2021. Forty neighbours carried water.",
    "The council paid 86,000 crowns for the new roof, said the mayor, Odo Finch.",
    "Kovalenko keeps three dogs. She found them on the road to Velm.",
    "“The wheel is older than my grandmother,” said Kovalenko.",
]


async def shelf_of(*paragraphs: str, language: str = "en") -> Library:
    library = Library()
    await library.add(from_paragraphs("mill", list(paragraphs or MILL), language))
    return library


async def refused(library: Library, question: str) -> NoAnswer:
    result = await library.ask(question)
    assert isinstance(result, NoAnswer), [library.cut(c.highlight) for c in result.citations]
    return result


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Where does Anna Petrova mend the wheel of the mill?", ("Anna Petrova",)),
        ("What did the 1974 fire destroy?", ("1974",)),
        ("When did a fire destroy the roof of 250 mills?", ("250",)),
        ("When did Lavrov mend the wheel of the mill?", ("Lavrov",)),
        ("What did Lavrov say about the mill at Tarnley?", ("Lavrov",)),
    ],
)
async def test_a_premise_that_no_article_holds_is_named(question: str, terms: tuple[str, ...]) -> None:
    result = await refused(await shelf_of(), question)
    assert result.reason is Reason.NEVER_MENTIONED
    assert result.terms == terms


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which 2 things did the fire of 2021 destroy, the roof of the mill or not?", "A fire destroyed"),
        ("What did the council pay for the new roof, Mr Finch?", "86,000 crowns"),
        ("When did a fire destroy the roof of the Tarnley mill?", "in 2021"),
    ],
)
async def test_what_may_be_meant_otherwise_does_not_refute_a_question(question: str, words: str) -> None:
    library = await shelf_of()
    result = await library.ask(question)
    assert isinstance(result, Answer), result
    assert words in library.cut(result.citations[0].passage.span)


async def test_names_that_are_there_without_what_is_asked_are_told_apart() -> None:
    result = await refused(await shelf_of(), "Does Anna Kovalenko's helicopter fly?")
    assert result.reason is Reason.NOT_TOGETHER
    assert result.mentioned == ("Anna Kovalenko",)
    assert result.terms == ("helicopter", "fly")


async def test_words_in_another_place_of_the_article_are_not_beside_the_name() -> None:
    paragraphs = [
        MILL[0],
        *[f"Barge number {n} passed the lock in the rain." for n in range(20, 26)],
        "A zeppelin sank.",
    ]
    result = await refused(await shelf_of(*paragraphs), "Does Kovalenko own a zeppelin?")
    assert (result.reason, result.mentioned) == (Reason.NOT_TOGETHER, ("Kovalenko",))
    assert "zeppelin" in result.terms
    near = await refused(await shelf_of(MILL[0], "A zeppelin sank."), "Did Kovalenko photograph any zeppelin?")
    assert "zeppelin" not in near.terms


@pytest.mark.parametrize(
    "question", ["What is Anna Kovalenko's shoe size?", "Does Odo Finch play chess?", "Has Lavrov paid 7 crowns?"]
)
async def test_what_a_refusal_calls_unmentioned_stands_nowhere(question: str) -> None:
    library = await shelf_of()
    result = await refused(library, question)
    [article] = library.articles()
    for term in result.terms if result.reason is Reason.NEVER_MENTIONED else ():
        assert term.casefold() not in article.text.casefold()
    for name in result.mentioned:
        assert name.casefold() in article.text.casefold()


@pytest.mark.parametrize(
    ("language", "paragraphs", "question", "name", "term"),
    [
        (
            "ru",
            ["Мельницей в Подгрязье заведует Агафон Лужкин.", "Лужкин держит трёх собак и чинит колесо."],
            "Есть ли у Лужкина вертолёт?",
            "Лужкина",
            "вертолёт",
        ),
        (
            "uk",
            ["Млином у Вербівці керує Орися Ковбаня.", "Ковбаня тримає трьох собак і лагодить колесо."],
            "Чи має Ковбаня гелікоптер?",
            "Ковбаня",
            "гелікоптер",
        ),
    ],
)
async def test_refusals_name_the_words_as_they_were_typed_in_any_language(
    language: str, paragraphs: list[str], question: str, name: str, term: str
) -> None:
    result = await refused(await shelf_of(*paragraphs, language=language), question)
    assert result.reason is Reason.NOT_TOGETHER
    assert result.mentioned == (name,)
    assert term in result.terms


@pytest.mark.parametrize(
    "question",
    [
        "Wie alt ist Anna Kovalenko?",
        "Wo wohnt Anna Kovalenko?",
        "Où habite Anna Kovalenko ?",
        "¿Cuántos años tiene Anna Kovalenko?",
        "Сколько лет Анне Коваленко?",
        "Чи має Коваленко гелікоптер?",
    ],
)
async def test_a_question_in_another_language_is_told_that_of_the_articles_with_what_is_near_the_name(
    question: str,
) -> None:
    library = await shelf_of()
    result = await refused(library, question)
    assert result.reason is Reason.OTHER_LANGUAGE
    assert result.languages == ("en",)
    assert any("Kovalenko" in library.cut(citation.passage.span) for citation in result.nearest)


@pytest.mark.parametrize(
    "question", ["Was kostet ein Brot?", "Τι κοστίζει ο μύλος;", "パンはいくらですか", "де мій потяг"]
)
async def test_without_a_name_nothing_is_near_in_another_language(question: str) -> None:
    result = await refused(await shelf_of(), question)
    assert result.reason is Reason.OTHER_LANGUAGE
    assert result.nearest == ()


async def test_a_name_alone_is_found_across_scripts() -> None:
    library = await shelf_of("The keeper, Halvard Brisk, lives on the rock.", MILL[1], MILL[2])
    result = await library.ask("Кто такой Халвард Бриск?")
    assert isinstance(result, Answer)
    assert "Halvard Brisk" in library.cut(result.citations[0].highlight)


async def test_a_question_in_the_language_of_one_of_the_articles_is_in_no_other(shelf: Shelf) -> None:
    assert (await refused(shelf("lantern", "melnitsa"), "как испечь хлеб")).reason is not Reason.OTHER_LANGUAGE
    assert (await refused(shelf("lantern", "melnitsa"), "how do I fly a kite")).reason is not Reason.OTHER_LANGUAGE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Where does Anna live?", "en"),
        ("who is el chapo", "en"),
        ("Did De La Rosa win?", None),
        ("Wie alt ist Anna?", "de"),
        ("Où habite Anna ?", "fr"),
        ("¿Dónde vive Anna?", "es"),
        ("Где живёт Анна?", "ru"),
        ("Де живе Анна?", "uk"),
        ("Хто такий Іван?", "uk"),
        ("Anna Kovalenko", None),
        ("2021", None),
        ("", None),
    ],
)
def test_small_words_tell_the_language_and_names_do_not(text: str, language: str | None) -> None:
    assert language_asked(text) == language


def test_the_script_is_that_of_most_letters() -> None:
    assert script_of("Кто такой Brisk?") == "CYRILLIC"
    assert script_of("Who is Бриск today?") == "LATIN"
    assert script_of("2021?") == ""
