"""Invented news told by several invented papers, and which paragraphs answer which questions.

Paragraphs are counted from 1 within the running text of an article (headline and byline aside).
"""

from __future__ import annotations

from dataclasses import dataclass

FERRY_POST = """\
The Brannock ferry runs aground
By Ilse Morrow
The ferry Brannock ran aground off Keld Point on Sunday evening with 212 passengers on board.
Nobody was hurt. A lifeboat from Tolsay took the passengers off within two hours.
“The radar was dark for ten minutes before we struck,” said the captain, Edda Storrow.
The ferry company Northline has cancelled all crossings to Tolsay until Friday.
The Brannock was built in 1998 and was refitted two winters ago.
Tolsay has one school, one shop and a seed bank that the islanders are proud of.
"""

FERRY_COURIER = """\
Two hundred rescued from stranded ferry
By Ferd Ashgrove
Lifeboats rescued 212 passengers on Sunday after the ferry Brannock ran aground off Keld Point.
Captain Edda Storrow told the Courier that the radar of the Brannock had failed shortly before the ferry struck.
Repairs will take six weeks, the ferry company Northline says, and will cost it about two million crowns.
Until Friday there will be no crossings to Tolsay, and Northline offers passengers a bus round the bay.
Storrow has been a captain with Northline since 2011. She grew up on Tolsay.
Off Keld Point three ships have been lost in this century.
"""

FERRY_VOICE = """\
Islanders ask for a second ferry
By Runa Dill
The island council of Tolsay wants a second ferry after the Brannock ran aground.
“One ship is no ship,” said council leader Mattis Grane. “We cannot wait six weeks for bread.”
Northline says that the repairs to the Brannock will take six weeks.
The school on Tolsay has 31 pupils; eleven of them live on the mainland and cross every morning.
Grane wants the state to pay for the second ferry. The ministry has not replied.
"""

ZAVOD_VESTNIK = """\
На маслозаводе в Ручьях остановили цех
Текст: Глафира Совина
Маслозавод в посёлке Ручьи остановил сливочный цех в понедельник после аварии на подстанции.
Без работы остались 46 человек. Зарплату им обещают платить весь месяц.
«Подстанцию не чинили с позапрошлой зимы», — сказал директор завода Вавила Хмелёв.
Завод построили в 1961 году, и он кормит половину посёлка.
Молоко пока возят на сыроварню в соседний Заозёрск.
"""

ZAVOD_GOLOS = """\
Ручьи без масла
Текст: Нил Кубарев
После аварии на подстанции маслозавод в Ручьях остановил сливочный цех. Сорок шесть человек остались без работы.
Авария на подстанции случилась из-за короткого замыкания, сообщил инженер Лука Прутков.
Директор завода Хмелёв жалуется, что подстанцию не чинили с позапрошлой зимы.
Ремонт подстанции обойдётся в 12 миллионов рублей, подсчитали в районе.
Сыроварня в Заозёрске принимает теперь по восемь тонн молока в день.
"""

MIST_VISNYK = """\
У Кам'яниці перекрили міст
Текст: Дарина Лозова
Міст через річку Сувицю в Кам'яниці перекрили в середу: в опорі знайшли тріщину.
Тріщину в опорі мосту помітив рибалка Остап Цвірінь і подзвонив до міської ради.
«Міст стоїть із 1957 року і жодного разу не мав ремонту», — каже інженерка Лада Журба.
Ремонт триватиме чотири місяці. Містом пустять пором.
У Кам'яниці живе дев'ять тисяч людей.
"""

MIST_CHAS = """\
Кам'яниця залишилася без мосту
Текст: Богдан Півень
У середу в Кам'яниці перекрили міст через Сувицю, бо в опорі знайшли тріщину.
Першим тріщину в опорі помітив рибалка Остап Цвірінь, який щоранку ставить тут сітку.
Міська рада обіцяє, що ремонт мосту триватиме чотири місяці.
Пором ходитиме щопівгодини з шостої ранку, квиток коштуватиме п'ять гривень.
Школярів возитиме безкоштовний автобус.
"""

ARTICLES = {
    "ferry-post.txt": FERRY_POST,
    "ferry-courier.txt": FERRY_COURIER,
    "ferry-voice.txt": FERRY_VOICE,
    "zavod-vestnik.txt": ZAVOD_VESTNIK,
    "zavod-golos.txt": ZAVOD_GOLOS,
    "mist-visnyk.txt": MIST_VISNYK,
    "mist-chas.txt": MIST_CHAS,
}


@dataclass(frozen=True)
class Asked:
    """A question and the paragraphs that answer it, each as the article's id and the paragraph's number."""

    question: str
    answers: tuple[tuple[str, int], ...]


def _asked(question: str, *answers: str) -> Asked:
    return Asked(question, tuple((each.rpartition(" ")[0], int(each.rpartition(" ")[2])) for each in answers))


QUESTIONS = (
    _asked("How many passengers were on board the Brannock?", "ferry-post 1", "ferry-courier 1"),
    _asked("Where did the ferry Brannock run aground?", "ferry-post 1", "ferry-courier 1"),
    _asked("When did the Brannock run aground?", "ferry-post 1", "ferry-courier 1"),
    _asked("How long will the repairs to the Brannock take?", "ferry-courier 3", "ferry-voice 3"),
    _asked("Until when are the crossings to Tolsay cancelled?", "ferry-post 4", "ferry-courier 4"),
    _asked("What did captain Edda Storrow say about the radar?", "ferry-post 3", "ferry-courier 2"),
    _asked("Who is the captain of the Brannock?", "ferry-post 3", "ferry-courier 2"),
    _asked("Did the radar fail before the ferry struck?", "ferry-post 3", "ferry-courier 2"),
    _asked("When was the Brannock built?", "ferry-post 5"),
    _asked("How much will the repairs cost Northline?", "ferry-courier 3"),
    _asked("How many pupils does the school on Tolsay have?", "ferry-voice 4"),
    _asked("Since when has Storrow been a captain with Northline?", "ferry-courier 5"),
    _asked("What does Mattis Grane say about one ship?", "ferry-voice 2"),
    _asked("How many ships have been lost off Keld Point?", "ferry-courier 6"),
    _asked("Who should pay for the second ferry?", "ferry-voice 5"),
    _asked("Was anybody hurt on the ferry?", "ferry-post 2"),
    _asked("What does the island council of Tolsay want?", "ferry-voice 1"),
    _asked("Where did Storrow grow up?", "ferry-courier 5"),
    _asked("What does Northline offer passengers?", "ferry-courier 4"),
    _asked("Почему маслозавод остановил сливочный цех?", "zavod-vestnik 1", "zavod-golos 1"),
    _asked("Сколько человек осталось без работы?", "zavod-vestnik 2", "zavod-golos 1"),
    _asked("С какого времени не чинили подстанцию?", "zavod-vestnik 3", "zavod-golos 3"),
    _asked("Что сказал директор Хмелёв о подстанции?", "zavod-vestnik 3", "zavod-golos 3"),
    _asked("Когда построили завод?", "zavod-vestnik 4"),
    _asked("Из-за чего случилась авария на подстанции?", "zavod-golos 2"),
    _asked("Сколько стоит ремонт подстанции?", "zavod-golos 4"),
    _asked("Сколько молока принимает сыроварня в Заозёрске?", "zavod-golos 5"),
    _asked("Куда возят молоко?", "zavod-vestnik 5"),
    _asked("Кто такой Лука Прутков?", "zavod-golos 2"),
    _asked("Коли перекрили міст у Кам'яниці?", "mist-visnyk 1", "mist-chas 1"),
    _asked("Чому перекрили міст через Сувицю?", "mist-visnyk 1", "mist-chas 1"),
    _asked("Хто помітив тріщину в опорі мосту?", "mist-visnyk 2", "mist-chas 2"),
    _asked("Скільки триватиме ремонт мосту?", "mist-visnyk 4", "mist-chas 3"),
    _asked("Скільки людей живе в Кам'яниці?", "mist-visnyk 5"),
    _asked("Скільки коштуватиме квиток на пором?", "mist-chas 4"),
    _asked("Хто така Лада Журба?", "mist-visnyk 3"),
    _asked("З якого року стоїть міст?", "mist-visnyk 3"),
    _asked("Хто возитиме школярів?", "mist-chas 5"),
)
