"""`onrecord backup` and `onrecord restore`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import clock
from bot.running import store_place
from bot.settings import load_settings
from bot.store import backup as backups

err = Console(stderr=True, markup=False)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write; an earlier backup there is replaced.")],
) -> None:
    """Write all that the bot remembers to one file. The bot may run meanwhile.

    The file holds what people asked and when: keep it as safe as the data itself.
    """
    rows = asyncio.run(backups.back_up(store_place(load_settings()), file))
    err.print(f"{_rows(rows)} written to {file}", soft_wrap=True)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `onrecord backup` has written.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the people that the bot knows already.")] = False,
) -> None:
    """Replace all that the bot remembers by a backup. Stop the bot first.

    Digests that have been due since the backup are left out: they may have been sent.
    """
    rows = asyncio.run(backups.restore(file, store_place(load_settings()), clock.now(), force=force))
    err.print(f"{_rows(rows)} restored from {file}", soft_wrap=True)


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"
