"""When two articles state different things, and when they only seem to."""

from __future__ import annotations

import pytest

from knowledge.answering.answer import understand, weigh_all
from knowledge.answering.several import arrange

from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Answer

Case = tuple[str, str, str, str]
"""Language, question, what one article says, what the other says."""

DIFFERENT: list[Case] = [
    ("en", "How many boats were at sea off Orrin Skerry?", "Forty boats were at sea off Orrin Skerry that night.", "That night 62 boats were at sea off Orrin Skerry."),
    ("en", "How many houses did the Velm flood destroy?", "The Velm flood destroyed 212 houses.", "The flood destroyed 340 houses in Velm."),
    ("en", "How much will the repairs of the lantern cost?", "Repairs of the lantern will cost 86,000 crowns, the board estimates.", "The repairs of the lantern will cost 124,000 crowns."),
    ("en", "How much will the repairs of the lantern cost?", "“Repairs of the lantern will cost 86,000 crowns,” said Senna Ovik.", "The repairs of the lantern will cost 124,000 crowns, Ansa Morrow told the council."),
    ("en", "How long will the repair of the Brannock take?", "The repair of the Brannock will take six weeks.", "The repair of the Brannock will take four months, says Northline."),
    ("en", "When was the lantern of Orrin Skerry built?", "The lantern of Orrin Skerry was built in 1874.", "The lantern of Orrin Skerry was built in 1881."),
    ("en", "When did the Brannock run aground?", "The Brannock ran aground on 3 March 2031.", "The Brannock ran aground on 5 March 2031."),
    ("en", "What share of the voters in Dellmouth backed the plan?", "Forty-one per cent of the voters in Dellmouth backed the plan.", "In Dellmouth 57% of the voters backed the plan."),
    ("en", "How many boats were at sea?", "More than 100 boats were at sea that night off Orrin Skerry.", "That night 62 boats were at sea off Orrin Skerry."),
    ("en", "Did Brisk fall asleep?", "Halvard Brisk fell asleep on the night of the storm.", "Halvard Brisk denies that he fell asleep."),
    ("en", "Did the board order the valve in January?", "The Coastal Board ordered the valve in January.", "The Coastal Board did not order the valve in January."),
    ("en", "Did Northline know about the radar?", "Northline knew about the broken radar, the captain said.", "“Northline did not know about the broken radar,” said its director."),
    ("en", "Has the mayor met the miners?", "The mayor of Dellmouth met the miners.", "The mayor of Dellmouth never met the miners."),
    ("en", "Who closed the Kestle Lane baths?", "The council closed the Kestle Lane baths.", "The council did not close the Kestle Lane baths, its leader insists."),
    ("ru", "Сколько человек осталось без работы в Ручьях?", "В Ручьях без работы остались 46 человек.", "В Ручьях без работы остались 73 человека."),
    ("ru", "Сколько стоил ремонт мельницы в Подгрязье?", "Ремонт мельницы в Подгрязье обошёлся в 350 тысяч рублей.", "Ремонт мельницы в Подгрязье обошёлся в 520 тысяч рублей."),
    ("ru", "Когда построили маслозавод в Ручьях?", "Маслозавод в Ручьях построили в 1961 году.", "Маслозавод в Ручьях построили в 1958 году."),
    ("ru", "Сколько вагонов закупил Заозёрск?", "Заозёрск закупил двенадцать вагонов.", "Заозёрск закупил 19 вагонов."),
    ("ru", "Чинили ли подстанцию в Ручьях?", "Подстанцию в Ручьях чинили прошлой зимой.", "Подстанцию в Ручьях не чинили прошлой зимой."),
    ("ru", "Знал ли Хмелёв об аварии на подстанции?", "Хмелёв знал об аварии на подстанции.", "Хмелёв отрицает, что знал об аварии на подстанции."),
    ("uk", "Скільки вуликів поставили на даху бібліотеки в Журавлинці?", "На даху бібліотеки в Журавлинці поставили дванадцять вуликів.", "На даху бібліотеки в Журавлинці поставили 17 вуликів."),
    ("uk", "Скільки триватиме ремонт мосту через Сувицю?", "Ремонт мосту через Сувицю триватиме чотири місяці.", "Ремонт мосту через Сувицю триватиме дев'ять місяців."),
    ("uk", "Коли збудували міст у Кам'яниці?", "Міст у Кам'яниці збудували 1957 року.", "Міст у Кам'яниці збудували 1962 року."),
    ("uk", "Чи помітив Цвірінь тріщину в опорі?", "Остап Цвірінь помітив тріщину в опорі мосту.", "Остап Цвірінь заперечує, що помітив тріщину в опорі мосту."),
    ("uk", "Чи перекрила рада міст?", "Міська рада Кам'яниці перекрила міст через Сувицю.", "Міська рада Кам'яниці не перекрила міст через Сувицю."),
    ("de", "Wie viele Boote lagen im Hafen von Brakensiel?", "Im Hafen von Brakensiel lagen vierzig Boote.", "Im Hafen von Brakensiel lagen 62 Boote."),
    ("de", "Wann wurde der Leuchtturm von Brakensiel gebaut?", "Der Leuchtturm von Brakensiel wurde 1874 gebaut.", "Der Leuchtturm von Brakensiel wurde 1881 gebaut."),
    ("fr", "Combien de bateaux étaient dans le port de Kervaz ?", "Quarante bateaux étaient dans le port de Kervaz.", "Dans le port de Kervaz étaient 62 bateaux."),
    ("fr", "Quand le phare de Kervaz a-t-il été construit ?", "Le phare de Kervaz a été construit en 1874.", "Le phare de Kervaz a été construit en 1881."),
    ("es", "¿Cuántos barcos había en el puerto de Ermida?", "En el puerto de Ermida había cuarenta barcos.", "En el puerto de Ermida había 62 barcos."),
    ("es", "¿Cuándo se construyó el faro de Ermida?", "El faro de Ermida se construyó en 1874.", "El faro de Ermida se construyó en 1881."),
]  # fmt: skip

COMPATIBLE: list[Case] = [
    # The same, or as good as the same.
    ("en", "How many boats were at sea that night?", "Forty boats were at sea that night.", "That night 40 boats were at sea off Orrin Skerry."),
    ("en", "How many boats were at sea that night?", "About 40 boats were at sea that night.", "That night 43 boats were at sea off Orrin Skerry."),
    ("en", "How many boats were at sea that night?", "More than 40 boats were at sea that night.", "That night 43 boats were at sea off Orrin Skerry."),
    ("en", "How many boats were at sea that night?", "Some forty boats were at sea that night.", "That night 38 boats were at sea off Orrin Skerry."),
    ("en", "How many boats were at sea that night?", "At least 40 boats were at sea that night.", "That night 62 boats were at sea off Orrin Skerry."),
    ("en", "How many boats were at sea that night?", "No fewer than 40 boats were at sea that night.", "That night 62 boats were at sea off Orrin Skerry."),
    ("en", "How many boats were at sea that night?", "Up to 70 boats were at sea that night.", "That night 62 boats were at sea off Orrin Skerry."),
    ("en", "How much will the repairs of the lantern cost?", "Repairs of the lantern will cost 86,000 crowns.", "The repairs of the lantern will cost 86,240 crowns."),
    ("en", "How much money did Haldry Cell spend?", "Haldry Cell spent 1.2 million crowns on the tanks.", "Haldry Cell spent 1,214,500 crowns on the tanks."),
    ("en", "What share of the voters in Dellmouth backed the plan?", "A third of the voters in Dellmouth backed the plan.", "In Dellmouth 34% of the voters backed the plan."),
    ("en", "When was the lantern of Orrin Skerry built?", "The lantern of Orrin Skerry was built in 1874.", "The lantern of Orrin Skerry was built in May 1874."),
    # Other years, places, people, things.
    ("en", "How many boats were at sea off Orrin Skerry?", "In 2029 forty boats were at sea off Orrin Skerry.", "In 2030 there were 62 boats at sea off Orrin Skerry."),
    ("en", "How many houses did the flood destroy?", "The flood destroyed 212 houses in Velm.", "The flood destroyed 340 houses in Dellmouth."),
    ("en", "How many houses did the flood destroy?", "The Velm flood destroyed 212 houses.", "The flood destroyed 340 houses in the whole of Northmark."),
    ("en", "How many goats does Brisk have?", "Halvard Brisk has eleven goats.", "His neighbour Ansa Morrow has 30 goats, Brisk says."),
    ("en", "How many goats does the keeper have?", "The keeper Halvard Brisk has eleven goats.", "The keeper Ivo Quill has 30 goats."),
    ("en", "How many boats were at sea that night?", "Forty fishing boats were at sea that night.", "That night 62 rowing boats were at sea."),
    ("en", "How many passengers were on the Brannock?", "There were 212 passengers on the Brannock.", "There were 14 crew on the Brannock and some passengers."),
    ("en", "When was the lantern built?", "The lantern was built in 1874.", "The house beside the lantern was built in 1902."),
    ("en", "When was the lantern of Orrin Skerry built?", "The lantern of Orrin Skerry was built in 1874.", "The lantern of Orrin Skerry was rebuilt in 1922."),
    ("en", "When did the baths open?", "The Kestle Lane baths opened in 1911.", "The Marl Street baths opened in 1950."),
    ("en", "When did the ferry Brannock sink?", "The ferry Brannock sank on 3 March 2031.", "The ferry Tern sank on 5 March 2031 where the Brannock had sunk."),
    ("en", "How much does a ticket to Tolsay cost?", "A ticket to Tolsay costs 14 crowns.", "A child's ticket to Tolsay costs 7 crowns."),
    ("en", "How many people died in the fire?", "Twelve people died in the fire at Velm mill.", "Three people died in the fire at Dellmouth pier."),
    # Parts and totals, before and after, ranges.
    ("en", "How many passengers were rescued?", "A total of 212 passengers were rescued from the Brannock.", "The first lifeboat rescued 90 passengers from the Brannock."),
    ("en", "How many passengers were rescued from the Brannock?", "Lifeboats rescued 212 passengers from the Brannock.", "Lifeboats rescued another 30 passengers from the Brannock."),
    ("en", "How many passengers were rescued from the Brannock?", "Lifeboats rescued 212 passengers from the Brannock.", "Lifeboats rescued 30 of the passengers from the Brannock."),
    ("en", "How many pupils does the school on Tolsay have?", "The school on Tolsay has 31 pupils.", "Before the war the school on Tolsay had 64 pupils."),
    ("en", "How many pupils does the school on Tolsay have?", "The school on Tolsay has 31 pupils.", "By next year the school on Tolsay will have 40 pupils."),
    ("en", "How many crowns is the ferry fare to Tolsay?", "The ferry fare to Tolsay is 15 crowns.", "The ferry fare to Tolsay rose from 12 to 15 crowns."),
    ("en", "How many weeks will the repair of the Brannock take?", "The repair of the Brannock will take six weeks.", "The repair of the Brannock will take between five and eight weeks."),
    ("en", "How many weeks will the repair of the Brannock take?", "The repair of the Brannock will take six weeks.", "The repair of the Brannock could take nine weeks."),
    ("en", "Since when has Storrow been captain?", "Storrow has been captain since 2011.", "Storrow was made captain of the year in 2019."),
    # Negations that deny nothing.
    ("en", "Did Brisk fall asleep?", "Halvard Brisk fell asleep on the night of the storm.", "Brisk does not deny that he fell asleep."),
    ("en", "Did Brisk fall asleep?", "Halvard Brisk fell asleep on the night of the storm.", "Halvard Brisk did not only fall asleep, he snored."),
    ("en", "Did Brisk fall asleep?", "Halvard Brisk fell asleep on the night of the storm.", "Ansa Morrow did not fall asleep."),
    ("en", "Did Brisk fall asleep?", "Halvard Brisk denies that he fell asleep.", "“I did not fall asleep,” said Halvard Brisk."),
    ("en", "Did the board order the valve?", "The Coastal Board ordered the valve in January.", "The Coastal Board did not order the nets in January."),
    ("en", "Did the board order the valve?", "The Coastal Board ordered the valve in January.", "The Coastal Board has not yet ordered the valve."),
    ("en", "Did the board order the valve?", "The Coastal Board ordered the valve in January.", "If the Coastal Board had not ordered the valve, the lantern would be dark."),
    ("en", "Has the mayor met the miners?", "The mayor of Dellmouth met the miners on Friday.", "The mayor of Dellmouth did not meet the miners on Thursday."),
    ("en", "Did the council close the baths?", "The council closed the Kestle Lane baths.", "The council, which does not own the pool, closed the Kestle Lane baths."),
    ("ru", "Сколько человек осталось без работы в Ручьях?", "В Ручьях без работы остались около 70 человек.", "В Ручьях без работы остались 73 человека."),
    ("ru", "Сколько человек осталось без работы?", "В Ручьях без работы остались 46 человек.", "В Заозёрске без работы остались 73 человека."),
    ("ru", "Сколько человек осталось без работы в Ручьях?", "В Ручьях без работы остались не менее 46 человек.", "В Ручьях без работы остались 73 человека."),
    ("ru", "Сколько человек осталось без работы в Ручьях?", "В Ручьях без работы остались 46 человек.", "В Ручьях без работы остались ещё 20 человек."),
    ("ru", "Сколько стоил ремонт мельницы?", "Ремонт мельницы в Подгрязье обошёлся в 350 тысяч рублей.", "Ремонт крыши мельницы в Подгрязье обошёлся в 90 тысяч рублей."),
    ("ru", "Когда построили маслозавод в Ручьях?", "Маслозавод в Ручьях построили в 1961 году.", "Школу рядом с маслозаводом в Ручьях построили в 1958 году."),
    ("ru", "Чинили ли подстанцию в Ручьях?", "Подстанцию в Ручьях чинили прошлой зимой.", "Подстанцию в Ручьях ещё не чинили."),
    ("ru", "Знал ли Хмелёв об аварии?", "Хмелёв знал об аварии на подстанции.", "Совина не знала об аварии на подстанции."),
    ("uk", "Скільки вуликів поставили на даху бібліотеки?", "На даху бібліотеки в Журавлинці поставили понад дванадцять вуликів.", "На даху бібліотеки в Журавлинці поставили 17 вуликів."),
    ("uk", "Скільки триватиме ремонт мосту?", "Ремонт мосту через Сувицю триватиме чотири місяці.", "Ремонт мосту через Сувицю триватиме від трьох до п'яти місяців."),
    ("uk", "Скільки мосту років?", "Мосту через Сувицю 74 роки.", "Інженерці Ладі Журбі 51 рік, міст вона знає з дитинства."),
    ("uk", "Коли збудували міст у Кам'яниці?", "Міст у Кам'яниці збудували 1957 року.", "Новий міст у Кам'яниці збудували 1962 року."),
    ("uk", "Чи помітив Цвірінь тріщину?", "Остап Цвірінь помітив тріщину в опорі мосту.", "Остап Цвірінь не тільки помітив тріщину в опорі мосту."),
    ("de", "Wie viele Boote lagen im Hafen von Brakensiel?", "Im Hafen von Brakensiel lagen rund vierzig Boote.", "Im Hafen von Brakensiel lagen 43 Boote."),
    ("de", "Wie viele Boote lagen im Hafen von Brakensiel?", "Im Hafen von Brakensiel lagen mindestens vierzig Boote.", "Im Hafen von Brakensiel lagen 62 Boote."),
    ("fr", "Combien de bateaux étaient dans le port de Kervaz ?", "Au moins quarante bateaux étaient dans le port de Kervaz.", "Dans le port de Kervaz étaient 62 bateaux."),
    ("es", "¿Cuántos barcos había en el puerto de Ermida?", "En el puerto de Ermida había al menos cuarenta barcos.", "En el puerto de Ermida había 62 barcos."),
]  # fmt: skip

FILLING = {
    "en": ("Gulls nested on the old quay all summer.", "The market hall smells of smoked herring."),
    "ru": ("Чайки гнездились на старой пристани всё лето.", "На рынке пахнет копчёной рыбой."),
    "uk": ("Чайки гніздилися на старій пристані все літо.", "На ринку пахне копченою рибою."),
    "de": ("Möwen nisteten den Sommer über auf dem alten Kai.", "In der Markthalle riecht es nach Hering."),
    "fr": ("Les mouettes nichaient tout l'été sur le vieux quai.", "La halle sent le hareng fumé."),
    "es": ("Las gaviotas anidaron todo el verano en el muelle viejo.", "El mercado huele a arenque ahumado."),
}


async def shelf(case: Case) -> Library:
    """Two articles that say what the case has, with a paragraph about other things in each."""
    language, _, one, other = case
    library = Library()
    for number, (said, filling) in enumerate(zip((one, other), FILLING[language], strict=True)):
        await library.add(from_paragraphs(f"paper-{number}", [said, filling], language=language))
    return library


def disputed(library: Library, question: str) -> set[str]:
    """The passages that stand side by side when the question is answered by its best candidate, sure or not."""
    (collection,) = library.collections()
    read = understand(question, collection)
    arranged = arrange(weigh_all(read, collection), 1.0, read, 4)
    sides = (arranged.citations[0], *arranged.disputed) if arranged.disputed else ()
    return {library.cut(citation.passage.span) for citation in sides}


@pytest.mark.parametrize("case", DIFFERENT, ids=lambda case: f"{case[2]} / {case[3]}")
async def test_articles_that_state_different_things_stand_side_by_side(case: Case) -> None:
    assert disputed(await shelf(case), case[1]) == {case[2], case[3]}


@pytest.mark.parametrize("case", COMPATIBLE, ids=lambda case: f"{case[2]} / {case[3]}")
async def test_articles_that_only_seem_to_contradict_one_another_do_not(case: Case) -> None:
    assert disputed(await shelf(case), case[1]) == set()


async def test_what_is_disputed_comes_right_behind_the_best_passage() -> None:
    library = await shelf(DIFFERENT[1])
    result = await library.ask(DIFFERENT[1][1])
    assert isinstance(result, Answer)
    assert result.citations[1:] == result.disputed
    assert len(result.disputed) == 1
