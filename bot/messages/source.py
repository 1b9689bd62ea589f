"""What a message is made from: one stored version of an article with what the engine found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from bot.messages.tidying import tidy
from knowledge.library import Library
from knowledge.models import Article, Passage, Quotation, Span, cut

_LONGEST_URL = 2048


@dataclass(frozen=True, slots=True)
class Source:
    """One version of an article, its passages by number, its quotations in order, and what it reports
    that somebody said."""

    article: Article
    passages: tuple[Passage, ...]
    quotations: tuple[Quotation, ...]
    reports: tuple[Quotation, ...] = ()

    @classmethod
    def of(cls, library: Library, version: str) -> Self:
        """The source that the version (full or short) names. Raises UnknownVersion when it is not there (any more)."""
        return cls(
            library.article(version), library.passages(version), library.quotations(version), library.reports(version)
        )

    def words(self, span: Span | None, limit: int) -> str:
        """The words of a span as one tidy line, at most `limit` UTF-16 units; empty without a span."""
        return tidy(cut(self.article, span), limit) if span is not None else ""

    def name(self, limit: int) -> str:
        """The article's title, or its id where it has none."""
        return self.words(self.article.metadata.title, limit) or tidy(self.article.id, limit)

    @property
    def url(self) -> str | None:
        """The article's address, if it is one that Telegram takes for a link."""
        url = self.article.metadata.url
        return url if url is not None and _is_link(url) else None


def _is_link(url: str) -> bool:
    if len(url) > _LONGEST_URL or not url.isprintable() or any(map(str.isspace, url)):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in host.strip(".")
