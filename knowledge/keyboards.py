"""Words typed with the wrong keyboard layout: "ghbdtn" is "привет" on the keys of the other one."""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_LAYOUTS = {"ru": "йцукенгшщзхъфывапролджэячсмитьбюё", "uk": "йцукенгшщзхїфівапролджєячсмитьбю'"}


def _table(typed: str, meant: str) -> dict[int, str]:
    pairs = dict(zip(typed, meant, strict=True))
    pairs |= {t.upper(): m.upper() for t, m in pairs.items() if t.isalpha() and m.isalpha()}
    return {ord(t): m for t, m in pairs.items()}


_TABLES = {code: _table(_LATIN, keys) for code, keys in _LAYOUTS.items()}
_BACK = tuple(_table(keys, _LATIN) for keys in _LAYOUTS.values())


def retyped(text: str, language: str) -> list[str]:
    """What the same keys give in the layouts of a language (ISO 639-1), as long as the text; nothing when no letter of
    the text belongs to another layout."""
    if language in _TABLES:
        return [text.translate(_TABLES[language])] if any("a" <= c <= "z" for c in text.lower()) else []
    return [text.translate(back) for back in _BACK] if any("Ѐ" <= c <= "ӿ" for c in text) else []
