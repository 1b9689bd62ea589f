"""Running the sandbox: on this machine only, on a free port, inside a program or by itself."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import uvicorn

from bot.sandbox.app import create_app, is_loopback
from bot.sandbox.errors import NotLoopbackError
from bot.sandbox.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class Running:
    """A sandbox that is running, and the addresses a bot needs to use it."""

    sandbox: Sandbox
    host: str
    port: int

    @property
    def url(self) -> str:
        """The chat page; the control API is below it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def base_url(self) -> str:
        """`base_url` of python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """`base_file_url` of python-telegram-bot."""
        return f"{self.url}/file/bot"

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.sandbox.token


class _Server(uvicorn.Server):
    """A server that leaves signals to the program around it, and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begins to listen."""
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Catches nothing."""
        yield


class _WithoutCutConnections(logging.Filter):
    """Leaves out uvicorn's complaint about answers that injected faults cut off on purpose."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "without completing response" not in record.getMessage()


@asynccontextmanager
async def serve(sandbox: Sandbox | None = None, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Running]:
    """Runs a sandbox as long as the block lasts. Port 0 takes a free one: see `Running.port`.

    Raises NotLoopbackError for any host but this machine's own, OSError when the port is taken.
    """
    if not is_loopback(host):
        raise NotLoopbackError(f"the sandbox listens on this machine only: use 127.0.0.1, not {host}")
    sandbox = sandbox or Sandbox()
    address = "127.0.0.1" if host == "localhost" else host
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # The protocol must be named: only then does asyncio send small answers at once (else each one takes 40 ms).
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    quiet = _WithoutCutConnections()
    log = logging.getLogger("uvicorn.error")
    try:
        listener.bind((address, port))
        config = uvicorn.Config(
            create_app(sandbox),
            log_config=None,
            log_level=logging.WARNING,
            access_log=False,
            lifespan="off",
            timeout_keep_alive=75,
            timeout_graceful_shutdown=2,
        )
        log.addFilter(quiet)
        server = _Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]), name="sandbox")
        try:
            ready = asyncio.create_task(server.ready.wait())
            await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
            ready.cancel()
            yield Running(sandbox, address, listener.getsockname()[1])
        finally:
            sandbox.close()
            server.should_exit = True
            await task
    finally:
        log.removeFilter(quiet)
        listener.close()
