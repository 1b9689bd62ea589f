"""Files that people and the bot sent. Kept in memory, the oldest dropped when there is too much."""

from __future__ import annotations

import mimetypes
import struct
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.sandbox.errors import ApiError, bad_request

MAX_DOWNLOAD = 20 * 1024 * 1024
"""Bytes of a file that a bot can download."""
MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes of all files together: beyond it the oldest are dropped."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in: name, MIME type as the sender gave it (maybe empty), content."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with the identifiers Telegram gives it. `size` is width and height of a photo in pixels."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    size: tuple[int, int] | None = None

    def document(self) -> dict[str, Any]:
        """The Document object."""
        return {
            "file_name": self.name,
            "mime_type": self.mime,
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }

    def photo(self) -> list[dict[str, Any]]:
        """The PhotoSize objects: one, the photo as it was sent."""
        width, height = self.size or (0, 0)
        return [
            {
                "file_id": self.file_id,
                "file_unique_id": self.unique_id,
                "file_size": len(self.content),
                "width": width,
                "height": height,
            }
        ]

    def file(self) -> dict[str, Any]:
        """The File object, with the path for the download."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
            "file_path": self.path,
        }


class FileStore:
    """All files by id and by path."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, StoredFile] = OrderedDict()
        self._by_path: dict[str, StoredFile] = {}
        self._total = 0
        self._count = 0

    def add_document(self, upload: Upload) -> StoredFile:
        """Stores a file as a document. Raises ApiError (400) when it is empty, 413 when it is too large."""
        return self._add(upload, "documents", "BQACAgSandbox", None)

    def add_photo(self, upload: Upload) -> StoredFile:
        """Stores a file as a photo. Raises ApiError (400) when it is no image or too large for a photo."""
        if len(upload.content) > MAX_PHOTO:
            raise bad_request(
                f'file "{upload.name}" of size {len(upload.content)} bytes is too big for a photo; '
                f"the maximum size is {MAX_PHOTO} bytes"
            )
        size = image_size(upload.content)
        if upload.content and size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if size and (sum(size) > 10_000 or max(size) > 20 * min(size)):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return self._add(upload, "photos", "AgACAgSandbox", size)

    def _add(self, upload: Upload, folder: str, prefix: str, size: tuple[int, int] | None) -> StoredFile:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_UPLOAD:
            raise ApiError(413, "Request Entity Too Large")
        self._count += 1
        name = PurePosixPath(upload.name.replace("\\", "/")).name or "file"
        mime = upload.mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = PurePosixPath(name).suffix if len(PurePosixPath(name).suffix) <= 10 else ""
        number = f"{self._count:06d}"
        stored = StoredFile(
            file_id=f"{prefix}{number}xQ",
            unique_id=f"AgAD{number}",
            path=f"{folder}/file_{self._count}{suffix}",
            name=name,
            mime=mime,
            content=upload.content,
            size=size,
        )
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        self._total += len(stored.content)
        while self._total > MAX_TOTAL and len(self._by_id) > 1:
            _, dropped = self._by_id.popitem(last=False)
            del self._by_path[dropped.path]
            self._total -= len(dropped.content)
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file at this path."""
        return self._by_path.get(path)


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, JPEG or BMP image in pixels; None for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
    elif content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
    elif content[:2] == b"BM" and len(content) >= 26:
        width, height = struct.unpack("<ii", content[18:26])
        height = abs(height)
    elif content[:2] == b"\xff\xd8":
        return _jpeg_size(content)
    else:
        return None
    return (width, height) if width > 0 and height > 0 else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
