"""What a question asks: the kind of thing, its terms, names and numbers; small talk; questions about the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answering.question import Question, is_small_talk, kinds_of, metadata_asked, parse, without_courtesies
from knowledge.languages import LANGUAGES, Asks, MetadataField, language_of

CODES = list(LANGUAGES)


def asked(text: str, names: tuple[str, ...] = (), language: str = "en") -> Question:
    return parse(text, language, names)


def terms(text: str, language: str = "en") -> list[str]:
    return [term.folded for term in asked(text, (), language).terms]


def small_talk(text: str) -> bool:
    return is_small_talk(text)


def field(text: str) -> MetadataField | None:
    """What of the article's own data is asked for, in whichever language says so first."""
    found = metadata_asked(text)
    return found[1] if found is not None else None


# --- kinds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Who is Halvard Brisk?", Asks.IDENTITY),
        ("en", "Who's Ansa Morrow", Asks.IDENTITY),
        ("en", "What does FKL stand for?", Asks.IDENTITY),
        ("en", "What is Senna Ovik's job?", Asks.IDENTITY),
        ("en", "Who said that bread does not care?", Asks.SPEAKER),
        ("en", "whose words are these", Asks.SPEAKER),
        ("en", "What did Brisk say about the storm?", Asks.SPEECH),
        ("en", "According to Ovik, where was the valve sent?", Asks.SPEECH),
        ("en", "Who lit the fire?", Asks.PERSON),
        ("en", "When did the lantern go dark?", Asks.TIME),
        ("en", "In what year was it built?", Asks.YEAR),
        ("en", "Where did the Petrel lose its nets?", Asks.PLACE),
        ("en", "Which village bakes its own bread?", Asks.PLACE),
        ("en", "How many goats live on the rock?", Asks.NUMBER),
        ("en", "What share of the boats came back?", Asks.SHARE),
        ("en", "How old is the oven?", Asks.AGE),
        ("en", "Why did the lamp fail?", Asks.REASON),
        ("en", "What caused the leak?", Asks.REASON),
        ("ru", "Кто такой Прохор Ступин?", Asks.IDENTITY),
        ("ru", "Кто такая Зинаида Кулёк?", Asks.IDENTITY),
        ("ru", "Кто сказал, что жернова запели?", Asks.SPEAKER),
        ("en", "How much did the repairs cost?", Asks.MONEY),
        ("en", "How long did it burn?", Asks.DURATION),
        ("en", "How far is the reef?", Asks.LENGTH),
        ("en", "What is the name of the ship?", Asks.NAME),
        ("en", "What happens when the lamp burns?", Asks.ANYTHING),
        ("ru", "Сколько лет мельнику?", Asks.AGE),
        ("ru", "Сколько стоит мука?", Asks.MONEY),
        ("ru", "Как долго она стояла?", Asks.DURATION),
        ("ru", "Как звали мельника?", Asks.NAME),
        ("uk", "Скільки років пасічнику?", Asks.AGE),
        ("uk", "Скільки коштує мед?", Asks.MONEY),
        ("de", "Wie alt ist der Ofen?", Asks.AGE),
        ("de", "Was kostet das Brot?", Asks.MONEY),
        ("fr", "Quel âge a le four ?", Asks.AGE),
        ("fr", "Combien coûte le pain ?", Asks.MONEY),
        ("es", "¿Qué edad tiene el horno?", Asks.AGE),
        ("es", "¿Cuánto cuesta el pan?", Asks.MONEY),
        ("ru", "Чьи слова о жерновах?", Asks.SPEAKER),
        ("ru", "Что сказал Ступин о мельнице?", Asks.SPEECH),
        ("ru", "По словам Ступина, кто плакал?", Asks.SPEECH),
        ("ru", "Кто привозит зерно?", Asks.PERSON),
        ("ru", "Когда запустили мельницу?", Asks.TIME),
        ("ru", "В каком году её запустили?", Asks.YEAR),
        ("ru", "Где стоит мельница?", Asks.PLACE),
        ("ru", "В каком городе стоит мельница?", Asks.PLACE),
        ("ru", "В какой деревне стоит мельница?", Asks.PLACE),
        ("ru", "На какой улице дом?", Asks.PLACE),
        ("ru", "Сколько гектаров у Кулёк?", Asks.LENGTH),
        ("ru", "Какая доля жителей против?", Asks.SHARE),
        ("ru", "Почему район отказался платить?", Asks.REASON),
        ("uk", "Хто такий Юхим Дзвінка?", Asks.IDENTITY),
        ("uk", "Хто така Віра Скрипаль?", Asks.IDENTITY),
        ("uk", "Хто сказав, що бджола не питає?", Asks.SPEAKER),
        ("uk", "Що каже Дзвінка про дах?", Asks.SPEECH),
        ("uk", "На думку Скрипаль, що буде?", Asks.SPEECH),
        ("uk", "Хто поскаржився?", Asks.PERSON),
        ("uk", "Коли поставили вулики?", Asks.TIME),
        ("uk", "У якому році це було?", Asks.YEAR),
        ("uk", "Де стоять вулики?", Asks.PLACE),
        ("uk", "У якому місті бібліотека?", Asks.PLACE),
        ("uk", "Скільки літрів меду зібрали?", Asks.NUMBER),
        ("uk", "Чому мед роздали?", Asks.REASON),
        ("de", "Wer ist Halvard Brisk?", Asks.IDENTITY),
        ("de", "Was sagte Brisk über den Sturm?", Asks.SPEECH),
        ("de", "Wann erlosch die Laterne?", Asks.TIME),
        ("de", "Wo steht der Ofen?", Asks.PLACE),
        ("de", "Wie viele Ziegen hat er?", Asks.NUMBER),
        ("de", "Warum erlosch sie?", Asks.REASON),
        ("fr", "Qui est Halvard Brisk ?", Asks.IDENTITY),
        ("fr", "Qu’a dit Brisk de la tempête ?", Asks.SPEECH),
        ("fr", "Quand la lanterne s’est-elle éteinte ?", Asks.TIME),
        ("fr", "Où est le four ?", Asks.PLACE),
        ("fr", "Combien de chèvres a-t-il ?", Asks.NUMBER),
        ("fr", "Pourquoi s’est-elle éteinte ?", Asks.REASON),
        ("es", "¿Quién es Halvard Brisk?", Asks.IDENTITY),
        ("es", "¿Qué dijo Brisk de la tormenta?", Asks.SPEECH),
        ("es", "¿Cuándo se apagó el farol?", Asks.TIME),
        ("es", "¿Dónde está el horno?", Asks.PLACE),
        ("es", "¿Cuántas cabras tiene?", Asks.NUMBER),
        ("es", "¿Por qué se apagó?", Asks.REASON),
    ],
)
def test_the_kind_of_thing_that_is_asked_for_is_recognised(language: str, text: str, kind: Asks) -> None:
    assert next(iter(kinds_of(text, language_of(language))), Asks.ANYTHING) is kind
    assert asked(text, (), language).asks is kind


@pytest.mark.parametrize("text", ["Tell me about the oven", "lantern valve", "the keeper", ""])
def test_a_question_without_a_question_word_asks_for_anything(text: str) -> None:
    assert kinds_of(text, language_of("en")) == []
    assert asked(text).asks is Asks.ANYTHING


@pytest.mark.parametrize("text", ["WHO IS HALVARD BRISK?", "who is halvard brisk", "  Who   is\nHalvard Brisk?"])
def test_case_and_blanks_make_no_difference_to_the_kind(text: str) -> None:
    assert kinds_of(text, language_of("en"))[0] is Asks.IDENTITY


def test_somebodys_words_are_wanted_whoever_says_them() -> None:
    assert asked("What did Brisk say about the storm?").speech
    assert asked("Who said that the valve was cracked?").speech
    assert not asked("Who lit the fire?").speech
    assert not asked("When did the lantern go dark?").speech


# --- terms --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("en", "When did the lantern on the rock go dark?", ["lantern", "rock", "go", "dark"]),
        ("en", "What did Brisk say about the storm?", ["brisk", "storm"]),
        ("ru", "Что сказал Ступин о жерновах?", ["ступин", "жерновах"]),
        ("uk", "Що каже Дзвінка про дах?", ["дзвінка", "дах"]),
        ("de", "Was sagte Brisk über die Fähre?", ["brisk", "fahre"]),
        ("fr", "Qu’a dit Brisk de l’eau ?", ["brisk", "eau"]),
        ("es", "¿Qué dijo Brisk del puente?", ["brisk", "puente"]),
    ],
)
def test_the_terms_are_the_words_that_a_passage_should_hold(language: str, text: str, kept: list[str]) -> None:
    assert terms(text, language) == kept


def test_every_stem_is_a_term_once_at_its_first_place() -> None:
    found = asked("Storms, a storm, the Storm and nets").terms
    assert [(t.folded, t.start) for t in found] == [("storms", 0), ("nets", 31)]


def test_a_question_of_question_words_alone_keeps_what_content_it_has() -> None:
    assert terms("What happened?") == ["happened"]
    assert terms("what is it") == []


def test_terms_point_at_the_words_of_the_question() -> None:
    text = "Why was Brisk’s lamp dark in 2031?"
    assert [text[t.start : t.end] for t in asked(text).terms] == ["Brisk’s", "lamp", "dark", "2031"]


# --- names and numbers --------------------------------------------------------------------------------------------


def test_capitals_inside_a_question_make_names() -> None:
    assert asked("Did Halvard Brisk sleep?").names == {"halvard", "brisk"}


def test_the_opening_word_is_no_name_for_its_capital_alone() -> None:
    assert asked("Lanterns burn what?").names == frozenset()


def test_what_the_sources_use_as_a_name_is_one_however_it_is_typed() -> None:
    assert asked("did brisk sleep").names == frozenset()
    assert asked("did brisk sleep", names=("brisk",)).names == {"brisk"}
    assert asked("Brisk slept?", names=("brisk",)).names == {"brisk"}


def test_names_of_the_sources_that_are_not_asked_about_do_not_count() -> None:
    assert asked("did brisk sleep", names=("brisk", "morrow")).names == {"brisk"}


def test_numbers_are_taken_without_their_separators() -> None:
    assert asked("Who paid 86,000 crowns in 2031?").numbers == {"86000", "2031"}
    assert asked("Who paid?").numbers == frozenset()


any_question = st.text(st.one_of(st.characters(), st.sampled_from("who кто хто Où ?'’.,-1 \n")), max_size=80)


@settings(deadline=None)
@given(any_question, st.sampled_from([*CODES, "xx"]))
def test_any_text_can_be_parsed(text: str, code: str) -> None:
    found = asked(text, ("who",), code)
    assert len(set(found.stems)) == len(found.terms)
    assert found.names | found.numbers <= set(found.stems)
    assert all(text[t.start : t.end] for t in found.terms)
    small_talk(text)
    field(text)


# --- small talk ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Hello!",
        "hi there",
        "Good evening",
        "How are you?",
        "thank you so much!",
        "what's up?",
        "What’s up",
        "Who are you?",
        "bye",
        "привет",
        "Добрый день!",
        "Как дела?",
        "Спасибо большое",
        "Кто ты?",
        "что ты умеешь?",
        "до свидания",
        "Привіт!",
        "Доброго дня",
        "як справи?",
        "Дякую!",
        "Хто ти?",
        "розкажи жарт",
        "Hallo!",
        "Wie geht’s?",
        "danke",
        "Wie heißt du?",
        "Bonjour",
        "Ça va ?",
        "Merci beaucoup !",
        "¡Hola!",
        "Buenos días",
        "gracias",
        "Как тебя зовут?",
    ],
)
def test_greetings_thanks_and_questions_to_the_bot_are_small_talk(text: str) -> None:
    assert small_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hello, who is Halvard Brisk?",
        "Thank you for the music",
        "Who is the keeper?",
        "How are you paying for the lamp?",
        "привет, кто такой Ступин?",
        "Кто такой Прохор?",
        "Спасибо кому сказали?",
        "Хто такий Юхим?",
        "Дякую за мед чи ні?",
        "Wer ist Brisk?",
        "Merci à qui ?",
        "Lantern",
        "2031",
        "Ondine",
    ],
)
def test_a_question_about_the_articles_is_no_small_talk(text: str) -> None:
    assert not small_talk(text)


# --- questions about the article itself ---------------------------------------------------------------------------

AUTHORS, PUBLISHED, OUTLET, TITLE, ABOUT = (
    MetadataField.AUTHORS,
    MetadataField.PUBLISHED,
    MetadataField.OUTLET,
    MetadataField.TITLE,
    MetadataField.ABOUT,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is this article about?", ABOUT),
        ("what’s it about", ABOUT),
        ("summarize the article", ABOUT),
        ("О чём эта статья?", ABOUT),
        ("о чем идет речь в статье", ABOUT),
        ("Про що ця стаття?", ABOUT),
        ("про що йдеться в статті", ABOUT),
        ("Worum geht es?", ABOUT),
        ("Wovon handelt dieser Artikel?", ABOUT),
        ("De quoi parle cet article ?", ABOUT),
        ("¿De qué trata?", ABOUT),
        ("¿De qué trata este artículo?", ABOUT),
        ("Who wrote this article?", AUTHORS),
        ("who wrote it", AUTHORS),
        ("Who is the author?", AUTHORS),
        ("Who’s the author?", AUTHORS),
        ("Who are the authors of this article?", AUTHORS),
        ("When was this article published?", PUBLISHED),
        ("When was this published?", PUBLISHED),
        ("publication date", PUBLISHED),
        ("Where was this article published?", OUTLET),
        ("Which newspaper published this story?", OUTLET),
        ("What is the title of this article?", TITLE),
        ("What’s the title?", TITLE),
        ("headline", TITLE),
        ("Кто написал эту статью?", AUTHORS),
        ("Кто автор статьи?", AUTHORS),
        ("Когда опубликована эта статья?", PUBLISHED),
        ("Когда вышла статья?", PUBLISHED),
        ("Где опубликована статья?", OUTLET),
        ("Как называется статья?", TITLE),
        ("Хто написав цю статтю?", AUTHORS),
        ("Хто автор?", AUTHORS),
        ("Коли опублікована стаття?", PUBLISHED),
        ("Де опублікована ця стаття?", OUTLET),
        ("Як називається ця стаття?", TITLE),
        ("Wer hat diesen Artikel geschrieben?", AUTHORS),
        ("Wann wurde dieser Artikel veröffentlicht?", PUBLISHED),
        ("Wie heißt der Artikel?", TITLE),
        ("Qui a écrit cet article ?", AUTHORS),
        ("Quand a été publié cet article ?", PUBLISHED),
        ("¿Quién escribió este artículo?", AUTHORS),
        ("¿Cuándo se publicó este artículo?", PUBLISHED),
    ],
)
def test_questions_about_the_article_itself_are_recognised(text: str, expected: MetadataField) -> None:
    assert field(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "What is the petition about?",
        "What is the article about the petition?",
        "О чём говорил смотритель?",
        "Про що лист?",
        "Worum geht es in dem Brief?",
        "De quoi parle la lettre ?",
        "¿De qué trata la carta?",
        "Who wrote the letter?",
        "who wrote that email",
        "Who reported the leak?",
        "Who reported the theft to the police?",
        "Who wrote to the board?",
        "Who is the author of the petition?",
        "When was the valve ordered?",
        "When was the oven published?",
        "Where was the lantern built?",
        "What is the title of the song?",
        "What is the name of the keeper?",
        "Кто написал письмо?",
        "Когда вышла книга?",
        "Как называется деревня?",
        "Хто написав листа?",
        "Як називається село?",
        "Wer hat diesen Brief geschrieben?",
        "Qui a écrit la lettre ?",
        "¿Quién escribió la carta?",
    ],
)
def test_questions_about_things_in_the_article_are_not_about_the_article(text: str) -> None:
    assert field(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Hi, who is Jo Sarn?", "who is Jo Sarn?"),
        ("good morning! please tell me when it opened", "when it opened"),
        ("Привет! кто такой Сарн?", "кто такой Сарн?"),
        ("Добрий день, скажіть будь ласка, хто це", "хто це"),
        ("hilltop farms: who owns them?", "hilltop farms: who owns them?"),
        ("hello", "hello"),
    ],
)
def test_greetings_and_pleas_in_front_of_a_question_are_left_out(text: str, rest: str) -> None:
    assert without_courtesies(text) == rest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What paper is this from?", MetadataField.OUTLET),
        ("which newspaper is this from", MetadataField.OUTLET),
        ("who's this by", MetadataField.AUTHORS),
        ("What date was this published?", MetadataField.PUBLISHED),
        ("кто это написал", MetadataField.AUTHORS),
        ("из какой газеты это?", MetadataField.OUTLET),
        ("хто це написав?", MetadataField.AUTHORS),
    ],
)
def test_people_ask_about_the_article_in_many_words(text: str, kind: MetadataField) -> None:
    assert field(text) is kind


@pytest.mark.parametrize(
    "text", ["who published the report?", "how old is it?", "what is the date?", "who reported it?"]
)
def test_what_may_be_about_anything_is_not_about_the_article(text: str) -> None:
    assert field(text) is None
