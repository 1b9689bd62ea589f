"""Invented articles for the tests of digests, put into a library as files would be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.digests import Digest, Entry, shown
from knowledge.library import Library
from knowledge.loading import load_bytes


@dataclass(frozen=True)
class Wish:
    """What a chat wants."""

    articles: bool = True
    followed: bool = True
    archive: bool = True


EVERYTHING = Wish()
NEWS = Wish(archive=False)


def markdown(
    *paragraphs: str, title: str = "", dek: str = "", outlet: str = "The Brackwater Post", language: str = "en"
) -> str:
    """An article as its file holds it."""
    fields = {"title": title, "dek": dek, "outlet": outlet, "published": "2031-03-04", "language": language}
    front = "\n".join(f'{key}: "{value}"' for key, value in fields.items() if value)
    return f"---\n{front}\n---\n\n" + "\n\n".join(paragraphs) + "\n"


async def add(library: Library, name: str, *paragraphs: str, **head: str) -> str:
    """Puts an article into the library and gives its version."""
    article = load_bytes(f"{name}.md", markdown(*paragraphs, **head).encode(), media="markdown")
    await library.add(article)
    return article.version


def said(library: Library, entries: Iterable[Entry]) -> list[str]:
    """The words that the entries quote of people."""
    return [library.cut(pick.saying.passage.span) for entry in entries for pick in entry.picks]


def everything_said(library: Library, digest: Digest) -> list[str]:
    """The words that all pages quote of people."""
    return [words for page in digest.pages for words in said(library, page)]


def seen_of(*digests: Digest) -> set[bytes]:
    """What a chat has seen to which these digests were sent."""
    return {each.fingerprint for digest in digests for each in shown(digest)}
