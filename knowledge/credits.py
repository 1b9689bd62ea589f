"""Whom a message names as the speaker of what it quotes: "NAME: “...”", "“...” — NAME", "“...”, said NAME".

Only plain patterns are read; whatever else stands between the name and the words makes it uncertain, and then nobody is
named. The words that show it (cues, roles, titles) are those by which speakers are found in articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.claims import marked_ranges
from knowledge.folding import fold
from knowledge.languages import LANGUAGES
from knowledge.languages.model import listed
from knowledge.speakers.tokens import Token, tokenise
from knowledge.speakers.words import Words, words_for
from knowledge.speakers.words.given_names import is_given
from knowledge.speakers.words.slavic_names import GIVEN

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?…]+\s+|[!?…]+\s+|\n")
_DASHES = "—–―~-"
_SIGNS = tuple(_DASHES + "(")
_BREAK = re.compile(rf"[\n,.!?…][ \t]*(?=[{_DASHES}]\s)|\s(?=[—–―]\s)|[,!?](?=\s)")
"""Where, in a message without marks, what was said can end and its speaker be named."""
_ENDS = ".!?…"
_LONGEST_NAME = 3
_BESIDE = 6
"""Words, at most, between a cue and the name or the quotation."""
_SEGMENT = 200
"""Characters before and behind a quotation that are read."""
_LEAST_QUOTED = 3
"""Words of a quotation; fewer are a term or a title."""
_BINDING = listed("de da di du del della van von der den ter bin ibn al el la le dos af av zu y")
_LIKE = listed("as как як")
_CONCERNING = listed("on of about о об про")
"""Behind a name, what opens a subject that ends with the colon ("Ann Lee on the harbour: ...")."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Words of a message from `start` to `end` (offsets), and the name of whom it gives them to; None for nobody.

    `titled` tells whether a form of address stands before the name, `oblique` whether the name is in an oblique case
    ("according to"), `marked` whether the words stand in quotation marks.
    """

    start: int
    end: int
    name: str | None = None
    titled: bool = False
    oblique: bool = False
    marked: bool = True


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    titled: bool
    oblique: bool = False


def credits_in(text: str) -> tuple[Credit, ...]:
    """What a message quotes, in order, each with whom it names as the speaker."""
    ranges = [(a, b) for a, b in marked_ranges(text) if len(text[a:b].split()) >= _LEAST_QUOTED]
    if not ranges:
        return _unmarked(text)
    found = []
    for place, (start, end) in enumerate(ranges):
        floor = ranges[place - 1][1] + 1 if place else 0
        ceiling = ranges[place + 1][0] - 1 if place + 1 < len(ranges) else len(text)
        before = text[max(floor, start - 1 - _SEGMENT) : start - 1]
        behind = text[end + 1 : min(ceiling, end + 1 + _SEGMENT)]
        found.append(_credit(start, end, _before(before), _behind(behind), marked=True))
    return tuple(found)


def _unmarked(text: str) -> tuple[Credit, ...]:
    """The credit of a message that puts nothing in marks: a name and a colon before the words, or a name behind."""
    colon = text.find(":", 0, _SEGMENT)
    if colon > 0 and (named := _before(text[: colon + 1])):
        return (_credit(colon + 1, len(text), named, None, marked=False),)
    for match in reversed(list(_BREAK.finditer(text))):
        behind = text[match.end() :]
        if len(behind) > _SEGMENT:
            break
        if named := _behind(behind):
            return (_credit(0, match.start(), None, named, marked=False),)
    return ()


def _credit(start: int, end: int, before: _Named | None, behind: _Named | None, marked: bool) -> Credit:
    named = before or behind
    if named is None or (before is not None and behind is not None and before.name != behind.name):
        return Credit(start, end, marked=marked)
    return Credit(start, end, named.name, named.titled, named.oblique, marked)


def _before(text: str) -> _Named | None:
    """Who is named by what stands before an opening mark, in the same sentence."""
    text = text.rstrip()
    colon = text.endswith(":")
    text = text.rstrip(f":,{_DASHES} \t\n")
    last = [match.end() for match in _SENTENCE_END.finditer(text)]
    tokens = _tokens(text[last[-1] if last else 0 :])
    according = _according(tokens)
    if according is not None:
        return according
    named, after = _name_at(_without_lead(tokens), tokens)
    if named is not None:
        if not after:
            return named if colon else None
        if after[0].low in _CONCERNING:
            return named if colon else None
        if after[0].text == ",":
            return named if _apposed(after[1:], colon) else None
        return named if _speaks(after) else None
    cues = [place for place, token in enumerate(tokens) if _any(token, Words.is_cue)]
    if not cues or not all(_passes(token) or _starts(token) for token in tokens[: cues[0]]):
        return None
    return _inverted(tokens[cues[0] :], whole=True)


def _apposed(tokens: Sequence[Token], colon: bool) -> bool:
    """Whether what follows a name and a comma only says who that is, up to a cue of its own or the colon."""
    cues = [place for place, token in enumerate(tokens) if _any(token, Words.is_cue)]
    if not cues:
        joined = any(_any(token, lambda table, low: low in table.joining) for token in tokens)
        return colon and bool(tokens) and not tokens[0].capital and not joined
    before = tokens[cues[-1] - 1] if cues[-1] else None
    other = before is not None and (before.capital or _pronoun(before)) and _opens(tokens, cues[-1] - 1)
    beside = before is None or before.text == "," or _passes(before)
    return not other and beside and _only_lower(tokens[cues[-1] + 1 :])


def _speaks(tokens: Sequence[Token]) -> bool:
    """Whether a cue follows with nothing but auxiliaries and adverbs before, of which none undoes it ("was told")."""
    place = 0
    while place < len(tokens) and _passes(tokens[place]) and not _undoes(tokens[place]):
        place += 1
    cue = place < len(tokens) and _any(tokens[place], Words.is_cue)
    return cue and _only_lower(tokens[place + 1 :])


def _behind(text: str) -> _Named | None:
    """Who is named by what stands behind a closing mark."""
    rest = text.lstrip(_ENDS + ", \t\n")
    text = rest if rest[:1] in _SIGNS else text.lstrip(_ENDS + ", \t")  # on a line of its own only behind a dash
    dashed = text[:1] in _SIGNS
    text = text.lstrip(_DASHES + "( \t")
    ends = next((match.start() for match in _SENTENCE_END.finditer(text)), len(text))
    tokens = _tokens(text[:ends])
    according = _according(tokens, whole=False)
    if according is not None:
        return according
    place = 0
    while place < len(tokens) and _passes(tokens[place]):
        place += 1
    if place < len(tokens) and _any(tokens[place], Words.is_cue):
        return _inverted(tokens[place:])
    named, after = _name_at(_without_lead(tokens), tokens)
    if named is None:
        return None
    if not after or not after[0].is_word:
        asks = "?" in (text[ends : ends + 1], text[:ends].rstrip()[-1:])
        return named if dashed and not asks and (not after or after[0].text in ",.)(|/[") else None
    clause = next((place for place, token in enumerate(after) if token.text in ",.:;" or token.text in _SIGNS), None)
    return named if _speaks(after[:clause]) else None


def _inverted(tokens: Sequence[Token], whole: bool = False) -> _Named | None:
    """The name behind the cue that opens the tokens ("said the mayor, Ann Lee"); `whole` when nothing may follow it."""
    if _any(tokens[0], lambda table, low: low in table.transitive):
        return None
    for place, token in enumerate(tokens[1 : _BESIDE + 2], start=1):
        if _opens(tokens, place):
            if _any(tokens[place - 1], lambda table, low: low in table.prepositions):
                return None
            named, after = _name_at(tokens[place:], tokens)
            if named is None or (whole and after and after[0].text != ","):
                return None
            return named if not after or not after[0].capital else None
        if _pronoun(token) or (not token.is_word and token.text not in ",."):
            return None
    return None


def _according(tokens: list[Token], whole: bool = True) -> _Named | None:
    lows = [token.low for token in tokens]
    for table in _tables():
        for words in table.according:
            for place in range(len(lows) if whole else min(1, len(lows))):
                if tuple(lows[place : place + len(words)]) == words:
                    rest = _without_lead(tokens[place + len(words) :])
                    named, after = _name_at(rest, tokens)
                    if named is not None and (not after or after[0].text in ",.)"):
                        return _Named(named.name, named.titled, oblique=True)
    return None


def _name_at(tokens: Sequence[Token], among: Sequence[Token]) -> tuple[_Named | None, Sequence[Token]]:
    """The name with which the tokens begin, and what follows it; `among` are all tokens of the sentence."""
    end = 0
    for place, token in enumerate(tokens):
        if not token.is_word or not (token.capital or (place and token.low in _BINDING)):
            break
        end = place + 1
    while end and not tokens[end - 1].capital:
        end -= 1
    run = tokens[:end]
    capitals = sum(1 for token in run if token.capital)
    if not capitals or capitals > _LONGEST_NAME or any(_no_name(token) for token in run):
        return None, tokens
    gaps = {two.start - one.end for one, two in pairwise(run)}
    if gaps - {0, 1}:
        return None, tokens
    at = among.index(run[0])
    titled = at > 0 and _honorific(among[at - 1])
    name = "".join(
        " " * bool(place and token.start > run[place - 1].end) + token.text for place, token in enumerate(run)
    )
    return _Named(name.rstrip("."), titled), tokens[end:]


def _without_lead(tokens: list[Token]) -> list[Token]:
    """The tokens without what may stand before a name: signs, roles, titles and forms of address."""
    place = 0
    if tokens and _starts(tokens[0]) and not _given(tokens[0]) and not _undoes(tokens[0]):
        place = 1  # "Yesterday Ann Lee said"
    while place < len(tokens) and not _opens(tokens, place) and (_drops(tokens[place]) or not tokens[place].is_word):
        place += 1
    return tokens[place:]


def _opens(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name begins here: with a capital; a role only as a surname, when none follows ("Mayor Lee")."""
    token = tokens[place]
    followed = place + 1 < len(tokens) and tokens[place + 1].capital
    surname = _any(token, Words.is_role) and not followed
    return token.capital and (surname or not _drops(token))


def _drops(token: Token) -> bool:
    return _any(
        token,
        lambda table, low: (
            table.is_role(low)
            or low in table.titles
            or low in table.honorifics
            or f"{low}." in table.honorifics
            or low in table.short_titles
            or low in table.determiners
            or low in table.past
            or low in table.describing
            or low in _LIKE
        ),
    )


def _no_name(token: Token) -> bool:
    """Whether a capitalised word is part of no person's name, or makes one into whose something is."""
    low = fold(token.text)
    if not token.capital or low in _BINDING:
        return False
    if token.possessive or _any(token, lambda table, low: low in table.organisations or low in table.bodies):
        return True
    return not _given(token) and _starts(token, anything=True)


def _starts(token: Token, anything: bool = False) -> bool:
    """Whether it is a word that can open a sentence ("yesterday"), but for pronouns and prepositions, or `anything`."""
    if not anything and (_pronoun(token) or _any(token, lambda table, low: low in table.prepositions)):
        return False
    return _any(token, lambda table, low: low in table.not_names or low in table.prepositions)


def _given(token: Token) -> bool:
    low = fold(token.text)
    return is_given(low) or low in GIVEN


def _pronoun(token: Token) -> bool:
    return _any(token, lambda table, low: low in table.pronouns)


def _undoes(token: Token) -> bool:
    return _any(token, lambda table, low: low in table.blocking or low in table.passive)


def _honorific(token: Token) -> bool:
    return _any(token, lambda table, low: low in table.honorifics or f"{low}." in table.honorifics)


def _passes(token: Token) -> bool:
    """Whether the token may stand between a speaker and the cue."""
    return _any(token, lambda table, low: low in table.between or low in table.auxiliaries or table.can_precede(low))


def _only_lower(tokens: Sequence[Token]) -> bool:
    """Whether what follows a cue only says to whom or when it was said: few words, and no further name."""
    names = [t for t in tokens if t.capital and not _any(t, lambda table, low: low in table.not_names)]
    return len(tokens) <= _BESIDE and not names


def _any(token: Token, holds: Callable[[Words, str], bool]) -> bool:
    return token.is_word and any(holds(table, token.low) for table in _tables())


@lru_cache
def _tables() -> tuple[Words, ...]:
    return tuple(dict.fromkeys(words_for(code) for code in LANGUAGES))


def _tokens(text: str) -> list[Token]:
    return list(tokenise(text, 0, len(text), _tables()[0]))
