"""What the bot still knows when it is started again."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, is_ignored

WEIGHT = "How much does the town clock weigh?"
NAPOLEON = "What did Napoleon say about the pendulum?"


async def test_an_edited_question_finds_its_answer(bot: Stage, ada: SandboxUser) -> None:
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    await bot.close()
    await bot.play()
    await ada.edit(question, NAPOLEON)
    refusal = await ada.wait_for_edit(answer)
    assert refusal.text.startswith("The sources do not answer this")
    await ada.edit(question, WEIGHT)
    assert "weighs 920 kilograms" in (await ada.wait_for_edit(refusal)).quotes[0]
    assert len(await bot.sent(chat=ada.id)) == 1


async def test_a_picture_is_still_known_as_one(bot: Stage, ada: SandboxUser) -> None:
    question = await ada.send("/speakers")
    picture = await ada.wait_for_reply()
    assert picture.photo is not None
    await bot.close()
    await bot.play()
    await ada.edit(question, f"/ask {WEIGHT}")
    assert "weighs 920 kilograms" in (await ada.wait_for_reply()).quotes[0]
    assert len(await bot.sent("deleteMessage")) == 1
    await ada.edit(question, f"/ask {NAPOLEON}")
    await is_ignored(ada)


async def test_questions_and_verdicts_are_counted_on(stage: Stage) -> None:
    ada = await stage.telegram.user("Ada")
    stage.expected_refusals.add("chat not found")
    await stage.play(admins=(ada.id,))
    await ada.press(await ada.ask(WEIGHT), "👍")
    await ada.ask(NAPOLEON)
    await stage.close()
    await stage.play(admins=(ada.id,))
    assert NAPOLEON in (await ada.ask("/inbox")).text
    assert "👍 1" in (await ada.ask("/stats")).text


async def test_an_earlier_question_is_not_leant_on(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("What did Greta Holm say about the pendulum?")
    await bot.close()
    await bot.play()
    assert "Understood as" not in (await ada.ask("And about the candles?")).text
