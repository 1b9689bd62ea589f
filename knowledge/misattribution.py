"""Whether a message gives a quotation to somebody else than the article does. In doubt it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.credits import Credit, credits_in
from knowledge.models import SPEECH, Article, Quotation, QuotationKind, Span, SpeakerStatus, cut
from knowledge.naming import Grade, grade_of_name, name_words, readings, sounds
from knowledge.roster import Roster
from knowledge.speakers.words.given_names import is_given
from knowledge.speakers.words.slavic_names import GIVEN
from knowledge.utterances import told

_SHARED = 0.5
"""Share of the words, of the message's quotation or of the article's, that must be in both."""
_ALIKE = 0.75
"""Likeness of two words, 0..1, from which they can be forms of one surname."""
_PATRONYMICS = ("вич", "вна", "івна", "vich", "ovych", "ovich", "evich", "ovna", "evna", "ivna")


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a message names the speaker of a quotation, and whether that is certainly somebody else."""

    credit: Credit | None = None
    wrong: bool = False


class Namer:
    """Compares whom one message names with whom the articles name."""

    def __init__(self, text: str, roster: Roster) -> None:
        self._text = text
        self._credits = credits_in(text)
        self._roster = roster
        self._keys: dict[tuple[Credit, str], set[str]] = {}

    def naming(self, article: Article, quotation: Quotation, found: Span) -> Naming:
        """Who is named as the speaker of the words `found` of a quotation of the article."""
        credit = self._credit_of(article, found)
        if credit is None or credit.name is None:
            return Naming()
        typed = _without_patronymics(name_words(credit.name))
        if not typed or self._by_author(article, typed):
            return Naming()
        speaker = quotation.speaker
        spoken = quotation.kind in SPEECH or quotation.kind is QuotationKind.REPORTED
        labels = self._labels(article, quotation)
        fits = min((g for label in labels if (g := grade_of_name(typed, label)) is not None), default=None)
        here = self._somebody_else(article, quotation, typed, credit.oblique)
        if fits is not None:
            wrong = fits is Grade.MISSPELT and here is Grade.SAME
        elif here is not None:
            wrong = True
        elif not self._is_person(credit, typed):
            return Naming()
        else:
            wrong = not any(_can_be_one(typed, label) for label in labels)
        return Naming(credit, wrong and spoken and speaker.status is SpeakerStatus.NAMED)

    def _credit_of(self, article: Article, found: Span) -> Credit | None:
        """The quotation of the message that has the words, which must be most of it or most of what was found."""
        language = article.metadata.language
        theirs = {word.key for word in told(cut(article, found), language)}
        best: tuple[int, Credit] | None = None
        for credit in self._credits:
            ours = self._words_of(credit, language)
            shared = len(ours & theirs)
            if shared < _SHARED * max(1, min(len(ours), len(theirs))):
                continue
            if not credit.marked and credit.name is not None and set(name_words(credit.name)) <= theirs:
                continue  # the quotation itself holds the name
            if best is None or shared > best[0]:
                best = (shared, credit)
        return best[1] if best is not None else None

    def _words_of(self, credit: Credit, language: str) -> set[str]:
        if (credit, language) not in self._keys:
            spoken = told(self._text[credit.start : credit.end], language)
            self._keys[credit, language] = {word.key for word in spoken}
        return self._keys[credit, language]

    @staticmethod
    def _by_author(article: Article, typed: Sequence[str]) -> bool:
        """Whether it is the name of who tells the article."""
        tellers = (*article.metadata.authors, *filter(None, (article.metadata.outlet,)))
        return any(grade_of_name(typed, name_words(cut(article, teller))) is not None for teller in tellers)

    def _labels(self, article: Article, quotation: Quotation) -> list[tuple[str, ...]]:
        """The names that the articles have for the speaker."""
        speaker = quotation.speaker
        spans = [span for span in (speaker.label, speaker.mention) if span is not None]
        labels = [name_words(cut(article, span)) for span in spans]
        return labels + (self._roster.forms_of(speaker.label) if speaker.label is not None else [])

    def _somebody_else(
        self, article: Article, quotation: Quotation, typed: Sequence[str], oblique: bool
    ) -> Grade | None:
        """How well the name fits another person whom the article quotes."""
        label = quotation.speaker.label
        grades = (
            grade
            for entry in self._roster.entries(article.version)
            if entry.named
            and entry.person.label != label
            and (oblique or _nominative(typed, entry.label))
            and (grade := grade_of_name(typed, entry.label)) is not None
        )
        return min((grade for grade in grades if grade is not Grade.MISSPELT), default=None)

    def _is_person(self, credit: Credit, typed: Sequence[str]) -> bool:
        """Whether it is clearly a person's name as it is written, or that of somebody whom an article quotes."""
        if credit.titled or (len(typed) > 1 and any(_given(word, credit.oblique) for word in typed)):
            return True
        if len(typed) > 1 and len(typed[0].rstrip(".")) == 1 and len(typed[-1]) > 2:
            return credit.marked
        return any(
            entry.named
            and (credit.oblique or _nominative(typed, entry.label))
            and grade_of_name(typed, entry.label) in (Grade.SAME, Grade.INFLECTED)
            for entry in self._roster.entries()
        )


def _without_patronymics(words: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(word for place, word in enumerate(words) if not place or not word.endswith(_PATRONYMICS))
    return kept if kept else tuple(words)


def _nominative(typed: Sequence[str], label: Sequence[str]) -> bool:
    """Whether a name stands there as it is, and not as whose somebody is ("Verbin's adviser" in Russian)."""
    return any(sounds(word) & sounds(other) for word in typed for other in label) and all(
        any(sounds(word) & sounds(other) for other in label) or not any(readings(word) & sounds(o) for o in label)
        for word in typed
    )


def _given(word: str, oblique: bool) -> bool:
    if is_given(word) or word in GIVEN:
        return True
    return oblique and bool(readings(word) & _given_sounds())


@lru_cache
def _given_sounds() -> frozenset[str]:
    return frozenset(sound for name in GIVEN for sound in sounds(name))


def _can_be_one(typed: Sequence[str], label: Sequence[str]) -> bool:
    """Whether two names may be those of one person: some surname in them is the same, or nearly."""
    for word in typed:
        for other in label:
            if _given(word, True) and _given(other, True) and len(typed) > 1 and len(label) > 1:
                continue
            if any(OSA.normalized_similarity(a, b) >= _ALIKE for a in readings(word) for b in sounds(other)):
                return True
    return False
