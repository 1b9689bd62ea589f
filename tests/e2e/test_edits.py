"""Editing a question edits its answer."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, is_ignored, pressed

WEIGHT = "How much does the town clock weigh?"
NAPOLEON = "What did Napoleon say about the pendulum?"


async def test_the_answer_follows_the_question(bot: Stage, ada: SandboxUser) -> None:
    question = await ada.send("What did Pascal Reeve say about the candles?")
    answer = await ada.wait_for_reply()
    assert "— Pascal Reeve" in answer.text
    await ada.edit(question, "What did Greta Holm say about the pendulum?")
    edited = await ada.wait_for_edit(answer)
    assert "— Greta Holm" in edited.text
    assert "Pascal Reeve" not in edited.text
    assert len(await bot.sent()) == 1


async def test_an_answer_becomes_a_refusal_and_an_answer_again(ada: SandboxUser) -> None:
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    await ada.edit(question, NAPOLEON)
    refusal = await ada.wait_for_edit(answer)
    assert refusal.text.startswith("The sources do not answer this")
    assert refusal.quotes == []
    assert [button.text for button in refusal.buttons] == ["Nearest passages (not an answer)"]
    await ada.edit(question, WEIGHT)
    again = await ada.wait_for_edit(refusal)
    assert (again.text, again.entities, again.buttons) == (answer.text, answer.entities, answer.buttons)


async def test_an_answer_with_buttons_loses_them_when_it_becomes_a_page_without(ada: SandboxUser) -> None:
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    assert answer.buttons
    await ada.edit(question, "/privacy")
    assert (await ada.wait_for_edit(answer)).buttons == []


async def test_a_question_can_become_a_command_and_the_other_way_round(ada: SandboxUser) -> None:
    question = await ada.send("/who the fund is empty")
    answer = await ada.wait_for_reply()
    assert answer.text.startswith("✅ Found")
    await ada.edit(question, WEIGHT)
    assert "weighs 920 kilograms" in (await ada.wait_for_edit(answer)).quotes[0]


async def test_leafing_through_an_edited_answer_leads_back_to_the_new_one(ada: SandboxUser) -> None:
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    await ada.edit(question, "/ask What did Greta Holm say about the pendulum?")
    edited = await ada.wait_for_edit(answer)
    context = await pressed(ada, edited, "After ›")
    assert (await pressed(ada, context, "Back to the answer")).text == edited.text


async def test_an_edit_that_changes_nothing_in_the_answer_does_no_harm(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("message is not modified")
    question = await ada.send(WEIGHT)
    await ada.wait_for_reply()
    await ada.edit(question, f"{WEIGHT}!")
    await is_ignored(ada)


async def test_editing_what_was_never_answered_stays_unanswered(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.settings(privacy=False)
    remark = await ada.send("Nice weather today", chat=group)
    await ada.edit(remark, f"@onrecord_sandbox_bot {WEIGHT}")
    await is_ignored(ada, group)


async def test_editing_in_a_forum_edits_the_answer_in_its_topic(bot: Stage, ada: SandboxUser) -> None:
    forum = await bot.telegram.chat("Newsroom")
    topic = await bot.telegram.topic(forum, "Culture")
    question = await ada.send(f"/ask {WEIGHT}", chat=forum, thread=topic)
    answer = await ada.wait_for_reply(chat=forum)
    await ada.edit(question, f"/ask {NAPOLEON}")
    edited = await ada.wait_for_edit(answer)
    assert edited.thread == topic
    assert edited.text.startswith("The sources do not answer this")


async def test_editing_after_the_answer_was_deleted_does_no_harm(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("message to edit not found")
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    await bot.call("deleteMessage", chat_id=answer.chat_id, message_id=answer.id)
    await ada.edit(question, NAPOLEON)
    await is_ignored(ada)
    await ada.edit(question, WEIGHT)
    await is_ignored(ada)
    assert len(await bot.telegram.calls("editMessageText")) == 1


async def test_several_edits_in_a_row_end_with_the_last_one(ada: SandboxUser) -> None:
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    await ada.edit(question, NAPOLEON)
    await ada.edit(question, "What did Pascal Reeve say about the candles?")
    await ada.edit(question, "What did Greta Holm say about the pendulum?")
    await is_ignored(ada)
    now = await ada.client.message(answer.chat_id, answer.id)
    assert "— Greta Holm" in now.text
