"""Guest mode: the bot is summoned in a chat that it is not in."""

from __future__ import annotations

import pytest

from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

WEIGHT = "How much does the town clock weigh?"


@pytest.fixture
async def club(bot: Stage) -> int:
    return await bot.telegram.chat("Book club")


async def test_a_question_is_answered_with_its_attribution(ada: SandboxUser, club: int) -> None:
    question = await ada.guest(WEIGHT, chat=club)
    reply = await ada.wait_for_reply(chat=club)
    assert "weighs 920 kilograms" in reply.quotes[0]
    assert "— The Quayside Observer, in its own words" in reply.text
    assert articles.CLOCK_TITLE in reply.text
    assert reply.reply_to == question.id


async def test_a_command_beside_the_mention_is_understood(ada: SandboxUser, club: int) -> None:
    await ada.guest("/who the pendulum is cracked", chat=club)
    assert "— Greta Holm" in (await ada.wait_for_reply(chat=club)).text


async def test_a_mention_alone_as_a_reply_answers_the_other_message(bot: Stage, ada: SandboxUser, club: int) -> None:
    olena = await bot.telegram.user("Олена")
    wondering = await olena.send(WEIGHT, chat=club)
    await ada.guest("", chat=club, reply_to=wondering)
    assert "weighs 920 kilograms" in (await ada.wait_for_reply(chat=club)).quotes[0]


async def test_in_a_chat_of_two_people_it_works_as_well(bot: Stage, ada: SandboxUser) -> None:
    two = next(chat["id"] for chat in (await bot.telegram.state())["chats"] if chat["id"] > 7_000_000_000)
    await ada.guest(WEIGHT, chat=two)
    assert "weighs 920 kilograms" in (await ada.wait_for_reply(chat=two)).quotes[0]


async def test_what_the_articles_do_not_answer_is_refused(ada: SandboxUser, club: int) -> None:
    await ada.guest("What did Napoleon say about the pendulum?", chat=club)
    reply = await ada.wait_for_reply(chat=club)
    assert reply.text == "The sources do not answer this: they never mention “Napoleon”."
    near = await pressed(ada, reply, "Nearest passages")
    assert near.text.startswith("❗ Not an answer")


async def test_the_buttons_under_a_guests_answer_work(ada: SandboxUser, club: int) -> None:
    await ada.guest("How much does the clock of Hollin Quay weigh?", chat=club)
    reply = await ada.wait_for_reply(chat=club)
    context = await pressed(ada, reply, "After ›")
    assert "Context: 1 passage after" in context.text
    assert (await pressed(ada, context, "Back to the answer")).text == reply.text


async def test_the_answer_is_in_the_language_of_whoever_asks(olena: SandboxUser, club: int) -> None:
    await olena.guest(WEIGHT, chat=club)
    assert "The Quayside Observer, слова самого видання" in (await olena.wait_for_reply(chat=club)).text


async def test_one_summons_is_answered_once(bot: Stage, ada: SandboxUser, club: int) -> None:
    await bot.telegram.fault("duplicate_update")
    await ada.guest(WEIGHT, chat=club)
    await ada.wait_for_reply(chat=club)
    await bot.close()
    assert len(await bot.sent("answerGuestQuery")) == 1


async def test_an_answer_that_comes_too_late_is_let_go(bot: Stage, ada: SandboxUser, club: int) -> None:
    bot.expected_refusals.add("query is too old")
    await bot.telegram.settings(query_seconds=0)
    await ada.guest(WEIGHT, chat=club)
    await ada.wait_for_nothing(chat=club)
    await bot.telegram.settings(query_seconds=60)
    await ada.guest(WEIGHT, chat=club)
    assert "weighs 920 kilograms" in (await ada.wait_for_reply(chat=club)).quotes[0]
