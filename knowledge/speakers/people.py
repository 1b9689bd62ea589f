"""The people behind the names of an article: which mentions are one person, and that person's fullest form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.speakers.names import Name
from knowledge.speakers.words import Words
from knowledge.speakers.words.given_names import gender_of

_NAMESAKES = 40
"""People of one surname that are told apart; with so many, a bare surname says nothing anyway."""


@dataclass(slots=True)
class Person:
    """Somebody with a full name: `form` is its fullest form, `since` the offset where the article first gives one.

    `gender` is "m", "f" or empty where forms of address and given name do not tell. `mentions` counts full names.
    """

    words: tuple[str, ...]
    suffix: str
    form: Name
    since: int
    gender: str = ""
    mentions: int = 1

    def takes(self, name: Name) -> bool:
        """Whether the full name `name` is this person's, perhaps in another form."""
        return self.suffix == name.suffix and _same_person(self.words, name.words)


def _transliterated(word: str) -> str:
    """A word with the spellings that one name takes in Latin letters ("Dmitry", "Dmitri") made one."""
    single = word.replace("y", "i").replace("j", "i")
    while "ii" in single:
        single = single.replace("ii", "i")
    return single


def _same_word(one: str, two: str) -> bool:
    return one == two or _transliterated(one) == _transliterated(two)


def _same_person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two full names can be forms of one: one surname, and one first name or its initial."""
    if not _same_word(one[-1], two[-1]):
        return False
    if len(one) != len(two):
        short, long = sorted((one, two), key=len)
        if len(short) > 1 and all(_same_word(a, b) for a, b in zip(short, long[-len(short) :], strict=True)):
            return True
    first, second = one[0], two[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return _same_word(first, second)


class People:
    """The people of one article. Built from all names of its text; looks up who a mention is."""

    def __init__(self, names: Sequence[Name], words: Words) -> None:
        self._masculine, self._feminine = words.masculine, words.feminine
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first_name: dict[str, list[Person]] = defaultdict(list)
        self._honorifics: dict[str, set[str]] = defaultdict(set)
        self._counts: Counter[str] = Counter()
        for name in names:
            self._counts[_transliterated(name.words[-1])] += 1
            if name.full:
                self._add(name)
            if name.honorific:
                self._honorifics[_transliterated(name.words[-1])].add(name.honorific.rstrip("."))
        for people in self._by_surname.values():
            for person in people:
                self._by_first_name[person.words[0]].append(person)

    def _add(self, name: Name) -> None:
        people = self._by_surname[_transliterated(name.words[-1])]
        for person in people:
            if person.takes(name):
                person.mentions += 1
                person.gender = person.gender or self._gender(name)
                if _fuller(name, person.form):
                    person.form = name
                    person.words = name.words
                return
        if len(people) < _NAMESAKES:
            people.append(Person(name.words, name.suffix, name, name.start, self._gender(name)))

    def _gender(self, name: Name) -> str:
        if name.honorific in self._masculine:
            return "m"
        return "f" if name.honorific in self._feminine else gender_of(name.words[0], name.words[-1])

    def named(self, name: Name) -> list[Person]:
        """The people that the mention can be: one when it is clear, several when it is not, none for other names."""
        shouted = len(name.words) == 1 and name.words[0] in self._by_surname  # "LEE" in a transcript
        if name.organisation and not shouted:
            return []
        people = self._by_surname.get(_transliterated(name.words[-1]), [])
        if len(name.words) > 1:
            return [person for person in people if person.takes(name)]
        if not people:
            return self._by_first_name.get(name.words[0], []) if not name.honorific else []
        if len(people) == 1 and self.shared(name):
            return []
        return [person for person in people if person.suffix == name.suffix] if name.suffix else people

    def mentioned(self, name: Name) -> list[Person]:
        """The people that a name in the running text can be."""
        return self.named(name)

    def of_surname(self, surname: str) -> Sequence[Person]:
        """All who are named in full with the folded surname."""
        return self._by_surname.get(_transliterated(surname), ())

    def shared(self, name: Name) -> bool:
        """Whether the article gives forms of address of both a man and a woman to the surname."""
        return self._addressed(name) == {"m", "f"}

    def gender_of(self, name: Name) -> str:
        """The gender that given name and forms of address give to a name that is nobody's full name."""
        addressed = self._addressed(name)
        if len(addressed) == 1:
            return next(iter(addressed))
        return gender_of(name.words[0], name.words[-1]) if name.full else ""

    def share(self, name: Name) -> int:
        """How often the article names the surname, in any form."""
        return self._counts[_transliterated(name.words[-1])]

    def _addressed(self, name: Name) -> set[str]:
        forms = self._honorifics.get(_transliterated(name.words[-1]), set())
        return {gender for gender, words in (("m", self._masculine), ("f", self._feminine)) if forms & words}

    def named_in_genitive(self, name: Name) -> list[Person]:
        """The people that the mention can be behind "according to", where names change with their case."""
        return self.named(name)


def _fuller(one: Name, two: Name) -> bool:
    """Whether the form `one` says more than `two`: more words, then more characters by an initial."""
    if len(one.words) != len(two.words):
        return len(one.words) > len(two.words)
    return len(one.words[0]) > 1 == len(two.words[0]) or (one.last - one.first) > (two.last - two.first)
