"""The row under answers: right, or what is wrong."""

from __future__ import annotations

from bot.sandbox.client import Message, SandboxUser
from bot.store.tables import Verdict
from tests.e2e.stage import Stage, pressed

WEIGHT = "How much does the town clock weigh?"


def last_row(message: Message) -> list[str]:
    return [button.text for button in message.rows[-1]]


async def given(stage: Stage) -> dict[Verdict, int]:
    return {verdict: count for verdict, count in (await stage.store.stats(stage.now())).feedback.items() if count}


async def test_answers_and_quotations_can_be_rated_and_refusals_cannot(ada: SandboxUser) -> None:
    for text in (WEIGHT, "/who the fund is empty", "/quotes Greta Holm", "What did Greta Holm say?"):
        assert last_row(await ada.ask(text)) == ["👍", "👎"], text
    for text in ("What did Napoleon say?", "/who nobody ever says this", "/sources", "/help", "/speakers", "hello"):
        reply = await ada.ask(text)
        assert not any("👍" in button.text for button in reply.buttons), text


async def test_a_right_answer_is_thanked_for_and_written_down(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask(WEIGHT)
    assert (await ada.press(answer, "👍")).text == "Thank you. The operator will see it."
    assert await given(bot) == {Verdict.RIGHT: 1}
    assert (await bot.telegram.message(answer.chat_id, answer.id)).rows == answer.rows


async def test_what_is_wrong_is_asked_and_the_other_buttons_stay(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask(WEIGHT)
    why = await pressed(ada, answer, "👎")
    assert (why.text, why.entities) == (answer.text, answer.entities)
    assert why.rows[: len(answer.rows) - 1] == answer.rows[:-1]
    reasons = [[button.text for button in row] for row in why.rows[len(answer.rows) - 1 :]]
    assert reasons == [["Wrong speaker", "Out of context"], ["Outdated", "‹ Back"]]
    said = await ada.press(why, "Out of context")
    assert said.text == "Thank you. The operator will see it."
    assert (await ada.wait_for_edit(why)).rows == answer.rows
    assert await given(bot) == {Verdict.OUT_OF_CONTEXT: 1}


async def test_one_can_go_back_without_a_verdict(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask(WEIGHT)
    why = await pressed(ada, answer, "👎")
    assert (await pressed(ada, why, "‹ Back")).rows == answer.rows
    assert await given(bot) == {}


async def test_the_last_verdict_of_a_person_counts(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask(WEIGHT)
    await ada.press(answer, "👍")
    await ada.press(await pressed(ada, answer, "👎"), "Outdated")
    assert await given(bot) == {Verdict.OUTDATED: 1}


async def test_it_works_after_a_restart(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask("/who the fund is empty")
    why = await pressed(ada, answer, "👎")
    await bot.close()
    await bot.play()
    await ada.press(why, "Wrong speaker")
    assert await given(bot) == {Verdict.WRONG_SPEAKER: 1}


async def test_in_a_group_everybody_has_a_verdict(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    group = await bot.telegram.chat("Reading room")
    answer = await ada.ask(f"/ask {WEIGHT}", chat=group)
    await ada.press(answer, "👍")
    assert (await boris.press(answer, "👍")).text == "Спасибо. Владелец бота это увидит."
    assert await given(bot) == {Verdict.RIGHT: 2}


async def test_the_row_stays_while_one_leafs_and_is_gone_under_what_is_no_answer(ada: SandboxUser) -> None:
    answer = await ada.ask(WEIGHT)
    context = await pressed(ada, answer, "‹ Before" if "‹ Before" in str(answer.rows) else "After ›")
    assert last_row(context) == ["👍", "👎"]
    assert (await pressed(ada, context, "Back to the answer")).rows == answer.rows
    near = [button for button in answer.buttons if "not an answer" in button.text]
    if near:
        shown = await pressed(ada, answer, near[0])
        assert "👍" not in str(shown.rows)
        assert (await pressed(ada, shown, "Back to the answer")).rows == answer.rows
