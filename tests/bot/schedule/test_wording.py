from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.wording import NotUnderstood, Unclear, Wish, read_wish


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        *(
            (text, 8, 30)
            for text in ("8:30", "08:30", "08.30", "8.30", "8,30", "8 30", "0830", "830", "8h30", "8-30", "8 : 30")
        ),
        *(
            (text, 8, 30)
            for text in ("8:30 am", "8.30AM", "8:30 a.m.", "в 8:30", "о 8:30", "at 8:30", "um 8:30", "08:30.")
        ),
        *(
            (text, 8, 30)
            for text in ("8 ч 30", "8 год 30", "8 Uhr 30", "a las 8:30", "８：３０", "  8:30  ", "на 8:30", "8:30,")
        ),
        *(
            (text, 8, 0)
            for text in ("8", "08", "8 am", "8am", "в 8", "о 8", "8h", "8 ч", "8 часов", "8 годині", "8 o'clock")
        ),
        *(
            (text, 8, 0)
            for text in ("8 утра", "в 8 утра", "8 часов утра", "8 ранку", "о 8 ранку", "8 morgens", "8h du matin")
        ),
        *(
            (text, 20, 30)
            for text in ("8:30 pm", "20:30", "8:30 p.m.", "8 30 PM", "20.30 вечера", "20:30 pm", "8:30 вечора")
        ),
        *(
            (text, 20, 0)
            for text in ("8 вечера", "8 pm", "о 20 годині", "20 Uhr", "8 abends", "8 du soir", "8 de la tarde")
        ),
        *(
            (text, 12, 0)
            for text in ("noon", "12 noon", "at noon", "полдень", "в полдень", "опівдні", "12 дня", "12 pm", "midi")
        ),
        *(
            (text, 0, 0)
            for text in ("midnight", "полночь", "опівночі", "12 am", "0:00", "00:00", "12 ночи", "0", "0000")
        ),
        *((text, 14, 0) for text in ("2 pm", "2 дня", "в 2 часа дня", "14", "2 nachmittags")),
        *((text, 2, 15) for text in ("2:15", "2:15 ночи", "2:15 ночі", "2:15 am")),
        *((text, 23, 5) for text in ("11:05 pm", "11:05 вечера", "11:05 ночи", "2305", "23.05")),
        *(
            (text, 8, 30)
            for text in ("8 часов 30 минут", "8 год 30 хв", "8 h 30 min", "every day at 8:30", "каждый день в 8:30")
        ),
        ("12:30 am", 0, 30),
        ("12:30 pm", 12, 30),
        ("23:59", 23, 59),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, hour: int, minute: int) -> None:
    assert read_wish(text) == Wish(minute=hour * 60 + minute)


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("24:00", "24:00", Unclear.HOUR),
        ("24", "24", Unclear.HOUR),
        ("2400", "2400", Unclear.HOUR),
        ("25:10", "25:10", Unclear.HOUR),
        ("99:99", "99:99", Unclear.HOUR),
        ("8:75", "8:75", Unclear.MINUTE),
        ("08:60 Kyiv", "08:60", Unclear.MINUTE),
        ("0875", "0875", Unclear.MINUTE),
        ("8:5", "8:5", Unclear.TIME),
        ("8:300", "8:300", Unclear.TIME),
        ("8:30:15", "8:30:15", Unclear.TIME),
        ("12345", "12345", Unclear.TIME),
        ("8:30x", ":30x", Unclear.TIME),
        ("Kyiv 24:00", "24:00", Unclear.HOUR),
        ("13 am", "13 am", Unclear.HOUR),
        ("0 pm", "0 pm", Unclear.HOUR),
        ("24 pm", "24 pm", Unclear.HOUR),
        ("12 вечера", "12 вечера", Unclear.HOUR),
        ("14 утра", "14 утра", Unclear.HOUR),
        ("half past 8", "half past 8", Unclear.TIME),
        ("без 15 9", "без 15", Unclear.TIME),
        ("половина 9", "половина 9", Unclear.TIME),
        ("8:30 9:30", "9:30", Unclear.TWO_TIMES),
        ("8 - 9", "9", Unclear.TWO_TIMES),
        ("8 и 20", "20", Unclear.TWO_TIMES),
        ("8:30 Kyiv 9:30", "9:30", Unclear.TWO_TIMES),
        ("noon midnight", "midnight", Unclear.TWO_TIMES),
        ("off 8:30", "off 8:30", Unclear.ALONE),
        ("8:30 Kyiv off", "8:30 Kyiv off", Unclear.ALONE),
        ("выкл Киев", "выкл Киев", Unclear.ALONE),
        ("now Kyiv", "now Kyiv", Unclear.ALONE),
    ],
)
def test_what_is_no_time_is_named_and_not_guessed(text: str, part: str, reason: Unclear) -> None:
    assert read_wish(text) == NotUnderstood(part, reason)


@pytest.mark.parametrize(
    ("text", "minute", "place"),
    [
        ("08:30 Europe/Kyiv", 510, "Europe/Kyiv"),
        ("08:30 Киев", 510, "Киев"),
        ("Київ 8:30", 510, "Київ"),
        ("Kyiv, 8:30", 510, "Kyiv"),
        ("8:30,Kyiv", 510, "Kyiv"),
        ("8:30 — Kyiv", 510, "Kyiv"),
        ("New York 8pm", 1200, "New York"),
        ("7 am New York", 420, "New York"),
        ("8:30 in New York", 510, "New York"),
        ("8 утра по Киеву", 480, "Киеву"),
        ("о 8 у Львові", 480, "Львові"),
        ("8:30 Paris, Texas", 510, "Paris, Texas"),
        ("8:30 UTC", 510, "UTC"),
        ("8:30 UTC+3", 510, "UTC+3"),
        ("UTC+5:30 8:30", 510, "UTC+5:30"),
        ("8:30 GMT-5", 510, "GMT-5"),
        ("8:30 +3", 510, "+3"),
        ("8 -05:00", 480, "-05:00"),
        ("Etc/GMT-3 21:15", 1275, "Etc/GMT-3"),
        ("EST5EDT 8:30", 510, "EST5EDT"),
        ("noon Kyiv", 720, "Kyiv"),
        ("Kyiv", None, "Kyiv"),
        ("Europe/Kyiv", None, "Europe/Kyiv"),
        ("UTC+3", None, "UTC+3"),
        ("Santa Fe", None, "Santa Fe"),
        ("Si Racha", None, "Si Racha"),
    ],
)
def test_what_is_left_beside_the_time_is_the_place(text: str, minute: int | None, place: str) -> None:
    assert read_wish(text) == Wish(minute=minute, place=place)


@pytest.mark.parametrize(
    "text", ["off", "OFF", "Off.", "выкл", "Выключить", "вимк", "вимкнути", "стоп", "stop", "aus", "нет"]
)
def test_it_is_switched_off(text: str) -> None:
    assert read_wish(text) == Wish(on=False)


@pytest.mark.parametrize("text", ["on", "ON", "вкл", "включить", "увімк", "Увімкнути", "start", "an", "да"])
def test_it_is_switched_on(text: str) -> None:
    assert read_wish(text) == Wish(on=True)


@pytest.mark.parametrize("text", ["now", "Now!", "сейчас", "зараз", "прямо сейчас", "jetzt"])
def test_one_is_wanted_now(text: str) -> None:
    assert read_wish(text) == Wish(now=True)


def test_it_is_switched_on_with_a_time_and_a_place() -> None:
    assert read_wish("on 8:30 Kyiv") == Wish(minute=510, place="Kyiv", on=True)
    assert read_wish("включи на 8 утра") == Wish(minute=480, on=True)
    assert read_wish("on 25:00") == NotUnderstood("25:00", Unclear.HOUR)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_no_words_ask_for_nothing(text: str) -> None:
    assert read_wish(text) == Wish()


@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["{}:{:02}", "{:02}.{:02}", "{:02}{:02}", "{} {:02}", "{}h{:02}"]),
)
def test_every_minute_of_the_day_can_be_written(hour: int, minute: int, form: str) -> None:
    assert read_wish(form.format(hour, minute)) == Wish(minute=hour * 60 + minute)


@given(st.integers(0, 999), st.integers(0, 999))
def test_no_other_figures_are_a_time(hour: int, minute: int) -> None:
    read = read_wish(f"{hour}:{minute:02}")
    assert isinstance(read, Wish) is (hour < 24 and minute < 60)


@given(st.text(max_size=200) | st.text("0123456789:., +-/aаpmвhутра|\ufffcNow", max_size=40))
def test_any_text_is_read_or_named(text: str) -> None:
    read = read_wish(text)
    if isinstance(read, Wish):
        assert read.minute is None or 0 <= read.minute < 1440
        assert read.place is None or read.place.strip()
    else:
        assert read.part
