"""Versions that are kept readable without being asked."""

from __future__ import annotations

import pytest

from knowledge.errors import UnknownVersion
from knowledge.library import Library
from knowledge.loading import load_bytes
from knowledge.models import Answer, Article

FERRY = """\
The ferry Ondine
By Nell Varga
The ferry Ondine left Port Velm at six in the morning with forty passengers and a piano on board.
“The piano paid the full fare,” said the captain, Piet Larrow, who has sailed her since 1998.
"""
QUESTION = "When did the ferry Ondine leave Port Velm?"


def read(text: str) -> Article:
    return load_bytes("ferry.txt", text.encode(), media="text")


async def test_a_kept_version_is_readable_by_both_its_names_and_never_asked() -> None:
    library, article = Library(), read(FERRY)
    library.keep([article])
    assert library.article(article.version) == library.article(article.short_version) == article
    assert library.passages(article.version)
    assert [library.cut(each.span) for each in library.quotations(article.short_version)]
    assert library.articles() == ()
    assert library.speakers() == ()
    assert not isinstance(await library.ask(QUESTION), Answer)


async def test_a_kept_version_that_is_added_is_asked() -> None:
    library, article = Library(), read(FERRY)
    library.keep([article])
    await library.add(article)
    assert isinstance(await library.ask(QUESTION), Answer)


async def test_keeping_what_is_there_changes_nothing() -> None:
    library, article = Library(), read(FERRY)
    await library.add(article)
    library.keep([article.model_copy(update={"id": "another"})])
    assert library.article(article.version).id == article.id


async def test_what_nobody_kept_stays_unknown() -> None:
    library = Library()
    library.keep([read(FERRY)])
    with pytest.raises(UnknownVersion):
        library.article("0" * 64)
