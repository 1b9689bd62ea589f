"""Questions that are nothing but a question word: "why?", "when was that?"."""

from __future__ import annotations

import re

from knowledge.answering.followups.pair import Pair
from knowledge.answering.followups.phrases import joined
from knowledge.answering.followups.pronouns import Pronouns
from knowledge.languages.model import listed

_INITIAL = re.compile(r"(?:who|what|кто|что|хто|що|wer|was|qui|quién)(?= )")
"""Question words at the beginning that can be given more ("who else")."""
_HOW_MANY = ("how many", "how much")
_KIND = re.compile(r"(?:what|which)(?= (?!(?:did|does|do|was|were|is|are|has|had|have|will|would|can|the|a|an)\b))")
"""Asks which things: "what weapons", where "how many" asks for their number."""
_YES_NO = re.compile(r"(?:did|does|do|was|were|has|had|have|will)(?= )")
_THEY = listed("they они вони")


class Bare(Pair):
    """A question without a topic: it has that of the one before."""

    def full(self) -> str:
        """The question before under this question word; empty for other questions."""
        table = self.asked.leaning
        bare = rf"(?:(?:{table.connective}),? )?(?P<head>{table.head})(?P<tail>(?:,? (?:{table.tail}))*)"
        found = re.fullmatch(bare, self.asked.lowered)
        if found is None or len(self.asked.words) > 8:
            return ""
        tail = set(re.findall(r"[\w'-]+", found["tail"]))
        someone = tail & (table.subjects.keys() | _THEY)
        if (someone and not tail & table.done) or tail & table.things:
            full = Pronouns(self.asked, self.before, self.marked).full()
            if full or (someone and not tail & table.done):
                return full
        start = found.start("head")
        return self._headed(self.asked.text[start : start + len(found["head"])], found["head"])

    def _headed(self, head: str, plain: str) -> str:
        """The question before under another question word: as a sentence where it makes one, else in its parts."""
        head = head[0].upper() + head[1:]
        if self.before.lowered.startswith(f"{plain} "):
            return ""
        runs = self.before.runs
        return self._sentence(head, plain) or (joined([head, *runs]) if runs else "")

    def _sentence(self, head: str, plain: str) -> str:
        if self.asked.table is not self.before.table or " · " in self.before.text:
            return ""
        leaning = self.before.leaning
        opener = re.match(rf"(?:(?:{leaning.connective}),? )?", self.before.lowered)
        start = opener.end() if opener is not None else 0
        text, lowered = self.before.text[start:], self.before.lowered[start:]
        if re.fullmatch(leaning.plain_head, plain):
            adverb = re.match(rf"(?:{leaning.adverb})\b", lowered)
            if adverb is not None:
                return self.asking(head + text[adverb.end() :])
            if leaning.code == "en" and _YES_NO.match(lowered):
                return self.asking(f"{head} {text[0].lower()}{text[1:]}")
        first = _INITIAL.match(lowered)
        if first is not None and plain.startswith(f"{first.group()} "):
            return self.asking(head + text[first.end() :])
        kind = _KIND.match(lowered) if plain in _HOW_MANY else None
        return self.asking(head + text[kind.end() :]) if kind is not None else ""
