"""The stated normalisation and the map back to the file."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import LoadingError
from knowledge.loading import from_paragraphs, load_bytes
from knowledge.loading._normalising import _JOINING, _STEADY, Piece, TextBuilder, normalise
from knowledge.models import Article, cut

TRICKY = (
    "ab  \t\xa0\u202f\u2003\n\r\x85\u2028"
    + "\xad\u200b\ufeff\u202e\u2066\u200d\u0301\u0323\u0308éÅ가\u1100\u1161\u11a8\u0f73”«.-😀"
)
tricky_text = st.text(alphabet=st.one_of(st.sampled_from(TRICKY), st.characters(codec="utf-8")), max_size=60)


def loaded(text: str, **options: str) -> Article:
    return load_bytes("story.txt", text.encode(), media="text")


def words(article: Article) -> list[str]:
    return [cut(article, block.span) for block in article.blocks]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("one\xa0two\u202fthree\u2003four\tfive", "one two three four five"),
        ("one   two \xa0 three  ", "one two three"),
        ("co\xadope\xadrate", "cooperate"),
        ("zero\ufeff width\u200b\u2060", "zero width"),
        ("ab\u202ecd\u202c ef\u2066gh\u2069", "abcd efgh"),
        ("bell\x07 and\x0bfeed", "bell and feed"),
        ("cafe\u0301", "café"),
        ("q\u0301\u0323", "q\u0323\u0301"),
        ("e\xad\u0301", "é"),
        ("\u1100\u1161\u11a8", "각"),
        ("\u212b", "Å"),
    ],
)
def test_what_the_docstring_states_is_done(written: str, read: str) -> None:
    assert normalise(written) == read


@pytest.mark.parametrize(
    "kept", ["“curly” and \"straight\" ‘and’ 'so' «on»", "👩\u200d🔬", "می\u200cخواهم", "\ue000", "…–—", "ﬁ½²"]
)
def test_everything_else_stays_as_it_is(kept: str) -> None:
    assert normalise(kept) == kept


@given(tricky_text)
def test_normalising_gives_composed_text_without_stray_blanks_and_doing_it_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert unicodedata.normalize("NFC", once) == once
    assert once == once.strip()
    assert "  " not in once
    assert not set(once) & set("\n\r\t\xa0\xad\ufeff\u202e")
    assert normalise(once) == once


@given(tricky_text)
def test_composing_cluster_by_cluster_equals_composing_the_whole(text: str) -> None:
    spaceless = "".join(character for character in text if normalise(character))
    assert normalise(spaceless) == unicodedata.normalize("NFC", spaceless)


def test_the_characters_taken_as_steady_or_joining_are_so_in_all_of_unicode() -> None:
    steady_ranges = [(_STEADY[at], _STEADY[at + 2]) for at in range(0, len(_STEADY), 3)]
    seconds = set()
    for code in range(0x110000):
        decomposition = unicodedata.decomposition(chr(code))
        if decomposition and not decomposition.startswith("<") and " " in decomposition:
            seconds.add(chr(int(decomposition.split()[1], 16)))
    seconds |= set(map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)]))
    for code in range(0x110000):
        character = chr(code)
        moves = unicodedata.combining(character) > 0
        falls_apart = unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0
        if not moves and (character in seconds or falls_apart):
            assert character in _JOINING, hex(code)
        if any(first <= character <= last for first, last in steady_ranges):
            assert not moves
            assert character not in seconds, hex(code)
            assert unicodedata.normalize("NFC", character) == character, hex(code)


@given(st.lists(tricky_text, min_size=1, max_size=5))
def test_every_character_leads_back_to_one_of_the_file_that_it_stands_for(paragraphs: list[str]) -> None:
    try:
        article = from_paragraphs("story", paragraphs, language="en")
    except LoadingError:
        return
    file = "\n\n".join(paragraphs)
    assert article.offsets.length == len(file)
    last = -1
    for at, character in enumerate(article.text):
        place = article.offsets.to_file(at)
        assert place >= last
        last = place
        start, end = article.offsets.span_to_file(at, at + 1)
        assert 0 <= start < end <= len(file)
        source = file[start:end]
        if character == "\n":
            assert normalise(source) == ""
        elif character == " ":
            assert normalise(f"a{source}b") == "a b"
        elif unicodedata.normalize("NFC", source) != character:
            assert unicodedata.normalize("NFD", character)[0] in unicodedata.normalize("NFD", source + file[end:])
    assert article.offsets.to_file(len(article.text)) == len(file)


@given(st.lists(tricky_text, min_size=1, max_size=5))
def test_the_text_of_a_span_is_what_its_place_in_the_file_normalises_to(paragraphs: list[str]) -> None:
    try:
        article = from_paragraphs("story", paragraphs, language="en")
    except LoadingError:
        return
    file = "\n\n".join(paragraphs)
    for block in article.blocks:
        start, end = article.offsets.span_to_file(block.span.start, block.span.end)
        assert normalise(file[start:end]) == cut(article, block.span)


def test_a_clean_file_has_the_offsets_of_its_text() -> None:
    text = "A quiet headline\nThe first paragraph is here.\nThe second one follows it."
    article = loaded(text)
    assert article.text == text
    assert [article.offsets.to_file(at) for at in range(len(text) + 1)] == list(range(len(text) + 1))


def test_offsets_lead_back_through_a_bom_crlf_nbsp_and_decomposed_letters() -> None:
    text = "A quiet headline\r\n\r\nThe cafe\u0301 of\xa0Ms\xa0Orr is  open.\r\nIt clo\xadses at ten.\r\n"
    article = load_bytes("story.txt", b"\xef\xbb\xbf" + text.encode(), media="text")
    assert words(article) == ["A quiet headline", "The café of Ms Orr is open.", "It closes at ten."]
    for word, written in [
        ("café", "cafe\u0301"),
        ("Ms Orr", "Ms\xa0Orr"),
        ("closes", "clo\xadses"),
        ("is open", "is  open"),
    ]:
        at = article.text.index(word)
        start, end = article.offsets.span_to_file(at, at + len(word))
        assert text[start:end] == written


def test_a_character_spelled_by_several_leads_to_all_of_them() -> None:
    builder = TextBuilder()
    builder.add([Piece("salt ", 0, 5, True), Piece("&", 5, 5, False), Piece(" stone", 10, 6, True)])
    text, offsets = builder.finish(16)
    assert text == "salt & stone"
    assert offsets.span_to_file(5, 6) == (5, 10)
    assert offsets.span_to_file(7, 12) == (11, 16)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        "a" + "\u0301\u0323" * 100_000,
        "e\xad\u0301\xa0" * 50_000,
        "\u0915\u093c\u09be" * 100_000,
        "é\u0323" * 200_000,
        "\n" * 1_000_000 + "words",
        "\xad" * 1_000_000 + "words",
        "short line\n" * 30_000,
    ],
    ids=["plain", "marks", "soft hyphens", "indic", "reordered", "line ends", "invisible", "lines"],
)
def test_a_megabyte_of_anything_is_normalised_in_linear_time(text: str) -> None:
    started = time.perf_counter()
    article = loaded("A first paragraph.\n" + text)
    assert time.perf_counter() - started < 4
    assert unicodedata.normalize("NFC", article.text[:50_000]) == article.text[:50_000]
