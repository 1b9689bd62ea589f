"""Questions that are nothing but a question word: "why?", "when was that?"."""

from __future__ import annotations

import re

from knowledge.answering.followups.pair import Pair
from knowledge.answering.followups.phrases import joined
from knowledge.answering.followups.pronouns import Pronouns
from knowledge.languages.model import listed

_INITIAL = re.compile(r"(?:who|what|кто|что|хто|що|wer|was|qui|quién)(?= )")
"""Question words at the beginning that can be given more ("who else")."""
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
        """The question before under another question word."""
        head = head[0].upper() + head[1:]
        if self.before.lowered.startswith(f"{plain} "):
            return ""
        if self.asked.table is self.before.table:
            text, lowered = self.before.text, self.before.lowered
            lead = re.match(rf"(?:(?:{self.before.leaning.connective}),? )?", lowered)
            start = lead.end() if lead is not None else 0
            adverb = re.match(rf"(?:{self.before.leaning.adverb})\b", lowered[start:])
            if re.fullmatch(self.asked.leaning.plain_head, plain):
                if adverb is not None and " · " not in text:
                    return self.asking(head + text[start + adverb.end() :])
                if self.asked.table.code == "en" and _YES_NO.match(lowered[start:]):
                    return self.asking(f"{head} {text[start].lower()}{text[start + 1 :]}")
            who = _INITIAL.match(lowered[start:])
            if who is not None and plain.startswith(who.group()) and len(plain) > len(who.group()):
                return self.asking(head + text[start + who.end() :])
        runs = self.before.runs
        return joined([head, *runs]) if runs else ""
