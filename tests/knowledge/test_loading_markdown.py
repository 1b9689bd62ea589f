"""Markdown becomes the same kind of article, with the markup out of the text and the way back to the file kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import LoadingError
from knowledge.loading import load_bytes
from knowledge.loading._normalising import normalise
from knowledge.models import Article, cut

STORY = """\
# The *lamp* at Marrow Bay

The council wants to sell it.

By **Ines Okafor** and Tom Reed

The lamp has stood for [140 years](https://l.example/a_(b) "a *title*"), and `nobody`
ever &mdash; *ever* &mdash; sent a bill.\\
It costs £1.2&nbsp;million.

## “We never asked”

“We never asked for \\*that\\*,” said Odile Brandt<!-- aside -->, the <b>keeper</b>. See <https://lamp.example/a%20b>.

> The light belongs to everyone,
> and so does *the bill*.

1. sell it;
2. close it, or

   wait

![A picture](x.png "of the lamp")

| a | b |
|---|---|
| 1 | 2 |

    code()

<div>markup</div>

### What now?

Nobody ~~knows~~ says.

Photo: Ines Okafor
"""


def load(text: str) -> Article:
    return load_bytes("lamp.md", text.encode(), media="markdown")


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, cut(article, block.span)) for block in article.blocks]


def test_markdown_becomes_blocks_without_its_markup() -> None:
    assert blocks(load(STORY)) == [
        ("headline", "The lamp at Marrow Bay"),
        ("dek", "The council wants to sell it."),
        ("byline", "By Ines Okafor and Tom Reed"),
        (
            "paragraph",
            "The lamp has stood for 140 years, and nobody ever — ever — sent a bill. It costs £1.2 million.",
        ),
        ("heading", "“We never asked”"),
        (
            "paragraph",
            "“We never asked for *that*,” said Odile Brandt, the keeper. See https://lamp.example/a%20b.",
        ),
        ("block_quote", "The light belongs to everyone, and so does the bill."),
        ("list_item", "sell it;"),
        ("list_item", "close it, or"),
        ("list_item", "wait"),
        ("heading", "What now?"),
        ("paragraph", "Nobody ~~knows~~ says."),
        ("credit", "Photo: Ines Okafor"),
    ]


def test_words_lead_back_to_where_the_file_has_them() -> None:
    article = load(STORY)
    for word in ("lamp", "140 years", "nobody", "£1.2", "that", "keeper", "so does", "the bill", "close it", "says"):
        at = article.text.index(word)
        start, end = article.offsets.span_to_file(at, at + len(word))
        assert STORY[start:end] == word
    for word, written in [("—", "&mdash;"), ("*that*", "\\*that\\*")]:
        at = article.text.index(word)
        start, end = article.offsets.span_to_file(at, at + len(word))
        assert STORY[start:end] == written
    at = article.text.index("everyone, and so")
    start, end = article.offsets.span_to_file(at, at + len("everyone, and so"))
    assert STORY[start:end] == "everyone,\n> and so"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a *b* **c** ***d*** _e_ f", "a b c d e f"),
        ("snake_case * star 2*3*4", "snake_case * star 234"),
        ("[one](u) [two][r] [r] [three][] [four]\n\n[r]: /u\n[three]: /v", "one two r three [four]"),
        ("[a [b](u) c](v", "[a b c](v"),
        ("![pic *x*](u) after ![p][r]\n\n[r]: /u", "after"),
        ("``a ` b`` and ` c ` d", "a ` b and c d"),
        ("one  \ntwo\\\nthree\nfour", "one two three four"),
        ("a<br>b <i>c</i><!-- d -->e", "a b ce"),
        ("&lt;p&gt; &#x41; &nosuch; AT&T", "<p> A &nosuch; AT&T"),
        ("<ann@lamp.example> x", "ann@lamp.example x"),
        ("\\# not a heading \\\\ \\a", "# not a heading \\ \\a"),
        ("cafe&#x301; x", "café x"),
        ("&#x202e;evil&#10;line", "evil line"),
        ("\xa0\n\xa0words here", "words here"),
        ("one `two\nthree` four", "one two three four"),
    ],
)
def test_inline_markup_is_taken_out(written: str, read: str) -> None:
    assert load(f"{written}\n").text == read


@pytest.mark.parametrize(
    "written", ["    code()\n", "```\ncode\n```\n", "<div>\nx\n</div>\n", "![x](y)\n", "---\n", "|a|\n|-|\n|b|\n"]
)
def test_code_html_images_rules_and_tables_are_no_prose(written: str) -> None:
    with pytest.raises(LoadingError, match="no paragraph"):
        load(written)
    assert load(f"Words before.\n\n{written}\nWords after.\n").text == "Words before.\nWords after."


def test_headings_of_every_kind_are_headings() -> None:
    article = load(
        "Title\n=====\n\nOne paragraph.\n\n## Next ##\n\nTwo.\n\n> # In a quote\n\nThree.\n\nLast one\n---\n\nFour.\n"
    )
    assert [kind for kind, _ in blocks(article)] == [
        *("headline", "paragraph", "heading", "paragraph", "block_quote", "paragraph", "heading", "paragraph")
    ]


def test_where_headings_are_marked_a_short_line_is_no_heading_unless_it_is_emphasised() -> None:
    prose = "The lamp has stood on the rock at Marrow Bay for a hundred and forty years."
    article = load(
        f"# The lamp\n\n{prose}\n\n## One\n\n{prose}\n\nA short line\n\n{prose}\n\n**A bold line**\n\n{prose}\n"
    )
    assert [kind for kind, _ in blocks(article)][4::2] == ["paragraph", "heading"]


def test_without_marked_headings_they_are_found_as_in_plain_text() -> None:
    prose = "The lamp has stood on the rock at Marrow Bay for a hundred and forty years."
    article = load(f"The lamp of Marrow Bay\n\n*By Ines Okafor*\n\n{prose}\n\nA short line\n\n{prose}\n")
    assert [kind for kind, _ in blocks(article)] == ["headline", "byline", "paragraph", "heading", "paragraph"]


def test_an_emphasised_standfirst_below_the_headline_is_the_dek() -> None:
    article = load("# The lamp\n\n*Nobody wants to pay for it.*\n\nIt has stood on the rock for many years.\n")
    assert [kind for kind, _ in blocks(article)] == ["headline", "dek", "paragraph"]
    plain = load("# The lamp\n\n*Nobody* wants to *pay.*\n\nIt has stood on the rock for many years.\n")
    assert [kind for kind, _ in blocks(plain)] == ["headline", "paragraph", "paragraph"]


def test_with_a_stated_title_a_section_heading_at_the_top_stays_a_heading() -> None:
    article = load("---\ntitle: The lamp\n---\n## Background\n\nIt has stood on the rock for many years.\n")
    assert [kind for kind, _ in blocks(article)] == ["front_matter", "heading", "paragraph"]


FRAGMENTS = [
    *("words", "Ann", "é", "\u0301", "😀", "“", "”", "\xa0", "\xad", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t"),
    *("# ", "## ", "- ", "> ", "1. ", "*", "**", "_", "`", "``", "[", "](", "http://x.y", ")", "![", "[a]: /u\n"),
    *("&amp;", "&nbsp;", "&#x301;", "&#10;", "<b>", "</b>", "<!-- c -->", "<br>", "\\", "\\*", "<http://a.b/c>"),
    *("===\n", "---\n", "|", "    ", "<div>", "\x0b", "\x85", "\u2028", "  \n", "\\\n", '"t"', "~~~\n"),
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_every_character_of_any_markdown_leads_back_to_what_spells_it(text: str) -> None:
    try:
        article = load(text)
    except LoadingError:
        return
    last = 0
    for at, character in enumerate(article.text):
        start, end = article.offsets.span_to_file(at, at + 1)
        source = text[start:end]
        assert last <= start < end <= len(text)
        last = start
        composed = "\u0301" in unicodedata.normalize("NFD", article.text[at : at + 2])
        if character.isspace() or composed or source.startswith(("&", "\\")):
            continue
        assert normalise(source) == character
