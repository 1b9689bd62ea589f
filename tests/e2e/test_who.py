"""Looking up who said something."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

PENDULUM = "The pendulum is cracked from top to bottom"
NOBODY = "No quotation in the sources holds these words."


async def test_words_found_exactly_are_given_with_their_speaker(ada: SandboxUser) -> None:
    reply = await ada.ask(f"/who {PENDULUM}")
    assert reply.text.startswith("Found word for word:")
    assert PENDULUM in reply.quotes[0]
    assert PENDULUM in reply.all_words("bold")
    assert "— Greta Holm" in reply.text
    assert articles.CLOCK_TITLE in reply.text


async def test_other_punctuation_and_case_are_found_and_said(ada: SandboxUser) -> None:
    reply = await ada.ask("/who THE PENDULUM, IS CRACKED: from top to bottom!")
    assert reply.text.startswith("Found: the same words, other punctuation or letter case:")
    assert "— Greta Holm" in reply.text


async def test_similar_words_are_found_with_a_warning(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the pendulum was cracked from top to the bottom and nobody alive cast another")
    assert reply.text.startswith("Found only similar words, compare the wording:")
    assert "— Greta Holm" in reply.text


async def test_as_a_reply_it_looks_up_the_other_message(ada: SandboxUser) -> None:
    first = await ada.send("I lit two hundred candles between the trees")
    await ada.wait_for_reply()
    await ada.send("/who", reply_to=first)
    reply = await ada.wait_for_reply()
    assert "— Pascal Reeve" in reply.text


async def test_without_words_it_explains_itself(ada: SandboxUser) -> None:
    assert (await ada.ask("/who")).text.startswith("Write the words after the command")


async def test_words_that_nobody_said_are_not_given_to_anybody(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the harbour wall will be painted purple by Christmas")
    assert reply.text.startswith(NOBODY)
    assert reply.quotes == []


async def test_words_of_the_reporter_are_not_given_to_anybody(ada: SandboxUser) -> None:
    assert (await ada.ask("/who Until then the harbour ferries leave by the whistle")).text.startswith(NOBODY)


async def test_a_forwarded_quotation_is_looked_up(ada: SandboxUser) -> None:
    await ada.send(f"“{PENDULUM}!”", forwarded_from="Somebody Else")
    reply = await ada.wait_for_reply()
    assert reply.text.startswith("Found")
    assert "— Greta Holm" in reply.text


async def test_a_forwarded_text_that_nobody_said_is_a_question(ada: SandboxUser) -> None:
    await ada.send("How much does the town clock weigh?", forwarded_from="Somebody Else")
    assert "weighs 920 kilograms" in (await ada.wait_for_reply()).quotes[0]


async def test_a_message_forwarded_from_another_chat_is_looked_up(bot: Stage, ada: SandboxUser) -> None:
    club = await bot.telegram.chat("Book club")
    message = await ada.send(PENDULUM, chat=club)
    await ada.forward(message)
    assert "— Greta Holm" in (await ada.wait_for_reply()).text


async def test_several_matches_can_be_leafed_through(stage: Stage) -> None:
    twice = articles.ORCHARD + "\n“I lit two hundred candles and would do it again,” said his neighbour, Ruth Amory.\n"
    await stage.play(twice)
    ada = await stage.telegram.user("Ada")
    first = await ada.ask("/who I lit two hundred candles")
    assert "Quotation 1 of 2" in first.text
    second = await pressed(ada, first, "2/2 ›")
    assert "Quotation 2 of 2" in second.text
    assert {"Pascal Reeve" in first.text, "Pascal Reeve" in second.text} == {True, False}
    assert {"Ruth Amory" in first.text, "Ruth Amory" in second.text} == {True, False}
    assert (await pressed(ada, second, "‹ 1/2")).text == first.text


async def test_around_a_quotation_one_can_read_on_and_come_back(ada: SandboxUser) -> None:
    found = await ada.ask(f"/who {PENDULUM}")
    after = await pressed(ada, found, "After ›")
    assert "Context: 1 passage after" in after.text
    assert (await pressed(ada, after, "Back to the quotation")).text == found.text
