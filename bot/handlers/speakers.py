"""Who speaks in the articles, and how often: as a picture, and in words where there can be none."""

from __future__ import annotations

import asyncio

from bot.handlers.quotes import named
from bot.handlers.request import GONE, Request, closed
from bot.messages.composing import Message
from bot.messages.picture import draw
from bot.messages.speakers import MOST_SPEAKERS, chart, no_speakers, speakers_page
from knowledge.library import Library


class Speakers:
    """Answers /speakers."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """Everybody who speaks, most quoted first, with a button for each of the first."""
        await self._library.ready()
        profiles = self._library.speakers()
        if not profiles:
            return no_speakers(request.texts, any_articles=bool(self._library.articles()))
        more = max(0, len(profiles) - MOST_SPEAKERS)
        try:
            people = [named(self._library, profile, request.texts) for profile in profiles[:MOST_SPEAKERS]]
            articles = len(self._library.articles())
            png = await asyncio.to_thread(draw, chart(request.texts, people, more, articles))
            return speakers_page(request.texts, people, more, articles, png)
        except GONE as error:
            return closed(error, request.texts)
