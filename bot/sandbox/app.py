"""The application: Bot API, control API and chat page, for callers on this machine only."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.sandbox import botapi, control
from bot.sandbox.sandbox import Sandbox

STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Keeps web pages of other sites out.

    The Host header must name this machine (else another name may have been rebound to it), and what a browser sends
    from another origin is refused.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it with 403 or 421."""
        if scope["type"] == "http":
            refusal = _refusal(Headers(scope=scope), scope["path"])
            if refusal is not None:
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _refusal(headers: Headers, path: str) -> PlainTextResponse | None:
    host = headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    if not is_loopback(name):
        return PlainTextResponse("The sandbox answers only to localhost.\n", 421)
    origin = headers.get("origin")
    if origin is not None and origin not in (f"http://{host}", f"https://{host}"):
        return PlainTextResponse("Other sites may not use the sandbox.\n", 403)
    if headers.get("sec-fetch-site") in ("cross-site", "same-site") and path != "/":
        return PlainTextResponse("Other sites may not use the sandbox.\n", 403)
    return None


async def page(request: Request) -> FileResponse:
    """The chat page."""
    headers = {"content-security-policy": POLICY, "cache-control": "no-cache", "referrer-policy": "no-referrer"}
    return FileResponse(STATIC / "index.html", headers=headers)


def create_app(sandbox: Sandbox) -> Starlette:
    """The ASGI application of one sandbox."""
    app = Starlette(
        routes=[
            Route("/bot{token}/{method}", botapi.call_method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", botapi.download, methods=["GET"]),
            *control.routes,
            Route("/", page),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
    )
    app.add_middleware(Guard)
    app.state.sandbox = sandbox
    return app
