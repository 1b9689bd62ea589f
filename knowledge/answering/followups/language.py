"""Which language a question is written in, as far as its small words tell."""

from __future__ import annotations

import re

from knowledge.answering.followups.phrases import CYRILLIC
from knowledge.answering.question import fold_keeping_accents
from knowledge.folding import fold
from knowledge.languages import LANGUAGES
from knowledge.languages.ellipsis import LEANINGS

_CYRILLIC_LETTER = re.compile("[Ѐ-ӿ]")
_UKRAINIAN_LETTER = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN_LETTER = re.compile("[ыэъёЫЭЪЁ]")


def likely_language(*texts: str) -> str:
    """The language (of those with tables) that the first text is written in; where it does not tell, the next does."""
    left = _of_script("".join(texts[:1])) or list(LANGUAGES)
    for text in texts:
        if not _of_script(text) or not set(_of_script(text)) & set(left):
            continue
        counted = {code: _small_words(text, code) for code in left}
        best = max(counted.values())
        left = [code for code in left if counted[code] == best]
        if len(left) == 1:
            break
    return left[0]


def _of_script(text: str) -> list[str]:
    if _CYRILLIC_LETTER.search(text):
        if _UKRAINIAN_LETTER.search(text):
            return ["uk"]
        return ["ru"] if _RUSSIAN_LETTER.search(text) else ["ru", "uk"]
    return [code for code in LANGUAGES if code not in CYRILLIC]


def _small_words(text: str, code: str) -> int:
    table, leaning = LANGUAGES[code], LEANINGS[code]
    found = set(re.findall(r"[\w'-]+", fold_keeping_accents(text)))
    accented = sum(1 for word in found if word in leaning.asking)
    plain = {fold(word) for word in found}
    return accented + len(plain & (table.stop_words | table.question_words | leaning.auxiliaries))
