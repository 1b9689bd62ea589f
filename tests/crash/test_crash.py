"""The bot is killed fifty times while it works, then everything is counted; the table is in the log of the run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bot.store.databases import KINDS, fresh_place
from tests.crash.trial import QUESTIONS, trial

ROUNDS = int(os.environ.get("ONRECORD_CRASH_ROUNDS", "50"))


@pytest.mark.crash
@pytest.mark.parametrize("kind", KINDS)
async def test_kills_lose_nothing_and_send_nothing_twice(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with fresh_place(kind, tmp_path / "data") as place:
        outcome = await trial(place, tmp_path, rounds=ROUNDS, seed=len(kind), tell=lambda _: None)
    with capsys.disabled():
        print(f"\n{outcome.table()}")
    assert outcome.broken() == []
    assert outcome.kills == ROUNDS
    assert outcome.questions == QUESTIONS
    assert outcome.delivered > outcome.planned * 0.9
    assert outcome.uncertain_network > 0, "no timeout struck: the trial tries nothing"
