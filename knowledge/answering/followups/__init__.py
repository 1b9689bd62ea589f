"""Questions that lean on the one before: "and Lee?", "why?", "where was she born?" made full.

Only words that the person typed are used, of this question and of the last one that was answered; of that one only
names and topic terms are taken over. What is not sure stays as it is.
"""

from __future__ import annotations

import re

from knowledge.answering.followups.bare import Bare
from knowledge.answering.followups.known import Acquaintance
from knowledge.answering.followups.language import likely_language
from knowledge.answering.followups.phrases import Known, read
from knowledge.answering.followups.pronouns import Pronouns
from knowledge.answering.followups.switched import Switched
from knowledge.answering.question import is_small_talk, metadata_asked, without_courtesies
from knowledge.answering.speech import asks_whose_words
from knowledge.folding import fold

__all__ = ["LONGEST", "LONGEST_CONTEXT", "Acquaintance", "complete"]

LONGEST = 120
"""Characters of a question that can be a follow-up."""
LONGEST_CONTEXT = 400
"""Characters of a question that another one can lean on."""

_END = re.compile(r"[\s?!.…]+$")
_START = re.compile(r"^[\s¿¡]*")


def complete(text: str, context: str, known: Known) -> str:
    """The full question that a follow-up stands for; empty for a full question, and where it is not sure.

    `context` is the last question that was answered, itself full; without one nothing is a follow-up. `known` tells
    what the sources know of a name.
    """
    asked, before = _bare(without_courtesies(text)), _bare(without_courtesies(context))
    if not asked or not before or len(asked) > LONGEST or len(before) > LONGEST_CONTEXT:
        return ""
    if asks_whose_words(asked) or is_small_talk(asked) or metadata_asked(asked) or metadata_asked(before):
        return ""
    if len(asked.lower()) != len(asked) or len(before.lower()) != len(before):
        return ""  # the expressions look at lower case, offsets are of the text
    pair = (
        read(asked, known, likely_language(asked, before)),
        read(before, known, likely_language(before, asked)),
        "?" in text[-5:],
    )
    full = Bare(*pair).full() or Switched(*pair).full() or Pronouns(*pair).full()
    return full if full and fold(full) != fold(asked) else ""


def _bare(text: str) -> str:
    return _START.sub("", _END.sub("", " ".join(text.split())))
