"""The menus: sendable in every language, their buttons within Telegram's limits, their confirmations short enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.handlers.menus import PATTERN
from bot.i18n import Texts, load_languages
from bot.messages import digest_menu as menus
from bot.messages import digest_words as words
from bot.messages import follows, forgetting, operator
from bot.messages.composing import Message
from bot.messages.digest_menu import View
from bot.schedule.cities import Place
from bot.schedule.wording import Unclear
from bot.store.records import Group, Stats, Subscription
from bot.store.tables import Verdict
from knowledge.models import Reason
from tests.bot.telegram_rules import check

LANGUAGES = load_languages()
NOW = datetime(2031, 3, 4, 12, 5, tzinfo=UTC)
OFF = View(Subscription.new(5, NOW), NOW, 0, private=True)
FULL = View(
    replace(
        Subscription.new(5, NOW),
        on=True,
        zone="America/Argentina/ComodRivadavia",
        quiet_from=22 * 60,
        quiet_until=7 * 60,
        alerts=True,
        next_due=NOW,
    ),
    NOW,
    50,
    private=True,
    elsewhere=True,
)
WAITING = replace(FULL, subscription=replace(FULL.subscription, zone="UTC", next_due=None))
LONG = "W" * 100
TOAST = 200
"""Characters of an answer to a callback query."""


def menus_in(texts: Texts) -> Iterator[Message]:
    places = [
        Place("Springfield", "US", "America/Chicago", "MO Missouri"),
        Place("Springfield", "AU", "Australia/Perth"),
    ]
    for view in (OFF, FULL, WAITING):
        yield menus.menu(view, texts)
        yield menus.menu(view, texts, menus.confirmation(view, texts))
        yield menus.summary(view, texts)
        yield from (menus.hours(view, texts), menus.quarters(23, view, texts), menus.zones(view, texts))
        yield from (menus.contents(view, texts), menus.quiet_from(view, texts), menus.quiet_until(1380, view, texts))
        yield menus.tongues(LANGUAGES.codes, texts)
        yield words.which_place("Springfield", places, view, texts)
        yield words.unknown_place("Springfeld", places, view, texts)
        yield words.unknown_place("\u202e", [], view, texts)
    for reason in Unclear:
        yield words.not_understood("25:70", reason, texts)
    for names in ([], ["Orla Quist"], ["Orla Quist", "Bram Quist"]):
        yield follows.following("Quist", names, ["Orla Quest"], follows.Gets(digest=False, alerts=True), texts)
    for followed in ([], ["Quist"], [f"{LONG[:-2]}{number:02}" for number in range(50)]):
        yield follows.listed(followed, 4, alerts=True, texts=texts, said=follows.followed_already("Quist", texts))
    yield from (forgetting.ask_in_private(texts, 3), forgetting.ask_in_chat(texts, 3), forgetting.kept(texts))
    yield from (forgetting.erased_person(texts), forgetting.erased_chat(texts))
    yield operator.stats_page(Stats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, {Verdict.RIGHT: 3}), 30, texts)
    yield operator.stats_page(Stats(*(0,) * 12, {}), 0, texts)
    reasons = [*(reason.value for reason in Reason), None, "of a later release"]
    groups = [Group("😀" * 1_000, 1_000_000, NOW, reason) for reason in reasons]
    yield from (
        operator.inbox_page(groups[:8], 2, True, 30, texts),
        operator.inbox_page(groups[8:], 3, False, 30, texts),
    )
    yield from (operator.inbox_page([], 0, False, 30, texts), operator.inbox_page([], 0, False, 0, texts))
    yield operator.inbox_page([], 3, False, 30, texts)


def toasts_in(texts: Texts) -> Iterator[str]:
    for view in (OFF, FULL, WAITING):
        yield menus.confirmation(view, texts)
        yield menus.noted(view, texts)
        yield menus.in_quiet_hours(1439, 22 * 60, 7 * 60, texts)
    yield from (menus.only_admins(texts), menus.never_empty(texts), words.on_its_way(texts))
    yield from (
        follows.unfollowed("W" * 60, texts),
        follows.alerts_said(True, texts),
        follows.alerts_said(False, texts),
    )
    yield forgetting.erased_alone(texts)


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_every_menu_can_be_sent_in_every_language(code: str) -> None:
    for message in menus_in(LANGUAGES.texts(code)):
        check(message)


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_every_button_leads_to_a_menu_and_fits(code: str) -> None:
    names = set()
    for message in menus_in(LANGUAGES.texts(code)):
        for row in message.keyboard.inline_keyboard if message.keyboard is not None else ():
            for button in row:
                data = str(button.callback_data)
                assert len(data.encode()) <= 64
                assert re.match(PATTERN, data)
                names.add(data.partition(":")[0])
    assert names == {"digest", "follow", "forget", "inbox"}


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_every_window_over_a_button_has_room_for_its_words(code: str) -> None:
    for said in toasts_in(LANGUAGES.texts(code)):
        assert 0 < len(said) <= TOAST, said


def test_the_state_is_told_in_a_few_lines() -> None:
    view = replace(FULL, elsewhere=False, subscription=replace(FULL.subscription, zone="Europe/Kyiv", alerts=False))
    assert menus.menu(view, LANGUAGES.texts("en")).text.split("\n") == [
        "🗓 Daily digest: on, 08:30, Kyiv (now 14:05)",
        "The next one: Tuesday, 4 March, 14:05.",
        "In it: new articles, what you follow (50) and the archive",
        "Quiet hours: 22:00–07:00",
    ]


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_no_menu_quotes_anything(code: str) -> None:
    for message in menus_in(LANGUAGES.texts(code)):
        assert not any("blockquote" in entity.type for entity in message.entities)


def test_only_in_private_a_location_is_offered() -> None:
    texts = LANGUAGES.texts("en")
    private, group = (menus.zones(replace(OFF, private=private), texts).keyboard for private in (True, False))
    assert "digest:locate" in str(private)
    assert "digest:locate" not in str(group)
