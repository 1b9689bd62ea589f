"""Choosing and composing the digest of one chat."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.digests import choose, choose_alert, prepare, shown
from bot.i18n import load_languages
from bot.messages.digest import digest_message
from knowledge.library import Library
from tests.benchmarks.articles import many
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.latency import filled
from tests.benchmarks.timing import best_ms, each_ms

ARTICLES = 100
CHATS = 300
GOAL = 2.0
"""Milliseconds for one chat."""

_DAY = date(2031, 3, 4)
_FOLLOWED = 30
"""Speakers whom the chats follow."""


@dataclass(frozen=True, slots=True)
class _Chat:
    """What is known of a chat, and what it wants: everything."""

    new: tuple[str, ...]
    follows: tuple[str, ...]
    seen: frozenset[bytes]
    articles: bool = True
    followed: bool = True
    archive: bool = True


def digesting(articles: int = ARTICLES, chats: int = CHATS) -> list[Figure]:
    """What choosing and composing one chat's digest takes among so many articles, after the first has been made: with
    five new articles, with nothing new, with all of them new, and with nothing left; then an alert for one chat."""
    library = filled(many(articles))
    preparing = best_ms(lambda: asyncio.run(prepare(library)), rounds=1)[0]
    versions = [article.version for article in library.articles()]
    names = [library.cut(profile.people[0].label) for profile in library.speakers()][:_FOLLOWED]
    random = Random(1)  # noqa: S311 - the same chats in every run, nothing secret
    everything = _all_seen(library, versions)

    def some(new: int, seen: float) -> list[_Chat]:
        known = sorted(everything)
        return [
            _Chat(
                tuple(random.sample(versions, new)),
                (*random.sample(names, min(3, len(names))), "harbour"),
                frozenset(random.sample(known, round(seen * len(known)))),
            )
            for _ in range(chats)
        ]

    place = f"({articles} articles)"
    figures = [Figure(f"digest, once after a change of articles {place}", preparing, "ms")]
    for name, new, seen in (
        ("5 new", min(5, articles), 0.1),
        ("nothing new", 0, 0.3),
        ("all new", articles, 0.3),
        ("all seen", 0, 1),
    ):
        asking = some(new, seen)
        each_ms(lambda chat: _digest(library, chat), asking)
        taken = each_ms(lambda chat: _digest(library, chat), asking)
        figures += _figures(f"digest p50, {name} {place}", f"digest p99, {name} {place}", taken)
    alerted = each_ms(lambda chat: choose_alert(library, versions[0], chat.follows, chat.seen), some(0, 0.1))
    return figures + _figures(f"alert p50 {place}", f"alert p99 {place}", alerted)


def _figures(median: str, slow: str, taken: Sequence[float]) -> list[Figure]:
    return [Figure(median, percentile(taken, 0.5), "ms", goal=GOAL), Figure(slow, percentile(taken, 0.99), "ms")]


def _digest(library: Library, chat: _Chat) -> object:
    digest = choose(library, chat.new, chat.follows, chat.seen, chat)
    return digest_message(library, digest, _ENGLISH, _DAY), shown(digest)


def _all_seen(library: Library, versions: Sequence[str]) -> frozenset[bytes]:
    """The fingerprints of all that the archive has to show."""
    seen: set[bytes] = set()
    chat = _Chat((), (), frozenset())
    while not (digest := choose(library, (), (), seen, chat)).empty:
        seen |= {each.fingerprint for each in shown(digest)}
    return frozenset(seen)


_ENGLISH = load_languages().texts("en")
