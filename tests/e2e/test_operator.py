"""What only operators see: /stats, /inbox, and their menu of commands."""

from __future__ import annotations

from typing import Any

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, is_ignored, pressed

UNKNOWN = "I do not know this command. /help shows what I can do."


async def operated(stage: Stage, **settings: Any) -> SandboxUser:
    """Ada, who is the operator of the bot."""
    ada = await stage.telegram.user("Ada")
    # Before she has written, Telegram knows no chat with her whose menu could be set.
    stage.expected_refusals.add("chat not found")
    await stage.play(admins=(ada.id,), **settings)
    return ada


async def test_others_do_not_know_these_commands(stage: Stage) -> None:
    ada = await operated(stage)
    boris = await stage.telegram.user("Борис")
    olena = await stage.telegram.add_user("Ida")
    for command in ("/stats", "/inbox"):
        assert (await olena.ask(command)).text == UNKNOWN
        assert "Такой команды я не знаю" in (await boris.ask(command)).text
    group = await stage.telegram.chat("Reading room")
    await ada.send("/stats", chat=group)
    await ada.send("/inbox", chat=group)
    await is_ignored(ada, group)


async def test_stats_count_people_digests_and_questions(stage: Stage) -> None:
    ada = await operated(stage)
    boris = await stage.telegram.user("Борис")
    await boris.ask("/digest 08:30 Москва")
    answer = await ada.ask("How much does the town clock weigh?")
    await ada.press(answer, "👍")
    await ada.ask("What did Napoleon say about the pendulum?")
    lines = (await ada.ask("/stats")).text.split("\n")
    for line in (
        "With settings: people 1, groups 0, channels 0",
        "Digests turned on: 1",
        "Questions of the last 30 days",
        "Asked: 2",
        "Without an answer: 1 (/inbox)",
        "👍 1 · wrong speaker 0 · out of context 0 · outdated 0",
    ):
        assert line in lines


async def test_the_inbox_groups_questions_that_ask_the_same(stage: Stage) -> None:
    ada = await operated(stage)
    boris = await stage.telegram.user("Борис")
    await boris.ask("Who painted the lighthouse?")
    await ada.ask("What did Napoleon say about the pendulum?")
    await boris.ask("/ask what did napoleon say about the pendulum")
    await ada.ask("How much does the town clock weigh?")
    inbox = await ada.ask("/inbox")
    lines = inbox.text.split("\n")
    assert lines[0] == "Questions without an answer, most asked first"
    assert "apoleon" in lines[2]
    assert lines[3].startswith("asked 2 times · last ")
    assert "Who painted the lighthouse?" in lines[5]
    assert lines[6].startswith("asked once · last ")
    assert "weigh" not in inbox.text
    assert inbox.quotes == []
    assert inbox.buttons == []


async def test_the_inbox_is_paged_for_the_operator_alone(stage: Stage) -> None:
    ada = await operated(stage)
    for number in range(10):
        await ada.ask(f"Who painted lighthouse number {1000 + number}?")
    first = await ada.ask("/inbox")
    second = await pressed(ada, first, "Next ›")
    assert "9. “" in second.text
    assert (await pressed(ada, second, "‹ Back")).text == first.text
    boris = await stage.telegram.add_user("Ida")
    sent = await boris.ask("/help")
    message = await stage.call(
        "sendMessage",
        chat_id=boris.id,
        text="Somebody else's page",
        reply_markup={"inline_keyboard": [[{"text": "Peek", "callback_data": "inbox:0"}]]},
        reply_parameters={"message_id": sent.id},
        link_preview_options={"is_disabled": True},
    )
    del message
    shown = await boris.wait_for_reply(contains="Somebody")
    assert (await boris.press(shown, "Peek")).show_alert
    assert (await stage.telegram.message(shown.chat_id, shown.id)).text == "Somebody else's page"


async def test_small_talk_and_empty_messages_are_no_questions(stage: Stage) -> None:
    ada = await operated(stage)
    for text in ("hello", "thank you", "?!", "/ask", "/who nobody says this at all", "/sources"):
        await ada.ask(text)
    assert (await ada.ask("/inbox")).text == "No question is without an answer."


async def test_a_follow_up_is_kept_as_the_full_question(stage: Stage) -> None:
    ada = await operated(stage)
    await ada.ask("What did Greta Holm say about the pendulum?")
    await ada.ask("And about the lighthouse keys?")
    assert "Greta Holm" in (await ada.ask("/inbox")).text


async def test_no_questions_are_kept_when_the_settings_say_so(stage: Stage) -> None:
    ada = await operated(stage, keep_questions=0)
    await ada.ask("What did Napoleon say about the pendulum?")
    await ada.ask("How much does the town clock weigh?")
    assert (await ada.ask("/inbox")).text == "Questions are not kept: KEEP_QUESTIONS is 0."
    assert "Asked: 0" in (await ada.ask("/stats")).text
    assert await stage.store.questions.unanswered(10) == []


async def test_an_edited_question_is_kept_beside_the_first(stage: Stage) -> None:
    ada = await operated(stage)
    question = await ada.send("What did Napoleon say about the pendulum?")
    refusal = await ada.wait_for_reply()
    await ada.edit(question, "What did Caesar say about the pendulum?")
    await ada.wait_for_edit(refusal)
    await is_ignored(ada)
    words = [group.words for group in await stage.store.questions.unanswered(10)]
    assert sorted(words) == ["What did Caesar say about the pendulum?", "What did Napoleon say about the pendulum?"]


async def test_the_operators_menu_has_the_commands_that_nobody_elses_has(stage: Stage) -> None:
    stage.expected_refusals.add("chat not found")
    ada = await stage.telegram.user("Ada")
    await stage.play()
    await ada.ask("/start")
    await stage.close()
    await stage.play(admins=(ada.id, 424242))
    await stage.until("setMyCommands", lambda calls: len([call for call in calls if call["ok"]]) >= 9)
    menu = [each["command"] for each in await ada.menu()]
    assert menu[-2:] == ["stats", "inbox"]
    boris = await stage.telegram.user("Борис")
    assert "stats" not in [each["command"] for each in await boris.menu()]
