from __future__ import annotations

import pytest
from sqlalchemy import update

from bot.errors import StoreBroken
from bot.store import Store
from bot.store.tables import ArticleRow
from knowledge.models import Article, Metadata, OffsetMap
from tests.bot.store.making import DAY, MINUTE, NOW


def article(article_id: str, text: str = "The ferry does not sail.") -> Article:
    offsets = OffsetMap(text=(0,), file=(0,), step=(1,), length=len(text))
    return Article(id=article_id, text=text, metadata=Metadata(language="en"), blocks=(), offsets=offsets)


async def test_articles_come_back_as_they_were_kept_oldest_first(store: Store) -> None:
    ferry, bridge = article("ferry"), article("bridge", "Мост закрыт — «надолго».")
    await store.articles.keep([ferry], NOW)
    await store.articles.keep([bridge, ferry], NOW + DAY)

    stored = await store.articles.all()

    assert [(each.article, each.first_seen, each.current) for each in stored] == [
        (ferry, NOW, True),
        (bridge, NOW + DAY, True),
    ]


async def test_an_earlier_version_stays_but_is_not_current(store: Store) -> None:
    before, after = article("ferry", "It sails."), article("ferry", "It sailed.")
    await store.articles.keep([before], NOW)
    await store.articles.keep([after], NOW + DAY)

    stored = await store.articles.all()

    assert [(each.article, each.current) for each in stored] == [(before, False), (after, True)]


async def test_a_version_that_comes_back_is_current_and_not_new(store: Store) -> None:
    before, after = article("ferry", "It sails."), article("ferry", "It sailed.")
    await store.articles.keep([before], NOW)
    await store.articles.keep([after], NOW + DAY)
    await store.articles.keep([before], NOW + 2 * DAY)

    stored = await store.articles.all()

    assert [(each.article, each.first_seen, each.current) for each in stored] == [
        (before, NOW, True),
        (after, NOW + DAY, False),
    ]
    assert await store.articles.new_since(NOW) == []


async def test_versions_are_listed_without_their_texts(store: Store) -> None:
    before, after = article("ferry", "It sails."), article("ferry", "It sailed.")
    await store.articles.keep([before], NOW)
    await store.articles.keep([after], NOW + DAY)

    assert await store.articles.versions() == [("ferry", before.version, NOW), ("ferry", after.version, NOW + DAY)]


async def test_two_articles_with_the_same_words_are_two(store: Store) -> None:
    await store.articles.keep([article("ferry"), article("boat")], NOW)

    assert sorted(each.article.id for each in await store.articles.all()) == ["boat", "ferry"]


async def test_without_articles_none_is_current(store: Store) -> None:
    await store.articles.keep([article("ferry")], NOW)
    await store.articles.keep([], NOW + DAY)

    assert [each.current for each in await store.articles.all()] == [False]
    assert await store.articles.new_since(NOW - DAY) == []


async def test_new_are_the_current_versions_first_seen_after_an_instant(store: Store) -> None:
    ferry, bridge, tower = article("ferry", "A ferry."), article("bridge", "A bridge."), article("tower", "A tower.")
    await store.articles.keep([ferry], NOW)
    await store.articles.keep([ferry, bridge], NOW + MINUTE)
    await store.articles.keep([ferry, bridge, tower], NOW + 2 * MINUTE)

    assert await store.articles.new_since(NOW) == [bridge.version, tower.version]
    assert await store.articles.new_since(NOW + MINUTE) == [tower.version]
    assert await store.articles.new_since(NOW - MINUTE) == [ferry.version, bridge.version, tower.version]


async def test_a_large_shelf_is_kept(store: Store) -> None:
    shelf = [article(f"ferry-{number}", f"Ferry {number}.") for number in range(130)]
    await store.articles.keep(shelf, NOW)
    await store.articles.keep(shelf[:1], NOW + DAY)

    stored = await store.articles.all()

    assert len(stored) == 130
    assert [each.article.id for each in stored if each.current] == ["ferry-0"]


@pytest.mark.parametrize("harm", ["no JSON", '{"id": "ferry"}', None])
async def test_a_damaged_article_is_named(store: Store, harm: str | None) -> None:
    await store.articles.keep([article("ferry", "It sails.")], NOW)
    document = article("ferry", "It sank.").model_dump_json() if harm is None else harm
    async with store.transactions.begin() as session:
        await session.execute(update(ArticleRow).values(document=document))

    with pytest.raises(StoreBroken, match="article ferry"):
        await store.articles.all()
