"""A question with its filters read: the surely meant ones, and those that may be part of the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from knowledge.analysis import words
from knowledge.answering.filters.catalogue import Catalogue, catalogue_of
from knowledge.answering.filters.model import Filter, Filters, Narrowed
from knowledge.answering.filters.operators import operators
from knowledge.answering.filters.plain import plain_filters
from knowledge.answering.question import metadata_asked
from knowledge.collection import Collection

_GAP = re.compile(r"\s{2,}")
_LOOSE = re.compile(r"\s+(?=[?!.,;:])|^[\s,;:.–—-]+|,\s*(?=[?!.]?$)")


def narrow(text: str, collections: Sequence[Collection], today: date) -> Filters | None:
    """Reads the filters of a question; None when it has none. `today` is what "last week" is counted from."""
    catalogue = catalogue_of(tuple(r for c in collections for r in c.readings.values()))
    found = list(operators(text, catalogue, today))
    taken = text
    for each in found:  # blanks in their place keep the offsets of the rest
        taken = taken[: each.start] + " " * (each.end - each.start) + taken[each.end :]
    found += plain_filters(taken, catalogue, today, lambda name: _mentioned(name, collections))
    return _read(text, found, catalogue) if found else None


def _mentioned(name: str, collections: Sequence[Collection]) -> bool:
    """Whether the articles of a language have all words of the name."""
    named = ([word.stem for word in words(name, c.language.code) if word.content] for c in collections)
    return any(all(map(c.mentions, stems)) for c, stems in zip(collections, named, strict=True))


def narrowed(text: str, collections: Sequence[Collection], today: date) -> tuple[str, list[Collection]]:
    """The question without what surely says which articles are meant, and those articles."""
    filters = narrow(text, collections, today)
    if filters is None or filters.sure is None:
        return text, list(collections)
    return filters.sure.text, parts_of(collections, filters.sure.versions)


def parts_of(collections: Sequence[Collection], versions: frozenset[str]) -> list[Collection]:
    """What the collections hold of the articles."""
    return [c.only(versions) for c in collections if not versions.isdisjoint(c.readings)]


def _read(text: str, found: Sequence[Filter], catalogue: Catalogue) -> Filters | None:
    bare = _taken_out(text, found)
    about_article = metadata_asked(bare) is not None
    sure = [each for each in found if each.sure or about_article]
    inside = _passing(sure, catalogue)
    loose = [each for each in found if each not in sure and _tells(each, inside)]
    kept = Narrowed(_taken_out(text, sure), inside, _shown(sure), missing=_missing(sure)) if sure else None
    every = [*sure, *loose]
    both = _passing(every, catalogue)
    likely = Narrowed(_taken_out(text, every), both, _shown(every), tuple(loose)) if loose and both else None
    return Filters(kept, likely) if kept is not None or likely is not None else None


def _tells(each: Filter, inside: frozenset[str]) -> bool:
    """Whether some of the articles pass and some do not: else the words rather belong to the question."""
    return bool(inside & each.versions) and not inside <= each.versions


def _passing(filters: Iterable[Filter], catalogue: Catalogue) -> frozenset[str]:
    fields: dict[str, frozenset[str]] = {}
    for number, each in enumerate(filters):
        field = each.field or str(number)
        fields[field] = fields.get(field, frozenset()) | each.versions
    inside = catalogue.versions
    for versions in fields.values():
        inside &= versions
    return inside


def _missing(filters: Sequence[Filter]) -> tuple[str, ...]:
    return _shown([each for each in filters if not each.versions]) or _shown(filters)


def _shown(filters: Iterable[Filter]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.shown for each in _in_order(filters)))


def _in_order(filters: Iterable[Filter]) -> list[Filter]:
    return sorted(filters, key=lambda each: (each.start, each.end))


def _taken_out(text: str, filters: Iterable[Filter]) -> str:
    parts, at = [], 0
    for each in _in_order(filters):
        if each.start >= at:
            parts += [text[at : each.start], f" {each.put} " if each.put else " "]
        elif each.end <= at:
            continue
        at = each.end
    rest = _GAP.sub(" ", "".join([*parts, text[at:]])).strip()
    return _LOOSE.sub("", rest).strip()
