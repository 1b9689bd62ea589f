"""What a digest is made of: spans and where they stand, never words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from itertools import chain

from bot.digests.sayings import Saying
from bot.store.records import Shown


class Why(IntEnum):
    """Why an article stands in a message. The numbers are written into buttons: up to 7, and never another meaning."""

    NEW = 1
    CHANGED = 2
    FOLLOWED = 3
    """Only what the chat follows of a new or changed article, because it wants nothing else of it."""
    ARCHIVE = 4
    ALERT = 5
    """What the chat follows of an article that has just arrived."""


class Head(IntFlag):
    """What is quoted of the head of an article."""

    NOTHING = 0
    HEADLINE = 1
    DEK = 2


@dataclass(frozen=True, slots=True)
class Pick:
    """A quotation that was chosen, and whether the chat follows its speaker or its words. `within` are others that
    stand in what is quoted of it."""

    saying: Saying
    followed: bool = False
    within: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a message shows of one version of an article.

    `told` are quotations whose words stand in the headline or dek that are shown: they count as shown with them.
    """

    version: str
    why: Why
    head: Head = Head.NOTHING
    picks: tuple[Pick, ...] = ()
    told: tuple[Saying, ...] = ()


Page = tuple[Entry, ...]
"""What one message shows."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What was chosen for a chat: `pages[0]` is what the message shows, the others stand behind its buttons. Empty when
    there is nothing to tell."""

    pages: tuple[Page, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.pages

    @property
    def items(self) -> Page:
        """What the message itself shows."""
        return self.pages[0] if self.pages else ()

    @property
    def more(self) -> Page:
        """What stands behind the buttons."""
        return tuple(entry for page in self.pages[1:] for entry in page)


def shown(digest: Digest) -> tuple[Shown, ...]:
    """All quotations that stand in the message itself, and those whose words its headlines hold: each as a whole, and
    each of its sentences, so that it is known again where it stands in other company. Each fingerprint once.

    What is behind the buttons does not count. A quotation that is cut counts as a whole, so that it is not begun again
    another day.
    """
    picked = (saying for entry in digest.items for pick in entry.picks for saying in (pick.saying, *pick.within))
    told = (saying for entry in digest.items for saying in entry.told)
    marks = {mark.fingerprint: mark.span for saying in chain(picked, told) for mark in saying.marks}
    return tuple(Shown(known_by, span.version, span.start, span.end) for known_by, span in marks.items())
