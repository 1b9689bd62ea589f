"""The bot as a process of its own, as a person starts it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import Settings

PATIENCE = 20.0
"""Seconds for a process to start or to end on a busy machine."""

_ADDRESS = re.compile(r"http://[^\s]+:\d+")


@dataclass
class Command:
    """A running command. `out` and `err` fill up while it runs."""

    process: asyncio.subprocess.Process
    out: list[str] = field(default_factory=list)
    err: list[str] = field(default_factory=list)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    readers: tuple[asyncio.Task[None], ...] = ()

    @property
    def all(self) -> str:
        """Everything it wrote so far."""
        return "".join(self.out + self.err)

    async def says(self, pattern: str | re.Pattern[str]) -> str:
        """Waits until it has written something that matches, and returns that."""
        async with asyncio.timeout(PATIENCE):
            while not (found := re.search(pattern, self.all)):
                if self.process.returncode is not None:
                    raise AssertionError(f"ended with {self.process.returncode} before {pattern!r}: {self.all}")
                self.changed.clear()
                await self.changed.wait()
        return found[0]

    async def address(self) -> str:
        """The address of the sandbox that it prints."""
        return await self.says(_ADDRESS)

    def signal(self, number: signal.Signals) -> None:
        """Sends it a signal."""
        self.process.send_signal(number)

    async def ends(self, seconds: float = PATIENCE) -> int:
        """Waits for its end; the exit code. Everything it wrote is there then."""
        code = await asyncio.wait_for(self.process.wait(), seconds)
        await asyncio.gather(*self.readers)
        return code


@asynccontextmanager
async def onrecord(*arguments: str, folder: Path, **settings: str) -> AsyncIterator[Command]:
    """Runs `python -m bot <arguments>` in the folder with these settings and none of this environment's own."""
    keys = {name.upper() for name in Settings.model_fields}
    clean = {name: value for name, value in os.environ.items() if name.upper() not in keys}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=folder,
        env={**clean, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1", **settings},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    command = Command(process)
    command.readers = (
        asyncio.create_task(_read(process.stdout, command.out, command.changed)),
        asyncio.create_task(_read(process.stderr, command.err, command.changed)),
    )
    try:
        yield command
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await asyncio.gather(*command.readers)


async def finished(*arguments: str, folder: Path, **settings: str) -> tuple[int, str]:
    """Runs a command to its end; exit code, and everything it wrote."""
    async with onrecord(*arguments, folder=folder, **settings) as command:
        return await command.ends(), command.all


async def _read(stream: asyncio.StreamReader | None, lines: list[str], changed: asyncio.Event) -> None:
    assert stream is not None
    while line := await stream.readline():
        lines.append(line.decode("utf-8", "replace"))
        changed.set()
    changed.set()
