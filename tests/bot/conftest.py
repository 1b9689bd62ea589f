"""Running the `onrecord` command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings
from tests.bot.command import FERRY, Onrecord, Run


@pytest.fixture
def onrecord(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Onrecord:
    """Runs the command in an empty folder, without any settings of this machine."""
    for key in Settings.model_fields:
        monkeypatch.delenv(key.upper(), raising=False)
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1 if end.code else 0
        printed = capsys.readouterr()
        return Run(code, printed.out, printed.err)

    return run


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """An article to run it on."""
    file = tmp_path / "ferry.md"
    file.write_text(FERRY, encoding="utf-8")
    return file
