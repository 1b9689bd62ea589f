"""The words of a language that say when, where and in which medium something was said: one table a language.

`occasions_for` chooses the table.
"""

from __future__ import annotations

from knowledge.quotations.occasions._table import Occasions, Phrase
from knowledge.quotations.occasions.de import OCCASIONS as _DE
from knowledge.quotations.occasions.en import OCCASIONS as _EN
from knowledge.quotations.occasions.es import OCCASIONS as _ES
from knowledge.quotations.occasions.fr import OCCASIONS as _FR
from knowledge.quotations.occasions.ru import OCCASIONS as _RU
from knowledge.quotations.occasions.uk import OCCASIONS as _UK

_TABLES = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES, "ru": _RU, "uk": _UK}


def occasions_for(language: str) -> Occasions | None:
    """The table of a language (ISO 639-1); None for a language without one, in which no occasion is ever read."""
    return _TABLES.get(language)


__all__ = ["Occasions", "Phrase", "occasions_for"]
