"""The buttons of the menu under /digest."""

from __future__ import annotations

from bot.handlers.digest.command import SendNow
from bot.handlers.digest.subscribing import Subscribing, chosen_zone
from bot.handlers.menus import Outcome, Pressed
from bot.handlers.rights import Rights
from bot.messages import digest_menu as menus
from bot.messages.digest_menu import View
from bot.messages.digest_words import ask_location, on_its_way
from bot.schedule.due import MINUTES_A_DAY, minute_in_quiet
from bot.schedule.zones import zone_named
from bot.store import Store
from bot.tongues import Tongues

_PARTS = ("articles", "followed", "archive")
_FIELDS = frozenset((*_PARTS, "tell_empty", "alerts"))


class DigestMenu:
    """Does what the buttons say, for administrators; everybody else is told that they may not."""

    def __init__(
        self, subscribing: Subscribing, rights: Rights, send_now: SendNow, store: Store, tongues: Tongues
    ) -> None:
        self._subscribing = subscribing
        self._rights = rights
        self._send_now = send_now
        self._store = store
        self._tongues = tongues

    async def __call__(self, pressed: Pressed) -> Outcome | None:
        """The level of the menu that the button leads to, or the menu as it is after the change."""
        if not await self._rights.manages(pressed.where):
            return Outcome(said=menus.only_admins(pressed.texts), alert=True)
        view = await self._subscribing.view(pressed.where)
        action, *values = pressed.action.split(":")
        if not values:
            return await self._go(action, view, pressed)
        return await self._set(action, values, view, pressed)

    async def _go(self, action: str, view: View, pressed: Pressed) -> Outcome | None:
        texts = pressed.texts
        if action in ("on", "off"):
            return await self._changed(pressed, on=action == "on")
        if action == "noquiet":
            await self._subscribing.change(pressed.where, texts, quiet_from=None, quiet_until=None)
            return await self._contents(pressed, said=True)
        if action == "now":
            await self._send_now(pressed.where, texts)
            return Outcome(said=on_its_way(texts))
        if action == "locate":
            return Outcome(below=ask_location(texts)) if pressed.where.private else None
        if action == "lang":
            return Outcome(menus.tongues(self._tongues.codes, texts))
        levels = {
            "menu": menus.menu,
            "time": menus.hours,
            "zone": menus.zones,
            "what": menus.contents,
            "quiet": menus.quiet_from,
        }
        level = levels.get(action)
        return Outcome(level(view, texts)) if level is not None else None

    async def _set(self, action: str, values: list[str], view: View, pressed: Pressed) -> Outcome | None:
        texts, value = pressed.texts, values[0]
        numbers = [int(each) for each in values if each.isascii() and each.isdecimal()]
        if action == "hour" and numbers and numbers[0] < 24:
            return Outcome(menus.quarters(numbers[0], view, texts))
        if action == "at" and numbers and numbers[0] < MINUTES_A_DAY:
            return await self._at(numbers[0], view, pressed)
        if action == "in":
            zone = zone_named(value)
            return await self._changed(pressed, zone=chosen_zone(zone.key)) if zone is not None else None
        if action == "set" and value in _FIELDS and numbers:
            return await self._toggled(value, bool(numbers[0]), view, pressed)
        if action == "from" and numbers and numbers[0] < 24:
            return Outcome(menus.quiet_until(numbers[0] * 60, view, texts))
        if action == "until" and len(numbers) == 2 and numbers[0] < MINUTES_A_DAY and numbers[1] < 24:
            return await self._quiet(numbers[0], numbers[1] * 60, view, pressed)
        if action == "say" and value in self._tongues.codes:
            return await self._spoken(value, pressed)
        return None

    async def _changed(self, pressed: Pressed, **changes: object) -> Outcome:
        """The menu after a change; the question for the zone when only that is missing."""
        texts = pressed.texts
        view = await self._subscribing.change(pressed.where, texts, **changes)
        waiting = view.subscription.on and not view.has_zone
        message = menus.zones(view, texts) if waiting else menus.menu(view, texts)
        say = menus.confirmation if "on" in changes else menus.noted
        return Outcome(message, said=say(view, texts))

    async def _at(self, minute: int, view: View, pressed: Pressed) -> Outcome:
        subscription = view.subscription
        if minute_in_quiet(minute, subscription.quiet_from, subscription.quiet_until):
            quiet = subscription.quiet_from, subscription.quiet_until
            return Outcome(said=menus.in_quiet_hours(minute, *quiet, pressed.texts), alert=True)
        return await self._changed(pressed, minute=minute)

    async def _toggled(self, field: str, on: bool, view: View, pressed: Pressed) -> Outcome:
        wanted = {each: getattr(view.subscription, each) for each in _PARTS} | {field: on}
        if not any(wanted[each] for each in _PARTS):
            return Outcome(said=menus.never_empty(pressed.texts), alert=True)
        await self._subscribing.change(pressed.where, pressed.texts, **{field: on})
        return await self._contents(pressed, said=True)

    async def _quiet(self, start: int, end: int, view: View, pressed: Pressed) -> Outcome:
        if start == end:
            return Outcome(menus.quiet_from(view, pressed.texts))
        if minute_in_quiet(view.subscription.minute, start, end):
            refused = menus.in_quiet_hours(view.subscription.minute, start, end, pressed.texts)
            return Outcome(said=refused, alert=True)
        await self._subscribing.change(pressed.where, pressed.texts, quiet_from=start, quiet_until=end)
        return await self._contents(pressed, said=True)

    async def _contents(self, pressed: Pressed, *, said: bool = False) -> Outcome:
        view, texts = await self._subscribing.view(pressed.where), pressed.texts
        return Outcome(menus.contents(view, texts), said=menus.noted(view, texts) if said else "")

    async def _spoken(self, code: str, pressed: Pressed) -> Outcome:
        await self._subscribing.meet(pressed.where, pressed.texts)
        await self._store.chats.set_language(pressed.where.chat_id, code)
        texts = self._tongues.texts(code)
        return Outcome(menus.menu(await self._subscribing.view(pressed.where), texts))
