"""The buttons under a quotation: before and after, the whole passage, other passages, back."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Place, Press, Role, View, button
from bot.i18n import Texts

_FURTHEST = 30_000
"""Passages that "before" and "after" may lead away: what a button's number holds, and more than anybody presses."""


def around(texts: Texts, press: Press, number: int | None, count: int, cut: bool) -> InlineKeyboardMarkup | None:
    """The buttons under passage `number` of `count`: its neighbours (none without a number), the whole of it when it
    is cut, and the list it is in or the way back there. None at all for a press without places."""
    if not press.places:
        return None
    rows = [_neighbours(texts, press, number, count)]
    if cut:
        rows.append([button(texts.say("Whole passage"), press.seen(View.WHOLE))])
    if press.view is View.ITSELF:
        rows.append(_list(texts, press))
    else:
        rows.append([_back(texts, press)])
    return _markup(rows)


def in_parts(texts: Texts, press: Press, count: int) -> InlineKeyboardMarkup | None:
    """The buttons under a part of a whole passage that has `count` of them."""
    row = []
    if press.shift > 0:
        row.append(button("‹", press.seen(View.WHOLE, press.shift - 1)))
    if press.shift + 1 < count:
        row.append(button("›", press.seen(View.WHOLE, press.shift + 1)))
    return _markup([row, [_back(texts, press)]])


def nearest(texts: Texts, places: tuple[Place, ...]) -> InlineKeyboardMarkup | None:
    """The button under a refusal, when there is anything near."""
    if not places:
        return None
    return _markup([[button(texts.say("Nearest passages (not an answer)"), Press(Role.NEAREST, places))]])


def pages(texts: Texts, page: int, count: int) -> InlineKeyboardMarkup | None:
    """The buttons under page `page` (from 0) of the `count` pages of articles."""
    row = []
    if page > 0:
        row.append(button(texts.say("‹ Back"), Press(Role.SOURCES, shift=page - 1)))
    if page + 1 < count:
        row.append(button(texts.say("Next ›"), Press(Role.SOURCES, shift=page + 1)))
    return _markup([row])


def _neighbours(texts: Texts, press: Press, number: int | None, count: int) -> list[InlineKeyboardButton]:
    row: list[InlineKeyboardButton] = []
    if number is None:
        return row
    if number > 0 and press.shift > -_FURTHEST:
        row.append(button(texts.say("‹ Before"), _moved(press, press.shift - 1)))
    if number + 1 < count and press.shift < _FURTHEST:
        row.append(button(texts.say("After ›"), _moved(press, press.shift + 1)))
    return row


def _moved(press: Press, shift: int) -> Press:
    return press.seen(View.NEIGHBOUR, shift) if shift else press.seen(View.ITSELF)


def _list(texts: Texts, press: Press) -> list[InlineKeyboardButton]:
    total = len(press.places)
    if total < 2:
        return []
    if press.index == 0 and press.role is Role.ANSWER:
        return [button(texts.say("Other passages ({number})", number=total - 1), press.to(1))]
    row = []
    if press.index > 0:
        row.append(button(f"‹ {press.index}/{total}", press.to(press.index - 1)))
    if press.index + 1 < total:
        row.append(button(f"{press.index + 2}/{total} ›", press.to(press.index + 1)))
    return row


def _back(texts: Texts, press: Press) -> InlineKeyboardButton:
    labels = {
        Role.ANSWER: texts.say("↩ Back to the answer"),
        Role.NEAREST: texts.say("↩ Back to the nearest passage"),
        Role.QUOTATION: texts.say("↩ Back to the quotation"),
    }
    return button(labels[press.role], press.to(press.index))


def _markup(rows: list[list[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
