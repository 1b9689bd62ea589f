"""Photos and documents, up and down."""

from __future__ import annotations

import struct
import zlib

import pytest

from bot.sandbox.files import FileStore, Upload, image_size
from tests.bot.sandbox.conftest import ADA, Api


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x20\x70\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x20\x03" + b"\0" * 12


async def upload(api: Api, method: str, field: str, name: str, content: bytes) -> dict[str, object]:
    url = f"/bot{api.sandbox.token}/{method}"
    answer = await api.http.post(url, data={"chat_id": str(ADA)}, files={field: (name, content)})
    body: dict[str, object] = answer.json()
    return body


async def test_a_document_of_a_person_can_be_downloaded_by_the_bot(api: Api) -> None:
    sent = await api.http.post(
        "/sandbox/upload", data={"user": str(ADA), "caption": "Read this"}, files={"file": ("ferry.txt", b"No ferry.")}
    )
    document = sent.json()["message"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == ("ferry.txt", "text/plain", 9)
    assert (await api.updates())[-1]["message"]["caption"] == "Read this"
    file = await api("getFile", file_id=document["file_id"])
    content = await api.http.get(f"/file/bot{api.sandbox.token}/{file['file_path']}")
    assert content.content == b"No ferry."
    assert (await api.http.get(f"/file/bot{api.sandbox.token}/documents/none.txt")).status_code == 404
    assert (await api.http.get(f"/file/bot999:{'x' * 20}/{file['file_path']}")).status_code == 401


async def test_a_file_can_be_sent_again_by_its_id(api: Api) -> None:
    body = await upload(api, "sendDocument", "document", "a.txt", b"abc")
    file_id = body["result"]["document"]["file_id"]  # type: ignore[index]
    again = await api("sendDocument", chat_id=ADA, document=file_id)
    assert again["document"]["file_id"] == file_id


async def test_photos_have_the_size_of_the_image(api: Api) -> None:
    body = await upload(api, "sendPhoto", "photo", "a.png", png(30, 20))
    photo = body["result"]["photo"][0]  # type: ignore[index]
    assert (photo["width"], photo["height"]) == (30, 20)
    shown = await api.http.get(f"/sandbox/files/{photo['file_id']}")
    assert shown.headers["content-type"] == "image/png"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"no image at all", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (b"GIF89a" + struct.pack("<HH", 9_000, 2_000), "PHOTO_INVALID_DIMENSIONS"),
        (b"GIF89a" + struct.pack("<HH", 2_100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_photos_that_telegram_does_not_take(api: Api, content: bytes, refusal: str) -> None:
    body = await upload(api, "sendPhoto", "photo", "a.png", content)
    assert body["description"] == f"Bad Request: {refusal}"


async def test_wrong_files_are_refused(api: Api) -> None:
    assert await api.refused("getFile", file_id="nonsense") == "400 Bad Request: invalid file_id"
    assert await api.refused("sendDocument", chat_id=ADA) == "400 Bad Request: there is no document in the request"
    assert await api.refused("sendPhoto", chat_id=ADA) == "400 Bad Request: there is no photo in the request"
    assert await api.refused("sendDocument", chat_id=ADA, document="nonsense") == (
        "400 Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await api.refused("sendDocument", chat_id=ADA, document="https://example.com/a.pdf") == (
        "400 Bad Request: failed to get HTTP URL content"
    )
    body = await upload(api, "sendDocument", "paper", "a.txt", b"abc")
    assert body["description"] == 'Bad Request: unknown parameter "paper"'


async def test_a_page_never_runs_what_was_sent(api: Api) -> None:
    page = b"<script>alert(1)</script>"
    sent = await api.http.post(
        "/sandbox/upload", data={"user": str(ADA)}, files={"file": ("page.html", page, "text/html")}
    )
    shown = await api.http.get(f"/sandbox/files/{sent.json()['message']['document']['file_id']}")
    assert shown.headers["content-type"] == "application/octet-stream"
    assert shown.headers["content-disposition"].startswith("attachment")


def test_image_sizes_are_read_from_the_file_itself() -> None:
    assert image_size(png(7, 9)) == (7, 9)
    assert image_size(JPEG) == (32, 16)
    assert image_size(b"BM" + b"\0" * 16 + struct.pack("<ii", 5, -6)) == (5, 6)
    assert image_size(JPEG[:12]) is None
    assert image_size(b"%PDF-1.7") is None


def test_the_oldest_files_are_dropped_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.files.MAX_TOTAL", 100)
    store = FileStore()
    first = store.add_document(Upload("a.txt", "", b"x" * 60))
    second = store.add_document(Upload("b.txt", "", b"x" * 60))
    assert store.get(first.file_id) is None
    assert store.at(first.path) is None
    assert store.get(second.file_id) == second
