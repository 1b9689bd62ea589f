"""What the bot says to what is written behind /digest: places it does not know, and words it does not understand."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.i18n import Texts
from bot.messages.composing import Composer, Message
from bot.messages.digest_menu import View, rows_of, zone_button
from bot.messages.tidying import tidy
from bot.schedule.cities import Place, country_name
from bot.schedule.wording import Unclear

MOST_PLACES = 6
"""Places of one name that are offered to choose from."""

CANCEL = "✖"
"""What stands behind /digest on the button that takes the keyboard away again."""

_WORDS_LIMIT = 60


def which_place(asked: str, places: Sequence[Place], view: View, texts: Texts) -> Message:
    """Several places have that name: the person chooses."""
    text = texts.say("Which {place} do you mean?", place=texts.quoted(_shown(asked)))
    return Composer().add(text).message(_places(places, view, texts))


def unknown_place(asked: str, similar: Sequence[Place], view: View, texts: Texts, holds: str = "") -> Message:
    """No place has that name; some have a similar one. `holds` says what was changed all the same."""
    composer = Composer().add(texts.say("I do not know the place {place}.", place=texts.quoted(_shown(asked))))
    if similar:
        composer.line(texts.say("Did you mean one of these?"))
    composer.line(
        texts.say("A larger city nearby will do, or a zone: {example}", example="/digest Europe/Kyiv, /digest UTC+3")
    )
    if holds:
        composer.new_line().line(holds)
    return composer.message(_places(similar, view, texts))


def not_understood(part: str, reason: Unclear, texts: Texts) -> Message:
    """Words that say neither when nor where, and why."""
    composer = Composer().add(texts.say("I do not understand {words}.", words=texts.quoted(_shown(part))))
    if why := _why(reason, texts):
        composer.add(" ", why)
    composer.line(texts.say("Write, for example:"))
    composer.line("/digest 08:30 Kyiv").line("/digest off").line("/digest now")
    return composer.message()


def on_its_way(texts: Texts) -> str:
    """A digest was asked for now."""
    return texts.say("Your digest is on its way.")


def ask_location(texts: Texts) -> Message:
    """The button with which a person sends the location."""
    share = KeyboardButton(texts.say("📍 Send my location"), request_location=True)
    board = ReplyKeyboardMarkup(
        [[share], [KeyboardButton(f"/digest {CANCEL}")]], resize_keyboard=True, one_time_keyboard=True
    )
    text = texts.say("Press the button below to send your location. I keep the time zone, not the place.")
    return Message(text, board=board)


def without_board(text: str, texts: Texts) -> Message:
    """A message that takes the keyboard of `ask_location` away."""
    return Message(f"{text}\n{texts.say('/digest shows all settings.')}", board=ReplyKeyboardRemove())


def zone_stays(texts: Texts) -> str:
    """No location was sent."""
    return texts.say("The time zone stays as it is.")


def zone_set(zone: str, texts: Texts) -> str:
    """A zone was chosen for a digest that is off."""
    return texts.say("The time zone is now {zone}.", zone=zone)


def _why(reason: Unclear, texts: Texts) -> str:
    if reason in (Unclear.HOUR, Unclear.MINUTE):
        return texts.say("There is no such time.")
    if reason is Unclear.TWO_TIMES:
        return texts.say("That is more than one time.")
    if reason is Unclear.ALONE:
        return texts.say("On, off and now stand alone.")
    return ""


def _places(places: Sequence[Place], view: View, texts: Texts) -> InlineKeyboardMarkup | None:
    if not places:
        return None
    return InlineKeyboardMarkup(
        rows_of([zone_button(each.zone, _label(each, texts), view) for each in places[:MOST_PLACES]], 1)
    )


def _label(place: Place, texts: Texts) -> str:
    region = place.region.partition(" ")[2]
    return ", ".join(filter(None, (place.name, region, country_name(place.country, texts.language))))


def _shown(words: str) -> str:
    return tidy(words, _WORDS_LIMIT) or "…"
