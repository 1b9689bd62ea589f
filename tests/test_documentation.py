"""What the documents say is what the program does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot import cli, evaluating
from bot.commands import private_menu
from bot.i18n import load_languages
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENV = (ROOT / ".env.example").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands_of(command: Any, prefix: str = "onrecord") -> list[str]:
    """The command, or all commands below it when it is a group; that of a group which needs no name is the group."""
    below = getattr(command, "commands", None)
    if below is None:
        return [prefix.removesuffix(f" {evaluating.OWN}")]
    return [name for key, each in below.items() for name in commands_of(each, f"{prefix} {key}")]


SETTINGS = [name.upper() for name in Settings.model_fields]
TARGETS = re.findall(r"^([a-z]+):.*## ", MAKEFILE, flags=re.M)


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_stands_in_the_readme_and_in_the_example(key: str) -> None:
    assert f"`{key}`" in README
    assert re.search(rf"^{key}=", ENV, flags=re.M)


def test_the_example_holds_nothing_but_settings() -> None:
    assert sorted(re.findall(r"^([A-Z_]+)=", ENV, flags=re.M)) == sorted(SETTINGS)


@pytest.mark.parametrize("command", commands_of(typer.main.get_command(cli.app)))
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`{command}" in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"^\| `(onrecord(?: [a-z-]+)+)", README, flags=re.M))
    assert named == set(commands_of(typer.main.get_command(cli.app)))


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_stands_in_the_readme(target: str) -> None:
    assert f"`make {target}`" in README


def test_the_readme_names_no_make_target_that_is_not_there() -> None:
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= set(TARGETS)


def test_every_command_of_the_bot_stands_in_the_readme() -> None:
    menu = private_menu(load_languages().texts("en"))
    missing = [entry.command for entry in menu if f"`/{entry.command}`" not in README]
    assert missing == []


def test_the_exit_codes_of_the_help_stand_in_the_readme() -> None:
    codes = {name: value for name, value in vars(cli.ExitCode).items() if name.isupper()}
    for text in (README, cli.EXIT_CODES):
        listed = text[text.index("Exit codes:") :]
        assert all(re.search(rf"\b{value} ", listed) for value in codes.values())


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_name_hashes_and_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9-]+==\S+ \\\n +--hash=sha256:", text, flags=re.M)
    assert len(pinned) == len(re.findall(r"^[a-z0-9-]+==", text, flags=re.M)) > 30
    assert "://" not in text
