"""Articles become passages, and passages sentences."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import LoadingError
from knowledge.loading import Media, from_paragraphs, load_bytes
from knowledge.models import Article, BlockKind, Passage, cut
from knowledge.splitting import LIST_LIMIT, PASSAGE_LIMIT, sentences, split

PROSE = "The mill at Copperfield has made paper from rags and rain for as long as the town has had a name."
ANSWERABLE = (BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE)


def paragraphs(*texts: str, language: str = "en") -> Article:
    return from_paragraphs("mill", texts, language=language)


def covered(article: Article) -> list[tuple[int, int]]:
    return [passage.blocks for passage in split(article)]


def words(article: Article, passage: Passage) -> str:
    return cut(article, passage.span)


def check(article: Article) -> None:
    """Passages come in order, never overlap, and cover what can answer, all of it and nothing else."""
    passages = split(article)
    assert passages == split(article)
    assert [passage.number for passage in passages] == list(range(len(passages)))
    quoted: set[int] = set()
    end = -1
    for passage in passages:
        assert passage.span.start >= end
        end = passage.span.end
        assert len(passage.span) <= PASSAGE_LIMIT
        assert passage.sentences[0].start == passage.span.start
        assert passage.sentences[-1].end == passage.span.end
        inside: set[int] = set()
        for sentence in passage.sentences:
            assert passage.span.holds(sentence)
            assert not inside & set(range(sentence.start, sentence.end))
            inside |= set(range(sentence.start, sentence.end))
        rest = set(range(passage.span.start, passage.span.end)) - inside
        assert all(article.text[at].isspace() for at in rest)
        quoted |= inside
        met = [block.number for block in article.blocks if block.span.meets(passage.span)]
        assert passage.blocks == (met[0], met[-1])
    for block in article.blocks:
        characters = set(range(block.span.start, block.span.end))
        if block.kind in ANSWERABLE:
            assert all(article.text[at].isspace() for at in characters - quoted)
        else:
            assert not characters & quoted


def test_a_passage_is_a_paragraph() -> None:
    article = paragraphs(PROSE, PROSE, PROSE)
    assert covered(article) == [(1, 1), (2, 2), (3, 3)]
    assert [words(article, passage) for passage in split(article)] == [PROSE] * 3
    check(article)


def test_headlines_bylines_headings_and_credits_are_never_quoted_and_headings_are_noted() -> None:
    top = ["Paper and rain", "Why the mill stays.", "By Ines Okafor", PROSE]
    lines = [*top, "A second life", PROSE, PROSE, "Photo: Tom Reed"]
    article = load_bytes("mill.txt", "\n".join(lines).encode(), media="text")
    passages = split(article)
    assert [passage.blocks for passage in passages] == [(2, 2), (4, 4), (6, 6), (7, 7)]
    headings = [cut(article, passage.heading) if passage.heading else None for passage in passages]
    assert headings == [None, None, "A second life", "A second life"]
    check(article)


@pytest.mark.parametrize(
    "lead", ["The owner put it like this:", "But the rain was not the only thing,", "It came down to one thing —"]
)
def test_a_lead_in_joins_what_it_leads_to(lead: str) -> None:
    assert covered(paragraphs(PROSE, lead, PROSE, PROSE)) == [(1, 1), (2, 3), (4, 4)]


def test_a_sentence_that_goes_on_in_the_next_paragraph_joins_it() -> None:
    assert covered(paragraphs(PROSE, "The owner said that the rain", "was not the only thing.", PROSE))[1] == (2, 3)


def test_two_lead_ins_in_a_row_do_not_make_a_chain() -> None:
    assert covered(paragraphs("He said:", "Listen:", PROSE, PROSE)) == [(1, 2), (3, 3), (4, 4)]


@pytest.mark.parametrize(
    ("short", "language"),
    [
        ("He declined.", "en"),
        ("“No.”", "en"),
        ("and so it went.", "en"),
        ("— Нет.", "ru"),
        ("Він пішов.", "uk"),
        ("Elle part.", "fr"),
        ("and so it went.", "xx"),
    ],
)
def test_a_very_short_paragraph_that_leans_on_the_one_before_joins_it(short: str, language: str) -> None:
    assert covered(paragraphs(PROSE, short, PROSE, language=language)) == [(1, 2), (3, 3)]


def test_a_short_reply_joins_the_question() -> None:
    assert covered(paragraphs("Who pays for the rain at Copperfield?", "Nobody.", PROSE)) == [(1, 2), (3, 3)]


def test_a_short_paragraph_that_stands_by_itself_stays_alone() -> None:
    for short in ("The mill burned down in 1911.", "Car parts were made there once."):
        assert covered(paragraphs(PROSE, short, PROSE)) == [(1, 1), (2, 2), (3, 3)]


def test_nothing_joins_across_a_heading_or_a_credit() -> None:
    text = f"The owner said:\n\n## A second life\n\nNo.\n\nThen she said:\n\nPhoto: Tom Reed\n\n{PROSE}\n"
    article = load_bytes("mill.md", text.encode(), media="markdown")
    assert covered(article) == [(1, 1), (3, 3), (4, 4), (6, 6)]


def test_no_more_than_two_paragraphs_are_joined() -> None:
    article = paragraphs("He said:", "No.", "He left.", "It rained:", "Yes.", "They came,", "and went.")
    assert all(last - first < 2 for first, last in covered(article))
    check(article)


def test_a_short_list_goes_with_what_introduces_it_and_a_long_one_in_parts() -> None:
    short = load_bytes(
        "mill.md", b"The mill needs:\n\n- a buyer,\n- a loan,\n- rain.\n\nThat is all.\n", media="markdown"
    )
    assert covered(short) == [(1, 4), (5, 5)]
    items = "".join(f"- {PROSE}\n" for _ in range(12))
    long = load_bytes("mill.md", f"The mill needs:\n\n{items}\n".encode(), media="markdown")
    passages = split(long)
    assert passages[0].blocks[0] == 1
    assert 2 <= len(passages) < 6
    assert all(len(passage.span) <= LIST_LIMIT for passage in passages)
    check(long)


def test_an_overlong_paragraph_is_cut_at_sentence_ends_into_even_parts() -> None:
    article = paragraphs(" ".join([PROSE] * 20), PROSE)
    passages = split(article)
    assert [passage.blocks for passage in passages] == [(1, 1), (1, 1), (2, 2)]
    parts = [words(article, passage) for passage in passages]
    assert all(part.endswith("name.") for part in parts)
    assert abs(len(parts[0]) - len(parts[1])) <= len(PROSE) + 1
    check(article)


def test_a_lead_in_stays_with_the_start_of_an_overlong_quotation() -> None:
    article = paragraphs("The owner said:", " ".join([f"“{PROSE}”"] * 15))
    passages = split(article)
    assert passages[0].blocks == (1, 2)
    assert len(passages[0].sentences) > 2
    check(article)


def test_an_overlong_quotation_is_cut_at_the_sentence_ends_inside_its_marks() -> None:
    article = paragraphs("“" + " ".join([PROSE] * 20) + "” said the owner.")
    assert all(cut(article, s).rstrip("”").endswith(("name.", "owner.")) for p in split(article) for s in p.sentences)
    check(article)


@pytest.mark.parametrize(
    "text",
    [
        "rain " * 20_000,
        "x" * 100_000,
        "rain, " * 17_000,
        "a\u0301\u0323" * 30_000,
        "a" + "👩\u200d🔬" * 30_000,
        "“Rain. " * 15_000,
    ],
    ids=["words", "one word", "clauses", "marks", "emoji", "open marks"],
)
def test_a_huge_paragraph_is_cut_in_linear_time(text: str) -> None:
    article = paragraphs(text)
    started = time.perf_counter()
    passages = split(article)
    assert time.perf_counter() - started < 2
    assert all(len(passage.span) <= PASSAGE_LIMIT for passage in passages)
    assert not any(words(article, passage)[0] in "\u0301\u0323\u200d" for passage in passages)
    assert sum(len(passage.span) for passage in passages) >= len(article.text) - len(passages) * 2


SENTENCES = {
    "en": [
        ["“It is over!” said Mr. Orr.", "Dr. Who left at 5 p.m. on Monday.", "J. K. Reed stayed."],
        ['"Where are you?" he asked.', '"Home. Now!" she said.', '"I came," he said.', '"I saw."'],
        ["“Who pays?” Ms. Brandt asked the room.", "“Nobody!”", "The room laughed."],
        ["He said: “Yes. No.” Then he left… and came back.", "It cost $1.5 million.", "What now?"],
        ["Sen. Ann Orr (R-Vell.) and Lt. Col. B. Fry came at 10 a.m. Friday.", "So did I.", "See No. 5 for more."],
        ["1. One thing is rain.", "2. Another is wind."],
        ["He said “we will win.”", "So they cheered."],
        ["“The mill is old,” he said. “", "It is ours.’"],
    ],
    "ru": [
        ["— Где ты? — спросил он.", "«Я дома. Всё хорошо», — ответила А. С. Белова."],
        ["«Кто там?» — сказал он.", "Он жил на ул. Садовой в г. Вельске и т. е. рядом.", "Потом уехал."],
    ],
    "uk": [["«Де він?» — запитала Олена.", "«Ніхто!»", "Він пішов до м. Вербівки."]],
    "de": [["„Wer zahlt?“, fragte sie.", "Am 5. März kam Dr. Moos z. B. nach Altenau.", "„Niemand!“", "Klamm lachte."]],
    "fr": [["« Oui ! » dit-il.", "M. Brun est venu.", "« Qui paiera ? » demande-t-elle."]],
    "es": [["«¿Quién lo pagará?», preguntó.", "«Nadie», dijo el Sr. Ramos.", "¿Y ahora?"]],
    "xx": [["One is here.", "Two is there."]],
}


@pytest.mark.parametrize(
    ("language", "expected"), [(language, case) for language, cases in SENTENCES.items() for case in cases]
)
def test_sentences_end_where_a_reader_would_end_them(language: str, expected: list[str]) -> None:
    if expected[0].endswith("“"):
        expected = [expected[0][:-2], "“" + expected[1]]
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@given(st.text(alphabet="aB. !?…“”\"«»’'—-()1\nДд,:", max_size=200), st.sampled_from(["en", "ru", "de", "ja", "zz"]))
def test_sentences_tile_any_text_but_for_blanks(text: str, language: str) -> None:
    end = 0
    for start, stop in sentences(text, language):
        assert not text[end:start].strip()
        assert start < stop
        assert text[start:stop].strip() == text[start:stop]
        end = stop
    assert not text[end:].strip()


MEDIA: list[Media] = ["text", "markdown"]
LINES = [
    *(
        "Paper and rain",
        "By Ines Okafor",
        "A second life",
        "“Nobody asked us”",
        "Photo: Tom Reed",
        "Read this story here.",
    ),
    *("He said:", "No.", "He left.", "But then,", "- one", "• two", "1. three", "***", "", "", PROSE, PROSE * 14),
    *("“Why?” she asked.", "— Нет.", "# Part", "> quoted", "12 March 2024", "x" * 3000, "\xa0", "Why?", "and so on."),
]


@given(
    st.lists(st.sampled_from(LINES), max_size=14),
    st.sampled_from(["text", "markdown"]),
    st.sampled_from(["\n", "\n\n"]),
)
def test_passages_cover_exactly_what_can_answer(lines: list[str], media: Media, join: str) -> None:
    try:
        article = load_bytes("mill.txt", join.join(["---\nlang: en\n---", *lines]).encode(), media=media)
    except LoadingError:
        return
    check(article)


def test_splitting_a_long_article_takes_milliseconds() -> None:
    article = paragraphs(*[f"“{PROSE}” said Odile Brandt. {PROSE}"] * 85)
    started = time.perf_counter()
    split(article)
    assert time.perf_counter() - started < 0.2
