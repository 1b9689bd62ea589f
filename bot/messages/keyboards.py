"""The buttons under a quotation: before and after, the whole passage, other passages, back."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Place, Press, Role, View, button
from bot.i18n import Texts
from bot.standing import disputing, is_near, siblings

_FURTHEST = 30_000
"""Passages that "before" and "after" may lead away: what a button's number holds, and more than anybody presses."""


Rows = Sequence[Sequence[InlineKeyboardButton]]
"""Rows of buttons; empty ones are left out."""


def around(
    texts: Texts,
    press: Press,
    number: int | None,
    count: int,
    cut: bool,
    rows: Rows = (),
    *,
    disputed: bool = False,
) -> InlineKeyboardMarkup | None:
    """The buttons under passage `number` of `count`: its neighbours (none without a number), the whole of it when it
    is cut, and the list it is in or the way back there; `rows` stand below. None at all for a press without places.

    `disputed` tells that it is the first of several in one message.
    """
    if not press.places:
        return None
    own = [_neighbours(texts, press, number, count, disputed)]
    if cut:
        own.append([button(texts.say("Whole passage"), press.seen(View.WHOLE))])
    if press.view is View.ITSELF:
        own += _lists(texts, press, disputed)
    else:
        own.append([_back(texts, press)])
    return markup([*own, *rows])


def in_parts(texts: Texts, press: Press, count: int) -> InlineKeyboardMarkup | None:
    """The buttons under a part of a whole passage that has `count` of them."""
    row = []
    if press.shift > 0:
        row.append(button("‹", press.seen(View.WHOLE, press.shift - 1)))
    if press.shift + 1 < count:
        row.append(button("›", press.seen(View.WHOLE, press.shift + 1)))
    return markup([row, [_back(texts, press)]])


def nearest(texts: Texts, places: tuple[Place, ...]) -> InlineKeyboardMarkup | None:
    """The button under a refusal, when there is anything near."""
    if not places:
        return None
    return markup([[button(texts.say("Nearest passages (not an answer)"), Press(Role.NEAREST, places))]])


def nearest_quotations(texts: Texts, places: tuple[Place, ...]) -> InlineKeyboardMarkup | None:
    """The button under the news that nobody said the words, when there is anything near."""
    if not places:
        return None
    label = texts.say("Nearest quotations (not these words)")
    return markup([[button(label, Press(Role.NEAR_QUOTATION, places))]])


def all_quotations(texts: Texts, count: int, press: Press) -> Rows:
    """The button to all that is quoted of a speaker."""
    return [[button(texts.say("All quotations ({number})", number=count), press)]]


def turning(
    texts: Texts, before: Press | None, after: Press | None, position: int, *, reported: bool
) -> list[InlineKeyboardButton]:
    """The buttons to what stands before and after number `position` (from 1) of a list of quotations, or of reports."""
    row = []
    back, on = texts.say("‹ Quotation {number}"), texts.say("Quotation {number} ›")
    if reported:
        back, on = texts.say("‹ Reported {number}"), texts.say("Reported {number} ›")
    if before is not None:
        row.append(button(back.format(number=position - 1), before))
    if after is not None:
        row.append(button(on.format(number=position + 1), after))
    return row


def pages(texts: Texts, page: int, count: int) -> InlineKeyboardMarkup | None:
    """The buttons under page `page` (from 0) of the `count` pages of articles."""
    row = []
    if page > 0:
        row.append(button(texts.say("‹ Back"), Press(Role.SOURCES, shift=page - 1)))
    if page + 1 < count:
        row.append(button(texts.say("Next ›"), Press(Role.SOURCES, shift=page + 1)))
    return markup([row])


def _neighbours(
    texts: Texts, press: Press, number: int | None, count: int, disputed: bool
) -> list[InlineKeyboardButton]:
    row: list[InlineKeyboardButton] = []
    if number is None:
        return row
    before, after = texts.say("‹ Before"), texts.say("After ›")
    if disputed:
        before, after = texts.say("‹ Before the first"), texts.say("After the first ›")
    if number > 0 and press.shift > -_FURTHEST:
        row.append(button(before, _moved(press, press.shift - 1)))
    if number + 1 < count and press.shift < _FURTHEST:
        row.append(button(after, _moved(press, press.shift + 1)))
    return row


def _moved(press: Press, shift: int) -> Press:
    return press.seen(View.NEIGHBOUR, shift) if shift else press.seen(View.ITSELF)


def _lists(texts: Texts, press: Press, disputed: bool) -> list[list[InlineKeyboardButton]]:
    if press.role is Role.ANSWER and press.index == 0:
        return _from_answer(texts, press, disputed)
    listed = siblings(press)
    place, total = listed.index(press.index), len(listed)
    row = []
    if place > 0:
        row.append(button(f"‹ {place}/{total}", press.to(listed[place - 1])))
    if place + 1 < total:
        row.append(button(f"{place + 2}/{total} ›", press.to(listed[place + 1])))
    apart = press.role is Role.ANSWER and is_near(press)
    return [row, [_back(texts, press.to(0))] if apart else []]


def _from_answer(texts: Texts, press: Press, disputed: bool) -> list[list[InlineKeyboardButton]]:
    """The ways from an answer to the others, and to what is only near."""
    others = siblings(press)[1:]
    near = [n for n in range(1, len(press.places)) if n not in others]
    against = disputing(press.places)
    rows = []
    if against and not disputed:
        label = texts.say("⚖️ Told otherwise ({number})", number=len(against))
        rows.append([button(label, press.to(against[0]))])
        others = tuple(n for n in others if n not in against)
    if others:
        label = texts.say("Other answers ({number})", number=len(others))
        if disputed:  # some of the others stand in the message already
            label = texts.say("One at a time ({number})", number=len(others) + 1)
        rows.append([button(label, press.to(others[0]))])
    if near:
        label = texts.say("Near passages, not an answer ({number})", number=len(near))
        rows.append([button(label, press.to(near[0]))])
    return rows


def _back(texts: Texts, press: Press) -> InlineKeyboardButton:
    labels = {
        Role.ANSWER: texts.say("↩ Back to the answer"),
        Role.NEAREST: texts.say("↩ Back to the nearest passage"),
        Role.QUOTATION: texts.say("↩ Back to the quotation"),
        Role.SPEAKER: texts.say("↩ Back to the speaker"),
        Role.TOPIC: texts.say("↩ Back to the speaker"),
        Role.NEAR_QUOTATION: texts.say("↩ Back to the nearest quotation"),
    }
    return button(labels[press.role], press.to(press.index))


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    """The rows as a keyboard; None when there is nothing in them."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
