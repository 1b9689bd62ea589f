"""Questions about the article itself: answered from its own lines, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.library import Library
from knowledge.loading import from_paragraphs, load_bytes
from knowledge.models import Answer, NoAnswer, Reason, SpeakerStatus

Shelf = Callable[..., Library]


async def answers(library: Library, question: str) -> list[str]:
    """The words of all citations; none when there is no answer."""
    result = await library.ask(question)
    if isinstance(result, NoAnswer):
        assert result.reason is Reason.NOT_FOUND
        return []
    assert result.confidence == 1
    return [library.cut(citation.highlight) for citation in result.citations]


@pytest.mark.parametrize(
    ("article", "question", "words"),
    [
        ("lantern", "Who wrote this article?", "Maren Tolk\nIvo Quill"),
        ("bakery", "What is this article about?", "The last oven in Tarnley\nA village bakes its own bread again"),
        ("lantern", "When was this article published?", "2031-05-14"),
        ("lantern", "Where was this article published?", "The Skerry Gazette"),
        ("lantern", "What is the title of this article?", "The lantern of Orrin Skerry"),
        ("bakery", "Who is the author?", "By Odo Finch"),
        ("bakery", "headline", "The last oven in Tarnley"),
        ("melnitsa", "Кто написал эту статью?", "Текст: Агафон Лужкин"),
        ("melnitsa", "Как называется статья?", "Мельница снова мелет"),
        ("melnitsa", "Who wrote this article?", "Текст: Агафон Лужкин"),
        ("pasika", "Хто автор статті?", "Текст: Орися Ковбаня"),
        ("pasika", "Як називається ця стаття?", "Пасіка на даху"),
    ],
)
async def test_a_question_about_the_article_is_answered_by_its_own_line(
    shelf: Shelf, article: str, question: str, words: str
) -> None:
    assert await answers(shelf(article), question) == [words]


@pytest.mark.parametrize(
    ("article", "question"),
    [
        ("bakery", "When was this article published?"),
        ("bakery", "Where was this article published?"),
        ("melnitsa", "Когда опубликована статья?"),
        ("pasika", "Де опублікована стаття?"),
    ],
)
async def test_what_the_article_does_not_tell_of_itself_is_not_guessed(
    shelf: Shelf, article: str, question: str
) -> None:
    assert await answers(shelf(article), question) == []


async def test_an_article_of_bare_paragraphs_tells_nothing_of_itself() -> None:
    library = Library()
    await library.add(from_paragraphs("bare", ["Ondine sailed for Velm, wrote the mate.", "Published in 1874."], "en"))
    for question in ("Who wrote this?", "When was it published?", "Where was this article published?", "headline"):
        assert await answers(library, question) == []


async def test_without_a_dek_an_article_is_about_its_title_and_first_paragraph(shelf: Shelf) -> None:
    title, first = await answers(shelf("melnitsa"), "О чём эта статья?")
    assert title == "Мельница снова мелет"
    assert first.startswith("Старую мельницу в деревне Подгрязье")


async def test_a_first_sentence_that_serves_as_the_title_is_cited_once() -> None:
    lines = ["The ferry has stopped.", *[f"Barge {n} waits at Velm for the ferry and for the fog." for n in range(3)]]
    library = Library()
    await library.add(load_bytes("ferry.txt", "\n\n".join(lines).encode(), media="text"))
    assert await answers(library, "What is this article about?") == ["The ferry has stopped."]


async def test_every_article_that_tells_is_cited_once(shelf: Shelf) -> None:
    assert await answers(shelf(), "Who wrote this article?") == [
        "Maren Tolk\nIvo Quill",
        "By Odo Finch",
        "Текст: Агафон Лужкин",
        "Текст: Орися Ковбаня",
    ]
    assert await answers(shelf(), "When was this article published?") == ["2031-05-14"]


async def test_the_line_is_no_passage_and_nobody_speaks_in_it(shelf: Shelf) -> None:
    result = await shelf("bakery").ask("Who wrote this article?")
    assert isinstance(result, Answer)
    (citation,) = result.citations
    assert citation.passage.number is None
    assert citation.passage.blocks == (3, 3)
    assert citation.passage.span == citation.highlight
    assert citation.speaker.status is SpeakerStatus.OUTLET


async def test_words_of_the_front_matter_belong_to_no_block_of_the_text(shelf: Shelf) -> None:
    result = await shelf("lantern").ask("Where was this article published?")
    assert isinstance(result, Answer)
    assert result.citations[0].passage.blocks == (0, 0)


async def test_a_single_author_in_the_front_matter_is_cited_alone() -> None:
    text = "---\nauthor: Maren Tolk\n---\n\nThe lantern went dark.\n"
    library = Library()
    await library.add(load_bytes("one.md", text.encode(), media="markdown"))
    assert await answers(library, "Who wrote this article?") == ["Maren Tolk"]


@pytest.mark.parametrize("question", ["Who wrote the letter?", "Who reported the leak?", "Who wrote to the board?"])
async def test_who_wrote_something_else_is_not_answered_with_the_byline(shelf: Shelf, question: str) -> None:
    for library in (shelf("lantern"), shelf("bakery")):
        assert not any("Tolk" in words or "Finch" in words for words in await answers_of_any_kind(library, question))


async def answers_of_any_kind(library: Library, question: str) -> list[str]:
    result = await library.ask(question)
    return [library.cut(c.highlight) for c in result.citations] if isinstance(result, Answer) else []
