"""The lock that lets one process work on a SQLite file at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreBroken, StoreBusy


@contextmanager
def only_process(file: Path, folder: Path) -> Iterator[None]:
    """Holds the lock `file` of `folder`. The system lets go of it when the process ends, however it ends.

    Raises StoreBusy when another process has it, StoreBroken when it cannot be made.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreBroken(unwritable(folder, error)) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreBusy(_busy(folder, os.pread(descriptor, 20, 0))) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def unwritable(folder: Path, error: OSError) -> str:
    """What to say of a folder in which nothing can be written."""
    why = error.strerror or "unknown reason"
    return f"{folder}: the data cannot be kept there ({why}). Make it a folder that can be written, or set DATA to one"


def _busy(folder: Path, owner: bytes) -> str:
    process = f"process {owner.decode()}" if owner.isdigit() else "another process"
    return (
        f"{folder}: {process} works with the data there. Stop it first, give this one a folder of its own with DATA,"
        " or set DATABASE_URL: several processes can share a PostgreSQL database"
    )
