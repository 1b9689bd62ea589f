"""Order within a chat, concurrency across chats; and every update is answered once, however it is delivered."""

from __future__ import annotations

import asyncio

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, send_all

WEIGHT = "How much does the town clock weigh?"


async def test_questions_of_one_chat_are_answered_in_their_order(bot: Stage, ada: SandboxUser) -> None:
    texts = [WEIGHT, "/help", "What did Napoleon say about the pendulum?", "/sources", "/who the fund is empty"] * 4
    asked = await send_all(ada, *texts)
    replies = [await ada.wait_for_reply() for _ in texts]
    assert [reply.reply_to for reply in replies] == [each.id for each in asked]


async def test_a_slow_answer_holds_up_the_next_one_of_its_chat(bot: Stage, ada: SandboxUser) -> None:
    await bot.telegram.fault("429", method="sendMessage", chat_id=ada.id, retry_after=1)
    asked = await send_all(ada, WEIGHT, "/help")
    assert [(await ada.wait_for_reply()).reply_to for _ in asked] == [each.id for each in asked]


async def test_a_slow_chat_does_not_hold_up_the_others(bot: Stage, ada: SandboxUser) -> None:
    boris, olena = await bot.telegram.user("Борис"), await bot.telegram.user("Олена")
    await bot.telegram.fault("timeout_before", method="sendMessage", chat_id=ada.id, seconds=2)
    await send_all(ada, WEIGHT, "/help")
    began = asyncio.get_running_loop().time()
    for person in (boris, olena) * 2:
        assert "weighs 920 kilograms" in (await person.ask(WEIGHT)).quotes[0]
    assert asyncio.get_running_loop().time() - began < 2
    assert await bot.sent(chat=ada.id) == []
    assert "What I can do" in (await ada.wait_for_reply()).text


async def test_many_people_at_once_each_get_their_own_answer(bot: Stage) -> None:
    people = [await bot.telegram.add_user(f"Reader {number}") for number in range(25)]
    questions = {
        WEIGHT: "weighs 920 kilograms",
        "How many tonnes of harvest do the growers expect?": "4,000 tonnes",
        "/who the pendulum is cracked": "Greta Holm",
    }

    async def ask(person: SandboxUser, number: int) -> None:
        question, words = list(questions.items())[number % 3]
        assert words in (await person.ask(question)).text

    await asyncio.gather(*(ask(person, number) for number, person in enumerate(people)))
    assert len(await bot.sent()) == 25


async def test_one_person_in_two_chats_is_served_in_both_at_once(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.fault("429", method="sendMessage", chat_id=ada.id, retry_after=1)
    await ada.send("/help")
    in_group = await ada.ask(f"/ask {WEIGHT}", chat=group)
    assert "weighs 920 kilograms" in in_group.quotes[0]
    assert await bot.sent(chat=ada.id) == []


async def test_an_update_that_comes_twice_in_a_row_is_answered_once(bot: Stage, ada: SandboxUser) -> None:
    await bot.telegram.fault("duplicate_update", times=2)
    await ada.ask(WEIGHT)
    await ada.ask("/help")
    await bot.close()
    assert len(await bot.sent(chat=ada.id)) == 2


async def test_an_update_that_comes_again_after_it_was_confirmed_is_answered_once(bot: Stage, ada: SandboxUser) -> None:
    await bot.telegram.fault("redeliver_update")
    await ada.ask(WEIGHT)
    await ada.ask("/help")
    await bot.close()
    assert len(await bot.sent(chat=ada.id)) == 2


async def test_a_press_that_comes_twice_is_carried_out_once(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask("What did Greta Holm say about the pendulum?")
    await bot.telegram.fault("duplicate_update")
    await ada.press(answer, "After ›")
    await bot.close()
    assert len(await bot.sent("editMessageText")) == 1


async def test_updates_that_change_places_are_each_answered_once(bot: Stage, ada: SandboxUser) -> None:
    await bot.telegram.fault("swap_updates")
    asked = await send_all(ada, WEIGHT, "/help")
    assert {(await ada.wait_for_reply()).reply_to for _ in asked} == {each.id for each in asked}
    await bot.close()
    assert len(await bot.sent(chat=ada.id)) == 2


async def test_an_edit_that_overtakes_its_question_leaves_one_answer(bot: Stage, ada: SandboxUser) -> None:
    await bot.telegram.fault("swap_updates")
    question = await ada.send("What did Napoleon say about the pendulum?")
    await ada.edit(question, WEIGHT)
    await ada.wait_for_reply()
    await bot.close()
    assert len(await bot.sent(chat=ada.id)) == 1


async def test_what_was_asked_while_the_bot_was_down_is_answered_when_it_is_back(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/start")
    await bot.close()
    asked = await send_all(ada, WEIGHT, "/help")
    await bot.play()
    assert [(await ada.wait_for_reply()).reply_to for _ in asked] == [each.id for each in asked]


async def test_what_was_answered_before_a_restart_is_not_answered_again(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask(WEIGHT)
    await bot.close()
    await bot.play()
    assert "What I can do" in (await ada.ask("/help")).text
    assert len(await bot.sent(chat=ada.id)) == 2
