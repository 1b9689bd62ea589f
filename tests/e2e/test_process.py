"""The bot as a process: how it starts, how it stops, what it writes, and with which code it ends."""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path
from time import monotonic

import pytest

from bot.sandbox.client import SandboxClient, SandboxUser
from bot.settings import SHIPPED_ARTICLES
from knowledge.library import Library
from tests.e2e import articles
from tests.e2e.botapi import BotApi
from tests.e2e.invariants import objections, refused, violations
from tests.e2e.processes import finished, onrecord
from tests.e2e.stage import Stage

WEIGHT = "How much does the town clock weigh?"
WEIGHS = "weighs 920 kilograms"
LISTENING = "is listening"


@pytest.fixture
async def settings(stage: Stage, tmp_path: Path) -> dict[str, str]:
    """Settings of a process that takes part in the sandbox with the invented articles."""
    await stage.load(*articles.ALL.values())
    folder = articles.write(tmp_path / "own", *articles.ALL.values())
    return {"BOT_TOKEN": stage.running.token, "API_BASE_URL": stage.running.url, "ARTICLES": str(folder)}


@pytest.fixture
async def ada(stage: Stage) -> SandboxUser:
    return await stage.telegram.user("Ada")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder without anything, not even settings."""
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


async def test_without_a_token_it_starts_its_own_sandbox_and_says_where(empty: Path, bot_api: BotApi | None) -> None:
    library = Library()
    await library.load(SHIPPED_ARTICLES)
    async with onrecord("run", folder=empty, SANDBOX_PORT="0") as command:
        address = await command.address()
        async with SandboxClient(address, wait=20) as telegram:
            ada = await telegram.user("Ada")
            reply = await ada.ask("How old is the Lady Merrin?")
            assert "The Lady Merrin is 51 years old" in reply.quotes[0]
            calls = await telegram.calls()
        command.signal(signal.SIGTERM)
        assert await command.ends() == 0
    assert "no BOT_TOKEN is set" in command.all
    assert violations(calls, library.articles()) == []
    assert refused(calls, set()) == []
    assert objections(calls, bot_api) == []


async def test_a_port_that_is_taken_is_exchanged_for_a_free_one(empty: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with onrecord("run", folder=empty, SANDBOX_PORT=str(port)) as command:
            address = await command.address()
            assert f"port {port} is taken (SANDBOX_PORT)" in command.all
            assert not address.endswith(f":{port}")


async def test_a_sandbox_and_a_bot_of_its_own_find_each_other(empty: Path, settings: dict[str, str]) -> None:
    async with onrecord("sandbox", folder=empty, SANDBOX_PORT="0") as sandbox:
        address = await sandbox.address()
        assert f"BOT_TOKEN={settings['BOT_TOKEN']}" in await sandbox.says("BOT_TOKEN=.* onrecord run")
        async with onrecord("run", folder=empty, **{**settings, "API_BASE_URL": address}) as bot:
            async with SandboxClient(address, wait=20) as telegram:
                ada = await telegram.user("Ada")
                assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
            bot.signal(signal.SIGINT)
            assert await bot.ends() == 0
        sandbox.signal(signal.SIGINT)
        assert await sandbox.ends() == 0


async def test_settings_are_read_from_a_file_in_the_folder_and_an_idle_bot_stops_at_once(
    empty: Path, settings: dict[str, str], ada: SandboxUser
) -> None:
    (empty / ".env").write_text("".join(f"{key}={value}\n" for key, value in settings.items()), encoding="utf-8")
    async with onrecord("run", folder=empty) as command:
        await command.says(LISTENING)
        assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
        command.signal(signal.SIGTERM)
        began = monotonic()
        assert await command.ends() == 0
        assert monotonic() - began < 3


async def test_told_to_stop_it_finishes_what_it_is_answering_and_ends_well(
    stage: Stage, empty: Path, settings: dict[str, str], ada: SandboxUser
) -> None:
    boris = await stage.telegram.user("Борис")
    async with onrecord("run", folder=empty, **settings) as command:
        await command.says(LISTENING)
        for person in (ada, boris):
            await stage.telegram.fault("429", method="sendMessage", chat_id=person.id, retry_after=2)
            await person.send(WEIGHT)
        await command.says("(?s)(pause of 2 s.*){2}")
        command.signal(signal.SIGTERM)
        began = monotonic()
        assert await command.ends() == 0
        assert monotonic() - began < 10
    for person in (ada, boris):
        assert WEIGHS in (await person.wait_for_reply()).quotes[0]
    assert len(await stage.sent()) == 2


async def test_told_to_stop_it_does_not_wait_longer_than_it_is_allowed_to(
    stage: Stage, empty: Path, settings: dict[str, str], ada: SandboxUser
) -> None:
    async with onrecord("run", folder=empty, STOP_TIMEOUT="0.5", **settings) as command:
        await command.says(LISTENING)
        await stage.telegram.fault("429", method="sendMessage", retry_after=60)
        await ada.send(WEIGHT)
        await command.says("pause of 60 s")
        command.signal(signal.SIGTERM)
        began = monotonic()
        assert await command.ends() == 0
        assert monotonic() - began < 5
    assert "answers unfinished (STOP_TIMEOUT)" in command.all


async def test_told_to_stop_while_telegram_is_down_it_ends_at_once(
    stage: Stage, empty: Path, settings: dict[str, str]
) -> None:
    await stage.telegram.fault("502", method="getMe", times=1_000)
    async with onrecord("run", folder=empty, **settings) as command:
        await command.says("getMe failed")
        command.signal(signal.SIGTERM)
        assert await command.ends(5) == 0


async def test_what_it_was_answering_is_not_answered_again_after_a_restart(
    stage: Stage, empty: Path, settings: dict[str, str], ada: SandboxUser
) -> None:
    async with onrecord("run", folder=empty, **settings) as command:
        await command.says(LISTENING)
        await ada.ask(WEIGHT)
        command.signal(signal.SIGTERM)
        assert await command.ends() == 0
    async with onrecord("run", folder=empty, **settings) as command:
        assert "What I can do" in (await ada.ask("/help", seconds=20)).text
    assert len(await stage.sent()) == 2


async def test_the_log_never_holds_the_token_nor_what_people_wrote(
    stage: Stage, empty: Path, settings: dict[str, str], ada: SandboxUser
) -> None:
    async with onrecord("run", folder=empty, LOG_LEVEL="DEBUG", **settings) as command:
        await command.says(LISTENING)
        answer = await ada.ask(WEIGHT)
        await ada.press(answer, "After ›")
        await ada.inline("whistle of the fish market")
        for fault in ("drop_before", "drop_after", "502", "403", "error"):
            await stage.telegram.fault(fault, method="sendMessage")
            await ada.send("Is my secret question about the harbour in the log?")
        await stage.telegram.fault("502", method="getUpdates")
        await ada.ask("/help")
        command.signal(signal.SIGTERM)
        assert await command.ends() == 0
    token = settings["BOT_TOKEN"]
    assert len(command.err) > 20
    assert token not in command.all
    assert token.partition(":")[2] not in command.all
    for words in (WEIGHT, "secret question", "whistle", "pendulum"):
        assert words not in command.all


async def test_a_token_that_telegram_does_not_know_ends_it_with_code_5(
    stage: Stage, empty: Path, settings: dict[str, str]
) -> None:
    token = "123456:not-the-token-of-any-bot-there-is"  # noqa: S105 - of a valid form, and nobody's
    code, text = await finished("run", folder=empty, **{**settings, "BOT_TOKEN": token, "LOG_LEVEL": "DEBUG"})
    assert code == 5
    assert "Telegram refuses the token: BOT_TOKEN is wrong or was revoked" in text
    assert token not in text
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("wrong", "keys"),
    [
        ({"BOT_TOKEN": "let-me-in-please"}, ["BOT_TOKEN"]),
        ({"FLOOD_LIMIT": "plenty", "SANDBOX_HOST": "0.0.0.0"}, ["FLOOD_LIMIT", "SANDBOX_HOST"]),  # noqa: S104
    ],
)
async def test_wrong_settings_end_it_with_code_4_and_their_names(
    empty: Path, wrong: dict[str, str], keys: list[str]
) -> None:
    code, text = await finished("run", folder=empty, **wrong)
    assert code == 4
    for key in keys:
        assert f"{key}: " in text
    assert "let-me-in-please" not in text
    assert "Traceback" not in text


async def test_a_setting_that_does_not_exist_is_named(empty: Path) -> None:
    (empty / ".env").write_text("BOT_TOKN=123456:something-that-should-not-be-shown\n", encoding="utf-8")
    code, text = await finished("run", folder=empty)
    assert code == 4
    assert "BOT_TOKN: there is no such setting" in text
    assert "something-that-should-not-be-shown" not in text


async def test_articles_that_cannot_be_loaded_end_it_with_code_3(empty: Path) -> None:
    (empty / "binary.md").write_bytes(b"\x00\x01\x02\xff" * 100)
    (empty / "nothing").mkdir()
    given = ("binary.md", "nothing", "missing.md")
    ends = await asyncio.gather(*(finished("run", "--articles", each, folder=empty) for each in given))
    for name, (code, text) in zip(given, ends, strict=True):
        assert code == 3, text
        assert name in text
        assert "Traceback" not in text


async def test_an_article_that_cannot_be_loaded_is_left_out_and_the_others_are_served(
    stage: Stage, empty: Path, settings: dict[str, str], ada: SandboxUser
) -> None:
    (Path(settings["ARTICLES"]) / "broken.md").write_bytes(b"\x00\x01\x02\xff" * 100)
    async with onrecord("run", folder=empty, **settings) as command:
        await command.says(LISTENING)
        assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
        assert "left out: " in command.all
        assert "broken.md" in command.all


async def test_wrong_usage_ends_with_code_2(empty: Path) -> None:
    code, text = await finished("fly", folder=empty)
    assert code == 2
    assert "fly" in text
