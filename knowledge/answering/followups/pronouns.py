"""Questions whose only subject is a pronoun: "what did he say about it?", "when was it built?"."""

from __future__ import annotations

import re

from knowledge.analysis import Word
from knowledge.answering.followups.pair import Pair
from knowledge.answering.followups.phrases import CYRILLIC, Stretch, joined, replaced
from knowledge.folding import fold
from knowledge.languages.model import listed
from knowledge.speakers.cases import can_be_subject

MOST_WORDS = 14
"""Words of a question with a pronoun."""
_EXPLETIVE = re.compile(
    r"\bit\b.*\b(?:to|that|if|whether)\b|\b(?:rain\w*|snow\w*|matter\w*|seem\w*|true|possible|impossible|important|"
    r"necessary|likely|worth|late|time|o'clock|take|takes|took)\b"
)
_SUCH = listed("такой такая такий така")
_JOINING = listed("and or nor и или і й або чи та und oder et ou y o")
_POINTING = listed("so так it that this это этом этого це цього цьому das cela ça eso")


class Pronouns(Pair):
    """A question in which a pronoun means somebody or something of the one before."""

    def full(self) -> str:
        """The question with the name or thing in place of the pronoun; empty for other questions."""
        if len(self.asked.words) > MOST_WORDS:
            return ""
        return self.without_connective(self._for_someone() or self._for_something())

    def _for_someone(self) -> str:
        table = self.asked.leaning
        for place, word in enumerate(self.asked.words):
            plain = self.plain(word)
            if any(each.folded in _JOINING for each in self.asked.words[place + 1 : place + 2]):
                break
            for forms in (table.subjects, table.objects, table.possessives):
                if plain in forms:
                    return self._naming(place, word, forms[plain])
            described = place > 0 and self._plain_asking(self.asked.words[place - 1])  # "how *old* is he"
            if word.name or (word.content and not described and not self.asked.is_question_word(word)):
                break  # what stands before a pronoun may be what it means
        return ""

    def _plain_asking(self, word: Word) -> bool:
        return self.asked.lowered[word.start : word.end] in self.asked.leaning.asking

    def _naming(self, place: int, word: Word, gender: str) -> str:
        if not self._is_animate():
            return ""
        someone = self._someone(gender)
        if someone is None:
            return ""
        name, plain, table = self.before.cut(someone), self.plain(word), self.asked.leaning
        after = self.asked.words[place + 1] if place + 1 < len(self.asked.words) else None
        owns = plain in table.possessives and after is not None and after.content and not after.number
        if plain not in table.subjects and self.asked.table.code != "en":
            return self.beside(name)
        if plain in table.subjects and not self._can_stand(someone, gender):
            return self.beside(name)
        if plain in table.possessives and plain not in table.objects and not owns:
            return ""
        if after is not None and after is self.asked.words[-1] and after.folded in _SUCH:  # "кто он такой"
            return self.asking(f"{self.asked.text[: word.start]}{self.asked.text[after.start :]} {name}")
        stands = Stretch(word.start, word.start + len(plain))
        text = replaced(self.asked.text, stands, f"{name}’s" if owns else name)
        shift = len(text) - len(self.asked.text)
        return self.asking(self._with_topic(text, shift, word.end, someone))

    def _is_animate(self) -> bool:
        animate = self.asked.leaning.animate
        if animate is None:
            return True
        return self.asked.speech_like or re.search(animate, self.asked.lowered) is not None

    def _someone(self, gender: str) -> Stretch | None:
        """The only person of the question before whom the pronoun can mean."""
        names = self.before.names
        speaker, topic = self.before.speaker, self.before.topic
        if speaker is not None:
            about = self.before.names_in(topic) if topic is not None else []
            fits = self.before.is_person if self.asked.speech_like else self._may_be_person
            people = [speaker, *filter(fits, about)]
            if not self.before.names_in(speaker) and not self.before.is_person(speaker):
                return None
        else:
            people = [n for n in names if self.before.is_person(n)]
            doubtful = [n for n in names if n not in people and n.before not in self.before.leaning.places]
            role = self.before.role()
            if role is not None:
                people = [role]
            elif not people:
                people = doubtful if len(names) == 1 else []
            elif any(self._may_be_person(n) for n in doubtful):
                return None
        fitting = [each for each in people if self.before.gender(each) in ("", gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _may_be_person(self, name: Stretch) -> bool:
        return self.before.is_person(name) or name.before not in self.before.leaning.places

    def _can_stand(self, name: Stretch, gender: str) -> bool:
        """Whether a name can be a subject as it is written (Russian, Ukrainian)."""
        if self.before.table.code not in CYRILLIC:
            return True
        if name.before in self.before.leaning.prepositions:
            return False
        return can_be_subject([fold(word) for word in self.before.cut(name).split()], gender) is not False

    def _with_topic(self, text: str, shift: int, behind: int, someone: Stretch) -> str:
        """What the person is now asked about: "it" is the only thing of the question before, "that" all of it."""
        table = self.asked.leaning
        left = [w for w in self.asked.words if w.start >= behind]
        own = [w for w in left if w.content and not self.asked.is_question_word(w)]
        pointing = [w for w in left if w.folded in _POINTING]
        if own or not pointing or len(pointing) > 1:
            return text
        thing = self.before.thing()
        place = self.asked.words.index(pointing[0])
        if thing is not None and table.code == "en" and self.asked.words[place - 1].folded in table.prepositions:
            start = pointing[0].start + shift
            return replaced(text, Stretch(start, start + len(pointing[0].folded)), self.before.cut(thing))
        parts = (part for run in self.before.runs for part in run.split(self.before.cut(someone)))
        return joined([text, *(part.strip() for part in parts if any(map(str.isalnum, part)))])

    def _for_something(self) -> str:
        table = self.asked.leaning
        pointing = [w for w in self.asked.words if self.plain(w) in table.things and w.content is False]
        own = [w for w in self.asked.words if w.content and not self.asked.is_question_word(w)]
        if len(pointing) != 1 or len(own) > 2 or any(w.name for w in own) or _EXPLETIVE.search(self.asked.lowered):
            return ""
        if any(w.folded in table.articles for w in self.asked.words):
            return ""
        place = self.asked.words.index(pointing[0])
        if sum(1 for w in own if w.start < pointing[0].start) > 1:
            return ""
        thing = self.before.thing()
        if thing is None or any(map(self.before.is_person, (thing, *self.before.names_in(thing)))):
            return ""
        if self.asked.table.code == "en":
            if not own and self.asked.words[place - 1].folded not in ("is", "was", "are", "were"):
                return ""
            stands = Stretch(pointing[0].start, pointing[0].start + len("it"))
            return self.asking(replaced(self.asked.text, stands, self.before.cut(thing)))
        if not own or self._is_animate() or self._has_person():
            return ""
        return self.beside(self.before.cut(thing))

    def _has_person(self) -> bool:
        return self.before.speech is not None or any(self._may_be_person(name) for name in self.before.names)
