"""The words of the articles of one language: which of them a word of a question means that they do not hold, and which
can stand for one that they do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from knowledge.analysis import Word, stem
from knowledge.compounds import parts_of
from knowledge.folding import fold
from knowledge.languages import Language
from knowledge.languages.countries import called_in
from knowledge.languages.derivation import HEAD, akin_by_ending, prefixed, roots, variants, verb
from knowledge.languages.families import families, synonyms
from knowledge.languages.frequencies import RARE, zipf
from knowledge.naming import meant_by, same_name
from knowledge.reading import Reading
from knowledge.slips import nearest, slip_in_name

SHORTEST = 4
"""Letters a stem needs to be taken for another form of a word; a slip needs more."""
ENDING = 4
"""Letters that one form of a word may have more than another at its end."""

UNCOMMON = 4.0
"""Zipf value below which a word is taken for a compound when its parts are words."""

NAMESAKE = 0.9
"""What another spelling of a name is worth beside it ("Zelenskyy" for "Zelensky")."""
RELATIVE = 0.8
"""What a relative of a term is worth beside the term itself ("winner" for "won")."""
SYNONYM = 0.5
"""What another word for it is worth ("purchase" for "buy"), or a compound with it."""


class Kin(NamedTuple):
    """The stems of the articles that stand for a word of the question; `slip` when that was misspelt."""

    stems: tuple[str, ...]
    slip: bool


class Vocabulary:
    """The stems of the articles of one language, with how many articles hold each."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._readings: dict[str, Reading] = {}
        self.names: Counter[str] = Counter()
        self.mentions: Counter[str] = Counter()
        self._heads: defaultdict[str, set[str]] = defaultdict(set)
        self._roots: defaultdict[str, set[str]] = defaultdict(set)
        self._cores: defaultdict[str, set[str]] = defaultdict(set)
        self._akin: dict[str, Mapping[str, float]] = {}
        self._kin: dict[Word, Kin | None] = {}
        self._compounds: dict[str, list[str]] | None = None
        self._names_spelt: list[tuple[str, str]] | None = None

    def add(self, reading: Reading) -> None:
        """Adds the words of an article."""
        self._readings[reading.article.version] = reading
        self.names.update(reading.names)
        self.mentions.update(reading.mentions)
        for each in reading.mentions:
            self._heads[each[:HEAD]].add(each)
            for root in roots(each, self._language.code):
                self._roots[root].add(each)
            for core in verb(each, self._language.code).cores:
                self._cores[core].add(each)
        self._forget()

    def remove(self, reading: Reading) -> None:
        """Takes the words of an article out."""
        del self._readings[reading.article.version]
        self.names = +(self.names - Counter(reading.names))
        self.mentions = +(self.mentions - Counter(reading.mentions))
        for each in reading.mentions - self.mentions.keys():
            self._heads[each[:HEAD]].discard(each)
            for root in roots(each, self._language.code):
                self._roots[root].discard(each)
            for core in verb(each, self._language.code).cores:
                self._cores[core].discard(each)
        self._forget()

    def spelling(self, stemmed: str) -> str:
        """A word of that stem as the first article to hold it writes it; some article must."""
        spelt = (r.spellings[stemmed] for r in self._readings.values() if stemmed in r.spellings)
        return next(spelt, None) or next(r.made[stemmed] for r in self._readings.values() if stemmed in r.made)

    def kin(self, word: Word) -> Kin | None:
        """The words of the articles that are meant by one that none of them holds; None when there are none.

        A form of the same word, which ends in at most `ENDING` letters more or less; a name in another alphabet or
        transliteration; a country in another language; the two words that it is a compound of; or, for a word that the
        language does not know, the one spelling so near that it is a slip.
        """
        if word.number or word.stem in self.mentions:
            return None
        key = word._replace(start=0, end=0)
        if key not in self._kin:
            self._kin[key] = self._find_kin(word)
        return self._kin[key]

    def akin(self, stemmed: str) -> Mapping[str, float]:
        """The other words of the articles that can stand for a term, each with what it is worth beside it (0..1)."""
        if stemmed not in self._akin:
            self._akin[stemmed] = self._find_akin(stemmed)
        return self._akin[stemmed]

    def _forget(self) -> None:
        self._akin.clear()
        self._kin.clear()
        self._compounds = None
        self._names_spelt = None

    def _find_kin(self, word: Word) -> Kin | None:
        if self._language.code == "de":
            found = self._spelt_otherwise(word) or self._compound(word) or self._form(word)
        else:
            found = self._form(word)
        return found or self._abroad(word) or self._compound(word) or self._slip(word)

    def _form(self, word: Word) -> Kin | None:
        if len(word.stem) < SHORTEST or word.name:
            return None
        forms = [s for s in self._heads.get(word.stem[:HEAD], ()) if related(s, word.stem)]
        return Kin((max(forms, key=lambda s: (self.mentions[s], s)),), slip=False) if forms else None

    def _spelt_otherwise(self, word: Word) -> Kin | None:
        """German without its umlauts: "Muenchen"."""
        plain = word.folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        found = stem(plain, "de")
        return Kin((found,), slip=False) if found in self.mentions else None

    def _abroad(self, word: Word) -> Kin | None:
        """A country in another language, or a name in another alphabet or transliteration. A word in Latin letters that
        the language itself knows is neither; Russian and Ukrainian know many of each other's."""
        foreign = _cyrillic(word.folded) != (self._language.code in ("ru", "uk"))
        if not foreign and not _cyrillic(word.folded) and zipf(word.stem, self._language.code) > RARE:
            return None
        countries = [name for name in called_in(self._language.code, word.folded) if name in self.mentions]
        if countries:
            return Kin((countries[0],), slip=True)
        found: set[str] = set()
        for reading in self._readings.values():
            found |= meant_by(word.folded, reading.sounds)
        if not found:
            return None
        names = sorted(found, key=lambda s: (-self.mentions[s], s))
        spelt = [fold(self.spelling(name)) for name in names]
        if any(not same_name(spelt[0], other) for other in spelt[1:]):
            return None
        inflected = not foreign and _cyrillic(word.folded) and related(word.folded, spelt[0])
        return Kin((names[0],), slip=not inflected)

    def _compound(self, word: Word) -> Kin | None:
        """The two words of a compound; they must stand side by side where a language joins words only now and then."""
        code = self._language.code
        for parts in parts_of(word.folded, code):
            if all(part in self.mentions for part in parts) and (code == "de" or self._side_by_side(parts)):
                return Kin(parts, slip=False)
        return None

    def _side_by_side(self, parts: tuple[str, str]) -> bool:
        holding = (r for r in self._readings.values() if all(part in r.spellings for part in parts))
        return any(
            (one.stem, other.stem) == parts
            for reading in holding
            for block in reading.block_words
            for one, other in pairwise(block)
        )

    def _slip(self, word: Word) -> Kin | None:
        if zipf(word.stem, self._language.code) > RARE:
            return None
        near = nearest(word.stem, list(self.mentions))
        # What is written like a name is none of the ordinary words, and a name is seldom another one misspelt.
        if word.name or any(self._is_name(each) for each in near):
            near = [each for each in near if self._is_name(each) and slip_in_name(word.stem, each)]
        near = near or [s for spelt, s in self._spelt_names() if slip_in_name(word.folded, spelt)]
        return Kin((near[0],), slip=True) if len(near) == 1 else None

    def _spelt_names(self) -> list[tuple[str, str]]:
        """The names as the articles spell them, with their stems."""
        if self._names_spelt is None:
            self._names_spelt = [(fold(self.spelling(s)), s) for s in self.names if self._is_name(s)]
        return self._names_spelt

    def _is_name(self, stemmed: str) -> bool:
        """German writes its nouns like names; those that the language knows are none."""
        return stemmed in self.names and not (self._language.code == "de" and zipf(stemmed, "de") > RARE)

    def _find_akin(self, stemmed: str) -> Mapping[str, float]:
        code = self._language.code
        found = {s: SYNONYM for s in synonyms(code).get(stemmed, ()) if s in self.mentions}
        if code == "de":
            found |= dict.fromkeys(self._with_part(stemmed), SYNONYM)
        found |= dict.fromkeys(prefixed(stemmed, code, self.mentions), SYNONYM)
        found |= self._verb_forms(stemmed)
        kin = self._derived(stemmed) if stemmed.isalpha() else ()
        listed = (s for s in families(code).get(stemmed, ()) if s in self.mentions)
        other = (s for s in variants(stemmed, code) if s in self.mentions)
        found |= dict.fromkeys((*kin, *listed, *other), RELATIVE)
        return found | dict.fromkeys(self._namesakes(stemmed), NAMESAKE)

    def _derived(self, stemmed: str) -> Iterable[str]:
        code = self._language.code
        found = roots(stemmed, code)
        if found:
            return set(chain.from_iterable(self._roots.get(root, ()) for root in found)) - {stemmed}
        return {s for s in self._heads.get(stemmed[:HEAD], ()) if s != stemmed and akin_by_ending(stemmed, s, code)}

    def _verb_forms(self, stemmed: str) -> Mapping[str, float]:
        """The other forms of a German verb; one that lacks the particle may have it elsewhere, or be another verb."""
        code = self._language.code
        asked = verb(stemmed, code)
        found: dict[str, float] = {}
        for other in set(chain.from_iterable(self._cores.get(core, ()) for core in asked.cores)) - {stemmed}:
            particle = verb(other, code).particle
            if particle == asked.particle:
                found[other] = RELATIVE
            elif not (particle and asked.particle):
                found[other] = SYNONYM
        return found

    def _namesakes(self, stemmed: str) -> Iterable[str]:
        """Other spellings of a name; two that the language knows are two names ("Smith", "Smyth")."""
        code = self._language.code
        if stemmed not in self.names:
            return ()
        spelt = self.spelling(stemmed)
        known = zipf(stemmed, code) > RARE
        others = chain.from_iterable(meant_by(fold(spelt), r.sounds) for r in self._readings.values())
        return {
            other
            for other in others
            if other != stemmed and same_name(spelt, self.spelling(other)) and not (known and zipf(other, code) > RARE)
        }

    def _with_part(self, stemmed: str) -> Iterable[str]:
        """The compounds of the articles that a word is a part of: rare words, or made of one of their nouns."""
        if self._compounds is None:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for compound in self.mentions:
                for parts in parts_of(compound, self._language.code):
                    nouns = any(part in self.names for part in parts) or zipf(compound, self._language.code) < UNCOMMON
                    if nouns and all(map(self._known, parts)):
                        for part in parts:
                            found[part].append(compound)
            self._compounds = dict(found)
        return self._compounds.get(stemmed, ())

    def _known(self, part: str) -> bool:
        return part in self.mentions or zipf(part, self._language.code) > RARE


def related(a: str, b: str) -> bool:
    """Whether one stem is the beginning of the other and the rest a short ending: "employ" and "employe"."""
    short, long = sorted((a, b), key=len)
    return len(short) >= SHORTEST and long.startswith(short) and len(long) - len(short) <= ENDING


def _cyrillic(folded: str) -> bool:
    return "\u0400" <= folded[0] <= "\u04ff"
