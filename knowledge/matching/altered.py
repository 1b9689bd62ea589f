"""Quotations that are alike to the words asked for: which words differ, and in which part of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from knowledge.aligning import Alignment, align, window_of
from knowledge.claims import Claim
from knowledge.matching.alike import ALTERED_WORDS, is_altered, spelling_counted, without_speaker
from knowledge.matching.asked import Asked, Choice
from knowledge.matching.found import ALTERED_SCORE, EXACT_SCORE, Found, each_once, joined
from knowledge.models import MatchMethod
from knowledge.utterances import Utterance

ALTERED = 0.65
"""Least likeness, 0..1, of words that are taken for a misremembered quotation."""
SPREAD = 0.12
"""How much less alike than the best one further quotations may be."""
SHARED = 0.3
"""Share of the weight that a quotation must have in common, in any order, to be compared word by word."""
LONGER = 3.0
"""How much more a claim may weigh than what it is compared with: even stripped of the speaker it could not be alike."""
COMPARED = 10
"""Quotations that are compared word by word."""
STEPS = 1_000_000
"""Pairs of words that are compared (some half a second): fewer quotations when they are very long."""


def altered_words(asked: Asked, utterances: Sequence[Utterance], choose: Choice, least: float = ALTERED) -> list[Found]:
    """The quotations that a claim is an altered form of."""
    compared: list[tuple[Utterance, Claim, Alignment]] = []
    for utterance, claim in _comparable(asked, utterances, choose):
        claim = without_speaker(claim, utterance)
        alignment = align(claim.words, utterance.words, claim.gaps)
        if alignment is not None:
            alignment = spelling_counted(alignment, claim, utterance)
        if alignment is not None and is_altered(claim, utterance, alignment, least):
            compared.append((utterance, claim, alignment))
    best = max((alignment.likeness for _, _, alignment in compared), default=0.0)
    kept = [each for each in compared if each[2].likeness >= best - SPREAD]
    return each_once([found for each in sorted(kept, key=_order) for found in _altered_parts(asked.fragment, *each)])


def _comparable(asked: Asked, utterances: Sequence[Utterance], choose: Choice) -> list[tuple[Utterance, Claim]]:
    """The utterances that share most with the claim, in any order."""
    weighed: list[tuple[float, int, Utterance, Claim]] = []
    for place, utterance in enumerate(utterances):
        claim = choose(asked.in_language(utterance.language))
        if claim is None or len(claim.words) < ALTERED_WORDS or claim.weight > LONGER * utterance.weight:
            continue
        shared = sum(claim.stems[stem] for stem in claim.stems.keys() & utterance.stems.keys())
        if shared >= SHARED * min(claim.weight, utterance.weight):
            weighed.append((-shared, place, utterance, claim))
    best = [(utterance, claim) for _, _, utterance, claim in sorted(weighed, key=lambda w: w[:2])[:COMPARED]]
    steps = accumulate(len(claim.words) * min(len(u.words), window_of(claim.words)) for u, claim in best)
    return [each for place, (each, so_far) in enumerate(zip(best, steps, strict=True)) if not place or so_far <= STEPS]


def flagged(asked: Asked, found: Iterable[Found], all_of: Choice, part: Choice) -> list[Found]:
    """Matches of a part of a claim, with the words of the rest as altered."""
    marked = []
    for each in found:
        message = asked.in_language(each.article.metadata.language)
        claim, chosen = all_of(message), part(message)
        inside = chosen.ranges if chosen is not None else ()
        rest = [w for w in (claim.words if claim is not None else ()) if not any(a <= w.start < b for a, b in inside)]
        ranges = sorted({*each.altered, *((w.start, w.end) for w in rest)})
        score = min(each.score, ALTERED_SCORE)
        marked.append(replace(each, method=MatchMethod.FUZZY, score=score, altered=joined(ranges, asked.fragment)))
    return marked


def _order(compared: tuple[Utterance, Claim, Alignment]) -> tuple[float, int]:
    return (-round(compared[2].likeness, 2), len(compared[0].parts))


def _altered_parts(fragment: str, utterance: Utterance, claim: Claim, alignment: Alignment) -> list[Found]:
    """A match for each part of the utterance that holds words of the claim: first the part with most of them, or, when
    the claim only leaves words out, the one that they are left out of."""
    heard = utterance.words[alignment.first : alignment.last + 1]
    same_asked = {i for i, _ in alignment.same}
    same_spoken = {utterance.words[j].start for _, j in alignment.same}
    differing_asked = [w for i, w in enumerate(claim.words) if i not in same_asked] + list(claim.rest)
    altered = joined([(w.start, w.end) for w in differing_asked], fragment)
    unsaid = any(word.start not in same_spoken for word in heard)
    exact = not altered and not unsaid
    found: list[tuple[float, Found]] = []
    for part in utterance.parts:
        within = [word for word in heard if part.span.start <= word.start < part.span.end]
        shared = sum(word.weight for word in within if word.start in same_spoken)
        if not shared:
            continue
        differing = [(w.start, w.end) for w in within if w.start not in same_spoken]
        differs = tuple(part.span.part(*place) for place in joined(differing, utterance.article.text))
        method = MatchMethod.NORMALISED if exact else MatchMethod.FUZZY
        score = EXACT_SCORE if exact else min(EXACT_SCORE * alignment.likeness, ALTERED_SCORE)
        span = part.span.part(within[0].start, within[-1].end)
        found.append(
            (
                shared + (not altered and bool(differs)) * claim.weight,
                Found(utterance.article, part, span, method, score, differs, altered),
            )
        )
    return [each for _, each in sorted(found, key=lambda pair: -pair[0])]
