"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from inspect import isawaitable
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.files import MAX_UPLOAD, Upload
from bot.sandbox.methods import METHODS, Arguments
from bot.sandbox.methods.telegram import TELEGRAM
from bot.sandbox.sandbox import Sandbox

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{10,}")
MAX_BODY = MAX_UPLOAD + 1024 * 1024


class CutConnection(Response):
    """An answer that breaks off: headers that promise a body, and then the end of the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends the headers alone; the server closes the connection because the body is missing."""
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})


def answer(status: int, body: Mapping[str, Any]) -> Response:
    """A JSON answer of the Bot API."""
    return Response(json.dumps(body, separators=(",", ":")), status, media_type="application/json")


async def call_method(request: Request) -> Response:
    """Runs one method of the Bot API and answers as Telegram does."""
    sandbox: Sandbox = request.app.state.sandbox
    try:
        check_token(sandbox, request.path_params["token"])
        raw, uploads = await _parameters(request)
    except ApiError as error:
        return answer(error.code, error.body())
    name = request.path_params["method"]
    known = METHODS.get(name.lower())
    sizes = {field: len(upload.content) for field, upload in uploads.items()}
    call = sandbox.calls.begin(known.name if known else name, raw, sizes, sandbox.clock())
    if known is not None:
        call.decode = known.decoded
    fault = sandbox.faults.take(name.lower(), _chat_of(raw))
    call.fault = fault.kind.value if fault else ""
    try:
        if fault is not None and not fault.kind.lets_through:
            wrong = fault.error()
            if wrong is not None:
                raise wrong
            return await _broken(sandbox, request, fault)
        if known is None:
            raise _missing(name)
        result = known.run(sandbox, Arguments(known.parameters, raw, uploads))
        if isawaitable(result):
            result = await result
    except ApiError as error:
        sandbox.calls.end(call, error.code, error.description)
        if fault is not None and fault.kind is FaultKind.DELAY:
            await _hold(sandbox, request, fault.seconds)
        return answer(error.code, error.body())
    if fault is not None and fault.kind is not FaultKind.DELAY:
        sandbox.calls.end(call, 0, "took effect, but the answer never came")
        return await _broken(sandbox, request, fault)
    sandbox.calls.end(call, 200)
    if fault is not None:
        await _hold(sandbox, request, fault.seconds)
    return answer(200, {"ok": True, "result": result})


def _missing(name: str) -> ApiError:
    """Why a method cannot be called: it is Telegram's, but not the sandbox's, or nobody's."""
    real = TELEGRAM.get(name.lower())
    if real is None:
        return ApiError(404, "Not Found")
    return ApiError(501, f"Not Implemented: {real} exists on Telegram but not in this sandbox")


async def download(request: Request) -> Response:
    """A file that getFile named."""
    sandbox: Sandbox = request.app.state.sandbox
    try:
        check_token(sandbox, request.path_params["token"])
    except ApiError as error:
        return answer(error.code, error.body())
    stored = sandbox.files.at(request.path_params["path"])
    if stored is None:
        return answer(404, ApiError(404, "Not Found").body())
    return Response(stored.content, media_type="application/octet-stream")


def check_token(sandbox: Sandbox, token: str) -> None:
    """Raises ApiError: 404 for what is no token at all, 401 for another bot's token."""
    if token == sandbox.token:
        return
    raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")


def _chat_of(raw: Mapping[str, Any]) -> str | None:
    return str(raw["chat_id"]) if "chat_id" in raw else None


async def _broken(sandbox: Sandbox, request: Request, fault: Fault) -> Response:
    """Keeps a caller waiting (until it gives up, or the fault's seconds are over), then cuts the connection; or answers
    with something that is no JSON."""
    if fault.kind is FaultKind.GARBLED_AFTER:
        return HTMLResponse("<html><body>Please wait</body></html>")
    if fault.kind.holds:
        await _hold(sandbox, request, fault.seconds)
    return CutConnection()


async def _hold(sandbox: Sandbox, request: Request, seconds: float) -> None:
    """Keeps a caller waiting, until it gives up or the sandbox closes at the longest."""
    gone = asyncio.ensure_future(_given_up(request))
    closing = asyncio.ensure_future(sandbox.closing.wait())
    try:
        await asyncio.wait({gone, closing}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
        closing.cancel()


async def _given_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _parameters(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """The parameters of a request, from its query and its body, and the files in it. Raises ApiError."""
    raw: dict[str, Any] = _pairs(request.scope["query_string"]) if request.scope["query_string"] else {}
    if request.method != "POST":
        return raw, {}
    if int(request.headers.get("content-length") or 0) > MAX_BODY:
        raise ApiError(413, "Request Entity Too Large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _multipart(request, raw)
    try:
        body = await request.body()
    except ClientDisconnect as error:
        raise bad_request("the request broke off") from error
    if kind == "application/json" and body:
        raw |= _json(body)
    elif kind == "application/x-www-form-urlencoded":
        raw |= _pairs(body)
    elif body:
        raise bad_request("unsupported content type: use JSON, a form or multipart/form-data")
    return raw, {}


def _pairs(encoded: bytes) -> dict[str, Any]:
    try:
        return dict(parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
    except ValueError as error:
        raise bad_request("can't parse the request's parameters") from error


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(value, dict):
        raise bad_request("object expected")
    return value


async def _multipart(request: Request, raw: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    uploads: dict[str, Upload] = {}
    try:
        async with request.form(max_files=100, max_fields=1000, max_part_size=1024 * 1024) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    uploads[name] = Upload(value.filename or name, value.content_type or "", await value.read())
                else:
                    raw[name] = value
    except (HTTPException, ClientDisconnect) as error:
        raise bad_request("can't parse multipart/form-data") from error
    return raw, uploads
