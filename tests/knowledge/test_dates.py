"""Dates in many forms and six languages: what days they mean, and that digits and words of a date meet."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.analysis import words
from knowledge.dates import Days, find_months, find_relative, find_written, period
from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Answer

MONDAY = date(2026, 11, 23)


def day(text: str) -> Days:
    return Days(date.fromisoformat(text), date.fromisoformat(text))


def span(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


SEVENTH = day("2022-06-07")
JUNE = span("2022-06-01", "2022-06-30")


@pytest.mark.parametrize(
    "text",
    [
        "on 7 June 2022", "June 7, 2022", "June 7th, 2022", "the 7th of June 2022", "7 Jun 2022", "Jun. 7, 2022",
        "2022-06-07", "7.06.2022", "07.06.2022", "07.06.22", "7/6/2022 or rather 7. 6. 2022",
        "7 июня 2022 года", "7-го июня 2022", "7 июн. 2022 г.", "7 червня 2022 року", "7 черв. 2022 р.",
        "am 7. Juni 2022", "le 7 juin 2022", "el 7 de junio de 2022",
    ],
)  # fmt: skip
def test_a_day_is_a_day_however_it_is_written(text: str) -> None:
    assert [found.days for found in find_written(text)] == [SEVENTH]


@pytest.mark.parametrize(
    "text",
    [
        "in June 2022", "06/2022", "06.2022", "Jun 2022", "в июне 2022", "за июнь 2022 года", "к июню 2022 г.",
        "у червні 2022 року",
        "im Juni 2022", "en juin 2022", "en junio de 2022",
    ],
)  # fmt: skip
def test_a_month_is_all_of_its_days(text: str) -> None:
    assert [found.days for found in find_written(text)] == [JUNE]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in 2022", span("2022-01-01", "2022-12-31")),
        ("в 2022 году", span("2022-01-01", "2022-12-31")),
        ("spring 2022", span("2022-03-01", "2022-05-31")),
        ("летом 2022 года", span("2022-06-01", "2022-08-31")),
        ("восени 2022", span("2022-09-01", "2022-11-30")),
        ("in February 2024", span("2024-02-01", "2024-02-29")),
        ("12/25/2022", day("2022-12-25")),
        ("25/12/2022", day("2022-12-25")),
    ],
)
def test_years_seasons_and_dates_with_slashes(text: str, days: Days) -> None:
    assert [found.days for found in find_written(text)] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2022", "31.02.2022", "2022-13-01", "version 1.2.2022.4", "$2022", "2022 %", "room 99/2022",
        "the 2010-11 season", "2020–2022", "in May", "march 40 miles", "2022 grams of 1,2022", "no 0999 digits",
        "June 7",
    ],
)  # fmt: skip
def test_what_may_mean_two_things_or_none_is_no_date(text: str) -> None:
    assert [found.days for found in find_written(text) if found.days != span("2022-01-01", "2022-12-31")] == []


def test_a_date_with_a_slash_can_be_read_when_the_order_is_told() -> None:
    assert [found.days for found in find_written("03/04/2022", days_first=True)] == [day("2022-04-03")]
    assert [found.days for found in find_written("03/04/2022", days_first=False)] == [day("2022-03-04")]


def test_a_winter_is_in_two_years_so_only_its_year_is_sure() -> None:
    assert [found.days for found in find_written("winter 2022")] == [span("2022-01-01", "2022-12-31")]


def test_several_dates_come_in_order_with_their_places() -> None:
    text = "from 7 June 2022 to 2023-01-02"
    assert [text[found.start : found.end] for found in find_written(text)] == ["7 June 2022", "2023-01-02"]


def test_months_without_a_year_and_their_days() -> None:
    found = find_months("in March, on 7 June and on May 3, but it may rain in May 2020")
    assert [(each.month, each.day) for each in found] == [(3, None), (6, 7), (5, 3)]
    assert found[1].of(2022) == SEVENTH


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022-06", JUNE),
        ("2022-6", JUNE),
        (" June 2022 ", JUNE),
        ("2022-06-07", SEVENTH),
        ("2022", span("2022-01-01", "2022-12-31")),
        ("in June 2022", None),
        ("yesterweek", None),
        ("", None),
    ],
)
def test_a_value_is_a_date_and_nothing_else(text: str, days: Days | None) -> None:
    assert period(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday", day("2026-11-22")),
        ("вчера", day("2026-11-22")),
        ("учора", day("2026-11-22")),
        ("gestern", day("2026-11-22")),
        ("hier", day("2026-11-22")),
        ("ayer", day("2026-11-22")),
        ("the day before yesterday", day("2026-11-21")),
        ("last week", span("2026-11-16", "2026-11-22")),
        ("с прошлой недели", span("2026-11-16", "2026-11-22")),
        ("минулого тижня", span("2026-11-16", "2026-11-22")),
        ("letzter Woche", span("2026-11-16", "2026-11-22")),
        ("la semaine dernière", span("2026-11-16", "2026-11-22")),
        ("la semana pasada", span("2026-11-16", "2026-11-22")),
        ("this month", span("2026-11-01", "2026-11-30")),
        ("в этом месяце", span("2026-11-01", "2026-11-30")),
        ("last month", span("2026-10-01", "2026-10-31")),
        ("минулого місяця", span("2026-10-01", "2026-10-31")),
        ("last year", span("2025-01-01", "2025-12-31")),
        ("цього року", span("2026-01-01", "2026-12-31")),
        ("in the last seven days", span("2026-11-16", "2026-11-23")),
        ("за последние 3 дня", span("2026-11-20", "2026-11-23")),
        ("three days ago", day("2026-11-20")),
        ("vor zwei Wochen", span("2026-11-09", "2026-11-15")),
    ],
)
def test_dates_are_counted_from_the_day_that_is_given(text: str, days: Days) -> None:
    assert [found.days for found in find_relative(text, MONDAY)] == [days]


def test_last_month_in_january_is_in_the_year_before() -> None:
    assert find_relative("last month", date(2026, 1, 5))[0].days == span("2025-12-01", "2025-12-31")


@pytest.mark.parametrize("text", ["the last day of the storm", "a weekly paper", "hierarchy", "the weekend", "a day"])
def test_other_words_about_time_mean_no_date(text: str) -> None:
    assert find_relative(text, MONDAY) == []


def test_ranges_open_and_close() -> None:
    assert JUNE.onwards() == Days(JUNE.first, date.max)
    assert JUNE.until() == Days(date.min, JUNE.last)
    assert JUNE.earlier() == Days(date.min, date(2022, 5, 31))
    assert JUNE.later() == Days(date(2022, 7, 1), date.max)
    assert JUNE.holds(SEVENTH)
    assert not SEVENTH.holds(JUNE)
    assert JUNE.onwards().later() is None


# --- words ------------------------------------------------------------------------------------------------------


def stems(text: str, language: str) -> list[str]:
    return sorted(word.stem for word in words(text, language) if word.date)


@pytest.mark.parametrize(
    ("language", "written", "others"),
    [
        ("en", "7 June 2022", ["07.06.2022", "7.6.2022", "2022-06-07", "June 07, 2022", "7 Jun 2022", "7 июня 2022"]),
        ("en", "7 June 2022", ["7 juin 2022", "7. Juni 2022"]),
        ("ru", "7 июня 2022", ["07.06.2022", "07.06.22", "2022-06-07", "07/06/2022", "June 7, 2022", "7 июн. 2022"]),
        ("uk", "7 червня 2022", ["07.06.2022", "2022-06-07", "7 черв. 2022", "7 June 2022"]),
        ("de", "7. Juni 2022", ["07.06.2022", "2022-06-07", "June 7, 2022"]),
        ("fr", "7 juin 2022", ["07/06/2022", "2022-06-07", "7. Juni 2022"]),
        ("es", "7 de junio de 2022", ["07/06/2022", "2022-06-07", "7 June 2022"]),
        ("en", "June 2022", ["06/2022", "Jun 2022", "в 06.2022"]),
        ("uk", "у січні 2022", ["січень 2022", "01/2022", "січня 2022"]),
    ],
)  # fmt: skip
def test_digits_and_names_of_a_date_are_the_same_words(language: str, written: str, others: list[str]) -> None:
    expected = stems(written, language)
    assert len(expected) == written.replace("de ", "").count(" ") + 1 - written.startswith("у ")
    assert {other: stems(other, language) for other in others} == dict.fromkeys(others, expected)


@pytest.mark.parametrize(
    ("language", "text", "stem"),
    [
        ("en", "Jan, 30, said so", "jan"),
        ("en", "the Mars 2020 rover", "mar"),
        ("uk", "лист 5", "лист"),
        ("en", "they march 40 miles", "march"),
        ("en", "from 03/04/2022", "03"),
    ],
)
def test_a_word_that_only_looks_like_a_month_stays_what_it_is(language: str, text: str, stem: str) -> None:
    assert stem in [word.stem for word in words(text, language)]
    assert not any(word.date for word in words(text, language) if word.stem == stem)


def test_the_words_of_a_date_of_digits_stand_where_its_digits_stand() -> None:
    text = "It rang on 07.06.2022 at noon."
    assert [(text[w.start : w.end], w.number) for w in words(text, "en") if w.date] == [
        ("07", True),
        ("06", False),
        ("2022", True),
    ]


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("en", "The mill caught fire on 7 June 2022 and burnt down.", "What caught fire on 07.06.2022?"),
        ("en", "The mill caught fire on 7.6.2022 and burnt down.", "What caught fire on June 7, 2022?"),
        ("ru", "Мельница сгорела 7 июня 2022 года за одну ночь.", "Что сгорело 07.06.2022?"),
        ("ru", "Мельница сгорела 07.06.2022 за одну ночь.", "Что сгорело 7 июня 2022 года?"),
        ("uk", "Млин згорів 7 червня 2022 року за одну ніч.", "Що згоріло 07.06.2022?"),
        ("de", "Die Mühle brannte am 7. Juni 2022 in einer Nacht ab.", "Was brannte am 07.06.2022 ab?"),
    ],
)
async def test_a_question_with_another_form_of_the_date_is_answered(language: str, text: str, question: str) -> None:
    library = Library()
    await library.add(from_paragraphs("mill", [text, {"en": "The weir stands."}.get(language, "Плотина.")], language))
    result = await library.ask(question)
    assert isinstance(result, Answer)
    assert library.cut(result.citations[0].highlight) == text


@given(
    st.text(alphabet="0123456789./-, JuneМая", max_size=40), st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"])
)
def test_words_stay_in_order_and_inside_the_text(text: str, language: str) -> None:
    found = words(text, language)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= word.start < word.end <= len(text) for word in found)
