"""Invented articles that several test modules share. Every person, place and paper in them is made up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import combinations

import pytest

from knowledge.library import Library
from knowledge.loading import load_bytes
from knowledge.models import Article

LANTERN = """\
---
title: The lantern of Orrin Skerry
authors:
  - Maren Tolk
  - Ivo Quill
outlet: The Skerry Gazette
published: 2031-05-14
language: en
---

The lantern on Orrin Skerry went dark on 3 March 2031, for the first time since it was built in
1874. Forty boats were at sea that night.

“We had oil for two hours and a storm for nine,” said the keeper, Halvard Brisk, who has lived on the rock with
his wife and eleven goats since 2009.

The Coastal Board blames a cracked valve. Its chief engineer, Senna Ovik, told the Gazette that the valve had
been ordered in January and delivered to the wrong island.

## “Who will pay?”

Repairs will cost 86,000 crowns, the board estimates. The new lamp burns rapeseed oil,
because diesel is no longer allowed on the reef.

Brisk denies that he fell asleep. “I have not slept through a storm in twenty-two winters,” he said.

Nobody drowned. The trawler Petrel lost its nets near Gull Point, and its skipper, Ansa Morrow,
wants the board to buy new ones.
"""

BAKERY = """\
The last oven in Tarnley
A village bakes its own bread again
By Odo Finch
Tarnley has had no baker since the winter of 2019, when the shop on Mill Lane closed.
Now the village bakes for itself. Every Friday thirty families carry their dough to the old oven behind the church.
“Bread does not care who kneads it,” said Wilma Sedge, a retired midwife who lights the fire at four in the morning.
The oven was saved from demolition by a petition with 212 names.
Flour comes from the water mill at Lower Tarnley, which grinds eight sacks a week.
"""

MELNITSA = """\
Мельница снова мелет
Текст: Агафон Лужкин
Старую мельницу в деревне Подгрязье запустили в мае 2030 года, после сорока лет простоя.
«Жернова запели, и я заплакал», — сказал мельник Прохор Ступин.
Ремонт обошёлся в 350 тысяч рублей. Деньги собрали жители трёх деревень, потому что район отказался платить.
Зерно привозит фермер Зинаида Кулёк, у которой восемьдесят гектаров ржи.
"""

PASIKA = """\
Пасіка на даху
Текст: Орися Ковбаня
На даху бібліотеки в Журавлинці оселилися бджоли: дванадцять вуликів поставили у квітні 2031 року.
«Бджола не питає, чий це дах», — каже пасічник Юхим Дзвінка.
Перший мед зібрали в липні, сорок літрів, і роздали читачам, бо продавати його заборонено.
Директорка бібліотеки Віра Скрипаль боялася скарг, але поскаржився лише один сусід.
"""


SHELF = {"lantern.md": LANTERN, "bakery.txt": BAKERY, "melnitsa.txt": MELNITSA, "pasika.txt": PASIKA}

Shelf = Callable[..., Library]


@pytest.fixture(scope="session")
def articles() -> dict[str, Article]:
    """The invented articles by their ids: lantern and bakery (English), melnitsa (Russian), pasika (Ukrainian)."""
    loaded = (
        load_bytes(name, text.encode("utf-8"), media="markdown" if name.endswith(".md") else "text")
        for name, text in SHELF.items()
    )
    return {article.id: article for article in loaded}


@pytest.fixture(scope="session")
def shelf(articles: dict[str, Article]) -> Shelf:
    """Gives the library of the articles with the given ids, of all when none is given. Shared: not to be changed."""

    async def fill(ids: tuple[str, ...]) -> Library:
        library = Library()
        for name in ids:
            await library.add(articles[name])
        return library

    sets = [ids for size in range(1, len(articles) + 1) for ids in combinations(articles, size)]
    made = {ids: asyncio.run(fill(ids)) for ids in sets}
    return lambda *ids: made[ids or tuple(articles)]
