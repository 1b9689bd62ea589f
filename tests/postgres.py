"""A PostgreSQL of one's own, on loopback and on a free port, in a temporary folder, for as long as a command runs.

    python -m tests.postgres -- python -m pytest tests/bot/store
    python -m tests.postgres                          # prints its address and waits for Ctrl+C

The command finds the address in TEST_DATABASE_URL. No cluster of the system is touched. PostgreSQL does not run as
root: there it runs as the user `postgres`, which Debian's package makes. It needs nothing but Python
and PostgreSQL.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_START_SECONDS = 60
_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "64MB",
    # What it holds is thrown away: it need not outlive a loss of power, only the processes that use it.
    "fsync": "off",
    "full_page_writes": "off",
}


class NoPostgres(Exception):
    """PostgreSQL is not installed, or does not start."""


@contextmanager
def postgres() -> Iterator[str]:
    """Starts a server and gives the URL of its first database, whose user may make others; stops it at the end.

    Raises NoPostgres.
    """
    programs = _programs()
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="onrecord-postgres-"))
    try:
        password = secrets.token_hex(16)
        (folder / "password").write_text(password)
        if user:
            _give(folder, user)
        _run(programs / "initdb", "-D", folder / "data", "-U", "onrecord", "--pwfile", folder / "password", "-A",
             "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", user=user, folder=folder)  # fmt: skip
        port = _free_port()
        with _serving(programs, folder, port, user):
            yield f"postgresql://onrecord:{password}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda place: float(place.parent.name), reverse=True)
    for name in ("initdb", "postgres"):
        found = shutil.which(name)
        if found:
            known.append(Path(found).resolve().parent)
    for place in known:
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    raise NoPostgres("PostgreSQL is not installed: apt-get install postgresql")


def _give(folder: Path, user: str) -> None:
    try:
        owner = pwd.getpwnam(user)
    except KeyError:
        raise NoPostgres(f"there is no user {user}, and PostgreSQL does not run as root") from None
    for path in (folder, folder / "password"):
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _run(*command: object, user: str | None, folder: Path) -> None:
    done = subprocess.run([*map(str, command)], user=user, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoPostgres(f"{command[0]} failed: {done.stderr.strip() or done.stdout.strip()}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def _serving(programs: Path, folder: Path, port: int, user: str | None) -> Iterator[None]:
    options = [f"-c{name}={value}" for name, value in _OPTIONS.items()]
    libc = ctypes.CDLL(None)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [str(programs / "postgres"), "-D", str(folder / "data"), "-p", str(port), *options],
            user=user,
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,
            # It stops when whoever started it is gone, however that ended.
            preexec_fn=lambda: libc.prctl(_PR_SET_PDEATHSIG, signal.SIGINT),
        )
        try:
            _wait(folder, server)
            yield
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.send_signal(signal.SIGQUIT)
                server.wait()


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _START_SECONDS
    while not _ready(folder / "data" / "postmaster.pid"):
        if server.poll() is not None or time.monotonic() > until:
            raise NoPostgres(f"PostgreSQL does not start: {(folder / 'log').read_text().strip()}")
        time.sleep(0.05)


def _ready(state: Path) -> bool:
    return state.exists() and state.read_text().splitlines()[7:8] == ["ready   "]


def main(arguments: list[str]) -> int:
    """Runs a command beside a server, and ends as it ended; without a command, waits for Ctrl+C."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with postgres() as url:
        if command:
            return subprocess.run(command, env={**os.environ, "TEST_DATABASE_URL": url}, check=False).returncode
        sys.stdout.write(f"TEST_DATABASE_URL={url}\n")
        sys.stdout.flush()
        signal.pause()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoPostgres as error:
        sys.exit(f"tests.postgres: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
