"""Speech that a dash introduces, as Russian and Ukrainian texts set it: "— Слова, — сказал он. — Ещё слова"."""

from __future__ import annotations

import re

from knowledge.quotations.marks import Marked
from knowledge.speakers.tokens import fold
from knowledge.speakers.words import Words

LANGUAGES = frozenset({"ru", "uk"})
"""Languages in which a dash at the start of a paragraph is a mark of speech and not of a list."""

_OPENING = re.compile(r"\s*[—–-]\s+(?=\S)")
_TURN = re.compile(r"(?<=[,!?…])\s+[—–]\s+(?=[^\W\d_])")
_BACK = re.compile(r"[.,;:]\s+[—–]\s+(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_REACH = 4
"""Words of the narrator within which the cue must stand."""


def dialogue_in(text: str, start: int, end: int, block: int, words: Words) -> list[Marked]:
    """The stretches of speech of a block that starts with a dash, without the narrator's words between them."""
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return []
    return _turns(text, Marked(opening.start(), end, opening.end(), end, block), words)


def turns_in(text: str, marked: Marked, words: Words) -> list[Marked]:
    """The stretches of speech of a quotation that the narrator interrupts inside its marks: "«Слова, — сказал он. —
    Ещё слова»". The quotation itself when nobody does."""
    turns = _turns(text, marked, words)
    return turns if len(turns) > 1 or (turns and turns[0].end < marked.inner_end) else [marked]


def _turns(text: str, marked: Marked, words: Words) -> list[Marked]:
    found: list[Marked] = []
    mark, speech, end = marked.start, marked.inner_start, marked.inner_end
    while speech < end:
        narrator = _narrator(text, speech, end, words)
        stop = narrator.start() if narrator is not None else _trimmed(text, speech, end)
        if any(map(str.isalnum, text[speech:stop])):
            last = marked.end if narrator is None else stop
            found.append(Marked(mark, last, speech, stop, marked.block, marked.closed))
        back = _BACK.search(text, narrator.end(), end) if narrator is not None else None
        if back is None:
            break
        mark = speech = back.end()
    return found


def _narrator(text: str, start: int, end: int, words: Words) -> re.Match[str] | None:
    """The dash before the narrator's next words: a cue stands among the first of them."""
    for turn in _TURN.finditer(text, start, end):
        heard = _WORD.finditer(text, turn.end(), min(end, turn.end() + 80))
        first = [fold(word.group()) for _, word in zip(range(_REACH), heard, strict=False)]
        if any(words.is_cue(word) for word in first):
            return turn
    return None


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
