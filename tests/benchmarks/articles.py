"""Invented articles of any length, the same for the same seed, with the questions that they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeVar

_T = TypeVar("_T")

LONG_READ = 85
"""Paragraphs of the article that the goals are set for."""

_SYLLABLES = (
    *("bar", "bel", "cor", "dun", "dal", "fen", "gar", "hol", "ket", "lor", "mer"),
    *("nor", "ost", "pel", "ran", "sel", "tor", "ulm", "ves", "wen", "yar", "zel"),
)
_PLACE_ENDINGS = ("wick", "stead", "holm", "ford", "mouth", "haven", "fell", "combe")
_FIRST_NAMES = (
    *("Anselm", "Berit", "Corvin", "Dagny", "Edda", "Fenno", "Greta", "Halvar"),
    *("Ilse", "Jorun", "Kaspar", "Linnea", "Mirko", "Nerys", "Osric", "Petra"),
)
_ROLES = (
    *("engineer", "harbour master", "mayor", "school teacher", "geologist", "treasurer", "historian", "surveyor"),
    *("station keeper", "librarian", "union secretary", "nurse", "market warden", "archivist", "head gardener"),
    *("court clerk", "bridge inspector", "farmer"),
)
_THINGS = (
    *("ferry", "lighthouse", "tunnel", "granary", "observatory", "tramway", "orchard", "reservoir", "library"),
    *("foundry", "quarry", "theatre", "viaduct", "mill", "cannery", "hospital", "brewery", "archive", "weir"),
    *("market hall", "cable car", "windmill", "dry dock", "swimming bath", "clock tower", "printing house"),
    *("railway yard", "seed bank", "fish farm", "glassworks"),
)
_ADJECTIVES = (
    *("old", "narrow", "municipal", "northern", "unfinished", "private", "disputed", "historic", "wooden"),
    *("second", "temporary", "regional", "floating", "half-empty", "restored", "abandoned"),
)
_DEEDS = (
    *("closed", "reopened", "sold", "inspected", "flooded", "repainted", "insured", "fenced off", "rebuilt"),
    "rented out",
)
_MATTERS = (
    *("budget", "noise", "water level", "rent", "timetable", "contract", "foundation", "wages", "permit", "roof"),
    *("insurance", "traffic", "soil", "heating", "compensation", "drainage", "lighting", "crew", "archive", "toll"),
)
_MONTHS = ("January", "March", "April", "May", "June", "July", "September", "October", "November")
_REASONS = (
    "the cellar had filled with water twice in one winter",
    "nobody could say who owned the ground beneath it",
    "the insurers refused to renew the policy",
    "its iron girders had rusted through",
    "the last two keepers had moved to the mainland",
    "an audit found that the books had not balanced for years",
    "the spring storms had torn away the southern wall",
)
_CLAUSES = (
    "We were told about the {matter} on a Tuesday, and by the Friday nobody wanted to hear of it again",
    "The {matter} is the first thing I think of in the morning and the last thing at night",
    "I would sign for the {thing} tomorrow if somebody showed me an honest figure for the {matter}",
    "People here do not argue about the {thing}, they argue about the {matter}",
    "Nobody asked the {role} what the {matter} would look like in ten years",
    "My neighbours have waited for {number} days, and the {matter} has not moved by a single inch",
    "If the {thing} goes, then {place} goes with it, and no {matter} in the world will bring it back",
    "You can repair a {thing} or you can hold a meeting about the {matter}, but you cannot do both at once",
)
_ASIDES = (
    "The council of {place} met {number} times that year without reaching a vote.",
    "A narrow road leads from there to {place}, past {number} houses and a {adjective} {thing}.",
    "Since then the {matter} has been argued over in letters, at dinner and in two courts.",
    "By the end of {month} only {number} of the posts had been filled.",
    "Few in {place} remember the {adjective} {thing} that stood there before.",
    "The report runs to {number} pages and mentions the {matter} only once.",
    "Visitors still come from {place} on Sundays, although the {thing} has long been shut.",
    "It was a quiet {month}, and the {matter} seemed settled for good.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its kind."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Invented:
    """An article as its file holds it, with the questions that its paragraphs answer."""

    id: str
    markdown: str
    questions: tuple[Asked, ...]

    @property
    def words(self) -> int:
        """How many words the file has."""
        return len(self.markdown.split())


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    role: str

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


class Inventor:
    """Makes up articles. Everything follows from `seed`."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - the same articles in every run, nothing secret

    def article(self, paragraphs: int = LONG_READ, *, language: str | None = "en", name: str = "invented") -> Invented:
        """An article of so many paragraphs of about 45 words, about every other with a quotation, a heading in ten.

        Without `language` the loader has to find out the language by itself.
        """
        people = [self._person() for _ in range(max(4, paragraphs // 6))]
        blocks: list[str] = []
        questions: list[Asked] = []
        makers = (self._event, self._speech, self._cost, self._reported, self._portrait, self._speech, self._reason)
        for number in range(paragraphs):
            if number % 10 == 5:
                blocks.append(f"## The {self._pick(_MATTERS)} of {self.place()}")
            text, asked = makers[number % len(makers)](self._pick(people))
            blocks.append(text)
            questions += asked
        front = [f"title: The {self._pick(_ADJECTIVES)} {self._pick(_THINGS)} of {self.place()}"]
        front += ["authors: [Isbel Tarn, Corin Wade]", "outlet: The Quillan Post", "published: 2024-05-17"]
        front += [f"language: {language}"] if language else []
        markdown = "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(blocks) + "\n"
        return Invented(name, markdown, tuple(questions))

    def place(self) -> str:
        """The name of a place."""
        return (self._pick(_SYLLABLES) + self._pick(_SYLLABLES) + self._pick(_PLACE_ENDINGS)).capitalize()

    def name(self) -> str:
        """The name of a person."""
        surname = "".join(self._pick(_SYLLABLES) for _ in range(3)).capitalize()
        return f"{self._pick(_FIRST_NAMES)} {surname}"

    def _person(self) -> _Person:
        return _Person(self.name(), self._pick(_ROLES))

    def _event(self, person: _Person) -> tuple[str, list[Asked]]:
        thing, place, deed = self._pick(_THINGS), self.place(), self._pick(_DEEDS)
        day, month, year = self._random.randint(1, 28), self._pick(_MONTHS), self._random.randint(1950, 2024)
        text = (
            f"The {self._pick(_ADJECTIVES)} {thing} at {place} was {deed} on {day} {month} {year}, in front of "
            f"{self._number()} people and a brass band. {self._aside()} {self._aside()}"
        )
        return text, [
            Asked("when", f"When was the {thing} at {place} {deed}?"),
            Asked("when", f"In which year did they say the {thing} of {place} had been {deed}?"),
        ]

    def _cost(self, person: _Person) -> tuple[str, list[Asked]]:
        thing, place, matter = self._pick(_THINGS), self.place(), self._pick(_MATTERS)
        text = (
            f"{self._aside()} Repairing the {thing} in {place} would cost {self._number()} crowns, {person.surname} "
            f"found, of which the {matter} alone takes {self._random.randint(5, 80)} per cent. {self._aside()}"
        )
        return text, [
            Asked("how much", f"How much would it cost to repair the {thing} in {place}?"),
            Asked("how much", f"How many per cent does the {matter} take in {place}?"),
        ]

    def _portrait(self, person: _Person) -> tuple[str, list[Asked]]:
        thing = self._pick(_THINGS)
        text = (
            f"{person.name}, the {person.role} of {self.place()}, has looked after the {thing} for "
            f"{self._random.randint(3, 40)} years and keeps its keys in a jar. {self._aside()} {self._aside()}"
        )
        return text, [
            Asked("who is", f"Who is {person.name}?"),
            Asked("who is", f"who's {person.surname}"),
            Asked("who", f"Who has looked after the {thing} for years?"),
        ]

    def _reason(self, person: _Person) -> tuple[str, list[Asked]]:
        thing, place, deed = self._pick(_THINGS), self.place(), self._pick(_DEEDS)
        text = f"{self._aside()} The {thing} of {place} was {deed} because {self._pick(_REASONS)}. {self._aside()}"
        return text, [Asked("why", f"Why was the {thing} of {place} {deed}?")]

    def _speech(self, person: _Person) -> tuple[str, list[Asked]]:
        thing, matter = self._pick(_THINGS), self._pick(_MATTERS)
        spoken = self._filled(self._pick(_CLAUSES), thing=thing, matter=matter)
        cue = self._pick(
            (f"said {person.name}", f"said {person.surname}, the {person.role}", f"{person.surname} added")
        )
        text = f"“{spoken},” {cue}. {self._aside()}"
        if self._random.random() < 0.4:
            text += f" “{self._filled(self._pick(_CLAUSES))}.”"
        return text, [
            Asked("speech", f"What did {person.surname} say about the {matter}?"),
            Asked("speech", f"Who said something about the {matter} and the {thing}?"),
        ]

    def _reported(self, person: _Person) -> tuple[str, list[Asked]]:
        thing, matter, place = self._pick(_THINGS), self._pick(_MATTERS), self.place()
        text = (
            f"According to {person.name}, the {thing} needs “a new {matter} and a little patience”. The {person.role} "
            f"said that {place} would have to wait for {self._number()} days. {self._aside()}"
        )
        return text, [
            Asked("speech", f"According to {person.surname}, what does the {thing} need?"),
            Asked("how much", f"How many days would {place} have to wait?"),
        ]

    def _aside(self) -> str:
        return self._filled(self._pick(_ASIDES))

    def _filled(self, template: str, **given: str) -> str:
        values = {
            "thing": self._pick(_THINGS),
            "matter": self._pick(_MATTERS),
            "adjective": self._pick(_ADJECTIVES),
            "role": self._pick(_ROLES),
            "place": self.place(),
            "month": self._pick(_MONTHS),
            "number": self._number(),
        }
        return template.format(**{**values, **given})

    def _number(self) -> str:
        return f"{self._random.randint(3, 9_999):,}"

    def _pick(self, items: Sequence[_T]) -> _T:
        return self._random.choice(items)


def many(count: int, seed: int = 1) -> Iterator[Invented]:
    """So many long reads, all different."""
    for number in range(count):
        yield Inventor(seed + number).article(name=f"invented-{number}")


@contextmanager
def as_files(*articles: Invented) -> Iterator[tuple[Path, ...]]:
    """The articles as files, each alone in a folder; they go with the block."""
    with TemporaryDirectory(prefix="onrecord-bench-") as folder:
        paths = []
        for number, article in enumerate(articles):
            path = Path(folder, str(number), f"{article.id}.md")
            path.parent.mkdir()
            path.write_text(article.markdown, encoding="utf-8")
            paths.append(path)
        yield tuple(paths)
