"""The people of a Russian or Ukrainian article, whose names change with their case.

A form that the article has in the nominative stands for all the others; without one, the form it has is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from knowledge.speakers.cases import (
    gender_of_genitive,
    gender_of_name,
    genitive_gender,
    is_patronymic,
    nominatives,
    stem,
)
from knowledge.speakers.names import Name
from knowledge.speakers.people import People, Person
from knowledge.speakers.words import Words
from knowledge.speakers.words.slavic_names import GIVEN


class InflectedPeople(People):
    """Looks up who a mention is, in whatever case and order of names."""

    def __init__(self, names: Sequence[Name], words: Words) -> None:
        self._bare: dict[str, Name] = {}
        self._by_stem: dict[str, dict[int, Person]] = defaultdict(dict)
        self._by_address: dict[tuple[str, str], dict[int, Person]] = defaultdict(dict)
        for name in names:
            if len(name.words) == 1 and not name.organisation:
                self._bare.setdefault(name.words[0], name)
        super().__init__(sorted(names, key=_standing), words)

    def _add(self, name: Name) -> None:
        known = self._by_patronymic(name.words) if _is_address(name) else []
        if not known and _standing(name):
            known = self._in_nominative(name)
        for person in known:
            person.mentions += 1
            person.since = min(person.since, name.start)
        if known:
            return
        super()._add(name)
        for person in super().named(name):
            self._index(person)

    def _index(self, person: Person) -> None:
        """Makes the person known under all that tells it in other cases."""
        self._by_stem[stem(person.words[0])][id(person)] = person
        self._by_stem[stem(person.words[-1])][id(person)] = person
        if len(person.words) > 2:
            self._by_address[(person.words[0], person.words[1])][id(person)] = person

    def _gender(self, name: Name) -> str:
        return gender_of_genitive(name.words[0]) or gender_of_name(name.words) or super()._gender(name)

    def named(self, name: Name) -> list[Person]:
        """The people that the mention, a nominative, can be; "Кузьма Ильич" is whoever has that patronymic."""
        return (self._by_patronymic(name.words) if _is_address(name) else []) or super().named(name)

    def named_in_genitive(self, name: Name) -> list[Person]:
        """The people whose nominative the mention, a genitive, can come from."""
        if len(name.words) > 1:
            return self._in_nominative(name) or super().named(name)
        word = name.words[0]
        found: list[Person] = []
        for surname in sorted(nominatives(word)):
            people = super().named(replace(name, words=(surname,)))
            gender = genitive_gender(word, surname)
            found.extend(person for person in people if not gender or person.gender in ("", gender))
        return found or super().named(name) or self._bare_form(word)

    def mentioned(self, name: Name) -> list[Person]:
        """The people that the mention can be, whatever case it stands in."""
        found = self.named(name) or self.named_in_genitive(name)
        if found:
            return found
        last, first = stem(name.words[-1]), stem(name.words[0])
        people = list(self._by_stem.get(last, {}).values())
        named = [person for person in people if stem(person.words[-1]) == last]
        if len(name.words) > 1:
            return [person for person in named if stem(person.words[0]) == first]
        return named or people

    def _in_nominative(self, name: Name) -> list[Person]:
        """The people whose full name the mention, in another case, can be a form of."""
        first, last = nominatives(name.words[0]), nominatives(name.words[-1])
        addressed = [p for one in sorted(first) for two in sorted(last) for p in self._by_patronymic((one, two))]
        if addressed:
            return addressed
        people = self._by_stem.get(stem(name.words[-1]), {}).values()
        return [p for p in people if p.words[-1] in last and p.words[0] in first and _one_person(name, p)]

    def _by_patronymic(self, words: tuple[str, ...]) -> list[Person]:
        return list(self._by_address.get((words[0], words[1]), {}).values())

    def _bare_form(self, word: str) -> list[Person]:
        """Somebody whom the article gives no given name, under the nominative that it has."""
        forms = [self._bare[surname] for surname in sorted(nominatives(word) - {word}) if surname in self._bare]
        return [Person(forms[0].words, "", forms[0], forms[0].start)] if len(forms) == 1 else []


def people_among(names: Sequence[Name], words: Words) -> People:
    """The people of an article with these names."""
    return InflectedPeople(names, words) if words.cased else People(names, words)


def _standing(name: Name) -> int:
    """0 for names that can be in the nominative, 1 for those that more likely are not, and for names without surname:
    they are told apart once the others are known."""
    first = name.words[0]
    oblique = first not in GIVEN and not nominatives(first).isdisjoint(GIVEN)
    return 1 if oblique or _is_address(name) else 0


def _is_address(name: Name) -> bool:
    """Whether the name is a given name with a patronymic ("Кузьма Ильич")."""
    return len(name.words) == 2 and is_patronymic(name.words[1])


def _one_person(name: Name, person: Person) -> bool:
    """Whether the gender that the forms of given name and surname show is one."""
    gender = genitive_gender(name.words[-1], person.words[-1])
    return not gender or person.gender in ("", gender)
