"""Files become articles, or errors that name the file, the place and the remedy."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import (
    BadFrontMatter,
    EmptyArticle,
    LoadingError,
    NotText,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)
from knowledge.loading import Media, article_files, file_text, from_paragraphs, load_bytes, load_file
from knowledge.models import Article, BlockKind, Span, cut

SHARED = Path(__file__).parents[2].parent / "shared"

STORY = """\
The lamp at Marrow Bay goes dark
The council says it cannot pay for it.
By Ines Okafor and Tomás Ridley-Vance
The lamp at Marrow Bay has been lit every night for a hundred and forty years.
“We never asked for money,” said the keeper, Odile Brandt.
"""

FRONT = """\
---
title: "The lamp: a history"
description: >
  The council wants to sell it,
  the keeper does not.
authors:
  - Ines Okafor
  - Tomás Ridley-Vance
source: The Marrow Courier
date: 2024-03-12
url: https://courier.example/lamp
lang: en-GB
tags: [harbour, money]
---
"""


def load(text: str, media: Media = "text", name: str = "lamp.txt") -> Article:
    return load_bytes(name, text.encode(), media=media)


def said(article: Article, span: Span | None) -> str | None:
    return cut(article, span) if span else None


def kinds(article: Article) -> list[tuple[int, str, str]]:
    return [(block.number, block.kind.value, cut(article, block.span)[:20]) for block in article.blocks]


def test_a_plain_text_file_shows_its_headline_dek_and_byline_itself() -> None:
    article = load(STORY)
    assert [kind for _, kind, _ in kinds(article)] == ["headline", "dek", "byline", "paragraph", "paragraph"]
    assert [number for number, _, _ in kinds(article)] == [1, 2, 3, 4, 5]
    assert said(article, article.metadata.title) == "The lamp at Marrow Bay goes dark"
    assert said(article, article.metadata.dek) == "The council says it cannot pay for it."
    assert [said(article, name) for name in article.metadata.authors] == ["Ines Okafor", "Tomás Ridley-Vance"]
    assert article.metadata.language == "en"


def test_an_article_is_called_after_its_file_or_its_front_matter() -> None:
    assert load(STORY, name="Stories/Лампа гасне №3.txt").id == "лампа-гасне-3"
    assert load(STORY, name="C:\\stories\\The Lamp.txt").id == "the-lamp"
    assert load(STORY, name="....txt").id == "article"
    assert load("---\nid: Lamp 7\n---\n" + STORY).id == "lamp-7"


def test_front_matter_gives_the_metadata_as_spans_of_the_text() -> None:
    article = load(FRONT + STORY)
    metadata = article.metadata
    assert said(article, metadata.title) == "The lamp: a history"
    assert said(article, metadata.dek) == "The council wants to sell it, the keeper does not."
    assert [said(article, name) for name in metadata.authors] == ["Ines Okafor", "Tomás Ridley-Vance"]
    assert said(article, metadata.outlet) == "The Marrow Courier"
    assert metadata.published == date(2024, 3, 12)
    assert said(article, metadata.published_at) == "2024-03-12"
    assert metadata.url == "https://courier.example/lamp"
    assert metadata.language == "en"
    front = [block for block in article.blocks if block.kind is BlockKind.FRONT_MATTER]
    assert len(front) == 6
    assert {block.number for block in front} == {0}


def test_front_matter_offsets_lead_to_the_values_in_the_file() -> None:
    file = FRONT + STORY
    article = load(file)
    for span in (article.metadata.title, article.metadata.outlet, *article.metadata.authors):
        assert span is not None
        start, end = article.offsets.span_to_file(span.start, span.end)
        assert file[start:end] == cut(article, span)
    dek = article.metadata.dek
    assert dek is not None
    start, end = article.offsets.span_to_file(dek.start, dek.end)
    assert file[start:end].split() == cut(article, dek).split()


def test_blocks_are_counted_from_the_first_line_below_the_front_matter() -> None:
    article = load(FRONT + "\n" + STORY)
    assert [block.number for block in article.blocks if block.kind is not BlockKind.FRONT_MATTER] == [1, 2, 3, 4, 5]


def test_with_a_stated_title_the_first_line_of_the_body_is_a_paragraph_unless_it_repeats_it() -> None:
    body = "The lamp is dark tonight\n\nIt has been lit every night for a hundred and forty years.\n"
    first = next(block for block in load("---\ntitle: The lamp\n---\n" + body).blocks if block.number == 1)
    assert first.kind is BlockKind.PARAGRAPH
    repeated = next(b for b in load("---\ntitle: The lamp is dark, tonight\n---\n" + body).blocks if b.number == 1)
    assert repeated.kind is BlockKind.HEADLINE


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("author: Ines Okafor and Tom Reed", ["Ines Okafor", "Tom Reed"]),
        ("author: By Ines Okafor", ["Ines Okafor"]),
        ("authors: [Ines Okafor]", ["Ines Okafor"]),
        ("author: the night desk", ["the night desk"]),
        ("authors: [Salt and Stone, Ines Okafor]", ["Salt and Stone", "Ines Okafor"]),
    ],
)
def test_authors_are_read_from_a_line_or_a_list(line: str, names: list[str]) -> None:
    article = load(f"---\n{line}\n---\n{STORY}")
    assert [said(article, name) for name in article.metadata.authors] == names


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-12", date(2024, 3, 12)),
        ("2024-03-12T08:30:00Z", date(2024, 3, 12)),
        ("12 March 2024", date(2024, 3, 12)),
        ("'March 12th, 2024'", date(2024, 3, 12)),
        ("12.03.2024", date(2024, 3, 12)),
        ("12 марта 2024 года", date(2024, 3, 12)),
        ("12 березня 2024", date(2024, 3, 12)),
        ("12. März 2024", date(2024, 3, 12)),
        ("1er février 2024", date(2024, 2, 1)),
        ("12 de marzo de 2024", date(2024, 3, 12)),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, day: date) -> None:
    assert load(f"---\npublished: {written}\n---\n{STORY}").metadata.published == day


def test_a_date_line_below_the_byline_is_when_it_was_published() -> None:
    lines = STORY.splitlines(keepends=True)
    article = load("".join([*lines[:3], "Published 12 March 2024, 10:30 GMT\n", *lines[3:]]))
    assert article.metadata.published == date(2024, 3, 12)
    assert said(article, article.metadata.published_at) == "12 March 2024"
    assert article.blocks[3].kind is BlockKind.CREDIT


def test_unknown_keys_and_empty_values_are_left_alone() -> None:
    article = load("---\nmood: {deep: [1, 2]}\noutlet:\ndek: ''\n---\n" + STORY)
    assert article.metadata.outlet is None
    assert all(block.kind is not BlockKind.FRONT_MATTER for block in article.blocks)


@pytest.mark.parametrize(
    ("front", "place", "words"),
    [
        ("title: The lamp: a history", "line 2, column 16", "does not parse"),
        ("title: [a, b]", "line 2, column 8", "not a single value"),
        ("title: x\nauthor: {name: Ines}", "line 3, column 9", "not a single value"),
        ("authors: [Ines, [Tom]]", "line 2, column 17", "not a name"),
        ("date: soon", "line 2, column 7", "no date"),
        ("date: 2024-02-31", "line 2, column 7", "no date"),
        ("lang: English", "line 2, column 7", "no language code"),
        ("url: lamp.html", "line 2, column 6", "no web address"),
        ("url: 'http://[x'", "line 2, column 6", "no web address"),
        ("title: x\nheadline: y", "line 3, column 1", "says again"),
        ("- a\n- b", "line 2, column 1", "not a list of keys"),
        ("a: &a [b]\nauthors: *a", "line 3, column 10", "alias"),
        ("a: " + "[" * 5000, "line 2, column 11", "nested too deeply"),
        ("title: a\x07b", "line 2, column 9", "not allowed"),
        ("\ttitle: x", "line 2, column 1", "does not parse"),
        ("title: !!python/object:os.system {}", "line 2, column 8", "not a single value"),
        ("x: " + "a" * 70_000, "line 2, column 1", "longer than"),
    ],
    ids=range(17),
)
def test_bad_front_matter_is_refused_with_its_place_and_a_remedy(front: str, place: str, words: str) -> None:
    with pytest.raises(BadFrontMatter, match=words) as caught:
        load(f"---\n{front}\n---\n{STORY}")
    assert caught.value.place == place
    assert caught.value.source == "lamp.txt"
    assert caught.value.remedy


def test_front_matter_that_does_not_end_is_refused_but_a_rule_at_the_top_is_none() -> None:
    with pytest.raises(BadFrontMatter, match="does not end"):
        load("---\ntitle: The lamp\n\n" + STORY)
    article = load("---\n" + STORY)
    assert said(article, article.metadata.title) == "The lamp at Marrow Bay goes dark"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_front_matter_ends_at_any_line_end(newline: str) -> None:
    article = load((FRONT + STORY).replace("\n", newline))
    assert said(article, article.metadata.outlet) == "The Marrow Courier"
    assert [block.number for block in article.blocks][-1] == 5


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "office document"),
        (b"\x89PNG\r\n", "PNG"),
        (b"a few words\x00and more", "binary data"),
        (b"<!DOCTYPE html><p>words</p>", "HTML"),
        ("слова".encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
        ("plain words ".encode("utf-16-le") * 9, "iconv -f UTF-16LE -t UTF-8"),
        ("plain words ".encode("utf-16-be") * 9, "iconv -f UTF-16BE -t UTF-8"),
        ("слова".encode("utf-32"), "iconv -f UTF-32 -t UTF-8"),
        ("Лампа горит каждую ночь.".encode("windows-1251"), "iconv -f WINDOWS-1251 -t UTF-8"),
        ("Лампа горит каждую ночь.".encode("koi8-r"), "iconv -f KOI8-U -t UTF-8"),
        ("Лампа горит каждую ночь.".encode("cp866"), "iconv -f CP866 -t UTF-8"),
        ("The café near the lamp".encode("windows-1252"), "iconv -f WINDOWS-1252 -t UTF-8"),
        ("Лампа".encode()[:-1], "breaks off"),
        ("Лампа горит".encode() + b"\xff" + "каждую ночь".encode(), "though the rest is"),
        (b"\xed\xa0\x80 a lone surrogate", "not UTF-8"),
    ],
    ids=range(16),
)
def test_what_is_not_utf8_text_is_refused_with_what_it_seems_to_be(data: bytes, words: str) -> None:
    with pytest.raises(NotText, match=words):
        load_bytes("lamp.txt", data, media="text")


def test_a_wrong_byte_is_named_by_its_place() -> None:
    with pytest.raises(NotText) as caught:
        load_bytes("lamp.txt", b"one\ntwo\nth\xe9 lamp", media="text")
    assert caught.value.place == "byte 11 (line 3)"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\r\n", "\xad\u200b\n".encode(), b"---\ntitle: x\n---\n"])
@pytest.mark.parametrize("media", ["text", "markdown"])
def test_a_file_with_nothing_to_quote_is_refused(data: bytes, media: Media) -> None:
    with pytest.raises(EmptyArticle):
        load_bytes("lamp.txt", data, media=media)


def test_a_file_over_the_limit_is_refused_with_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "lamp.txt"
    path.write_text(STORY)
    size = path.stat().st_size
    with pytest.raises(TooLarge, match=rf"{size} bytes, and {size - 1} "):
        load_file(path, limit=size - 1)
    with pytest.raises(TooLarge):
        load_bytes("lamp.txt", STORY.encode(), media="text", limit=size - 1)
    assert load_file(path, limit=size).id == "lamp"


def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "none.txt", tmp_path, tmp_path / "pipe.txt", Path("nul\0l.txt"), tmp_path / ("x" * 300)):
        with pytest.raises(UnreadableFile) as caught:
            load_file(path)
        assert caught.value.source == str(path)


def test_the_suffix_says_which_loader_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.MD").write_text("# The lamp\n\nIt is *very* dark tonight.\n")
    (tmp_path / "a.docx").write_text("x")
    (tmp_path / "plain").write_text("x")
    assert load_file(tmp_path / "a.MD").text == "The lamp\nIt is very dark tonight."
    for name in ("a.docx", "plain"):
        with pytest.raises(UnknownFormat, match=r"\.md"):
            load_file(tmp_path / name)


def test_a_folder_lists_its_loadable_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c.pdf"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "d.txt").mkdir()
    assert [path.name for path in article_files(tmp_path)] == ["a.md", "b.txt"]
    assert article_files(tmp_path / "c.pdf") == [tmp_path / "c.pdf"]
    with pytest.raises(EmptyArticle, match=r"\.txt"):
        article_files(tmp_path / "d.txt")
    with pytest.raises(UnreadableFile):
        article_files(tmp_path / "none")


def test_one_bad_file_leaves_the_others_loadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (tmp_path / "b.txt").write_text(STORY)
    outcomes = []
    for path in article_files(tmp_path):
        try:
            outcomes.append(load_file(path).id)
        except LoadingError as error:
            outcomes.append(str(error).removeprefix(str(tmp_path)))
    assert outcomes[0].startswith("/a.txt, byte 1: it holds binary data.")
    assert outcomes[1] == "b"


def test_given_paragraphs_keep_their_place_even_beside_empty_ones() -> None:
    article = from_paragraphs("wells", ["The well\n\nis deep.", " \ufeff", "\ufeffIt is old"], language="en")
    assert kinds(article) == [(1, "paragraph", "The well is deep."), (3, "paragraph", "It is old")]
    assert article.metadata.title is None
    assert article.id == "wells"
    with pytest.raises(EmptyArticle):
        from_paragraphs("wells", ["", " ", "…"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Лампа горела каждую ночь, сказала смотрительница.", "ru"),
        ("Лампа горіла щоночі, сказала доглядачка.", "uk"),
        ("Die Lampe brannte jede Nacht, sagte die Wärterin.", "de"),
        ("La lampe brûlait chaque nuit, dit la gardienne.", "fr"),
        ("La lámpara ardía todas las noches, dijo la guarda.", "es"),
        ("The lamp burned every night, the keeper said.", "en"),
        ("Lampa paliła się każdej nocy, powiedziała latarniczka. " * 20, "pl"),
        ("12 345", "en"),
    ],
)
def test_the_language_is_told_from_the_text(text: str, language: str) -> None:
    assert from_paragraphs("lamp", [text]).metadata.language == language


def test_the_language_is_taken_from_the_front_matter_before_the_text() -> None:
    assert load("---\nlanguage: uk\n---\n" + STORY).metadata.language == "uk"


@given(st.binary(max_size=300), st.sampled_from(["text", "markdown"]))
def test_any_bytes_load_or_are_refused_with_a_remedy(data: bytes, media: Media) -> None:
    refusal = None
    try:
        article = load_bytes("any.txt", data, media=media)
    except LoadingError as error:
        refusal = error
    if refusal:
        assert refusal.problem
        assert refusal.remedy
        assert str(refusal).startswith("any.txt")
    else:
        assert all(cut(article, block.span).strip() for block in article.blocks)


@given(st.text(alphabet=" \n\r\t-:[]{}&*!|>'\"#%@`,?.aé\x85\u2028", max_size=80))
def test_any_front_matter_loads_or_is_refused(front: str) -> None:
    try:
        text = load(f"---\n{front}\n---\n{STORY}").text
    except LoadingError as error:
        text = error.remedy
    assert text


def test_a_long_article_loads_in_milliseconds() -> None:
    text = STORY + "\n".join(
        "“The lamp is old,” said Odile Brandt. It was built to last, she added." for _ in range(85)
    )
    load(text)
    started = time.perf_counter()
    for _ in range(5):
        load(text)
    assert (time.perf_counter() - started) / 5 < 0.1


def test_the_reference_article_is_read_as_people_read_it() -> None:
    path = SHARED / "article" / "peace-just-isnt-possible.txt"
    if not path.is_file():
        pytest.skip("the reference article is not in ../shared")
    file = path.read_text(encoding="utf-8")
    lines = [line for line in file.splitlines() if line.strip()]
    article = load_file(path)
    assert len(article.metadata.authors) == 2
    assert article.metadata.language == "en"
    assert [block.number for block in article.blocks] == list(range(1, len(lines) + 1))
    for block, line in zip(article.blocks, lines, strict=True):
        start, end = article.offsets.span_to_file(block.span.start, block.span.end)
        assert file[start:end] == line.strip()
    by_kind = {kind: [b.number for b in article.blocks if b.kind is kind] for kind in BlockKind}
    assert by_kind[BlockKind.HEADLINE] == [1]
    assert by_kind[BlockKind.DEK] == [2]
    assert by_kind[BlockKind.BYLINE] == [3]
    assert by_kind[BlockKind.HEADING] == [12, 24, 42, 54, 68]
    assert by_kind[BlockKind.CREDIT] == [85, 86]
    assert len(by_kind[BlockKind.PARAGRAPH]) == 76


def test_an_emoji_written_as_two_escapes_is_one_character() -> None:
    article = load_bytes("story.txt", b'---\ntitle: "\\ud83d\\ude00 Smile"\n---\nThe lamp is lit.\n', media="text")
    assert article.metadata.title is not None
    assert cut(article, article.metadata.title) == "😀 Smile"


def test_half_an_emoji_is_refused_with_its_place() -> None:
    with pytest.raises(BadFrontMatter, match=r"story\.txt, line 2, column 8: an escape there is half a character"):
        load_bytes("story.txt", b'---\ntitle: "\\ud83d Smile"\n---\nThe lamp is lit.\n', media="text")


def test_the_files_own_text_is_what_the_offsets_count_in(tmp_path: Path) -> None:
    file = tmp_path / "gate.txt"
    file.write_bytes("\ufeffThe gate\r\n\r\nIt is no\u00adthing but a cafe\u0301 now.\r\n".encode())
    text = file_text(file)
    assert text == "The gate\r\n\r\nIt is no\u00adthing but a cafe\u0301 now.\r\n"
    article = load_file(file)
    at = article.text.index("nothing but a café")
    assert text[slice(*article.offsets.span_to_file(at, at + 18))] == "no\u00adthing but a cafe\u0301"
    with pytest.raises(UnreadableFile):
        file_text(tmp_path / "none.txt")
