"""Speech that a dash introduces, as Russian and Ukrainian texts set it: "— Слова, — сказал он. — Ещё слова".

The narrator's words between the dashes are known by a cue, or by their form: a verb and whoever does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.quotations.marks import Marked
from knowledge.speakers.tokens import fold
from knowledge.speakers.words import Words

LANGUAGES = frozenset({"ru", "uk", "fr", "es"})
"""Languages in which a dash at the start of a paragraph is a mark of speech and not of a list."""

_OPENING = re.compile(r"\s*(?:[—–-]\s+(?=[^\s—–-])|[—–](?=[^\W\d_]|[¿¡«]))")
_TURN = re.compile(r"(?:(?<=[,!?…])\s+[—–-]\s+|(?<=\S)\s[—–](?=\w))(?=[^\W\d_])")
_BACK = re.compile(r"[.,;:]\s+[—–-]\s+(?=\S)|[.,;:]?[—–][.,;:]?\s+(?=\S)")
_PAUSE = re.compile(r"(?:(?<=[,!?…])|(?<=[!?]\s))\s+(?=[^\W\d_])")
_STOP = re.compile(r"[.,;:]\s+(?=\S)")
_DASH = re.compile(r"\s[—–]")
_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")
_REACH = 4
"""Words of the narrator within which the cue must stand."""
_GLANCE = 80


def dialogue_in(text: str, start: int, end: int, block: int, words: Words) -> list[Marked]:
    """The stretches of speech of a block that starts with a dash, without the narrator's words between them."""
    opening = _OPENING.match(text, start, end)
    if opening is None:
        return []
    found = _turns(text, Marked(opening.start(), end, opening.end(), end, block), words, dashed=True)
    listed = not words.cased and text[opening.end() - 1].isspace()
    return [] if listed and len(found) == 1 and found[0].end == end else found  # a dash can also open a list's item


def turns_in(text: str, marked: Marked, words: Words) -> list[Marked]:
    """The stretches of speech of a quotation that the narrator interrupts inside its marks: "«Слова, — сказал он. —
    Ещё слова»". The quotation itself when nobody does."""
    turns = _turns(text, marked, words, dashed=False)
    return turns if len(turns) > 1 or (turns and turns[0].end < marked.inner_end) else [marked]


def _turns(text: str, marked: Marked, words: Words, dashed: bool) -> list[Marked]:
    found: list[Marked] = []
    mark, speech, end = marked.start, marked.inner_start, marked.inner_end
    while speech < end:
        narrator = _narrator(text, speech, end, words, dashed)
        stop = narrator.start() if narrator is not None else _trimmed(text, speech, end)
        if any(map(str.isalnum, text[speech:stop])):
            last = marked.end if narrator is None else stop
            found.append(Marked(mark, last, speech, stop, marked.block, marked.closed))
        back = _back(text, narrator, end, words, dashed) if narrator is not None else None
        if back is None:
            break
        mark = speech = back.end()
    return found


def _back(text: str, narrator: re.Match[str], end: int, words: Words, dashed: bool) -> re.Match[str] | None:
    """Where the narrator's words end and speech goes on."""
    if words.inserted and not dashed:
        return _STOP.search(text, narrator.end(), end)
    return _BACK.search(text, narrator.end(), end)


def _narrator(text: str, start: int, end: int, words: Words, dashed: bool) -> re.Match[str] | None:
    """The dash before the narrator's next words."""
    for turn in _TURN.finditer(text, start, end):
        dash = _DASH.search(text, turn.end(), end)
        stop = min(end if dash is None else dash.start(), turn.end() + _GLANCE)
        heard = list(_WORD.finditer(text, turn.end(), stop))[: _REACH + 1]
        first = [fold(word.group()) for word in heard]
        if any(words.is_cue(word) for word in first[:_REACH]):
            return turn
        ended = text[turn.start() - 1] in "!?…"
        if dashed and ended and heard and heard[0].group()[0].islower() and not words.is_role(first[0]):
            return turn
        if dashed and (dash is None or text[dash.start() - 1] in ".!?…") and _he_acts(first, words):
            return turn
        if _acts([word.group() for word in heard], first, words):
            return turn
    return next(_insertions(text, start, end, words), None) if words.inserted else None


def _insertions(text: str, start: int, end: int, words: Words) -> Iterator[re.Match[str]]:
    """The places behind a comma where a verb of saying and its subject stand ("dit-il", "souligne Anne Roux")."""
    for pause in _PAUSE.finditer(text, start, end):
        heard = [word.group() for _, word in zip(range(3), _WORD.finditer(text, pause.end(), end), strict=False)]
        if not heard:
            continue
        first, behind = fold(heard[0]), heard[1] if len(heard) > 1 else ""
        clitic = next((c for c in words.clitics if first.endswith(c)), None)
        said = first.removesuffix(clitic) if clitic is not None else first
        named = behind[:1].isupper() or fold(behind) in words.definite
        if (clitic is not None and (words.is_cue(said) or said in words.auxiliaries)) or (words.is_cue(said) and named):
            yield pause


def _acts(raw: Sequence[str], folded: Sequence[str], words: Words) -> bool:
    """Whether the words start with what somebody does: a verb by its form, and a name, pronoun or role around it."""
    if not folded or not words.verb_endings:
        return False
    if raw[0][0].isupper():
        return len(folded) > 1 and folded[0] not in words.not_names and _is_verb(folded[1], words)
    verb = 1 if len(folded) > 1 and words.can_precede(folded[0]) else 0
    if not _is_verb(folded[verb], words):
        return False
    return any(
        word[0].isupper() or low in words.subjects or words.is_role(low)
        for word, low in zip(raw[verb + 1 :], folded[verb + 1 :], strict=True)
    )


def _he_acts(folded: Sequence[str], words: Words) -> bool:
    """Whether the words start with a pronoun or a role and a verb, as the narrator's own sentence does."""
    someone = bool(folded) and (folded[0] in words.subjects or words.is_role(folded[0]))
    return someone and len(folded) > 1 and _is_verb(folded[1], words)


def _is_verb(low: str, words: Words) -> bool:
    known = low in words.no_verbs or low in words.breaks or low in words.prepositions or words.is_role(low)
    return len(low) > 3 and low.endswith(words.verb_endings) and not known


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
