"""Questions that only name somebody or something else: "and Lee?", "what about the bridge?", "and in 2021?"."""

from __future__ import annotations

import re

from knowledge.analysis import Word
from knowledge.answering.followups.endings import accusative, agreeing
from knowledge.answering.followups.pair import Pair
from knowledge.answering.followups.phrases import CYRILLIC, Stretch, is_verb_like, replaced
from knowledge.answering.question import is_small_talk
from knowledge.folding import fold
from knowledge.languages.model import listed
from knowledge.speakers.words import words_for

MOST_SWITCHED = 6
"""Words of what is asked about instead."""
_MOST_CONTENT = 2
"""Content words of a thing without a name."""
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ую|юю|ого|его|ому|ему|ом|ем|ым|им|ей)$")
_JOINING = listed("and of и і й та und et y")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)


class Switched(Pair):
    """A question that has all but its name, thing or date from the one before."""

    def full(self) -> str:
        """The question before about what this one names; empty for other questions."""
        found = re.match(rf"(?:{self.asked.leaning.switch})[,:]? ", self.asked.lowered)
        start = found.end() if found is not None else 0
        inside = [word for word in self.asked.words if word.start >= start]
        if not inside or len(inside) > MOST_SWITCHED or not self._is_phrase(inside):
            return ""
        other = re.sub("['’]s$", "", self.asked.text[start:])
        if is_small_talk(other) or re.search(r"[.:;!?]", other):
            return ""
        named = bool(self._names_of(start))
        first = inside[0].folded
        leads = first in self.asked.leaning.prepositions and len(inside) > 1
        if found is None and leads and self.marked:
            return self._with_preposition(other, inside)
        if found is None:
            # A bare name is a search for it, unless it is one of somebody in place of somebody else.
            person = self.before.known.person(other) and named and self.marked and len(inside) < 4
            return self._for_person(other) if person else ""
        if leads:
            return self._with_preposition(other, inside)
        if named:
            return self._for_name(other, inside)
        dated = [word for word in inside if word.number or word.date]
        if dated:
            return self._for_date(other) if len(dated) == len([w for w in inside if w.content]) else ""
        return self._for_thing(other) if self._is_thing(found.group(), inside) else ""

    def _is_thing(self, opener: str, inside: list[Word]) -> bool:
        """Whether the words, without a name, are a thing: a noun behind an article, or (Russian, Ukrainian) one alone
        or behind adjectives."""
        *before, last = inside
        if not self.marked or sum(1 for word in inside if word.content) > _MOST_CONTENT:
            return False
        if self.asked.table.code not in CYRILLIC:
            return inside[0].folded in self.asked.leaning.articles
        sentence = opener.split()[-1] in self.asked.leaning.asking
        if sentence or (before and is_verb_like(last)):
            return False
        return not before or (self.asked.table.code == "ru" and all(_ADJECTIVE.search(word.folded) for word in before))

    def _is_phrase(self, inside: list[Word]) -> bool:
        """Whether the words are names or things alone: they ask nothing, and hold no pronoun."""
        table = self.asked.leaning
        pronouns = table.subjects.keys() | table.objects.keys() | table.possessives.keys() | table.things
        if any(self.plain(w) in pronouns for w in inside):
            return False
        if any(self.asked.lowered[w.start : w.end] in table.asking for w in inside):
            return False
        small = table.articles | table.prepositions | _JOINING
        if any(w.folded not in small for w in inside if not w.content):
            return False
        if all(w.folded in self.asked.table.question_words and not w.name for w in inside if w.content):
            return False
        return self._is_clauseless(inside)

    def _is_clauseless(self, inside: list[Word]) -> bool:
        """Whether nothing that may be a verb stands beside a name: only what somebody is, in front of it."""
        named = [place for place, word in enumerate(inside) if word.name or self.asked.is_name(word)]
        if not named or any(word.number or word.date for word in inside):
            return True
        if any(word.content for word in inside[named[-1] + 1 :]):
            return False
        table = words_for(self.asked.table.code)
        others = [w for place, w in enumerate(inside) if w.content and place not in named]
        led = inside[0].folded in self.asked.leaning.prepositions
        return led or self.asked.table.code == "de" or all(table.is_role(w.folded) for w in others)

    def _names_of(self, start: int) -> list[Stretch]:
        if self.asked.table.code != "de":
            return [name for name in self.asked.names if name.start >= start]
        return [Stretch(w.start, w.end) for w in self.asked.words if w.name and w.start >= start]

    def _for_name(self, other: str, inside: list[Word]) -> str:
        person = self._is_person(other, inside)
        speaker = self.before.speaker
        if speaker is None:
            return self._for_name_elsewhere(other, person=person)
        if person or not any(self.before.known.holds(word) for word in inside if word.content):
            return self._in_place(speaker, other)
        topic = self.before.topic
        about = self.before.names_in(topic) if topic is not None else []
        if len(about) == 1 and not self.before.is_person(about[0]):
            return self._in_place(about[0], other)
        return ""

    def _for_person(self, other: str) -> str:
        speaker = self.before.speaker
        return self._in_place(speaker, other) if speaker is not None else self._for_name_elsewhere(other, person=True)

    def _for_name_elsewhere(self, other: str, *, person: bool) -> str:
        names = self.before.names
        if len(names) == 1:
            at_place = names[0].before in self.before.leaning.places and not self.before.is_person(names[0])
            return "" if person and at_place else self._in_place(names[0], other)
        people = [name for name in names if self.before.is_person(name)]
        return self._in_place(people[0], other) if person and len(people) == 1 else ""

    def _is_person(self, other: str, inside: list[Word]) -> bool:
        place = len(other) and self.asked.text.rfind(other)
        before = next((w.folded for w in reversed(self.asked.words) if w.end <= place), "")
        return self.asked.is_person(Stretch(place, place + len(other), before)) or (
            inside[0].folded in words_for(self.asked.table.code).honorifics
        )

    def _for_thing(self, other: str) -> str:
        if self.before.speaker is not None and self.before.known.person(other):
            return self._in_place(self.before.speaker, other)
        topic = self.before.topic
        if topic is not None and self.before.table.code in CYRILLIC and self.asked.table.code in CYRILLIC:
            return self.asking(replaced(self.before.text, self.led(topic), f"про {accusative(other)}"))
        if topic is not None:
            return self._in_place(topic, other)
        thing = self.before.thing()
        return self._in_place(thing, other) if thing is not None and self.before.speech is None else ""

    def _for_date(self, other: str) -> str:
        dates = self._dates()
        return self._in_place(dates[0], other) if len(dates) == 1 else ""

    def _dates(self) -> list[Stretch]:
        found: list[Stretch] = []
        before = ""
        for word in self.before.words:
            if word.date or (word.number and len(word.folded) == 4):
                if found and self.before.text[found[-1].end : word.start] in (" ", ", "):
                    found[-1] = found[-1]._replace(end=word.end)
                else:
                    found.append(Stretch(word.start, word.end, before))
            before = word.folded
        return found

    def _with_preposition(self, other: str, inside: list[Word]) -> str:
        """ "and in 2021?", "and about the bridge?": in place of what stands there, else in addition."""
        rest = self.asked.text[inside[1].start :]
        if inside[0].folded in self.asked.leaning.about and self.before.speech is not None:
            topic = self.before.topic
            if topic is None:
                return "" if self.before.speech.topic else self.asking(f"{self.before.text} {other}")
            return self.asking(replaced(self.before.text, self.led(topic), other) if topic.before else "")
        dated = any(word.date or (word.number and len(word.folded) == 4) for word in inside)
        spots = self._dates() if dated else self._places(inside[0].folded)
        if len(spots) > 1:
            return ""
        if not spots or (not dated and not any(w.name for w in inside)):
            return self.asking(f"{self.before.text} {other}") if " · " not in self.before.text else ""
        if spots[0].before not in self.before.leaning.prepositions:
            return self._in_place(spots[0], rest)
        return self.asking(replaced(self.before.text, self.led(spots[0]), other))

    def _places(self, preposition: str) -> list[Stretch]:
        return [name for name in self.before.names if name.before == preposition and not self.before.is_person(name)]

    def _in_place(self, stretch: Stretch, other: str) -> str:
        text = self.before.text
        article = _ARTICLE_BEFORE.search(text[: stretch.start]) if self.before.table.code == "en" else None
        if article is not None:
            stretch = stretch._replace(start=article.start())
        if fold(self.before.cut(stretch)) == fold(other):
            return ""
        return self.asking(agreeing(replaced(text, stretch, other), other, self.before.table.code))
