"""Whom and what a chat follows: the list with its buttons, and what is said of a name or words that were added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Texts
from bot.messages.composing import Composer, Message, bold
from bot.messages.tidying import tidy

PREFIX = "follow:"
"""Begins the callback data of the list; a colon occurs in none that bot.buttons makes."""

PER_PAGE = 10
"""Names and words on one page of the list."""

LONGEST = 100
"""UTF-16 units of words to follow: a name, or a few words."""

_ON_BUTTON = 40


@dataclass(frozen=True, slots=True)
class Gets:
    """What a chat gets: the daily digest, and word at once."""

    digest: bool
    alerts: bool


def following(words: str, names: Sequence[str], nearly: Sequence[str], gets: Gets, texts: Texts) -> Message:
    """Words were added; `names` are the speakers that they name, `nearly` those that they name with a slip."""
    composer = Composer().fill(texts.say("⭐ Following {words}"), words=bold(words))
    if len(names) == 1:
        composer.line(texts.say("I will put the quotations of {name} first.", name=names[0]))
    elif names:
        composer.line(
            texts.say("That can be {names}: I will put the quotations of all of them first.", names=_all(names, texts))
        )
        composer.line(texts.say("A full name tells them apart."))
    else:
        composer.line(texts.say("Nobody of that name is quoted yet. Quotations with these words will come first."))
    if nearly and not names:
        composer.line(texts.say("Did you mean {names}? Then follow that name.", names=_all(nearly, texts)))
    if not gets.digest:
        composer.line(texts.say("The daily digest is off: /digest turns it on."))
    rows = [[_alerts(gets.alerts, texts)], [_button(texts.say("All that you follow"), "page:0")]]
    return composer.message(InlineKeyboardMarkup(rows))


def listed(follows: Sequence[str], page: int, *, alerts: bool, texts: Texts, said: str = "") -> Message:
    """Page `page` (from 0; beyond the last, the last) of what a chat follows, below what was just `said`."""
    composer = Composer()
    if said:
        composer.add(said, "\n")
    if not follows:
        composer.line(texts.say("You follow nobody yet."))
        return _how(composer, texts).message()
    last = (len(follows) - 1) // PER_PAGE
    page = min(max(page, 0), last)
    heading = texts.count("You follow {number} name or phrase", "You follow {number} names or phrases", len(follows))
    composer.line(bold(heading))
    shown = follows[page * PER_PAGE : (page + 1) * PER_PAGE]
    for words in shown:
        composer.line("⭐ ", words)
    if alerts:
        composer.line(texts.say("🔔 New quotations of them come at once, and in the digest."))
    _how(composer.new_line(), texts)
    rows = [[_button(f"✖ {tidy(words, _ON_BUTTON)}", f"drop:{key_of(words)}:{page}")] for words in shown]
    turning = []
    if page > 0:
        turning.append(_button(texts.say("‹ Back"), f"page:{page - 1}"))
    if page < last:
        turning.append(_button(texts.say("Next ›"), f"page:{page + 1}"))
    rows += [turning] if turning else []
    return composer.message(InlineKeyboardMarkup([*rows, [_alerts(alerts, texts)]]))


def unfollowed(words: str, texts: Texts) -> str:
    """Words were taken out."""
    return texts.say("No longer following {words}.", words=texts.quoted(words))


def not_followed(words: str, texts: Texts) -> str:
    """Words that are not in the list."""
    return texts.say("You do not follow {words}.", words=texts.quoted(tidy(words, LONGEST) or "…"))


def followed_already(words: str, texts: Texts) -> str:
    """Words that are in the list."""
    return texts.say("You follow {words} already.", words=texts.quoted(words))


def too_many(most: int, texts: Texts) -> str:
    """The list is full."""
    return texts.say("You follow {most} already, and that is all there is room for. Take one out first.", most=most)


def nothing_to_follow(texts: Texts) -> str:
    """Words that say nothing by themselves, or far too many of them."""
    return texts.say(
        "Please give me a name or a few telling words, for example: {example}", example="/follow Anna Holm"
    )


def alerts_said(on: bool, texts: Texts) -> str:
    """Alerts were turned on or off."""
    if on:
        return texts.say("New quotations come at once, outside of your quiet hours.")
    return texts.say("New quotations come in the digest only.")


def key_of(words: str) -> str:
    """What stands for the words in callback data."""
    return blake2b(words.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _how(composer: Composer, texts: Texts) -> Composer:
    example = texts.say("/follow and a name or some words, for example: {example}", example="/follow Anna Holm")
    return composer.line(example)


def _all(names: Sequence[str], texts: Texts) -> str:
    return texts.alternatives(tuple(names))


def _alerts(on: bool, texts: Texts) -> InlineKeyboardButton:
    if on:
        return _button(texts.say("🔕 In the digest only"), "alerts:0")
    return _button(texts.say("🔔 Tell me at once, too"), "alerts:1")


def _button(label: str, action: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=PREFIX + action)
