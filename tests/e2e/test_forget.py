"""Erasing what is known of a person or a chat: in the database, in its files, in memory, in the log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, is_ignored, pressed

CANARY = "Zephyrine Quillmarsh"
"""A name that no article has: whatever is kept of it came from the person."""

WEIGHT = "How much does the town clock weigh?"


def traces(folder: Path, *needles: str) -> list[str]:
    """The files of the folder that hold any of the needles, in the ways that text and numbers are written."""
    found = []
    for file in folder.iterdir():
        raw = file.read_bytes()
        found += [f"{needle} in {file.name}" for needle in needles if needle.encode() in raw]
    return found


def rows_of(folder: Path, number: int) -> list[str]:
    """The tables that hold a number anywhere."""
    found = []
    with sqlite3.connect(f"file:{folder / 'onrecord.db'}?mode=ro", uri=True) as db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in db.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - names from the database itself
                if any(value == number or str(number) in str(value) for value in row):
                    found.append(table)
    db.close()
    return found


async def leave_traces(bot: Stage, ada: SandboxUser) -> None:
    """Does all that the bot remembers."""
    await ada.ask(f"What did {CANARY} say?")
    await ada.ask(f"/follow {CANARY}")
    await ada.ask("/digest 08:30 Berlin")
    answer = await ada.ask(WEIGHT)
    await ada.press(answer, "👍")


async def test_it_says_what_will_be_erased_and_asks_first(bot: Stage, ada: SandboxUser) -> None:
    await leave_traces(bot, ada)
    asked = await ada.ask("/forget")
    assert asked.text.startswith("Erase all that I know of you?")
    assert "• 1 name or phrase followed" in asked.text
    kept = await pressed(ada, asked, "Keep it")
    assert kept.text.startswith("Nothing was erased.")
    assert await bot.store.follows.of(ada.id) == [CANARY]


async def test_nothing_is_left_in_the_database_its_files_the_log_or_memory(
    bot: Stage, ada: SandboxUser, caplog: pytest.LogCaptureFixture
) -> None:
    await leave_traces(bot, ada)
    assert rows_of(bot.data, ada.id)
    assert traces(bot.data, CANARY)
    question = await ada.send(WEIGHT)
    await ada.wait_for_reply()
    erased = await pressed(ada, await ada.ask("/forget"), "Erase everything")
    assert erased.text.startswith("Everything I knew of you is erased")
    await is_ignored(ada)  # /privacy is answered, and known as a message with an answer
    erased = await pressed(ada, await ada.ask("/forget"), "Erase everything")
    # Neither an edit nor a follow-up finds what was said before.
    before = await bot.telegram.last_call()
    await ada.edit(question, "How many tonnes of harvest do the growers expect?")
    assert "understood" not in (await ada.ask("And why?")).text.lower()
    assert not await bot.telegram.calls("editMessageText", after=before)
    await pressed(ada, await ada.ask("/forget"), "Erase everything")
    await bot.close()
    assert rows_of(bot.data, ada.id) == []
    assert traces(bot.data, CANARY, "Quillmarsh") == []
    assert not any("Quillmarsh" in record.getMessage() for record in caplog.records)


async def test_the_database_holds_nothing_of_the_person_while_the_bot_still_runs(bot: Stage, ada: SandboxUser) -> None:
    await leave_traces(bot, ada)
    await pressed(ada, await ada.ask("/forget"), "Erase everything")
    for _ in range(100):
        if not traces(bot.data, CANARY):
            break
        await is_ignored(ada)
    assert traces(bot.data, CANARY) == []
    assert await bot.store.subscriptions.get(ada.id) is None


async def test_a_chat_that_was_forgotten_is_met_anew(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/digest 08:30 Berlin")
    await pressed(ada, await ada.ask("/digest"), "Language")
    await pressed(ada, await ada.ask("/forget"), "Erase everything")
    menu = await ada.ask("/digest")
    assert menu.text.startswith("🗓 Daily digest: off")
    assert "Zone: choose" in [button.text for button in menu.buttons]


async def test_what_other_people_left_stays(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    await boris.ask("/follow Греков")
    await leave_traces(bot, ada)
    await pressed(ada, await ada.ask("/forget"), "Erase everything")
    assert await bot.store.follows.of(boris.id) == ["Греков"]


async def test_in_a_group_administrators_erase_the_group_and_anybody_themselves(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    group = await bot.telegram.add_chat("Proofreaders", [ada, boris], kind="supergroup")
    await ada.ask("/follow Greta Holm", chat=group)
    await boris.ask(f"/ask What did {CANARY} say?", chat=group)
    await ada.ask("/ask What did Napoleon say?", chat=group)
    asked = await boris.ask("/forget", chat=group)
    assert (await boris.press(asked, "Erase this chat")).text == "Only administrators of this chat can change that."
    assert await bot.store.follows.of(group) == ["Greta Holm"]
    said = await boris.press(asked, "Erase what you know of me")
    assert said.text.startswith("Everything I knew of you is erased")
    assert [each.words for each in await bot.store.questions.unanswered(10)] == ["What did Napoleon say?"]
    erased = await pressed(ada, asked, "Erase this chat")
    assert erased.text.startswith("Everything I knew of this chat is erased")
    assert await bot.store.follows.of(group) == []
    assert await bot.store.questions.unanswered(10) == []


async def test_nothing_is_kept_of_what_was_still_waiting_to_be_answered(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    group = await bot.telegram.add_chat("Proofreaders", [ada, boris], kind="supergroup")
    asked = await ada.ask("/forget")
    await bot.telegram.fault("429", method="sendMessage", chat_id=group, times=1, retry_after=1)
    first = await ada.send("/ask What did Napoleon say?", chat=group)
    second = await ada.send("/ask What did Nelson say?", chat=group)
    await boris.send("/ask What did Blücher say?", chat=group)
    await pressed(ada, asked, "Erase everything")
    assert await bot.store.questions.unanswered(10) == []
    for _ in range(3):
        await boris.wait_for_reply(chat=group)
    await boris.ask("/privacy", chat=group)
    assert [each.words for each in await bot.store.questions.unanswered(10)] == ["What did Blücher say?"]
    assert [await bot.store.answers.to(group, each.id) for each in (first, second)] == [None, None]
    await ada.ask("/ask What did Wellington say?", chat=group)
    await boris.ask("/privacy", chat=group)
    assert "What did Wellington say?" in [each.words for each in await bot.store.questions.unanswered(10)]


async def test_privacy_tells_how_long_questions_are_kept(stage: Stage) -> None:
    await stage.play(keep_questions=7)
    ada = await stage.telegram.user("Ada")
    told = (await ada.ask("/privacy")).text
    assert "Your questions are kept for 7 days" in told
    assert "/forget erases all that I know of you" in told
    await stage.close()
    await stage.play(keep_questions=0)
    assert "Your questions are not kept." in (await ada.ask("/privacy")).text


async def test_a_location_leaves_only_its_zone(bot: Stage, ada: SandboxUser) -> None:
    await ada.send_location(48.456789, 35.054321)
    await ada.wait_for_reply()
    await is_ignored(ada)
    await bot.close()
    assert traces(bot.data, "48.456", "35.054") == []
