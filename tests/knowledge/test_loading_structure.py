"""What each block of a plain text is taken to be, and how wrapped text is put together again."""

import json
from pathlib import Path

import pytest

from knowledge.loading import load_bytes
from knowledge.models import Article, BlockKind, cut

SHARED = Path(__file__).parents[2].parent / "shared"
PROSE = "The ferry has crossed the sound at Vell twice a day since before anyone now living there was born."


def load(*lines: str, join: str = "\n") -> Article:
    return load_bytes("ferry.txt", join.join(lines).encode(), media="text")


def kinds(article: Article) -> list[str]:
    return [block.kind.value for block in article.blocks]


def words(article: Article, kind: BlockKind | None = None) -> list[str]:
    return [cut(article, block.span) for block in article.blocks if kind is None or block.kind is kind]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ines Okafor", ["Ines Okafor"]),
        ("BY INES OKAFOR AND TOM REED", ["INES OKAFOR", "TOM REED"]),
        ("By Ines E Okafor.", ["Ines E Okafor"]),
        ("By Ines Okafor, Tom Reed and Jean-Luc d’Arvor in Vell", ["Ines Okafor", "Tom Reed", "Jean-Luc d’Arvor"]),
        ("By Ines Okafor, Vell correspondent", ["Ines Okafor"]),
        ("By J. K. Orr | 12 March 2024", ["J. K. Orr"]),
        ("Words by Petra van der Aa & Tom Reed", ["Petra van der Aa", "Tom Reed"]),
        ("Text: Ines Okafor", ["Ines Okafor"]),
        ("Автор: Лидия Соболева, Пётр Ким", ["Лидия Соболева", "Пётр Ким"]),
        ("Автори: Олена Гриценко та Марко Дзюба", ["Олена Гриценко", "Марко Дзюба"]),
        ("Von Anna Berg und Karl Moos in Altenau", ["Anna Berg", "Karl Moos"]),
        ("Par Odile Garnier et Jean Brun", ["Odile Garnier", "Jean Brun"]),
        ("Por Lucía Ortiz y Manuel de la Vega", ["Lucía Ortiz", "Manuel de la Vega"]),
    ],
)
def test_bylines_are_known_in_six_languages_and_cut_into_names(line: str, names: list[str]) -> None:
    article = load("The ferry stops", line, PROSE, PROSE)
    assert kinds(article) == ["headline", "byline", "paragraph", "paragraph"]
    assert article.metadata.byline is not None
    assert cut(article, article.metadata.byline) == line
    assert [cut(article, name) for name in article.metadata.authors] == names


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the ferry had stopped, and nobody had been told why it had.",
        "By Ines Okafor said nobody had asked her.",
        "Von der Leitung war am Montag niemand zu sprechen.",
        "“By Ines Okafor’s count, nine,” said the harbour master.",
        "По словам капитана, паром больше не придёт.",
    ],
)
def test_sentences_that_begin_like_a_byline_stay_paragraphs(line: str) -> None:
    assert kinds(load("The ferry stops", PROSE, line, PROSE))[2] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "The ferry stops",
        "“We were never asked.” How the sound of Vell lost its ferry",
        "Why did the ferry stop?",
        "Captain Says Vell Ferry Will Not Sail Again.",
        "«Мы не уйдём». Почему жители остались",
    ],
)
def test_a_short_first_line_above_longer_paragraphs_is_the_headline(line: str) -> None:
    article = load(line, PROSE, PROSE, PROSE)
    assert kinds(article) == ["headline", "paragraph", "paragraph", "paragraph"]
    assert article.metadata.title == article.blocks[0].span


@pytest.mark.parametrize(
    "line",
    [
        "The captain said on Monday that she would not sail again.",
        "VELL, March 3 (SNA) — The ferry will not sail",
        "“We were never asked,” said the captain of the ferry.",
        "— Куда идёт паром?",
        PROSE + " " + PROSE,
        "The council met last night and agreed on this:",
    ],
)
def test_a_first_paragraph_is_not_taken_for_a_headline(line: str) -> None:
    article = load(line, PROSE, PROSE, PROSE)
    assert kinds(article)[0] == "paragraph"
    assert article.metadata.title is None


@pytest.mark.parametrize("line", ["The ferry has made its last trip.", "Паром сделал последний рейс."])
def test_a_short_first_sentence_may_be_the_title_and_still_answers(line: str) -> None:
    article = load(line, PROSE, PROSE, PROSE)
    assert kinds(article)[0] == "paragraph"
    assert article.metadata.title == article.blocks[0].span


@pytest.mark.parametrize(
    "line",
    [
        "A harbour without a boat",
        "“Nobody asked us”",
        "«Нас не спросили»",
        "2023: the last summer",
        "How it was (and is)",
    ],
)
def test_a_short_line_without_a_stop_between_paragraphs_is_a_heading(line: str) -> None:
    article = load("The ferry stops", PROSE, line, PROSE)
    assert kinds(article) == ["headline", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "But the ferry was not the only thing,",
        "The captain put it like this:",
        "She declined.",
        "“Never!”",
        "“It is over.”",
        "“It is over.” ― Odile Brandt",
        "“A sound with no boat” — Odile Brandt",
        "“Nobody asked us,” she said",
        "Nobody asked us, said the captain",
        "“Nobody asked us, and it went on and on",
        "— Нет",
        "and then it sailed",
        "Why?",
        "ORR: Nobody asked us",
        "Write to us at vell.example.org/ferry or @vell",
        "42",
    ],
)
def test_a_short_line_that_may_be_someones_words_is_not_taken_for_a_heading(line: str) -> None:
    assert kinds(load("The ferry stops", PROSE, line, PROSE))[2] != "heading"


def test_a_question_is_a_heading_only_where_there_are_other_headings() -> None:
    question = "What happens to the harbour now?"
    assert kinds(load("The ferry stops", PROSE, question, PROSE))[2] == "paragraph"
    assert kinds(load("The ferry stops", PROSE, question, PROSE, "A harbour without a boat", PROSE))[2] == "heading"


def test_short_lines_in_a_row_are_not_headings() -> None:
    assert kinds(load("The ferry stops", PROSE, "Adults nine crowns", "Children four crowns", PROSE))[2:4] == [
        "paragraph",
        "paragraph",
    ]


def test_a_line_below_an_open_sentence_is_not_a_heading() -> None:
    assert (
        kinds(load("The ferry stops", PROSE, "The sign at the pier reads:", "No ferry today", PROSE))[3] == "paragraph"
    )


def test_the_last_line_is_not_a_heading() -> None:
    assert kinds(load("The ferry stops", PROSE, "A harbour without a boat"))[2] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Read this story in Norwegian here.",
        "Additional reporting by Tom Reed.",
        "Editing by Petra van der Aa",
        "Tom Reed contributed to this report.",
        "AFP/Getty Images are used in the collage.",
        "© The Vell Observer",
        "Photo: Tom Reed / Vell Press",
        "Подробнее читайте на нашем сайте.",
        "Фото: Пётр Ким",
        "Докладніше читайте на нашому сайті.",
        "Lesen Sie auch: Fähren am Sund",
        "Lire aussi : le port en hiver",
        "Foto: Lucía Ortiz",
        "***",
    ],
)
def test_closing_lines_are_credits(line: str) -> None:
    assert kinds(load("The ferry stops", PROSE, PROSE, line))[-1] == "credit"


@pytest.mark.parametrize(
    "line",
    [
        "Read by candlelight, the letter was hard to make out.",
        "Photos showed the ferry lying on its side.",
        "Photo: “It was lying on its side,” said the captain.",
        "This story of a ferry ends where it began.",
        "Источник тепла в доме один.",
    ],
)
def test_closing_sentences_are_not_credits(line: str) -> None:
    assert kinds(load("The ferry stops", PROSE, PROSE, line))[-1] == "paragraph"


def test_set_phrases_in_the_middle_of_an_article_are_paragraphs() -> None:
    assert kinds(load("The ferry stops", PROSE, "Written by hand, it filled nine pages.", PROSE))[2] == "paragraph"


def test_bullets_and_numbers_in_a_row_are_list_items_and_dialogue_is_not() -> None:
    article = load(
        "The ferry stops", PROSE, "• a boat", "1. a crew", "2. a captain", "— Нет.", "— Да.", "1. alone", PROSE
    )
    assert kinds(article)[2:8] == ["list_item", "list_item", "list_item", "paragraph", "paragraph", "paragraph"]


def test_numbers_count_the_lines_that_are_not_blank() -> None:
    article = load("\n\nThe ferry stops\n \n", "\xa0\t", PROSE, "", "", PROSE)
    assert [block.number for block in article.blocks] == [1, 2, 3]


WRAPPED = """\
The ferry stops
By Ines Okafor

The ferry has crossed the sound at Vell twice a day since before anyone
now living there was born. On Friday, it will cross for the last time.
Nobody has said what comes next, and the harbour master's well-
known temper is no help.

"We were never asked," said the captain, Odile Brandt, who has steered it
for 31 years. "Not once."

Three things are missing:
- a boat,
- a crew, and
- the money for either of them, which nobody at the council has promised to
  find.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_wrapped_lines_become_paragraphs_again(newline: str) -> None:
    article = load(WRAPPED.replace("\n", newline))
    assert kinds(article) == ["headline", "byline", *["paragraph"] * 3, *["list_item"] * 3]
    assert words(article)[2].endswith("what comes next, and the harbour master's well-known temper is no help.")
    assert "\n" not in words(article)[3]
    assert words(article)[-1].endswith("promised to find.")


def test_lines_that_are_paragraphs_are_not_put_together() -> None:
    lines = ["The ferry stops", *(f"{PROSE[: 60 + at]}." for at in range(20))]
    assert len(load(*lines).blocks) == len(lines)


def test_verse_keeps_its_lines() -> None:
    verse = ["The ferry goes,", "the ferry comes,", "the captain knows", "the harbour hums."]
    assert len(load("The ferry stops", "", PROSE, "", *verse, "", PROSE).blocks) == 7


def test_news_articles_keep_nearly_all_their_paragraphs() -> None:
    path = SHARED / "eval" / "quotes" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("the news articles are not in ../shared")
    stories = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    silent = quoted = 0
    for story in stories:
        article = load_bytes(f"{story['id']}.txt", story["text"].encode(), media="text")
        assert article.metadata.language == "en"
        assert not article.metadata.authors
        hidden = [
            article.offsets.span_to_file(block.span.start, block.span.end)
            for block in article.blocks
            if block.kind in (BlockKind.HEADING, BlockKind.CREDIT, BlockKind.BYLINE)
        ]
        for quote in story["quotes"]:
            quoted += 1
            silent += any(start <= quote["start"] < end for start, end in hidden)
    assert quoted > 900
    assert silent <= 2
