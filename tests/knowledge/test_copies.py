"""One passage in several articles: shown once, every source named; and two passages that only look alike."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.library import Library
from knowledge.loading import from_paragraphs, load_bytes
from knowledge.models import Answer, Article, NoAnswer, Span

QUAY = "The quay at Farrow will be closed for 14 weeks from 3 May, the harbour office said on Tuesday."
QUESTION = "For how long will the quay at Farrow be closed?"
ONE, OTHER = "Gulls nested on the pier all summer.", "The market hall smells of smoked herring."

SAME = [
    ("en", QUAY, QUAY),
    ("en", QUAY, "The quay at Farrow will be closed for 14 weeks from 3 May the harbour office said, on Tuesday"),
    ("en", QUAY, "FARROW, 29 April (Norse Wire) — " + QUAY),
    ("en", QUAY, QUAY + " (Norse Wire)"),
    ("en", QUAY, "The quay at Farrow will be closed for 14 weeks from 3 May, the harbour office said Tuesday."),
    ("en", "The labour office at Farrow has organised a jobs fair for the crews of the trawlers that were laid up.",
     "The labor office at Farrow has organized a jobs fair for the crews of the trawlers that were laid up."),
    ("en", "“We shall rebuild it stone by stone before the autumn gales,” said Ivor Pell, the harbour master.",
     '"We shall rebuild it - stone by stone - before the autumn gales", said Ivor Pell, the harbour master.'),
    ("ru", "Пристань в Ручьях закроют на 14 недель с третьего мая, сообщили во вторник в конторе порта.",
     "РУЧЬИ, 29 апреля — Пристань в Ручьях закроют на 14 недель с третьего мая — сообщили во вторник в конторе порта"),
    ("uk", "Пристань у Кам'яниці закриють на 14 тижнів із третього травня, повідомили у вівторок у конторі порту.",
     "Пристань у Кам’яниці закриють на 14 тижнів із третього травня, повідомили у вівторок у конторі порту"),
    ("de", "Der Kai von Brakensiel wird ab Mai für 14 Wochen gesperrt, teilte das Hafenamt mit.",
     "Der Kai von Brakensiel wird ab Mai für 14 Wochen gesperrt – teilte das Hafenamt mit"),
    ("fr", "Le quai de Kervaz sera fermé pendant 14 semaines à partir de mai, selon la capitainerie.",
     "Le quai de Kervaz sera fermé pendant 14 semaines à partir de mai selon la capitainerie."),
    ("es", "El muelle de Ermida estará cerrado durante 14 semanas a partir de mayo, según la capitanía.",
     "El muelle de Ermida estará cerrado durante 14 semanas a partir de mayo según la capitanía."),
]  # fmt: skip

TWO = [
    ("en", QUAY, QUAY.replace("14", "15")),
    ("en", QUAY, QUAY.replace("Farrow", "Velm")),
    ("en", QUAY, QUAY.replace("will be closed", "will not be closed")),
    ("en", QUAY, QUAY.replace("will be closed", "won't be closed")),
    ("en", QUAY, QUAY.replace("closed", "opened")),
    ("en", QUAY, QUAY.replace("3 May", "3 June")),
    ("en", QUAY, QUAY.replace("14 weeks", "fourteen weeks or more")),
    ("en", QUAY, "The quay at Farrow will be closed, the harbour office said."),
    ("en", "Shares of Northline fell by 4% on Monday after the ferry ran aground off the point.",
     "Shares of Northline fell by 4 on Monday after the ferry ran aground off the point."),
    ("en", "VELM, 3 May (Norse Wire) — Two crews of the fishing fleet were brought ashore after the storm.",
     "FARROW, 4 May (Norse Wire) — Two crews of the fishing fleet were brought ashore after the storm."),
    ("en", "“We shall appeal to the crown court before the end of this month,” said Ivor Pell.",
     "“We shall appeal to the crown court before the end of this month,” said Jon Dace."),
    ("en", "He declined to comment.", "He declined to comment."),
    ("en", "The former mayor of Farrow opened the new quay on a cold and windy morning in spring.",
     "The mayor of Farrow opened the new quay on a cold and windy morning in spring."),
    ("ru", "Пристань в Ручьях закроют на 14 недель с третьего мая, сообщили в конторе порта.",
     "Пристань в Ручьях не закроют на 14 недель с третьего мая, сообщили в конторе порта."),
    ("uk", "Пристань у Кам'яниці закриють на 14 тижнів із третього травня, повідомили в порту.",
     "Пристань у Кам'яниці закриють на 14 тижнів із четвертого травня, повідомили в порту."),
]  # fmt: skip


async def carried(language: str, one: str, other: str) -> int:
    """In how many other articles the first passage of one stands."""
    library = Library()
    first = from_paragraphs("one", [one, ONE], language=language)
    await library.add(first)
    await library.add(from_paragraphs("other", [other, OTHER], language=language))
    return len(library.copies(library.passage(first.version, 0)))


@pytest.mark.parametrize(("language", "one", "other"), SAME)
async def test_the_same_words_in_two_articles_are_one_passage(language: str, one: str, other: str) -> None:
    assert await carried(language, one, other) == 1
    assert await carried(language, other, one) == 1


@pytest.mark.parametrize(("language", "one", "other"), TWO)
async def test_words_that_say_something_else_are_another_passage(language: str, one: str, other: str) -> None:
    assert await carried(language, one, other) == 0


def article(name: str, *paragraphs: str, published: str = "") -> Article:
    dated = f"published: {published}\n" if published else ""
    head = f"---\ntitle: Report {name}\noutlet: The {name}\nlanguage: en\n{dated}---\n\n"
    return load_bytes(f"{name.lower()}.md", (head + "\n\n".join(paragraphs)).encode(), media="markdown")


async def shelf(*articles: Article) -> Library:
    library = Library()
    for each in articles:
        await library.add(each)
    return library


def words(library: Library, result: Answer | NoAnswer) -> list[str]:
    assert isinstance(result, Answer)
    return [library.cut(citation.passage.span) for citation in result.citations]


async def test_a_copied_passage_is_cited_once_with_every_source() -> None:
    library = await shelf(article("Courier", QUAY, ONE), article("Post", OTHER, QUAY))
    result = await library.ask(QUESTION)
    assert words(library, result) == [QUAY]
    assert isinstance(result, Answer)
    [copies] = result.copies
    assert [library.article(copy.version).id for copy in copies] == ["post"]
    assert {library.cut(copy.passage.span) for copy in copies} == {QUAY}


async def test_the_earliest_article_is_the_one_that_is_quoted() -> None:
    library = await shelf(
        article("Courier", QUAY, ONE, published="2031-05-02"),
        article("Post", OTHER, QUAY, published="2031-04-29"),
        article("Undated", QUAY, "Nothing else is known of it."),
    )
    result = await library.ask(QUESTION)
    assert isinstance(result, Answer)
    assert library.article(result.citations[0].version).metadata.published == date(2031, 4, 29)
    assert [library.article(copy.version).id for copy in result.copies[0]] == ["courier", "undated"]


async def test_a_copy_takes_little_from_the_confidence() -> None:
    alone = await (await shelf(article("Courier", QUAY, ONE), article("Post", OTHER))).ask(QUESTION)
    both = await (await shelf(article("Courier", QUAY, ONE), article("Post", OTHER, QUAY))).ask(QUESTION)
    assert both.confidence >= alone.confidence - 0.1


async def test_many_copies_leave_room_for_the_other_passages() -> None:
    papers = [article(f"Paper{n}", QUAY, f"Paper number {n} has a page about gulls.") for n in range(40)]
    other = "The quay at Farrow was built by convicts and is closed in every hard winter."
    library = await shelf(*papers, article("Almanac", other))
    result = await library.ask(QUESTION)
    assert isinstance(result, Answer)
    assert len(result.copies[0]) == 39
    cited = [library.cut(citation.passage.span) for citation in (*result.citations, *result.nearest)]
    assert cited.count(QUAY) == 1
    assert other in cited


async def test_what_is_only_near_is_shown_once_too() -> None:
    library = await shelf(article("Courier", QUAY, ONE), article("Post", OTHER, QUAY))
    result = await library.ask("Who paid for the statue of the harbour master at Farrow?")
    assert isinstance(result, NoAnswer)
    cited = [library.cut(citation.passage.span) for citation in result.nearest]
    assert cited.count(QUAY) == 1


async def test_a_search_finds_a_copied_passage_once() -> None:
    library = await shelf(article("Courier", QUAY, ONE), article("Post", OTHER, QUAY))
    found = [library.cut(citation.passage.span) for citation in await library.search("quay closed")]
    assert found == [QUAY]


async def test_every_copy_is_cut_from_its_own_article() -> None:
    library = await shelf(article("Courier", QUAY, ONE), article("Post", OTHER, "FARROW, 29 April (Wire) — " + QUAY))
    result = await library.ask(QUESTION)
    assert isinstance(result, Answer)
    assert {QUAY, "FARROW, 29 April (Wire) — " + QUAY} == {
        library.cut(citation.passage.span) for citation in (result.citations[0], *result.copies[0])
    }


async def test_the_same_text_under_two_ids_is_one_passage_of_two_articles() -> None:
    paragraphs = [QUAY, ONE]
    library = await shelf(*(from_paragraphs(name, paragraphs, language="en") for name in ("monday", "tuesday")))
    result = await library.ask(QUESTION)
    assert words(library, result) == [QUAY]
    version = library.articles()[0].version
    assert {library.article(version).id, *(each.id for each in library.namesakes(version))} == {"monday", "tuesday"}
    await library.remove("tuesday")
    assert words(library, await library.ask(QUESTION)) == [QUAY]


async def test_an_article_that_is_removed_carries_nothing_any_more() -> None:
    library = await shelf(article("Courier", QUAY, ONE), article("Post", OTHER, QUAY))
    [first, _] = library.articles()
    passage = library.passage(first.version, 0)
    await library.remove("post")
    assert library.copies(passage) == ()


async def test_words_outside_the_running_text_have_no_copies() -> None:
    library = await shelf(article("Courier", QUAY), article("Post", QUAY + " ", OTHER))
    result = await library.ask("What is the title of the article?")
    assert isinstance(result, Answer)
    for citation in result.citations:
        assert isinstance(citation.passage.span, Span)
        assert library.copies(citation.passage) == ()
