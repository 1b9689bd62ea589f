"""The sandbox, the bot, and what is checked after every test of the whole."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.sandbox import serve
from bot.sandbox.client import SandboxClient, SandboxUser
from tests.e2e.botapi import SPECIFICATION, BotApi
from tests.e2e.invariants import leaks, objections, refused, violations
from tests.e2e.stage import Stage


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The library's notice that seconds will be another type one day is no fault of the bot, which takes both."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.filterwarnings("ignore:Deprecated since version v22.2"))


@pytest.fixture(scope="session")
def bot_api() -> BotApi | None:
    """The Bot API to check calls against; None on a machine that does not have it."""
    return BotApi.load() if SPECIFICATION.exists() else None


@pytest.fixture
def quiet_logging() -> Iterator[None]:
    """Puts the levels of the loggers back that the bot sets."""
    names = ("", "httpx", "httpcore", "telegram")
    levels = {name: logging.getLogger(name).level for name in names}
    yield
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
async def stage(
    tmp_path: Path, bot_api: BotApi | None, caplog: pytest.LogCaptureFixture, quiet_logging: None
) -> AsyncIterator[Stage]:
    """A sandbox for one test. Afterwards every call that the bot made is looked into, and so is the log."""
    async with serve() as running, SandboxClient(running.url) as telegram:
        stage = Stage(running, telegram, tmp_path)
        try:
            yield stage
        finally:
            stage.note()
            await stage.close()
            calls, events = await telegram.calls(), await telegram.events(0)
        records = [record for phase in ("setup", "call", "teardown") for record in caplog.get_records(phase)]
        assert violations(calls, stage.stored) == []
        assert refused(calls, stage.expected_refusals) == []
        assert objections(calls, bot_api) == []
        assert leaks(records, running.token, events) == []
        errors = [record.getMessage() for record in records if is_error(record)]
        assert len(errors) == stage.expected_errors, "\n".join(errors)


@pytest.fixture
async def bot(stage: Stage) -> Stage:
    """The bot on all of the invented articles."""
    await stage.play()
    return stage


@pytest.fixture
async def ada(bot: Stage) -> SandboxUser:
    """Reads English."""
    return await bot.telegram.user("Ada")


@pytest.fixture
async def boris(bot: Stage) -> SandboxUser:
    """Reads Russian."""
    return await bot.telegram.user("Борис")


@pytest.fixture
async def olena(bot: Stage) -> SandboxUser:
    """Reads Ukrainian."""
    return await bot.telegram.user("Олена")


def is_error(record: logging.LogRecord) -> bool:
    """Whether a record tells of an error; that a stopped bot hung up on the sandbox in mid-call is none."""
    hung_up = record.name == "uvicorn.error" and "ClientDisconnect" in (record.exc_text or str(record.exc_info))
    return record.levelno >= logging.ERROR and not hung_up
