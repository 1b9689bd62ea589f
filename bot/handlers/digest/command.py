"""/digest: the menu, or what is written behind it; and the location that stands for a time zone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from bot.clock import Clock
from bot.handlers.digest.subscribing import Subscribing, chosen_zone
from bot.handlers.request import Request
from bot.handlers.rights import Rights
from bot.i18n import Texts
from bot.messages.composing import Message, plain
from bot.messages.digest_menu import View, confirmation, in_quiet_hours, menu, only_admins, summary, zones
from bot.messages.digest_words import (
    CANCEL,
    not_understood,
    on_its_way,
    unknown_place,
    which_place,
    without_board,
    zone_set,
    zone_stays,
)
from bot.schedule.cities import obvious, similar_cities, zones_for_city
from bot.schedule.due import minute_in_quiet
from bot.schedule.wording import NotUnderstood, Wish, read_wish
from bot.schedule.zones import zone_at, zone_label, zone_named
from bot.store import Store
from bot.store.tables import DeliveryKind
from bot.where import Where


class SendNow:
    """Puts a digest into the outbox for now, once for each update, and wakes the sender."""

    def __init__(self, store: Store, subscribing: Subscribing, clock: Clock, wake: Callable[[], None]) -> None:
        self._store = store
        self._subscribing = subscribing
        self._clock = clock
        self._wake = wake

    async def __call__(self, where: Where, texts: Texts) -> None:
        """A chat without a subscription gets one, which is off: it says what is in the digest."""
        await self._subscribing.change(where, texts)
        now = self._clock()
        key = f"now:{where.update_id}"
        await self._store.outbox.add(where.chat_id, key, DeliveryKind.NOW, where.thread_id, now, now)
        self._wake()


class DigestCommand:
    """Answers /digest."""

    def __init__(self, subscribing: Subscribing, rights: Rights, send_now: SendNow) -> None:
        self._subscribing = subscribing
        self._rights = rights
        self._send_now = send_now

    async def __call__(self, request: Request) -> Message:
        """The menu, or what came of the words behind the command."""
        where, texts, words = request.where, request.texts, request.incoming.words
        manages = await self._rights.manages(where)
        if not words:
            view = await self._subscribing.view(where)
            if not manages:
                return summary(view, texts)
            if view.stalled:  # the chat lets the bot in, though nobody has told so
                view = await self._subscribing.change(where, texts)
            return menu(view, texts)
        if not manages:
            return plain(only_admins(texts))
        if words == CANCEL:
            return without_board(zone_stays(texts), texts)
        wish = read_wish(words)
        if isinstance(wish, NotUnderstood):
            return not_understood(wish.part, wish.reason, texts)
        if wish.now:
            await self._send_now(where, texts)
            return plain(on_its_way(texts))
        return await self._fulfil(wish, where, texts)

    async def located(self, request: Request) -> Message:
        """Sets the zone to that of the location that was sent."""
        where, texts, place = request.where, request.texts, request.incoming.location
        if place is None:
            return plain(zone_stays(texts))
        zone = await asyncio.to_thread(zone_at, *place)
        view = await self._subscribing.change(where, texts, zone=chosen_zone(zone.key))
        return without_board(_about_zone(view, texts), texts)

    async def _fulfil(self, wish: Wish, where: Where, texts: Texts) -> Message:
        changes: dict[str, Any] = {}
        if wish.minute is not None:
            view = await self._subscribing.view(where)
            quiet = view.subscription.quiet_from, view.subscription.quiet_until
            if minute_in_quiet(wish.minute, *quiet):
                return plain(in_quiet_hours(wish.minute, *quiet, texts))
            changes["minute"] = wish.minute
        if wish.on is not None or wish.minute is not None:
            changes["on"] = wish.on if wish.on is not None else True
        if wish.place is not None:
            return await self._with_place(wish.place, changes, where, texts)
        view = await self._subscribing.change(where, texts, **changes)
        return _waiting(view, texts) or menu(view, texts, confirmation(view, texts))

    async def _with_place(self, place: str, changes: dict[str, Any], where: Where, texts: Texts) -> Message:
        zone = zone_named(place)
        if zone is not None:
            return await self._in_zone(zone.key, changes, where, texts)
        places = await asyncio.to_thread(zones_for_city, place)
        meant = obvious(places, place)
        if meant is not None:
            return await self._in_zone(meant.zone, changes, where, texts)
        view = await (self._subscribing.change(where, texts, **changes) if changes else self._subscribing.view(where))
        if places:
            return which_place(place, places, view, texts)
        holds = confirmation(view, texts) if changes and view.has_zone else ""
        return unknown_place(place, await asyncio.to_thread(similar_cities, place), view, texts, holds)

    async def _in_zone(self, zone: str, changes: dict[str, Any], where: Where, texts: Texts) -> Message:
        view = await self._subscribing.change(where, texts, zone=chosen_zone(zone), **changes)
        return menu(view, texts, _about_zone(view, texts))


def _waiting(view: View, texts: Texts) -> Message | None:
    """The question for the zone, when only that is missing."""
    return zones(view, texts) if view.subscription.on and not view.has_zone else None


def _about_zone(view: View, texts: Texts) -> str:
    if view.subscription.on:
        return confirmation(view, texts)
    return zone_set(zone_label(view.subscription.zone, texts.language), texts)
