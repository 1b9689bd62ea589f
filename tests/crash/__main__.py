"""`python -m tests.crash --rounds 1000`: the crash test, as long as you like, on SQLite or with `--database postgresql`
on the server of TEST_DATABASE_URL. Prints a table, and ends with status 1 when a promise was not kept."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bot.store.databases import KINDS, fresh_place
from tests.crash.outcome import Outcome
from tests.crash.trial import trial


def main() -> None:
    """Runs the trial that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    options = parser.parse_args()
    outcome = asyncio.run(_trial(options.database, options.rounds, options.seed))
    print(outcome.table())
    for promise in outcome.broken():
        print(f"not kept: {promise}", file=sys.stderr)
    sys.exit(bool(outcome.broken()))


async def _trial(database: str, rounds: int, seed: int) -> Outcome:
    with TemporaryDirectory(prefix="onrecord-crash-") as name:
        folder = Path(name)
        async with fresh_place(database, folder / "data") as place:
            return await trial(place, folder, rounds=rounds, seed=seed, tell=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
