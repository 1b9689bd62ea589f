"""One fragment, looked for among utterances: by the same words, by what it puts in marks, by altered words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.matching.alike import ALTERED_PART, ALTERED_WORDS
from knowledge.matching.altered import ALTERED, COMPARED, altered_words, flagged
from knowledge.matching.asked import Asked, Choice, mark, marks, sentence, telling, whole
from knowledge.matching.found import Found, best_of, each_once
from knowledge.matching.same import same_words
from knowledge.models import SPEECH, MatchMethod, QuotationKind, cut
from knowledge.utterances import Utterance, told

NEAR = 60
"""Quotations among which each sentence of a longer text is looked for."""


class Search:
    """One fragment, looked for among utterances."""

    def __init__(self, fragment: str, utterances: Sequence[Utterance]) -> None:
        self._asked = Asked(fragment, utterances)
        self._utterances = utterances

    def found(self) -> list[Found]:
        """The matches by the best method, unordered."""
        tells = {language: telling(message.words) for language, message in self._asked.messages.items()}
        exact = self._same(whole, tells)
        if any(found.quotation.kind in SPEECH or found.quotation.kind is QuotationKind.REPORTED for found in exact):
            return best_of(exact)
        if exact or not any(tells.values()):  # a heading may be made of a quotation that it shortens
            return exact + [each for each in self._altered(whole) if exact and each.quotation.kind in SPEECH]
        marked = self._in_marks()
        altered = self._altered(whole)
        if marked and not any(self._reaches_beyond_marks(found) for found in altered):
            return marked
        return altered or self._altered_sentences()

    def _same(self, choose: Choice, tells: Mapping[str, bool] | None = None) -> list[Found]:
        """The quotations that hold the very words; `tells` says in which languages the words are telling (else all)."""
        return [
            found
            for utterance in self._utterances
            for found in same_words(self._asked, utterance, choose, tells is None or tells[utterance.language])
        ]

    def _in_marks(self) -> list[Found]:
        """The quotations that hold what the fragment puts in marks: all of it together, or each by itself."""
        if not any(m.marked for m in self._asked.messages.values()):
            return []
        together = self._same(marks) or self._altered(marks)
        if together and together[0].method is not MatchMethod.FUZZY:
            return best_of(together)
        count = max(len(message.marked) for message in self._asked.messages.values())
        each = [self._one_mark(index) for index in range(count)] if count > 1 else []
        if sum(1 for found in each if found) < 2:
            return together or [f for index, m in enumerate(each) for f in flagged(self._asked, m, marks, mark(index))]
        return [found for matches in each for found in matches]

    def _one_mark(self, index: int) -> list[Found]:
        choose = mark(index)
        return best_of(self._same(choose)) or self._altered(choose)

    def _reaches_beyond_marks(self, found: Found) -> bool:
        """Whether altered words have something in common with the quotation that does not stand in marks."""
        message = self._asked.in_language(found.article.metadata.language)
        inside = [piece for claim in message.marked for piece in claim.ranges]
        outside = [w for w in message.words if w.content and not any(a <= w.start < b for a, b in inside)]
        said = {word.stem for word in told(cut(found.article, found.span), found.article.metadata.language)}
        return any(word.stem in said for word in outside)

    def _altered(self, choose: Choice, least: float = ALTERED) -> list[Found]:
        return altered_words(self._asked, self._utterances, choose, least)

    def _altered_sentences(self) -> list[Found]:
        """The quotations that hold one sentence of a longer text; the rest of the text is nobody's."""
        return Search(self._asked.fragment, self._nearest()).sentences()

    def _nearest(self) -> list[Utterance]:
        """The utterances that share most with all of the fragment."""
        shared = [
            (sum(asked[stem] for stem in asked.keys() & utterance.stems.keys()), -place)
            for place, utterance in enumerate(self._utterances)
            for asked in (self._asked.in_language(utterance.language).whole.stems,)
        ]
        return [self._utterances[-place] for weight, place in sorted(shared, reverse=True)[:NEAR] if weight]

    def sentences(self) -> list[Found]:
        """The quotations that a sentence of the fragment is an altered form of, with all else in it as altered."""
        count = max((len(message.sentences) for message in self._asked.messages.values()), default=0)
        found: list[Found] = []
        for index in range(min(count, COMPARED)):
            choose = sentence(index, least=ALTERED_WORDS + 1)
            found.extend(flagged(self._asked, self._altered(choose, ALTERED_PART), whole, choose))
        return each_once(sorted(found, key=lambda each: -each.score))
