"""Phrases that can say who speaks, where nouns change with their case and have no article (Russian, Ukrainian).

A name in another case belongs to the role before it ("советник Олега Дубова"), a name behind a preposition to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from knowledge.speakers.cases import IMPERSONAL, bases, can_be_genitive, can_be_subject, nominatives
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.names import Name
from knowledge.speakers.roles import Roles
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.words import Words

_LONGEST_ROLE = 12
_LONGEST_LABEL = 8
_LEAST = 4
"""Letters that a noun has more of when longer ones can end with it."""
_PLAIN = ("ый", "ий", "ой", "ая", "яя", "ые", "ие")
_ADJECTIVES = (*_PLAIN, "а", "і", "ого", "его", "ей", "ої", "ьої", "ому", "ем", "ом")
_INSTRUMENTAL = ("ой", "ою", "ею", "єю", "ом", "ем", "єм", "ами", "ями")
_GENITIVE = ("а", "я", "ы", "и", "і", "ї", "ой", "ей", "ої", "ого", "его", "ього", "их", "ых", "ов", "ев", "ів", "їв")
_PLURAL = ("и", "ы", "і", "ї")


@lru_cache(maxsize=4)
def _centres(words: Words) -> tuple[str, ...]:
    """The nouns for bodies of people that longer ones end with ("гидрометцентр", "пресс-служба")."""
    return tuple(sorted(body for body in words.bodies if len(body) > _LEAST))


class Phrases:
    """Reads phrases from one frame. `starting` and `ending` are its names by the token where they start and end."""

    def __init__(
        self, frame: Frame, words: Words, roles: Roles, starting: Mapping[int, Name], ending: Mapping[int, Name]
    ) -> None:
        self._frame = frame
        self._words = words
        self._roles = roles
        self._starting = starting
        self._ending = ending

    def genitive(self, index: int, limit: int) -> Mention | None:
        """Whoever stands in the genitive behind "according to"."""
        frame, words = self._frame, self._words
        if frame.low(index) in words.pronouns:
            return self.pronoun(index)
        role: int | None = None
        position = index
        stop = min(limit, index + _LONGEST_ROLE)
        while position < stop and self.is_inside(position):
            name = self._starting.get(position)
            if name is not None and frame.low(position - 1) not in words.prepositions:
                if name.last >= limit or name.possessive:
                    return None
                if role is None or not self._relates(role):
                    return replace(self.named(name, index if role is not None else None), genitive=True)
                return replace(self.label(index, name.last, role), genitive=True)
            if name is not None:
                position = name.last + 1
                continue
            low = frame.low(position)
            if low in words.breaks and low not in words.prepositions and position > index:
                break
            if role is None and self._is_head(low, nominative=False):
                role = position
            position += 1
        return self._genitive_label(index, position, role)

    def _genitive_label(self, index: int, end: int, role: int | None) -> Mention | None:
        last = end - 1
        paused = self._frame.kind(end) is not TokenKind.WORD
        if role is None:
            plain = paused and end - index <= 4 and self._frame.low(index) not in self._words.prepositions
            return self.label(index, last, index) if plain and end > index else None
        if not paused or last - index >= _LONGEST_LABEL:
            last = role
        return replace(self.label(index, last, role), genitive=True)

    def first(self, index: int, stop: int, limit: int, agreement: str) -> Mention | None:
        """The first phrase in tokens `index` to `stop` that can be the subject."""
        frame, words = self._frame, self._words
        impersonal = agreement == IMPERSONAL
        position, body = index, None
        while position < stop and self.is_inside(position):
            low = frame.low(position)
            name = self._starting.get(position)
            if low in words.subjects and not impersonal:
                return self.pronoun(position)
            if name is not None:
                if name.last >= limit:
                    return body
                if self._qualifies(name):
                    position += 1
                    continue
                titled = name.lead < name.first and position == name.lead and self._is_head(low)
                if titled and not impersonal and self._agrees(low, agreement):
                    return self._described(position, index, limit, agreement)
                described = position == index + 1 and name.full and self._frame.kind(index) is TokenKind.WORD
                close = position == index or described
                found = self.as_subject(name, close, agreement) if not impersonal else None
                if found is not None and not self._is_body(name):
                    return found
                body = body or found
                position = name.last + 1
                continue
            if low in words.prepositions:
                place = self._place(position, limit, impersonal) if agreement == "p" or impersonal else None
                if place is not None:
                    return place
                position = position + 1 if position + 1 in self._starting else position + 2
                continue
            if low in words.breaks and low not in words.times | words.between:
                return body
            head = self._is_head(low) or self._is_one_of(position)
            if not impersonal and head and self._agrees(low, agreement):
                return self._described(position, index, limit, agreement)
            position += 1
        return body

    def _qualifies(self, name: Name) -> bool:
        """Whether the capitalised word at the start of a sentence is only the adjective of a role behind it."""
        if len(name.words) > 1 or not self._frame.is_start(name.first):
            return False
        position = name.last + 1
        while position < name.last + 3 and self._is_adjective(position):
            position += 1
        return self._frame.low(name.last).endswith(_ADJECTIVES) and self._is_head(self._frame.low(position))

    def _is_body(self, name: Name) -> bool:
        """Whether the name is that of an organisation: in the dative, as they stand unchanged, it is spoken to."""
        return name.organisation or self._frame.tokens[name.first].text.isupper()

    def _opens_title(self, name: Name) -> bool:
        """Whether the name is only the first word of one ("Волжский вестник"): an adjective before a noun."""
        low = self._frame.low(name.last + 1)
        known = self._words.breaks | self._words.prepositions | self._words.times | self._words.between
        noun = self._frame.kind(name.last + 1) is TokenKind.WORD and low not in known and not self._words.is_cue(low)
        return noun and len(name.words) == 1 and name.words[0].endswith(_PLAIN[:5])

    def as_subject(self, name: Name, adjacent: bool, agreement: str) -> Mention | None:
        """The name as the subject of a verb; where its case is open only if it stands `adjacent` to the verb."""
        if name.possessive or self._frame.low(name.lead - 1) in self._words.prepositions:
            return None
        if agreement == "p":
            joined = self._starting.get(name.last + 2)
            if self._frame.low(name.last + 1) in self._words.joining and joined is not None:
                return self.joined(name, joined)
            return None
        if self._is_body(name):
            return self.named(name, None) if adjacent and len(name.words[0]) > 2 else None
        if self._opens_title(name):
            return None
        fits = can_be_subject(name.words, agreement)
        return self.named(name, None, agreement) if fits or (fits is None and adjacent) else None

    def _described(self, head: int, lowest: int, limit: int, agreement: str) -> Mention | None:
        """The phrase around the role at token `head`: the person it leads to, or the description alone."""
        frame, words = self._frame, self._words
        first = head
        while first > lowest and self._is_adjective(first - 1):
            first -= 1
        position, last = head + 1, head
        stop = min(limit, head + _LONGEST_ROLE)
        while position < stop and self.is_inside(position):
            low = frame.low(position)
            name = self._starting.get(position)
            if name is not None and name.last < limit:
                fits = self._follows(name, head, position, agreement)
                if fits:
                    return self.named(name, first, agreement)
                if not can_be_genitive(name.words):
                    break
                last, position = name.last, name.last + 1
                continue
            if low in words.prepositions and not self._goes_on(position):
                break
            if low not in words.prepositions and (low in words.breaks or low in words.times or words.is_cue(low)):
                break
            last, position = position, position + 1
        name = self._starting.get(position + 1) if frame.low(position) == "," and position == last + 1 else None
        if name is not None and name.full and name.last < limit and can_be_subject(name.words, agreement):
            return self.named(name, first, agreement)
        while last > head and frame.low(last) in words.prepositions:
            last -= 1
        if last > head + 1 or (last > head and frame.low(head + 1) not in words.prepositions):
            last -= frame.low(last).endswith(_INSTRUMENTAL) and last not in self._ending
        label = self.label(first, last, head)
        return replace(label, gender=agreement) if agreement in ("m", "f") else label

    def _follows(self, name: Name, head: int, index: int, agreement: str) -> bool | None:
        """Whether the name at `index` is the person of the role at `head`, and not the one that the role is about; None
        when it may be either, which the words of both together leave as open as the article does."""
        if self._frame.low(index - 1) in self._words.prepositions or name.possessive or name.organisation:
            return False
        if agreement == "p" or name.last + 1 in self._starting:
            return False
        fits = can_be_subject(name.words, agreement)
        relates = self._relates(head)
        if fits is None:
            return None if relates else True
        if fits and relates and not name.full and name.words[0].endswith(("а", "я")):
            return None
        return fits

    def _place(self, index: int, limit: int, impersonal: bool) -> Mention | None:
        """An organisation in whose name people speak: "в министерстве", "у компанії «Сяйво»"."""
        frame, words = self._frame, self._words
        if frame.low(index) not in words.inside:
            return None
        head: int | None = None
        position = index + 1
        while position < min(limit, index + 6) and frame.kind(position) is TokenKind.WORD:
            low = frame.low(position)
            spoken = words.bodies | words.organisations | (words.carriers if impersonal else frozenset())
            if not bases(low).isdisjoint(spoken) or any(base.endswith(_centres(words)) for base in bases(low)):
                head = position
                break
            if not low.endswith(("ом", "ем", "ой", "ей", "ій", "ої", "ому", "ых", "их")):
                return None
            position += 1
        if head is None:
            return None
        last = head
        for position in range(head + 1, min(limit, head + _LONGEST_LABEL)):
            low = frame.low(position)
            name = self._starting.get(position)
            verb = words.is_cue(low) or (low in words.breaks and low not in words.prepositions)
            if not self.is_inside(position) or verb or low in words.times or low in words.between:
                break
            if low in words.prepositions and (name is not None or not self._goes_on(position)):
                break
            plain = name is None and frame.kind(position) is TokenKind.WORD and low not in words.prepositions
            if plain and frame.low(position - 1) not in words.prepositions and not low.endswith(_GENITIVE):
                break
            last = position
        return self.label(index, last, head)

    def joined(self, one: Name, two: Name) -> Mention:
        """Two names as one mention: both speak together."""
        return Mention(MentionKind.NAME, one.first, two.last, one.start, two.end, (one.lead, two.last))

    def is_inside(self, index: int) -> bool:
        """Whether the token can be part of a phrase: a word, or the name of a firm or a book in marks."""
        kind = self._frame.kind(index)
        return kind is TokenKind.WORD or (kind is TokenKind.QUOTE and self._frame.titled(index))

    def _is_head(self, low: str, nominative: bool = True) -> bool:
        """Whether the noun can speak: people by what they are, and bodies of people."""
        words = self._words
        heads = words.roles | words.bodies
        forms = {low, low.rpartition("-")[2]}
        if not nominative:
            forms |= nominatives(low) | nominatives(low.rpartition("-")[2])
        return not heads.isdisjoint(forms - {""})

    def _is_one_of(self, index: int) -> bool:
        """Whether "one of" a group of people stands at the token."""
        low, behind = self._frame.low(index), self._frame.low(index + 1)
        return low in self._words.one and behind in self._words.prepositions

    def _agrees(self, low: str, agreement: str) -> bool:
        plural = low.endswith(_PLURAL) and low not in self._words.feminine | self._words.masculine
        return plural == (agreement == "p") or agreement == ""

    def _relates(self, head: int) -> bool:
        """Whether the role is one that somebody has ("помощник Рощина"), so that the name behind it may be theirs."""
        low = self._frame.low(head)
        return not self._words.relational.isdisjoint({low, *nominatives(low), low.rpartition("-")[2]})

    def _is_adjective(self, index: int) -> bool:
        token = self._frame.tokens[index]
        low = token.low
        aside = low in self._words.between or low in self._words.times
        if not token.is_word or index in self._ending or aside:
            return False
        known = low in self._words.describing or low in self._words.definite
        plain = low.endswith(_PLAIN) and len(low) > 4 and low not in self._words.roles
        return known or (plain and low not in self._words.breaks)

    def _goes_on(self, index: int) -> bool:
        """Whether the preposition goes on with a description; "в интервью", "в пятницу" say when it was said."""
        behind = self._frame.low(index + 1)
        occasions = self._words.occasions
        if behind[:1].isdigit() or behind in self._words.times | self._words.pronouns.keys() or behind in occasions:
            return False
        return self._frame.kind(index + 1) is TokenKind.WORD and self._frame.low(index + 2) not in occasions

    def named(self, name: Name, role: int | None, agreement: str = "") -> Mention:
        """The mention that a name is, with the role that starts at token `role` or stands behind it."""
        words = self._roles.after(name) if role is None else None
        first = name.lead if role is None else role
        if role is not None and role < name.first:
            tokens = self._frame.tokens
            words = tokens[role].start, tokens[name.first - 1].end
        reach = (min(first, name.lead), name.last)
        gender = agreement if agreement in ("m", "f") else ""
        return Mention(
            MentionKind.NAME, name.first, name.last, name.start, name.end, reach, name, words, gender=gender
        )  # fmt: skip

    def label(self, first: int, last: int, head: int) -> Mention:
        """The description that the tokens `first` to `last` are, about the noun at `head`."""
        tokens = self._frame.tokens
        return Mention(
            MentionKind.LABEL, first, last, tokens[first].start, tokens[last].end, (first, last), head=tokens[head].low
        )  # fmt: skip

    def pronoun(self, index: int) -> Mention:
        """The mention that the pronoun at `index` is."""
        token = self._frame.tokens[index]
        return Mention(MentionKind.PRONOUN, index, index, token.start, token.end, (index, index), head=token.low)
