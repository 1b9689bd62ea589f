"""What a person writes after /digest: a time, a place, on or off, now. In English, Russian and Ukrainian, and the plain
ways of German, French and Spanish.

Reading never guesses: what could mean two things, or no time at all, is named as not understood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum


class Unclear(StrEnum):
    """Why a part was not understood.

    HOUR: there is no such hour. MINUTE: there is no such minute. TIME: it looks like a time and is none. TWO_TIMES:
    there is more than one. ALONE: on, off and now say it all, and something stands beside them.
    """

    HOUR = "hour"
    MINUTE = "minute"
    TIME = "time"
    TWO_TIMES = "two_times"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; None is what was not said. `minute` counts from local midnight; `place` is a zone or a city
    in the person's own words, not yet looked up."""

    minute: int | None = None
    place: str | None = None
    on: bool | None = None
    now: bool = False


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """The part of the text that was not understood, as it was written, and why."""

    part: str
    reason: Unclear


_ON_BESIDE = re.compile(
    "on|start|enable|вкл|включи|включить|включай|увімк|увімкни|увімкнути|ввімк|ввімкни|ввімкнути|activer|activar"
)
"""Words for on that a time or a place may follow."""
_ON = re.compile(rf"{_ON_BESIDE.pattern}|yes|да|так|an|ein|ja|oui|si|sí")
_OFF_BESIDE = re.compile(
    "off|disable|выкл|выключи|выключить|отключи|отключить|вимк|вимкни|вимкнути|désactiver|desactivar"
)
"""Words for off that are known as such beside others, where they make no sense."""
_OFF = re.compile(rf"{_OFF_BESIDE.pattern}|stop|no|стоп|нет|ні|aus|nein|non")
_NOW_BESIDE = re.compile("now|сейчас|зараз|jetzt|maintenant|ahora")
_NOW = re.compile(rf"{_NOW_BESIDE.pattern}|right now|прямо сейчас|просто зараз|sofort")

_NAMED_TIMES = {
    12 * 60: r"(?:12\s+)?noon|midday|полдень|опівдні|полудень|mittags?|midi|mediodía|mediodia",
    0: r"(?:12\s+)?midnight|полночь|опівночі|північ|mitternachts?|minuit|medianoche",
}

_MORNING = r"утра|утром|ранку|ранком|зранку|вранці|morgens|vormittags|du\smatin|de\sla\smañana|de\sla\smanana"
_DAY = r"дня|днём|днем|вдень|nachmittags|de\sl.après-midi|de\sl.apres-midi"
_AFTERNOON = r"de\sla\starde"
_EVENING = r"вечера|вечером|вечора|ввечері|увечері|abends|du\ssoir"
_NIGHT = r"ночи|ночью|ночі|вночі|nachts|de\sla\snoche|de\sla\smadrugada"
_BEFORE_NOON, _AFTER_NOON = r"a\.?m\b\.?", r"p\.?m\b\.?"

_HOURS: dict[str, tuple[str, dict[int, int]]] = {
    "am": (_BEFORE_NOON, {12: 0} | {hour: hour for hour in range(12)}),
    "pm": (_AFTER_NOON, {12: 12} | {hour: hour + 12 for hour in range(1, 12)}),
    "morning": (_MORNING, {hour: hour for hour in range(1, 12)}),
    "day": (_DAY, {11: 11, 12: 12} | {hour: hour + 12 for hour in range(1, 7)}),
    "afternoon": (_AFTERNOON, {12: 12} | {hour: hour + 12 for hour in range(1, 9)}),
    "evening": (_EVENING, {hour: hour + 12 for hour in range(4, 12)}),
    "night": (
        _NIGHT,
        {12: 0, 0: 0} | {hour: hour for hour in range(1, 6)} | {hour: hour + 12 for hour in range(8, 12)},
    ),
}
"""For each part of the day: the words for it, and the hour of the day that each hour said with it is."""
_IN_TWENTY_FOUR = {
    "pm": range(13, 24),
    "day": range(13, 19),
    "afternoon": range(13, 21),
    "evening": range(16, 24),
    "night": range(20, 24),
}
"""The hours of the twenty-four that go with a part of the day as they are: "20:30 вечера"."""

_PREPOSITION = r"(?:at|в|во|о|об|у|на|um|à|a\slas|a\sla|a|@)"
_UNIT = r"(?:hours?|hrs?|h|часов|часа|час|ч|годин[аиуі]?|год|г|uhr|o.?clock)(?![^\W\d])\.?"
_MINUTES = r"(?:minutes|minuten|minutos|min|минуты|минут|мин|хвилини|хвилин|хв)(?!\w)\.?"
_TIME = re.compile(
    rf"""
    (?<![\w:.+\-−–/]) (?:{_PREPOSITION}\s+)?
    (?: (?P<noon>{_NAMED_TIMES[12 * 60]}) | (?P<midnight>{_NAMED_TIMES[0]})
      | (?P<figures>\d+)
        (?: \s*{_UNIT}\s*(?P<spelt>\d+)\b(?:\s*{_MINUTES})?
          | (?:\s*[:.,]\s*|\s+|-)(?P<minutes>\d+)(?:\s*{_UNIT})?
          | \s*{_UNIT} )?
        (?P<more>(?:\s*[:.,]\s*\d+)*)
        (?: \s*(?:{"|".join(f"(?P<{part}>{words})" for part, (words, _) in _HOURS.items())})(?!\w) )?
    ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:\b(?:etc/)?(?:utc|gmt)\s*|(?<!\S)(?=\S\d))[+\-−–]\s*\d{1,2}(?::?\d\d)?(?!\w)", re.IGNORECASE)
_HELD = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for an offset while a time is looked for: its figures are none."""
_LEADING = re.compile(r"^(?:по|за|в|у|in|for|à|en)\s+(?=\S)", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:every day|daily|please|каждый день|ежедневно|пожалуйста|щодня|кожного дня|будь ласка|täglich|jeden tag|bitte"
    r"|chaque jour|cada día|por favor)\b",
    re.IGNORECASE,
)
"""What goes without saying."""
_SPOKEN = re.compile(
    r"\b(?:half|quarter|половин\w+|пол|пів|чверть|четверть|без|halb|viertel)\b.*?\d+|\d+\s+et\s+(?:demie|quart)\b",
    re.IGNORECASE,
)
"""Parts of an hour in words: half past 8 would else be read as 8."""
_STRAY = re.compile(r"(?<!\S)[^\w\s]*\d\S*")


def read_wish(text: str) -> Wish | NotUnderstood:
    """What the words after /digest ask for; an empty text asks for nothing (all None).

    A time may be written 8:30, 08.30, 8 30, 0830, 8h30, 8 am, 8:30 pm, в 8, о 8:30, 8 утра, 8 вечера, noon, полдень.
    What is left of the text is the place. There is no 24:00: midnight is 0:00, the start of a day.
    """
    words = " ".join(_FILLER.sub(" ", unicodedata.normalize("NFKC", text.replace(_HELD, " "))).split())
    said = words.casefold().strip(" .,!")
    if _NOW.fullmatch(said):
        return Wish(now=True)
    if _OFF.fullmatch(said):
        return Wish(on=False)
    if _ON.fullmatch(said):
        return Wish(on=True)
    first, last = said.split(" ")[0].strip(",.!"), said.split(" ")[-1]
    if any(_OFF_BESIDE.fullmatch(word) or _NOW_BESIDE.fullmatch(word) for word in (first, last)):
        return NotUnderstood(words, Unclear.ALONE)
    if _ON_BESIDE.fullmatch(first):
        wish = _read(words.partition(" ")[2])
        return replace(wish, on=True) if isinstance(wish, Wish) else wish
    return _read(words)


def _read(words: str) -> Wish | NotUnderstood:
    offset = _OFFSET.search(words)
    around = words if offset is None else words[: offset.start()] + _HELD + words[offset.end() :]
    spoken = _SPOKEN.search(around)
    if spoken is not None:
        return NotUnderstood(spoken[0], Unclear.TIME)
    times = list(_TIME.finditer(around))
    if len(times) > 1:
        return NotUnderstood(times[1][0], Unclear.TWO_TIMES)
    minute = _minute(times[0]) if times else None
    if isinstance(minute, NotUnderstood):
        return minute
    if times:
        around = f"{around[: times[0].start()]} {around[times[0].end() :]}"
    place = _LEADING.sub("", " ".join(around.split()).strip(" ,;.-–—"))
    stray = _STRAY.search(place)
    if stray is not None:
        return NotUnderstood(stray[0], Unclear.TIME)
    return Wish(minute, (place if offset is None else place.replace(_HELD, offset[0].strip())) or None)


def _minute(time: re.Match[str]) -> int | NotUnderstood:
    """The minutes from midnight that a found time is."""
    if time["noon"]:
        return 12 * 60
    if time["midnight"]:
        return 0
    hours, minutes = time["figures"], time["spelt"] or time["minutes"]
    if minutes is None:
        hours, minutes = (hours, "00") if len(hours) <= 2 else (hours[:-2], hours[-2:])
    if time["more"] or len(hours) > 2 or len(minutes) != 2:
        return NotUnderstood(time[0], Unclear.TIME)
    hour = _hour(int(hours), time)
    if hour is None:
        return NotUnderstood(time[0], Unclear.HOUR)
    return hour * 60 + int(minutes) if int(minutes) < 60 else NotUnderstood(time[0], Unclear.MINUTE)


def _hour(said: int, time: re.Match[str]) -> int | None:
    """The hour of the day that was said, with a part of the day or without; None when there is no such hour."""
    part = next((part for part in _HOURS if time[part]), None)
    if part is None:
        return said if said < 24 else None
    return said if said in _IN_TWENTY_FOUR.get(part, ()) else _HOURS[part][1].get(said)
