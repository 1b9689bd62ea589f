"""Who speaks: the people of one article, the same people over all articles, and which of them a typed name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.analysis import words
from knowledge.folding import fold
from knowledge.models import (
    SPEECH,
    Article,
    Person,
    Quotation,
    QuotationKind,
    Span,
    SpeakerProfile,
    SpeakerStatus,
    cut,
)
from knowledge.naming import Grade, grade_of_name, likeness, name_words, same_full_name, slip, sounds, telling_words
from knowledge.speakers.words import words_for

_SPOKEN = SPEECH | {QuotationKind.REPORTED}
_BESIDE = 16
"""Characters before a bare surname in which its form of address stands."""
_LONGEST = 200
"""Characters of what is typed that are compared with names."""
_LIKE = 0.6
"""Least likeness of a name that is offered in place of one that nobody has."""

_Key = tuple[str, ...]


def people_of(article: Article, quotations: Iterable[Quotation]) -> tuple[Person, ...]:
    """Who speaks in an article, given its quotations and reports; most quotations first, then by first mention.

    Forms of one name are one person, because they share the label. Two bare surnames are one person unless their forms
    of address differ; descriptions of people who are not named are one when they are worded alike.
    """
    groups: dict[_Key, list[Quotation]] = {}
    for quotation in sorted(quotations, key=lambda q: q.span.start):
        label = quotation.speaker.label
        if label is not None and quotation.kind in _SPOKEN:
            groups.setdefault(_key(article, quotation, label), []).append(quotation)
    people = [_person(group) for group in groups.values()]
    return tuple(sorted(people, key=lambda person: (-len(person.quotations), person.first.start)))


def _key(article: Article, quotation: Quotation, label: Span) -> _Key:
    said = cut(article, label)
    if quotation.speaker.status is SpeakerStatus.ANONYMOUS:
        return ("label", " ".join(fold(said).split()))
    named = name_words(said)
    if len(named) > 1:
        return ("name", *named)
    return ("surname", *(named or (fold(said),)), _address_before(article, label))


def _address_before(article: Article, label: Span) -> str:
    """ "m" or "f" for a label behind "Mr", "Ms" and the like, else nothing."""
    table = words_for(article.metadata.language)
    before = article.text[max(0, label.start - _BESIDE) : label.start].lower().split()
    if not before or before[-1] not in table.honorifics:
        return ""
    return "m" if before[-1] in table.masculine else "f" if before[-1] in table.feminine else ""


def _person(group: Sequence[Quotation]) -> Person:
    speaker = group[0].speaker
    assert speaker.label is not None  # noqa: S101 - narrowed by people_of
    mentions = [m for q in group for m in (q.speaker.label, q.speaker.mention) if m is not None]
    return Person(
        status=speaker.status,
        label=speaker.label,
        role=next((q.speaker.role for q in group if q.speaker.role is not None), None),
        first=min(mentions, key=lambda span: span.start),
        quotations=tuple(q for q in group if q.kind in SPEECH),
        reports=tuple(q for q in group if q.kind is QuotationKind.REPORTED),
    )


@dataclass(frozen=True, eq=False)
class Entry:
    """A person of an article, with the words that a typed name is compared with."""

    article: Article
    person: Person

    @cached_property
    def label(self) -> tuple[str, ...]:
        """The words of the name or description."""
        return name_words(cut(self.article, self.person.label))

    @property
    def surname(self) -> frozenset[str]:
        """The sounds of the last word of a full name; empty for other labels."""
        return sounds(self.label[-1]) if self.named and len(self.label) > 1 else frozenset()

    @property
    def named(self) -> bool:
        """Whether the article gives a name."""
        return self.person.status is SpeakerStatus.NAMED

    @property
    def language(self) -> str:
        """Code of the article's language."""
        return self.article.metadata.language

    def grade(self, asked: str) -> Grade | None:
        """How well typed words fit this person; None when they do not."""
        return self._as_named(asked) if self.named else self._as_described(asked)

    def _as_named(self, asked: str) -> Grade | None:
        typed = name_words(asked)
        by_name = grade_of_name(typed, self.label)
        if by_name is not None or self.person.role is None:
            return by_name
        table = words_for(self.language)
        role = _stems(cut(self.article, self.person.role), self.language)
        beside = [word for word in typed if not _stems(word, self.language) <= role]
        if len(beside) < len(typed) and beside:
            return grade_of_name(beside, self.label)  # "captain Larrow"
        content = _stems(asked, self.language)
        spoken = typed and table.is_role(typed[-1])
        return Grade.ROLE if spoken and content and content <= role else None

    def _as_described(self, asked: str) -> Grade | None:
        content = _stems(asked, self.language)
        described = _stems(cut(self.article, self.person.label), self.language)
        if not content or content <= described:
            return Grade.SAME if content else None
        slips = all(any(slip(word, other) for other in described) for word in content - described)
        return Grade.MISSPELT if slips else None

    @cached_property
    def suffix(self) -> str:
        """A generational suffix of the name."""
        last = self.label[-1].rstrip(".") if self.label else ""
        return last if last in ("jr", "sr", "ii", "iii", "iv") else ""


def _stems(text: str, language: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text, language) if word.content)


class Roster:
    """Everybody who speaks in a set of articles."""

    def __init__(self, articles: Iterable[tuple[Article, Sequence[Person]]]) -> None:
        self._groups: list[list[Entry]] = []
        self._entries: dict[str, list[Entry]] = {}
        self._by_surname: dict[str, list[list[Entry]]] = {}
        for article, people in articles:
            entries = [Entry(article, person) for person in people]
            self._entries[article.version] = entries
            self._add(entries)

    @cached_property
    def profiles(self) -> tuple[SpeakerProfile, ...]:
        """One profile a speaker, most quotations first, then in the order of the articles."""
        return tuple(_profile(group) for group in sorted(self._groups, key=_weight))

    def entries(self, version: str | None = None) -> Iterable[Entry]:
        """Everybody who speaks in a version; in any of the articles when none is given."""
        if version is not None:
            return self._entries.get(version, ())
        return (entry for entries in self._entries.values() for entry in entries)

    def forms_of(self, label: Span) -> list[tuple[str, ...]]:
        """The words of all names that the articles have for the person who has this label in one of them."""
        groups = (group for group in self._groups if any(entry.person.label == label for entry in group))
        return [entry.label for group in groups for entry in group]

    def named(self, asked: str) -> tuple[SpeakerProfile, ...]:
        """The speakers that a typed name or description can mean; only the best fits, none when nobody has it."""
        typed = asked[:_LONGEST]
        graded = [(grade, group) for group in self._groups if (grade := _best(group, typed)) is not None]
        best = min((grade for grade, _ in graded), default=None)
        return tuple(_profile(group) for group in sorted((g for grade, g in graded if grade is best), key=_weight))

    def like(self, asked: str, limit: int) -> tuple[SpeakerProfile, ...]:
        """The speakers whose names look most like a typed one that nobody has."""
        typed = telling_words(name_words(asked[:_LONGEST]))
        close = [(max(likeness(typed, telling_words(entry.label)) for entry in group), group) for group in self._groups]
        close = sorted((pair for pair in close if pair[0] >= _LIKE), key=lambda pair: -pair[0])
        return tuple(_profile(group) for _, group in close[:limit])

    def _add(self, entries: Sequence[Entry]) -> None:
        """Joins the people of one article to those of the articles before, where exactly one is meant by the name."""
        joined: list[tuple[Entry, list[Entry] | None]] = []
        for entry in entries:
            fits = [group for group in self._namesakes(entry) if _one_person(entry, group)]
            twins = [other for other in entries if other is not entry and _alike(entry, other)]
            joined.append((entry, fits[0] if len(fits) == 1 and not twins else None))
        for entry, group in joined:
            if group is None:
                group = []
                self._groups.append(group)
            group.append(entry)
            for sound in entry.surname:
                groups = self._by_surname.setdefault(sound, [])
                if not any(group is other for other in groups):
                    groups.append(group)

    def _namesakes(self, entry: Entry) -> list[list[Entry]]:
        """The groups that hold somebody of the surname."""
        found = {id(group): group for sound in entry.surname for group in self._by_surname.get(sound, ())}
        return list(found.values())


def _one_person(entry: Entry, group: Sequence[Entry]) -> bool:
    return all(_alike(entry, other) for other in group)


def _alike(one: Entry, two: Entry) -> bool:
    if not one.named or not two.named or one.suffix != two.suffix:
        return False
    return same_full_name(one.label, two.label, across_languages=one.language != two.language)


def _best(group: Sequence[Entry], asked: str) -> Grade | None:
    return min((grade for entry in group if (grade := entry.grade(asked)) is not None), default=None)


def _weight(group: Sequence[Entry]) -> int:
    return -sum(len(entry.person.quotations) for entry in group)


def _profile(group: Sequence[Entry]) -> SpeakerProfile:
    return SpeakerProfile(people=tuple(entry.person for entry in group))
