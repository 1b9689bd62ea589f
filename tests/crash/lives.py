"""The bot's lives: started through the nursery, and ended by SIGKILL."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

_PATIENCE = 60.0
"""Seconds for the nursery to load, and for a bot to end in good order."""


class Nursery:
    """Starts one bot at a time."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log
        self._pid: int | None = None

    async def start(self, offset: float, settings: dict[str, Any]) -> None:
        """Starts a bot whose clock is `offset` seconds ahead."""
        told = {"offset": offset, "settings": settings, "log": str(self._log)}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(told).encode() + b"\n")
        self._pid = int(await self.line())

    async def end(self, number: signal.Signals) -> int:
        """Sends the bot a signal and waits for its end; what `os.waitpid` says of it."""
        assert self._pid is not None
        os.kill(self._pid, number)
        self._pid = None
        return int(await self.line())

    async def line(self) -> str:
        """The next line of the nursery."""
        assert self._process.stdout is not None
        async with asyncio.timeout(_PATIENCE):
            line = await self._process.stdout.readline()
        if not line:
            raise AssertionError(f"the nursery has ended: {self.log()}")
        return line.decode().strip()

    def log(self) -> str:
        """The end of what the bots wrote."""
        return self._log.read_text(encoding="utf-8")[-5_000:] if self._log.exists() else ""


@asynccontextmanager
async def nursery(articles: Path, folder: Path) -> AsyncIterator[Nursery]:
    """A nursery with these articles loaded, in a folder of its own (a .env elsewhere would be read)."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.crash.nursery", str(articles)),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        found = Nursery(process, folder / "log")
        assert await found.line() == "ready"
        yield found
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
