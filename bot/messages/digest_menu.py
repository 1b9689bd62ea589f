"""The menu of the daily digest: the present state in a few lines, and what can be changed, level by level.

Every button carries the value that it sets, not "the other one": pressed twice, or by two people, it does the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Texts
from bot.messages.composing import Composer, Message, bold
from bot.schedule.zones import stored_zone, zone_label
from bot.store.records import Subscription

PREFIX = "digest:"
"""Begins the callback data of the menu; a colon occurs in none that bot.buttons makes."""

UNCHOSEN = "UTC"
"""The zone of a subscription whose zone nobody has chosen yet. Whoever chooses UTC gets "Etc/UTC"."""

_HOURS_IN_A_ROW, _ZONES_IN_A_ROW = 6, 2

_COMMON = {
    "en": (
        *("Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago"),
        *("America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney", "Etc/UTC"),
    ),
    "ru": (
        *("Europe/Moscow", "Europe/Kyiv", "Europe/Samara", "Asia/Yekaterinburg"),
        *("Asia/Almaty", "Asia/Tbilisi", "Europe/Berlin", "Etc/UTC"),
    ),
    "uk": (
        *("Europe/Kyiv", "Europe/Warsaw", "Europe/Berlin", "Europe/London"),
        *("Europe/Lisbon", "America/New_York", "America/Toronto", "Etc/UTC"),
    ),
}
"""The zones that most readers of a language live in, as far as a menu has room for them."""


@dataclass(frozen=True, slots=True)
class View:
    """What the menu shows: a chat's subscription at an instant, and how many speakers and words the chat follows.

    `elsewhere` tells that the digest comes in another topic than the one the menu stands in.
    """

    subscription: Subscription
    now: datetime
    follows: int
    private: bool
    elsewhere: bool = False

    @property
    def has_zone(self) -> bool:
        """Whether a time zone was chosen."""
        return self.subscription.zone != UNCHOSEN

    @property
    def stalled(self) -> bool:
        """Whether a digest is on, and has a zone, but none is due: the chat did not let the bot in."""
        return self.subscription.on and self.has_zone and self.subscription.next_due is None

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return stored_zone(self.subscription.zone)


def menu(view: View, texts: Texts, said: str = "") -> Message:
    """The menu itself, below what was just `said`."""
    composer = Composer()
    if said:
        composer.add(said, "\n")
    _state(composer, view, texts)
    subscription = view.subscription
    turn = _button(texts.say("Turn off"), "off") if subscription.on else _button(texts.say("Turn on"), "on")
    zone = zone_label(subscription.zone, texts.language) if view.has_zone else texts.say("choose")
    rows = [
        [turn],
        [
            _button(texts.say("Time: {time}", time=clock(subscription.minute)), "time"),
            _button(texts.say("Zone: {zone}", zone=zone), "zone"),
        ],
        [_button(texts.say("Contents"), "what"), _button(texts.say("Language"), "lang")],
        [_button(texts.say("Send me one now"), "now")],
    ]
    return composer.message(InlineKeyboardMarkup(rows))


def summary(view: View, texts: Texts) -> Message:
    """The state for those who may not change it."""
    composer = Composer()
    _state(composer, view, texts)
    return composer.line(only_admins(texts)).message()


def hours(view: View, texts: Texts) -> Message:
    """Which hour."""
    composer = Composer().add(bold(texts.say("At which hour should the digest come?")))
    composer.line(texts.say("Or write the time: {example}", example="/digest 08:30"))
    return composer.message(_grid("hour", view.subscription.minute // 60, "menu", texts))


def quarters(hour: int, view: View, texts: Texts) -> Message:
    """Which quarter of the hour."""
    composer = Composer().add(bold(texts.say("At which minute?")))
    composer.line(texts.say("Or write the time: {example}", example=f"/digest {hour:02}:20"))
    times = [hour * 60 + minute for minute in (0, 15, 30, 45)]
    row = [_chosen(clock(each), f"at:{each}", chosen=each == view.subscription.minute) for each in times]
    return composer.message(InlineKeyboardMarkup([row, [_back("time", texts)]]))


def zones(view: View, texts: Texts) -> Message:
    """Which time zone: common ones, a city that is written, or a location that is sent."""
    composer = Composer()
    if view.subscription.on and not view.has_zone:
        composer.add(bold(texts.say("The digest is almost on. Which time zone should it go by?")))
    else:
        composer.add(bold(texts.say("Which time zone should the digest go by?")))
    composer.line(texts.say("Choose one here, or write a city: {example}", example=f"/digest {_city(texts)}"))
    common = _COMMON.get(texts.language, _COMMON["en"])
    buttons = [zone_button(zone, zone_label(zone, texts.language), view) for zone in common]
    rows = rows_of(buttons, _ZONES_IN_A_ROW)
    if view.private:
        rows.append([_button(texts.say("📍 By my location"), "locate")])
    return composer.message(InlineKeyboardMarkup([*rows, [_back("menu", texts)]]))


def contents(view: View, texts: Texts) -> Message:
    """What is in it."""
    subscription = view.subscription
    composer = Composer().add(bold(texts.say("What should be in the digest?")))
    composer.line(texts.say("Whatever it is, it comes word for word, with who said it and where."))
    follows = texts.say("Whom and what you follow ({number})", number=view.follows)
    rows = [
        [_toggle(texts.say("New and changed articles"), "articles", on=subscription.articles)],
        [_toggle(follows, "followed", on=subscription.followed)],
        [_toggle(texts.say("The archive, when nothing is new"), "archive", on=subscription.archive)],
        [_toggle(texts.say("Say so when there is nothing"), "tell_empty", on=subscription.tell_empty)],
        [_toggle(texts.say("What you follow: at once, too"), "alerts", on=subscription.alerts)],
        [_button(_quiet_line(subscription, texts), "quiet")],
        [_back("menu", texts)],
    ]
    return composer.message(InlineKeyboardMarkup(rows))


def quiet_from(view: View, texts: Texts) -> Message:
    """When the quiet hours begin."""
    composer = Composer().add(bold(texts.say("Quiet hours: from when?")))
    composer.line(texts.say("In quiet hours nothing comes at once, and a late digest waits for their end."))
    start = view.subscription.quiet_from
    grid = _grid("from", start // 60 if start is not None else None, "what", texts)
    none = [_button(texts.say("No quiet hours"), "noquiet")]
    return composer.message(InlineKeyboardMarkup([none, *grid.inline_keyboard]))


def quiet_until(start: int, view: View, texts: Texts) -> Message:
    """When the quiet hours that begin at a minute end."""
    composer = Composer().add(bold(texts.say("Quiet hours from {time}: until when?", time=clock(start))))
    end = view.subscription.quiet_until
    grid = _grid(f"until:{start}", end // 60 if end is not None else None, "quiet", texts)
    return composer.message(grid)


def tongues(codes: Sequence[str], texts: Texts) -> Message:
    """Which language the bot speaks in this chat; each under its own name."""
    composer = Composer().add(bold(texts.say("Which language should I speak here?")))
    composer.line(texts.say("The articles' own words stay as they are."))
    buttons = [_chosen(own_name(code), f"say:{code}", chosen=code == texts.language) for code in codes]
    return composer.message(InlineKeyboardMarkup([*rows_of(buttons, 1), [_back("menu", texts)]]))


def confirmation(view: View, texts: Texts) -> str:
    """What holds now, in a line: when the digest comes, and when the next one does."""
    subscription = view.subscription
    if not subscription.on:
        return _off(view, texts)
    if not view.has_zone:
        return texts.say("The digest is almost on: please choose a time zone.")
    daily = texts.say(
        "The digest comes daily at {time}, {zone}.",
        time=clock(subscription.minute),
        zone=zone_label(subscription.zone, texts.language),
    )
    return f"{daily} {_next(view, texts)}" if subscription.next_due is not None else daily


def noted(view: View, texts: Texts) -> str:
    """As `confirmation` after a change that did not turn it off."""
    if not view.subscription.on:
        return texts.say("Noted for when the digest is on.")
    return confirmation(view, texts)


def only_admins(texts: Texts) -> str:
    """For whoever may not change the settings of a group or channel."""
    return texts.say("Only administrators of this chat can change that.")


def in_quiet_hours(minute: int, start: int | None, end: int | None, texts: Texts) -> str:
    """A time that lies in the quiet hours is no time for a digest."""
    return texts.say(
        "At {time} the digest would come in the quiet hours ({hours}). Change one of the two.",
        time=clock(minute),
        hours=_quiet(start, end, texts),
    )


def never_empty(texts: Texts) -> str:
    """Something has to be in a digest."""
    return texts.say("Something has to be in it. To get no digest, turn it off.")


def clock(minute: int) -> str:
    """Minutes from midnight as people write them."""
    return f"{minute // 60:02}:{minute % 60:02}"


def own_name(code: str) -> str:
    """What a language calls itself."""
    name = Locale.parse(code).get_language_name() or code
    return name[:1].upper() + name[1:]


def zone_button(zone: str, label: str, view: View) -> InlineKeyboardButton:
    """A button that chooses a zone; it tells the time there, so that nobody has to know what the zone is called."""
    there = view.now.astimezone(stored_zone(zone))
    return _chosen(f"{label} · {there:%H:%M}", f"in:{zone}", chosen=zone == view.subscription.zone)


def rows_of(buttons: Sequence[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    """The buttons in rows."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def _state(composer: Composer, view: View, texts: Texts) -> None:
    subscription = view.subscription
    when = {
        "time": clock(subscription.minute),
        "zone": zone_label(subscription.zone, texts.language),
        "now": f"{view.now.astimezone(view.zone):%H:%M}",
    }
    if not subscription.on:
        composer.line(bold(texts.say("🗓 Daily digest: off")))
        if view.has_zone:
            composer.line(texts.say("When it is on: {time}, {zone} (now {now})", **when))
    elif not view.has_zone:
        composer.line(bold(texts.say("🗓 Daily digest: waiting for a time zone")))
    else:
        composer.line(bold(texts.say("🗓 Daily digest: on, {time}, {zone} (now {now})", **when)))
        if subscription.next_due is not None:
            composer.line(_next(view, texts))
    composer.line(texts.say("In it: {parts}", parts=_parts(view, texts)))
    if subscription.alerts:
        composer.line(texts.say("What you follow also comes at once."))
    if subscription.quiet_from is not None:
        composer.line(_quiet_line(subscription, texts))
    if view.elsewhere and subscription.on:
        composer.line(texts.say("It comes in another topic. Turn it off and on here, and it comes here."))


def _off(view: View, texts: Texts) -> str:
    if view.subscription.alerts and view.follows:
        return texts.say("The digest is off. What you follow still comes at once: see “Contents”.")
    return texts.say("The digest is off. Nothing comes until it is turned on.")


def _next(view: View, texts: Texts) -> str:
    due = view.subscription.next_due
    local = (due or view.now).astimezone(view.zone)
    return texts.say("The next one: {day}, {time}.", day=texts.weekday(local.date()), time=f"{local:%H:%M}")


def _parts(view: View, texts: Texts) -> str:
    subscription = view.subscription
    named = [
        (subscription.articles, texts.say("new articles")),
        (subscription.followed and view.follows > 0, texts.say("what you follow ({number})", number=view.follows)),
        (subscription.archive, texts.say("the archive")),
    ]
    return texts.both(tuple(name for wanted, name in named if wanted)) or texts.say("what you follow: nothing yet")


def _quiet(start: int | None, end: int | None, texts: Texts) -> str:
    return texts.say("none") if start is None or end is None else f"{clock(start)}–{clock(end)}"


def _quiet_line(subscription: Subscription, texts: Texts) -> str:
    hours = _quiet(subscription.quiet_from, subscription.quiet_until, texts)
    return texts.say("Quiet hours: {hours}", hours=hours)


def _city(texts: Texts) -> str:
    return texts.say("Leeds")


def _grid(action: str, chosen: int | None, back: str, texts: Texts) -> InlineKeyboardMarkup:
    buttons = [_chosen(f"{hour:02}", f"{action}:{hour}", chosen=hour == chosen) for hour in range(24)]
    return InlineKeyboardMarkup([*rows_of(buttons, _HOURS_IN_A_ROW), [_back(back, texts)]])


def _toggle(label: str, field: str, *, on: bool) -> InlineKeyboardButton:
    return _button(f"{'✅' if on else '⬜'} {label}", f"set:{field}:{0 if on else 1}")


def _chosen(label: str, action: str, *, chosen: bool) -> InlineKeyboardButton:
    return _button(f"✓ {label}" if chosen else label, action)


def _back(action: str, texts: Texts) -> InlineKeyboardButton:
    return _button(texts.say("‹ Back"), action)


def _button(label: str, action: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=PREFIX + action)
