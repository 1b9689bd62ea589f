"""Which quotation holds the words that somebody remembers: the same characters, the same words, or altered words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.claims import Message
from knowledge.matching.asked import bare, telling
from knowledge.matching.found import ALTERED_SCORE, EXACT_SCORE, Found, rank
from knowledge.matching.search import Search
from knowledge.models import SPEECH, MatchMethod, QuotationKind
from knowledge.utterances import Utterance

__all__ = ["Found", "match", "nearest", "tells"]


def match(fragment: str, utterances: Sequence[Utterance], limit: int = 10) -> list[Found]:
    """The quotations that hold the words of `fragment`, best first, at most `limit` of them.

    The best method wins alone: the very characters, else the same words (case, accents, punctuation and the shape of
    marks aside), else altered words. Marks and end marks around the fragment do not count, and words are only found
    whole. A message that quotes somebody in marks is found by what stands in them. Speech comes before terms and
    headings with the same words, and what the outlet reports last. Words that tell nothing ("the", "it is") find only
    quotations that are nothing else.
    """
    if limit < 1:
        return []
    spoken = [each for each in utterances if each.parts[0].kind is not QuotationKind.REPORTED]
    reports = [each for each in utterances if each.parts[0].kind is QuotationKind.REPORTED]
    found = Search(fragment, spoken).found()
    nothing = not found
    for reported in Search(fragment, reports).found():
        known = any(reported.span.meets(other.span) for other in found)
        if nothing or (not known and reported.method is not MatchMethod.FUZZY):
            found.append(reported)
    return sorted(found, key=rank)[:limit]


def nearest(fragment: str, utterances: Sequence[Utterance], limit: int = 5) -> list[Found]:
    """The quotations that share most of the telling words of a fragment, best first; none when none shares any.

    They are no match: `score` says how much of the words both have (Dice's coefficient by weight).
    """
    messages: dict[str, Message] = {}
    found = []
    for each in utterances:
        if len(each.parts) > 1 or each.parts[0].kind not in SPEECH:
            continue
        if each.language not in messages:
            messages[each.language] = Message(fragment, each.language)
        asked = messages[each.language]
        rare = {word.stem for word in asked.words if word.content}
        common = rare & each.stems.keys()
        if common:
            shared = sum(asked.whole.stems[stem] for stem in common)
            both = sum(min(asked.whole.stems[stem], each.stems[stem]) for stem in common)
            score = min(EXACT_SCORE * 2 * both / (asked.whole.weight + each.weight), ALTERED_SCORE)
            found.append((shared, Found(each.article, each.parts[0], each.parts[0].span, MatchMethod.FUZZY, score)))
    return [each for _, each in sorted(found, key=lambda pair: (-pair[0], -pair[1].score))[:limit]]


def tells(fragment: str, languages: Iterable[str]) -> bool:
    """Whether the words say enough to look for a quotation that holds them: more than stop words in some language."""
    return any(telling(Message(bare(fragment), language).words) for language in languages)
