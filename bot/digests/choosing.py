"""What stands in a chat's digest: which articles, and which of their quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice
from typing import Protocol

from bot.digests.batches import batches
from bot.digests.holding import Held, hold
from bot.digests.model import Digest, Entry, Head, Pick, Why
from bot.digests.paging import paged
from bot.digests.sayings import Saying
from bot.digests.telling import speaker_key
from knowledge.errors import UnknownVersion
from knowledge.library import Library

MOST_FOLLOWED = 5
"""Quotations that a chat follows, of one article."""

MOST_IN_ALERT = 10
"""The same in an alert."""

MOST_FROM_ARCHIVE = 3
"""Quotations of a digest from the archive."""

_QUOTATIONS = ((2, 3), (4, 2))
"""Up to so many articles, so many quotations of each; with more articles one."""

_NOTHING: Mapping[str, str] = {}


class Wanted(Protocol):
    """What a chat wants in its digest: new and changed articles, what it follows, the archive when there is nothing."""

    @property
    def articles(self) -> bool:
        """Whether new and changed articles are wanted, with headline and most telling quotations."""

    @property
    def followed(self) -> bool:
        """Whether what the chat follows is wanted."""

    @property
    def archive(self) -> bool:
        """Whether the archive is wanted when there is nothing else."""


def choose(
    library: Library,
    new_versions: Sequence[str],
    follows: Sequence[str],
    seen: AbstractSet[bytes],
    subscription: Wanted,
    before: Mapping[str, str] = _NOTHING,
) -> Digest:
    """What a chat is told: of each new version its headline, its dek and its most telling quotations (`telling`).

    `new_versions` are current and arrived since the chat's last digest, `follows` the words that it follows, `seen` the
    fingerprints of what it was shown. `before` gives, for a version that is a change, the one that stood there at the
    last digest: then only what is new against that is told (headline or dek with other words, quotations that were not
    in it), and nothing at all of a change that touches none of these.

    Of one or two articles three quotations each, of three or four two, of more one. What the chat follows comes first:
    articles with such quotations before the others, and in each of them those quotations (at most `MOST_FOLLOWED`,
    fragments and short ones too) before the most telling. Without `subscription.articles` only those are told, without
    `subscription.followed` nothing is treated as followed.

    No quotation is shown twice: not one whose sentences were all seen, be it in another article, another version or as
    a pull quote; not one whose words stand in the headline or dek above it; and none twice in one digest. A new version
    whose quotations were all seen still gets its headline and dek.

    When that is nothing, and with `subscription.archive`, at most `MOST_FROM_ARCHIVE` quotations of the current
    articles that the chat has not seen. The last `BATCH` articles are gone through first, then those before, back to
    `ARCHIVE` of them: in each batch what the chat follows first, then the most telling quotation of each article, the
    second ones and so on, those of the articles added last first, and as long as there are others no two of one article
    or speaker.

    The same arguments always give the same digest. Raises UnknownVersion for a new version that is not in the library.
    """
    chooser = _Chooser(library, follows if subscription.followed else (), seen)
    news = paged(library, chooser.news(new_versions, before, everything=subscription.articles))
    return paged(library, chooser.archive()) if news.empty and subscription.archive else news


def choose_alert(
    library: Library,
    version: str,
    follows: Sequence[str],
    seen: AbstractSet[bytes],
    before: str | None = None,
) -> Digest:
    """The quotations of a version that has just arrived which a chat follows and has not seen, at most `MOST_IN_ALERT`.

    Empty when there is none. `before` as for `choose`. Raises UnknownVersion.
    """
    chooser = _Chooser(library, follows, seen)
    entry = chooser.followed_in(hold(library, version), Why.ALERT, before, MOST_IN_ALERT)
    return paged(library, [entry] if entry is not None else [])


class _Chooser:
    """Chooses for one chat; what it has taken counts as seen."""

    def __init__(self, library: Library, follows: Sequence[str], seen: AbstractSet[bytes]) -> None:
        self._library = library
        self._follows = tuple(dict.fromkeys(filter(None, map(str.strip, follows))))
        self._seen = set(seen)

    def news(self, versions: Sequence[str], before: Mapping[str, str], *, everything: bool) -> Iterator[Entry]:
        """The new and changed articles, those with something that the chat follows first."""
        new = {version: hold(self._library, version) for version in versions}
        most = next((most for articles, most in _QUOTATIONS if len(new) <= articles), 1)
        for version, held in sorted(new.items(), key=lambda each: not self._follows_any(each[1])):
            if everything:
                entry = self._article(held, before.get(version), most)
            else:
                entry = self.followed_in(held, Why.FOLLOWED, before.get(version), MOST_FOLLOWED)
            if entry is not None:
                yield entry

    def _follows_any(self, held: Held) -> bool:
        """Whether there is something in a version that the chat follows and has not seen."""
        return any(not each.known(self._seen) for words in self._follows for each in held.followed(words))

    def followed_in(self, held: Held, why: Why, before: str | None, most: int) -> Entry | None:
        """What the chat follows of a version, and nothing else; None when that is nothing."""
        picks = self._followed(held, _old(self._hold_if_there(before)), most)
        return _entry(held, why, Head.NOTHING, picks) if picks else None

    def archive(self) -> list[Entry]:
        """Quotations of the current articles that the chat has not seen."""
        chosen: dict[Held, list[Pick]] = {}
        for held, pick in islice(self._spread(), MOST_FROM_ARCHIVE):
            chosen.setdefault(held, []).append(pick)
        return [_entry(held, Why.ARCHIVE, Head.NOTHING, picks) for held, picks in chosen.items()]

    def _spread(self) -> Iterator[tuple[Held, Pick]]:
        """What the chat has not seen, first no two of one article or speaker."""
        articles: set[Held] = set()
        speakers: set[str] = set()
        for batch in batches(self._library):
            for candidates, followed in ((batch.followed(self._follows), True), (batch.telling, False)):
                others: list[tuple[Held, Saying]] = []
                for held, saying in self._unknown(candidates):
                    speaker = speaker_key(held.source, saying.speaker)
                    if held in articles or speaker in speakers:
                        others.append((held, saying))
                    elif self._take(held, saying):
                        articles.add(held)
                        speakers.add(speaker)
                        yield held, Pick(saying, followed, held.within(saying))
                for held, saying in others:
                    if self._take(held, saying):
                        yield held, Pick(saying, followed, held.within(saying))

    def _unknown(self, candidates: Iterable[tuple[Held, Saying]]) -> Iterator[tuple[Held, Saying]]:
        """Those that the chat has not seen; of what it has seen in part the other parts."""
        for held, saying in candidates:
            if not saying.known(self._seen):
                yield held, saying
            elif len(saying.parts) > 1:
                yield from ((held, part) for part in held.parts_of(saying) if not part.known(self._seen))

    def _article(self, held: Held, before: str | None, most: int) -> Entry | None:
        """A new or changed article; None for a change that brings nothing that a digest shows."""
        earlier = self._hold_if_there(before)
        old = _old(earlier)
        head = held.changed_head(earlier) if earlier is not None else held.head
        told = held.told(head)
        self._learn(told)
        picks = self._followed(held, old, MOST_FOLLOWED)
        speakers = {speaker_key(held.source, pick.saying.speaker) for pick in picks}
        for anybody in (False, True):
            for saying in held.offered(self._seen, old):
                if len(picks) >= most:
                    break
                speaker = speaker_key(held.source, saying.speaker)
                if (anybody or speaker not in speakers) and self._take(held, saying):
                    picks.append(Pick(saying, False, held.within(saying)))
                    speakers.add(speaker)
        if before is not None and not head and not picks:
            return None
        return _entry(held, Why.NEW if before is None else Why.CHANGED, head, picks, told)

    def _followed(self, held: Held, old: AbstractSet[bytes], most: int) -> list[Pick]:
        picks: list[Pick] = []
        for saying in held.all_followed(self._follows):
            if len(picks) < most and not saying.known(old) and self._take(held, saying):
                picks.append(Pick(saying, True, held.within(saying)))
        return picks

    def _take(self, held: Held, saying: Saying) -> bool:
        """Counts a quotation as seen, with those that stand in what is quoted of it; False when it was seen before, or
        would show one of those again."""
        within = held.within(saying)
        if saying.known(self._seen) or any(each.known(self._seen) for each in within):
            return False
        self._learn((saying, *within))
        return True

    def _learn(self, sayings: Iterable[Saying]) -> None:
        self._seen.update(mark.fingerprint for saying in sayings for mark in saying.marks)

    def _hold_if_there(self, version: str | None) -> Held | None:
        """An earlier version; None where the library has none of its own."""
        try:
            return hold(self._library, version) if version is not None else None
        except UnknownVersion:
            return None


def _old(earlier: Held | None) -> AbstractSet[bytes]:
    return earlier.fingerprints if earlier is not None else frozenset()


def _entry(held: Held, why: Why, head: Head, picks: Sequence[Pick], told: tuple[Saying, ...] = ()) -> Entry:
    """What is shown of a version: what the chat follows first, each in the order of the article."""
    ordered = sorted(picks, key=lambda pick: (not pick.followed, pick.saying.start))
    return Entry(held.source.article.version, why, head, tuple(ordered), told)
