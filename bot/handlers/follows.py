"""Following speakers and words: /follow, /unfollow, and the buttons of the list."""

from __future__ import annotations

from bot.clock import Clock
from bot.handlers.digest.subscribing import Subscribing
from bot.handlers.menus import Outcome, Pressed
from bot.handlers.quotes import named
from bot.handlers.request import Request
from bot.handlers.rights import Rights
from bot.i18n import Texts
from bot.messages.attribution import NAME_LIMIT
from bot.messages.composing import Message, plain
from bot.messages.digest_menu import only_admins
from bot.messages.follows import (
    LONGEST,
    Gets,
    alerts_said,
    followed_already,
    following,
    key_of,
    listed,
    not_followed,
    nothing_to_follow,
    too_many,
    unfollowed,
)
from bot.messages.tidying import tidy
from bot.store import Store
from bot.store.follows import MOST_FOLLOWS
from bot.utf16 import units
from bot.where import Where
from knowledge.answering.question import parse
from knowledge.errors import UnknownVersion
from knowledge.library import Library
from knowledge.models import SpeakerProfile, SpeakerStatus
from knowledge.naming import Grade
from knowledge.roster import Entry

MOST_NAMES = 5
"""Speakers that are named when words fit several."""


class Follows:
    """Keeps the list of a chat; in groups and channels administrators do."""

    def __init__(self, library: Library, store: Store, subscribing: Subscribing, rights: Rights, clock: Clock) -> None:
        self._library = library
        self._store = store
        self._subscribing = subscribing
        self._rights = rights
        self._clock = clock

    async def follow(self, request: Request) -> Message:
        """Answers /follow: adds the words, or shows the list."""
        where, texts = request.where, request.texts
        words = tidy(request.incoming.words, LONGEST * 4)
        if not request.incoming.words:
            return await self._list(where, texts)
        if not await self._rights.manages(where):
            return plain(only_admins(texts))
        if units(words) > LONGEST or not parse(words, texts.language, frozenset()).terms:
            return plain(nothing_to_follow(texts))
        present = await self._store.follows.of(where.chat_id)
        same = next((each for each in present if each.casefold() == words.casefold()), None)
        if same is not None:
            return await self._list(where, texts, followed_already(same, texts))
        if len(present) >= MOST_FOLLOWS:
            return await self._list(where, texts, too_many(MOST_FOLLOWS, texts))
        await self._subscribing.change(where, texts)
        await self._store.follows.add(where.chat_id, words, self._clock())
        subscription = (await self._subscribing.view(where)).subscription
        names, nearly = await self._speakers(words, texts)
        gets = Gets(digest=subscription.on, alerts=subscription.alerts)
        return following(words, names, nearly, gets, texts)

    async def unfollow(self, request: Request) -> Message:
        """Answers /unfollow: takes the words out, or shows the list."""
        where, texts = request.where, request.texts
        words = tidy(request.incoming.words, LONGEST * 4)
        if not words:
            return await self._list(where, texts)
        if not await self._rights.manages(where):
            return plain(only_admins(texts))
        present = await self._store.follows.of(where.chat_id)
        same = next((each for each in present if each.casefold() == words.casefold()), None)
        if same is None:
            return await self._list(where, texts, not_followed(words, texts))
        await self._store.follows.remove(where.chat_id, same)
        return await self._list(where, texts, unfollowed(same, texts))

    async def pressed(self, pressed: Pressed) -> Outcome | None:
        """Does what a button of the list says."""
        where, texts = pressed.where, pressed.texts
        action, *values = pressed.action.split(":")
        if action == "page" and values and values[0].isdecimal():
            return Outcome(await self._list(where, texts, page=int(values[0])))
        if action not in ("drop", "alerts") or not values:
            return None
        if not await self._rights.manages(where):
            return Outcome(said=only_admins(texts), alert=True)
        if action == "alerts":
            on = values[0] == "1"
            await self._subscribing.change(where, texts, alerts=on)
            return Outcome(await self._list(where, texts), said=alerts_said(on, texts))
        page = int(values[1]) if len(values) > 1 and values[1].isdecimal() else 0
        present = await self._store.follows.of(where.chat_id)
        words = next((each for each in present if key_of(each) == values[0]), None)
        if words is not None:
            await self._store.follows.remove(where.chat_id, words)
        said = unfollowed(tidy(words, 60), texts) if words is not None else ""
        return Outcome(await self._list(where, texts, page=page), said=said)

    async def _list(self, where: Where, texts: Texts, said: str = "", page: int = 0) -> Message:
        follows = await self._store.follows.of(where.chat_id)
        subscription = await self._store.subscriptions.get(where.chat_id)
        alerts = subscription is not None and subscription.alerts
        return listed(follows, page, alerts=alerts, texts=texts, said=said)

    async def _speakers(self, words: str, texts: Texts) -> tuple[list[str], list[str]]:
        """The names of the speakers whom the words name, and of those whom they name with a slip."""
        result = await self._library.quotes(words)
        meant: list[str] = []
        nearly: list[str] = []
        try:
            for profile in result.profiles[:MOST_NAMES]:
                if profile.people[0].status is SpeakerStatus.NAMED:
                    name = named(self._library, profile, texts).name(texts, NAME_LIMIT)
                    (meant if self._names(profile, words) else nearly).append(name)
        except UnknownVersion:
            # The article went while we looked.
            return [], []
        return meant, nearly

    def _names(self, profile: SpeakerProfile, words: str) -> bool:
        """Whether the words are a name of the speaker as the digest takes it: without a slip. Raises UnknownVersion."""
        grades = (Entry(self._library.article(person.label.version), person).grade(words) for person in profile.people)
        return any(grade is not None and grade is not Grade.MISSPELT for grade in grades)
