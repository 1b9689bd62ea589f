"""A question in the words of the articles: their forms and spellings, and terms that several words make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.analysis import Word, words
from knowledge.answering.question import Question, parse
from knowledge.collection import Collection
from knowledge.keyboards import retyped
from knowledge.languages import LANGUAGES, language_of
from knowledge.numbers import values
from knowledge.terms import Kind, Term, joined_stem, together

LONGEST_GAP = 1
"""Characters between two words of the question that the articles may write as one."""
_CYRILLIC = ("ru", "uk")
SURE = 4
"""Letters of a word that proves the wrong keyboard layout."""


def understand(text: str, collection: Collection) -> Question:
    """The question in the words of a collection: where it has another form or spelling of a word, that one."""
    typed = _as_typed_rightly(text, collection)
    question = _with_terms(parse(typed or text, collection.language.code, collection.names), collection)
    terms: dict[str, Word] = {}
    names, slips = set(question.names), list(question.slips)
    for term in question.terms:
        kin = collection.kin(term)
        if kin is None:
            terms.setdefault(term.stem, term)
            continue
        names.discard(term.stem)
        for stem in kin.stems:
            terms.setdefault(stem, term._replace(stem=stem))
            if term.name or stem in collection.names:
                names.add(stem)
        if kin.slip:
            slips.extend(collection.spelling(stem) for stem in kin.stems)
    if typed:
        slips.extend(collection.spelling(stem) for stem in terms if collection.mentions(stem))
    shown = tuple(dict.fromkeys(slips))
    return replace(question, terms=tuple(terms.values()), names=frozenset(names & terms.keys()), slips=shown)


def _with_terms(question: Question, collection: Collection) -> Question:
    """The question with one term where several of its words are one in the articles."""
    code = collection.language.code
    found = words(question.text, code)
    made = [
        *_foreign_numbers(question.text, found, collection),
        *(term for term in together(question.text, found, code, collection.phrases) if _meant(term, found, collection)),
        *_written_as_one(question, found, collection),
    ]
    if not made:
        return question
    terms, names, numbers = list(question.terms), set(question.names), set(question.numbers)
    for term in made:
        covered = [word for word in terms if term.start <= word.start < term.end]
        if not covered:
            continue
        place = terms.index(covered[0])
        whole = covered[0]._replace(stem=term.stem, end=term.end, number=term.kind is Kind.NUMBER)
        kept = [word for word in terms if word not in covered and word.stem != term.stem]
        terms = [*kept[:place], whole, *kept[place:]]
        names -= {word.stem for word in covered}
        numbers -= {word.stem for word in covered}
        if term.kind is Kind.NUMBER:
            numbers.add(term.stem)
        elif any(word.name for word in covered):
            names.add(term.stem)
    return replace(question, terms=tuple(terms), names=frozenset(names), numbers=frozenset(numbers))


def _foreign_numbers(text: str, found: Sequence[Word], collection: Collection) -> list[Term]:
    """The numbers of the articles that the question gives in words of another alphabet."""
    own = collection.language.code in _CYRILLIC
    if all(_is_cyrillic(word) == own or word.number for word in found):
        return []
    for other in (code for code in LANGUAGES if (code in _CYRILLIC) != own):
        made = [
            Term(value.term, value.start, value.end, value.first, value.last, Kind.NUMBER)
            for value in values(text, other)
            if collection.mentions(value.term)
        ]
        if made:
            return made
    return []


def _is_cyrillic(word: Word) -> bool:
    return "\u0400" <= word.folded[0] <= "\u04ff"


def _meant(term: Term, found: Sequence[Word], collection: Collection) -> bool:
    """Whether the articles hold a term, and not the words that make it as well as it."""
    if not collection.mentions(term.stem):
        return False
    inside = found[term.first : term.last]
    match term.kind:
        case Kind.COMPOUND:
            return not all(collection.mentions(word.stem) for word in inside)
        case Kind.NUMBER:  # a single number word is kin to its digits, and weighs what a word weighs
            return len(inside) > 1 or inside[0].number or not collection.mentions(inside[0].stem)
        case Kind.NAME:
            return True


def _written_as_one(question: Question, found: Sequence[Word], collection: Collection) -> list[Term]:
    """Neighbouring words of which the articles do not hold both, but the two as one: "policy maker"."""
    code = collection.language.code
    asked = {term.start for term in question.terms}
    made: list[Term] = []
    for place in range(len(found) - 1):
        one, other = pair = found[place], found[place + 1]
        apart = other.start - one.end <= LONGEST_GAP and question.text[one.end : other.start].isspace()
        if not apart or not ({one.start, other.start} & asked):
            continue
        if not (one.content and other.content) or all(collection.mentions(word.stem) for word in pair):
            continue
        joined = joined_stem(pair, code)
        if joined and collection.mentions(joined):
            made.append(Term(joined, one.start, other.end, place, place + 2, Kind.COMPOUND))
    return made


def _as_typed_rightly(text: str, collection: Collection) -> str:
    """The question as the other keyboard layout gives it, where that makes words of the articles out of none; else
    empty. It is as long as the text."""
    code = collection.language.code
    table = language_of(code)
    for other in retyped(text, code):
        typed = [word for word in words(text, code) if word.content]
        if any(collection.mentions(word.stem) or collection.kin(word) for word in typed):
            return ""
        meant = words(other, code)
        known = [word for word in meant if not word.content or collection.mentions(word.stem)]
        sure = any(word.content and len(word.stem) >= SURE for word in known)
        common = [word for word in meant if word.folded in table.question_words]
        if sure and 2 * len({*known, *common}) > len(meant):
            return other
    return ""
