"""Endings that change with a new name or thing (Russian, Ukrainian)."""

from __future__ import annotations

import re

from knowledge.answering.followups.phrases import CYRILLIC
from knowledge.folding import fold

_DEED = re.compile(
    r"(?:сказ|говор|заяв|каза|дума|счит|відпов|ответ|добав|дода|отмет|сообщ|повідом|роди|народи|жи|приеха|приїха|уеха|"
    r"постро|збудува|реши|виріши|написа|обеща|обіця|предлож)\w*(?:л|ла|лся|лась|в|вся|лася)$"
)
"""Verbs in the past whose form is changed with the person."""
_WOMAN = ("ова", "ева", "єва", "ина", "іна", "їна", "ая", "ська", "цька")
_MAN = ("ов", "ев", "єв", "ин", "ін", "їн", "ий", "ій", "ой", "ко", "ук", "юк", "ан", "он")


def agreeing(text: str, name: str, language: str) -> str:
    """The text with the past tense of its verb of speech for a man or a woman, as the new name beside it is."""
    if language not in CYRILLIC:
        return text
    last = fold(name.split()[-1])
    woman, man = last.endswith(_WOMAN), last.endswith(_MAN)
    start = text.find(name)
    for verb in (re.search(r"\w+(?= $)", text[:start]), re.match(r" (\w+)", text[start + len(name) :])):
        if verb is None:
            continue
        word = verb[verb.lastindex or 0]
        place = verb.start() if verb.lastindex is None else start + len(name) + 1
        if _DEED.match(word.lower()):
            return text[:place] + _for_sex(word, language, woman, man) + text[place + len(word) :]
    return text


def _for_sex(verb: str, language: str, woman: bool, man: bool) -> str:
    """A verb in the past for a man or a woman; as it is when neither is known."""
    for his, hers in (("вся", "лася"), ("в", "ла")) if language == "uk" else (("лся", "лась"), ("л", "ла")):
        if woman and verb.endswith(his):
            return verb.removesuffix(his) + hers
        if man and verb.endswith(hers):
            return verb.removesuffix(hers) + his
    return verb


def accusative(words: str) -> str:
    """A thing in the nominative as it stands behind "про" (Russian, Ukrainian)."""
    return re.sub(r"(ая|яя|а|я)\b", lambda ending: _ACCUSATIVE[ending.group()], words)


_ACCUSATIVE = {"ая": "ую", "яя": "юю", "а": "у", "я": "ю"}
