"""Questions about some of the articles: which words are filters, which are not, and what is asked then."""

from __future__ import annotations

import asyncio
import time
from datetime import date

import pytest

from knowledge.answering import ask
from knowledge.answering.filters import narrow, only_in
from knowledge.library import Library
from knowledge.loading import from_paragraphs, load_bytes
from knowledge.models import Answer, NoAnswer, Reason

TODAY = date(2026, 11, 23)


def article(title: str, authors: str, outlet: str, published: str, language: str, body: str) -> str:
    return (
        f"---\ntitle: {title}\nauthors: [{authors}]\noutlet: {outlet}\npublished: {published}\nlanguage: {language}\n"
        f"---\n\n{body}\n"
    )


SHELF = {
    "clock": article(
        "The clock of Hollin Quay stands still", "Marit Fenwick, Oskar Dunmore", "The Quayside Observer", "2025-02-03",
        "en",
        "The town clock of Hollin Quay stopped at ten past four on the night of the January storm.\n\n"
        "“I will not rest until it rings,” said Greta Holm, the clockmaker, who mends the pendulum.\n\n"
        "The council pays 900 crowns for a new pendulum.",
    ),
    "bridge": article(
        "A bridge for Velm", "Jane Q. Doe", "Harbour Courier", "2022-03-14", "en",
        "The council of Velm voted on Tuesday to build a bridge of oak over the river.\n\n"
        "“We need the bridge before the winter,” said Ada Smith, the mayor, in an interview with the Observer.\n\n"
        "The council elected Tobin Marsh as the keeper of the lanterns.\n\n"
        "The ferry will stop in May.",
    ),
    "mill": article(
        "The mill of Orrin grinds again", "John Smith", "Harbour Courier", "2026-11-18", "en",
        "The mill of Orrin grinds again after forty years, the miller Prosper Hale said.\n\n"
        "The council of Orrin paid 350 crowns for the oaken wheel in March 2022.\n\n"
        "In June 2019 the council elected Wanda Brook as the keeper of the weir.",
    ),
    "flot": article(
        "Велема прощается с флотом", "Глафира Тишина, Иван Петров", "Велемские вести", "2025-06-20", "ru",
        "Речной флот Велемы уходит на зимовку раньше срока.\n\n"
        "«Билеты на теплоход подорожают с первого июля», — сказала начальница пристани Дарья Корзухина.",
    ),
    "most": article(
        "Новый мост через Велему", "Олег Дубов", "Курьер", "2026-11-17", "ru",
        "Совет Велемы проголосовал за строительство дубового моста.\n\n"
        "«Мост нужен до зимы», — сказала мэр Анна Кручина.",
    ),
    "pasika": article(
        "Пасіка на даху", "Орися Ковбаня", "Журавлинський вісник", "2022-03-05", "uk",
        "На даху бібліотеки в Журавлинці оселилися бджоли: дванадцять вуликів поставили у квітні.",
    ),
    "uhr": article(
        "Die Uhr von Altensiel", "Frieda Brandt", "Altensieler Bote", "2026-10-05", "de",
        "Die Rathausuhr von Altensiel steht seit dem Sturm still.\n\nDie Gemeinde bezahlt ein neues Pendel.",
    ),
    "moulin": article(
        "Le moulin de Brévent", "Lucie Marchand", "Le Courrier de Brévent", "2026-10-07", "fr",
        "Le moulin de Brévent moud de nouveau la farine.\n\nLa commune a payé la roue du moulin.",
    ),
    "faro": article(
        "El faro de Peñalba", "Inés Robledo", "El Diario de Peñalba", "2026-10-09", "es",
        "El faro de Peñalba se apagó durante la tormenta.\n\nEl ayuntamiento pagó la lámpara del faro.",
    ),
}  # fmt: skip


async def filled(texts: dict[str, str]) -> Library:
    library = Library()
    for name, text in texts.items():
        await library.add(load_bytes(f"{name}.md", text.encode(), media="markdown"))
    return library


def library_of(*names: str, **others: str) -> Library:
    return asyncio.run(filled({name: SHELF[name] for name in names or SHELF} | others))


@pytest.fixture(scope="module")
def library() -> Library:
    return library_of()


def ids(library: Library, versions: frozenset[str]) -> list[str]:
    return sorted(library.article(version).id for version in versions)


def asked(library: Library, question: str, context: str = "") -> Answer | NoAnswer:
    return ask(question, library.collections(), context, TODAY)


def surely(library: Library, question: str) -> tuple[str, list[str]] | None:
    """The question without its sure filters, and the articles that they let pass."""
    filters = narrow(question, library.collections(), TODAY)
    if filters is None or filters.sure is None:
        return None
    assert filters.likely is None
    return filters.sure.text, ids(library, filters.sure.versions)


def likely(library: Library, question: str) -> tuple[str, list[str]] | None:
    """The same with the filters that are only likely; None when there are none, or sure ones."""
    filters = narrow(question, library.collections(), TODAY)
    if filters is None or filters.likely is None:
        return None
    assert filters.sure is None
    return filters.likely.text, ids(library, filters.likely.versions)


BY_DOE, COURIER, LATELY = ["bridge"], ["bridge", "mill"], ["mill", "most"]
MARCH = ["bridge", "pasika"]


@pytest.mark.parametrize(
    ("question", "left", "inside"),
    [
        ("What did Ada Smith say in articles by Jane Doe?", "What did Ada Smith say?", BY_DOE),
        ("what did the mayor say in the article by doe", "what did the mayor say", BY_DOE),
        ("In articles by Jane Q. Doe, who is quoted?", "who is quoted?", BY_DOE),
        ("What is in Smith's article about the wheel?", "What is about the wheel?", ["mill"]),
        ("What did the council do in articles by Doe and Fenwick?", "What did the council do?", ["bridge", "clock"]),
        ("What did the council do in the Courier's article?", "What did the council do?", COURIER),
        ("What did the council do according to the Courier article?", "What did the council do?", COURIER),
        ("What did the council do in Harbour Courier stories?", "What did the council do?", COURIER),
        ("What stopped in articles from the Quayside Observer?", "What stopped?", ["clock"]),
        ("What is in “A bridge for Velm” about the ferry?", "What is about the ferry?", BY_DOE),
        ("What is in the article A bridge for Velm about oak?", "What is about oak?", BY_DOE),
        ("What did the council do in articles published in March 2022?", "What did the council do?", MARCH),
        ("What did the council do in articles from March?", "What did the council do?", MARCH),
        ("What did the council do in the articles of 14.03.2022?", "What did the council do?", BY_DOE),
        ("What did the council do in the March 2022 article?", "What did the council do?", MARCH),
        ("What did the council do in articles since November 2026?", "What did the council do?", LATELY),
        ("What did the council do in last week's articles?", "What did the council do?", LATELY),
        ("What has the council done since last week?", "What has the council done?", LATELY),
        ("Who is quoted in articles by Jane Doe published in March 2022?", "Who is quoted?", BY_DOE),
        ("Who is quoted in Courier articles from 2022?", "Who is quoted?", BY_DOE),
        ("Что сказала мэр в статье «Курьера»?", "Что сказала мэр?", ["most"]),
        ("Что решил совет в статьях Олега Дубова?", "Что решил совет?", ["most"]),
        ("Что решил совет в статье Дубова?", "Что решил совет?", ["most"]),
        ("Что подорожает в статье газеты «Велемские вести»?", "Что подорожает?", ["flot"]),
        ("Что решил совет в статьях за ноябрь 2026 года?", "Что решил совет?", LATELY),
        ("Что решил совет в статьях, опубликованных в ноябре 2026?", "Что решил совет?", LATELY),
        ("Что решил совет с прошлой недели?", "Что решил совет?", LATELY),
        ("Що поставили на даху у статті Орисі Ковбані?", "Що поставили на даху?", ["pasika"]),
        ("Що поставили на даху у статтях за березень 2022 року?", "Що поставили на даху?", MARCH),
        ("Що вирішили з минулого тижня?", "Що вирішили?", LATELY),
        ("Was steht still im Artikel von Frieda Brandt?", "Was steht still?", ["uhr"]),
        ("Was steht still in Artikeln vom Oktober 2026?", "Was steht still?", ["faro", "moulin", "uhr"]),
        ("Qui a payé la roue dans l'article de Lucie Marchand ?", "Qui a payé la roue?", ["moulin"]),
        ("¿Quién pagó la lámpara en el artículo de Inés Robledo?", "¿Quién pagó la lámpara?", ["faro"]),
    ],
)
def test_what_is_said_outright_is_kept_to(library: Library, question: str, left: str, inside: list[str]) -> None:
    assert surely(library, question) == (left, inside)


@pytest.mark.parametrize(
    ("question", "left", "inside"),
    [
        ("What did the council do in March 2022?", "What did the council do?", MARCH),
        ("What did the council do in 2022?", "What did the council do?", MARCH),
        ("What did the council do on 14 March 2022?", "What did the council do?", BY_DOE),
        ("What did the council do before 2023?", "What did the council do?", MARCH),
        ("What did the council do last week?", "What did the council do?", LATELY),
        ("What has been new from last week?", "What has been new?", LATELY),
        ("What did the mayor say in the Courier?", "What did the mayor say?", COURIER),
        ("What stopped in the Observer?", "What stopped?", ["clock"]),
        ("According to the Harbour Courier, what did the council do?", "what did the council do?", COURIER),
        ("what did the mayor say according to the courier", None, None),
        ("What did the council do according to an article from March 2022?", "What did the council do?", MARCH),
        ("What did the council do in an article in the Harbour Courier?", "What did the council do?", COURIER),
        ("What does the Harbour Courier write about oak?", "What does the article write about oak?", COURIER),
        ("Что сказала мэр по данным «Курьера»?", "Что сказала мэр?", ["most"]),
        ("Что подорожает в «Велемских вестях»?", "Что подорожает?", ["flot"]),
        ("Что подорожает в июне 2025 года?", "Что подорожает?", ["flot"]),
        ("Що поставили за даними «Журавлинського вісника»?", "Що поставили?", ["pasika"]),
        ("Was steht laut dem Altensieler Boten still?", "Was steht still?", ["uhr"]),
        ("Qui a payé la roue selon Le Courrier de Brévent ?", "Qui a payé la roue?", ["moulin"]),
        ("¿Quién pagó la lámpara según El Diario de Peñalba?", "¿Quién pagó la lámpara?", ["faro"]),
    ],
)
def test_what_may_be_part_of_the_question_is_only_likely(
    library: Library, question: str, left: str | None, inside: list[str] | None
) -> None:
    assert likely(library, question) == ((left, inside) if left is not None else None)


@pytest.mark.parametrize(
    "question",
    [
        "What did Smith say about the bridge?",
        "What did Smith say in March?",
        "Since when has the clock stood still?",
        "What did the mayor say in an interview with the Observer?",
        "What did the mayor tell the Harbour Courier?",
        "What happened in 1874?",
        "What does Jane Doe say?",
        "What was built by John Smith?",
        "What did the council decide not in the Courier article?",
        "What was claimed in an article from May 1999?",
        "What did he write in an article by Prosper Hale?",
        "What did the miller claim in articles by Prosper Hale?",
        "Who wrote the Holm article?",
        "Who keeps the articles of iron in the mill?",
        "What did the council do in the courier?",
        "Who was born in Brévent?",
        "Что сказал Дубов о мосте?",
        "Что случилось в Велеме?",
        "Що сказала Ковбаня?",
        "¿Quién nació en Peñalba?",
        "Was geschah in der Zeit des Sturms?",
    ],
)
def test_other_words_are_no_filter(library: Library, question: str) -> None:
    assert narrow(question, library.collections(), TODAY) is None


@pytest.mark.parametrize(
    ("question", "left", "inside"),
    [
        ('source:"Harbour Courier" who paid?', "who paid?", COURIER),
        ("who paid source:courier", "who paid", COURIER),
        ("author:Smith who paid?", "who paid?", ["mill"]),
        ("who paid? author:Дубов", "who paid?", ["most"]),
        ("title:«Пасіка на даху» що поставили?", "що поставили?", ["pasika"]),
        ("in:2022-03 who paid?", "who paid?", MARCH),
        ("since:2026-11 who paid?", "who paid?", LATELY),
        ("until:2022-03-05 who paid?", "who paid?", ["pasika"]),
        ("before:2022-03-05 who paid?", "who paid?", []),
        ("since:2022-03-06 until:2025 who paid?", "who paid?", ["bridge", "clock", "flot"]),
        ('since:"last week" who paid?', "who paid?", LATELY),
        ("source:Courier source:Observer until:2025 who paid?", "who paid?", ["bridge", "clock"]),
        ("источник:Курьер что решил совет?", "что решил совет?", ["most"]),
        ("автор:Тишина с:2025 до:2025-12 что подорожает?", "что подорожает?", ["flot"]),
        ("джерело:«Журавлинський вісник» що поставили?", "що поставили?", ["pasika"]),
        ("quelle:Bote was steht still?", "was steht still?", ["uhr"]),
        ("since:yesterweek who paid?", "who paid?", []),
        ("since:03/04/2022 who paid?", "who paid?", []),
        ("author:Nobody who paid?", "who paid?", []),
        ('in:"Harbour Courier, 2022" who paid?', "who paid?", BY_DOE),
        ('in:"Harbour Courier, The Quayside Observer" who paid?', "who paid?", ["bridge", "clock", "mill"]),
        ('in:"A bridge for Velm" who paid?', "who paid?", BY_DOE),
        ('in:"since last week" who paid?', "who paid?", LATELY),
        ('in:"from March 2022" who paid?', "who paid?", MARCH),
        ('in:"за июнь 2025" что подорожает?', "что подорожает?", ["flot"]),
        ('in:"с июня 2026" что решил совет?', "что решил совет?", ["faro", "mill", "most", "moulin", "uhr"]),
    ],
)
def test_operators_say_it_shortly(library: Library, question: str, left: str, inside: list[str]) -> None:
    assert surely(library, question) == (left, inside)


@pytest.mark.parametrize("question", ["At 10:30, who paid?", "https://in:2022/x who paid?", "Note: who paid?", "a:b?"])
def test_other_colons_are_no_operators(library: Library, question: str) -> None:
    assert narrow(question, library.collections(), TODAY) is None


def test_filters_put_in_front_are_read_again(library: Library) -> None:
    question = only_in(
        "who paid?", sources=["The “Quayside” Observer"], authors=["Dunmore"], since="2025", until="2025"
    )
    assert surely(library, question) == ("who paid?", ["clock"])
    assert only_in("who paid?") == "who paid?"


# --- answers ----------------------------------------------------------------------------------------------------


def first(library: Library, result: Answer | NoAnswer) -> tuple[str, str]:
    """The article that is cited first, and the beginning of what is cited."""
    assert isinstance(result, Answer)
    return library.article(result.citations[0].version).id, library.cut(result.citations[0].highlight)[:28]


def test_only_the_articles_that_pass_are_quoted(library: Library) -> None:
    both = "What did the council pay for?"
    late = asked(library, f"{both} since:2026")
    early = asked(library, "What does the council pay for in articles by Oskar Dunmore?")
    assert first(library, late) == ("mill", "The council of Orrin paid 35")
    assert first(library, early) == ("clock", "The council pays 900 crowns ")
    for result in (late, early):
        assert isinstance(result, Answer)
        assert {library.article(c.version).id for c in result.citations} == {first(library, result)[0]}
    assert (late.question, late.within) == (f"{both} since:2026", ("since:2026",))
    assert early.within == ("articles by Oskar Dunmore",)


def test_the_words_of_a_filter_are_not_looked_for_in_the_text(library: Library) -> None:
    plain = asked(library_of("bridge"), "What will stop in May?")
    filtered = asked(library, "What will stop in May in articles by Jane Doe?")
    assert isinstance(plain, Answer)
    assert isinstance(filtered, Answer)
    assert filtered.citations[0] == plain.citations[0]


def test_when_no_article_fits_that_is_said_and_nothing_is_quoted(library: Library) -> None:
    for question, missing in {
        "What did the mayor say in articles by Ulf Nobody?": ("articles by Ulf Nobody",),
        "What did the mayor say in articles by Ada Nobody?": ("articles by Ada Nobody",),
        "Who paid in articles published in May 1999?": ("articles published in May 1999",),
        "source:Guardian who paid?": ("source:Guardian",),
        "source:Courier since:2030 who paid?": ("since:2030",),
        "author:Doe in:2025 who paid?": ("author:Doe", "2025"),
        "Who wrote the Guardian article?": ("Guardian",),
    }.items():
        result = asked(library, question)
        assert isinstance(result, NoAnswer)
        assert (result.reason, result.within, result.nearest) == (Reason.NOTHING_WITHIN, missing, ())


def test_a_refusal_says_where_was_looked(library: Library) -> None:
    result = asked(library, "What does Greta Holm mend in articles by Jane Doe?")
    assert isinstance(result, NoAnswer)
    assert result.reason is not Reason.NOTHING_WITHIN
    assert result.within == ("articles by Jane Doe",)
    assert {library.article(c.version).id for c in result.nearest} <= {"bridge"}


def test_a_date_that_a_passage_states_itself_is_part_of_the_question(library: Library) -> None:
    result = asked(library, "What did the council of Orrin pay for in March 2022?")
    assert first(library, result) == ("mill", "The council of Orrin paid 35")
    assert result.within == ()


def test_a_date_that_no_passage_states_is_that_of_the_article(library: Library) -> None:
    result = asked(library, "What did the council of Velm vote to build in March 2022?")
    assert first(library, result)[0] == "bridge"
    assert result.within == ("March 2022",)


def test_an_article_of_that_time_does_not_answer_with_another_time(library: Library) -> None:
    result = asked(library, "Whom did the council elect as the keeper of the weir last week?")
    assert result.within == ()


def test_a_likely_filter_that_leads_nowhere_is_dropped(library: Library) -> None:
    result = asked(library, "What does the clockmaker Greta Holm mend in 2022?")
    assert result.within == ()


def test_with_a_single_article_only_what_is_said_outright_is_a_filter() -> None:
    one = library_of("bridge")
    for question in (
        "What did the council do in March 2022?",
        "What did the council do in 2025?",
        "What did the mayor say according to the Harbour Courier?",
        "What has the council done since last week?",
    ):
        assert narrow(question, one.collections(), TODAY) is None
    result = asked(one, "Who voted in articles published in 2025?")
    assert isinstance(result, NoAnswer)
    assert result.reason is Reason.NOTHING_WITHIN


async def test_articles_without_a_date_pass_no_date() -> None:
    library = await filled({"bridge": SHELF["bridge"]})
    await library.add(from_paragraphs("bare", ["The council of Ulm voted for a bridge of tin."], "en"))
    result = asked(library, "Who voted for a bridge? since:1900")
    assert first(library, result)[0] == "bridge"
    assert isinstance(result, Answer)
    assert len({citation.version for citation in result.citations}) == 1


def test_what_other_articles_spell_so_is_no_slip_in_these() -> None:
    boat = article("A boat", "Nils Ott", "Weekly", "2026-01-01", "en", "The Pendullum is a boat that carries tar.")
    question = "Who is the clockmaker that mends the pendullum?"
    alone = asked(library_of("clock"), question)
    assert isinstance(alone, Answer)
    assert alone.respelt == ("pendulum",)
    result = asked(library_of("clock", boat=boat), f"{question} source:Observer")
    assert not isinstance(result, Answer) or result.respelt == ()


def test_only_a_filter_is_no_question(library: Library) -> None:
    result = asked(library, "source:Courier")
    assert isinstance(result, NoAnswer)
    assert result.reason is Reason.EMPTY


# --- the article itself -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who wrote the Courier article?", {"Jane Q. Doe", "John Smith"}),
        ("Who wrote “A bridge for Velm”?", {"Jane Q. Doe"}),
        ("who wrote a bridge for velm?", {"Jane Q. Doe"}),
        ("Who wrote the article “A bridge for Velm”?", {"Jane Q. Doe"}),
        ("When was the Observer article published?", {"2025-02-03"}),
        ("When was the article by Jane Doe published?", {"2022-03-14"}),
        ("Who wrote this? in:2025-02", {"Marit Fenwick\nOskar Dunmore"}),
        ("Where was the article by Jane Doe published?", {"Harbour Courier"}),
        ("Who wrote the articles in the Harbour Courier?", {"Jane Q. Doe", "John Smith"}),
        ("When were the articles by Doe and Smith published?", {"2022-03-14", "2026-11-18"}),
        ("Who wrote the articles published in March 2022?", {"Jane Q. Doe", "Орися Ковбаня"}),
        ("What are the articles from February 2025 called?", {"The clock of Hollin Quay stands still"}),
        ("Кто написал эти статьи? in:2022", {"Jane Q. Doe", "Орися Ковбаня"}),
        ("Кто написал статью «Новый мост через Велему»?", {"Олег Дубов"}),
        ("Кто написал статью в «Курьере»?", {"Олег Дубов"}),
        ("Кто автор статьи «Велемских вестей»?", {"Глафира Тишина\nИван Петров"}),
        ("Хто написав статтю «Пасіка на даху»?", {"Орися Ковбаня"}),
    ],
)
def test_who_wrote_which_article(library: Library, question: str, said: set[str]) -> None:
    result = asked(library, question)
    assert isinstance(result, Answer)
    assert {library.cut(citation.highlight) for citation in result.citations} == said
    assert len(result.citations) == len(said)
    assert result.within


# --- follow-ups -------------------------------------------------------------------------------------------------


def test_a_follow_up_stays_in_the_articles_of_the_question_before(library: Library) -> None:
    before = "What did Ada Smith say about the bridge in articles by Jane Doe?"
    result = asked(library, "and Greta Holm?", before)
    assert result.within == ("articles by Jane Doe",)
    assert "Doe" not in result.understood


def test_a_filter_alone_asks_the_question_before_anew(library: Library) -> None:
    before = "What did the council pay for?"
    result = asked(library, "And in the Observer article?", before)
    assert result.understood == before
    assert result.within == ("Observer article",)
    assert first(library, result)[0] == "clock"


# --- speed ------------------------------------------------------------------------------------------------------


def test_filters_of_many_articles_are_read_and_kept_to_quickly() -> None:
    texts = {}
    for number in range(80):
        body = "\n\n".join(f"Boat {number * 25 + n} of the harbour carries {n} barrels of tar." for n in range(25))
        author, outlet, day = f"Writer{number} Penn", f"Paper {number % 40}", f"2026-01-{number % 28 + 1:02}"
        texts[f"n{number}"] = article(f"Notes {number}", author, outlet, day, "en", body)
    library = asyncio.run(filled(texts))
    asked(library, "How many barrels of tar does boat 1003 carry?")  # builds the index
    times = []
    for where in (f"articles by Writer{number} Penn" for number in range(20, 29)):
        began = time.perf_counter()
        result = asked(library, f"How many barrels of tar does a boat carry in {where}?")
        times.append(time.perf_counter() - began)
        assert result.within == (where,)
    assert sorted(times)[4] < 0.2  # far above what it takes: only a slip into loops over everything is caught
