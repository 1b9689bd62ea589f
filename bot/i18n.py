"""The bot's own words in the person's language: gettext catalogues, read from their .po files at start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"
"""Holds `<language>/LC_MESSAGES/bot.po`; the msgids are the English texts themselves."""

_CONVENTIONS = {"en": "en_GB"}
"""Whose habits of writing dates a language follows, where it is not its own code."""

_READ_INSTEAD = {"be": "ru"}
"""Languages without a catalogue whose readers are better served by one of ours than by English."""


class Texts:
    """The bot's words in one language. Messages are templates in `str.format` style with named fields."""

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(_CONVENTIONS.get(self.language, self.language))

    def say(self, message: str, **values: object) -> str:
        """The text in this language; filled in when there are values, else the template as it is."""
        text = self._catalogue.gettext(message)
        return text.format(**values) if values else text

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """The form of the text that fits `number`, which is also the field {number}."""
        return self._catalogue.ngettext(one, many, number).format(number=number, **values)

    def quoted(self, words: str) -> str:
        """The words in the quotation marks of this language."""
        return self.say("“{words}”", words=words)

    def weekday(self, day: date) -> str:
        """The day as people name one that is near, such as Wednesday, 4 March."""
        return format_date(day, format="EEEE, d MMMM", locale=self._locale)

    def date(self, day: date) -> str:
        """The date in words, such as 4 March 2026."""
        return format_date(day, format="long", locale=self._locale)

    def alternatives(self, words: tuple[str, ...]) -> str:
        """The words as a list joined with "or"."""
        return format_list(words, style="or", locale=self._locale)

    def both(self, words: tuple[str, ...]) -> str:
        """The words as a list joined with "and"."""
        return format_list(words, style="standard", locale=self._locale)

    def language_name(self, code: str) -> str:
        """What the language with this ISO 639-1 code is called, or the code itself when it has no name here."""
        return str(self._locale.languages.get(code, code))


class Languages:
    """The languages that the bot speaks, and which of them a person reads."""

    def __init__(self, catalogues: Mapping[str, NullTranslations]) -> None:
        self._texts = {"en": Texts("en", NullTranslations())}
        self._texts |= {language: Texts(language, catalogue) for language, catalogue in catalogues.items()}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all languages, English first."""
        return tuple(self._texts)

    def texts(self, code: str | None) -> Texts:
        """The texts for a Telegram language code such as "uk" or "en-GB"; English where there is nothing nearer."""
        base = (code or "en").replace("_", "-").split("-")[0].lower()
        return self._texts.get(_READ_INSTEAD.get(base, base), self._texts["en"])


def load_languages(folder: Path = LOCALES) -> Languages:
    """All catalogues of the folder. Raises OSError when one cannot be read, Babel's PoFileError on a fault in it."""
    return Languages({path.parts[-3]: _catalogue(path) for path in sorted(folder.glob("*/LC_MESSAGES/bot.po"))})


def _catalogue(path: Path) -> NullTranslations:
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.parts[-3], abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
