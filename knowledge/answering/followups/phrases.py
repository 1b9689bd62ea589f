"""What a question is about: its names, its only thing, the runs of words that are left without the question words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from knowledge.analysis import Word, words
from knowledge.answering.question import fold_keeping_accents, kinds_of
from knowledge.answering.speech import SpeechQuestion, speech_question
from knowledge.folding import fold
from knowledge.languages import LANGUAGES, Asks, Language
from knowledge.languages.ellipsis import LEANINGS, Leaning
from knowledge.speakers.cases import agreement_of, gender_of_name
from knowledge.speakers.words import words_for
from knowledge.speakers.words.given_names import gender_of

CYRILLIC = frozenset({"ru", "uk"})
MOST_RUNS = 6
"""Runs of words that are taken from a question."""
_LONGEST_THING = 5

_BREAK = re.compile(r"[·,;:.?!…“”„«»\"()\n]")
_VERB = re.compile(
    r"(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ют|ит|ат|ят|ется|ются|ится|ятся|уть|ють|ить|єть|ав|яв|ив|ють|ять|ться|тися|"
    r"ен|ена|ено|ены|ана|ано|аны|ан|ений|ена|ені|то|но)$"
)
_MAN = ("ов", "ев", "єв", "ин", "ін", "їн", "ский", "цкий", "ський", "цький")
_PARTICIPLE = re.compile(
    r".+ed$|(?:built|made|held|found|sold|lost|shot|born|known|given|taken|written|cast|sunk|closed|stolen|broken|won|"
    r"paid|sent|shut|cut|hit|begun|done|drawn|driven|chosen|caught|bought|brought|left|led|met|put|read|said|seen|set|"
    r"spent|told|worn|grown|torn|thrown|hung|laid|kept|stuck|rung|sung)$"
)


class Known(Protocol):
    """What the sources know of a name."""

    def holds(self, word: Word) -> bool:
        """Whether they write the word as a name."""

    def person(self, words: str) -> bool:
        """Whether the words fit somebody who speaks in them."""

    def gender(self, words: str) -> str:
        """The gender ("m", "f") that they tell of one who speaks in them; empty when they do not."""


class Stretch(NamedTuple):
    """Characters `start` to `end` of a question; `before` is the folded word in front of them."""

    start: int
    end: int
    before: str = ""


@dataclass(frozen=True, eq=False)
class Phrasing:
    """A question read under the tables of the language it is most likely written in."""

    text: str
    table: Language
    leaning: Leaning
    known: Known

    @cached_property
    def words(self) -> list[Word]:
        """All of its words."""
        return words(self.text, self.table.code)

    @cached_property
    def lowered(self) -> str:
        """Lower case with straight apostrophes, as the expressions are written for."""
        return fold_keeping_accents(self.text)

    @cached_property
    def speech(self) -> SpeechQuestion | None:
        """Whose words it asks for."""
        found = speech_question(self.text)
        return found if found is not None and found.speaker else None

    @cached_property
    def speech_like(self) -> bool:
        """Whether it asks for somebody's words, even if it does not say whose."""
        return Asks.SPEECH in kinds_of(self.text, self.table)

    @cached_property
    def speaker(self) -> Stretch | None:
        """Where it names whose words it asks for."""
        return self._once(self.speech.speaker) if self.speech is not None else None

    @cached_property
    def topic(self) -> Stretch | None:
        """Where it says what those words are about."""
        return self._once(self.speech.topic) if self.speech is not None and self.speech.topic else None

    @cached_property
    def names(self) -> list[Stretch]:
        """Its names, those of several words as one, without a possessive ending."""
        found: list[Stretch] = []
        last = -2
        for place, word in enumerate(self.words):
            if not self.is_name(word):
                continue
            end = self._end(word)
            before = self.words[place - 1].folded if place else ""
            if last == place - 1 and self.text[found[-1].end : word.start] in (" ", "-"):
                found[-1] = found[-1]._replace(end=end)
            else:
                found.append(Stretch(word.start, end, before))
            last = place
        return [each for each in found if self.table.code != "de" or self.is_person(each)]

    @property
    def runs(self) -> list[str]:
        """What is left without question words and auxiliaries, as it is written."""
        asked = speech_question(self.text)
        if asked is not None and asked.words:
            return [asked.words]
        return [self.text[each.start : each.end] for each in self.stretches()][:MOST_RUNS]

    def stretches(self, *, nouns: bool = False) -> list[Stretch]:
        """The same as stretches; with `nouns`, verbs (Russian, Ukrainian) and everything before a noun end one too."""
        found: list[Stretch] = []
        first: int | None = None
        last, ended = 0, 0
        for word in self.words[self._opening_words :]:
            parted = bool(_BREAK.search(self.text, ended, word.start))
            dropped = self.is_question_word(word) or (nouns and self._no_noun(word))
            if (parted or dropped) and first is not None:
                if last > first:
                    found.append(Stretch(first, last))
                first = None
            ended = word.end
            if dropped:
                continue
            if first is None:
                if not word.content and not self._leads(word):
                    continue
                first = last = word.start
            if word.content:
                last = word.end
        if first is not None and last > first:
            found.append(Stretch(first, last))
        return found

    @cached_property
    def _opening_words(self) -> int:
        """How many words make the question word at the beginning ("in what year")."""
        opener = re.match(rf"(?:{self.leaning.adverb})\b", self.lowered)
        return sum(1 for word in self.words if opener is not None and word.end <= opener.end())

    def thing(self) -> Stretch | None:
        """The only thing, not a person, that the question is about; None where there are several or it is not sure."""
        if self.topic is not None:
            return self.topic if len(self._inside(self.topic)) <= _LONGEST_THING and self._bare(self.topic) else None
        if self.speech is not None:
            return None
        if self.table.code in CYRILLIC:
            found = self.stretches(nouns=True)
            return found[0] if len(found) == 1 and not self.is_person(found[0]) else None
        phrase = self._phrase()
        others = [n for n in self.names if phrase is None or not phrase.start <= n.start < phrase.end]
        if phrase is not None:
            return phrase if not others and not self.is_person(phrase) else None
        return others[0] if len(others) == 1 and not self.is_person(others[0]) else None

    def role(self) -> Stretch | None:
        """The only thing, where it is somebody by what they are ("the mayor")."""
        phrase = self._phrase() if self.speech is None and not self.names else None
        return phrase if phrase is not None and self.is_person(phrase) else None

    def cut(self, stretch: Stretch) -> str:
        """The words of a stretch."""
        return self.text[stretch.start : stretch.end]

    def is_question_word(self, word: Word) -> bool:
        """Whether a word asks, or helps to ask, and is no topic."""
        if word.name or word.number:
            return False
        plain = self.lowered[word.start : word.end]
        return (
            word.folded in self.table.question_words
            or word.folded in self.leaning.auxiliaries
            or re.fullmatch(self.leaning.head, plain) is not None
            or plain in self.leaning.asking
        )

    def is_person(self, stretch: Stretch) -> bool:
        """Whether the words certainly name a person: one who speaks in the sources, or one with a given name."""
        said = self.cut(stretch)
        named = [fold(word) for word in said.split()]
        if self.known.person(said) or (len(named) > 1 and bool(self.gender(stretch))):
            return True
        table = words_for(self.table.code)
        if stretch.before.rstrip(".") in {each.rstrip(".") for each in table.honorifics}:
            return True
        return bool(named) and table.is_role(named[-1])

    def gender(self, stretch: Stretch) -> str:
        """The gender ("m", "f") that a name tells of; empty when it does not."""
        told = self.known.gender(self.cut(stretch))
        named = [fold(word) for word in self.cut(stretch).split()]
        if told or not named:
            return told
        table = words_for(self.table.code)
        for words_, gender in ((table.masculine, "m"), (table.feminine, "f")):
            if stretch.before in words_ or f"{stretch.before}." in words_:
                return gender
        if self.table.code in CYRILLIC:
            return gender_of_name(named) or self._gender_by_verb(stretch) or ("m" if named[-1].endswith(_MAN) else "")
        return gender_of(named[0], named[-1])

    def _gender_by_verb(self, stretch: Stretch) -> str:
        """What a verb of speech beside the name agrees with."""
        beside = [w.folded for w in self.words if w.end == stretch.start - 1 or w.start == stretch.end + 1]
        told = {agreement_of(word) for word in beside if word in self.table.question_words}
        return told.pop() if len(told) == 1 and told <= {"m", "f"} else ""

    def names_in(self, stretch: Stretch) -> list[Stretch]:
        """The names that stand inside a stretch."""
        return [name for name in self.names if stretch.start <= name.start < stretch.end]

    def _once(self, part: str) -> Stretch | None:
        start = self.text.find(part) if part else -1
        if start < 0 or self.text.count(part) > 1:
            return None
        before = [word.folded for word in self.words if word.end <= start]
        return Stretch(start, start + len(part), before[-1] if before else "")

    def is_name(self, word: Word) -> bool:
        """Whether a word is a name, or part of one; in lower case only one of somebody who speaks in the sources."""
        if word.number or word.date or not word.content:
            return False
        if word.name:
            return True
        if word.folded in self.table.question_words:
            return False
        if word.opens and self.text[word.start].isupper() and self.known.holds(word):
            return True
        return len(word.folded) > 3 and self.known.holds(word) and self.known.person(self.text[word.start : word.end])

    def _end(self, word: Word) -> int:
        surface = self.lowered[word.start : word.end]
        return word.end - 2 if surface.endswith("'s") else word.end

    def _leads(self, word: Word) -> bool:
        return word.folded in self.leaning.prepositions or word.folded in self.leaning.articles

    def _no_noun(self, word: Word) -> bool:
        return not word.content or word.number or is_verb_like(word)

    def _inside(self, stretch: Stretch) -> list[Word]:
        return [word for word in self.words if stretch.start <= word.start < stretch.end]

    def _bare(self, stretch: Stretch) -> bool:
        """Whether a topic is a plain phrase: no clause, no pronoun."""
        return all(
            word.content or (self._leads(word) and word.folded != "to") for word in self._inside(stretch)
        ) and any(word.content for word in self._inside(stretch))

    def _phrase(self) -> Stretch | None:
        """The only phrase that begins with an article (English, German), without a verb behind it."""
        if self.table.code not in ("en", "de"):
            return None
        starts = [place for place, word in enumerate(self.words) if self._opens_phrase(place, word)]
        if len(starts) != 1:
            return None
        start = starts[0]
        inside = self._extent(start)
        inside = self._without_verb(start, inside)
        if not inside:
            return None
        return Stretch(self.words[start].start, self.words[inside[-1]].end)

    def _opens_phrase(self, place: int, word: Word) -> bool:
        return word.folded in self.leaning.articles and (place == 0 or self.words[place - 1].folded != "of")

    def _extent(self, start: int) -> list[int]:
        inside: list[int] = []
        for place in range(start + 1, len(self.words)):
            word = self.words[place]
            if _BREAK.search(self.text, self.words[place - 1].end, word.start):
                break
            joins = word.folded in ("of", "the") and bool(inside)
            if word.number or (not word.content and not joins):
                break
            inside.append(place)
        while inside and not self.words[inside[-1]].content:
            inside.pop()
        return inside

    def _without_verb(self, start: int, inside: list[int]) -> list[int]:
        if self.table.code == "de":
            while inside and not self.words[inside[-1]].name:
                inside.pop()
            return inside
        before = {word.folded for word in self.words[:start]}
        if before & {"did", "does", "do", "has", "have", "had", "will", "can", "could", "would"}:
            return inside[:-1]
        if not before & {"is", "was", "are", "were"}:
            return inside
        if len(inside) > 1 and _PARTICIPLE.match(self.words[inside[-1]].folded):
            return inside[:-1]
        return [] if before & {"why", "when"} and len(inside) > 1 else inside


def read(text: str, known: Known, language: str) -> Phrasing:
    """The question under the tables of a language."""
    return Phrasing(text, LANGUAGES[language], LEANINGS[language], known)


def joined(parts: Iterable[str]) -> str:
    """Parts of a question that do not make a sentence, in one line."""
    return " · ".join(parts)


def is_verb_like(word: Word) -> bool:
    """Whether a word may be a verb by its ending (Russian, Ukrainian)."""
    return not word.name and _VERB.search(word.folded) is not None


def replaced(text: str, stretch: Stretch, words_: str) -> str:
    """The text with other words in place of a stretch."""
    return text[: stretch.start] + words_ + text[stretch.end :]
