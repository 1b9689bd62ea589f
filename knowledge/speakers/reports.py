"""Reporting clauses in a frame: a cue ("said", "according to") and who stands beside it."""

from __future__ import annotations

from knowledge.speakers.cases import IMPERSONAL, agreement_of
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.mentions import Mentions
from knowledge.speakers.report import CueKind, Report
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.verbs import PAUSES, Verbs
from knowledge.speakers.words import Words

_DENIED = 4
"""Tokens in front of a subject within which a negation undoes a form that asks for several."""
_INFINITIVE = frozenset({"to", "whether", "if"})
"""What follows somebody who is asked or told, and never a speaker."""
_CARRIED = 8
"""Tokens between a word such as "statement" and the colon that ends its sentence."""
_DASHES = frozenset({"–", "—", "-", "--", "―", "~"})


class Reports:
    """Finds the reporting clauses of one frame."""

    def __init__(self, frame: Frame, mentions: Mentions, words: Words) -> None:
        self._frame = frame
        self._mentions = mentions
        self._words = words
        self._verbs = Verbs(frame, mentions, words)

    def all(self) -> list[Report]:
        """All reporting clauses in the order of their cues."""
        found: list[Report] = []
        index = 0
        while index < len(self._frame.tokens):
            report = self._at(index, found) if self._frame.tokens[index].is_word else self._beside_mark(index, found)
            if report is not None:
                found.append(report)
            index = report.last + 1 if report is not None else index + 1
        return found

    def _at(self, index: int, earlier: list[Report]) -> Report | None:
        return (
            self._according(index)
            or self._own_words(index)
            or self._behind(index)
            or self._owned(index, earlier)
            or self._verb(index)
            or self._participle(index, earlier)
        )

    def _beside_mark(self, index: int, earlier: list[Report]) -> Report | None:
        return self._signature(index) or self._label(index) or self._announcement(index, earlier)

    def _label(self, index: int) -> Report | None:
        """A name and a colon, and nothing else, before a quotation: "Ann Lee: “...”"."""
        if self._frame.low(index) != ":" or self._frame.kind(index + 1) is not TokenKind.QUOTE:
            return None
        name = self._mentions.ending.get(index - 1)
        if name is None or name.possessive:
            return None
        mention = self._mentions.left(index - 1, self._verbs.limit(index))
        if mention is None or mention.name is not name:
            return None
        first = mention.reach[0]
        opens = self._frame.is_start(first) or self._frame.kind(first - 1) is not TokenKind.WORD
        return Report(CueKind.SPEECH, index, index, mention, (first, index)) if opens else None

    def _announcement(self, index: int, earlier: list[Report]) -> Report | None:
        """A colon behind what carries words ("Lee issued the following statement:"): the sentence's subject speaks."""
        start = self._frame.starts[index]
        if self._frame.low(index) != ":" or (earlier and self._in_sentence(index, earlier[-1])):
            return None
        if self._frame.kind(index + 1) not in (None, TokenKind.QUOTE):
            return None
        carriers = [i for i in range(max(start, index - _CARRIED), index) if self._frame.low(i) in self._words.carriers]
        mention = self._mentions.subject(start, carriers[0]) if carriers else None
        return Report(CueKind.SPEECH, index, index, mention, (mention.reach[0], index)) if mention is not None else None

    def _signature(self, index: int) -> Report | None:
        """A dash and a full name behind a quotation, with nothing after them but a role: “...” — Ann Lee, the mayor."""
        if self._frame.low(index) not in _DASHES or self._frame.kind(index - 1) is not TokenKind.QUOTE:
            return None
        name = self._mentions.starting.get(index + 1)
        if name is None or not name.full or name.possessive:
            return None
        mention = self._mentions.signed(name)
        last = max(mention.last, mention.reach[1])
        if self._frame.low(last + 1) == "." and self._frame.kind(last + 2) in (None, TokenKind.QUOTE):
            last += 1
        if self._frame.kind(last + 1) not in (None, TokenKind.QUOTE):
            return None
        return Report(CueKind.SIGNATURE, index, index, mention, (index, last), inverted=True)

    def _matches(self, index: int, phrase: tuple[str, ...]) -> bool:
        return all(self._frame.low(index + i) == word for i, word in enumerate(phrase))

    def _according(self, index: int) -> Report | None:
        """ "According to X": the cue is the phrase, the mention follows."""
        for phrase in self._words.according:
            if self._matches(index, phrase):
                behind = index + len(phrase)
                mention = self._mentions.right(behind, self._frame.ends[index], objects=True)
                if mention is not None:
                    return self._report(CueKind.ACCORDING, index, behind - 1, mention, inverted=True)
        return None

    def _own_words(self, index: int) -> Report | None:
        """ "In his words", "in Lee's words": the mention stands inside the cue."""
        for phrase in self._words.own_words:
            place = phrase.index("*")
            inside = index + place
            if not self._matches(index, phrase[:place]) or self._frame.kind(inside) is not TokenKind.WORD:
                continue
            name = self._mentions.starting.get(inside)
            mention: Mention | None = None
            if self._frame.low(inside) in self._words.pronouns:
                mention = self._mentions.pronoun(inside)
            elif name is not None and name.possessive:
                mention = self._mentions.named(name)
            if mention is not None and self._matches(mention.last + 1, phrase[place + 1 :]):
                return self._report(CueKind.ACCORDING, index, mention.last + len(phrase) - place - 1, mention)
        return None

    def _behind(self, index: int) -> Report | None:
        """ "X zufolge": the cue follows the mention."""
        if self._frame.low(index) not in self._words.behind:
            return None
        mention = self._mentions.left(index - 1, self._verbs.limit(index))
        return self._report(CueKind.ACCORDING, index, index, mention) if mention is not None else None

    def _owned(self, index: int, earlier: list[Report]) -> Report | None:
        """ "Lee's claim that", "his description of": what is claimed belongs to the possessive before the noun."""
        if self._frame.low(index) not in self._words.claims or index == 0:
            return None
        if self._frame.low(index + 1) not in self._words.conjunct or (
            earlier and self._in_sentence(index, earlier[-1])
        ):
            return None
        name = self._mentions.ending.get(index - 1)
        if name is not None and name.possessive:
            return self._report(CueKind.NAMING, index, index, self._mentions.named(name))
        if self._frame.low(index - 1) in self._words.possessives:
            return self._report(CueKind.NAMING, index, index, self._mentions.pronoun(index - 1))
        return None

    def _in_sentence(self, index: int, report: Report) -> bool:
        return report.first >= self._frame.starts[index]

    def _verb(self, index: int) -> Report | None:
        """A finite verb of saying or thinking with its subject, which may be unreadable (mention None)."""
        kind = self._verbs.kind(index)
        if kind is None:
            return None
        last = index + 1 if self._frame.low(index) in self._words.phrases else index
        agent = self._agent(index)
        if agent is not None:
            return self._report(kind, index, last, agent, inverted=True)
        if self._verbs.undone(index):
            return None
        if self._frame.low(last + 1) in self._words.passed_on:
            return self._report(kind, index, last, None)
        inverted = self._inverted(index, last)
        if inverted is not None:
            return self._report(kind, index, last, inverted, inverted=True)
        if self._verbs.is_noun(index):
            return None
        mention = self._mentions.left(index - 1, self._verbs.limit(index), agreement=self._agreement(index))
        if mention is None:
            mention = self._joined_subject(index)
        elif self._frame.low(mention.reach[0] - 1) in self._words.blocking or self._is_bare(index, mention):
            return None
        behind = self._last_subject(index, last) if mention is None else None
        if behind is not None:
            return self._report(kind, index, last, behind, inverted=True)
        if mention is None and (
            kind in (CueKind.NAMING, CueKind.BESIDE)
            or self._frame.low(index) in self._words.nouns
            or (self._words.cased and self._frame.low(index) in self._words.participles)
        ):
            return None
        return self._report(kind, index, last, mention)

    def _agent(self, index: int) -> Mention | None:
        """The one behind "by" who gave the name in the passive ("was described by Lee as", "referred to by Lee as")."""
        words, by = self._words, index + 1
        if self._frame.low(index) not in words.naming or not self._frame.low(index).endswith(words.past_endings):
            return None
        if self._frame.low(by) == "to":
            by += 1
        if self._frame.low(by) != "by":
            return None
        mention = self._mentions.right(by + 1, self._frame.ends[index], objects=True)
        if mention is None:
            return None
        behind = mention.last + 1
        return mention if self._frame.low(behind) == "as" or self._frame.kind(behind) is TokenKind.QUOTE else None

    def _is_bare(self, index: int, mention: Mention) -> bool:
        """Whether one person stands before a form that asks for several: then it is a noun ("posted a Courier comment",
        "the Northland state council"), or what nobody heard ("has never heard Lee say")."""
        words, low = self._words, self._frame.low(index)
        person = words.is_role(mention.head) and not words.is_several(mention.head)
        named = mention.name is not None and not mention.name.organisation
        if low not in words.bare or not (person or named):
            return False
        first = mention.reach[0]
        if low in words.naming:
            return True
        if low in words.nouns:
            return person or self._frame.low(first - 1) in words.articles - words.definite
        start = max(self._verbs.limit(index), first - _DENIED)
        return any(self._frame.low(i) in words.blocking - {"to"} for i in range(start, first))

    def _inverted(self, index: int, last: int) -> Mention | None:
        """The subject behind the cue, where the cue follows a quotation or a comma that ends what is reported."""
        if self._frame.low(index) in self._words.transitive:
            return None
        before = index - 1
        while before >= 0 and self._words.can_precede(self._frame.low(before)):
            before -= 1
        mark = before
        while before >= 0 and self._frame.low(before) in PAUSES and self._frame.kind(before) is TokenKind.MARK:
            before -= 1
        beside_quote = self._frame.kind(before) is TokenKind.QUOTE
        paused = before < mark
        starts = self._frame.is_start(index)
        if not (beside_quote or paused or starts or self._frame.low(before) in self._words.conjunct):
            return None
        mention = self._mentions.right(last + 1, self._frame.ends[index], agreement=self._agreement(index))
        if mention is None:
            return None
        if beside_quote:
            return mention
        if self._frame.low(index) in self._words.naming and not self._words.cased:  # "Lee scolds Ray, praises Moss as"
            return None
        speaks = self._words.is_role(mention.head) or (self._words.cased and mention.head in self._words.bodies)
        known = mention.name is not None or mention.kind is MentionKind.PRONOUN or speaks
        if not known or not self._verbs.closes(mention.last + 1) or self._frame.low(mention.last + 1) in _INFINITIVE:
            return None
        left = self._mentions.left(index - 1, self._verbs.limit(index)) if paused else None
        return None if left is not None and left.name is not None else mention

    def _agreement(self, index: int) -> str:
        low = self._frame.low(index)
        if low in self._words.impersonal:
            return IMPERSONAL
        return agreement_of(low) if self._words.cased else ""

    def _last_subject(self, index: int, last: int) -> Mention | None:
        """The full name behind a cue that has its objects before it ("Первой об этом рассказала Анна Лосева")."""
        if not self._words.cased:
            return None
        mention = self._mentions.right(last + 1, self._frame.ends[index], agreement=self._agreement(index))
        named = mention is not None and mention.name is not None and mention.name.full
        return mention if mention is not None and named and self._verbs.closes(mention.last + 1) else None

    def _joined_subject(self, index: int) -> Mention | None:
        """The subject of the clause before, for a verb joined to it by "and" ("she stood up and said")."""
        position = index - 1
        while position >= self._verbs.limit(index) and (
            self._frame.low(position) in self._words.between or self._frame.low(position).endswith("ly")
        ):
            position -= 1
        if self._frame.low(position) not in self._words.joining:
            return None
        return self._mentions.subject(self._verbs.limit(index), position)

    def _participle(self, index: int, earlier: list[Report]) -> Report | None:
        """ "..., adding that": the speaker is the one of the clause before, or the sentence's subject."""
        low = self._frame.low(index)
        if low not in self._words.participles:
            return None
        start = self._frame.starts[index]
        before = self._frame.low(index - 1)
        if before in self._words.preludes:  # "before saying"
            mention = self._mentions.subject(start, index - 1)
            return Report(CueKind.PARTICIPLE, index, index, mention, (index, index)) if mention is not None else None
        if index == start or before in self._words.prepositions or before in self._words.definite:
            return None
        owner = self._mentions.ending.get(index - 1)
        if owner is not None:
            mention = None if owner.possessive else self._mentions.named(owner)
            return self._report(CueKind.PARTICIPLE, index, index, mention)
        if self._frame.kind(index - 1) is TokenKind.WORD and not self._can_speak(before):
            return Report(CueKind.PARTICIPLE, index, index, None, (index, index))
        last = earlier[-1] if earlier else None
        if last is not None and last.first >= start:
            return Report(CueKind.PARTICIPLE, index, index, last.mention, (index, index))
        mention = self._mentions.subject(start, index)
        if mention is None:
            return None
        return Report(CueKind.PARTICIPLE, index, index, mention, (index, index))

    def _can_speak(self, low: str) -> bool:
        """Whether a participle behind this word still speaks for the subject: "and saying", "a statement saying"."""
        return low in self._words.joining or low in self._words.carriers or low in self._words.between

    def _report(self, kind: CueKind, first: int, last: int, mention: Mention | None, inverted: bool = False) -> Report:
        if mention is None:
            return Report(kind, first, last, None, (first, last), inverted)
        reach = (min(first, mention.reach[0]), max(last, mention.reach[1]))
        return Report(kind, first, last, mention, reach, inverted)
