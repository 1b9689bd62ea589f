"""Why there is no answer, as far as the articles tell: another language, a name that none mentions, or names that none
mentions beside what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.analysis import Word
from knowledge.answering.candidate import Candidate
from knowledge.answering.premises import Premise, View, mentioned, named, typed
from knowledge.answering.question import Question
from knowledge.answering.tongues import language_asked, script_of
from knowledge.collection import Collection
from knowledge.languages.wanted import wanted_of
from knowledge.models import NoAnswer, Reason
from knowledge.reading import ReadPassage
from knowledge.vocabulary import related

MOST_NAMES = 3
"""Names of a question that are looked at, each on its own; who asks about more asks about no one of them."""
MOST = 48
"""Passages that hold a name and are looked through for what is asked beside it; of more than that nothing is said."""
TELLING = 2.0
"""The weight of a word from which on its absence tells something (`Collection.weight`)."""
UNKNOWN = 0.5
"""The share of the words of a question in another language that no article holds, or more."""


def why_not(
    text: str, views: Sequence[View], premises: Sequence[Premise], ranked: Sequence[Candidate], sure: float, others: int
) -> NoAnswer:
    """The refusal of a question that the passages do not answer, with at most `others` of them as the nearest."""
    nearest = tuple(candidate.citation() for candidate in ranked[:others])
    refusal = NoAnswer(question=text, reason=Reason.NOT_FOUND, nearest=nearest, confidence=sure)
    if is_foreign(views):
        codes = tuple(sorted({c.language.code for _, c in views}))
        kept = nearest if any(_known_names(view) for view in views) else ()
        return refusal.model_copy(update={"reason": Reason.OTHER_LANGUAGE, "languages": codes, "nearest": kept})
    if premises:
        terms = named(premises, views[0][0])
        return refusal.model_copy(update={"reason": Reason.NEVER_MENTIONED, "terms": terms})
    for view in views:
        names, terms = apart(view, views)
        if names and terms:
            return refusal.model_copy(update={"reason": Reason.NOT_TOGETHER, "mentioned": names, "terms": terms})
    return refusal


def is_foreign(views: Sequence[View]) -> bool:
    """Whether the question is in another language than all of the articles: in another script than they are, or told by
    its small words, with words that they do not hold."""
    text = views[0][0].text
    script = script_of(text)
    if script and script not in {_script_of(collection) for _, collection in views}:
        return True
    asked_in = language_asked(text)
    if asked_in is None or any(collection.language.code == asked_in for _, collection in views):
        return False
    return all(_is_strange(question, views) for question, _ in views)


def apart(view: View, views: Sequence[View]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the question, and its words that stand in no passage beside one of them, nor in a neighbour or a
    heading, in any form; all as the person typed them. Both are empty when that is not sure."""
    question, collection = view
    names = _known_names(view)
    if not names or language_asked(question.text) not in (collection.language.code, None):
        return (), ()
    near = _near([word.stem for word in names], collection)
    if near is None:
        return (), ()
    vague = wanted_of(collection.language.code).vague
    missing = [
        word
        for word in question.terms
        if word.stem not in question.names | question.numbers
        and word.folded not in vague
        and word.folded.isalpha()
        and collection.weight(word.stem) >= TELLING
        and not _stands(word, near, collection)
    ]
    if not missing or any(
        mentioned(word, [other for other in views if other[1] is not collection]) for word in missing
    ):
        return (), ()
    return tuple(_runs(question, names)), tuple(dict.fromkeys(typed(question, w.start, w.end) for w in missing))


def _is_strange(question: Question, views: Sequence[View]) -> bool:
    words = [w for w in question.terms if w.stem not in question.names | question.numbers]
    return sum(not mentioned(word, views) for word in words) >= UNKNOWN * len(words)


def _known_names(view: View) -> list[Word]:
    question, collection = view
    return [w for w in question.terms if w.stem in question.names and len(w.folded) > 1 and collection.mentions(w.stem)]


def _near(names: Sequence[str], collection: Collection) -> frozenset[str] | None:
    """The stems of all passages that hold one of the names, of their neighbours and headings and of the article's own
    lines above them; None when there are too many."""
    found: set[str] = set()
    if len(names) > MOST_NAMES:
        return None
    holding = [r for r in collection.readings.values() if any(name in r.spellings for name in names)]
    if len(holding) >= MOST:
        return None
    for name in names:
        hits = collection.search((name,), MOST)
        if len(hits) >= MOST:
            return None
        for read, _ in hits:
            found.update(*(near.all_stems for near in _neighbours(read, collection)))
    found.update(*(reading.lines for reading in holding))
    return frozenset(found)


def _neighbours(read: ReadPassage, collection: Collection) -> tuple[ReadPassage, ...]:
    around = collection.readings[read.passage.span.version].read
    return around[max(read.number - 1, 0) : read.number + 2]


def _stands(word: Word, near: frozenset[str], collection: Collection) -> bool:
    """Whether a word or any form or relative of it is among the stems."""
    if word.stem in near or not near.isdisjoint(collection.akin(word.stem)):
        return True
    return any(related(word.stem, other) for other in near)


def _runs(question: Question, names: Sequence[Word]) -> Iterator[str]:
    """The names as the person typed them, those of one name together."""
    start = names[0].start
    for word, following in pairwise([*names, None]):
        if word is not None and (following is None or question.text[word.end : following.start] != " "):
            yield typed(question, start, word.end)
            start = following.start if following is not None else start


def _script_of(collection: Collection) -> str:
    return script_of(next(iter(collection.readings.values())).article.text)
