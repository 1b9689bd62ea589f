"""What goes wrong between the bot and Telegram: nobody gets two answers, and the bot goes on."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from bot.errors import TokenRefused
from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, is_ignored, pressed, send_all

WEIGHT = "How much does the town clock weigh?"
WEIGHS = "weighs 920 kilograms"
PENDULUM = "What did Greta Holm say about the pendulum?"
SORRY = "Sorry, something went wrong on my side. The code for the operator: E-"


async def test_a_pause_that_telegram_asks_for_is_kept_and_the_answer_arrives_once(bot: Stage, ada: SandboxUser) -> None:
    await bot.telegram.fault("429", method="sendMessage", retry_after=1)
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
    first, second = await bot.telegram.calls("sendMessage")
    assert (first["status"], second["status"]) == (429, 200)
    assert second["at"] - first["at"] >= 1
    await bot.close()
    assert len(await bot.sent()) == 1


async def test_telegrams_own_sending_limits_lose_no_answer(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("Too Many Requests")
    await bot.telegram.settings(limits=True)
    asked = await send_all(ada, WEIGHT, "/help")
    replies = [await ada.wait_for_reply() for _ in asked]
    assert [reply.reply_to for reply in replies] == [each.id for each in asked]


async def test_a_pause_of_hours_is_kept_and_nobody_waits_for_its_end(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_errors = 2
    await bot.telegram.fault("429", method="sendMessage", chat_id=ada.id, retry_after=7_200)
    await ada.send(WEIGHT)
    await bot.until("sendMessage", lambda calls: [call["status"] for call in calls] == [429])
    await ada.send("/help")
    boris = await bot.telegram.user("Борис")
    assert WEIGHS in (await boris.ask(WEIGHT)).quotes[0]
    await ada.wait_for_nothing()
    assert len([call for call in await bot.telegram.calls("sendMessage") if call["params"]["chat_id"] == ada.id]) == 1


async def test_a_person_who_blocked_the_bot_stops_nobody_else(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    bot.expected_refusals.add("bot was blocked by the user")
    await bot.telegram.fault("429", method="sendMessage", chat_id=ada.id, retry_after=1)
    await ada.send(WEIGHT)
    await ada.block()
    assert WEIGHS in (await boris.ask(WEIGHT)).quotes[0]
    await bot.until("sendMessage", lambda calls: any(call["status"] == 403 for call in calls))
    await ada.unblock()
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]


async def test_after_answers_that_were_lost_the_bot_goes_on_and_sends_none_twice(bot: Stage) -> None:
    async def lose(fault: str) -> None:
        person = await bot.telegram.add_user(f"Reader {fault}")
        await bot.telegram.fault(fault, method="sendMessage", chat_id=person.id, hold=0.2)
        question = await person.send(WEIGHT)
        help_asked = await person.send("/help")
        reply = await person.wait_for_reply(contains="What I can do")
        assert reply.reply_to == help_asked.id
        messages = await bot.telegram.messages(person.id)
        answers = [each for each in messages if each.from_bot and each.reply_to == question.id]
        assert len(answers) == (1 if fault.endswith("after") else 0), fault

    faults = ("403", "timeout_before", "timeout_after", "drop_before", "drop_after")
    await asyncio.gather(*map(lose, faults))
    assert len(await bot.telegram.calls("sendMessage")) == 2 * len(faults)


async def test_a_real_timeout_is_not_answered_with_a_second_try(bot: Stage, ada: SandboxUser) -> None:
    """The client gives up by itself here, after its five seconds; before and after the effect, side by side."""
    boris = await bot.telegram.user("Борис")
    await bot.telegram.fault("timeout_after", method="sendMessage", chat_id=ada.id)
    await bot.telegram.fault("timeout_before", method="sendMessage", chat_id=boris.id)
    await ada.send(WEIGHT)
    await boris.send(WEIGHT)
    assert WEIGHS in (await ada.wait_for_reply()).quotes[0]
    await asyncio.gather(still_served(ada), still_served(boris))
    assert len([each for each in await bot.telegram.messages(ada.id) if each.quotes]) == 1
    assert len([each for each in await bot.telegram.messages(boris.id) if each.quotes]) == 0
    assert len(await bot.telegram.calls("sendMessage")) == 4


async def still_served(person: SandboxUser) -> None:
    """Asks for help, and gets it as soon as the lost answer is given up."""
    await person.send("/help")
    assert "/privacy" in (await person.wait_for_reply(contains="/privacy", seconds=10)).text


@pytest.mark.parametrize("fault", ["500", "502"])
async def test_an_internal_error_of_telegrams_is_apologised_for_with_a_code(
    bot: Stage, ada: SandboxUser, fault: str
) -> None:
    bot.expected_errors = 1
    await bot.telegram.fault(fault, method="sendMessage")
    question = await ada.send(WEIGHT)
    reply = await ada.wait_for_reply()
    assert reply.text.startswith(SORRY)
    assert reply.reply_to == question.id
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]


async def test_a_chat_that_is_not_found_is_given_up(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_errors = 1
    await bot.telegram.fault("400_chat_not_found", method="sendMessage", chat_id=ada.id, times=2)
    await ada.send(WEIGHT)
    await is_ignored(ada)
    assert [call["status"] for call in await bot.telegram.calls("sendMessage")] == [400, 400, 200]


async def test_the_code_of_an_apology_stands_in_the_log(
    bot: Stage, ada: SandboxUser, caplog: pytest.LogCaptureFixture
) -> None:
    bot.expected_errors = 1
    await bot.telegram.fault("error", method="sendMessage", code=400, description="Bad Request: something new")
    reply = await ada.ask(WEIGHT)
    assert reply.text.startswith(SORRY)
    code = reply.text.split()[-1]
    (logged,) = [record.getMessage() for record in caplog.records if code in record.getMessage()]
    assert "something new" in logged.lower()


async def test_an_edit_is_tried_again_because_that_does_no_harm(bot: Stage) -> None:
    bot.expected_refusals.add("message is not modified")

    async def disturb(fault: str) -> None:
        person = await bot.telegram.add_user(f"Reader {fault}")
        answer = await person.ask(PENDULUM)
        await bot.telegram.fault(fault, method="editMessageText", chat_id=person.id, seconds=0.2)
        assert "Context: 1 passage after" in (await pressed(person, answer, "After ›")).text, fault

    await asyncio.gather(*map(disturb, ("502", "drop_before", "drop_after", "timeout_before")))


async def test_a_press_that_fails_is_apologised_for_over_the_chat(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_errors = 1
    answer = await ada.ask(PENDULUM)
    await bot.telegram.fault("error", method="editMessageText", description="Bad Request: message can't be edited")
    said = await ada.press(answer, "After ›")
    assert said.text.startswith(SORRY)
    assert said.show_alert
    assert "Context" in (await pressed(ada, answer, "After ›")).text


async def test_an_inline_query_that_fails_is_followed_by_one_that_works(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_errors = 1
    await bot.telegram.fault("error", method="answerInlineQuery", description="Bad Request: RESULT_ID_INVALID")
    result = await bot.telegram.post("/inline", user=ada.id, query="pendulum")
    assert result["query_id"]
    assert (await ada.inline("pendulum")).results


async def test_a_guest_is_apologised_to_as_well(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_errors = 1
    club = await bot.telegram.chat("Book club")
    await bot.telegram.fault("error", method="answerGuestQuery", description="Bad Request: MESSAGE_TOO_LONG")
    await ada.guest(WEIGHT, chat=club)
    assert (await ada.wait_for_reply(chat=club)).text.startswith(SORRY)


async def test_an_edited_question_whose_answer_fails_has_the_apology_in_its_place(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_errors = 1
    question = await ada.send(WEIGHT)
    answer = await ada.wait_for_reply()
    await bot.telegram.fault("error", method="editMessageText", description="Bad Request: something new")
    await ada.edit(question, PENDULUM)
    assert (await ada.wait_for_edit(answer)).text.startswith(SORRY)


@pytest.mark.parametrize("fault", ["502", "429", "drop_after"])
async def test_fetching_updates_that_fails_is_taken_up_again(bot: Stage, ada: SandboxUser, fault: str) -> None:
    await ada.ask("/start")
    await bot.telegram.fault(fault, method="getUpdates")
    await ada.ask("/help")
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
    await bot.close()
    assert len(await bot.sent()) == 3


async def test_another_program_that_fetches_the_updates_does_not_end_the_bot(
    bot: Stage, ada: SandboxUser, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.ask("/start")
    async with httpx.AsyncClient() as intruder:
        await intruder.get(f"{bot.running.base_url}{bot.running.token}/getUpdates")
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
    assert any("another program is fetching this bot's updates" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize("method", ["getMe", "deleteWebhook"])
async def test_the_bot_waits_for_a_telegram_that_is_down_when_it_starts(stage: Stage, method: str) -> None:
    await stage.telegram.fault("502", method=method)
    await stage.play()
    ada = await stage.telegram.user("Ada")
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]


async def test_a_menu_that_cannot_be_set_keeps_nobody_from_asking(stage: Stage) -> None:
    await stage.telegram.fault("error", method="setMyCommands", times=1_000)
    await stage.play()
    ada = await stage.telegram.user("Ada")
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
    await stage.until("setMyCommands", lambda calls: len(calls) >= 3)
    assert await ada.menu() == []


async def test_a_token_that_is_revoked_while_the_bot_runs_ends_it_with_a_clear_error(
    bot: Stage, ada: SandboxUser
) -> None:
    bot.expected_errors = 1
    await ada.ask("/start")
    old, bot.running.sandbox.token = bot.running.token, "123456:another-token-that-is-valid-now"
    await ada.send(WEIGHT)
    with pytest.raises(TokenRefused, match="BOT_TOKEN is wrong or was revoked") as refused:
        await bot.ended()
    assert old not in str(refused.value)
