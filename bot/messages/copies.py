"""Where else a passage stands: the articles that carry it word for word, named below the one that is quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.i18n import Texts
from bot.messages.attribution import where
from bot.messages.composing import Composer, link
from bot.messages.source import Source
from knowledge.models import Citation, Passage

MOST = 4
"""Articles that are named; of the others only the number is told."""

_TITLE_LIMIT = 100
_OUTLET_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage in another article, which carries it too."""

    source: Source
    passage: Passage


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation with its source, and the copies of its passage in other articles."""

    source: Source
    citation: Citation
    copies: tuple[Copy, ...] = ()


def also_in(composer: Composer, texts: Texts, copies: Sequence[Copy]) -> None:
    """Adds a line for each article that carries the passage too."""
    for copy in copies[:MOST]:
        _line(composer, texts, copy)
    more = len(copies) - MOST
    if more > 0:
        composer.line("📄 ", texts.count("and in {number} more article", "and in {number} more articles", more))


def _line(composer: Composer, texts: Texts, copy: Copy) -> None:
    source, metadata = copy.source, copy.source.article.metadata
    title, url = source.name(_TITLE_LIMIT), source.url
    composer.new_line().add("📄 ").fill(texts.say("the same in: {article}"), article=link(title, url) if url else title)
    if outlet := source.words(metadata.outlet, _OUTLET_LIMIT):
        composer.add(" · ", outlet)
    if metadata.published is not None:
        composer.add(" · ", texts.date(metadata.published))
    composer.add(" · ", where(texts, source, copy.passage))
