"""Who speaks in Russian and Ukrainian texts: names in all their cases, verbs by their form, pronouns by agreement.

All people, places and papers are invented.
"""

from __future__ import annotations

import time

import pytest

from knowledge.loading import load_bytes
from knowledge.models import SPEECH, Article, cut
from knowledge.quotations import find_quotations

HEADER = "---\ntitle: Проба\nlanguage: {}\n---\n\n"


def article_of(text: str, language: str) -> Article:
    return load_bytes("probe.md", (HEADER.format(language) + text).encode(), media="markdown")


def speakers(text: str, language: str = "ru") -> list[str | None]:
    """The labels of the quotations that are speech, None for those whose speaker is not stated."""
    article = article_of(text, language)
    labels = [q.speaker.label for q in find_quotations(article) if q.kind in SPEECH]
    return [cut(article, label) if label is not None else None for label in labels]


class TestSubjects:
    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("Советник президента компании Олега Дубова заявил: «Мост закрыт навсегда».",
             "Советник президента компании Олега Дубова"),
            ("«Мост закрыт навсегда», — сказала советница Олега Дубова.", "советница Олега Дубова"),
            ("Адвокат Анны Лосевой Игнат Рощин заявил: «Мост закрыт навсегда».", "Игнат Рощин"),
            ("Пресс-секретарь губернатора Олега Дубова Марина Гай сказала: «Мост закрыт».", "Марина Гай"),
            ("Вчера глава МИД России Сергей Лавин заявил: «Мост закрыт навсегда».", "Сергей Лавин"),
            ("«Мост закрыт навсегда», — сообщил РИА «Волна» Пётр Гай.", "Пётр Гай"),
            ("«Мост закрыт навсегда», — заявила президент «Горняка» Дарья Пинчук.", "Дарья Пинчук"),
            ("Отец погибшего, Пётр Гай, сказал: «Мост закрыт навсегда».", "Пётр Гай"),
            ("Анне Лосевой мэр ответил: «Мост закрыт навсегда».", "мэр"),
            ("«Мост закрыт навсегда», — сказал мэр Анне Лосевой.", "мэр"),
            ("Пётр Гай и Анна Лосева заявили: «Мост закрыт навсегда».", "Пётр Гай и Анна Лосева"),
            ("Анна Лосева встала, оделась и сказала: «Мост закрыт навсегда».", "Анна Лосева"),
            ("«Мост закрыт навсегда», — сообщили в пресс-службе «Волны».", "в пресс-службе «Волны»"),
            ("«Мост закрыт навсегда», — сказано в письме ведомства.", "в письме ведомства"),
        ],
    )  # fmt: skip
    def test_the_subject_is_the_first_that_stands_in_the_nominative(self, text: str, label: str) -> None:
        assert speakers(text) == [label]

    @pytest.mark.parametrize(
        "text",
        [
            "Вместо Олега Дубова ответил его заместитель: «Мост закрыт навсегда».",
            "Олега Дубова спросили: «Мост закрыт навсегда?»",
            "«Мост закрыт навсегда», — сказал он Анне Лосевой.",
            "Рощин, со слов его адвоката Анны Лосевой, «ни в чём и никогда не был виноват перед ними».",
        ],
    )
    def test_a_name_in_another_case_does_not_speak(self, text: str) -> None:
        assert speakers(text) == [None]

    def test_words_that_are_passed_on_are_not_given_to_who_passes_them_on(self) -> None:
        assert speakers("«Мост закрыт навсегда», — передаёт слова Петра Гая агентство «Волна».") == [None]

    def test_an_exchange_of_quotations_has_two_speakers(self) -> None:
        assert speakers("«Мост закрыт», — сказал Олег Дубов. «А объезд?» — «Объезда нет и не будет».")[1:] != [
            "Олег Дубов",
            "Олег Дубов",
        ]


class TestForms:
    @pytest.mark.parametrize(
        ("language", "text", "label"),
        [
            ("ru", "По словам Рощиной, мост «закрыт навсегда». Вот Анна Рощина и муж её Пётр Рощин.", "Анна Рощина"),
            ("ru", "По словам Рощина, мост «закрыт навсегда». Вот Анна Рощина и муж её Пётр Рощин.", "Пётр Рощин"),
            ("ru", "По словам Рощина, мост «закрыт навсегда». Вот Анна Лосева.", "Рощина"),
            ("ru", "Приехал Иван Петрович Сидоров. «Мост закрыт», — сказал Иван Петрович.", "Иван Петрович Сидоров"),
            ("ru", "Сидоров И. П. заявил: «Мост закрыт навсегда».", "Сидоров И. П."),
            ("uk", "За словами Гнатюка, міст «закрито назавжди». Ось Ірина Гнатюк і Олексій Гнатюк.", "Олексій Гнатюк"),
            ("uk", "За словами Гнатюк, міст «закрито назавжди». Ось Ірина Гнатюк і Олексій Гнатюк.", "Ірина Гнатюк"),
            ("uk", "Гнатюк сказала: «Міст закрито». Ось Ірина Гнатюк і Олексій Гнатюк.", "Ірина Гнатюк"),
            ("uk", "Суддя Сагайда сказав: «Міст закрито назавжди».", "Сагайда"),
            ("uk", "Прем’єрка Дар’я В’юн заявила: «Міст закрито назавжди».", "Дар’я В’юн"),
            ("uk", "«Міст закрито назавжди», — сказав водієві Остап Гай.", "Остап Гай"),
        ],
    )
    def test_a_form_is_led_back_to_the_nominative_that_the_article_has(
        self, language: str, text: str, label: str
    ) -> None:
        assert speakers(text, language) == [label]


class TestNarrator:
    @pytest.mark.parametrize(
        ("language", "text", "found"),
        [
            ("ru", "— Рельс живой, — постучал Пётр Гай сапогом. — Ещё дед клал.", ["Пётр Гай", "Пётр Гай"]),
            ("ru", "— Дорога закрыта, — объяснил мне Пётр Гай, обходчик. — Ждите.", ["Пётр Гай", "Пётр Гай"]),
            ("ru", "— Кто это? — Анна обернулась. — Никого нет.", ["Анна", "Анна"]),
            ("ru", "— Мост, — он тут один, — закрыт навсегда, — сказал Пётр Гай.", ["Пётр Гай"]),
            ("ru", "— А если снег? — спрашиваю я.", [None]),
            ("uk", "— Міст є, — Остап показав рукою. — Он там.", ["Остап", "Остап"]),
            ("uk", "— Ходімо, — підморгує Соломія.", ["Соломія"]),
        ],
    )
    def test_the_narrator_is_known_by_form_and_place(self, language: str, text: str, found: list[str | None]) -> None:
        assert speakers(text, language) == found


class TestPronouns:
    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("Олег Дубов и Мария Гай поссорились. «Мост закрыт», — сказала она.", "Мария Гай"),
            ("Мария Гай уволилась. Олег Дубов ушёл сам. «Мост закрыт», — объяснила она.", "Мария Гай"),
            ("Председатель Юрий Левко ушёл. «Мост закрыт», — добавил он.", "Юрий Левко"),
        ],
    )
    def test_a_pronoun_is_the_only_person_of_its_gender(self, text: str, label: str) -> None:
        assert speakers(text) == [label]

    @pytest.mark.parametrize(
        "text",
        [
            "Олег Дубов встретил Петра Гая. «Мост закрыт», — сказал он.",
            "Олег Дубов вышел. Рядом стоял водитель. «Мост закрыт», — сказал он.",
            "Мать Лосевой спорить не стала. Здесь жила и Анна Лосева. Мать вошла. «Мост закрыт», — сказала она.",
        ],
    )
    def test_a_pronoun_that_could_mean_somebody_else_names_nobody(self, text: str) -> None:
        assert speakers(text) == [None]


def test_an_article_of_very_many_names_is_read_in_time_proportional_to_its_length() -> None:
    letters = "бвгдклмнпрст"
    names = [f"{a}о{b}у{c}а{d}ов".capitalize() for a in letters for b in letters for c in letters for d in "брт"]
    text = "\n\n".join(f"«Мост закрыт», — сказал Иван {name}. По словам {name}а, «поздно»." for name in names)
    start = time.perf_counter()
    assert len(speakers(text)) >= len(names)
    # Looking through everybody for each name takes minutes; the bound only has to tell that from seconds.
    assert time.perf_counter() - start < 60
