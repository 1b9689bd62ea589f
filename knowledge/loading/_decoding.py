"""Bytes become text: UTF-8 and nothing else, with an error that says what the file seems to be instead."""

from __future__ import annotations

import codecs
import re
import unicodedata

from knowledge.errors import EmptyArticle, NotText

_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich text document",
    b"\x7fELF": "a program",
}
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CYRILLIC = ("windows-1251", "koi8-u", "cp866", "iso8859-5")
_HTML = re.compile(rb"\s*(<!doctype html|<html[\s>])", re.IGNORECASE)
_SAMPLE = 65536
_ENOUGH = 8
_SAVE_AS = "Save or export it as plain text in UTF-8"


def decode(name: str, data: bytes) -> str:
    """The text of a file called `name`, without its byte-order mark.

    Raises NotText for binary content, an HTML page and every encoding but UTF-8, EmptyArticle when there is nothing.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(name, data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(name, data, error) from error
    if not text.strip():
        raise EmptyArticle(name, "the file is empty", "Put the article's text into it")
    return text


def place_of(text: str, offset: int) -> str:
    """Where in a text an offset is, as people count: "line 3, column 7"."""
    before = text[:offset]
    line = len(re.findall(r"\r\n|\r|\n", before)) + 1
    column = offset - max(before.rfind("\n"), before.rfind("\r"))
    return f"line {line}, column {column}"


def _refuse_binary(name: str, data: bytes) -> None:
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            raise NotText(name, f"it is encoded in {encoding}", _convert(encoding))
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(name, f"it is {kind}, not text", _SAVE_AS)
    if _HTML.match(data):
        raise NotText(name, "it is an HTML page", "Save the article's own words as plain text or Markdown")
    at = data.find(b"\0")
    if at >= 0:
        wide = _wide_without_mark(data[:_SAMPLE])
        if wide:
            raise NotText(name, f"it looks like {wide} without a byte-order mark", _convert(wide))
        raise NotText(name, "it holds binary data", _SAVE_AS, place=f"byte {at + 1}")


def _wide_without_mark(sample: bytes) -> str | None:
    """UTF-16 text has a zero in nearly every second byte, always on the same side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < _ENOUGH:
        return None
    if odd / half > 0.4 and even / half < 0.05:
        return "UTF-16LE"
    if even / half > 0.4 and odd / half < 0.05:
        return "UTF-16BE"
    return None


def _not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> NotText:
    line = data.count(b"\n", 0, error.start) + 1
    place = f"byte {error.start + 1} (line {line})"
    if "unexpected end" in error.reason:
        return NotText(name, "it breaks off in the middle of a character", "Fetch or save the file again", place)
    sample = data[:_SAMPLE]
    if _mostly_utf8(sample):
        problem = "a character there is not UTF-8, though the rest is"
        return NotText(name, problem, "Mend or remove that character", place)
    guess = _guess(sample)
    return NotText(name, f"it is not UTF-8; it looks like {guess}", _convert(guess), place)


def _mostly_utf8(sample: bytes) -> bool:
    """Whether it holds far more well-formed UTF-8 sequences than bytes that are none."""
    decoded = sample.decode("utf-8", errors="replace")
    bad = decoded.count("\ufffd")
    good = sum(character > "\x7f" for character in decoded) - bad
    return good > 4 * bad


def _guess(sample: bytes) -> str:
    """The likeliest 8-bit encoding: a Cyrillic one where most letters are above ASCII, else windows-1252.

    The Cyrillic ones are told apart by the small letters they give: in a wrong one they turn to capitals or symbols.
    """
    high = sum(byte > 0x7F for byte in sample)
    letters = sum(chr(byte).isalpha() for byte in sample if byte <= 0x7F)
    if high <= letters:
        return "windows-1252"
    return max(_CYRILLIC, key=lambda encoding: _small_cyrillic(sample.decode(encoding, errors="replace")))


def _small_cyrillic(text: str) -> int:
    return sum("а" <= letter <= "я" or letter in "ёіїєґ" for letter in unicodedata.normalize("NFC", text))


def _convert(encoding: str) -> str:
    return f"Convert it: iconv -f {encoding.upper()} -t UTF-8"
