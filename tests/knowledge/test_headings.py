"""Headings that repeat a quotation of the running text."""

import time

import pytest

from knowledge.loading import load_bytes
from knowledge.models import Article, QuotationKind, cut
from knowledge.quotations import find_quotations

TEXT = "“The pier is shut, and nobody asked us,” said Ann Lee.\n\n{heading}\n\n“It is wet,” said Bob Ray.\n"


def article(text: str) -> Article:
    return load_bytes("tor.md", f"---\ntitle: Tor\nlanguage: en\n---\n\n{text}".encode(), media="markdown")


def repeated(heading: str) -> str | None:
    """What the heading in marks repeats."""
    source = article(TEXT.format(heading=f"## {heading}"))
    (found,) = [q for q in find_quotations(source) if q.kind is QuotationKind.HEADING]
    return cut(source, found.repeats) if found.repeats is not None else None


@pytest.mark.parametrize(
    "heading",
    [
        "“The pier is shut, and nobody asked us”",
        "“Nobody asked us”",
        "‘The Pier Is Shut’",
        '"the pier is shut"',
        "“The pier is shut – and nobody asked us!”",
    ],
)
def test_a_heading_with_the_words_of_a_quotation_repeats_it(heading: str) -> None:
    assert repeated(heading) == "The pier is shut, and nobody asked us,"


@pytest.mark.parametrize(
    "heading",
    [
        "“Asked us”",
        "“The pier is wet”",
        "“Nobody ever asked us”",
        "“Said Ann Lee”",
        "“Us nobody asked”",
        "“Shut and us”",
    ],
)
def test_a_heading_with_other_words_or_too_few_repeats_nothing(heading: str) -> None:
    assert repeated(heading) is None


def test_only_headings_repeat() -> None:
    source = article(TEXT.format(heading="## “Nobody asked us”"))
    assert all(q.repeats is None for q in find_quotations(source) if q.kind is not QuotationKind.HEADING)


def test_the_first_quotation_with_the_words_counts() -> None:
    twice = "“It is wet here,” said Ann Lee.\n\n“It is wet here,” said Bob Ray.\n\n## “It is wet here”\n"
    source = article(twice)
    *said, heading = find_quotations(source)
    assert heading.repeats == said[0].span


def test_many_headings_over_the_same_words_take_linear_time() -> None:
    headings = "\n\n".join(f"## “{'we sail ' * (2 + n % 40)}”" for n in range(400))
    source = article(f"“{'we sail ' * 20_000}home,” said Ann Lee.\n\n{headings}\n")
    start = time.perf_counter()
    found = find_quotations(source)
    assert sum(q.repeats is not None for q in found) > 100
    # Comparing every heading with every word takes minutes; the bound only has to tell that from a second.
    assert time.perf_counter() - start < 20
