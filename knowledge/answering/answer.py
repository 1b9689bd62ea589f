"""Question to Answer or NoAnswer: candidates, evidence, decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.answering.candidate import Candidate
from knowledge.answering.decision import THRESHOLD, confidence, lead, rank
from knowledge.answering.evidence import STRANGE, Sought, weigh
from knowledge.answering.filters import answer_within, filtered
from knowledge.answering.followups import Acquaintance, complete
from knowledge.answering.kinds import lacks
from knowledge.answering.metadata import answer_from_metadata
from knowledge.answering.premises import refuted, unmentioned
from knowledge.answering.question import Question, is_small_talk, metadata_asked, without_courtesies
from knowledge.answering.reasons import why_not
from knowledge.answering.several import arrange
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.models import Answer, NoAnswer, Reason

CANDIDATES = 16
"""Passages taken from the index and weighed."""
OTHERS = 4
"""Further passages offered beside the best one, or as nearest when nothing answers."""
LONGEST_QUESTION = 2000
"""Characters of a question that are read; nobody asks more at once."""


def ask(
    text: str, collections: Sequence[Collection], context: str = "", today: date | None = None
) -> Answer | NoAnswer:
    """Answers a question from the articles, or says why not. Never raises on a question, whatever is in it.

    `context` is the last question that was answered, in full: what a follow-up leans on. `today` is what "last week"
    is counted from: the real date unless told.
    """
    asked = text[:LONGEST_QUESTION]
    if not any(character.isalnum() for character in asked):
        return NoAnswer(question=text, reason=Reason.EMPTY)
    if not collections:
        return NoAnswer(question=text, reason=Reason.NO_ARTICLES)
    if is_small_talk(asked):
        return NoAnswer(question=text, reason=Reason.SMALL_TALK)
    asked = without_courtesies(asked)
    known = Acquaintance(collections)
    read = filtered(asked, context, collections, today or date.today(), lambda one, other: complete(one, other, known))
    if read.filters is None:
        result = _ask(asked, collections, read.context)
    else:
        result = answer_within(asked, read.filters, collections, lambda bare, inside: _ask(bare, inside, read.context))
    return result.model_copy(update={"question": text, "understood": read.understood or result.understood})


def _ask(text: str, collections: Sequence[Collection], context: str = "") -> Answer | NoAnswer:
    """Answers a question without filters, from all of the articles given."""
    understood = complete(text, context, Acquaintance(collections)) if context else ""
    if understood:
        return _ask(understood, collections).model_copy(update={"question": text, "understood": understood})
    about_article = metadata_asked(text)
    if about_article is not None:
        language, field = about_article
        own_first = sorted(collections, key=lambda c: c.language.code != language)
        return answer_from_metadata(text, field, own_first)
    return _ask_passages(text, collections)


def _ask_passages(text: str, collections: Sequence[Collection]) -> Answer | NoAnswer:
    questions = [(understand(text, c), c) for c in collections]
    ranked = sorted(
        (candidate for question, c in questions for candidate in weigh_all(question, c)), key=lambda c: -c.score
    )
    premises = unmentioned(questions)
    question = next((question for question, c in questions if ranked and c is ranked[0].collection), questions[0][0])
    hopeless = refuted(premises, questions) or (ranked and lacks(question, ranked[0].read))
    sure = 0.0 if hopeless else gate(ranked)
    if ranked and sure >= THRESHOLD:
        arranged = arrange(ranked, sure, question, OTHERS)._asdict()
        return Answer(question=text, confidence=sure, respelt=question.slips, **arranged)
    return why_not(text, questions, premises, ranked, sure, OTHERS)


def weigh_all(question: Question, collection: Collection, limit: int = CANDIDATES) -> list[Candidate]:
    """At most `limit` candidates of one collection with their evidence, best first."""
    hits = collection.search(question.stems, limit)
    sought = [_sought(stem, collection) for stem in question.stems]
    held = {term.stem for term in sought if term.akin or collection.mentions(term.stem)}
    total = sum(term.weight for term in sought) or 1.0
    known = sum(term.weight for term in sought if term.stem in held) / total
    strange = sum(term.weight for term in sought if term.stem in question.names - held)
    familiar = 1 - min(strange, STRANGE) / STRANGE
    top = max((score for _, score in hits), default=0.0) or 1.0
    introduced = collection.first_with(question.names)
    found = []
    for read, score in hits:
        share = min(max(score / top, 0.0), 1.0)
        evidence = weigh(question, sought, read, collection.before(read), share, known, familiar, read in introduced)
        found.append(Candidate(read, collection, evidence, rank(evidence)))
    return sorted(found, key=lambda candidate: -candidate.score)


def _sought(stem: str, collection: Collection) -> Sought:
    return Sought(stem, collection.weight(stem), collection.distinction(stem), collection.akin(stem))


def gate(ranked: Sequence[Candidate]) -> float:
    """The confidence that the first candidate answers."""
    if not ranked:
        return 0.0
    best = ranked[0].evidence
    return confidence(best, lead(best, [candidate.score for candidate in ranked]))
