"""Whether a passage states otherwise than the best one, on what is asked. In doubt it does not.

Two statements differ when they are on the same matter (the words of the question that one of them holds, the other
holds too, and nothing limits them to different parts, places or times) and give another number or date, or when one
denies nearly word for word what the other says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answering.candidate import Candidate
from knowledge.answering.question import Question
from knowledge.answering.statements import Amount, Clause, Dating, Statement, statement_of
from knowledge.collection import Collection
from knowledge.languages import Asks
from knowledge.languages.assertions import Assertions, assertions_of
from knowledge.numbers import Unit
from knowledge.vocabulary import RELATIVE

NUMBERS = frozenset({Asks.NUMBER, Asks.AGE, Asks.MONEY, Asks.LENGTH, Asks.DURATION, Asks.SHARE})
TIMES = frozenset({Asks.TIME, Asks.YEAR})

SPECIFIC = 5.0
"""Weight that the words both statements share with the question must have together: two rather common ones, or a rare
one."""
SCENE = 8.0
"""The same for two articles that are on one matter, names counted twice..."""
TELLING = 4.0
"""... or else the weight of a name that both articles must hold."""
BLUR = Decimal("0.15")
"""How far two numbers with different units of time can be off to both sides, as a share."""
MOST = 0.5
"""Share of the question's words, names aside, that a statement must hold."""
LEAST_DENIED = 2
"""Content words of a clause that can be denied."""
FURTHER = 5
"""Content words that what is denied may lack of what is said."""


def contradicted(question: Question, best: Candidate, other: Candidate) -> int | None:
    """The number of the sentence in which another passage states otherwise than the best one's best sentence; None when
    none surely does. `question` is as their collection reads it."""
    table = assertions_of(best.collection.language.code)
    if table is None or other.collection is not best.collection:
        return None
    comparison = _Comparison(question, best, other, best.collection, table)
    return next((number for number in comparison.comparable() if comparison.differs(number)), None)


_FIELDS = {Asks.AGE: "ages", Asks.MONEY: "sums", Asks.LENGTH: "lengths", Asks.DURATION: "spans", Asks.SHARE: "shares"}
"""Where the holdings of a sentence have the numbers of a kind."""


@dataclass(frozen=True)
class _Comparison:
    """The best sentence of one candidate, and the sentences of another."""

    question: Question
    best: Candidate
    other: Candidate
    collection: Collection
    table: Assertions

    def comparable(self) -> Iterator[int]:
        """The sentences of the other passage that hold what the best one holds of the question, names included."""
        question, own = self.question, self._held(self.best, self.best.evidence.best)
        topic = question.own - question.names
        if len(own & topic) < MOST * len(topic) or not self._named():
            return
        if self.best.read.key[0] != self.other.read.key[0] and not self._same_scene(own):
            return
        for number in range(len(self.other.read.sentences)):
            held = self._held(self.other, number)
            shared = held & own
            if held & topic == own & topic and sum(map(self.collection.weight, shared)) >= SPECIFIC:
                yield number

    def differs(self, number: int) -> bool:
        """Whether that sentence gives another number or date for what is asked, or one of the two denies the other."""
        best = self._statement(self.best, self.best.evidence.best)
        other = self._statement(self.other, number)
        if self._denies(best, other) or self._denies(other, best):
            return True
        if self.question.asks not in NUMBERS | TIMES or _turning(best) != _turning(other):
            return False
        if self.question.asks in TIMES:
            return self._other_date(best, other)
        return self._other_number(best, other)

    def _statement(self, candidate: Candidate, number: int) -> Statement:
        return statement_of(candidate.reading, candidate.read, number, self.collection.language, self.table)

    def _held(self, candidate: Candidate, number: int) -> frozenset[str]:
        """The question's terms that a sentence holds, in whatever form."""
        stems = candidate.read.stems[number]
        return frozenset(term for term in self.question.own if self._stands(term, stems))

    def _stands(self, term: str, stems: AbstractSet[str]) -> bool:
        if term in stems:
            return True
        # "Rebuilt" is a relative of "built", but something else; the forms of one word begin alike.
        akin = self.collection.akin(term).items()
        return any(worth >= RELATIVE and kin in stems and kin[0] == term[0] for kin, worth in akin)

    def _named(self) -> bool:
        """Whether all names of the question stand in or over both passages."""
        return all(
            self._stands(name, self._around(candidate))
            for name in self.question.names
            for candidate in (self.best, self.other)
        )

    @staticmethod
    def _around(candidate: Candidate) -> frozenset[str]:
        reading, read = candidate.reading, candidate.read
        return read.all_stems | read.heading | reading.stems_of(reading.article.metadata.title)

    def _same_scene(self, shared: AbstractSet[str]) -> bool:
        """Whether two articles tell of the same: the question says so much of it, or they share a rare name."""
        weight = self.collection.weight
        if sum(map(weight, shared)) + sum(map(weight, shared & self.question.names)) >= SCENE:
            return True
        return any(weight(name) >= TELLING for name in self.best.reading.names & self.other.reading.names)

    def _one_place(self, best: Statement, mine: Clause, other: Statement, theirs: Clause) -> bool:
        """Whether no name in the clauses, no place and no date limits one of the statements that is not at hand for the
        other too."""
        sides = ((best, mine, other, self.other), (other, theirs, best, self.best))
        for one, clause, against, candidate in sides:
            at_hand = self.question.own | against.names | self._around(candidate)
            if not (one.scenes | (clause.stems() & one.names)) <= at_hand:
                return False
            dated = {word.stem for word in one.words if word.date} - self.question.own
            if self.question.asks not in TIMES and not dated <= self._around(candidate):
                return False
        return True

    def _other_date(self, best: Statement, other: Statement) -> bool:
        a, b = best.dating, other.dating
        if not (_single(a) and _single(b)) or not self._alike(best, a.clause, other, b.clause):
            return False
        return _apart(a, b) and not (a.years | b.years) & self.question.own

    def _other_number(self, best: Statement, other: Statement) -> bool:
        if best.amounts is None or other.amounts is None:
            return False
        pairs = [(a, b) for a in best.amounts for b in other.amounts if self._wanted(a, best, b, other)]
        if len(pairs) != 1:
            return False
        a, b = pairs[0]
        return self._scaled(a, b.tail).apart(self._scaled(b, a.tail)) and self._alike(best, a.clause, other, b.clause)

    def _wanted(self, a: Amount, best: Statement, b: Amount, other: Statement) -> bool:
        """Whether two numbers count the same, and what is asked: its unit is a word of the question, or they measure
        the kind of thing wanted."""
        if (a.unit, a.sign) != (b.unit, b.sign) or (a.stems | b.stems) & self.question.numbers:
            return False
        counted = [
            term for term in self.question.own for tail in (a.tail, b.tail) if tail and self._stands(term, {tail[0]})
        ]
        if self.question.asks is Asks.NUMBER and counted:
            return bool(a.tail and b.tail) and self._same(a.tail[0], b.tail[0])
        kinds = [self._kinds(self.best, a), self._kinds(self.other, b)]
        if self.question.asks is Asks.NUMBER:
            alone = len(best.amounts or ()) == len(other.amounts or ()) == 1
            return alone and bool(kinds[0] & kinds[1]) and self._same_measure(a, b)
        return all(_FIELDS[self.question.asks] in kind for kind in kinds) and self._same_measure(a, b)

    def _same_measure(self, a: Amount, b: Amount) -> bool:
        """Whether two measures have the same unit, or units of time, and nothing else behind them tells them apart."""
        if a.sign or a.unit is Unit.SHARE:
            more, less = {*a.tail} - self.question.own, {*b.tail} - self.question.own
            return more <= less or less <= more
        if (
            not a.tail
            or not b.tail
            or not (self._same(a.tail[0], b.tail[0]) or (self._days(a.tail) and self._days(b.tail)))
        ):
            return False
        more, less = {*a.tail[1:]} - self.question.own, {*b.tail[1:]} - self.question.own
        return more <= less or less <= more

    def _scaled(self, amount: Amount, against: Sequence[str]) -> Amount:
        """An amount of time in days, where the other has another unit."""
        days = self._days(amount.tail)
        if not days or not against or self._same(amount.tail[0], against[0]):
            return amount
        return amount.times(days, BLUR)

    def _days(self, tail: Sequence[str]) -> Decimal | None:
        found = (days for head, days in self.table.spans if tail and tail[0].startswith(head))
        return next(found, None)

    def _same(self, a: str, b: str) -> bool:
        return a == b or self._stands(a, {b})

    def _kinds(self, candidate: Candidate, amount: Amount) -> frozenset[str]:
        """Of which kinds a number is: a sum, a length, ..."""
        if amount.unit is Unit.SHARE:
            return frozenset({"shares"})
        holdings = candidate.read.holdings
        return frozenset(field for field in _FIELDS.values() if any(amount.stems & getattr(h, field) for h in holdings))

    def _alike(self, best: Statement, mine: int, other: Statement, theirs: int) -> bool:
        """Whether two clauses are on the same: the same limits, and no other subject in front of what they share."""
        a, b = best.clauses[mine], other.clauses[theirs]
        asked = self.question.own
        if _limits(a, best) != _limits(b, other) or not self._one_place(best, a, other, b):
            return False
        if any(not self.table.doubts.isdisjoint(clause.folded()) for clause in (a, b)):
            return False
        return self._leads(a, best, b, other, asked) and self._leads(b, other, a, best, asked)

    def _leads(self, one: Clause, own: Statement, other: Clause, elsewhere: Statement, asked: AbstractSet[str]) -> bool:
        """Whether all content words of a clause up to the last it shares with the other are at hand there too."""
        there = other.stems()
        telling = [w for w in one.words if w.content and not w.number and not w.date and w.stem not in own.counted]
        last = max((place for place, word in enumerate(telling) if self._stands(word.stem, there)), default=-1)
        known = frozenset(word.stem for word in elsewhere.words) | asked
        table = elsewhere.language
        return last >= 0 and all(
            self._stands(word.stem, known) or word.folded in table.question_words or word.folded in table.number_words
            for word in telling[: last + 1]
        )

    def _denies(self, one: Statement, other: Statement) -> bool:
        """Whether a clause of one statement is denied, nearly word for word, by one of the other."""
        for clause, from_denial in _denied(other):
            told = self._telling(clause)
            topic = (self.question.own - self.question.names) or self.question.own
            if len(told) < LEAST_DENIED or not any(self._stands(term, told) for term in topic):
                continue
            if not from_denial and sum(map(self.collection.weight, told)) < SPECIFIC:
                continue
            for said in one.clauses:
                if _plain(said, self.table) and self._turns(said, one, told, clause, other, from_denial):
                    return True
        return False

    def _turns(
        self, said: Clause, one: Statement, told: AbstractSet[str], denied: Clause, other: Statement, from_denial: bool
    ) -> bool:
        stems = self._telling(said)
        if not all(self._stands(stem, stems) for stem in told) or len(stems) > len(told) + FURTHER:
            return False
        if not from_denial and any(word.date for word in said.words) and not any(word.date for word in denied.words):
            return False
        if _limits(said, one) != _limits(denied, other):
            return False
        here, there = one.names, other.names
        # "He" in what is denied is the one who denies it, unless it names somebody.
        return not here or not there or bool(here & there) or here <= self._around(self.other) & self._around(self.best)

    def _telling(self, clause: Clause) -> frozenset[str]:
        words = (w for w in clause.words if w.content and not _negates(w.folded, self.table))
        return frozenset(w.stem for w in words if w.folded not in self.table.denials)


def _turning(statement: Statement) -> frozenset[str]:
    """The words of a statement that turn what it says."""
    table = statement.table
    folded = frozenset(word.folded for word in statement.words)
    return frozenset(w for w in folded if _negates(w, table)) | (folded & (table.absences | table.denials))


def _negates(folded: str, table: Assertions) -> bool:
    return folded in table.negations or folded.endswith("n't")


def _plain(clause: Clause, table: Assertions) -> bool:
    """Whether a clause says something without negation, denial or doubt."""
    unsure = table.absences | table.denials | table.doubts | table.negations
    return not any(word.folded in unsure or _negates(word.folded, table) for word in clause.words)


def _denied(statement: Statement) -> Iterator[tuple[Clause, bool]]:
    """The clauses that a statement says are not so, and whether it is somebody who denies them."""
    table = statement.table
    for number, clause in enumerate(statement.clauses):
        folded = clause.folded()
        if not folded.isdisjoint(table.partial | table.absences | table.doubts):
            continue
        negations = [word for word in clause.words if _negates(word.folded, table)]
        denials = [place for place, word in enumerate(clause.words) if word.folded in table.denials]
        if len(negations) == 1 and not denials and _negates_verb(clause, table):
            yield clause, False
        if len(denials) == 1 and not negations:
            behind = clause.words[denials[0] + 1 :]
            if not behind and number + 1 < len(statement.clauses):
                behind = statement.clauses[number + 1].words
            if behind and (behind[0].folded in table.that or behind[0].folded.endswith("ing")):
                denied = Clause(tuple(word for word in behind if word.folded not in table.that))
                if _plain(denied, table) and denied.folded().isdisjoint(table.partial):
                    yield denied, True


def _negates_verb(clause: Clause, table: Assertions) -> bool:
    """Whether the word that is negated tells something by itself: not in "did not have a lamp"."""
    place = next(place for place, word in enumerate(clause.words) if _negates(word.folded, table))
    behind = (word for word in clause.words[place + 1 :] if word.folded not in table.fillers)
    negated = next(behind, None)
    return negated is not None and negated.content


def _limits(clause: Clause, statement: Statement) -> frozenset[str]:
    """The words of a clause that say of which part or time it holds; those that belong to a number are its own."""
    table = statement.table
    words = (word.folded for word in clause.words if word.stem not in statement.counted)
    return frozenset(words) & (table.limits - table.above - table.below - table.about)


def _single(dating: Dating) -> bool:
    """Whether a sentence holds one date and no second one."""
    parts = (dating.years, dating.months, dating.days)
    return all(len(part) <= 1 for part in parts) and bool(dating.years or dating.months)


def _apart(a: Dating, b: Dating) -> bool:
    """Whether two dates cannot be the same day, and are told to the same grain down to where they part."""
    if bool(a.years) != bool(b.years):
        return False
    if a.years != b.years:
        return True
    if not a.months or not b.months:
        return False
    return a.months != b.months or (bool(a.days) and bool(b.days) and a.days != b.days)
