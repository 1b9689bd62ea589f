"""Quotations that hold the words asked for as they are: the same characters, or the same words."""

from __future__ import annotations

from knowledge.claims import Claim
from knowledge.matching.asked import Asked, Choice, bare
from knowledge.matching.found import EXACT_SCORE, Found
from knowledge.models import Article, MatchMethod, Quotation, Span, cut
from knowledge.utterances import Utterance


def same_words(asked: Asked, utterance: Utterance, choose: Choice, telling: bool = True) -> list[Found]:
    """Where the words of a claim stand one after another, in one part or over several.

    Words that are not `telling` are only found where a quotation is nothing else.
    """
    claim = choose(asked.in_language(utterance.language))
    at = utterance.line.find(claim.line) if claim is not None and claim.words else -1
    if claim is None or at < 0 or (not telling and claim.line != utterance.line):
        return []
    first = utterance.line.count(" ", 0, at + 1) - 1
    heard = utterance.words[first : first + len(claim.words) + len(claim.rest)]
    parts = list(dict.fromkeys(utterance.part_of(word) for word in heard))
    if len(utterance.parts) > len(parts) == 1:
        return []  # the part is there by itself too
    found = []
    for part in parts:
        within = [word for word in heard if part.span.start <= word.start < part.span.end]
        span = part.span.part(within[0].start, within[-1].end)
        span, method = _characters(asked.fragment, utterance.article, part, span, claim)
        found.append(Found(utterance.article, part, span, method, EXACT_SCORE))
    return sorted(found, key=lambda each: -len(each.span))


def _characters(fragment: str, article: Article, part: Quotation, span: Span, claim: Claim) -> tuple[Span, MatchMethod]:
    """The place of the very characters, if they are in the part, else that of the words."""
    start, end = claim.ranges[0][0], claim.ranges[-1][1]
    words = bare(fragment[start:end])
    at = _whole_words(cut(article, part.span), words)
    if at is None:
        return span, MatchMethod.NORMALISED
    base = part.span.start + at
    return part.span.part(base, base + len(words)), MatchMethod.EXACT


def _whole_words(text: str, wanted: str) -> int | None:
    """Where `wanted` stands in `text` with no letter or digit touching it."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        opens = at == 0 or not (text[at - 1].isalnum() and wanted[0].isalnum())
        closes = end == len(text) or not (text[end].isalnum() and wanted[-1].isalnum())
        if opens and closes:
            return at
        at = text.find(wanted, at + 1)
    return None
