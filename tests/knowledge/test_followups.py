"""Follow-ups: what a question means after another one, and what means the same as before."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answering.followups import LONGEST, LONGEST_CONTEXT, Acquaintance, complete
from knowledge.answering.question import parse
from knowledge.answering.speech import asking_for, asking_whose, speech_question
from knowledge.languages import Asks
from knowledge.library import Library
from knowledge.models import Answer, NoAnswer
from tests.knowledge.conftest import SHELF

SAID = "What did Halvard Brisk say about the storm?"
WEIGHT = "How much does the brass lantern weigh?"
BORN = "Where was Senna Ovik born?"
SAID_RU = "Что сказал Прохор Ступин о жерновах?"
SAID_UK = "Що сказав Юхим Дзвінка про бджіл?"

NAMES = [
    (SAID, "and Senna Ovik?", "What did Senna Ovik say about the storm?"),
    (SAID, "And Ovik", "What did Ovik say about the storm?"),
    (SAID, "ok, and Ovik?", "What did Ovik say about the storm?"),
    (SAID, "what about Ovik?", "What did Ovik say about the storm?"),
    (SAID, "and what about Ovik", "What did Ovik say about the storm?"),
    (SAID, "And Ovik's?", "What did Ovik say about the storm?"),
    (SAID, "Ovik?", "What did Ovik say about the storm?"),
    (SAID, "and the engineer Senna Ovik?", "What did the engineer Senna Ovik say about the storm?"),
    (SAID, "and the keeper?", "What did the keeper say about the storm?"),
    (SAID, "and Bartle Quince?", "What did Bartle Quince say about the storm?"),
    ("What is Brisk's opinion on the storm?", "and Ovik?", "What is Ovik's opinion on the storm?"),
    (BORN, "and Halvard Brisk?", "Where was Halvard Brisk born?"),
    ("Who is Wilma Sedge?", "and Odo Finch?", "Who is Odo Finch?"),
    ("How tall is the Quince Tower?", "and Bell Rock?", "How tall is Bell Rock?"),
    ("How many boats has Brisk counted?", "and Ovik?", "How many boats has Ovik counted?"),
    ("Why · Brisk · about the storm", "and Ovik?", "Why · Ovik · about the storm"),
    (SAID_RU, "А Зинаида Кулёк?", "Что сказал Зинаида Кулёк о жерновах?"),
    (SAID_RU, "А Вера Лужина?", "Что сказала Вера Лужина о жерновах?"),
    (SAID_RU, "а как же Лужин?", "Что сказал Лужин о жерновах?"),
    (SAID_RU, "А что Лужин?", "Что сказал Лужин о жерновах?"),
    ("Когда родилась Вера Лужина?", "А Лосев?", "Когда родился Лосев?"),
    ("Сколько лет Ступину?", "А Лужиной?", "Сколько лет Лужиной?"),
    ("Кто такой Прохор Ступин?", "И Зинаида Кулёк?", "Кто такой Зинаида Кулёк?"),
    (SAID_UK, "А Віра Скрипаль?", "Що сказав Віра Скрипаль про бджіл?"),
    (SAID_UK, "А Ліна Мазурівська?", "Що сказала Ліна Мазурівська про бджіл?"),
    ("Де народилася Ліна Мазурівська?", "А Тарас Гук?", "Де народився Тарас Гук?"),
    ("Wo wurde Greta Holm geboren?", "Und Silas Brandt?", "Wo wurde Silas Brandt geboren?"),
    ("Où est née Claire Fabre ?", "Et Paul Garnier ?", "Où est née Paul Garnier?"),
    ("¿Dónde nació Elena Prado?", "¿Y Pablo Rueda?", "¿Dónde nació Pablo Rueda?"),
]
TOPICS = [
    (SAID, "and about the goats?", "What did Halvard Brisk say about the goats?"),
    (SAID, "about the goats?", "What did Halvard Brisk say about the goats?"),
    (SAID, "what about the goats?", "What did Halvard Brisk say about the goats?"),
    (SAID, "and in 2021?", "What did Halvard Brisk say about the storm in 2021?"),
    ("What did Brisk say?", "and about the goats?", "What did Brisk say about the goats?"),
    (WEIGHT, "and the bell?", "How much does the bell weigh?"),
    ("When was the mill built?", "and the church?", "When was the church built?"),
    ("Where is the town clock?", "what about the bell?", "Where is the bell?"),
    ("What was built in 1874?", "and in 1880?", "What was built in 1880?"),
    ("How many people lived in Tarnley in 2011?", "and in 2021?", "How many people lived in Tarnley in 2021?"),
    ("How many people lived in Tarnley in 2011?", "and 2021?", "How many people lived in Tarnley in 2021?"),
    ("How many people lived in Tarnley in 2011?", "in 2021?", "How many people lived in Tarnley in 2021?"),
    ("How many people lived in Tarnley?", "and in 2021?", "How many people lived in Tarnley in 2021?"),
    ("How many people lived in Tarnley in 2011?", "and in Ostwick?", "How many people lived in Ostwick in 2011?"),
    (SAID_RU, "А про мельницу?", "Что сказал Прохор Ступин про мельницу?"),
    (SAID_RU, "А про старую мельницу?", "Что сказал Прохор Ступин про старую мельницу?"),
    (SAID_RU, "А старая мельница?", "Что сказал Прохор Ступин про старую мельницу?"),
    (SAID_RU, "А мельница?", "Что сказал Прохор Ступин про мельницу?"),
    ("Когда построили старый мост?", "А башню?", "Когда построили башню?"),
    ("Сколько людей жило в Подгрязье в 2011 году?", "а в 2021?", "Сколько людей жило в Подгрязье в 2021 году?"),
    ("Сколько стоит билет в Заречье?", "А в Велему?", "Сколько стоит билет в Велему?"),
    (SAID_UK, "А про мед?", "Що сказав Юхим Дзвінка про мед?"),
    (SAID_UK, "А бібліотека?", "Що сказав Юхим Дзвінка про бібліотеку?"),
    ("Коли збудували міст?", "А вежу?", "Коли збудували вежу?"),
]
QUESTION_WORDS = [
    (SAID, "why?", "Why · Halvard Brisk · about the storm"),
    (SAID, "And why", "Why · Halvard Brisk · about the storm"),
    (SAID, "when was that?", "When · Halvard Brisk · about the storm"),
    (SAID, "Why did he do that?", "Why · Halvard Brisk · about the storm"),
    (SAID, "what else?", "What else did Halvard Brisk say about the storm?"),
    (SAID, "почему?", "Почему · Halvard Brisk · about the storm"),
    (WEIGHT, "how come?", "How come · the brass lantern weigh"),
    ("Why · Brisk · about the storm", "when?", "When · Brisk · about the storm"),
    ("Where was the lamp made?", "when?", "When was the lamp made?"),
    ("When was the lamp made?", "And where?", "Where was the lamp made?"),
    ("When did the lantern go dark?", "why was that?", "Why did the lantern go dark?"),
    ("In what year was the mill built?", "where exactly?", "Where was the mill built?"),
    ("Did Brisk see the boats?", "when?", "When did Brisk see the boats?"),
    ("Who built the mill?", "when did that happen?", "When · built the mill"),
    ("Who built the mill?", "who else?", "Who else built the mill?"),
    ("What boats does the board need?", "how many?", "How many boats does the board need?"),
    ("What boats does the board need?", "from whom?", "From whom · boats · the board need"),
    ("When did the tide turn?", "how so?", "How did the tide turn?"),
    ("How long did the storm last?", "why?", "Why · the storm last"),
    ("Who leads the board?", "since when?", "Since when · leads the board"),
    ("How many families bake bread?", "in what year?", "In what year · families bake bread"),
    ("Who said “the fund is empty”?", "when?", "When · the fund is empty"),
    (SAID_RU, "почему?", "Почему · Прохор Ступин о жерновах"),
    (SAID_RU, "А когда это было?", "Когда · Прохор Ступин о жерновах"),
    (SAID_RU, "и где?", "Где · Прохор Ступин о жерновах"),
    (SAID_RU, "why?", "Why · Прохор Ступин о жерновах"),
    ("Когда запустили мельницу?", "А почему?", "Почему запустили мельницу?"),
    ("Кто построил мост?", "в каком году?", "В каком году · построил мост"),
    ("Кто построил мост?", "а кто ещё?", "Кто ещё построил мост?"),
    ("Почему закрыли мост?", "когда?", "Когда закрыли мост?"),
    (SAID_UK, "А чому?", "Чому · Юхим Дзвінка про бджіл"),
    (SAID_UK, "коли це було?", "Коли · Юхим Дзвінка про бджіл"),
    ("Коли збудували міст?", "А чому?", "Чому збудували міст?"),
    ("Хто збудував міст?", "а скільки?", "Скільки · збудував міст"),
    ("Wann wurde die Brücke gebaut?", "Und warum?", "Warum wurde die Brücke gebaut?"),
    ("Wer hat die Brücke gebaut?", "Wann war das?", "Wann · die Brücke gebaut"),
    ("Quand le pont a-t-il été construit ?", "et pourquoi ?", "Pourquoi le pont a-t-il été construit?"),
    ("Qui a construit le pont ?", "quand ?", "Quand · construit le pont"),
    ("¿Cuándo se construyó el puente?", "¿y por qué?", "¿Por qué se construyó el puente?"),
    ("¿Quién construyó el puente?", "¿dónde?", "Dónde · construyó el puente"),
]
PRONOUNS = [
    (SAID, "What did he say about the goats?", "What did Halvard Brisk say about the goats?"),
    (SAID, "And what did he say about it?", "What did Halvard Brisk say about the storm?"),
    (SAID, "Where was he born?", "Where was Halvard Brisk born?"),
    (SAID, "who is he?", "Who is Halvard Brisk?"),
    (SAID, "How old is he?", "How old is Halvard Brisk?"),
    (SAID, "What is his job?", "What is Halvard Brisk’s job?"),
    (SAID, "Who told him about the valve?", "Who told Halvard Brisk about the valve?"),
    (SAID, "When did he say that?", "When did Halvard Brisk say that · about the storm"),
    (SAID, "Why does he think so?", "Why does Halvard Brisk think so · about the storm"),
    (SAID, "What did he say about that?", "What did Halvard Brisk say about the storm?"),
    ("When did Brisk meet the board?", "What did he promise?", "What did Brisk promise?"),
    (BORN, "Is she married?", "Is Senna Ovik married?"),
    (BORN, "Who met her in Tarnley?", "Who met Senna Ovik in Tarnley?"),
    ("Who is the mayor?", "How old is he?", "How old is the mayor?"),
    (WEIGHT, "When was it built?", "When was the brass lantern built?"),
    (WEIGHT, "where is it?", "Where is the brass lantern?"),
    (WEIGHT, "And how tall is it?", "How tall is the brass lantern?"),
    ("How tall is Bell Rock?", "When was it measured?", "When was Bell Rock measured?"),
    (SAID_RU, "Что он сказал о мельнице?", "Что Прохор Ступин сказал о мельнице?"),
    (SAID_RU, "А где он родился?", "Где Прохор Ступин родился?"),
    (SAID_RU, "Кто он такой?", "Кто такой Прохор Ступин?"),
    (SAID_RU, "Почему он это сказал?", "Почему Прохор Ступин это сказал · о жерновах"),
    (SAID_RU, "Почему он так считает?", "Почему Прохор Ступин так считает · о жерновах"),
    ("Что известно о Ступине?", "Где он родился?", "Где он родился · Ступине"),
    ("Сколько весит старая башня?", "Когда она построена?", "Когда она построена · старая башня"),
    ("Где стоит мост?", "А когда его построили?", "Когда его построили · мост"),
    (SAID_UK, "Що він думає про мед?", "Що Юхим Дзвінка думає про мед?"),
    (SAID_UK, "Де він народився?", "Де Юхим Дзвінка народився?"),
    ("Wer ist Silas Brandt?", "Wo wurde er geboren?", "Wo wurde Silas Brandt geboren?"),
    ("Qui est Paul Garnier ?", "Où est-il né ?", "Où est-il né · Paul Garnier"),
    ("¿Quién es Pablo Rueda?", "¿Qué dijo él sobre el puente?", "¿Qué dijo Pablo Rueda sobre el puente?"),
]
FULL = {
    SAID: [
        "Why is it important to trim the wick?",
        "Why did the keeper say it was late?",
        "What is it about the harbour that people like?",
        "When did Ovik say that the valve was cracked?",
        "What did the article say about it?",
        "How long does it take to sail to Tarnley?",
        "Is it true that the lantern went dark?",
        "What time is it in Tarnley?",
        "Why did the board order the valve that cracked?",
        "Did Ovik say where she was born?",
        "When did the skipper say he would sail?",
        "What happened to the nets that the trawler lost?",
        "Why do birds fly?",
        "Why do people think he is dead?",
        "Why not burn diesel in the lantern?",
        "How tall is that bridge?",
        "What did he and Ovik promise?",
        "And where does Morrow live?",
        "and what did Morrow say about the nets?",
        "Which of the boats was it?",
        "And then the valve cracked",
        "and Ovik left?",
        "and Brisk and Ovik?",
        "and the valve cracked because of frost?",
        "and about the valve that cracked?",
        "and in Tarnley shops closed?",
        "and old boats sank?",
        "When was the lantern repaired?",
        "Who wants new nets?",
    ],
    WEIGHT: [
        "Why was the lantern dark when it rained?",
        "Is it raining?",
        "Where was she born?",
        "What did he say?",
        "Why was the valve sent to that island?",
    ],
    "What did Halvard Brisk say about Ansa Morrow?": ["Where was he born?", "Is he married?"],
    "Where did Brisk meet Ovik?": ["and Morrow?", "How old is he?"],
    "Where was Halvard Brisk born?": ["Is she married?", "When was she born?"],
    SAID_RU: [
        "Почему это важно для деревни?",
        "Почему закрыли мост?",
        "Что он и Кулёк сказали о мельнице?",
        "Когда Кулёк сказала, что он уйдёт?",
        "Где стоит башня, которую он построил?",
        "А почему Кулёк уехала?",
        "и что сказала Кулёк о ремонте?",
        "Что это за башня?",
        "А что случилось с пароходом?",
        "Сколько стоит билет?",
        "А когда откроют мост?",
        "Почему тогда закрыли мост?",
        "Зачем нужен мост, если есть паром?",
        "и тогда мост закрыли",
        "А мост закрыли?",
        "А мост закрыт?",
        "А Кулёк уехала?",
        "А построил Кулёк?",
        "А мельница теперь открыта?",
        "А про то, что мельница закрыта?",
    ],
    SAID_UK: [
        "Чому це важливо для міста?",
        "А коли відкриють міст?",
        "Де стоїть вежа, яку він збудував?",
        "Навіщо потрібен міст, якщо є пором?",
        "А міст закрили?",
        "А вежа закрита?",
        "А Скрипаль поїхала?",
    ],
    "Wann wurde die Brücke gebaut?": [
        "Warum wurde das Kino geschlossen?",
        "Wie heißt der Fluss, und wo ist er?",
        "Was kostet es?",
    ],
    "Quand le pont a-t-il été construit ?": ["Pourquoi y a-t-il un phare ?", "Qui a fermé la laiterie ?"],
    "¿Cuándo se construyó el puente?": ["¿Por qué cerraron la biblioteca?", "¿Qué es eso del tren?"],
}
"""Questions that stand for themselves, or lean on what is not sure, by the question before."""

NOTHING = [
    *("", "?", "and", "and?", "ok", "thanks", "and thanks", "hello", "what?", "and you?", "and now?", "and so on"),
    *("Who said that?", "who wrote it?", "when was it published?", "Who are they?", "Morrow", "lantern", "The lantern"),
    *(
        "What does that mean?",
        "а",
        "и?",
        "а ты?",
        "и всё",
        "а жаль",
        "спасибо",
        "Кто это сказал?",
        "мост",
        "ні",
        "et ?",
    ),
    *("и?!", "y", "und", "· · ·", "why " * 40),
]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Acquaintance:
    return Acquaintance(asyncio.run(library_in(tmp_path_factory.mktemp("followups"))).collections())


async def library_in(folder: Path) -> Library:
    for name, text in SHELF.items():
        (folder / name).write_text(text, encoding="utf-8")
    library = Library()
    await library.load(folder)
    await library.ready()
    return library


def cases(rows: list[tuple[str, str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("before", "asked", "full"), rows)


@cases(NAMES)
def test_a_new_name_takes_the_place_of_the_last_one(known: Acquaintance, before: str, asked: str, full: str) -> None:
    assert complete(asked, before, known) == full


@cases(TOPICS)
def test_a_new_thing_or_year_takes_the_place_of_the_last_one(
    known: Acquaintance, before: str, asked: str, full: str
) -> None:
    assert complete(asked, before, known) == full


@cases(QUESTION_WORDS)
def test_a_bare_question_word_asks_about_the_last_question(
    known: Acquaintance, before: str, asked: str, full: str
) -> None:
    assert complete(asked, before, known) == full


@cases(PRONOUNS)
def test_a_pronoun_means_the_only_one_of_the_last_question(
    known: Acquaintance, before: str, asked: str, full: str
) -> None:
    assert complete(asked, before, known) == full


@pytest.mark.parametrize(("before", "asked"), [(before, asked) for before, each in FULL.items() for asked in each])
def test_a_question_that_is_full_or_not_sure_stays_as_it_is(known: Acquaintance, before: str, asked: str) -> None:
    assert complete(asked, before, known) == ""


@pytest.mark.parametrize("asked", NOTHING)
def test_what_asks_nothing_leans_on_nothing(known: Acquaintance, asked: str) -> None:
    for before in (SAID, WEIGHT, SAID_RU, SAID_UK):
        assert complete(asked, before, known) == ""


@pytest.mark.parametrize("asked", ["why?", "and Ovik?", "Where was he born?", "почему?", "А чому?"])
def test_without_a_question_before_nothing_is_a_follow_up(known: Acquaintance, asked: str) -> None:
    assert complete(asked, "", known) == ""
    assert complete(asked, "Who wrote this article?", known) == ""
    assert complete(asked, f"{SAID} {'really ' * LONGEST_CONTEXT}", known) == ""


def test_a_long_question_is_never_a_follow_up(known: Acquaintance) -> None:
    assert complete(f"Where {'on earth ' * (LONGEST // 8)}was he born?", SAID, known) == ""


def test_a_name_that_the_sources_know_as_no_speaker_does_not_become_one(known: Acquaintance) -> None:
    assert complete("and Gull Point?", SAID, known) == ""
    assert complete("and Gull Point?", "What did Brisk say about Tarnley?", known) == (
        "What did Brisk say about Gull Point?"
    )


@cases([row for row in NAMES + TOPICS if row[0] in (SAID, SAID_RU, SAID_UK)])
def test_a_follow_up_to_a_question_for_somebodys_words_asks_for_words_too(
    known: Acquaintance, before: str, asked: str, full: str
) -> None:
    assert speech_question(complete(asked, before, known)) is not None


@pytest.mark.parametrize(
    ("asked", "language", "kind"),
    [
        ("why?", "en", Asks.REASON),
        ("when was that?", "en", Asks.TIME),
        ("where?", "en", Asks.PLACE),
        ("how many?", "en", Asks.NUMBER),
        ("who else?", "en", Asks.PERSON),
        ("почему?", "ru", Asks.REASON),
        ("А когда это было?", "ru", Asks.TIME),
        ("А чому?", "uk", Asks.REASON),
        ("Und warum?", "de", Asks.REASON),
        ("et pourquoi ?", "fr", Asks.REASON),
        ("¿y por qué?", "es", Asks.REASON),
    ],
)
def test_the_full_question_asks_for_the_kind_of_thing_that_the_follow_up_does(
    known: Acquaintance, asked: str, language: str, kind: Asks
) -> None:
    assert parse(complete(asked, WEIGHT, known), language, ()).asks is kind


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_two_texts_can_follow_each_other(asked: str, before: str) -> None:
    assert isinstance(complete(asked, before, Acquaintance([])), str)


WORDS = (
    "and",
    "А",
    "why",
    "he",
    "it",
    "Brisk",
    "the",
    "·",
    "?",
    "in",
    "2021",
    "почему",
    "он",
    "about",
    "said",
    "¿",
    "und",
)


@given(st.lists(st.sampled_from(WORDS), max_size=8))
@settings(max_examples=200, deadline=None)
def test_a_full_question_has_no_words_but_those_of_the_two(asked: list[str]) -> None:
    full = complete(" ".join(asked), SAID, Acquaintance([]))
    own = {word.casefold() for word in (" ".join(asked) + " " + SAID).replace("?", " ").replace("¿", " ").split()}
    assert {word.casefold() for word in full.replace("?", " ").replace("¿", " ").split()} <= own | {"·"}


async def test_an_answer_to_a_follow_up_tells_what_it_was_understood_as(tmp_path: Path) -> None:
    library = await library_in(tmp_path)
    answer = await library.ask("And how much will it cost?", "When did the lantern on Orrin Skerry go dark?")
    assert (answer.question, answer.understood) == ("And how much will it cost?", "")
    answer = await library.ask("why?", "When did the lantern on Orrin Skerry go dark?")
    assert (answer.question, answer.understood) == ("why?", "Why did the lantern on Orrin Skerry go dark?")
    assert isinstance(answer, Answer)
    assert (await library.ask("why?")).understood == ""


async def test_a_refusal_of_a_follow_up_tells_what_it_was_understood_as(tmp_path: Path) -> None:
    library = await library_in(tmp_path)
    refusal = await library.ask("and Bartle Quince?", SAID)
    assert isinstance(refusal, NoAnswer)
    assert refusal.understood == "What did Bartle Quince say about the storm?"
    assert " ".join(refusal.terms) == "Bartle Quince"
    assert await library.understood("and Bartle Quince?", SAID) == refusal.understood


@pytest.mark.parametrize(
    ("speaker", "topic", "question"),
    [
        ("Halvard Brisk", "the storm", "What did Halvard Brisk say about the storm?"),
        ("Brisk", "", "What did Brisk say?"),
        ("Ступин", "мельницу", "Что сказал Ступин про мельницу?"),
        ("Віра Скрипаль", "", "Що сказав Віра Скрипаль?"),
    ],
)
def test_a_look_up_by_speaker_has_a_plain_question(speaker: str, topic: str, question: str) -> None:
    assert asking_for(speaker, topic) == question
    read = speech_question(question)
    assert read is not None
    assert (read.speaker, read.topic) == (speaker, topic)


@pytest.mark.parametrize("words", ["the fund is empty", "мост закрыт", "міст закрито"])
def test_a_look_up_by_words_has_a_plain_question(words: str) -> None:
    read = speech_question(asking_whose(f"“{words}”"))
    assert read is not None
    assert read.words == words
