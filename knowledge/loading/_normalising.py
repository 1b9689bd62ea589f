"""The stated normalisation, and the builder that applies it and remembers where every character came from.

What happens to a block of a file, once, at load:

1. Line ends (CR LF, CR, NEL, LS, PS) and every other blank (tab, no-break space, thin and wide spaces, vertical tab,
   form feed) become a space; runs of blanks become one; blanks at both ends go. A block thus has no line break in it.
2. Soft hyphens, byte-order marks, zero-width spaces and word joiners go, and so do the control characters that are
   left and the bidirectional embeddings, overrides and isolates (they could show a message in an order that is not
   the article's). ZERO WIDTH JOINER and NON-JOINER stay: words and emoji are spelled with them.
3. Letters and their marks are composed (Unicode NFC).

All else stays as it is: quotation marks, dashes, capitals, private and unassigned characters. Blocks are joined by one
line feed. Doing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Self

from knowledge.models import OffsetMap

_BLANKS = "\t\n\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_REMOVED = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_BLANK = re.compile(f"[{_BLANKS}]")
_TO_MEND = re.compile(f"[{_BLANKS}{_REMOVED}]{{2,}}|(?! )[{_BLANKS}{_REMOVED}]|^ | $")
_GAP = re.compile(f"[{_BLANKS}{_REMOVED}]+")

# Characters that NFC never changes and that never compose with the one before (a test goes through all of Unicode).
_STEADY = "\x00-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u4e00-\u9fff"
_UNSTEADY_RUN = re.compile(f"[{_STEADY}]?[^{_STEADY}]+")

# Class-0 characters that can still compose with the one before: the second halves of canonical compositions (Indic
# vowel signs, Hangul vowels and finals) and three Tibetan signs that fall apart into marks. UAX #15, NFC_QC=Maybe.
_JOINING = frozenset(
    [
        *map(chr, (0x9BE, 0x9D7, 0xB3E, 0xB56, 0xB57, 0xBBE, 0xBD7, 0xCC2, 0xCD5, 0xCD6, 0xD3E, 0xD57, 0xDCF, 0xDDF)),
        *map(chr, (0xF73, 0xF75, 0xF81, 0xFB5, 0xFB7, 0x102E, 0x1B35, 0x11127, 0x1133E, 0x11357, 0x113B8, 0x113BB)),
        *map(chr, (0x113C2, 0x113C5, 0x113C7, 0x113C8, 0x113C9, 0x114B0, 0x114BA, 0x114BD, 0x115AF, 0x11930)),
        *map(chr, (0x1611E, 0x1611F, 0x16120, 0x16121, 0x16122, 0x16123, 0x16124, 0x16125, 0x16126, 0x16127, 0x16128)),
        *map(chr, (0x16D63, 0x16D67, 0x16D68)),
        *map(chr, range(0x1161, 0x1176)),
        *map(chr, range(0x11A8, 0x11C3)),
    ]
)
_LONG_CLUSTER = 32


class Piece(NamedTuple):
    """Words for the text, and the file's characters `at` to `at + length` that they come from.

    `copied`: the words are those characters; otherwise the file spells them in another way (an escape, an entity).
    """

    words: str
    at: int
    length: int
    copied: bool

    @classmethod
    def copy(cls, file: str, start: int, end: int) -> Self:
        """The file's own characters `start` to `end`."""
        return cls(file[start:end], start, end - start, True)


class _Run(NamedTuple):
    """A run of output: its words, where they start in the source below, and how much of it they stand for."""

    words: str
    at: int
    length: int
    copied: bool


class TextBuilder:
    """Puts the article's text together block by block, and with it the map back to the file."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._behind = 0
        self._text: list[int] = []
        self._file: list[int] = []
        self._step: list[int] = []

    def add(self, pieces: Sequence[Piece]) -> tuple[int, int] | None:
        """Appends a block made of `pieces` (in the file's order), normalised.

        Returns its offsets in the text, or None when nothing is left of it.
        """
        runs = list(_normalised(pieces))
        if not runs:
            return None
        if self._length:
            self._append("\n", max(self._behind, runs[0].at - 1), 1)
        start = self._length
        for run in runs:
            spelled = run.length if len(run.words) == 1 else 0
            self._append(run.words, run.at, 1 if run.copied else spelled)
            self._behind = run.at + run.length
        return start, self._length

    def finish(self, file_length: int) -> tuple[str, OffsetMap]:
        """The text and its map. `file_length` is in code points."""
        self._mark(self._length, file_length, 1)
        offsets = OffsetMap(text=tuple(self._text), file=tuple(self._file), step=tuple(self._step), length=file_length)
        return "".join(self._parts), offsets

    def _append(self, words: str, at: int, step: int) -> None:
        follows = self._text and self._step[-1] == step == 1 and at - self._file[-1] == self._length - self._text[-1]
        if not follows:
            self._mark(self._length, at, step)
        self._parts.append(words)
        self._length += len(words)

    def _mark(self, text: int, file: int, step: int) -> None:
        self._text.append(text)
        self._file.append(file)
        self._step.append(step)


def normalise(words: str) -> str:
    """The same words as a block of an article's text: what the module's docstring states."""
    return "".join(run.words for run in _normalised([Piece(words, 0, len(words), True)]))


def _normalised(pieces: Sequence[Piece]) -> Iterator[_Run]:
    """The runs of the block that `pieces` make up."""
    pieces = [piece for piece in pieces if piece.words]
    raw = "".join(piece.words for piece in pieces)
    kept = list(_without_gaps(raw))
    clean = "".join(run.words for run in kept)
    below = _Table(pieces)
    between = _Table(kept)
    for run in _composed(clean):
        for middle in between.through(run):
            yield from below.through(middle)


def _without_gaps(raw: str) -> Iterator[_Run]:
    """`raw` with blanks collapsed and invisible characters removed, as runs that point into `raw`."""
    if not _TO_MEND.search(raw):
        if raw:
            yield _Run(raw, 0, len(raw), True)
        return
    start = 0
    blank: _Run | None = None
    for gap in _GAP.finditer(raw):
        if gap.start() > start:
            if blank:
                yield blank
            blank = None
            yield _Run(raw[start : gap.start()], start, gap.start() - start, True)
        first = _BLANK.search(raw, gap.start(), gap.end())
        if first and gap.start():
            blank = _Run(" ", first.start(), 1, True)
        start = gap.end()
    if start < len(raw):
        if blank:
            yield blank
        yield _Run(raw[start:], start, len(raw) - start, True)


def _composed(clean: str) -> Iterator[_Run]:
    """`clean` in NFC, as runs that point into it."""
    start = 0
    for begin, end, words in _compositions(clean):
        if begin > start:
            yield _Run(clean[start:begin], start, begin - start, True)
        yield _Run(words, begin, end - begin, False)
        start = end
    if start < len(clean):
        yield _Run(clean[start:], start, len(clean) - start, True)


def _compositions(clean: str) -> Iterator[tuple[int, int, str]]:
    """The clusters of `clean` that NFC changes: start, end, what they become."""
    if clean.isascii() or unicodedata.is_normalized("NFC", clean):
        return
    for run in _UNSTEADY_RUN.finditer(clean):
        if unicodedata.is_normalized("NFC", run.group()):
            continue
        for start, end in _clusters(clean, *run.span()):
            words = _nfc(clean[start:end])
            if words != clean[start:end]:
                yield start, end, words


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts `text[start:end]` before every character that cannot compose with, or move before, the one ahead of it."""
    begin = start
    for at in range(start + 1, end):
        if not unicodedata.combining(text[at]) and text[at] not in _JOINING:
            yield begin, at
            begin = at
    yield begin, end


def _nfc(cluster: str) -> str:
    """NFC of one cluster. Sorting the marks of a long one here keeps it from taking quadratic time in the library."""
    if len(cluster) > _LONG_CLUSTER:
        apart = "".join(unicodedata.normalize("NFD", character) for character in cluster)
        groups = groupby(apart, key=lambda character: unicodedata.combining(character) > 0)
        cluster = "".join(
            "".join(sorted(group, key=unicodedata.combining)) if marks else "".join(group) for marks, group in groups
        )
    return unicodedata.normalize("NFC", cluster)


class _Table:
    """Leads ranges of a string back to what its parts were made from."""

    def __init__(self, parts: Iterable[Piece | _Run]) -> None:
        self._parts = list(parts)
        self._starts = []
        length = 0
        for part in self._parts:
            self._starts.append(length)
            length += len(part.words)

    def through(self, run: _Run) -> Iterator[_Run]:
        """`run`, which points into the string, as runs that point to the level below."""
        if not run.copied:
            first, last = self._place(run.at), self._place(run.at + run.length - 1)
            yield _Run(run.words, first[0], last[0] + last[1] - first[0], False)
            return
        index = bisect_right(self._starts, run.at) - 1
        at, end = run.at, run.at + run.length
        while at < end:
            part, begin = self._parts[index], self._starts[index]
            stop = min(end, begin + len(part.words))
            words = run.words[at - run.at : stop - run.at]
            if part.copied:
                yield _Run(words, part.at + at - begin, len(words), True)
            else:
                yield _Run(words, part.at, part.length, False)
            at = stop
            index += 1

    def _place(self, at: int) -> tuple[int, int]:
        """Where the character at `at` comes from, and how many characters it stands for."""
        index = bisect_right(self._starts, at) - 1
        part = self._parts[index]
        return (part.at + at - self._starts[index], 1) if part.copied else (part.at, part.length)
