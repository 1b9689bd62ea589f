"""Question to answer: the right words of the right passage, or a reason why there are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answering import ask
from knowledge.collection import Collection
from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Answer, Article, Citation, NoAnswer, Reason, SpeakerStatus, cut
from knowledge.reading import Reading

Shelf = Callable[..., Library]
SAMPLES = Path(__file__).resolve().parents[2] / "knowledge" / "articles"


def collection(*articles: Article) -> Collection:
    """Articles of one language behind one index."""
    readings = [Reading(article) for article in articles]
    made = Collection(readings[0].language)
    for reading in readings:
        made.add(reading)
    return made


async def answer(library: Library, question: str) -> Answer:
    result = await library.ask(question)
    assert isinstance(result, Answer), result
    return result


async def refusal(library: Library, question: str) -> NoAnswer:
    result = await library.ask(question)
    assert isinstance(result, NoAnswer), [library.cut(c.highlight) for c in result.citations]
    return result


# --- answers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "question", "highlight"),
    [
        ("lantern", "When did the lantern go dark?", "The lantern on Orrin Skerry went dark on 3 March 2031"),
        ("lantern", "How many boats were at sea?", "Forty boats were at sea that night."),
        ("lantern", "What did Senna Ovik say about the valve?", "Its chief engineer, Senna Ovik, told the Gazette"),
        ("lantern", "Why does the new lamp burn rapeseed oil?", "because diesel is no longer allowed"),
        ("lantern", "how much will the repairs cost", "Repairs will cost 86,000 crowns"),
        ("lantern", "Who costs 86000 crowns?", "Repairs will cost 86,000 crowns"),
        ("lantern", "Did anybody drown?", "Nobody drowned."),
        ("lantern", "Where did the trawler lose its nets?", "The trawler Petrel lost its nets near Gull Point"),
        ("lantern", "Who said we had oil for two hours?", "“We had oil for two hours"),
        ("bakery", "How many names did the petition have?", "a petition with 212 names"),
        ("bakery", "Who lights the fire?", "lights the fire at four in the morning"),
        ("bakery", "When did the shop on Mill Lane close?", "since the winter of 2019"),
        ("melnitsa", "Когда запустили мельницу?", "запустили в мае 2030 года"),
        ("melnitsa", "Почему платили жители деревень?", "потому что район отказался платить"),
        ("melnitsa", "Кто сказал, что жернова запели?", "«Жернова запели, и я заплакал»"),
        ("pasika", "Коли поставили вулики?", "поставили у квітні 2031 року"),
        ("pasika", "Чому мед роздали читачам?", "бо продавати його заборонено"),
        ("pasika", "Скільки літрів меду зібрали?", "сорок літрів"),
    ],
)
async def test_a_question_is_answered_by_the_sentence_that_says_it(
    shelf: Shelf, article: str, question: str, highlight: str
) -> None:
    result = await answer(shelf(article), question)
    assert highlight in shelf(article).cut(result.citations[0].highlight)
    assert result.question == question


@pytest.mark.parametrize(
    "question", ["Who is Halvard Brisk?", "WHO IS HALVARD BRISK?", "who is halvard brisk", "Who’s  Halvard\nBrisk"]
)
async def test_who_somebody_is_stands_where_the_name_stands_first(shelf: Shelf, question: str) -> None:
    result = await answer(shelf("lantern"), question)
    assert "the keeper, Halvard Brisk, who has lived on the rock" in shelf().cut(result.citations[0].highlight)


@pytest.mark.parametrize(
    ("article", "question", "words"),
    [
        ("lantern", "Who is Ansa Morrow?", "its skipper, Ansa Morrow"),
        ("lantern", "Who is Senna Ovik?", "Its chief engineer, Senna Ovik"),
        ("bakery", "Who is Wilma Sedge?", "Wilma Sedge, a retired midwife"),
        ("melnitsa", "Кто такая Зинаида Кулёк?", "фермер Зинаида Кулёк"),
        ("melnitsa", "Кто такая Зинаида Кулек?", "фермер Зинаида Кулёк"),
        ("pasika", "Хто така Віра Скрипаль?", "Директорка бібліотеки Віра Скрипаль"),
    ],
)
async def test_who_is_questions_find_the_description(shelf: Shelf, article: str, question: str, words: str) -> None:
    result = await answer(shelf(article), question)
    assert words in shelf(article).cut(result.citations[0].passage.span)


@pytest.mark.parametrize(
    ("article", "question", "speaker"),
    [
        ("lantern", "Who said we had oil for two hours?", "Halvard Brisk"),
        ("bakery", "What did Wilma Sedge say about bread?", "Wilma Sedge"),
    ],
)
async def test_an_answer_names_who_is_speaking_in_it(shelf: Shelf, article: str, question: str, speaker: str) -> None:
    result = await answer(shelf(article), question)
    told = result.citations[0].speaker
    assert told.status is SpeakerStatus.NAMED
    assert told.label is not None
    assert shelf(article).cut(told.label) == speaker


async def test_words_of_the_outlet_are_given_to_the_outlet(shelf: Shelf) -> None:
    result = await answer(shelf("lantern"), "How many boats were at sea?")
    assert result.citations[0].speaker.status is SpeakerStatus.OUTLET


async def test_the_heading_above_is_context_and_never_the_answer(shelf: Shelf) -> None:
    result = await answer(shelf("lantern"), "How much will the repairs cost?")
    heading = result.citations[0].passage.heading
    assert heading is not None
    assert shelf().cut(heading) == "“Who will pay?”"
    for question in ("Who will pay?", "Who said who will pay?"):
        asked = await shelf("lantern").ask(question)
        cited = asked.citations if isinstance(asked, Answer) else asked.nearest
        assert all("Who will pay" not in shelf().cut(c.passage.span) for c in cited)


async def test_the_best_citation_comes_first_and_no_passage_comes_twice(shelf: Shelf) -> None:
    result = await answer(shelf("lantern"), "Why does the new lamp burn rapeseed oil?")
    spans = [c.passage.span for c in (*result.citations, *result.nearest)]
    assert 1 < len(spans) <= 5
    assert len(set(spans)) == len(spans)


async def test_confidence_is_higher_for_a_question_in_the_articles_words(shelf: Shelf) -> None:
    close = await answer(shelf("lantern"), "Where did the trawler Petrel lose its nets?")
    far = await refusal(shelf("lantern"), "Where did the submarine lose its cargo?")
    assert far.confidence < close.confidence <= 1


# --- several articles ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("How many boats were at sea?", "lantern"),
        ("How many names did the petition have?", "bakery"),
        ("Кто такой Прохор Ступин?", "melnitsa"),
        ("Хто такий Юхим Дзвінка?", "pasika"),
        ("Когда запустили мельницу?", "melnitsa"),
        ("Коли поставили вулики?", "pasika"),
    ],
)
async def test_with_many_articles_in_many_languages_the_right_one_is_quoted(
    shelf: Shelf, question: str, article: str
) -> None:
    result = await answer(shelf(), question)
    assert shelf().article(result.citations[0].version).id == article


async def test_the_shipped_articles_answer_questions_about_themselves() -> None:
    library = Library()
    await library.load(SAMPLES)
    english = await answer(library, "Who is Edda Renwick?")
    assert "master of the Lady Merrin" in library.cut(english.citations[0].passage.span)
    russian = await answer(library, "Кто такая Тамара Зыбина?")
    assert "директор трамвайного депо" in library.cut(russian.citations[0].passage.span)


# --- abstaining ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["", "   ", "???", "\n", "…—!", "👍", "\u200b\u00ad"])
async def test_nothing_asked_is_nothing_answered(shelf: Shelf, question: str) -> None:
    result = await refusal(shelf("lantern"), question)
    assert result.reason is Reason.EMPTY
    assert result.question == question
    assert result.nearest == ()


async def test_without_articles_there_is_no_answer() -> None:
    assert (await refusal(Library(), "Who is Halvard Brisk?")).reason is Reason.NO_ARTICLES
    assert (await refusal(Library(), "Who wrote this article?")).reason is Reason.NO_ARTICLES


@pytest.mark.parametrize("question", ["Hello!", "Thank you very much", "Привет!", "дякую", "Hola", "Who are you?"])
async def test_small_talk_is_not_answered_from_any_article(shelf: Shelf, question: str) -> None:
    for library in (shelf("lantern"), shelf()):
        result = await refusal(library, question)
        assert result.reason is Reason.SMALL_TALK
        assert result.nearest == ()


@pytest.mark.parametrize(
    ("article", "question", "terms"),
    [
        ("lantern", "Who is Nikolai Petrov?", ("Nikolai Petrov",)),
        ("lantern", "What did GANDALF think of the valve?", ("GANDALF",)),
        ("lantern", "What happened in 1999?", ("1999",)),
        ("lantern", "Did O’Mara pay 7,500 crowns?", ("O’Mara", "7,500")),
        ("melnitsa", "Что сказал Лавренюк?", ("Лавренюк",)),
        ("pasika", "Хто такий Зеленяк?", ("Зеленяк",)),
    ],
)
async def test_a_name_or_number_that_no_article_holds_is_named_as_it_was_typed(
    shelf: Shelf, article: str, question: str, terms: tuple[str, ...]
) -> None:
    result = await refusal(shelf(article), question)
    assert result.reason is Reason.NEVER_MENTIONED
    assert result.terms == terms


async def test_an_unknown_name_does_not_hide_what_is_said_of_the_rest(shelf: Shelf) -> None:
    result = await refusal(shelf("lantern"), "What did Gandalf think of the valve?")
    assert result.terms == ("Gandalf",)
    assert any("valve" in shelf().cut(c.passage.span) for c in result.nearest)


@pytest.mark.parametrize(
    ("article", "question"),
    [
        ("lantern", "WHAT DID NIKOLAI PETROV SAY?"),
        ("lantern", "HOW DO I BAKE BREAD?"),
        ("lantern", "WHEN WAS HALVARD BRISK BORN?"),
        ("melnitsa", "КАКАЯ ЗАВТРА ПОГОДА?"),
    ],
)
async def test_a_shouted_question_has_no_more_names_than_a_spoken_one(
    shelf: Shelf, article: str, question: str
) -> None:
    shouted = await refusal(shelf(article), question)
    assert not {"WHAT", "DID", "HOW", "DO", "WHEN", "WAS", "КАКАЯ", "ЗАВТРА"} & set(shouted.terms)


async def test_a_name_that_one_of_the_articles_holds_is_not_called_unknown(shelf: Shelf) -> None:
    result = await refusal(shelf(), "Did Halvard Brisk marry Nikolai Petrov?")
    assert result.terms == ("Nikolai Petrov",)


@pytest.mark.parametrize(
    ("article", "question"),
    [
        ("lantern", "how do I bake bread?"),
        ("lantern", "How many whales were seen near the reef?"),
        ("lantern", "zorblax?"),
        ("melnitsa", "какая завтра погода"),
        ("pasika", "де купити квитки на поїзд"),
    ],
)
async def test_what_the_article_does_not_say_is_not_found(shelf: Shelf, article: str, question: str) -> None:
    result = await refusal(shelf(article), question)
    assert result.reason is Reason.NOT_FOUND
    assert result.terms == ()


async def test_what_was_nearest_is_offered_without_being_an_answer(shelf: Shelf) -> None:
    result = await refusal(shelf("lantern"), "How many whales were seen near the reef?")
    assert 1 <= len(result.nearest) <= 4
    assert any("the reef" in shelf().cut(c.passage.span) for c in result.nearest)


async def test_where_nothing_is_near_nothing_is_offered(shelf: Shelf) -> None:
    assert (await refusal(shelf("lantern"), "Who is Nikolai Petrov?")).nearest == ()


@pytest.mark.parametrize(
    ("held", "question", "languages"),
    [
        (("lantern",), "как испечь хлеб", ("en",)),
        (("lantern", "bakery"), "де купити квитки", ("en",)),
        (("melnitsa", "pasika"), "how do I bake bread", ("ru", "uk")),
    ],
)
async def test_a_question_in_another_script_is_told_the_languages_of_the_articles(
    shelf: Shelf, held: tuple[str, ...], question: str, languages: tuple[str, ...]
) -> None:
    result = await refusal(shelf(*held), question)
    assert result.reason is Reason.OTHER_LANGUAGE
    assert result.languages == languages


@pytest.mark.parametrize("question", ["how do I bake bread", "What did I miss?", "O kim ktoś I coś"])
def test_a_letter_that_is_a_word_in_another_language_is_not_called_a_name(question: str) -> None:
    german = collection(from_paragraphs("ofen", ["Der Ofen in Tarnau wird jeden Freitag von Familien beheizt."], "de"))
    result = ask(question, [german])
    assert isinstance(result, NoAnswer)
    assert "I" not in result.terms


# --- misspelt -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "question", "respelt", "words"),
    [
        ("lantern", "Who is Halvrad Brisk?", ("Halvard",), "the keeper, Halvard Brisk"),
        ("melnitsa", "Кто такой Прохор Стпуин?", ("Ступин",), "мельник Прохор Ступин"),
        ("bakery", "Who is the retired midwfie?", ("midwife",), "a retired midwife"),
    ],
)
async def test_a_misspelt_word_is_found_and_the_right_spelling_reported(
    shelf: Shelf, article: str, question: str, respelt: tuple[str, ...], words: str
) -> None:
    result = await answer(shelf(article), question)
    assert result.respelt == respelt
    assert words in shelf(article).cut(result.citations[0].passage.span)


async def test_what_is_spelt_right_is_not_respelt(shelf: Shelf) -> None:
    another_form = "Who keeps goats on the rock since 2009?"  # the article has only "keeper"
    for question in ("Who is Halvard Brisk?", "How many boat were at sea?", "who is halvard brisk", another_form):
        assert (await answer(shelf("lantern"), question)).respelt == ()


async def test_a_name_too_different_is_unknown_and_not_taken_for_another(shelf: Shelf) -> None:
    for question, name in (("Who is Halberd Frisk?", "Halberd Frisk"), ("Who is Kalvard?", "Kalvard")):
        assert name in (await refusal(shelf("lantern"), question)).terms


# --- articles with little in them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("paragraphs", [["Ondine."], ["?", "Ondine", "…"], ["The the the."], ["1874"]])
def test_an_article_with_next_to_nothing_in_it_can_be_asked(paragraphs: list[str]) -> None:
    tiny = collection(from_paragraphs("tiny", paragraphs, "en"))
    for question in ("Who is Ondine?", "when?", "the", "1874", "Where was the Petrel built?"):
        assert isinstance(ask(question, [tiny]), Answer | NoAnswer)


def test_an_article_in_a_language_without_a_table_can_be_asked() -> None:
    finnish = collection(
        from_paragraphs("talo", ["Lautta Ondine lähti Velmistä kuudelta.", "Kukaan ei vilkuttanut."], "fi")
    )
    result = ask("Ondine lähti Velmistä", [finnish])
    assert isinstance(result, Answer)


# --- whatever is asked --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def collections(articles: dict[str, Article]) -> list[Collection]:
    english = collection(articles["lantern"], articles["bakery"])
    return [english, collection(articles["melnitsa"]), collection(articles["pasika"])]


def spans_of(citation: Citation) -> list[object]:
    passage, speaker = citation.passage, citation.speaker
    parts = (passage.heading, speaker.label, speaker.role, speaker.mention)
    return [passage.span, citation.highlight, *passage.sentences, *(part for part in parts if part is not None)]


FAMILIAR = """
    who is Halvard Brisk the keeper lantern valve 1874 86,000 said кто Ступин мельница сказал хто вулик мед що bread
    petition Tarnley how many why when ’s «жернова» Petrel? 2031 Gull Point
"""
familiar = st.sampled_from(FAMILIAR.split())
questions = st.one_of(
    st.text(st.characters(), max_size=120),
    st.lists(st.one_of(familiar, st.text(max_size=6)), max_size=12).map(" ".join),
)


@settings(deadline=None, max_examples=150)
@given(questions)
def test_every_citation_of_any_question_can_be_cut_from_a_stored_version(
    collections: list[Collection], articles: dict[str, Article], question: str
) -> None:
    stored = {article.version: article for article in articles.values()}
    result = ask(question, collections)
    assert result.question == question
    assert 0 <= result.confidence <= 1
    for citation in result.citations if isinstance(result, Answer) else result.nearest:
        own = stored[citation.version]
        for span in spans_of(citation):
            assert cut(own, span)
        assert citation.passage.span.holds(citation.highlight)
        assert citation.highlight in citation.passage.sentences


@settings(deadline=None, max_examples=60)
@given(questions)
def test_the_same_question_has_the_same_answer(collections: list[Collection], question: str) -> None:
    assert ask(question, collections) == ask(question, collections)


@settings(deadline=None, max_examples=60)
@given(questions)
def test_the_order_in_which_articles_came_does_not_decide_whether_there_is_an_answer(
    collections: list[Collection], question: str
) -> None:
    assert type(ask(question, collections)) is type(ask(question, collections[::-1]))


@settings(deadline=None, max_examples=40)
@given(questions)
def test_terms_of_a_refusal_are_words_of_the_question(collections: list[Collection], question: str) -> None:
    result = ask(question, collections)
    if isinstance(result, NoAnswer):
        assert all(term in question for term in result.terms)
        assert (result.reason in (Reason.NEVER_MENTIONED, Reason.NOT_TOGETHER)) == bool(result.terms)
        assert (result.reason is Reason.OTHER_LANGUAGE) == bool(result.languages)


@pytest.mark.parametrize(
    "question",
    [
        "who " * 5_000,
        "a" * 100_000,
        "." * 100_000,
        "Brisk" + "." * 50_000 + "keeper",
        "said what " * 10_000,
        "\n" * 9_999,
    ],
    ids=lambda text: f"{text[:8]!r} {len(text)}",
)
def test_an_endless_question_is_only_read_at_its_beginning(collections: list[Collection], question: str) -> None:
    assert ask(question, collections).question == question


def test_more_than_two_thousand_characters_of_a_question_change_nothing(collections: list[Collection]) -> None:
    question = "Who is Halvard Brisk? ".ljust(2_000)
    short, long = ask(question, collections), ask(question + "Nikolai Petrov 1999", collections)
    assert isinstance(short, Answer)
    assert isinstance(long, Answer)
    assert short.citations == long.citations
