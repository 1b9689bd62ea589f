"""The catalogues: complete, nothing left over, the same fields as the English texts."""

from __future__ import annotations

from datetime import date
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot
from bot.i18n import LOCALES, load_languages

CODE = Path(bot.__file__).parent
KEYWORDS = {"say": None, "count": (1, 2)}
TRANSLATED = ("ru", "uk")
COMMANDS = (
    *("/ask", "/who", "/quotes", "/speakers", "/sources", "/help", "telegram.org/privacy"),
    *("/digest", "/follow", "/forget", " /privacy", "/inbox"),
)


def texts_in_code() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(CODE, [("sandbox/**", "ignore"), ("**.py", "python")], keywords=KEYWORDS)
    return {message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found}


def catalogue(language: str) -> Catalog:
    with (LOCALES / language / "LC_MESSAGES" / "bot.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def forms(value: str | tuple[str, ...] | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def entries(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def fields(template: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(template) if field is not None}


def test_there_are_texts_to_translate() -> None:
    assert len(texts_in_code()) > 50


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_in_the_code_is_translated_and_nothing_else_is(language: str) -> None:
    translated = {message.id if isinstance(message.id, str) else tuple(message.id) for message in entries(language)}
    assert translated == texts_in_code()


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty_doubtful_or_obsolete(language: str) -> None:
    assert not catalogue(language).obsolete
    for message in entries(language):
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in forms(message.string)), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_has_the_fields_of_its_text(language: str) -> None:
    for message in entries(language):
        wanted = set().union(*map(fields, forms(message.id)))
        for form in forms(message.string):
            assert fields(form) == wanted, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_keeps_commands_and_line_ends(language: str) -> None:
    for message in entries(language):
        text = forms(message.id)[-1]
        for form in forms(message.string):
            assert form.count("\n") == text.count("\n"), message.id
            for command in COMMANDS:
                assert (command in form) == (command in text), message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_plural_has_three_forms_chosen_by_the_rule_of_the_language(language: str) -> None:
    rule = c2py(catalogue(language).plural_expr)
    assert [rule(number) for number in (1, 2, 5, 11, 12, 21, 22, 25, 111)] == [0, 1, 2, 2, 2, 0, 1, 2, 2]
    for message in entries(language):
        if message.pluralizable:
            assert len(message.string) == 3


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("uk", "uk"), ("uk-UA", "uk"), ("RU", "ru"), ("ru_RU", "ru"), ("be", "ru"),
        ("de", "en"), ("", "en"), (None, "en"), ("zz-\ud800", "en"),
    ],
)  # fmt: skip
def test_a_person_is_addressed_in_the_nearest_language(code: str | None, language: str) -> None:
    assert load_languages().texts(code).language == language


def test_numbers_dates_and_lists_follow_the_language() -> None:
    languages = load_languages()
    shown = {
        code: (
            languages.texts(code).count("{number} passage", "{number} passages", 22),
            languages.texts(code).date(date(2031, 3, 4)).replace("\u202f", " "),
            languages.texts(code).alternatives(("A", "B")),
            languages.texts(code).quoted("A"),
            languages.texts(code).language_name("uk"),
            languages.texts(code).language_name("qq"),
        )
        for code in languages.codes
    }
    assert shown["en"] == ("22 passages", "4 March 2031", "A or B", "“A”", "Ukrainian", "qq")
    assert shown["ru"] == ("22 отрывка", "4 марта 2031 г.", "A или B", "«A»", "украинский", "qq")
    assert shown["uk"] == ("22 уривки", "4 березня 2031 р.", "A або B", "«A»", "українська", "qq")


def test_braces_in_what_is_filled_in_stay_as_they_are() -> None:
    text = (
        load_languages().texts("en").say("The sources do not answer this: they never mention {terms}.", terms="{x}{0}")
    )
    assert text == "The sources do not answer this: they never mention {x}{0}."
