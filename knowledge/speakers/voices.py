"""Who a mention is: the fullest name or label that the article gives, or nobody where that is not certain."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.models import Article, Span, Speaker, SpeakerStatus
from knowledge.speakers.cases import gender_of_role
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.names import Name
from knowledge.speakers.people import People, Person
from knowledge.speakers.words import Words

_REMEMBERED = 32
"""Anonymous labels of one noun that are looked back to."""

Range = tuple[int, int]
"""Start and end in characters of the article's text."""

Key = tuple[str, ...]
"""Equal for equal people."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker found: `key` is equal for equal people; offsets are of the article's text.

    `person` says that it is one human being, who can be "he" or "she"; `gender` is "m", "f" or empty when unknown;
    `named` counts how often the whole article gives the surname.
    """

    status: SpeakerStatus
    key: Key
    label: Range | None
    mention: Range | None
    role: Range | None = None
    person: bool = False
    gender: str = ""
    named: int = 0

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


def _key_of(person: Person) -> Key:
    return ("person", *person.words, person.suffix)


class Voices:
    """Resolves names and labels, block by block in the order of the article, remembering what it has seen."""

    def __init__(self, article: Article, people: People, words: Words, roles: dict[Range, Range]) -> None:
        self._text = article.text
        self._people = people
        self._words = words
        self._roles = roles
        self._labels: dict[str, deque[_Label]] = {}
        self._block = -1
        self._introduced: dict[int, Person] = {}
        self._latest: dict[int, int] = {}
        self._bearers: dict[str, Person] = {}
        self._spoken: set[Key] = set()
        self._described: dict[Key, tuple[Voice, set[str]]] = {}

    def meet(self, name: Name, block: int) -> Voice:
        """Notes a name that the block gives before the mentions to come; says whose it is."""
        people = self._people.mentioned(name)
        if name.full:
            self._open(block).update((id(person), person) for person in people)
            self._latest.update((id(person), name.start) for person in people)
        return self._noted(self._named(name, (name.start, name.end), None, people), name)

    def of(self, mention: Mention, block: int) -> Voice:
        """Who the mention is, given what the article says before it; a pronoun is nobody yet."""
        self._open(block)
        own = (mention.start, mention.end)
        if mention.kind is MentionKind.PRONOUN:
            gender = self._words.pronouns.get(mention.head, "n")
            return Voice(SpeakerStatus.NOT_STATED, ("pronoun", str(own[0])), None, own, person=True, gender=gender)
        if mention.kind is MentionKind.LABEL:
            return self._label(mention, block)
        if mention.name is None:
            return Voice(SpeakerStatus.NAMED, ("joint", self._text[own[0] : own[1]]), own, own)
        people = self._people.named_in_genitive(mention.name) if mention.genitive else self._people.named(mention.name)
        if mention.gender:
            people = [person for person in people if person.gender in ("", mention.gender)]
        voice = self._noted(self._named(mention.name, own, mention.role, people), mention.name)
        self._spoken.add(voice.key)
        return voice

    def _noted(self, voice: Voice, name: Name) -> Voice:
        """The voice of a name, whose description a later "the mayor" can repeat."""
        said = self._roles.get((name.start, name.end), voice.role)
        described = self._tokens(said) if said is not None else set()
        if name.organisation:
            described = described | set(name.words)
        if described:
            self._described.setdefault(voice.key, (voice, set()))[1].update(described)
        return voice

    def _tokens(self, range_: Range) -> set[str]:
        """The words of a description, with the titles that are cut short written out."""
        spoken = self._text[range_[0] : range_[1]].lower().replace("’", "'").replace("'s", "").split()
        bare = {word.strip(",") for word in spoken}
        return {self._words.short_titles.get(word, word.strip(".")) for word in bare}

    def by_gender(self, voice: Voice, gender: str) -> Voice:
        """The voice of a surname that several people bear, where a pronoun tells which of them it is."""
        if voice.key[0] != "name":
            return voice
        fitting = [person for person in self._people.of_surname(voice.key[1]) if person.gender == gender]
        return self._of_person(fitting[0], voice) if len(fitting) == 1 else voice

    def _of_person(self, person: Person, voice: Voice) -> Voice:
        label = (person.form.start, person.form.end)
        role = voice.role or self._roles.get(label)
        gender = voice.gender or person.gender
        return replace(
            voice, status=SpeakerStatus.NAMED, key=_key_of(person), label=label, role=role, person=True, gender=gender
        )

    def _open(self, block: int) -> dict[int, Person]:
        """The people that the block has named in full so far."""
        if block != self._block:
            self._block, self._introduced = block, {}
        return self._introduced

    def _named(self, name: Name, own: Range, role: Range | None, people: Sequence[Person]) -> Voice:
        gender = self._gender(name.honorific, "", role)
        fitting = [p for p in people if not gender or p.gender in (gender, "")]
        person = fitting[0] if len(fitting) == 1 == len(people) else self._namesake(own[0], fitting)
        if person is not None and not name.full:
            self._bearers[person.words[-1]] = person
        if person is None:
            ambiguous = len(people) > 1
            key = ("name", *name.words, name.suffix, gender if self._people.shared(name) else "")
            human = ambiguous or name.full or bool(name.honorific) or role is not None
            gender = gender or self._people.gender_of(name)
            return Voice(SpeakerStatus.NAMED, key, own, own, role, human, gender, self._people.share(name))
        label = (person.form.start, person.form.end)
        return Voice(
            SpeakerStatus.NAMED, _key_of(person), label, own, role or self._roles.get(label), True,
            gender or person.gender, self._people.share(name),
        )  # fmt: skip

    def _namesake(self, start: int, people: Sequence[Person]) -> Person | None:
        """The one of several people of one surname that a bare mention means: the only one whom the block, else the
        article so far, names in full, else the one named in full both last and most often, else the one it meant so
        far, as long as no other of that surname has spoken."""
        here = [p for p in people if id(p) in self._introduced]
        introduced = [p for p in people if p.since < start]
        for choice in (here, introduced):
            if len(choice) == 1:
                return choice[0]
        latest = max(introduced, key=lambda p: self._latest.get(id(p), -1), default=None)
        foremost = latest is not None and all(latest.mentions > p.mentions for p in people if p is not latest)
        if foremost:
            return latest
        bearer = self._bearers.get(people[0].words[-1]) if people and not here else None
        rivals = {_key_of(p) for p in introduced if p is not bearer}
        return bearer if bearer in people and not rivals & self._spoken else None

    def _gender(self, honorific: str, head: str, role: Range | None) -> str:
        said = {honorific, head}
        if role is not None:
            said |= set(self._text[role[0] : role[1]].lower().split())
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
        if chosen == own and first in self._words.definite:
            described = self._by_description(content)
            if described is not None:
                return replace(described, mention=own)
        if chosen == own:
            known = self._labels.setdefault(mention.head, deque(maxlen=_REMEMBERED))
            known.append(_Label(block, content, own))
        person = self._words.is_role(mention.head) and not self._words.is_several(mention.head)
        key = ("label", str(chosen[0]))
        gender = mention.gender or self._gender("", mention.head, None)
        if self._words.cased:
            gender = gender or gender_of_role(mention.head)
        return Voice(SpeakerStatus.ANONYMOUS, key, chosen, own, None, person, gender)

    def _by_description(self, content: frozenset[str]) -> Voice | None:
        """The only one whom the article has described in all these words; a former mayor is not the mayor."""
        past = self._words.past - content
        fitting = [voice for voice, words in self._described.values() if content <= words and not past & words]
        return fitting[0] if len(fitting) == 1 else None

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
