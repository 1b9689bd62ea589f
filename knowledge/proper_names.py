"""Which words of an article are names, told by how it writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from knowledge.analysis import Word
from knowledge.languages import Language
from knowledge.languages.frequencies import zipf

_COMMON = 4.5
"""Zipf value from which a word is no name in a language that writes every noun with a capital."""


def proper_names(texts: Iterable[Sequence[Word]], table: Language) -> frozenset[str]:
    """The stems of the words that the texts mostly write with a capital where a sentence does not ask for one.

    Where every noun has a capital, those are names among them that never stand behind an article, a number or the
    like, mostly not behind an adjective either, and neither end as nouns do nor are common in the language.
    """
    texts = list(texts)
    written = Counter(word.stem for word in chain.from_iterable(texts) if not word.opens)
    capital = Counter(word.stem for word in chain.from_iterable(texts) if word.name)
    names = frozenset(stem for stem, count in capital.items() if 2 * count > written[stem])
    return names - _nouns(texts, capital, table) if table.determiners else names


def _nouns(texts: Iterable[Sequence[Word]], capital: Counter[str], table: Language) -> frozenset[str]:
    determined, described = set[str](), Counter[str]()
    nouns = set[str]()
    for text in texts:
        nouns.update(word.stem for word in text if word.name and _is_noun(word, table))
        for before, word in pairwise(text):
            if word.name and _determines(before, table):
                determined.add(word.stem)
            elif word.name and _describes(before, table):
                described[word.stem] += 1
    return frozenset(nouns | determined | {stem for stem, count in described.items() if 2 * count > capital[stem]})


def _is_noun(word: Word, table: Language) -> bool:
    ends = table.noun_endings and re.search(rf"(?:{table.noun_endings})$", word.folded)
    return bool(ends) or zipf(word.stem, table.code) >= _COMMON


def _determines(before: Word, table: Language) -> bool:
    return before.folded in table.determiners or before.number


def _describes(before: Word, table: Language) -> bool:
    """Whether the word in front looks like an adjective: a small word of content with an adjective's ending."""
    small = before.content and not before.name and not before.opens
    return small and bool(re.search(rf"(?:{table.adjective_endings})$", before.folded))
