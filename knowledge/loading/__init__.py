"""Files become articles: plain text and Markdown, with or without front matter.

    load_file("story.md")        -> Article          the file's name decides which loader reads it
    load_bytes(name, data, ...)  -> Article          the same for an upload
    article_files("stories/")    -> [Path, ...]      what in a folder can be loaded
    file_text("story.md")        -> str              the file's own characters, which the offsets lead back to
    from_paragraphs(id, [...])   -> Article          paragraphs that are known already

The text is normalised once, here (`_normalising` says how); every offset in the rest of the engine is one of the
normalised text, and `Article.offsets` leads back to the file's own. What a loader cannot read is a LoadingError that
names the file, the place and the remedy; it never stops the other files from loading.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Literal

from knowledge.errors import EmptyArticle, TooLarge, UnknownFormat, UnreadableFile
from knowledge.loading import _markdown, _plaintext
from knowledge.loading._assembling import RawBlock, article_of_paragraphs, assemble
from knowledge.loading._decoding import decode
from knowledge.loading._frontmatter import FrontMatter, read_front_matter
from knowledge.loading._languages import forget_detector
from knowledge.loading._normalising import Piece
from knowledge.models import Article

__all__ = [
    "DEFAULT_LIMIT",
    "Media",
    "article_files",
    "decode",
    "file_text",
    "forget_detector",
    "from_paragraphs",
    "load_bytes",
    "load_file",
    "media_of",
]

DEFAULT_LIMIT = 5 * 1024 * 1024
"""Bytes a file may have. A long read is about 50 kB: this is a hundred of them."""

Media = Literal["text", "markdown"]
"""The formats there are loaders for."""

_SUFFIXES: dict[str, Media] = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}


def load_file(path: Path, *, limit: int = DEFAULT_LIMIT) -> Article:
    """The article in the file at `path`; its suffix (.txt, .text, .md, .markdown) says which loader reads it.

    Raises UnreadableFile, UnknownFormat, TooLarge (over `limit` bytes), NotText, EmptyArticle or BadFrontMatter.
    """
    data, media = _read(path, limit)
    return _load(str(path), path.stem, data, media)


def file_text(path: Path, *, limit: int = DEFAULT_LIMIT) -> str:
    """The decoded file at `path`, a byte-order mark aside and nothing else changed: `Article.offsets` count in it.

    Raises UnreadableFile, UnknownFormat, TooLarge, NotText or EmptyArticle.
    """
    data, _ = _read(path, limit)
    return decode(str(path), data)


def _read(path: Path, limit: int) -> tuple[bytes, Media]:
    name = str(path)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise UnreadableFile(name, "it is not a file", "Name a file, or load the files of a folder one by one")
        media = media_of(path)
        _check_size(name, status.st_size, limit)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(name, "there is no such file", "Check the spelling of the path") from error
    except PermissionError as error:
        raise UnreadableFile(name, "it may not be read", "Give this account the right to read it") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"it cannot be opened ({error})", "Check the path and the disk") from error
    _check_size(name, len(data), limit)
    return data, media


def load_bytes(name: str, data: bytes, *, media: Media, limit: int = DEFAULT_LIMIT) -> Article:
    """The article in `data`, the content of a file called `name` (its stem becomes the article's id).

    Raises TooLarge (over `limit` bytes), NotText, EmptyArticle or BadFrontMatter.
    """
    _check_size(name, len(data), limit)
    return _load(name, Path(name.replace("\\", "/")).stem, data, media)


def article_files(path: Path) -> list[Path]:
    """The file `path` itself, or the loadable files straight in the folder `path`, sorted, hidden ones left out.

    Raises UnreadableFile when there is no such path or it may not be read, EmptyArticle when the folder has none.
    """
    try:
        if not path.exists():
            raise UnreadableFile(str(path), "there is no such file or folder", "Check the spelling of the path")
        if not path.is_dir():
            return [path]
        found = sorted(
            item
            for item in path.iterdir()
            if item.suffix.lower() in _SUFFIXES and not item.name.startswith(".") and item.is_file()
        )
    except (OSError, ValueError) as error:
        raise UnreadableFile(str(path), f"it cannot be read ({error})", "Check the path and its rights") from error
    if not found:
        raise EmptyArticle(str(path), "the folder holds no article", f"Put files ending in {_endings()} into it")
    return found


def from_paragraphs(id: str, paragraphs: Sequence[str], language: str | None = None) -> Article:  # noqa: A002 - the model's own word
    """An article whose blocks are the given paragraphs, all of kind PARAGRAPH, with no headline guessed.

    `Block.number` is the paragraph's place in the sequence, from 1; one with nothing in it is left out but counted.
    Its "file" is the paragraphs joined by two newlines: that is what the offsets lead back to. The language is
    detected unless given. Raises EmptyArticle when no paragraph holds a word.
    """
    return article_of_paragraphs(id, paragraphs, language)


def media_of(path: Path) -> Media:
    """Which loader reads a file of this name. Raises UnknownFormat when none does."""
    media = _SUFFIXES.get(path.suffix.lower())
    if media is None:
        kind = f"files ending in {path.suffix}" if path.suffix else "files without an ending"
        raise UnknownFormat(str(path), f"{kind} cannot be read", f"Save it as plain text or Markdown ({_endings()})")
    return media


def _load(name: str, stem: str, data: bytes, media: Media) -> Article:
    file = decode(name, data)
    front = read_front_matter(name, file)
    return assemble(name, stem, file, front, _blocks(file, front, media), explicit=media == "markdown")


def _blocks(file: str, front: FrontMatter, media: Media) -> list[RawBlock]:
    if media == "markdown":
        return _markdown.blocks(file, front.body_start)
    return [
        RawBlock([Piece.copy(file, *part) for part in parts]) for parts in _plaintext.blocks(file, front.body_start)
    ]


def _check_size(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise TooLarge(
            name,
            f"it has {size:,} bytes, and {limit:,} is the most that is read",
            "Split it into articles, or raise the limit",
        )


def _endings() -> str:
    return ", ".join(_SUFFIXES)
