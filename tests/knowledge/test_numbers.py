"""Numbers in digits and in words are worth the same, stand where they say, and are found in six languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.languages import LANGUAGES
from knowledge.languages.numerals import numerals
from knowledge.numbers import Unit, values


def terms(text: str, language: str = "en") -> list[str]:
    return [value.term for value in values(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "nine in ten", "90%"),
        ("en", "nine out of every ten", "90%"),
        ("en", "90 %", "90%"),
        ("en", "90 percent", "90%"),
        ("en", "ninety per cent", "90%"),
        ("en", "two thirds", "66.67%"),
        ("en", "a quarter of it", "25%"),
        ("en", "half", "50%"),
        ("en", "a dozen", "12"),
        ("en", "1.5 million", "1500000"),
        ("en", "1,500,000", "1500000"),
        ("en", "£1.5m", "1500000"),
        ("en", "half a million", "500000"),
        ("en", "two hundred and five thousand three hundred and twelve", "205312"),
        ("en", "3,5", "3.5"),
        ("en", "3.50", "3.5"),
        ("en", "21st", "21"),
        ("en", "twenty-first", "21"),
        ("en", "XXI", "21"),
        ("ru", "полтора миллиона", "1500000"),
        ("ru", "350 тысяч", "350000"),
        ("ru", "двадцать пять", "25"),
        ("ru", "двадцати пяти", "25"),
        ("ru", "двадцать первом", "21"),
        ("ru", "V веке", "5"),
        ("ru", "девять из десяти", "90%"),
        ("ru", "две трети", "66.67%"),
        ("ru", "треть", "33.33%"),
        ("uk", "п'ятнадцять тисяч", "15000"),
        ("uk", "дев’ять із десяти", "90%"),
        ("uk", "90 відсотків", "90%"),
        ("uk", "півтора мільйона", "1500000"),
        ("de", "fünfundzwanzig", "25"),
        ("de", "dreihundertzehn Tausend", "310000"),
        ("de", "1,5 Millionen", "1500000"),
        ("de", "neun von zehn", "90%"),
        ("fr", "quatre-vingt-dix", "90"),
        ("fr", "soixante-dix-sept", "77"),
        ("fr", "deux cent mille", "200000"),
        ("fr", "neuf sur dix", "90%"),
        ("es", "treinta y cinco", "35"),
        ("es", "nueve de cada diez", "90%"),
        ("es", "dos tercios", "66.67%"),
    ],
)
def test_one_value_has_one_term_however_it_is_written(language: str, text: str, term: str) -> None:
    assert terms(text, language) == [term]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "twenty or thirty", ["20", "30"]),
        ("en", "one and two", ["1", "2"]),
        ("en", "10m deep", ["10"]),
        ("en", "Charles V in the second act, millions, hundreds", []),
        ("en", "the MD and CD of MI", []),
        ("en", "1.2.3", []),
        ("en", "12345678901234567890", []),
        ("en", "on 3 March 2031", []),
        ("xx", "nine of 1,200", ["1200"]),
    ],
)
def test_what_is_no_amount_or_two_amounts_is_not_made_one(language: str, text: str, found: list[str]) -> None:
    assert terms(text, language) == found


def test_a_value_tells_what_it_counts_and_whether_the_text_is_sure_of_it() -> None:
    share, order, plain = values("About 90 % came, the twenty-first alone, with 12 boats", "en")
    assert (share.unit, share.approximate, float(share.value)) == (Unit.SHARE, True, 0.9)
    assert (order.unit, order.approximate) == (Unit.ORDINAL, False)
    assert (plain.unit, plain.value) == (Unit.PLAIN, 12)


def test_a_value_stands_where_its_offsets_say() -> None:
    text = "Nearly nine in ten of 1.5 million crowns, 90 %."
    assert [text[v.start : v.end] for v in values(text, "en")] == ["nine in ten", "1.5 million", "90 %"]


PIECES = [*"0123456789., %-XVIm£", " two ", " hundred ", " million ", " half ", " a ", " in ", " сто ", " vingt "]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from([*LANGUAGES, "xx"]))
def test_the_values_of_any_text_are_in_order_inside_it(text: str, code: str) -> None:
    behind = 0
    for value in values(text, code):
        assert behind <= value.start < value.end <= len(text)
        assert value.term
        behind = value.end


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_can_count_to_a_hundred_in_its_tens(code: str) -> None:
    known = set(numerals(code).plain.values()) | set(numerals(code).times.values())
    assert {*range(2, 11), 20, 30, 40, 50, 60, 100, 1000, 1_000_000} <= {int(v) for v in known if v % 1 == 0}
