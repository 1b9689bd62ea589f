"""Who stands beside a cue: the name, label or pronoun that is its subject, to its left or to its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.speakers.inflected import Inflected
from knowledge.speakers.labels import Labels
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.names import Name
from knowledge.speakers.roles import Roles
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.words import Words

_LONGEST_LABEL = 14
_LONGEST_COMPOUND = 6
_LONGEST_QUALIFIER = 3
_LONGEST_DESCRIPTION = 4
_LONGEST_RELATIVE = 8
_LONGEST_APPOSITION = 40
_LONGEST_OPENING = 14
"""Tokens of the phrase that may stand in front of a subject."""
_PAUSES = frozenset({",", "–", "—", "--"})


class Mentions:
    """Reads mentions from one frame. `names` are those of the frame's own tokens."""

    def __init__(self, frame: Frame, names: Sequence[Name], words: Words) -> None:
        self._frame = frame
        self._words = words
        self._roles = Roles(frame, words, {name.lead: name for name in names})
        self.starting = {name.first: name for name in names} | {name.lead: name for name in names}
        self.ending = {name.last: name for name in names}
        self._labels = Labels(frame, words, self.starting, self.ending)
        self._inflected = Inflected(frame, words, self._roles, self.starting, self.ending) if words.cased else None

    def left(self, index: int, limit: int, depth: int = 0, agreement: str = "") -> Mention | None:
        """The subject that ends at token `index` or a little before it, not before token `limit`.

        `agreement` is what the verb's form asks for ("m", "f", "p" for several), empty when it asks for nothing.
        """
        if self._inflected is not None:
            return self._inflected.left(index, limit, agreement)
        index = self._skip_between(index, limit)
        if index < limit or self._frame.kind(index) is TokenKind.QUOTE:
            return None
        token = self._frame.tokens[index]
        if token.kind is TokenKind.MARK:
            return self._left_of_pause(index, limit, depth) if token.low in _PAUSES and depth < 3 else None
        if token.low in self._words.relatives:
            return self._antecedent(index - 1, limit, depth)
        if token.possessive:
            return None
        if token.low in self._words.subjects:
            return self._pronoun(index)
        relative = self._relative(index, limit)
        if relative is not None:
            return self._antecedent(relative - 1, limit, depth)
        name = self.ending.get(index)
        if name is None:
            return self._labels.left(index, limit)
        return self._left_name(name, limit)

    def right(self, index: int, limit: int, objects: bool = False, agreement: str = "") -> Mention | None:
        """The subject that starts at token `index` or a little behind it, before token `limit`.

        `objects` admits the oblique forms of pronouns, as behind "according to".
        """
        if self._inflected is not None:
            return self._inflected.genitive(index, limit) if objects else self._inflected.right(index, limit, agreement)
        while index < limit and self._labels.is_adverb(index):
            index += 1
        if index >= limit or not self._frame.tokens[index].is_word:
            return None
        low = self._frame.low(index)
        if low in self._words.subjects or (objects and low in self._words.pronouns):
            return self._pronoun(index)
        return self._right_phrase(index, limit)

    def subject(self, first: int, limit: int) -> Mention | None:
        """The name or pronoun that is the subject of the clause starting at `first`: right at its start, or behind one
        opening phrase that a comma ends."""
        if self._inflected is not None:
            return self._inflected.opening(first, limit)
        index = first
        if self._frame.low(index) in self._words.joining | self._words.conjunct | {"but", "yet", "so", "then"}:
            index += 1
        mention = self._subject_at(index, limit)
        if mention is not None:
            return mention
        if self._frame.low(index) not in self._words.prepositions | self._words.times | self._words.not_names:
            return None
        for comma in (i for i in range(index, min(limit, index + _LONGEST_OPENING)) if self._frame.low(i) == ","):
            if not self._is_within_place(comma):
                return self._subject_at(comma + 1, limit)
        return None

    def _is_within_place(self, comma: int) -> bool:
        """Whether the comma parts a place from the land it lies in, or that from what follows ("in Kestle, Northland,
        on Monday, Lee said")."""
        words = self._words
        place, land = self.ending.get(comma - 1), self.starting.get(comma + 1)
        if land is not None and not land.full and self._frame.low(land.last + 1) == ",":
            behind = self._frame.low(land.last + 2)
            aged = behind[:1].isdigit() or behind in words.relatives
            return place is not None and self._frame.low(place.first - 1) in words.inside_of and not aged
        inside = place is not None and self._frame.low(place.first - 1) == "," and place.first - 2 in self.ending
        return inside and self._frame.low(comma + 1) in words.prepositions | words.times

    def pronoun(self, index: int) -> Mention:
        """The mention that the pronoun or possessive at `index` is."""
        return self._pronoun(index)

    def named(self, name: Name) -> Mention:
        """The mention that a name is."""
        return self._of_name(name, None)

    def signed(self, name: Name) -> Mention:
        """The mention that the name under a quotation is, with the role that follows it."""
        role = self._roles.after(name)
        last = name.last
        while role is not None and last + 1 < len(self._frame.tokens) and self._frame.tokens[last + 1].start < role[1]:
            last += 1
        return replace(self._of_name(name, role), reach=(name.lead, last))

    def _subject_at(self, index: int, limit: int) -> Mention | None:
        if index >= limit or not self._frame.tokens[index].is_word:
            return None
        if self._frame.low(index) in self._words.subjects:
            return self._pronoun(index)
        name = self.starting.get(index)
        if name is None or self._is_compound(name.last + 1, limit):
            name = self._roles.name_behind_role(index, limit)
        if name is None or name.possessive or name.last + 1 >= limit:
            return None
        following = name.last + 1
        if self._frame.low(following) in self._words.joining | self._words.prepositions:
            return None
        return self._of_name(name, self._roles.beside(name))

    def _pronoun(self, index: int) -> Mention:
        token = self._frame.tokens[index]
        return Mention(
            MentionKind.PRONOUN, index, index, token.start, token.end, (index, index), head=token.low
        )  # fmt: skip

    def _skip_between(self, index: int, limit: int) -> int:
        """Steps left over auxiliaries and adverbs, and over "on" before a day."""
        skipped = False
        while index >= limit:
            low = self._frame.low(index)
            between = self._frame.kind(index) is TokenKind.WORD and (
                low in self._words.between or self._labels.is_adverb(index)
            )
            if not between and not (skipped and low in ("on", "last", "this", "next", "late", "early")):
                return index
            skipped = True
            index -= 1
        return index

    def _relative(self, index: int, limit: int) -> int | None:
        """The "who" of a clause with a verb of its own that ends at `index`, before the verb of saying ("a woman who
        knew Lee said"); a name or pronoun right behind "who" is its subject ("the man who Lee said")."""
        words = self._words
        for position in range(index - 1, max(limit, index - _LONGEST_RELATIVE) - 1, -1):
            low = self._frame.low(position)
            if self._frame.kind(position) is not TokenKind.WORD or low in words.joining | words.conjunct:
                return None
            if low in words.relatives:
                behind = position + 1
                own = behind in self.starting or self._frame.low(behind) in words.subjects | words.determiners
                return None if own or self._frame.low(position - 1) in words.prepositions else position
        return None

    def _antecedent(self, index: int, limit: int, depth: int) -> Mention | None:
        """The name before a relative pronoun ("Ann Lee, who said")."""
        if self._frame.low(index) == ",":
            index -= 1
        name = self.ending.get(index)
        holder = self._owner(name, limit) if name is not None else None
        if holder is not None:
            return holder
        if name is not None and not name.possessive:
            return self._of_name(name, self._roles.beside(name))
        if index < limit:
            return None
        label = self._labels.left(index, limit)
        if label is not None and self._frame.low(label.first - 1) == "," and depth < 3:
            owner = self.ending.get(label.first - 2)
            if owner is not None and not owner.possessive:
                return self._of_name(owner, (label.start, label.end))
        return label

    def _owner(self, name: Name, limit: int) -> Mention | None:
        """The person or the description in front of the place or body that is no "who" itself ("Ann Lee of Kestle,
        who said", "a clerk at the Harbour Trust who said")."""
        before = name.lead - 1
        if self._frame.low(before) in self._words.definite:
            before -= 1
        if self._frame.low(before) not in ("of", "at", "from", "for") or before - 1 < limit:
            return None
        person = self.ending.get(before - 1)
        if person is not None:
            titled = person.full or person.lead < person.first
            return self._of_name(person, self._roles.beside(person)) if titled and not person.possessive else None
        if name.full or name.lead < name.first or not self._words.is_role(self._frame.low(before - 1)):
            return None
        return self._labels.left(name.last, limit)

    def _left_of_pause(self, index: int, limit: int, depth: int) -> Mention | None:
        """The subject before an apposition or insertion that ends with the comma or dash at `index`."""
        opener = self._subject_at(limit, index) or self.subject(limit, index)
        alone = opener is not None and not self._changes(opener.last + 1, index)
        if alone and opener is not None and opener.name is not None and self._pauses(opener.last + 1, opener.name):
            return replace(opener, reach=(opener.reach[0], index))
        opening = index - 1
        lowest = max(limit, index - _LONGEST_APPOSITION)
        while opening >= lowest and not self._is_pause(opening):
            if self._frame.kind(opening) is TokenKind.QUOTE or self._frame.low(opening) in (";", ":"):
                return None
            opening -= 1
        if opening < lowest:
            return None
        before = self.left(opening - 1, limit, depth + 1)
        if before is None or before.kind is MentionKind.PRONOUN:
            return before
        inner = self.starting.get(opening + 1) or self._behind_description(opening + 1, index)
        if inner is not None and before.kind is MentionKind.LABEL and self._is_told_apart(inner, index):
            named = self._of_name(inner, (before.start, before.end))
            return replace(named, reach=(before.reach[0], index))
        if inner is not None and inner.last == index - 1 and not inner.possessive:
            if before.kind is MentionKind.LABEL:
                named = self._of_name(inner, (before.start, before.end))
                return replace(named, reach=(before.reach[0], index))
            if not self._is_adjunct_name(inner):
                return None
        role = self._roles.apposition(opening + 1, index) or before.role
        return replace(before, role=role, reach=(before.reach[0], index))

    def _behind_description(self, first: int, end: int) -> Name | None:
        """The full name that ends at the comma at `end`, behind a few words of what its bearer is that start at `first`
        ("His lawyer, public defender Ann Lee, said")."""
        name = self.ending.get(end - 1)
        if name is None or not name.full or not first < name.lead <= first + _LONGEST_DESCRIPTION:
            return None
        words, plain = self._words, range(first, name.lead)
        closed = words.breaks | words.prepositions | words.joining
        kept = all(
            self._frame.kind(i) is TokenKind.WORD
            and self._frame.low(i) not in closed
            and not self._frame.tokens[i].possessive
            for i in plain
        )
        return name if kept and words.is_role(self._frame.low(name.lead - 1)) else None

    def _changes(self, first: int, end: int) -> bool:
        """Whether a second half with another subject begins between two tokens (", but his union said")."""
        turning = self._words.turning
        return any(self._frame.low(i) in turning and self._frame.low(i - 1) in _PAUSES for i in range(first, end))

    def _is_told_apart(self, name: Name, end: int) -> bool:
        """Whether a place behind the person's name goes on to the comma at `end` ("A reader, Mr. Amos Lee of Kestle,
        wrote")."""
        place = self.ending.get(end - 1)
        known = name.full or bool(name.honorific)
        if not known or name.possessive or place is None or place.first != name.last + 2:
            return False
        return self._frame.low(name.last + 1) in ("of", "from")

    def _pauses(self, index: int, name: Name) -> bool:
        """Whether an apposition starts behind a name; a dash also follows the place that opens a report."""
        low = self._frame.low(index)
        return low == "," or (low in _PAUSES and name.full)

    def _is_adjunct_name(self, name: Name) -> bool:
        """Whether a bare name between commas may qualify the name before it ("Ann Lee, D-Ohio, said")."""
        return name.organisation or len(name.words) == 1

    def _is_pause(self, index: int) -> bool:
        return self._frame.kind(index) is TokenKind.MARK and self._frame.low(index) in _PAUSES

    def _left_name(self, name: Name, limit: int) -> Mention | None:
        """A name right before the verb: the subject, or the end of a label ("a spokesman for Ann Lee")."""
        if self._frame.low(name.lead - 1) in self._words.of_age:  # "the elder Lee": not the one called Lee so far
            return None
        role_first = self._roles.before(name, limit)
        first = name.lead if role_first is None else role_first
        previous = self._frame.low(first - 1) if first - 1 >= limit else ""
        ahead = self._frame.low(first - 2) if previous in self._words.definite and first - 2 >= limit else previous
        if ahead in self._words.prepositions:
            return self._labels.left(name.last, limit)
        other = self.ending.get(first - 2)
        if previous in self._words.joining and other is not None and not other.possessive and other.lead >= limit:
            return self._joint(other, name) if self._labels.opens_clause(other.lead, limit) else None
        if previous == "," and other is not None and not name.full and self._is_place(other):
            return None
        role = self._roles.beside(name)
        return replace(self._of_name(name, role), reach=(first, name.last))

    def _is_place(self, name: Name) -> bool:
        """Whether a preposition makes the name a place ("in Kingston, Ontario")."""
        return self._frame.low(name.lead - 1) in self._words.prepositions

    def _joint(self, one: Name, two: Name) -> Mention:
        """Two names joined by "and": they speak together, under the words that name both."""
        return Mention(MentionKind.NAME, one.first, two.last, one.start, two.end, (one.lead, two.last))

    def _of_name(self, name: Name, role: tuple[int, int] | None) -> Mention:
        return Mention(
            MentionKind.NAME, name.first, name.last, name.start, name.end, (name.lead, name.last), name, role
        )  # fmt: skip

    def _right_phrase(self, index: int, limit: int) -> Mention | None:
        """A name with the role before it, or a description, that starts at `index`."""
        words = self._words
        position = index
        stop = min(limit, index + _LONGEST_LABEL)
        while position < stop:
            name = self.starting.get(position)
            previous = self._frame.low(position - 1) if position > index else ""
            if previous in words.determiners and position - 2 >= index:  # "the chair of the Port Ansel board, Ann Lee"
                previous = self._frame.low(position - 2)
            if name is not None and name.last < limit:
                described = self._frame.low(index) in words.articles
                compound = self._is_compound(name.last + 1, limit, described)
                if not name.possessive and previous not in words.prepositions and not compound:
                    return self._right_name(name, index)
                position = name.last + 1
                continue
            token = self._frame.tokens[position]
            if not token.is_word:
                break
            verb = words.is_cue(token.low) and previous not in words.prepositions  # "former secretary of state Ann Lee"
            if token.low in words.breaks or verb:
                break
            if token.low in words.times and token.low not in words.linking:
                break
            if token.low in words.linking and position > index and not self._labels.goes_on(position, limit):
                break
            if token.low in words.linking - words.definite and position == index:
                return None
            position += 1
        return self._right_label(index, position - 1, limit)

    def _is_compound(self, index: int, limit: int, described: bool = False) -> bool:
        """Whether a name before `index` only qualifies a role that leads to another name ("Courier host Ann Lee"), or,
        in a description without a name, a noun before the role ("a Harbour Trust data expert")."""
        words = self._words
        low = self._frame.low(index) if index < limit else ""
        if words.is_role(low) or (low in words.describing and words.is_role(self._frame.low(index + 1))):
            return True
        for position in range(index, min(limit, index + _LONGEST_COMPOUND)):
            if position in self.starting:
                return position > index
            low = self._frame.low(position)
            if described and self._labels.can_speak(low) and position < index + _LONGEST_QUALIFIER:
                return True
            stops = low in words.breaks or low in words.times or low in words.linking or low in words.prepositions
            if stops or not self._frame.tokens[position].is_word or self._labels.is_adverb(position):
                return False
        return False

    def _right_name(self, name: Name, first: int) -> Mention:
        role: tuple[int, int] | None = None
        if name.lead > first or name.first > first:
            role = self._roles.between(first, name)
        role = role or self._roles.after(name)
        return replace(self._of_name(name, role), reach=(first, name.last))

    def _right_label(self, first: int, last: int, limit: int) -> Mention | None:
        words = self._words
        while last > first and self._frame.low(last) in words.linking:
            last -= 1
        if last < first:
            return None
        label = self._labels.label(first, last)
        if label is None:
            return None
        low = self._frame.low(first)
        person = words.is_role(label.head)
        if not self._labels.can_speak(label.head) and low not in words.determiners:
            return None
        if self._frame.low(last + 1) == "," and last + 2 < limit:
            name = self.starting.get(last + 2)
            if name is not None and person and not name.possessive and not name.organisation and name.last < limit:
                named = self._of_name(name, (label.start, label.end))
                return replace(named, reach=(first, name.last))
        return label
