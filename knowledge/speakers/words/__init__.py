"""The words of a language that show who is speaking: one table a language, data only.

`words_for` chooses the table. Russian and Ukrainian share one merged table, because their texts quote each other and
a short text is easily taken for the other language.
"""

from __future__ import annotations

from functools import lru_cache

from knowledge.speakers.words._table import Words, merged
from knowledge.speakers.words.de import WORDS as _DE
from knowledge.speakers.words.en import WORDS as _EN
from knowledge.speakers.words.es import WORDS as _ES
from knowledge.speakers.words.fr import WORDS as _FR
from knowledge.speakers.words.ru import WORDS as _RU
from knowledge.speakers.words.uk import WORDS as _UK

_TABLES = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES}
_CYRILLIC = frozenset({"ru", "uk"})


@lru_cache(maxsize=16)
def words_for(language: str) -> Words:
    """The table of a language (ISO 639-1). A language without a table gets the English one, which then finds little."""
    if language in _CYRILLIC:
        return merged(_RU, _UK)
    return _TABLES.get(language, _EN)


__all__ = ["Words", "words_for"]
