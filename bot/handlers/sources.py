"""The list of articles, page by page."""

from __future__ import annotations

from bot.handlers.request import Request
from bot.i18n import Texts
from bot.messages.composing import Message
from bot.messages.pages import sources_page
from bot.messages.source import Source
from bot.places import source_of
from knowledge.library import Library


def all_sources(library: Library) -> tuple[Source, ...]:
    """Every current article, in the library's order."""
    return tuple(source_of(library, article.version) for article in library.articles())


class Sources:
    """Answers /sources."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """The first page."""
        return self.page(0, request.texts)

    def page(self, number: int, texts: Texts) -> Message:
        """Page `number`, from 0; the last one when there are no longer so many."""
        return sources_page(all_sources(self._library), number, texts)
