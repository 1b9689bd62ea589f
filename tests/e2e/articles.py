"""Articles invented for the tests: small, and each with something of every kind that the bot tells apart."""

from __future__ import annotations

from pathlib import Path

CLOCK_TITLE = "The town clock of Hollin Quay stands still"

CLOCK = f"""---
title: "{CLOCK_TITLE}"
authors:
  - Marit Fenwick
  - Oskar Dunmore
outlet: The Quayside Observer
published: 2025-02-03
url: https://quayside.example/clock
language: en
---

The town clock of Hollin Quay stopped at ten past four on the night of the January storm and has not moved since. It \
was built in 1874 and weighs 920 kilograms.

“The pendulum is cracked from top to bottom, and nobody alive has cast another one,” said Greta Holm, the clockmaker \
who has wound it for twelve years.

A councillor who asked not to be named was blunter about the repair fund. “The fund is empty, it was spent on the new \
car park,” the councillor said.

The mayor, Silas Brandt, said that the council would pay for a new pendulum before the summer regatta.

“We will hear the bells again.” The words were chalked on the tower door on Sunday morning.

The lighthouse museum has offered to lend its own mechanism, which was made by the same foundry in 1880. Its keeper \
says the crate is packed.

Until then the harbour ferries leave by the whistle of the fish market.
"""

ORCHARD_TITLE = "Frost takes half of the Elmsby orchards"

ORCHARD = f"""---
title: "{ORCHARD_TITLE}"
authors: [Nora Tilling]
outlet: Elmsby Weekly
published: 2025-05-19
language: en
---

Three nights of frost in May destroyed half of the apple blossom in the Elmsby orchards. Growers expect a harvest of \
4,000 tonnes.

“I lit two hundred candles between the trees and lost the blossom anyway,” said Pascal Reeve, who grows cider apples.

The weather station at Crowmarsh measured minus six degrees on the second night.
"""

RIVER_TITLE = "Пароход «Ласточка» вернулся на Велему"

RIVER = f"""---
title: "{RIVER_TITLE}"
authors: [Глафира Тишина]
outlet: Велемские вести
published: 2025-04-11
language: ru
---

Пароход «Ласточка» вернулся на реку Велему после ремонта, который продолжался девять лет. Его длина — 41 метр.

«Машину мы собрали заново из старых чертежей», — сказал механик Архип Доброхотов, который руководил ремонтом.

Первый рейс в Заречье назначен на 9 мая. Билет стоит 320 рублей.
"""

BAKERY_TITLE = "У Вербівці знову печуть хліб"

BAKERY = f"""---
title: "{BAKERY_TITLE}"
authors: [Ярина Соловій]
outlet: Вербівський тиждень
published: 2025-03-28
language: uk
---

Пекарня у Вербівці запрацювала після чотирьох років перерви. Щоранку тут випікають 600 буханців.

«Закваску я зберегла вдома в погребі», — сказала пекарка Одарка Плахта, яка відновила пекарню.

Хліб розвозять у шість сусідніх сіл двома фургонами.
"""

REGATTA_TITLE = "Hollin Quay fights over its regatta"

REGATTA = f"""---
title: "{REGATTA_TITLE}"
authors: [Marit Fenwick]
outlet: The Quayside Observer
published: 2025-06-10
url: https://quayside.example/regatta
language: en
---

The regatta of Hollin Quay will go on in August, whatever the council decides about the harbour.

“We will build three bridges before the winter, and the ferries will keep sailing,” said Silas Brandt, the mayor, on \
7 June in an interview with the Courier.

“The harbour is not for sale,” Brandt said.

## “The harbour is not for sale”

Brandt said that the council had paid for the buoys.

“No sailor asked for a second quay,” said Edmund Brandt, a sailmaker.

“The lanterns will burn until midnight on every pier of the harbour,” Silas Brandt told the crowd on Sunday.

“Somebody wants to buy the piers,” said a council source.

“I have counted forty boats,” said Żaneta Šimůnková, who keeps the record book.
"""
"""One who says several things, a namesake, a heading that repeats a quotation, and when something was said."""

FLEET_TITLE = "«Теплоход больше не уйдёт»: Велема прощается с флотом"

FLEET = f"""---
title: "{FLEET_TITLE}"
authors: [Глафира Тишина]
outlet: Велемские вести
published: 2025-06-20
language: ru
---

Речной флот Велемы уходит на зимовку раньше срока.

«Билеты на теплоход подорожают с первого июля», — сказала начальница пристани Дарья Корзухина.

«Команду на теплоход мы набрали в Заречье», — добавила Корзухина.

«Фонари на пристани чинит моя бригада», — сказала Корзухина.
"""
"""Three quotations of one speaker in Russian; two of them are about the ship."""

ALL = {"clock": CLOCK, "orchard": ORCHARD, "river": RIVER, "bakery": BAKERY}

_WIDE = "The {ordinal} chest held {number} bolts of sailcloth {thread}."
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)

WIDE_TITLE = "What was in the cellar of the old customs house"


def wide_paragraph() -> str:
    """A paragraph that fits into one passage, but whose letters are so wide that it is too long to be quoted at once:
    each reel of thread takes two UTF-16 units."""
    reels = "\N{SPOOL OF THREAD}" * 45
    return " ".join(
        _WIDE.format(ordinal=word, number=number, thread=reels) for number, word in enumerate(_ORDINALS, 30)
    )


WIDE = f"""---
title: "{WIDE_TITLE}"
outlet: Customs Gazette
language: en
---

{wide_paragraph()}

The cellar was sealed again on Friday.
"""


def numbered(number: int) -> str:
    """One of many small articles that differ in a number."""
    return (
        f'---\ntitle: "Parish notes, part {number}"\noutlet: Parish Notes\nlanguage: en\n---\n\n'
        f"The parish council of Upper Wendle met for the {number}th time and mended {number + 20} benches.\n"
    )


def write(folder: Path, *texts: str) -> Path:
    """Writes each text as a file of its own into the folder, and returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"article-{number:02}.md").write_text(text, encoding="utf-8")
    return folder
