"""Every version of every article that was ever asked, so that its spans can be cut for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import select, tuple_, update

from bot.errors import StoreBroken
from bot.store.lots import lots
from bot.store.records import Stored
from bot.store.tables import ArticleRow
from bot.store.transactions import Transactions
from knowledge.models import Article

_LOT = 50
"""Documents in one statement: they may be long."""

_KEY = tuple_(ArticleRow.article_id, ArticleRow.version)


class Articles:
    """The versions, when each was first seen, and which of them are current."""

    def __init__(self, tx: Transactions) -> None:
        self._tx = tx

    async def keep(self, articles: Sequence[Article], now: datetime) -> None:
        """Writes down the versions that are not there yet, and marks exactly these as current.

        A version that was there keeps the instant at which it was first seen.
        """
        wanted = {(article.id, article.version): article for article in articles}
        async with self._tx.begin() as session:
            rows = await session.execute(select(ArticleRow.article_id, ArticleRow.version, ArticleRow.current))
            there = {(article_id, version): current for article_id, version, current in rows}
            for keys in lots([key for key in wanted if key not in there], _LOT):
                await session.execute(
                    self._tx.insert(ArticleRow)
                    .values([_row(wanted[key], now) for key in keys])
                    .on_conflict_do_update(index_elements=["article_id", "version"], set_={"current": True})
                )
            for current in (True, False):
                turned = [key for key, was in there.items() if was != current and (key in wanted) == current]
                for keys in lots(turned):
                    await session.execute(update(ArticleRow).where(_KEY.in_(keys)).values(current=current))

    async def all(self) -> list[Stored]:
        """All versions, oldest first. Raises StoreBroken when one cannot be read."""
        columns = (ArticleRow.article_id, ArticleRow.version, ArticleRow.document, ArticleRow.first_seen)
        ordered = select(*columns, ArticleRow.current).order_by(
            ArticleRow.first_seen, ArticleRow.article_id, ArticleRow.version
        )
        async with self._tx.read() as session:
            rows = await session.stream(ordered.execution_options(yield_per=_LOT))
            return [
                Stored(_article(article_id, version, document), first_seen, current)
                async for article_id, version, document, first_seen, current in rows
            ]

    async def versions(self) -> list[tuple[str, str, datetime]]:
        """Article, version and when it was first seen, of all versions, oldest first: `all` without the texts."""
        columns = (ArticleRow.article_id, ArticleRow.version, ArticleRow.first_seen)
        ordered = select(*columns).order_by(ArticleRow.first_seen, ArticleRow.article_id, ArticleRow.version)
        async with self._tx.read() as session:
            return [(article_id, version, seen) for article_id, version, seen in await session.execute(ordered)]

    async def new_since(self, instant: datetime) -> list[str]:
        """The current versions that were first seen after the instant, oldest first."""
        new = select(ArticleRow.version).where(ArticleRow.current, ArticleRow.first_seen > instant)
        async with self._tx.read() as session:
            return list((await session.scalars(new.order_by(ArticleRow.first_seen, ArticleRow.article_id))).all())


def _row(article: Article, now: datetime) -> dict[str, object]:
    return {
        "article_id": article.id,
        "version": article.version,
        "document": article.model_dump_json(),
        "first_seen": now,
        "current": True,
    }


def _article(article_id: str, version: str, document: str) -> Article:
    try:
        article = Article.model_validate_json(document)
    except ValidationError as error:
        raise StoreBroken(
            f"version {version} of the article {article_id} in the database cannot be read. Restore a backup"
        ) from error
    if article.version != version:
        raise StoreBroken(
            f"version {version} of the article {article_id} in the database holds other words. Restore a backup"
        )
    return article
