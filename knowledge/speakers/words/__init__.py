"""The words of a language that show who is speaking: one table a language, data only.

`words_for` chooses the table. Russian and Ukrainian share one merged table, because their texts quote each other and
a short text is easily taken for the other language.

How to add a language: write `words/<code>.py` with one `WORDS = Words(...)` and name it in `_TABLES` below; the fields
are explained in `_table`, and a field that is left out is empty and does nothing. The order that pays:

1. `speech`, with every finite form ("said", "says"), `according` and `pronouns` with `subjects`: these find most
   speakers. `opinion`, `naming` and `beside` are weaker cues, each with its own condition.
2. `not_names`: the words that start sentences, days and months. Without them "Yesterday" is a person.
3. `roles`, `titles`, `honorifics`, `bodies` and the small words (`determiners`, `prepositions`, `linking`, `breaks`,
   `joining`, `between`, `times`): these read "the mayor of the town, Ann Lee" and "a source in the ministry".
4. What is special: `clitics` and `inserted` (French), `capital_nouns` (German), `cased` with `verb_endings`,
   `relational` and `inside` (Russian, Ukrainian; `cased` also asks for the forms in `speakers.cases`).

Quotation marks need no table: `quotations.marks` reads all pairs („…“, »…«, « … », “…”) by their shape. Whether a dash
opens speech is said by `quotations.dialogue.LANGUAGES`. A gold article of the language belongs in `tests/gold/quotes`,
with floors in `tests/test_gold_quotes.py`; `python -m tests.gold_quotes <folder> --failures` shows what is missing.
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
