"""Follow-ups: questions that lean on the last one that was answered."""

from __future__ import annotations

import pytest

from bot.memory import KEPT
from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

PENDULUM = "What did Greta Holm say about the pendulum?"
WEIGHT = "How much does the town clock weigh?"
NAPOLEON = "What did Napoleon say about the pendulum?"


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
async def clock(stage: Stage) -> Clock:
    """The clock of a bot that holds several articles."""
    clock = Clock()
    await stage.play(articles.CLOCK, articles.ORCHARD, articles.REGATTA, articles.FLEET, clock=clock)
    return clock


@pytest.fixture
async def reader(stage: Stage, clock: Clock) -> SandboxUser:
    return await stage.telegram.user("Ada")


async def test_a_new_name_asks_for_that_persons_words(reader: SandboxUser) -> None:
    assert "— Greta Holm" in (await reader.ask(PENDULUM)).text
    reply = await reader.ask("and Silas Brandt?")
    assert reply.text.startswith("↪ Understood as: What did Silas Brandt say about the pendulum?\n")
    assert "Silas Brandt" in reply.text.split("\n", 1)[1]


async def test_what_was_understood_stands_in_italics(reader: SandboxUser) -> None:
    await reader.ask(PENDULUM)
    reply = await reader.ask("and Silas Brandt?")
    italics = [entity for entity in reply.entities if entity["type"] == "italic"]
    assert (italics[0]["offset"], italics[0]["length"]) == (0, len(reply.text.split("\n")[0]))


async def test_a_full_question_has_no_such_line(reader: SandboxUser) -> None:
    await reader.ask(PENDULUM)
    assert "↪" not in (await reader.ask(WEIGHT)).text


async def test_why_is_about_the_last_question(reader: SandboxUser) -> None:
    await reader.ask("When did the town clock stop?")
    reply = await reader.ask("and why?")
    assert reply.text.startswith("↪ Understood as: Why did the town clock stop?\n")


async def test_a_refusal_tells_what_was_understood_and_does_not_replace_the_question(reader: SandboxUser) -> None:
    await reader.ask(PENDULUM)
    refusal = await reader.ask("and Napoleon?")
    assert refusal.text.startswith("↪ Understood as: What did Napoleon say about the pendulum?\n")
    assert "they never mention “Napoleon”" in refusal.text
    assert refusal.quotes == []
    assert "What did Silas Brandt say" in (await reader.ask("and Silas Brandt?")).text


async def test_a_refused_full_question_does_not_replace_the_question_either(reader: SandboxUser) -> None:
    await reader.ask(PENDULUM)
    await reader.ask("How many camels live on the moon of Saturn?")
    assert "What did Silas Brandt say about the pendulum?" in (await reader.ask("and Silas Brandt?")).text


async def test_a_new_full_question_replaces_the_question(reader: SandboxUser) -> None:
    await reader.ask(PENDULUM)
    await reader.ask("When did the town clock stop?")
    assert "Why did the town clock stop?" in (await reader.ask("why?")).text


async def test_a_follow_up_can_be_followed_up(reader: SandboxUser) -> None:
    await reader.ask("What did Silas Brandt say about the harbour?")
    assert "What did Silas Brandt say about the bridges?" in (await reader.ask("and about the bridges?")).text
    reply = await reader.ask("What did he say about the lanterns?")
    assert reply.text.startswith("↪ Understood as: What did Silas Brandt say about the lanterns?\n")
    assert "The lanterns will burn" in reply.quotes[0]


async def test_after_a_quarter_of_an_hour_nothing_is_followed_up(reader: SandboxUser, clock: Clock) -> None:
    await reader.ask("When did the town clock stop?")
    clock.now += KEPT
    assert "Understood as" in (await reader.ask("where?")).text
    clock.now += KEPT + 1
    assert "↪" not in (await reader.ask("why?")).text


async def test_in_a_group_each_person_follows_up_their_own_question(stage: Stage, reader: SandboxUser) -> None:
    group = await stage.telegram.chat("Reading room")
    olena = await stage.telegram.user("Олена")
    await reader.ask(f"/ask {PENDULUM}", chat=group)
    await olena.ask("/ask When did the town clock stop?", chat=group)
    assert "Why did the town clock stop?" in (await olena.ask("/ask why?", chat=group)).text
    reply = await reader.ask("/ask and Silas Brandt?", chat=group)
    assert "What did Silas Brandt say about the pendulum?" in reply.text
    assert "↪" not in (await reader.ask("why?")).text


async def test_a_question_without_an_answer_in_a_group_leaves_others_alone(stage: Stage, reader: SandboxUser) -> None:
    group = await stage.telegram.chat("Reading room")
    olena = await stage.telegram.user("Олена")
    await reader.ask(f"/ask {PENDULUM}", chat=group)
    assert "↪" not in (await olena.ask("/ask why?", chat=group)).text


async def test_an_edited_follow_up_leans_on_the_question_it_had(reader: SandboxUser) -> None:
    await reader.ask(PENDULUM)
    asked = await reader.send("and Silas Brandt?")
    reply = await reader.wait_for_reply()
    assert "What did Silas Brandt say about the pendulum?" in reply.text
    await reader.ask("When did the town clock stop?")
    await reader.edit(asked, "and Edmund Brandt?")
    edited = await reader.wait_for_edit(reply)
    assert edited.text.startswith("↪ Understood as: What did Edmund Brandt say about the pendulum?\n")
    assert "Why did the town clock stop?" in (await reader.ask("why?")).text


async def test_an_edited_full_question_does_not_lean_on_its_own_answer(reader: SandboxUser) -> None:
    asked = await reader.send("When did the town clock stop?")
    reply = await reader.wait_for_reply()
    await reader.edit(asked, "why?")
    assert "↪" not in (await reader.wait_for_edit(reply)).text


async def test_an_edit_of_the_last_question_is_what_is_followed_up(reader: SandboxUser) -> None:
    asked = await reader.send(PENDULUM)
    reply = await reader.wait_for_reply()
    await reader.edit(asked, "When did the town clock stop?")
    await reader.wait_for_edit(reply)
    assert "Why did the town clock stop?" in (await reader.ask("why?")).text


async def test_quotes_can_be_followed_up(reader: SandboxUser) -> None:
    await reader.ask("/quotes Silas Brandt about the harbour")
    reply = await reader.ask("and about the bridges?")
    assert reply.text.startswith("↪ Understood as: What did Silas Brandt say about the bridges?\n")
    assert "three bridges" in reply.quotes[0]


async def test_the_topic_is_still_known_when_somebody_leafs_through_a_follow_up(reader: SandboxUser) -> None:
    await reader.ask("What did Silas Brandt say about the bridges?")
    reply = await reader.ask("and about the harbour?")
    assert "You asked about “the harbour”" in reply.text
    turned = await pressed(reader, reply, "2/")
    assert "You asked about “the harbour”" in turned.text


async def test_who_said_it_can_be_followed_up(reader: SandboxUser) -> None:
    await reader.ask("/who the fund is empty")
    assert (await reader.ask("when?")).text.startswith("↪ Understood as: When · the fund is empty\n")


async def test_other_languages_follow_up_too(stage: Stage, clock: Clock) -> None:
    boris = await stage.telegram.user("Борис")
    assert "Корзухина" in (await boris.ask("Что сказала Корзухина о билетах?")).text
    reply = await boris.ask("А про фонари?")
    assert reply.text.startswith("↪ Понято как: Что сказала Корзухина про фонари?\n")
    assert "Фонари на пристани" in reply.quotes[0]


async def test_words_of_other_people_lean_on_nothing(stage: Stage, reader: SandboxUser) -> None:
    await reader.ask("When did the town clock stop?")
    await reader.send("why?", forwarded_from="Somebody else")
    assert "↪" not in (await reader.wait_for_reply()).text


async def test_guests_follow_nothing_up(stage: Stage, reader: SandboxUser) -> None:
    club = await stage.telegram.chat("Book club")
    await reader.guest("When did the town clock stop?", chat=club)
    assert (await reader.wait_for_reply(chat=club)).quotes
    await reader.guest("why?", chat=club)
    assert "↪" not in (await reader.wait_for_reply(chat=club)).text
