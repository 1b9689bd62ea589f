"""What of a message is claimed to be somebody's words: all of it, what stands in marks, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from knowledge.utterances import Told, line_of, told, weight_of_stems

LONGEST = 400
"""Words of a message that are compared one by one."""
_MARKED = re.compile(r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|\"([^\"]+)\"|‹([^‹›]+)›")
_ELLIPSIS = re.compile(r"…|\.\.\.?|\[[^\]\w]*\]|<…>")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")
_CLOSING = " \t\r\n!”“»\"'’"
_LEAST_MARKED = 3
"""Words in marks that are taken for a quotation and not for a term."""


@dataclass(frozen=True)
class Claim:
    """Words of a message, with the places among them before which an ellipsis stands; `ranges` are offsets of the
    message that they were taken from, and `asks` tells whether they end as a question. `rest` are the words behind
    the first `LONGEST` ones of the message: the very same words must have them too, altered words are found without."""

    words: tuple[Told, ...]
    gaps: frozenset[int]
    ranges: tuple[tuple[int, int], ...]
    asks: bool
    rest: tuple[Told, ...] = ()

    @cached_property
    def weight(self) -> float:
        """The weight of all words."""
        return sum(word.weight for word in self.words)

    @cached_property
    def stems(self) -> dict[str, float]:
        """The weight of each stem."""
        return weight_of_stems(self.words)

    @cached_property
    def line(self) -> str:
        """The words in the form in which they are found in an utterance."""
        return line_of(self.words + self.rest)

    def without(self, leading: int, trailing: int) -> Claim:
        """The claim without some words at each end."""
        kept = self.words[leading : len(self.words) - trailing]
        gaps = frozenset(gap - leading for gap in self.gaps if gap > leading)
        return replace(self, words=kept, gaps=gaps)


class Message:
    """A text that may quote somebody, in the words of one language."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        words = told(text, language)
        self.words, self._rest = words[:LONGEST], words[LONGEST:]
        self._breaks = [match.start() for match in _ELLIPSIS.finditer(text)]

    @cached_property
    def whole(self) -> Claim:
        """All of the text."""
        return self._claim([(0, len(self.text))])

    @cached_property
    def marked(self) -> list[Claim]:
        """What stands in quotation marks, where that is not the whole text and more than a term."""
        claims = [self._claim([inner]) for inner in marked_ranges(self.text)]
        claims = [claim for claim in claims if len(claim.words) >= _LEAST_MARKED]
        within = sum(len(claim.words) for claim in claims)
        return claims if within < len(self.words) else []

    @cached_property
    def all_marked(self) -> Claim | None:
        """What stands in quotation marks as one."""
        return self._claim([piece for claim in self.marked for piece in claim.ranges]) if self.marked else None

    @cached_property
    def sentences(self) -> list[Claim]:
        """The sentences and lines, where there are several."""
        end = self.words[-1].end if self._rest else len(self.text)
        claims = [self._claim([match.span()]) for match in _SENTENCE.finditer(self.text, 0, end)]
        claims = [claim for claim in claims if claim.words]
        return claims if len(claims) > 1 else []

    def _claim(self, ranges: Sequence[tuple[int, int]]) -> Claim:
        kept, rest = (
            tuple(w for w in some if any(start <= w.start and w.end <= end for start, end in ranges))
            for some in (self.words, self._rest)
        )
        gaps = set()
        for at in self._breaks:
            before = sum(1 for word in kept if word.start < at)
            if 0 < before < len(kept):
                gaps.add(before)
        end = ranges[-1][1] if ranges else 0
        return Claim(kept, frozenset(gaps), tuple(ranges), self.text[:end].rstrip(_CLOSING).endswith("?"), rest)


def marked_ranges(text: str) -> list[tuple[int, int]]:
    """The offsets of what stands in quotation marks, without the marks."""
    return [
        (match.start(index), match.end(index)) for match in _MARKED.finditer(text) if (index := match.lastindex or 0)
    ]
