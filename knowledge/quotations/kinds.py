"""What a stretch in quotation marks is: direct speech, a fragment of speech, or no speech at all."""

from __future__ import annotations

import re

from knowledge.models import BlockKind, QuotationKind
from knowledge.quotations.attribution import Attribution, Link
from knowledge.quotations.marks import Marked
from knowledge.speakers.analysis import Scene

_LONGEST_TITLE = 60
_DASHES = frozenset({"", "—", "–", "-"})
"""What opens a turn of dialogue; a turn behind the narrator's words has no mark of its own."""
_ENDS = frozenset(".,!?…—-")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NAME_LENGTH = 4
"""Words up to which a quotation inside a sentence can be a title or a term."""
_CLAUSE_LENGTH = 7
"""Words from which a quotation that nobody is said to say is taken for speech all the same."""


def kind_of(text: str, marked: Marked, attribution: Attribution, scene: Scene) -> QuotationKind:
    """The kind of a stretch in a block of prose."""
    inner = text[marked.inner_start : marked.inner_end].strip()
    if scene.block.kind is not BlockKind.BLOCK_QUOTE and text[marked.start : marked.inner_start].strip() in _DASHES:
        return QuotationKind.DIRECT
    count = sum(1 for _ in zip(_WORD.finditer(inner), range(_CLAUSE_LENGTH), strict=False))
    noun = scene.words.capital_nouns and attribution.link is not Link.NONE
    if _is_title(inner) and not noun and scene.frame.low(attribution.token - 1) not in (":", ","):
        return QuotationKind.SCARE
    if count <= 2 and _names_a_thing(inner, attribution, scene):
        return QuotationKind.SCARE
    if attribution.alone or (attribution.link is not Link.NONE and _is_sentence(inner, attribution, scene)):
        speech = count > 2 or attribution.link is not Link.NONE or inner[-1:] in _ENDS
        return QuotationKind.DIRECT if speech else QuotationKind.SCARE
    if attribution.link is Link.NONE:
        if inner[-1:] == "," and inner[:1].isupper() and count > 2:
            return QuotationKind.DIRECT
        return QuotationKind.FRAGMENT if count >= _CLAUSE_LENGTH else QuotationKind.SCARE
    if attribution.voice is None and count <= 2:
        return QuotationKind.SCARE
    if attribution.link is Link.WITHIN and count <= _NAME_LENGTH and _is_term(inner, count, attribution, scene):
        return QuotationKind.SCARE
    return QuotationKind.FRAGMENT


def _is_sentence(inner: str, attribution: Attribution, scene: Scene) -> bool:
    """Whether the words are a sentence of their own and not a part of the reporter's."""
    letter = next((c for c in inner if c.isalnum()), "")
    previous = scene.frame.low(attribution.token - 1)
    if attribution.link is Link.WITHIN:
        return previous == ":" and not letter.islower() and inner[-1:] in _ENDS
    if attribution.link is Link.LIKELY:  # no clause touches it: only its own form and place tell
        stands_alone = scene.frame.is_start(attribution.token) or previous in (":", ",")
        return stands_alone and not letter.islower() and inner[-1:] in _ENDS
    if not attribution.before:
        return inner[-1:] in _ENDS or scene.frame.low(attribution.token + 1) in (",", "—", "–")
    if previous in (":", ","):
        return True
    return not letter.islower() and inner[-1:] in ".!?…" and previous not in scene.words.conjunct


def _is_title(inner: str) -> bool:
    """Whether the words are written as a title: several with a capital each, small ones aside, and no end mark."""
    if len(inner) > _LONGEST_TITLE or inner[-1:] in _ENDS:
        return False
    found = _WORD.findall(inner)
    if len(found) < 2:
        return False
    return found[0][0].isupper() and found[-1][0].isupper() and all(w[0].isupper() or len(w) < 4 for w in found)


def _is_term(inner: str, count: int, attribution: Attribution, scene: Scene) -> bool:
    """Whether a few words inside a sentence are a title or a term: a capital without an end mark, or behind "the"."""
    if inner[-1:] in ".!?…,":
        return False
    letter = next((c for c in inner if c.isalpha()), "")
    if letter.isupper() and not scene.words.capital_nouns and not inner.startswith(("I ", "I'", "I’")):
        return True
    return count <= 2 and scene.frame.low(attribution.token - 1) in scene.words.definite


def _names_a_thing(inner: str, attribution: Attribution, scene: Scene) -> bool:
    """Whether a capitalised word or two in marks, inside a running sentence, is a name («Вестнику», «Лучтранс»)."""
    letter = next((c for c in inner if c.isalpha()), "")
    if not scene.words.cased or not letter.isupper() or inner[-1:] in _ENDS:
        return False
    after = scene.frame.low(attribution.token + 1)
    return scene.frame.low(attribution.token - 1) != ":" and after not in (",", "—", "–") and not attribution.alone
