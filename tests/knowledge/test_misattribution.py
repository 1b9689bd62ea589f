"""A quotation in the wrong mouth: whom a message names as the speaker, and whether the article names somebody else."""

from __future__ import annotations

import asyncio

import pytest

from knowledge.credits import credits_in
from knowledge.library import Library
from knowledge.loading import load_bytes
from knowledge.models import MatchMethod, QuotationMatch

SEAWALL = """\
---
title: The sea wall of Brenholm
authors: [Judith Pell]
outlet: The Brenholm Tide
language: en
---

The sea wall of Brenholm has a crack as long as a tram.

“I would not live behind it for a single winter,” said Daniel Okoro, an engineer who measured the crack.

“The crack is older than anybody in the council,” said Agnes Torvald, the mayor.

“Somebody sold us wet cement for the foundations,” said a mason who did not want to be named.

Okoro said that the pumps would fail before the spring tide.

“Nobody asked Agnes Torvald about the cement,” said Daniel Okoro.
"""

DAM = """\
---
title: Плотина в Кедровой
authors: [Глафира Тишина]
outlet: Кедровские вести
language: ru
---

Плотина в Кедровой дала трещину.

«Жить под этой плотиной я бы не стал», — сказал инженер Платон Вербин.

«Трещина старше всего нашего совета», — сказала мэр Тамара Зыбина.
"""

MILL = """\
---
title: Млин у Журавлинці
authors: [Орися Ковбаня]
outlet: Журавлинські вісті
language: uk
---

Млин у Журавлинці дав тріщину.

«Жити поруч із цим млином я б не став», — сказав інженер Юхим Дзвінка.

«Тріщина старша за всю нашу раду», — сказала голова громади Віра Скрипаль.
"""

WALL = "I would not live behind it for a single winter"
PLOTINA = "Жить под этой плотиной я бы не стал"
MLYN = "Жити поруч із цим млином я б не став"


@pytest.fixture(scope="module")
def library() -> Library:
    return asyncio.run(_filled())


async def _filled() -> Library:
    library = Library()
    for name, text in (("wall.md", SEAWALL), ("dam.md", DAM), ("mill.md", MILL)):
        await library.add(load_bytes(name, text.encode(), media="markdown"))
    return library


async def best(library: Library, asked: str) -> QuotationMatch:
    matches = await library.who(asked)
    assert matches
    return matches[0]


WRONG = [
    (f"Agnes Torvald: “{WALL}”", "Agnes Torvald"),
    (f"“{WALL}” — Agnes Torvald", "Agnes Torvald"),
    (f"“{WALL}”\n— Agnes Torvald, mayor", "Agnes Torvald"),
    (f"“{WALL}” (Agnes Torvald)", "Agnes Torvald"),
    (f"“{WALL},” said Agnes Torvald.", "Agnes Torvald"),
    (f"“{WALL}”, Agnes Torvald said on Monday.", "Agnes Torvald"),
    (f"“{WALL},” said the mayor, Agnes Torvald.", "Agnes Torvald"),
    (f"Agnes Torvald said: “{WALL}”", "Agnes Torvald"),
    (f"Look at this! Mayor Torvald just said, “{WALL}”", "Torvald"),
    (f"Mayor Agnes Torvald told reporters on Friday: “{WALL}”", "Agnes Torvald"),
    (f"Agnes Torvald, the mayor of Brenholm, said: “{WALL}”", "Agnes Torvald"),
    (f"According to Agnes Torvald, “{WALL}”", "Agnes Torvald"),
    (f"Agnes Torvald on the wall: “{WALL}”", "Agnes Torvald"),
    (f"❗️ AGNES TORVALD: “{WALL}”", "AGNES TORVALD"),
    (f"Агнес Торвалд: “{WALL}”", "Агнес Торвалд"),
    (f"Robert Mossbank: “{WALL}”", "Robert Mossbank"),
    (f"Dr Mossbank: “{WALL}”", "Mossbank"),
    ("Agnes Torvald: “I would never live behind it for a single winter”", "Agnes Torvald"),
    ("agreed! Agnes Torvald said: “I WOULD not live, behind it for a single winter”", "Agnes Torvald"),
    (f"Agnes Torvald: {WALL}", "Agnes Torvald"),
    (f"{WALL} — Agnes Torvald", "Agnes Torvald"),
    (f"{WALL}, said Agnes Torvald", "Agnes Torvald"),
    (f"Тамара Зыбина: «{PLOTINA}»", "Тамара Зыбина"),
    (f"«{PLOTINA}», — сказала Зыбина.", "Зыбина"),
    (f"«{PLOTINA}», — заявила мэр Тамара Зыбина", "Тамара Зыбина"),
    (f"По словам Тамары Зыбиной, «{PLOTINA}»", "Тамары Зыбиной"),
    (f"Вчера Зыбина сказала: «{PLOTINA}»", "Зыбина"),
    (f"Did Agnes Torvald say “{WALL}”?", "Agnes Torvald"),
    (f"Зыбина сказала: «{PLOTINA}»", "Зыбина"),
    (f"«{PLOTINA}» — Прохор Ступин", "Прохор Ступин"),
    (f"Віра Скрипаль: «{MLYN}»", "Віра Скрипаль"),
    (f"«{MLYN}», — сказала Скрипаль.", "Скрипаль"),
    (f"За словами Віри Скрипаль, «{MLYN}»", "Віри Скрипаль"),
    (f"Скрипаль заявила: «{MLYN}»", "Скрипаль"),
]


@pytest.mark.parametrize(("asked", "named"), WRONG)
async def test_a_name_that_is_somebody_elses_is_wrong(library: Library, asked: str, named: str) -> None:
    match = await best(library, asked)
    assert (match.named, match.misattributed) == (named, True)


RIGHT = [
    (f"Daniel Okoro: “{WALL}”", "Daniel Okoro"),
    (f"“{WALL}” — Okoro", "Okoro"),
    (f"“{WALL},” said the engineer Daniel Okoro.", "Daniel Okoro"),
    (f"D. Okoro said: “{WALL}”", "D. Okoro"),
    (f"Даниэл Окоро: “{WALL}”", "Даниэл Окоро"),
    (f"Платон Вербин: «{PLOTINA}»", "Платон Вербин"),
    (f"Platon Verbin: «{PLOTINA}»", "Platon Verbin"),
    (f"По словам Вербина, «{PLOTINA}»", "Вербина"),
    (f"«{PLOTINA}», — сказал Платон Сергеевич Вербин", "Платон Сергеевич Вербин"),
    (f"«{MLYN}», — сказав Юхим Дзвінка", "Юхим Дзвінка"),
    (f"Yukhym Dzvinka: «{MLYN}»", "Yukhym Dzvinka"),
]


@pytest.mark.parametrize(("asked", "named"), RIGHT)
async def test_a_name_of_the_speaker_in_any_form_is_right(library: Library, asked: str, named: str) -> None:
    match = await best(library, asked)
    assert (match.named, match.misattributed) == (named, False)


@pytest.mark.parametrize(
    "asked",
    [
        WALL,
        f"“{WALL}”",
        "“Nobody asked Agnes Torvald about the cement”",
        "Nobody asked Agnes Torvald about the cement",
        f"The Brenholm Tide: “{WALL}”",
        f"Judith Pell: “{WALL}”",
        f"Breaking News: “{WALL}”",
        f"Harbour Club said: “{WALL}”",
        f"Somebody wrote about Agnes Torvald: “{WALL}”",
        f"Agnes Torvald was there when Daniel Okoro was asked and this is what we heard: “{WALL}”",
        f"“{WALL},” he told Agnes Torvald.",
        f"“{WALL},” said a friend of Agnes Torvald.",
        f"We met Agnes Torvald. “{WALL}”",
        f"Trust me: “{WALL}”",
        f"Not Agnes Torvald said: “{WALL}”",
        f"Не Тамара Зыбина сказала: «{PLOTINA}»",
        f"He told Agnes Torvald: “{WALL}”",
        f"To Agnes Torvald: “{WALL}”",
        f"Agnes Torvald was told: “{WALL}”",
        f"Agnes Torvald never said: “{WALL}”",
        f"Agnes Torvald, Okoro said: “{WALL}”",
        f"Agnes Torvald and Daniel Okoro: “{WALL}”",
        f"“{WALL}” - Agnes Torvald’s worst fear",
        f"“{WALL}” — Agnes Torvald, are you listening?",
        f"Forwarded from Agnes Torvald: “{WALL}”",
        f"«{PLOTINA}», — сказали Тамаре Зыбиной.",
        f"Глафира Тишина: «{PLOTINA}»",
        f"Кедровские вести: «{PLOTINA}»",
        f"«{PLOTINA}», — сказал он Тамаре Зыбиной.",
        f"«{PLOTINA}», — сказал помощник Зыбиной.",
        f"Журавлинські вісті: «{MLYN}»",
    ],
)
async def test_where_no_speaker_is_certainly_named_nobody_is_called_wrong(library: Library, asked: str) -> None:
    match = await best(library, asked)
    assert not match.misattributed


@pytest.mark.parametrize("asked", [f"Dan Okoro: “{WALL}”", f"Daniel Okorro: “{WALL}”", f"Danielle Okoro: “{WALL}”"])
async def test_in_doubt_whether_two_names_are_one_persons_nothing_is_said(library: Library, asked: str) -> None:
    assert not (await best(library, asked)).misattributed


async def test_somebody_whom_the_article_does_not_name_can_be_anybody(library: Library) -> None:
    match = await best(library, "Robert Mossbank: “Somebody sold us wet cement for the foundations”")
    assert (match.named, match.misattributed) == ("Robert Mossbank", False)


async def test_of_several_quotations_each_is_compared_with_its_own_name(library: Library) -> None:
    asked = f"“{WALL}” — Daniel Okoro\n“The crack is older than anybody in the council” — Daniel Okoro"
    wrong = {match.quotation.block: match.misattributed for match in await library.who(asked)}
    assert sorted(wrong.values()) == [False, True]


async def test_reported_words_can_be_given_to_the_wrong_one_too(library: Library) -> None:
    match = await best(library, "Agnes Torvald said: “the pumps would fail before the spring tide”")
    assert match.quotation.speaker.reported
    assert match.misattributed


async def test_the_methods_stay_what_they_are(library: Library) -> None:
    assert (await best(library, f"Agnes Torvald: “{WALL}”")).method is MatchMethod.EXACT


def test_between_two_names_nobody_is_chosen() -> None:
    (credit,) = credits_in(f"Agnes Torvald: “{WALL}” — Daniel Okoro")
    assert credit.name is None
