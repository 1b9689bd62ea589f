"""What those get who follow a speaker or words."""

from __future__ import annotations

import pytest

from bot.digests.holding import hold
from knowledge.library import Library
from tests.bot.digests.newsroom import add

ARTICLE = (
    "“We have no crew left and no money to hire one,” said Vira Tokar, the harbour master.",
    "“The bridges of Corfell will all be painted blue,” said Anselm Bridge, a painter.",
    "“Every bridge in this town leaks,” said Silas Brandt, the mayor of Brackwater. “I have said so.”",
    "Tokar called the council “a theatre without a roof”.",
    "“Paid,” said Silas Brandt.",
    "“The bridge was sold,” the words on the wall read.",
)


async def followed(words: str, *article: str, language: str = "en") -> list[str]:
    library = Library()
    version = await add(library, "ferry", *(article or ARTICLE), language=language)
    return [library.cut(saying.first.span) for saying in hold(library, version).followed(words)]


@pytest.mark.parametrize("name", ["Vira Tokar", "vira tokar", "TOKAR", "Tokar", "Токар", "Вира Токар"])
async def test_a_speaker_is_followed_under_any_spelling_of_the_name(name: str) -> None:
    assert await followed(name) == ["We have no crew left and no money to hire one,", "a theatre without a roof"]


async def test_a_speaker_is_followed_by_the_role_too() -> None:
    assert await followed("the mayor") == ["Every bridge in this town leaks,"]


async def test_a_misspelt_name_is_nobody_as_what_comes_unasked_must_be_what_was_meant() -> None:
    assert await followed("Vira Tokor") == []
    assert await followed("Bridges Anselm") == []


async def test_words_are_followed_in_any_form_and_all_of_them_must_stand_in_the_quotation() -> None:
    assert await followed("leaking bridges") == ["Every bridge in this town leaks,"]
    assert await followed("crew money") == ["We have no crew left and no money to hire one,"]
    assert await followed("crew bridge") == []


async def test_words_find_what_others_say_and_a_name_in_them_what_its_bearer_says() -> None:
    found = await followed("bridge")
    assert found == [
        "The bridges of Corfell will all be painted blue,",
        "Every bridge in this town leaks,",
        "The bridge was sold,",
    ]


@pytest.mark.parametrize("words", ["the", "and of", "", "?!", "Nobody Atall"])
async def test_stop_words_and_unknown_words_find_nothing(words: str) -> None:
    assert await followed(words) == []


async def test_one_word_is_no_quotation_to_be_followed() -> None:
    assert "Paid," not in await followed("Silas Brandt")


async def test_words_are_followed_in_the_language_of_the_article() -> None:
    article = "«Мосты держатся на честном слове и на ржавых болтах», — сказала Вера Лопухина, инженер города."
    assert await followed("ржавый болт", article, language="ru") == [
        "Мосты держатся на честном слове и на ржавых болтах"
    ]
    assert await followed("Лопухиной", article, language="ru") == ["Мосты держатся на честном слове и на ржавых болтах"]
