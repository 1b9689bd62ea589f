"""Questions as people type them meet the words of the articles: spellings, compounds, alphabets, slips, numbers."""

from __future__ import annotations

import pytest

from knowledge.analysis import stem
from knowledge.answering.answer import ask
from knowledge.answering.question import Question
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.languages.countries import called_in, countries
from knowledge.languages.derivation import akin_by_ending
from knowledge.loading import from_paragraphs
from knowledge.models import Answer
from knowledge.reading import Reading
from knowledge.slips import slip_in_name
from knowledge.vocabulary import NAMESAKE, SYNONYM

ENGLISH = (
    "The policy makers of Velm wrote an e-mail to Governor Volodymyr Zelensky about 1.5 million crowns. Nine in ten "
    "agreed after twenty-five days. The Orrin Coastal Board (OCB) got lamps from the United States. The envoy Oleh "
    "Kovalenko and his friend Prokhor Stupin slept in the boathouse."
)
RUSSIAN = (
    "Вчера губернатор Украины Владимир Зеленский сообщил о 1,5 млн рублей. Девять из десяти против. Береговой совет "
    "Оррина (БСО) молчит. В XXI веке привет не говорят. Ему помогла Соединённым Штатам подруга Ольга Смирнова."
)
UKRAINIAN = "Учора Ґанок у п'ятому будинку оглянув Володимир Зеленський. Про це каже об'єднання жінок України."
GERMAN = "In Tarnau war die Bürgermeisterwahl. Das Kamera-Team filmte die Straße. Dort schwieg Jürgen Mühlbach."
ARTICLES = {"en": ENGLISH, "ru": RUSSIAN, "uk": UKRAINIAN, "de": GERMAN}


def shelf(language: str, *paragraphs: str) -> Collection:
    reading = Reading(from_paragraphs("shelf", list(paragraphs), language))
    collection = Collection(reading.language)
    collection.add(reading)
    return collection


def asked(language: str, question: str, article: str = "") -> Question:
    return understand(question, shelf(language, article or ARTICLES[language]))


@pytest.mark.parametrize(
    ("language", "typed", "stems", "shown"),
    [
        ("en", "policymaker", ("polici", "maker"), ()),
        ("en", "email", ("email",), ()),
        ("en", "boat house", ("boathous",), ()),
        ("en", "boat-house", ("boathous",), ()),
        ("en", "1,500,000", ("1500000",), ()),
        ("en", "1.5m", ("1500000",), ()),
        ("en", "полтора миллиона", ("1500000",), ()),
        ("en", "90 %", ("90%",), ()),
        ("en", "25 days", ("25", "day"), ()),
        ("en", "the U.S.", ("usa",), ()),
        ("en", "USA", ("usa",), ()),
        ("en", "OCB", ("orrin coastal board",), ()),
        ("en", "Orrin Coastal Board", ("orrin coastal board",), ()),
        ("en", "Зеленский", ("zelenski",), ("Zelensky",)),
        ("en", "Зеленського", ("zelenski",), ("Zelensky",)),
        ("en", "Zelenskyy", ("zelenski",), ("Zelensky",)),
        ("en", "Владимир", ("volodymyr",), ("Volodymyr",)),
        ("en", "Kovalneko", ("kovalenko",), ("Kovalenko",)),
        ("en", "Kovallenko", ("kovalenko",), ("Kovalenko",)),
        ("ru", "Zelensky", ("зеленск",), ("Зеленский",)),
        ("ru", "Зеленський", ("зеленск",), ("Зеленский",)),
        ("ru", "Володимир", ("владимир",), ("Владимир",)),
        ("ru", "Ukraine", ("украин",), ("Украины",)),
        ("ru", "украинский", ("украин",), ()),
        ("ru", "1.5 million", ("1500000",), ()),
        ("ru", "двадцать первый век", ("21", "век"), ()),
        ("ru", "БСО", ("берегов совет оррин",), ()),
        ("ru", "Смернова", ("смирнов",), ("Смирнова",)),
        ("ru", "ghbdtn", ("привет",), ("привет",)),
        ("uk", "ганок", ("ганок",), ()),
        ("uk", "обєднання", ("обєдн",), ()),
        ("uk", "Zelensky", ("зелен",), ("Зеленський",)),
        ("uk", "Владимир", ("володимир",), ("Володимир",)),
        ("uk", "Украина", ("україн",), ("України",)),
        ("de", "Kamerateam", ("kamerateam",), ()),
        ("de", "Strasse", ("strass",), ()),
        ("de", "Juergen", ("jurg",), ()),
    ],
)
def test_a_word_is_asked_for_as_the_article_has_it(
    language: str, typed: str, stems: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    found = asked(language, typed)
    assert found.stems == stems
    assert found.slips == shown


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "What did Olha Kovalenka do?"),
        ("en", "Where is Prokhor Tupin?"),
        ("en", "The fox saw a Lelensky"),
        ("ru", "Где живёт Ольга Смирницкая?"),
        ("ru", "Кто такая Лидия Пукраина?"),
        ("ru", "xyzzy"),
    ],
)
def test_another_name_is_never_corrected_into_one_of_the_article(language: str, typed: str) -> None:
    assert asked(language, typed).slips == ()


def test_of_two_names_that_are_equally_near_none_is_guessed() -> None:
    article = "Yesterday the envoys Oleh Markanko and Ivo Markonko met in Velm."
    assert asked("en", "Who is Oleh Markenko?", article).slips == ()


def test_a_word_the_language_knows_is_no_slip() -> None:
    assert asked("en", "Was the storm stern?", "Then the stork of Velm and the store were shut.").slips == ()


@pytest.mark.parametrize(
    ("typed", "name", "fits"),
    [
        ("halvrad", "halvard", True),
        ("kovallenko", "kovalenko", True),
        ("zelnsky", "zelensky", True),
        ("зелинск", "зеленск", True),
        ("verbina", "verbin", False),
        ("gerbin", "verbin", False),
        ("verbon", "verbov", False),
        ("lee", "lea", False),
        ("moran", "moren", False),
    ],
)
def test_a_name_slips_inside_and_never_at_its_ends(typed: str, name: str, fits: bool) -> None:
    assert slip_in_name(typed, name) is fits
    assert slip_in_name(name, typed) is fits


@pytest.mark.parametrize(
    "pair",
    [
        "colour color", "coloured colored", "organisation organization", "organise organize", "centre center",
        "travelled traveled", "programme program", "grey gray", "defence defense", "ageing aging", "tyre tire",
        "aluminium aluminum", "analysed analyzed", "neighbouring neighboring", "theatres theaters", "licence license",
        "favourite favorite", "centred centered", "modelling modeling", "fulfil fulfill",
    ],
)  # fmt: skip
def test_british_and_american_spellings_are_one_word(pair: str) -> None:
    british, american = pair.split()
    assert stem(british, "en") == stem(american, "en")


@pytest.mark.parametrize("pair", ["hour hor", "four for", "rise rize", "promise promize", "story tory"])
def test_the_rules_of_spelling_leave_other_words_alone(pair: str) -> None:
    one, other = pair.split()
    assert stem(one, "en") != stem(other, "en")


@pytest.mark.parametrize(
    ("language", "asked_for", "written"),
    [
        ("ru", "разработать", "разрабатывать"),
        ("ru", "закончить", "заканчивать"),
        ("ru", "защита", "защищать"),
        ("ru", "восток", "восточный"),
        ("ru", "спросить", "спрашивать"),
        ("ru", "награда", "награждён"),
        ("ru", "расположен", "располагаться"),
        ("uk", "захистити", "захищати"),
        ("uk", "розробити", "розробляти"),
        ("uk", "харків", "харкова"),
        ("uk", "міст", "мосту"),
        ("de", "verloren", "Verlust"),
        ("fr", "écrivit", "écrivain"),
        ("es", "dijo", "decir"),
    ],
)
def test_derived_words_stand_for_one_another(language: str, asked_for: str, written: str) -> None:
    held = shelf(language, f"{written}.")
    assert held.akin(stem(understand(asked_for, held).terms[0].folded, language))


@pytest.mark.parametrize(
    ("one", "other"), [("мост", "мостовщик"), ("порт", "портрет"), ("карта", "картина"), ("стран", "страж")]
)
def test_a_like_beginning_derives_nothing(one: str, other: str) -> None:
    assert not akin_by_ending(stem(one, "ru"), stem(other, "ru"), "ru")


def test_a_prefixed_verb_is_worth_what_a_synonym_is() -> None:
    assert shelf("ru", "Он грузил.").akin(stem("погрузить", "ru")) == {stem("грузил", "ru"): SYNONYM}


def test_two_transliterations_in_the_articles_are_one_name() -> None:
    held = shelf("en", "Then Maren Zelenskiy spoke.", "Later Maren Zelensky slept.")
    assert held.akin("zelenski")["zelenskiy"] == NAMESAKE


def test_a_german_compound_and_its_parts_meet() -> None:
    parts = shelf("de", "In Tarnau fand die Wahl des Bürgermeisters statt.")
    assert understand("Bürgermeisterwahl", parts).stems == ("burgermeist", "wahl")
    whole = shelf("de", GERMAN)
    assert whole.akin("wahl") == whole.akin("burgermeist") == {"burgermeisterwahl": SYNONYM}


def test_a_compound_is_not_taken_apart_where_its_parts_stand_apart() -> None:
    article = "The policy of Velm changed. Its clock maker slept."
    assert asked("en", "policymaker", article).stems == ("policymak",)


def test_us_in_capitals_is_a_country_and_us_is_a_pronoun() -> None:
    article = "The lamps came from the United States."
    assert asked("en", "Did the US send lamps?", article).stems == ("usa", "send", "lamp")
    assert "usa" not in asked("en", "Did they send us lamps?", article).stems


def test_an_abbreviation_that_another_article_uses_unexplained_stays_as_typed() -> None:
    held = shelf("en", "The Orrin Coastal Board (OCB) met.")
    other = Reading(from_paragraphs("other", ["Yesterday OCB slept."], "en"))
    held.add(other)
    assert understand("OCB", held).stems == ("ocb",)


@pytest.mark.parametrize("code", ["en", "ru", "uk", "de", "fr", "es"])
def test_every_language_names_the_same_countries(code: str) -> None:
    assert [country.code for country in countries(code)] == [country.code for country in countries("en")]
    assert len(countries(code)) > 190


def test_a_country_is_known_by_its_names_and_people_in_other_languages() -> None:
    assert stem("україна", "uk") in called_in("uk", "украинский")
    assert stem("germany", "en") in called_in("en", "Deutschland")
    assert called_in("en", "boat") == ()


def test_a_question_finds_its_answer_across_spellings_and_says_what_it_searched_for() -> None:
    held = shelf("en", ENGLISH, "The bakery on the quay was painted green.")
    result = ask("Where did the envoy Kovalneko sleep, in the boat house?", [held])
    assert isinstance(result, Answer)
    assert result.respelt == ("Kovalenko",)
