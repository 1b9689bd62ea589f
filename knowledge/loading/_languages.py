"""Which language an article is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from knowledge.folding import fold
from knowledge.languages import LANGUAGES

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

KNOWN = ("en", "ru", "uk", "de", "fr", "es")
"""The languages this project has words, stems and messages for; a short text is taken to be in one of them."""

_FALLBACK = "en"
_SAMPLE = 6000
_ENOUGH = 400
_SURE = 0.5
_VERY_SURE = 0.95
_STOPS = 0.3
_THE = 0.02
_ONLY_RUSSIAN = frozenset("ыэъё")
_ONLY_UKRAINIAN = frozenset("іїєґ")


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language of `text` (its first few thousand characters); "en" when it cannot be told.

    A text of fewer than a few hundred characters is taken to be in one of the `KNOWN` languages, a longer one in
    another only when the detector is very sure: it takes short Russian for Bulgarian and the like.
    """
    sample = text[:_SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    if not letters:
        return _FALLBACK
    if _is_plainly_english(sample):
        return "en"
    ranked = _identifier().rank(sample)
    best, confidence = ranked[0]
    if best not in KNOWN and len(best) == 2 and letters >= _ENOUGH and confidence >= _VERY_SURE:
        return str(best)
    return _among_known(sample, dict(ranked))


def _is_plainly_english(sample: str) -> bool:
    """Whether so many words are English stop words that no detector has to be asked, which costs half a second.

    English articles have 30 to 50 of them in a hundred words; other languages share some ("in", "was", "so"), but
    none of them "the".
    """
    words = fold(sample).split()
    stops = sum(word in LANGUAGES["en"].stop_words for word in words)
    return stops >= _STOPS * len(words) and words.count("the") >= max(_THE * len(words), 1)


def _among_known(sample: str, scores: dict[str, float]) -> str:
    letters = [character for character in sample.lower() if character.isalpha()]
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in letters)
    if cyrillic * 2 > len(letters):
        russian = sum(letter in _ONLY_RUSSIAN for letter in letters)
        ukrainian = sum(letter in _ONLY_UKRAINIAN for letter in letters)
        return "uk" if ukrainian > russian else "ru"
    total = sum(scores.get(code, 0) for code in KNOWN)
    best = max(KNOWN, key=lambda code: scores.get(code, 0))
    return best if total and scores.get(best, 0) / total >= _SURE else _FALLBACK


def forget_detector() -> None:
    """Lets go of the detector's model, 75 MB, until a language has to be found out again."""
    _identifier.cache_clear()


@cache
def _identifier() -> LanguageIdentifier:
    """The detector, with its model read once: that takes half a second, so it waits until it is needed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
