"""What a reporting clause is: a cue, and the mention of who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from knowledge.speakers.mention import Mention


class CueKind(IntEnum):
    """What sort of cue it is."""

    SPEECH = 0
    OPINION = 1
    NAMING = 2
    BESIDE = 3
    PARTICIPLE = 4
    ACCORDING = 5
    SIGNATURE = 6


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: the cue's tokens `first` to `last`, and the mention of who speaks, if one can be read.

    `reach` (first, last) are the tokens of cue and mention together; `inverted` says that the mention stands behind
    the cue.
    """

    kind: CueKind
    first: int
    last: int
    mention: Mention | None
    reach: tuple[int, int]
    inverted: bool = False
