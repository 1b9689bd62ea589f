"""Bots as processes of their own, each with a sandbox in this one: started, measured, and surely ended."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.sandbox import Running, serve

ROOT = Path(__file__).parents[2]
"""The project."""

CONCURRENCY = 16
"""Chats that either bot serves at the same time (the setting's default)."""

REAL = ("-m", "bot", "run")
ECHO = ("-m", "tests.benchmarks.echo_bot")

_PATIENCE = 30.0
"""Seconds that a bot gets to begin listening, and to end."""

# The kernel ends the bot when this process ends in whatever way (prctl 1 is PR_SET_PDEATHSIG, 15 is SIGTERM).
_LEASHED = "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 15); os.execv(sys.executable, sys.argv[1:])"


Prepare = Callable[[Running, Path], Awaitable[None]]


class BotEndedError(RuntimeError):
    """A bot that should be running is not; the message holds what it wrote."""


def environment(**settings: str) -> dict[str, str]:
    """The environment of a measured process: the settings given and nothing of the user's own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), **settings}


@dataclass(frozen=True, slots=True)
class Memory:
    """Memory of a process in MB (10^6 bytes): all that is resident, and its share where pages are shared."""

    rss: float
    pss: float


@dataclass(frozen=True, slots=True)
class Bot:
    """A running bot and its sandbox."""

    running: Running
    process: asyncio.subprocess.Process
    log: Path

    def check(self) -> None:
        """Raises BotEndedError when the process is no more."""
        if self.process.returncode is not None:
            raise self._ended()

    def memory(self) -> Memory:
        """What the process has in memory, from /proc/PID/smaps_rollup. Raises BotEndedError."""
        rollup = self._proc("smaps_rollup")
        kilobytes = {line.split()[0]: int(line.split()[1]) for line in rollup.splitlines()[1:]}
        return Memory(rss=kilobytes["Rss:"] * 1.024 / 1000, pss=kilobytes["Pss:"] * 1.024 / 1000)

    def cpu_seconds(self) -> float:
        """Processor time the process has used, from /proc/PID/stat (fields 14, 15: ticks). Raises BotEndedError."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _proc(self, name: str) -> str:
        try:
            return Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError) as error:
            raise self._ended() from error

    def _ended(self) -> BotEndedError:
        written = self.log.read_text(encoding="utf-8", errors="replace")[-2_000:]
        return BotEndedError(f"the bot ended with status {self.process.returncode}. It wrote:\n{written}")


async def _nothing(running: Running, data: Path) -> None:
    """What most bots need before they start."""


@asynccontextmanager
async def running_bot(
    arguments: tuple[str, ...], articles: Path, prepare: Prepare = _nothing, send_rate: str = "1000"
) -> AsyncIterator[Bot]:
    """A bot that is listening, with a sandbox of its own; both end with the block.

    `prepare` is done before it starts, with the sandbox and the folder of the bot's data. `send_rate` is the setting:
    what is measured is the bot, unless its pace is. Raises BotEndedError when it ends by itself, TimeoutError when it
    does not begin to listen.
    """
    with TemporaryDirectory(prefix="onrecord-bench-") as name:
        async with serve() as running:
            await prepare(running, Path(name) / "data")
            async with _process(arguments, articles, running, Path(name), send_rate) as bot:
                async with asyncio.timeout(_PATIENCE):
                    while not any(running.sandbox.calls.after(0, "getUpdates")):
                        bot.check()
                        await asyncio.sleep(0.02)
                yield bot


@asynccontextmanager
async def _process(
    arguments: tuple[str, ...], articles: Path, running: Running, folder: Path, send_rate: str
) -> AsyncIterator[Bot]:
    settings = environment(
        BOT_TOKEN=running.token,
        API_BASE_URL=running.url,
        ARTICLES=str(articles),
        CONCURRENCY=str(CONCURRENCY),
        FLOOD_LIMIT="10000",
        LOG_LEVEL="WARNING",
        SEND_RATE=send_rate,
    )
    log = folder / "log"
    command = (sys.executable, "-c", _LEASHED, sys.executable, *arguments)
    with log.open("wb") as output:
        # In a folder of its own: a .env of the user's would be read.
        process = await asyncio.create_subprocess_exec(
            *command, cwd=folder, env=settings, stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            yield Bot(running, process, log)
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    """Asks the process to end, and kills it when it does not."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(_PATIENCE):
            await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
