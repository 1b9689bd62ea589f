"""Question to Answer or NoAnswer: candidates, evidence, decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answering.decision import THRESHOLD, confidence, lead, rank
from knowledge.answering.evidence import STRANGE, Evidence, Sought, weigh
from knowledge.answering.metadata import answer_from_metadata
from knowledge.answering.question import Question, is_small_talk, metadata_asked, parse, without_courtesies
from knowledge.collection import Collection
from knowledge.models import Answer, Citation, NoAnswer, Reason
from knowledge.reading import ReadPassage

CANDIDATES = 16
"""Passages taken from the index and weighed."""
OTHERS = 4
"""Further passages offered beside the best one, or as nearest when nothing answers."""
LONGEST_QUESTION = 2000
"""Characters of a question that are read; nobody asks more at once."""


@dataclass(frozen=True)
class Candidate:
    """A passage that was weighed. `score` is its rank within one question."""

    read: ReadPassage
    collection: Collection
    evidence: Evidence
    score: float

    def citation(self) -> Citation:
        """The passage with its best sentence highlighted and its speaker."""
        reading = self.collection.readings[self.read.passage.span.version]
        return reading.cite(self.read.passage, self.read.passage.sentences[self.evidence.best])


def ask(text: str, collections: Sequence[Collection]) -> Answer | NoAnswer:
    """Answers a question from the articles, or says why not. Never raises on a question, whatever is in it."""
    asked = text[:LONGEST_QUESTION]
    if not any(character.isalnum() for character in asked):
        return NoAnswer(question=text, reason=Reason.EMPTY)
    if not collections:
        return NoAnswer(question=text, reason=Reason.NO_ARTICLES)
    if is_small_talk(asked):
        return NoAnswer(question=text, reason=Reason.SMALL_TALK)
    asked = without_courtesies(asked)
    about_article = metadata_asked(asked)
    if about_article is not None:
        language, field = about_article
        own_first = sorted(collections, key=lambda c: c.language.code != language)
        return answer_from_metadata(text, field, own_first)
    return _ask_passages(text, asked, collections)


def _ask_passages(text: str, asked: str, collections: Sequence[Collection]) -> Answer | NoAnswer:
    questions = [(understand(asked, c), c) for c in collections]
    ranked = sorted(
        (candidate for question, c in questions for candidate in weigh_all(question, c)), key=lambda c: -c.score
    )
    unknown = unknown_names([question for question, _ in questions], collections)
    # Nobody is quoted whom no article names, whatever else of the question is known.
    stranger = bool(unknown) and any(question.speech for question, _ in questions)
    sure = 0.0 if stranger else gate(ranked)
    if ranked and sure >= THRESHOLD:
        cited = tuple(candidate.citation() for candidate in ranked[: 1 + OTHERS])
        slips = next(question.slips for question, c in questions if c is ranked[0].collection)
        return Answer(question=text, citations=cited, confidence=sure, respelt=slips)
    if not ranked and not _shares_script(asked, collections):
        codes = tuple(sorted({c.language.code for c in collections}))
        return NoAnswer(question=text, reason=Reason.OTHER_LANGUAGE, languages=codes)
    nearest = tuple(candidate.citation() for candidate in ranked[:OTHERS])
    if unknown:
        return NoAnswer(question=text, reason=Reason.NEVER_MENTIONED, terms=unknown, nearest=nearest, confidence=sure)
    return NoAnswer(question=text, reason=Reason.NOT_FOUND, nearest=nearest, confidence=sure)


def understand(text: str, collection: Collection) -> Question:
    """The question in the words of a collection: where it has another form or spelling of a word, that one."""
    question = parse(text, collection.language.code, collection.names)
    terms, names, slips = [], set(question.names), []
    for term in question.terms:
        kin = collection.kin(term)
        if kin is None:
            terms.append(term)
            continue
        terms.append(term._replace(stem=kin.stem))
        names.discard(term.stem)
        if term.name or kin.stem in collection.names:
            names.add(kin.stem)
        if kin.slip:
            slips.append(collection.spelling(kin.stem))
    unique = {term.stem: term for term in reversed(terms)}
    return replace(question, terms=tuple(reversed(unique.values())), names=frozenset(names), slips=tuple(slips))


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


def unknown_names(questions: Sequence[Question], collections: Sequence[Collection]) -> tuple[str, ...]:
    """Names and numbers of the question that no article holds, as the person typed them."""
    question = questions[0]
    missing = [
        question.text[term.start : term.end]
        for term in question.terms
        if term.stem in question.names | question.numbers
        and (term.number or len(term.folded) > 1)
        and not any(
            c.mentions(t.stem)
            for q, c in zip(questions, collections, strict=True)
            for t in q.terms
            if t.start == term.start
        )
    ]
    return tuple(dict.fromkeys(missing))


def _shares_script(text: str, collections: Sequence[Collection]) -> bool:
    cyrillic = any("а" <= c <= "џ" for c in text.casefold())
    return any((c.language.code in ("ru", "uk")) == cyrillic for c in collections)
