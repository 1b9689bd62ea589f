"""Bars as a picture: how often somebody speaks, to be read on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from ttf_opensans import OPENSANS_REGULAR, OPENSANS_SEMIBOLD

WIDTH = 900
"""Pixels. Shown 300 points wide on a phone, the names are then as large as other small print."""

_MARGIN = 44
_TITLE, _HEADING, _NAME, _COUNT, _LEGEND = 54, 36, 40, 40, 34
"""Heights of the letters in pixels."""

_ROW = 98
_BAR = 26
_LEAST_BAR = 14
_COUNT_ROOM = 110
"""Pixels that stay free beside the longest bar, for its number."""

_PAPER, _INK, _DIM, _TRACK = "#ffffff", "#17212b", "#5b6b7a", "#edf1f4"
_QUOTED, _REPORTED = "#1f7a8c", "#a9d6de"
"""Colours. Words quoted are dark, words only reported light."""

_NO_GLYPH = "\uffff"
"""A character that no font has: what is drawn for it is drawn for all others that a font lacks."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: a name, how many quotations (dark) and how many reports (light) it stands for."""

    name: str
    quoted: int
    reported: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What the picture shows: groups of bars, each under a heading (none for an empty one). `note` stands below.

    `legend` names the dark and the light part of the bars.
    """

    title: str
    groups: tuple[tuple[str, tuple[Bar, ...]], ...]
    legend: tuple[str, str]
    note: str = ""


def draw(chart: Chart) -> bytes | None:
    """The chart as PNG; None when the font lacks a character of it. Takes some 50 ms: call it in a thread."""
    bars = [bar for _, group in chart.groups for bar in group]
    words = [chart.title, chart.note, *chart.legend, *(heading for heading, _ in chart.groups)]
    if not bars or not all(map(_drawable, [*words, *(bar.name for bar in bars)])):
        return None
    with_legend = any(bar.reported for bar in bars)
    image = Image.new("RGB", (WIDTH, _height(chart, with_legend)), _PAPER)
    pen = ImageDraw.Draw(image)
    top = _MARGIN
    pen.text((_MARGIN, top), _fitted(chart.title, _bold(_TITLE)), _INK, _bold(_TITLE))
    top += _TITLE + 34
    if with_legend:
        _draw_legend(pen, top, chart.legend)
        top += _LEGEND + 34
    most = max(bar.quoted + bar.reported for bar in bars)
    for heading, group in chart.groups:
        if heading:
            pen.text((_MARGIN, top + 8), _fitted(heading, _bold(_HEADING)), _DIM, _bold(_HEADING))
            top += _HEADING + 34
        for bar in group:
            _draw_bar(pen, top, bar, most)
            top += _ROW
    if chart.note:
        pen.text((_MARGIN, top), _fitted(chart.note, _plain(_LEGEND)), _DIM, _plain(_LEGEND))
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _height(chart: Chart, with_legend: bool) -> int:
    rows = sum(len(group) * _ROW + (_HEADING + 34 if heading else 0) for heading, group in chart.groups)
    legend = _LEGEND + 34 if with_legend else 0
    note = _LEGEND + 26 if chart.note else 0
    return _MARGIN + _TITLE + 34 + legend + rows + note + _MARGIN // 2


def _draw_legend(pen: ImageDraw.ImageDraw, top: int, legend: tuple[str, str]) -> None:
    left = float(_MARGIN)
    for colour, words in zip((_QUOTED, _REPORTED), legend, strict=True):
        pen.rounded_rectangle((left, top + 8, left + 30, top + 38), 8, colour)
        pen.text((left + 44, top), words, _DIM, _plain(_LEGEND))
        left += 44 + _plain(_LEGEND).getlength(words) + 48


def _draw_bar(pen: ImageDraw.ImageDraw, top: int, bar: Bar, most: int) -> None:
    pen.text((_MARGIN, top), _fitted(bar.name, _plain(_NAME)), _INK, _plain(_NAME))
    top += _NAME + 16
    room = WIDTH - 2 * _MARGIN - _COUNT_ROOM
    pen.rounded_rectangle((_MARGIN, top, _MARGIN + room, top + _BAR), 8, _TRACK)
    left = float(_MARGIN)
    for colour, count in ((_QUOTED, bar.quoted), (_REPORTED, bar.reported)):
        if count:
            right = min(left + max(room * count / most, _LEAST_BAR), _MARGIN + room)
            pen.rounded_rectangle((left, top, right, top + _BAR), 8 if right - left > 16 else 4, colour)
            left = right
    number = str(bar.quoted + bar.reported)
    pen.text((WIDTH - _MARGIN, top + _BAR // 2), number, _INK, _bold(_COUNT), anchor="rm")


def _fitted(words: str, font: ImageFont.FreeTypeFont) -> str:
    """The words, shortened to the width of the picture."""
    room = WIDTH - 2 * _MARGIN
    if font.getlength(words) <= room:
        return words
    end = len(words)
    while end and font.getlength(words[:end].rstrip() + _ELLIPSIS) > room:
        end -= 1
    return words[:end].rstrip() + _ELLIPSIS


def _drawable(words: str) -> bool:
    return all(map(_has_glyph, words))


@lru_cache(maxsize=4096)
def _has_glyph(char: str) -> bool:
    return char.isspace() or _shape(char) != _shape(_NO_GLYPH)


def _shape(char: str) -> tuple[tuple[int, int], bytes]:
    mask = _plain(_NAME).getmask(char)
    return mask.size, bytes(mask)


@lru_cache(maxsize=8)
def _plain(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(OPENSANS_REGULAR.path, size)


@lru_cache(maxsize=8)
def _bold(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(OPENSANS_SEMIBOLD.path, size)
