"""The words beside a cue that name who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from knowledge.speakers.names import Name


class MentionKind(IntEnum):
    """What the words beside a cue are."""

    NAME = 0
    LABEL = 1
    PRONOUN = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name the subject of a cue: tokens `first` to `last`, characters `start` to `end` of the text.

    `name` is set for a single name, `role` (start, end) for the words beside it that say who that is, `head` is the
    folded noun that a label is about, `genitive` says that a name stands in that case, `gender` ("m", "f") is what the
    verb agrees with. `reach` (first, last) are all tokens that belong to it, apposition included.
    """

    kind: MentionKind
    first: int
    last: int
    start: int
    end: int
    reach: tuple[int, int]
    name: Name | None = None
    role: tuple[int, int] | None = None
    head: str = ""
    genitive: bool = False
    gender: str = ""
