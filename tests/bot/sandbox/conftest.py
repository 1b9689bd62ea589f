"""A sandbox without a network for tests of rules, and one that really listens for tests of everything else."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.sandbox import Running, Sandbox, create_app, serve
from bot.sandbox.client import SandboxClient


class Clock:
    """Unix time that passes only when told to."""

    def __init__(self) -> None:
        self.now = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now


class Api:
    """The bot's side: calls a method as python-telegram-bot would, form fields with JSON values."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        transport = httpx.ASGITransport(app=create_app(sandbox))
        self.http = httpx.AsyncClient(transport=transport, base_url="http://localhost")

    async def raw(self, method: str, **parameters: Any) -> httpx.Response:
        encoded = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        return await self.http.post(f"/bot{self.sandbox.token}/{method}", data=encoded)

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result of a call that succeeds."""
        body = (await self.raw(method, **parameters)).json()
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        """The description of a call that fails, with its code in front: "400 Bad Request: ..."."""
        answer = await self.raw(method, **parameters)
        body = answer.json()
        assert not body["ok"], body
        assert body["error_code"] == answer.status_code
        return f"{answer.status_code} {body['description']}"

    async def person(self, path: str, **body: Any) -> Any:
        """A call to the control API that succeeds."""
        answer = await self.http.post(f"/sandbox{path}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def updates(self, **parameters: Any) -> list[dict[str, Any]]:
        """What getUpdates gives."""
        found: list[dict[str, Any]] = await self("getUpdates", **parameters)
        return found


ADA, BORIS, OLENA = 100_001, 100_002, 100_003


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Sandbox:
    """A fresh sandbox; Ada, Boris and Olena have not written to the bot yet."""
    return Sandbox(clock=clock)


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    """The bot's side of a sandbox in which Ada has said /start (message 101) and the bot has seen it."""
    api = Api(sandbox)
    await api.person("/send", user=ADA, text="/start")
    await api.updates(offset=-1)
    sandbox.updates.drop()
    yield api
    await api.http.aclose()


@pytest.fixture
def reading_room(sandbox: Sandbox) -> int:
    """The basic group."""
    return next(chat.id for chat in sandbox.chats.values() if chat.title == "Reading room")


@pytest.fixture
def newsroom(sandbox: Sandbox) -> int:
    """The forum."""
    return next(chat.id for chat in sandbox.chats.values() if chat.title == "Newsroom")


@pytest.fixture
def book_club(sandbox: Sandbox) -> int:
    """The supergroup without the bot."""
    return next(chat.id for chat in sandbox.chats.values() if chat.title == "Book club")


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    """A sandbox that listens on a free port."""
    async with serve() as running:
        yield running


@pytest.fixture
async def telegram(running: Running) -> AsyncIterator[SandboxClient]:
    """The people of the running sandbox."""
    async with SandboxClient(running.url) as client:
        yield client
