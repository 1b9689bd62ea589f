"""Buttons from another time: after a restart, after the article is gone, or from an earlier release."""

from __future__ import annotations

from bot.buttons import Place, Press, Role, View, encode
from bot.sandbox.client import Message, SandboxUser
from knowledge.models import SHORT_VERSION
from tests.e2e import articles
from tests.e2e.stage import Stage, is_ignored, pressed

PENDULUM = "/ask What did Greta Holm say about the pendulum?"
OUTDATED = "The article has changed since. Please ask again."


async def left_behind(stage: Stage, person: SandboxUser, data: str) -> Message:
    """A message of the bot, with a button that carries this data, in the person's private chat."""
    question = await person.send("/start")
    await person.wait_for_reply()
    await stage.call(
        "sendMessage",
        chat_id=person.id,
        text="An answer from last year",
        reply_markup={"inline_keyboard": [[{"text": "Next", "callback_data": data}]]},
        reply_parameters={"message_id": question.id},
        link_preview_options={"is_disabled": True},
    )
    return await person.wait_for_reply(contains="last year")


async def test_buttons_outlive_a_restart(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask(PENDULUM)
    await bot.close()
    await bot.play()
    context = await pressed(ada, answer, "After ›")
    assert "Context: 1 passage after" in context.text
    assert (await pressed(ada, context, "Back to the answer")).text == answer.text


async def test_a_button_of_an_article_that_is_gone_says_so_and_changes_nothing(bot: Stage, ada: SandboxUser) -> None:
    answer = await ada.ask(PENDULUM)
    await bot.close()
    await bot.play(articles.ORCHARD)
    said = await ada.press(answer, "After ›")
    assert said.text == OUTDATED
    assert said.show_alert
    assert (await bot.telegram.message(answer.chat_id, answer.id)).text == answer.text


async def test_a_button_shows_the_version_that_was_quoted_even_when_there_is_a_newer_one(
    bot: Stage, ada: SandboxUser
) -> None:
    answer = await ada.ask(PENDULUM)
    context = await pressed(ada, answer, "‹ Before")
    assert "weighs 920 kilograms" in context.quotes[0]
    old = next(each for each in bot.library.articles() if "Hollin Quay" in each.text)
    await bot.library.remove(old.id)
    await bot.load(articles.CLOCK.replace("weighs 920", "weighs 934"))
    assert old not in bot.library.articles()
    back = await pressed(ada, context, "Back to the answer")
    assert "weighs 920 kilograms" in (await pressed(ada, back, "‹ Before")).quotes[0]
    assert "weighs 934 kilograms" in (await ada.ask("How much does the clock weigh?")).quotes[0]


async def test_data_that_the_bot_never_made_is_answered_as_out_of_date(bot: Stage, ada: SandboxUser) -> None:
    for data in (
        "A",
        "AAAA",
        "!?*",
        "ответ",
        "EAEAAAFx4jA-54gBAAAAAAEBAAA1AAABAAAB__8BAAAdAAIBAAAEAA",
        "_" * 64,
        encode(Press(Role.ANSWER, (Place("0" * SHORT_VERSION, 0, 0, 1),))),
        encode(Press(Role.SOURCES, shift=2))[:-2],
    ):
        message = await left_behind(bot, ada, data)
        assert (await ada.press(message, "Next")).text == OUTDATED, data
        assert (await bot.telegram.message(message.chat_id, message.id)).text == "An answer from last year"


async def test_a_place_that_is_not_in_the_article_is_answered_as_out_of_date(bot: Stage, ada: SandboxUser) -> None:
    version = bot.library.articles()[0].short_version
    for place, view, shift in (
        (Place(version, 9_999, 0, 1), View.ITSELF, 0),
        (Place(version, 0, 0, 1), View.NEIGHBOUR, 400),
        (Place(version, 0, 0, 1), View.NEIGHBOUR, -1),
        (Place(version, 0, 0, 1), View.WHOLE, 7),
        (Place(version, 0, 0, 9), View.ITSELF, 0),
        (Place(version, 9_999_999, 20, 2), View.ITSELF, 0),
        (Place(version, 5, 20, 3), View.ITSELF, 0),
        (Place(version, 5, 20, 15), View.ITSELF, 0),
        (Place(version, 5, 0, 2), View.NEIGHBOUR, 1),
    ):
        message = await left_behind(bot, ada, encode(Press(Role.ANSWER, (place,), 0, view, shift)))
        assert (await ada.press(message, "Next")).text == OUTDATED, (place, view, shift)


async def test_a_page_of_sources_that_is_no_more_shows_the_last_one(bot: Stage, ada: SandboxUser) -> None:
    message = await left_behind(bot, ada, encode(Press(Role.SOURCES, shift=40)))
    assert (await pressed(ada, message, "Next")).text.startswith("Articles 1–4 of 4")


async def test_pressing_twice_shows_the_same_and_answers_both(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("message is not modified")
    answer = await ada.ask(PENDULUM)
    button = answer.button("After ›")
    await ada.tap(answer, button)
    await ada.tap(answer, button)
    await ada.wait_for_edit(answer)
    await is_ignored(ada)
    assert len(await bot.sent("answerCallbackQuery")) == 2


async def test_a_press_that_is_answered_too_late_is_let_go(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("query is too old")
    answer = await ada.ask(PENDULUM)
    await bot.telegram.settings(query_seconds=0)
    await ada.tap(answer, "After ›")
    assert "Context: 1 passage after" in (await ada.wait_for_edit(answer)).text
    await is_ignored(ada)


async def test_a_press_under_a_deleted_message_does_no_harm(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("message to edit not found")
    answer = await ada.ask(PENDULUM)
    await bot.telegram.fault("429", method="editMessageText", retry_after=1)
    await ada.tap(answer, "After ›")
    await ada.wait_for_nothing()
    await bot.call("deleteMessage", chat_id=answer.chat_id, message_id=answer.id)
    await is_ignored(ada)
    assert len(await bot.sent("answerCallbackQuery")) == 1
