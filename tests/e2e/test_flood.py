"""Who asks too much is asked to wait: once, politely, and alone."""

from __future__ import annotations

import pytest

from bot.sandbox.client import NothingArrivedError, SandboxUser
from tests.e2e.stage import Stage, pressed, send_all

NOTICE = "That was a lot of questions in a short time. Please wait a minute, then ask again."
WEIGHT = "How much does the town clock weigh?"


@pytest.fixture
async def strict(stage: Stage) -> Stage:
    """A bot that takes three questions a minute from one person."""
    await stage.play(flood_limit=3)
    return stage


@pytest.fixture
async def hasty(strict: Stage) -> SandboxUser:
    return await strict.telegram.user("Ada")


async def test_the_notice_comes_once_and_then_there_is_silence(strict: Stage, hasty: SandboxUser) -> None:
    await send_all(hasty, *[WEIGHT] * 7)
    replies = [await hasty.wait_for_reply() for _ in range(4)]
    assert [reply.text == NOTICE for reply in replies] == [False, False, False, True]
    await strict.close()
    assert len(await strict.sent(chat=hasty.id)) == 4


async def test_other_people_are_served_meanwhile(strict: Stage, hasty: SandboxUser) -> None:
    await send_all(hasty, *[WEIGHT] * 5)
    boris = await strict.telegram.user("Борис")
    assert "weighs 920 kilograms" in (await boris.ask(WEIGHT)).quotes[0]


async def test_in_a_group_the_limit_is_each_persons_own(strict: Stage, hasty: SandboxUser) -> None:
    group = await strict.telegram.chat("Reading room")
    olena = await strict.telegram.user("Олена")
    for _ in range(3):
        assert "weighs 920" in (await hasty.ask(f"/ask {WEIGHT}", chat=group)).text
    assert (await hasty.ask(f"/ask {WEIGHT}", chat=group)).text == NOTICE
    assert "weighs 920" in (await olena.ask(f"/ask {WEIGHT}", chat=group)).text


async def test_what_needs_no_answer_does_not_count(strict: Stage, hasty: SandboxUser) -> None:
    group = await strict.telegram.chat("Reading room")
    await strict.telegram.settings(privacy=False)
    for _ in range(8):
        await hasty.send("Nice weather today", chat=group)
    assert "weighs 920" in (await hasty.ask(f"/ask {WEIGHT}", chat=group)).text


async def test_an_edit_over_the_limit_leaves_the_answer_as_it_is(strict: Stage, hasty: SandboxUser) -> None:
    question = await hasty.send(WEIGHT)
    answer = await hasty.wait_for_reply()
    await hasty.edit(question, "What did Napoleon say about the pendulum?")
    await hasty.edit(question, "What did Pascal Reeve say about the candles?")
    await hasty.edit(question, "/help")
    await hasty.edit(question, "/privacy")
    await hasty.wait_for_edit(answer, contains="Pascal Reeve")
    await hasty.wait_for_nothing()
    await strict.close()
    assert len(await strict.sent()) == 1
    now = await strict.telegram.message(answer.chat_id, answer.id)
    assert "— Pascal Reeve" in now.text


async def test_pressing_too_fast_is_answered_with_a_window(stage: Stage) -> None:
    await stage.play(flood_limit=1)
    ada = await stage.telegram.user("Ada")
    shown = await ada.ask("/ask What did Greta Holm say about the pendulum?")
    for label in ("After ›", "Back to the answer", "After ›"):
        shown = await pressed(ada, shown, label)
    said = await ada.press(shown, "Back to the answer")
    assert said.text == "That was fast. Please wait a minute, then press again."
    assert said.show_alert
    assert (await stage.telegram.message(shown.chat_id, shown.id)).text == shown.text


async def test_typing_inline_too_fast_gets_no_results_for_a_while(stage: Stage) -> None:
    await stage.play(flood_limit=1)
    ada = await stage.telegram.user("Ada")
    for end in range(4, 9):
        assert (await ada.inline("pendulum"[:end])).query_id
    with pytest.raises(NothingArrivedError):
        await ada.inline("pendulum is", seconds=0.3)


async def test_a_hasty_guest_is_asked_to_wait_too(stage: Stage) -> None:
    await stage.play(flood_limit=1)
    ada = await stage.telegram.user("Ada")
    club = await stage.telegram.chat("Book club")
    await ada.guest(WEIGHT, chat=club)
    assert "weighs 920" in (await ada.wait_for_reply(chat=club)).text
    await ada.guest(WEIGHT, chat=club)
    assert (await ada.wait_for_reply(chat=club)).text == NOTICE
    await ada.guest(WEIGHT, chat=club)
    await stage.close()
    assert len(await stage.sent("answerGuestQuery")) == 2
