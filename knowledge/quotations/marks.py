"""Where the quotation marks are: the outermost stretches in marks, block by block, in one pass over the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.speakers.words import Words

_MARK = re.compile(r"''|’’|‘‘|``|[\"“”„«»‘’']")
_DOUBLE_OPEN = frozenset({"“", "„", "``", "‘‘"})
_DOUBLE = _DOUBLE_OPEN | {'"', "”", "''", "’’"}
_CLOSES: dict[str, frozenset[str]] = {
    "“": frozenset({"”", '"', "''", "’’"}),
    "„": frozenset({"“", "”", '"'}),
    "``": frozenset({"''", '"', "”"}),
    "‘‘": frozenset({"’’", "''"}),
    '"': frozenset({'"', "”", "“"}),
    "”": frozenset({"”"}),
    "''": frozenset({"''", "’’", '"', "”"}),
    "’’": frozenset({"’’"}),
    "«": frozenset({"»"}),
    "»": frozenset({"«"}),
    "‘": frozenset({"’", "'"}),
    "'": frozenset({"'", "’"}),
}
_SHAPED = {"“": "”", "«": "»"}
_DIRECTED = _DOUBLE_OPEN | {"«"}
_SINGLE_CLOSER = re.compile(r"[.,!?…][’'](?=\s|$)")
_CLAUSE_END = frozenset(".!?…,")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks: `start:end` with the marks, `inner_start:inner_end` without, offsets of the text.

    `closed` is False when the closing mark is missing; the stretch then ends where the speech surely ends.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    block: int
    closed: bool = True


class _Event(NamedTuple):
    """One mark, or doubled mark, of the text, and what its neighbours let it be."""

    start: int
    end: int
    char: str
    opens: bool
    closes: bool


def marked_in(text: str, start: int, end: int, block: int, words: Words) -> list[Marked]:
    """The outermost stretches in marks of the block `text[start:end]`, in order, none of them without a letter."""
    events = list(_events(text, start, end))
    reporting = _Reporting(text, words)
    singles = [i for i, event in enumerate(events) if event.char in "’'" and event.closes]
    partners = _partners(events)
    found: list[Marked] = []
    index = 0
    while index < len(events):
        if index in partners and events[index].opens:
            opening, closing = events[index], events[partners[index]]
            stretch: Marked | None = Marked(opening.start, closing.end, opening.end, closing.start, block)
            index = partners[index] + 1
        else:
            stretch, index = _stretch(text, events, index, end, singles, reporting, block)
        if stretch is not None and any(map(str.isalnum, text[stretch.inner_start : stretch.inner_end])):
            found.append(stretch)
    return found


def _events(text: str, start: int, end: int) -> Iterator[_Event]:
    for match in _MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        space_before = before.isspace() or before in '([{—–-/:“"„«‘'
        char = match.group()
        opens = space_before and not after.isspace() and after not in ".,;:!?)]}"
        closes = not before.isspace()
        if char in _DIRECTED:
            opens = opens or before.isspace() or not (after.isspace() or after in ".,;:!?)]}")
        if char in "’'" and (before.isalnum() and after.isalnum()):
            continue
        yield _Event(match.start(), match.end(), char, opens, closes)


def _partners(events: list[_Event]) -> dict[int, int]:
    """The closing mark of each opening one, for the marks that tell opening from closing by their shape.

    Read from the right, so that of two opening marks with one closing mark between them the inner has it.
    """
    waiting: dict[str, list[int]] = {"”": [], "»": []}
    found: dict[int, int] = {}
    for index in range(len(events) - 1, -1, -1):
        char = events[index].char
        if char in waiting:
            waiting[char].append(index)
        elif char in _SHAPED and waiting[_SHAPED[char]]:
            found[index] = waiting[_SHAPED[char]].pop()
    return found


def _stretch(
    text: str, events: list[_Event], index: int, end: int, singles: list[int], reporting: _Reporting, block: int
) -> tuple[Marked | None, int]:
    """The stretch that the mark at `index` opens, if any, and the index of the next mark to look at."""
    event = events[index]
    if event.char in "‘'":
        return _single(text, events, index, singles, block)
    if event.char == "’" or not event.opens:
        return None, index + 1
    return _double(text, events, index, end, reporting, block)


def _single(text: str, events: list[_Event], index: int, singles: list[int], block: int) -> tuple[Marked | None, int]:
    """A stretch in single marks. Without a closing mark there is none: it was an apostrophe."""
    event = events[index]
    if not event.opens:
        return None, index + 1
    fallback: int | None = None
    position = bisect_right(singles, index)
    for number in singles[position : position + 6]:
        if _plural(text, events[number]):
            fallback = number if fallback is None else fallback
            continue
        fallback = number
        break
    if fallback is None or text.count("\n\n", event.end, events[fallback].start):
        return None, index + 1
    closing = events[fallback]
    if not _balanced(events, index + 1, fallback):
        return None, index + 1
    return Marked(event.start, closing.end, event.end, closing.start, block), fallback + 1


def _plural(text: str, event: _Event) -> bool:
    """Whether the mark may be the apostrophe of a plural possessive ("the workers' rights")."""
    return text[event.start - 1] in "sS" and bool(re.match(r"\s+[a-z]", text[event.end : event.end + 3]))


def _balanced(events: list[_Event], first: int, last: int) -> bool:
    """Whether the double marks between two marks pair up, so that no quotation crosses the single ones.

    Looks at no more than a handful of marks, which keeps the whole pass linear.
    """
    inside = [event for event in events[first : min(last, first + 12)] if event.char in _DOUBLE or event.char in "«»"]
    return last - first <= 12 and len(inside) % 2 == 0


def _double(
    text: str, events: list[_Event], index: int, end: int, reporting: _Reporting, block: int
) -> tuple[Marked | None, int]:
    """A stretch in double marks or guillemets: to the mark that closes it, or to where the speech surely ends."""
    opening = events[index]
    closers = _CLOSES[opening.char]
    depth = 1
    last_closer: int | None = None
    for number in range(index + 1, len(events)):
        event = events[number]
        if event.char in "‘’'":
            continue
        if _closes(event, opening, closers):
            depth -= 1
            last_closer = number
            if depth == 0:
                return Marked(opening.start, event.end, opening.end, event.start, block), number + 1
        elif _nests(event, opening):
            cut = reporting.before(events[number - 1].end if number > index + 1 else opening.end, event.start)
            if depth == 1 and cut is not None:
                return Marked(opening.start, cut, opening.end, cut, block, closed=False), number
            if depth == 1 and _new_sentence(text, event.start):
                return _until(text, opening, event.start, block), number
            depth += 1
    if last_closer is not None:
        closing = events[last_closer]
        return Marked(opening.start, closing.end, opening.end, closing.start, block), last_closer + 1
    return _unclosed(text, opening, end, reporting, block), len(events)


def _closes(event: _Event, opening: _Event, closers: frozenset[str]) -> bool:
    if event.char not in closers:
        return False
    if event.char in ('"', "''") and opening.char != event.char:
        return event.closes and not event.opens
    if event.char == opening.char and event.char in ('"', "''"):
        return event.closes or not event.opens
    return True


def _nests(event: _Event, opening: _Event) -> bool:
    """Whether the mark opens a quotation of the same family inside the one that `opening` opened."""
    if opening.char in "«»":
        return event.char == opening.char
    return event.opens and (event.char in _DOUBLE_OPEN or event.char == opening.char)


def _new_sentence(text: str, start: int) -> bool:
    """Whether the mark at `start` stands at the start of a sentence."""
    return text[max(0, start - 3) : start].rstrip()[-1:] in (".", "!", "?", "…") and text[start - 1].isspace()


def _until(text: str, opening: _Event, limit: int, block: int) -> Marked:
    end = opening.end + len(text[opening.end : limit].rstrip())
    return Marked(opening.start, max(end, opening.end), opening.end, max(end, opening.end), block, closed=False)


def _unclosed(text: str, opening: _Event, end: int, reporting: _Reporting, block: int) -> Marked:
    """The stretch of an opening mark that nothing closes: to a single closing mark, to an unmistakable reporting
    clause, or to the end of the block."""
    single = _SINGLE_CLOSER.search(text, opening.end, end)
    if single is not None:
        return Marked(opening.start, single.end(), opening.end, single.end() - 1, block, closed=False)
    cut = reporting.before(opening.end, end)
    if cut is not None:
        return Marked(opening.start, cut, opening.end, cut, block, closed=False)
    return _until(text, opening, end, block)


class _Reporting:
    """Finds the reporting clause that follows a quotation whose closing mark is missing."""

    _COMMA = re.compile(r"[,!?…—–-]\s+")
    _WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
    _REACH = 6
    """Words of a speaker's name or label between the comma and its verb of saying."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = words

    def before(self, start: int, end: int) -> int | None:
        """Where the reporting clause of `text[start:end]` begins (the offset behind the comma), None without one."""
        text = self._text
        spans = [(m.start(), m.end()) for m in self._WORD.finditer(text, start, end)]
        ends = [e for _, e in spans]
        starts = [s for s, _ in spans]
        for comma in self._COMMA.finditer(text, start, end):
            first = bisect_left(starts, comma.end())
            if first == 0 or first >= len(spans) or ends[first - 1] < start:
                continue
            if self._is_reporting(spans[first : first + self._REACH + 1]) and not text[comma.end()].isdigit():
                return comma.start() + 1 if text[comma.start()] in _CLAUSE_END else comma.start()
        return None

    def _is_reporting(self, spans: list[tuple[int, int]]) -> bool:
        """Whether the words start with a speaker and a verb of saying ("the source told", "he said", "said Ms X")."""
        text, words = self._text, self._words
        folded = [text[s:e].lower().replace("’", "'") for s, e in spans]
        if not folded:
            return False
        if folded[0] in words.speech and len(spans) > 1:
            return text[spans[1][0]].isupper() or folded[1] in words.pronouns or folded[1] in words.definite
        starts_well = text[spans[0][0]].isupper() or folded[0] in words.pronouns or folded[0] in words.definite
        if not starts_well or folded[0] in ("i", "we", "you"):
            return False
        for number, word in enumerate(folded[1:], start=1):
            between = text[spans[number - 1][1] : spans[number][0]]
            if between.strip(" \u00a0.'’s"):
                return False
            if word in words.speech:
                return True
            if word in words.breaks or word in words.blocking:
                return False
        return False
