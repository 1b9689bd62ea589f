"""What somebody said: /quotes, and plain questions for somebody's words."""

from __future__ import annotations

import pytest

from bot.sandbox.client import Message, SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

BRIDGES = "We will build three bridges before the winter"
NOT_FOR_SALE = "“The harbour is not for sale,” Brandt said."
LANTERNS = "The lanterns will burn until midnight"


@pytest.fixture
async def harbour(stage: Stage) -> Stage:
    """The bot on the article with several quotations of one speaker, and on all others."""
    await stage.play(articles.REGATTA, articles.FLEET, articles.CLOCK, articles.BAKERY)
    return stage


@pytest.fixture
async def reader(harbour: Stage) -> SandboxUser:
    return await harbour.telegram.user("Ada")


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def test_the_quotations_of_a_speaker_come_in_the_order_of_the_article(reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt")
    assert first.text.startswith("🗣 Silas Brandt · Quotation 1 of 3\n")
    assert BRIDGES in first.quotes[0]
    assert "— Silas Brandt, the mayor · direct quotation" in first.text
    second = await pressed(reader, first, "Quotation 2 ›")
    assert second.text.startswith("🗣 Silas Brandt · Quotation 2 of 3\n")
    assert second.quotes == [NOT_FOR_SALE]
    third = await pressed(reader, second, "Quotation 3 ›")
    assert LANTERNS in third.quotes[0]
    assert "Quotation 4 ›" not in labels(third)
    back = await pressed(reader, await pressed(reader, third, "‹ Quotation 2"), "‹ Quotation 1")
    assert (back.text, back.entities, back.rows) == (first.text, first.entities, first.rows)


async def test_when_and_where_it_was_said_is_told_in_the_articles_words(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes Silas Brandt")
    assert "\n🕰 said: on 7 June in an interview with the Courier\n" in reply.text


async def test_every_quotation_has_the_text_before_and_after_it(reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt")
    second = await pressed(reader, first, "Quotation 2 ›")
    before = await pressed(reader, second, "‹ Before")
    assert "Context: 1 passage before" in before.text
    assert BRIDGES in before.quotes[0]
    assert (await pressed(reader, before, "Back to the speaker")).text == second.text


async def test_the_list_goes_on_after_a_restart(harbour: Stage, reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt")
    on_topic = await reader.ask("/quotes Silas Brandt about the harbour")
    await harbour.close()
    await harbour.play(articles.REGATTA)
    assert (await pressed(reader, first, "Quotation 2 ›")).quotes == [NOT_FOR_SALE]
    following = await pressed(reader, on_topic, "2/2 ›")
    assert LANTERNS in following.quotes[0]
    assert "You asked about “the harbour”" in following.text


async def test_a_newer_version_of_the_article_does_not_mix_up_the_list(harbour: Stage, reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt")
    old = next(each for each in harbour.library.articles() if BRIDGES in each.text)
    await harbour.library.remove(old.id)
    await harbour.load(articles.REGATTA.replace("“The harbour is not for sale,” Brandt said.\n", ""))
    second = await pressed(reader, first, "Quotation 2 ›")
    assert second.text.startswith("🗣 Silas Brandt · Quotation 2 of 3\n")
    assert second.quotes == [NOT_FOR_SALE]
    assert (await reader.ask("/quotes Silas Brandt")).text.startswith("🗣 Silas Brandt · Quotation 1 of 2\n")


@pytest.mark.parametrize(
    "asked",
    [
        "/quotes Silas Brandt about the harbour",
        "/quotes what did Silas Brandt say about the harbour?",
        "What did Silas Brandt say about the harbour?",
    ],
)
async def test_only_what_is_about_the_topic_is_listed(reader: SandboxUser, asked: str) -> None:
    first = await reader.ask(asked)
    assert first.text.startswith("🗣 Silas Brandt · 1 of 2\nYou asked about “the harbour”\n")
    assert first.quotes == [NOT_FOR_SALE]
    second = await pressed(reader, first, "2/2 ›")
    assert second.text.startswith("🗣 Silas Brandt · 2 of 2\nYou asked about “the harbour”\n")
    assert LANTERNS in second.quotes[0]
    context = await pressed(reader, second, "‹ Before")
    assert context.text.startswith("You asked about “the harbour”\nContext: 1 passage before\n")
    assert (await pressed(reader, context, "Back to the speaker")).text == second.text
    assert (await pressed(reader, second, "‹ 1/2")).text == first.text


async def test_from_a_topic_a_button_leads_to_everything_that_is_quoted(reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt about the harbour")
    everything = await pressed(reader, first, "All quotations (3)")
    assert everything.text.startswith("🗣 Silas Brandt · Quotation 1 of 3\n")


async def test_nothing_about_the_topic_is_said_to_be_just_that(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes Silas Brandt about the lighthouse")
    assert reply.text == "Silas Brandt is quoted in the articles, but not about “the lighthouse”."
    assert reply.quotes == []
    everything = await pressed(reader, reply, "All quotations (3)")
    assert everything.text.startswith("🗣 Silas Brandt · Quotation 1 of 3\n")


async def test_what_is_only_reported_is_apart_and_never_called_a_quotation(reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt")
    report = await pressed(reader, first, "Reported, not quoted (2)")
    assert report.text.startswith(
        "🗣 Silas Brandt · Reported 1 of 2\n❗ Not a quotation: the outlet tells it in its own words.\n"
    )
    assert report.quotes == ["Brandt said that the council had paid for the buoys."]
    assert "as reported by the outlet, not a direct quotation" in report.text
    assert "direct quotation\n" not in report.text.replace("not a direct quotation\n", "")
    assert (await pressed(reader, report, "3 quotations")).text == first.text


async def test_what_somebody_says_in_other_articles_stands_in_the_same_list(reader: SandboxUser) -> None:
    first = await reader.ask("/quotes Silas Brandt")
    report = await pressed(reader, first, "Reported, not quoted (2)")
    other = await pressed(reader, report, "Reported 2 ›")
    assert articles.CLOCK_TITLE in other.text
    assert "the council would pay for a new pendulum" in other.quotes[0]


async def test_two_people_of_one_name_stay_two(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes Brandt")
    assert reply.text.startswith("“Brandt” can be several people. Whom do you mean?\n")
    assert "• Silas Brandt, the mayor · 3 quotations, reported 2 times" in reply.text
    assert reply.quotes == []
    assert "Silas Brandt, the mayor (3)" in labels(reply)
    sailmaker = await pressed(reader, reply, "Edmund Brandt")
    assert sailmaker.text.startswith("🗣 Edmund Brandt · Quotation 1 of 1\n")
    assert "No sailor asked for a second quay" in sailmaker.quotes[0]


async def test_of_two_people_the_one_who_is_chosen_is_still_asked_about_the_topic(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes Brandt about the harbour")
    chosen = await pressed(reader, reply, "Silas Brandt")
    assert chosen.quotes == [NOT_FOR_SALE]
    assert chosen.text.startswith("🗣 Silas Brandt on what you asked about · 1 of 2\n")


async def test_a_name_that_nobody_has_is_said_to_be_unknown(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes Wilhelmina Quux")
    assert reply.text.startswith("Nobody called “Wilhelmina Quux” is quoted in the articles.")
    assert "/speakers" in reply.text
    assert reply.quotes == []


async def test_of_an_unknown_name_the_closest_ones_are_offered(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes Silas Brenton")
    assert "Did you mean one of these?" in reply.text
    assert (await pressed(reader, reply, "Silas Brandt")).text.startswith("🗣 Silas Brandt · Quotation 1 of 3\n")


@pytest.mark.parametrize("typed", ["Zaneta Simunkova", "żaneta šimůnková", "Šimůnková", "Zaneta Simunkowa"])
async def test_a_name_typed_otherwise_is_shown_as_the_article_has_it(reader: SandboxUser, typed: str) -> None:
    reply = await reader.ask(f"/quotes {typed}")
    assert reply.text.startswith("🗣 Żaneta Šimůnková · Quotation 1 of 1\n")


async def test_somebody_without_a_name_is_found_by_the_articles_own_words(reader: SandboxUser) -> None:
    reply = await reader.ask("/quotes a council source")
    assert reply.text.startswith("🗣 “a council source” · Quotation 1 of 1\n")
    assert "— “a council source” (not named here) · direct quotation" in reply.text


async def test_without_a_name_the_command_explains_itself(reader: SandboxUser) -> None:
    for words in ("/quotes", "/quotes about the harbour", "/quotes ???"):
        assert (await reader.ask(words)).text.startswith("Write a name after the command")


async def test_the_name_can_stand_in_the_message_that_is_replied_to(reader: SandboxUser) -> None:
    name = await reader.send("Edmund Brandt")
    await reader.wait_for_reply()
    await reader.send("/quotes", reply_to=name)
    assert (await reader.wait_for_reply()).text.startswith("🗣 Edmund Brandt")


async def test_an_edited_command_gets_its_answer_edited(reader: SandboxUser) -> None:
    question = await reader.send("/quotes Edmund Brandt")
    answer = await reader.wait_for_reply()
    await reader.edit(question, "/quotes Silas Brandt")
    assert (await reader.wait_for_edit(answer)).text.startswith("🗣 Silas Brandt · Quotation 1 of 3\n")


async def test_in_a_group_the_command_works_and_anybody_may_turn_the_pages(harbour: Stage, reader: SandboxUser) -> None:
    group = await harbour.telegram.chat("Reading room")
    first = await reader.ask("/quotes@onrecord_sandbox_bot Silas Brandt", chat=group)
    boris = await harbour.telegram.user("Борис")
    second = await pressed(boris, first, "Quotation 2 ›")
    assert second.text.startswith("🗣 Silas Brandt · Цитата 2 из 3\n")
    assert second.quotes == [NOT_FOR_SALE]


async def test_in_a_chat_that_the_bot_is_not_in_the_list_can_be_leafed_through(
    harbour: Stage, reader: SandboxUser
) -> None:
    club = await harbour.telegram.chat("Book club")
    await reader.guest("What did Silas Brandt say about the harbour?", chat=club)
    first = await reader.wait_for_reply(chat=club)
    assert "You asked about “the harbour”" in first.text
    second = await pressed(reader, first, "2/2 ›")
    assert second.text.startswith("🗣 Silas Brandt on what you asked about · 2 of 2\n")
    assert LANTERNS in second.quotes[0]


@pytest.mark.parametrize(
    "asked",
    [
        "/quotes Корзухина о теплоходе",
        "Что сказала Дарья Корзухина о теплоходе?",
        "Что Корзухина говорила про теплоход?",
    ],
)
async def test_in_russian_the_same_words_lead_the_same_way(harbour: Stage, asked: str) -> None:
    boris = await harbour.telegram.user("Борис")
    first = await boris.ask(asked)
    assert first.text.startswith("🗣 Дарья Корзухина · 1 из 2\nВаш запрос: «")
    assert "Билеты на теплоход подорожают" in first.quotes[0]
    assert "— Дарья Корзухина, начальница пристани · прямая цитата" in first.text
    second = await pressed(boris, first, "2/2 ›")
    assert "Команду на теплоход мы набрали" in second.quotes[0]
    assert (await pressed(boris, second, "Все цитаты (3)")).text.startswith("🗣 Дарья Корзухина · Цитата 1 из 3\n")


@pytest.mark.parametrize("asked", ["/quotes Плахта про закваску", "Що сказала Одарка Плахта про закваску?"])
async def test_in_ukrainian_the_same_words_lead_the_same_way(harbour: Stage, asked: str) -> None:
    olena = await harbour.telegram.user("Олена")
    reply = await olena.ask(asked)
    assert reply.text.startswith("🗣 Одарка Плахта · 1 з 1\nВаш запит: «закваску»\n")
    assert "Закваску я зберегла вдома" in reply.quotes[0]


async def test_a_question_for_somebody_unknown_is_a_question_like_any_other(reader: SandboxUser) -> None:
    reply = await reader.ask("What did Napoleon say about the harbour?")
    assert reply.text == "The sources do not answer this: they never mention “Napoleon”."


@pytest.mark.parametrize("asked", ["Who said the harbour is not for sale?", "Who said “The harbour is not for sale”?"])
async def test_a_question_for_who_said_something_is_looked_up(reader: SandboxUser, asked: str) -> None:
    reply = await reader.ask(asked)
    assert reply.text.startswith("✅ Found")
    assert "— Silas Brandt" in reply.text


async def test_a_question_for_who_said_something_works_in_russian_and_ukrainian(harbour: Stage) -> None:
    boris, olena = await harbour.telegram.user("Борис"), await harbour.telegram.user("Олена")
    assert "— Дарья Корзухина" in (await boris.ask("Кто сказал «Фонари на пристани чинит моя бригада»?")).text
    assert "— Одарка Плахта" in (await olena.ask("Хто сказав, що закваску я зберегла вдома в погребі?")).text


NAMESAKES = """---
title: The Rowan brothers and the mill
language: en
---

“The mill wheel is rotten, and the mill race is dry,” said Edwin Rowan, the miller. “I will not sell it.”

“The geese will stay on the pond,” said Ambrose Rowan, the gamekeeper. “The mill is none of my business.”
"""


@pytest.mark.parametrize("asked", ["What did Rowan say about the mill?", "What did Rowan say?"])
async def test_a_plain_question_that_can_mean_two_people_asks_which(stage: Stage, asked: str) -> None:
    await stage.play(NAMESAKES)
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask(asked)
    assert reply.text.startswith("“Rowan” can be several people. Whom do you mean?")
    assert reply.quotes == []
    meant = await pressed(ada, reply, next(button for button in reply.buttons if "Ambrose" in button.text))
    assert "— Ambrose Rowan" in meant.text


async def test_a_plain_question_on_what_only_one_of_two_people_spoke_of_gives_that_ones_words(stage: Stage) -> None:
    await stage.play(NAMESAKES)
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("What did Rowan say about the geese?")
    assert reply.text.startswith("🗣 Ambrose Rowan · 1 of ")
    assert "The geese will stay" in reply.quotes[0]
