"""How rare a word is in its language at large: a table a language, on the Zipf scale.

The Zipf scale is the base-10 logarithm of a word's occurrences in a billion words (van Heuven et al. 2014): 7 for the
commonest words, 3 for one in a million. The tables in `frequency/` hold the stems of the commonest words, a line for
each tenth of the scale: the tenths, then the stems. They are made by

    pip install wordfreq && python -m knowledge.languages.frequencies

from the word lists of the `wordfreq` package (Speer 2022; data CC BY-SA 4.0), of which only these figures are kept.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "frequency"
RARE = 2.5
"""The Zipf value of a word that no table holds."""
KEPT = 3.0
"""Stems rarer than this are left out of the tables."""


@lru_cache
def zipf_table(language: str) -> dict[str, float]:
    """The Zipf values of the stems of a language (ISO 639-1); empty when there is no table for it."""
    path = FOLDER / f"{language}.txt"
    if not path.exists():
        return {}
    table: dict[str, float] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        tenths, *stems = line.split(" ")
        table.update(dict.fromkeys(stems, int(tenths) / 10))
    return table


def zipf(stem: str, language: str) -> float:
    """The Zipf value of a stem, `RARE` when it is not in the table."""
    return zipf_table(language).get(stem, RARE)


def make_table(language: str) -> str:
    """The text of a language's table, from the word lists of wordfreq."""
    from wordfreq import get_frequency_dict

    from knowledge.analysis import fold, stem, strip_clitics
    from knowledge.languages import language_of

    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict(language, wordlist="large").items():
        folded = strip_clitics(fold(word), language_of(language))
        if folded.isalpha():
            shares[stem(folded, language)] += share
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for stemmed, share in shares.items():
        value = math.log10(share) + 9
        if value >= KEPT:
            lines[round(value * 10)].append(stemmed)
    return "".join(f"{tenths} {' '.join(sorted(lines[tenths]))}\n" for tenths in sorted(lines, reverse=True))


def main() -> None:
    """Writes the tables of all languages."""
    from knowledge.languages import LANGUAGES

    FOLDER.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (FOLDER / f"{language}.txt").write_text(make_table(language), encoding="utf-8")


if __name__ == "__main__":
    main()
