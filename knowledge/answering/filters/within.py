"""Answering from the articles that pass the filters of a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.analysis import words
from knowledge.answering.filters.model import Filter, Filters
from knowledge.answering.filters.reading import narrow, parts_of
from knowledge.collection import Collection
from knowledge.dates import find_written
from knowledge.languages.filterwords import ALONE
from knowledge.models import Answer, NoAnswer, Reason, cut
from knowledge.reading import Reading

Asking = Callable[[str, Sequence[Collection]], Answer | NoAnswer]
"""Answers a question without filters from some articles."""


_ALONE = re.compile(ALONE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filtered:
    """A question with its filters, and the one before. `context` is that one without its own filters; `understood`
    what is asked, where the question is only a filter for the one before ("and in the Courier?")."""

    filters: Filters | None
    context: str = ""
    understood: str = ""


def filtered(
    text: str, context: str, collections: Sequence[Collection], today: date, full: Callable[[str, str], str]
) -> Filtered:
    """The filters of a question, or for one that follows another up those of that one, if they were said outright.

    `full` makes a follow-up (the first string) full with the question before; it gives nothing for a full question.
    """
    filters = narrow(text, collections, today)
    earlier = narrow(context, collections, today) if context else None
    before = earlier.sure if earlier is not None and earlier.sure is not None and earlier.sure.versions else None
    bare = before.text if before is not None else context
    if filters is not None:
        whole = full(text, bare) if bare and filters.sure is None else ""
        if whole:  # "and in 2021?" is first of all about another year
            return Filtered(narrow(whole, collections, today), understood=whole)
        meant = filters.likely or filters.sure
        if bare and meant is not None and _ALONE.fullmatch(meant.text):
            return Filtered(Filters(replace(meant, text=bare, loose=()), None), understood=bare)
    elif before is not None and full(text, bare):
        filters = Filters(replace(before, text=text), None)
    return Filtered(filters, bare)


def answer_within(text: str, reading: Filters, collections: Sequence[Collection], asking: Asking) -> Answer | NoAnswer:
    """Answers a question with filters from the articles that pass them, or says that none does.

    Words that may be a filter are one unless a passage answers the question that holds them itself ("in March 2022"),
    and unless no passage of those articles answers.
    """
    sure, likely = reading.sure, reading.likely
    if sure is not None and not sure.versions:
        return NoAnswer(question=text, reason=Reason.NOTHING_WITHIN, within=sure.missing)
    question, inside = text, collections
    if sure is not None:
        question, inside = sure.text, parts_of(collections, sure.versions)
        if not any(character.isalnum() for character in question):
            return NoAnswer(question=text, reason=Reason.EMPTY, within=sure.within)
    result = asking(question, inside)
    if likely is not None and _ALONE.fullmatch(likely.text):
        likely = None
    if likely is not None and not (isinstance(result, Answer) and _states(result, likely.loose, collections)):
        closer = asking(likely.text, parts_of(collections, likely.versions))
        if isinstance(closer, Answer) and not _of_other_days(closer, likely.loose, collections):
            return closer.model_copy(update={"question": text, "within": likely.within})
    return result.model_copy(update={"question": text, "within": sure.within if sure is not None else ()})


def _states(answer: Answer, filters: Sequence[Filter], collections: Sequence[Collection]) -> bool:
    """Whether the best passage itself holds the words that may be filters."""
    passage = answer.citations[0].passage
    reading = _article_of(answer, collections)
    if passage.number is None:
        return False
    held = reading.read[passage.number].all_stems
    return all(
        word.stem in held for each in filters for word in words(each.shown, reading.language.code) if word.content
    )


def _of_other_days(answer: Answer, filters: Sequence[Filter], collections: Sequence[Collection]) -> bool:
    """Whether the sentence that answers is about a time that it names, and that is not the one asked about."""
    asked = [each.days for each in filters if each.days is not None]
    if not asked:
        return False
    named = [
        dated.days
        for dated in find_written(cut(_article_of(answer, collections).article, answer.citations[0].highlight))
    ]
    return bool(named) and not any(days.meets(other) for days in named for other in asked)


def _article_of(answer: Answer, collections: Sequence[Collection]) -> Reading:
    version = answer.citations[0].version
    return next(c.readings[version] for c in collections if version in c.readings)
