"""Whose words a quotation holds where no reporting clause says so plainly: a linear model over what stands around it.

Candidates are those who are named or speak in the quotation's sentence, in the one before and the one after, and those
who are quoted just before and just after. The model abstains unless the evidence for one of them agrees. The weights
are learned by `python -m tests.learn_speakers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.quotations.attribution import Attribution
from knowledge.quotations.marks import Marked
from knowledge.speakers.analysis import Scene
from knowledge.speakers.choice import Choice, load_choice
from knowledge.speakers.names import Name
from knowledge.speakers.stage import Clause
from knowledge.speakers.tokens import Frame, TokenKind
from knowledge.speakers.voices import Key, Voice
from knowledge.speakers.words import Words

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_DISTANCES = (1, 2, 3, 6, 12, 24)
_LENGTHS = (1, 2, 4, 7, 14)
_VERBAL = ("ed", "es", "s", "ing")
_REACH = 60
"""Tokens to each side within which candidates are looked for."""


@dataclass(slots=True)
class Candidate:
    """Somebody who may be speaking, with the names of the features that hold; `voice` None stands for nobody."""

    voice: Voice | None
    features: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation among the attributions of its block: `number` is its position in `all`; `before` is the voice that
    the block before ends with, if it is a quotation or leads to one."""

    text: str
    mark: Marked
    scene: Scene
    all: Sequence[Attribution]
    number: int
    before: Voice | None

    @property
    def token(self) -> int:
        """The quotation's token."""
        return self.all[self.number].token


def likely_voice(around: Surroundings) -> Voice | None:
    """Whose words the quotation holds, None unless that is nearly certain."""
    found = candidates(around)
    best = model().best([sorted(each.features) for each in found])
    return found[best].voice if best is not None else None


@lru_cache(maxsize=1)
def model() -> Choice:
    """The learned weights."""
    return load_choice("knowledge.quotations", "likely.json")


def candidates(around: Surroundings) -> list[Candidate]:
    """Those who may be speaking, with their evidence; nobody stands last."""
    found: dict[Key, Candidate] = {}
    for voice, features in _evidence(around):
        found.setdefault(voice.key, Candidate(voice)).features.update(features)
    shared = _of_quotation(around)
    for candidate in found.values():
        candidate.features.update({f"{trait} | {each}" for trait in _KEY & candidate.features for each in shared})
        candidate.features.add(f"candidates {min(len(found), 4)}")
    nobody = Candidate(None, {f"nobody {each}" for each in shared} | {f"nobody of {min(len(found), 4)}"})
    return [*found.values(), nobody]


_KEY = frozenset({"earlier", "later", "block before", "subject", "owner", "next subject", "clause"})
"""Features whose weight depends on what sort of quotation it is."""


def _of_quotation(around: Surroundings) -> set[str]:
    """What sort of quotation it is, and what touches it."""
    frame, token, words = around.scene.frame, around.token, around.scene.words
    inner = around.text[around.mark.inner_start : around.mark.inner_end].strip()
    length = sum(1 for _ in zip(_WORD.finditer(inner), range(_LENGTHS[-1] + 1), strict=False))
    letter = next((c for c in inner if c.isalpha()), "")
    traits = {
        f"words {_bucket(length, _LENGTHS)}",
        f"alone {around.all[around.number].alone:d} opens {token == 0:d} ends {token == len(frame.tokens) - 1:d}",
        f"capital {letter.isupper():d} end {_end(inner)}",
        f"before {_class(frame, token - 1, words)}",
        f"after {_class(frame, token + 1, words)}",
    }
    if length > 1 and all(w[:1].isupper() or len(w) < 4 for w in _WORD.findall(inner)[:12]):
        traits.add("title")
    return traits


def _end(inner: str) -> str:
    last = inner[-1:]
    return "," if last == "," else "." if last in ".!?…" else "-" if last in "—–-" else "none"


def _evidence(around: Surroundings) -> Iterator[tuple[Voice, set[str]]]:
    yield from _of_neighbours(around)
    yield from _of_clauses(around)
    yield from _of_names(around)


def _of_neighbours(around: Surroundings) -> Iterator[tuple[Voice, set[str]]]:
    """Those quoted just before and just after."""
    frame, token = around.scene.frame, around.token
    if around.number and (earlier := around.all[around.number - 1]).voice is not None and earlier.voice.stated:
        sentences = _sentences(frame, earlier.token, token)
        yield (
            earlier.voice,
            {
                "earlier",
                f"earlier words {_bucket(_said(frame, earlier.token, token), _DISTANCES)}",
                f"earlier sentences {min(sentences, 3)}",
                f"earlier link {earlier.link.name}",
                f"named between {min(_named(around, earlier.token, token, earlier.voice), 2)}",
            },
        )
    elif not around.number and around.before is not None and around.before.stated:
        yield around.before, {"block before", f"block before words {_bucket(token, _DISTANCES)}"}
    if around.number + 1 < len(around.all):
        later = around.all[around.number + 1]
        if later.voice is not None and later.voice.stated:
            said = _bucket(_said(frame, token, later.token), _DISTANCES)
            yield later.voice, {"later", f"later words {said}", f"later link {later.link.name}"}


def _of_clauses(around: Surroundings) -> Iterator[tuple[Voice, set[str]]]:
    """Those whose reporting clauses stand around."""
    frame, token = around.scene.frame, around.token
    clauses = around.scene.clauses
    low = bisect_left(clauses, token - _REACH, key=_cue)
    for clause in clauses[low : bisect_left(clauses, token + _REACH, key=_cue)]:
        first, last = clause.report.reach
        if clause.voice is None or not clause.voice.stated:
            continue
        place = _place(frame, token, clause.report.first)
        if place is None:
            continue
        distance = (token - last) if last < token else (first - token)
        yield (
            clause.voice,
            {
                "clause",
                f"clause {place} {clause.report.kind.name}",
                f"clause {place} distance {_bucket(abs(distance), _DISTANCES)}",
                f"clause {place} quotes between {min(_quotes(frame, last, token), 2)}",
            },
        )


def _of_names(around: Surroundings) -> Iterator[tuple[Voice, set[str]]]:
    """Those who are named around."""
    frame, token, words = around.scene.frame, around.token, around.scene.words
    names = around.scene.names
    seen: set[int] = set()
    low = bisect_left(names, token - _REACH, key=_first)
    for name in names[low : bisect_left(names, token + _REACH, key=_first)]:
        voice = around.scene.people.get(name.first)
        place = _place(frame, token, name.first)
        if voice is None or not voice.stated or place is None:
            continue
        sentence = frame.starts[name.first]
        first = sentence not in seen
        seen.add(sentence)
        distance = token - name.last if name.last < token else name.first - token
        aside = frame.low(name.lead - 1) in words.prepositions
        features = {
            f"name {place} distance {_bucket(distance, _DISTANCES)}",
            f"name {place} first {first:d} aside {aside:d} owner {name.possessive:d}",
            f"name {place} then {_class(frame, name.last + 1, words)}",
            f"name {place} after {_class(frame, name.lead - 1, words)}",
            f"name {place} between {min(_named(around, name.first, token, voice), 2)}",
        }
        if place == "here before" and first and not aside and not name.possessive:
            features |= {"subject", f"subject quotes between {min(_quotes(frame, name.last, token), 2)}"}
        if name.possessive and place == "here before":
            features |= {"owner", f"owner distance {_bucket(distance, _DISTANCES)}"}
        if place == "here after" and distance == 1:
            features |= {"next subject", f"next subject then {_class(frame, name.last + 1, words)}"}
        yield voice, features


def _place(frame: Frame, token: int, index: int) -> str | None:
    """Where a token stands as seen from the quotation: in its sentence, the one before, or the one after."""
    start, end = frame.starts[token], frame.ends[token]
    if start <= index < end:
        return "here before" if index < token else "here after"
    if start and frame.starts[start - 1] <= index < start:
        return "sentence before"
    return "sentence after" if end < len(frame.tokens) and end <= index < frame.ends[end] else None


def _class(frame: Frame, index: int, words: Words) -> str:
    """What sort of word or mark stands at `index`, in terms that hold in any language."""
    kind = frame.kind(index)
    if kind is None:
        return "edge"
    if kind is TokenKind.QUOTE:
        return "quotation"
    low = frame.low(index)
    if kind is TokenKind.MARK:
        return low if low in (",", ":", ".", "–", "—", "-", ";", "(") else "mark"
    for label, table in (
        ("speech", words.speech), ("opinion", words.opinion), ("naming", words.naming), ("beside", words.beside),
        ("participle", words.participles), ("passive", words.passive), ("blocking", words.blocking),
        ("conjunct", words.conjunct), ("as", frozenset({"as"})), ("definite", words.definite),
        ("determiner", words.determiners), ("joining", words.joining), ("relative", words.relatives),
        ("pronoun", words.pronouns.keys()), ("preposition", words.prepositions), ("between", words.between),
        ("time", words.times),
    ):  # fmt: skip
        if low in table:
            return label
    if frame.tokens[index].capital:
        return "capital"
    if words.is_role(low):
        return "role"
    return next((f"-{ending}" for ending in _VERBAL if low.endswith(ending)), "word")


def _bucket(number: int, edges: Sequence[int]) -> int:
    return next((edge for edge in edges if number <= edge), 99)


def _cue(clause: Clause) -> int:
    return clause.report.first


def _first(name: Name) -> int:
    return name.first


def _between(one: int, two: int) -> range:
    """The tokens between two, as far as the reach goes."""
    low, high = sorted((one, two))
    return range(low + 1, min(high, low + 2 * _REACH))


def _said(frame: Frame, one: int, two: int) -> int:
    """How many words of the reporter stand between two tokens."""
    return sum(frame.kind(i) is TokenKind.WORD for i in _between(one, two))


def _sentences(frame: Frame, one: int, two: int) -> int:
    """How many sentences begin behind token `one` up to token `two`."""
    return sum(frame.starts[i] == i for i in (*_between(one, two), two))


def _quotes(frame: Frame, one: int, two: int) -> int:
    """How many quotations stand between two tokens."""
    return sum(frame.kind(i) is TokenKind.QUOTE for i in _between(one, two))


def _named(around: Surroundings, one: int, two: int, voice: Voice) -> int:
    """How many people other than the voice are named between two tokens."""
    people = around.scene.people
    return len({people[i].key for i in _between(one, two) if i in people} - {voice.key})
