"""Names as people type them: another alphabet, another transliteration, another case, a slip of the finger.

A word of a name is compared by how it sounds in plain Latin letters, so that "Zelenskyy", "Zelenskiy" and "Зеленский"
are one. What is typed may also stand in an oblique case ("о мосте Вербина"); then its nominatives count too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import chain

from rapidfuzz.distance import OSA

from knowledge.folding import APOSTROPHES, fold
from knowledge.languages import LANGUAGES
from knowledge.languages.model import listed
from knowledge.speakers.words import words_for

SHORTEST_SLIP = 5
"""Letters a word needs before one of them may be wrong; with `LONG_SLIP`, two may be."""
LONG_SLIP = 8

SHORTEST_NAME = 4
"""Letters of a name that is looked for by its sound, and of the sound."""
SHORTEST_SOUND = 3

_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}.-][^\W\d_]+)*")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LONGEST = 40

Fits = Callable[[str, str], bool]

_LETTERS = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюя",
        "a b v g g d e e ie zh z i i i i k l m n o p r s t u u f h ts ch sh sh _ i _ e iu ia".replace("_", "").split(
            " "
        ),
        strict=True,
    )
)
_LATIN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        ("shch|sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("qu", "k"), ("t[sz]", "q"),
        ("c(?=[aou]|[^aeiouyh]|$)", "k"), ("c(?=[eiy])", "s"), ("w", "v"), ("x", "ks"), ("[yj]", "i"), ("i+", "i"),
        ("i[eo]", "e"), (r"([^aeiou])\1+", r"\1"),
    )
)  # fmt: skip
"""Spellings of one sound in Latin letters, applied in this order; "q" stands for "ts"."""

_CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ого", ("ый", "ий", "ой")), ("ому", ("ый", "ий", "ой")), ("его", ("ий", "ей")), ("ему", ("ий", "ей")),
    ("ым", ("ый", "")), ("им", ("ий", "", "й")), ("ом", ("ый", "ий", "ой", "", "о")), ("ем", ("ий", "", "й", "ь")),
    ("єм", ("й",)), ("ою", ("а",)), ("ею", ("я",)), ("ой", ("а", "ая")), ("ую", ("ая",)), ("ої", ("а",)),
    ("ій", ("а",)), ("ей", ("я",)), ("ью", ("ь",)), ("ові", ("", "о")), ("еві", ("", "ь")), ("єві", ("й",)),
    ("а", ("", "о")), ("я", ("й", "ь")), ("у", ("", "а", "о")), ("ю", ("й", "ь", "я")), ("е", ("", "а", "я", "ь", "й")),
    ("і", ("", "а", "я", "ь", "й")), ("ї", ("я", "й")), ("ы", ("а",)), ("и", ("а", "я", "ь")),
)  # fmt: skip
"""Russian and Ukrainian: an oblique ending and the nominative ones it can come from."""

_SAME_FORENAMES = (
    "volodymyr vladimir", "serhii sergei serhiy", "oleksandr aleksandr alexander", "mykola nikolai nikolay",
    "olena elena", "andrii andrei andrew", "dmytro dmitry dmitri", "mykhailo mikhail michael", "petro pyotr petr",
    "pavlo pavel", "kateryna ekaterina", "hanna anna", "yevhen evgeny evgenii", "oleksii aleksei alexei alexey",
    "yurii yuri yury", "iryna irina", "viktoriia viktoria victoria", "vasyl vasily vasilii", "hryhorii grigory",
    "tetiana tatiana tatyana", "natalia nataliya nataliia", "ihor igor", "oleh oleg", "kyrylo kirill", "danylo daniil",
    "heorhii georgy georgii", "maksym maxim maksim", "mykyta nikita", "illia ilya", "anton antin", "stepan stefan",
    "viktor victor", "valerii valery", "kostiantyn konstantin", "svitlana svetlana", "liudmyla lyudmila ludmila",
    "yelyzaveta elizaveta", "oleksandra aleksandra alexandra", "denys denis", "artem artyom", "fedir fyodor fedor",
    "matvii matvei", "tymofii timofei", "yakiv yakov", "yosyp iosif osip", "semen semyon", "vitalii vitaly",
    "liubov lyubov",
)  # fmt: skip
"""Ukrainian first names with what they are in Russian, and in English where both are used of one person."""


class Grade(IntEnum):
    """How well typed words fit a speaker, the best first: only those with the best grade are meant."""

    SAME = 0
    INFLECTED = 1
    """The label itself stands in an oblique case, or says less than was typed ("Lee" for "Ann Lee")."""
    MISSPELT = 2
    ROLE = 3
    """What is typed is no name but what the article says of the speaker ("the mayor")."""


@lru_cache(maxsize=8192)
def sounds(word: str) -> frozenset[str]:
    """The plain Latin spellings that a word of a name stands for; empty for a word without letters."""
    folded = fold(word)[:_LONGEST]
    if _CYRILLIC.search(folded):
        spelt = {"".join(_LETTERS.get(letter, letter) for letter in folded)}
        if "г" in folded:  # "h" in Ukrainian, "g" in Russian
            spelt.add("".join("h" if letter == "г" else _LETTERS.get(letter, letter) for letter in folded))
    else:
        spelt = {folded}
        if folded.startswith("j"):
            spelt.add("dzh" + re.sub("h(?=[^aeiouy])", "", folded[1:]))
    return frozenset(filter(None, map(_plain, spelt)))


def _plain(spelt: str) -> str:
    plain = "".join(filter(str.isalpha, spelt))
    for pattern, replacement in _LATIN:
        plain = pattern.sub(replacement, plain)
    return plain


@lru_cache(maxsize=4096)
def readings(word: str) -> frozenset[str]:
    """The sounds of a word and of every nominative that it can be an oblique case of (Russian and Ukrainian)."""
    folded = fold(word)[:_LONGEST]
    found = {folded}
    if _CYRILLIC.search(folded):
        for ending, originals in _CASES:
            if folded.endswith(ending) and len(folded) - len(ending) >= 3:
                found.update(folded[: -len(ending)] + original for original in originals)
    return frozenset(chain.from_iterable(map(sounds, found)))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without forms of address and the possessive."""
    found = (_without_possessive(match.group()) for match in _WORD.finditer(text))
    return tuple(word for word in found if word and word.rstrip(".") not in _addresses())


def telling_words(named: Iterable[str]) -> tuple[str, ...]:
    """The words of a name or description without articles, pronouns and the like ("the")."""
    return tuple(word for word in named if word not in _fillers())


@lru_cache
def _fillers() -> frozenset[str]:
    return frozenset(word for table in LANGUAGES.values() for word in table.stop_words)


def _without_possessive(word: str) -> str:
    folded = fold(word)
    return folded[:-2] if folded.endswith("'s") else folded.removesuffix("'")


@lru_cache
def _addresses() -> frozenset[str]:
    named = frozenset(word.rstrip(".") for code in LANGUAGES for word in words_for(code).honorifics)
    return named | listed("г-на г-ну г-жи г-же господина господину госпожи пана пану панові пані mister prof")


def grade_of_name(asked: Sequence[str], label: Sequence[str]) -> Grade | None:
    """How well the typed words fit a name; both are `name_words`. None when any of them does not fit.

    The surname alone fits, and so does the first name alone, an initial, and any order of the words.
    """
    if not asked or not label:
        return None
    if _covers(asked, label, _same):
        return Grade.SAME
    if len(label) > 1 and len(asked) > len(label) and _covers(label, asked, lambda a, b: _same(b, a)):
        return Grade.SAME  # a patronymic or a second name that the article leaves out
    if len(label) == 1 and _one_fits(asked[-1], label[0]):
        return Grade.INFLECTED
    if _covers(asked, label, _near):
        return Grade.MISSPELT
    return None


def _one_fits(asked: str, label: str) -> bool:
    return _same(asked, label) or (len(label) > 3 and bool(sounds(asked) & readings(label)))


def _covers(few: Sequence[str], many: Sequence[str], fits: Fits) -> bool:
    """Whether each of the few has one among the many that no other has taken; more than a bare initial must fit."""
    left = list(many)
    whole = False
    for word in few:
        found = next((other for other in left if fits(word, other)), None)
        if found is None:
            return False
        left.remove(found)
        whole = whole or len(word) > 1
    return whole


def _same(asked: str, word: str) -> bool:
    if len(asked) == 1 or len(word) == 1:
        return asked[0] == word[0]
    asked_sounds = readings(asked)
    if asked_sounds & sounds(word):
        return True
    if "-" in word and any(asked_sounds & sounds(part) for part in word.split("-")):
        return True
    return bool(_forename_groups(asked_sounds) & _forename_groups(sounds(word)))


def _near(asked: str, word: str) -> bool:
    return _same(asked, word) or any(slip(one, two) for one in readings(asked) for two in sounds(word))


def slip(one: str, two: str) -> bool:
    """Whether one word is the other with a letter or two typed wrongly; never the first one, never in short words, and
    never what may tell a woman's surname from a man's ("Verbin", "Verbina")."""
    shorter = min(len(one), len(two))
    if shorter < SHORTEST_SLIP or one[0] != two[0] or one.endswith("a") != two.endswith("a"):
        return False
    allowed = 2 if shorter >= LONG_SLIP else 1
    return OSA.distance(one, two, score_cutoff=allowed) <= allowed


@lru_cache
def _forenames() -> dict[str, int]:
    return {
        sound: number
        for number, group in enumerate(_SAME_FORENAMES)
        for word in group.split()
        for sound in sounds(word)
    }


def _forename_groups(spelt: Iterable[str]) -> frozenset[int]:
    table = _forenames()
    return frozenset(table[sound] for sound in spelt if sound in table)


def same_full_name(one: Sequence[str], two: Sequence[str], across_languages: bool) -> bool:
    """Whether two labels give the same full name: first name and surname at least, in any transliteration.

    A second name that only one of them gives does not count. Only between articles in different languages may a first
    name also change its form ("Volodymyr" and "Владимир").
    """
    if min(len(one), len(two)) < 2 or any(len(words[0]) == 1 or len(words[-1]) == 1 for words in (one, two)):
        return False
    if not sounds(one[-1]) & sounds(two[-1]):
        return False
    first = bool(sounds(one[0]) & sounds(two[0]))
    first = first or (across_languages and bool(_forename_groups(sounds(one[0])) & _forename_groups(sounds(two[0]))))
    few, many = sorted((one[1:-1], two[1:-1]), key=len)
    return first and all(any(_middle(word, other) for other in many) for word in few)


def by_sound(spellings: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The sounds of names (their stems with a spelling of each), and of what they are the oblique cases of."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for stem, spelling in spellings.items():
        if len(spelling) >= SHORTEST_NAME and spelling.isalpha():
            for sound in readings(spelling):
                found[sound].add(stem)
    return {sound: frozenset(stems) for sound, stems in found.items()}


def meant_by(word: str, names: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The stems of the names (`by_sound`) that sound as a word does, or a nominative of it; else those of the same
    first name in another language."""
    if len(word) < SHORTEST_NAME or not word.isalpha():
        return frozenset()
    heard = {sound for sound in readings(word) if len(sound) >= SHORTEST_SOUND}
    found = frozenset(chain.from_iterable(names.get(sound, ()) for sound in heard))
    if found:
        return found
    groups = _forename_groups(heard)
    return frozenset(stem for sound, group in _forenames().items() if group in groups for stem in names.get(sound, ()))


def same_name(one: str, other: str) -> bool:
    """Whether two words are one name in some transliteration and case."""
    return bool(readings(one) & readings(other))


def _middle(word: str, other: str) -> bool:
    return word[0] == other[0] if len(word) == 1 or len(other) == 1 else bool(sounds(word) & sounds(other))


def likeness(asked: Sequence[str], label: Sequence[str]) -> float:
    """How alike typed words and a label are, 0..1: that of their most alike words."""
    pairs = ((one, two) for a in asked for b in label for one in readings(a) for two in sounds(b))
    return max((OSA.normalized_similarity(one, two) for one, two in pairs), default=0.0)
