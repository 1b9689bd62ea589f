"""Who has appeared and who has spoken so far, in the order of the text: what a pronoun can be read from."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.speakers.voices import Voice

REACH = 30
"""Sentences that are looked back over."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: sentence `sentence`, counted over the article, of block `block`."""

    block: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody named in the reporter's own words. `first` says that the sentence names nobody before, `full` that the
    name is given in full, `owner` that it is a possessive, `aside` that a preposition stands before it."""

    voice: Voice
    place: Place
    first: bool
    full: bool
    owner: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting clause: who speaks in it, and whether a pronoun says so."""

    voice: Voice
    place: Place
    pronoun: bool


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody spoken of by what they are, without a name: `gender` ("m", "f") where the word tells; `opens` says that
    the sentence names nobody before."""

    place: Place
    gender: str
    opens: bool


@dataclass(slots=True)
class Cast:
    """The appearances and speeches so far."""

    appearances: list[Appearance] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)

    def appear(self, appearance: Appearance) -> None:
        """Notes that somebody is named."""
        self.appearances.append(appearance)

    def recent(self, place: Place) -> list[Appearance]:
        """The appearances of the last sentences, in order."""
        first = len(self.appearances)
        while first and self.appearances[first - 1].place.sentence >= place.sentence - REACH:
            first -= 1
        return self.appearances[first:]
