"""Who a mention is: the fullest name or label that the article gives, or nobody where that is not certain."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from knowledge.models import Article, Span, Speaker, SpeakerStatus
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.names import Name, People, Person
from knowledge.speakers.words import Words

_REMEMBERED = 32
"""Anonymous labels of one noun that are looked back to."""

Range = tuple[int, int]
"""Start and end in characters of the article's text."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker found: `key` is equal for equal people; offsets are of the article's text.

    `person` says that it is one human being, who can be "he" or "she"; `gender` is "m", "f" or empty when unknown.
    """

    status: SpeakerStatus
    key: tuple[str, ...]
    label: Range | None
    mention: Range | None
    role: Range | None = None
    person: bool = False
    gender: str = ""

    @property
    def stated(self) -> bool:
        """Whether the article says who it is."""
        return self.label is not None

    def speaker(self, article: Article, reported: bool = False) -> Speaker:
        """The speaker as a model with spans of the article."""
        version = article.version

        def span(range_: Range | None) -> Span | None:
            return Span(version=version, start=range_[0], end=range_[1]) if range_ is not None else None

        return Speaker(
            status=self.status, label=span(self.label), role=span(self.role), mention=span(self.mention),
            reported=reported,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Label:
    """An anonymous label seen earlier: where, what it is about, and the words that tell it from others."""

    block: int
    content: frozenset[str]
    range: Range


@dataclass(slots=True)
class Heard:
    """What a block has said so far: `persons` spoke or acted in it, `introduced` are named in full, `met` are the keys
    of all it names. A pronoun is certain only where nobody but one person has been named."""

    block: int
    persons: dict[tuple[str, ...], Voice] = field(default_factory=dict)
    genders: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    introduced: dict[int, Person] = field(default_factory=dict)
    met: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, voice: Voice) -> None:
        """Notes a speaker or subject; from now on a pronoun can mean that person."""
        if voice.person and voice.stated:
            self.persons.setdefault(voice.key, voice)
            if voice.gender:
                self.genders.setdefault(voice.key, set()).add(voice.gender)


def _key_of(person: Person) -> tuple[str, ...]:
    return ("person", *person.words, person.suffix)


class Voices:
    """Resolves mentions, block by block in the order of the article, remembering the labels it has seen."""

    def __init__(self, article: Article, people: People, words: Words, roles: dict[Range, Range]) -> None:
        self._text = article.text
        self._people = people
        self._words = words
        self._roles = roles
        self._labels: dict[str, deque[_Label]] = {}

    def of(self, mention: Mention, heard: Heard) -> Voice:
        """Who the mention is, given what its block says before it."""
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention, heard)
        if mention.kind is MentionKind.LABEL:
            return self._label(mention, heard.block)
        return self._name(mention, heard)

    def meet(self, name: Name, heard: Heard) -> None:
        """Notes a name that the block gives before the mentions to come."""
        people = self._people.named(name)
        if name.full:
            heard.introduced.update((id(person), person) for person in people)
        if people and not name.possessive:
            heard.met.add(_key_of(people[0]) if len(people) == 1 else ("name", *name.words))

    def _name(self, mention: Mention, heard: Heard) -> Voice:
        own = (mention.start, mention.end)
        name = mention.name
        if name is None:
            return Voice(SpeakerStatus.NAMED, ("joint", self._text[own[0] : own[1]]), own, own)
        people = self._people.named_in_genitive(name) if mention.genitive else self._people.named(name)
        ambiguous = len(people) > 1
        if len(people) > 1:
            here = [p for p in people if id(p) in heard.introduced]
            introduced = [p for p in people if p.since < mention.start]
            people = here if len(here) == 1 else introduced if len(introduced) == 1 else []
        gender = self._gender(mention)
        if not people:
            key = ("name", *name.words, name.suffix, gender)
            person = ambiguous or name.full or bool(name.honorific) or mention.role is not None
            return Voice(SpeakerStatus.NAMED, key, own, own, mention.role, person, gender)
        form = people[0].form
        label = (form.start, form.end)
        role = mention.role or self._roles.get(label)
        return Voice(SpeakerStatus.NAMED, _key_of(people[0]), label, own, role, True, gender)

    def _gender(self, mention: Mention) -> str:
        honorific = mention.name.honorific if mention.name is not None else ""
        said = {honorific, mention.head}
        if mention.role is not None:
            said |= set(self._text[mention.role[0] : mention.role[1]].lower().split())
        if said & self._words.masculine:
            return "" if said & self._words.feminine else "m"
        return "f" if said & self._words.feminine else ""

    def _label(self, mention: Mention, block: int) -> Voice:
        own = (mention.start, mention.end)
        content = self._content(own)
        first = self._text[own[0] : own[1]].split()[0].lower()
        chosen = own
        bare = self._words.cased and len(content) == 1
        if bare or first in self._words.definite:
            chosen = self._earlier_label(mention.head, content, block) or own
        if chosen == own:
            known = self._labels.setdefault(mention.head, deque(maxlen=_REMEMBERED))
            known.append(_Label(block, content, own))
        plural = mention.head.endswith("s") or mention.head in ("people", "police", "crowd", "audience")
        person = self._words.is_role(mention.head) and not plural
        key = ("label", str(chosen[0]))
        return Voice(SpeakerStatus.ANONYMOUS, key, chosen, own, None, person, self._gender(mention))

    def _content(self, own: Range) -> frozenset[str]:
        drop = self._words.determiners | self._words.linking
        spoken = self._text[own[0] : own[1]].lower().replace("’s", "").replace("'s", "").split()
        return frozenset(word.strip(",.") for word in spoken) - drop

    def _earlier_label(self, head: str, content: frozenset[str], block: int) -> Range | None:
        """The fullest earlier label that "the source" must mean: one that says all that this one says, and the only
        one of its noun in the nearest block that has any."""
        same = [label for label in self._labels.get(head, ()) if content <= label.content]
        if not same:
            return None
        here = [label for label in same if label.block == block]
        distinct = {label.content for label in (here or same)}
        if len(distinct) == 1:
            return (here or same)[-1].range
        nearest = same[-1]
        rivals = [label for label in same if label.block == nearest.block and label.content != nearest.content]
        return nearest.range if not rivals and block - nearest.block <= 1 else None

    def _pronoun(self, mention: Mention, heard: Heard) -> Voice:
        own = (mention.start, mention.end)
        nobody = Voice(SpeakerStatus.NOT_STATED, ("pronoun", str(mention.start)), None, own)
        gender = self._words.pronouns.get(mention.head, "n")
        if gender not in ("m", "f") or len(heard.persons) != 1:
            return nobody
        voice = next(iter(heard.persons.values()))
        if heard.met - {voice.key}:
            return nobody
        if heard.genders.get(voice.key, set()) - {gender}:
            return nobody
        return Voice(voice.status, voice.key, voice.label, own, voice.role, True, gender)
