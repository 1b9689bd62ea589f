"""Each command, in a private chat."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed


async def test_start_says_what_the_bot_does_and_lists_the_articles(ada: SandboxUser) -> None:
    reply = await ada.ask("/start")
    assert "I answer only in their own words" in reply.text
    for title in (articles.CLOCK_TITLE, articles.ORCHARD_TITLE, articles.RIVER_TITLE, articles.BAKERY_TITLE):
        assert title in reply.text
    assert reply.links == ["https://quayside.example/clock"]
    assert reply.quotes == []


async def test_start_with_a_parameter_from_inline_mode_greets_as_well(ada: SandboxUser) -> None:
    assert "I answer only in their own words" in (await ada.ask("/start inline")).text


async def test_start_without_articles_says_that_there_are_none(stage: Stage) -> None:
    await stage.play(library=stage.library)
    ada = await stage.telegram.user("Ada")
    assert "I hold no articles yet." in (await ada.ask("/start")).text
    assert "I hold no articles yet." in (await ada.ask("/sources")).text
    assert "I hold no articles yet" in (await ada.ask("When did the town clock stop?")).text


async def test_help_lists_every_command_and_names_the_bot(ada: SandboxUser) -> None:
    reply = await ada.ask("/help")
    lookups = {"/ask", "/in", "/who", "/quotes", "/speakers", "/sources"}
    assert lookups | {"/digest", "/follow", "/privacy", "/forget"} <= set(reply.all_words("bot_command"))
    assert "@onrecord_sandbox_bot" in reply.text


async def test_ask_answers_the_words_beside_it(ada: SandboxUser) -> None:
    reply = await ada.ask("/ask How much does the town clock weigh?")
    assert "It was built in 1874 and weighs 920 kilograms." in reply.quotes[0]


async def test_ask_without_words_explains_itself(ada: SandboxUser) -> None:
    reply = await ada.ask("/ask")
    assert reply.text.startswith("Write your question after the command")
    assert reply.quotes == []


async def test_the_bots_name_alone_explains_how_to_ask(ada: SandboxUser) -> None:
    assert (await ada.ask("@onrecord_sandbox_bot")).text.startswith("Write your question after the command")


async def test_ask_as_a_reply_answers_what_the_other_message_says(ada: SandboxUser) -> None:
    first = await ada.send("Tell me: how much does the town clock weigh?")
    await ada.wait_for_reply()
    await ada.send("/ask", reply_to=first)
    assert "weighs 920 kilograms" in (await ada.wait_for_reply()).quotes[0]


async def test_ask_as_a_reply_with_a_quote_looks_up_only_the_quoted_part(ada: SandboxUser) -> None:
    first = await ada.send("It rains here. Pendulum cracked from top to bottom! And what of Friday?")
    await ada.wait_for_reply()
    await ada.send("/ask", reply_to=first, quote="Pendulum cracked from top to bottom")
    assert "Greta Holm" in (await ada.wait_for_reply()).text


async def test_ask_with_words_prefers_them_to_the_message_it_replies_to(ada: SandboxUser) -> None:
    first = await ada.send("How much does the town clock weigh?")
    await ada.wait_for_reply()
    await ada.send("/ask How many tonnes of harvest do the growers expect?", reply_to=first)
    assert "4,000 tonnes" in (await ada.wait_for_reply()).quotes[0]


async def test_a_command_in_capitals_and_with_the_bots_name_is_understood(ada: SandboxUser) -> None:
    reply = await ada.ask("/ASK@OnRecord_Sandbox_Bot How much does the town clock weigh?")
    assert "weighs 920 kilograms" in reply.quotes[0]


async def test_sources_tells_outlet_date_language_and_number_of_passages(ada: SandboxUser) -> None:
    reply = await ada.ask("/sources")
    assert reply.text.startswith("Articles 1–4 of 4")
    assert f"1. {articles.CLOCK_TITLE} · The Quayside Observer" in reply.text
    assert "3 February 2025 · English · 7 passages · version " in reply.text
    assert reply.buttons == []


async def test_sources_are_paged_forward_and_back(stage: Stage) -> None:
    await stage.play(*map(articles.numbered, range(1, 13)))
    ada = await stage.telegram.user("Ada")
    page = await ada.ask("/sources")
    assert page.text.startswith("Articles 1–5 of 12")
    assert [button.text for button in page.buttons] == ["Next ›"]
    page = await pressed(ada, page, "Next ›")
    assert page.text.startswith("Articles 6–10 of 12")
    assert [button.text for button in page.buttons] == ["‹ Back", "Next ›"]
    page = await pressed(ada, page, "Next ›")
    assert page.text.startswith("Articles 11–12 of 12")
    assert "11. Parish notes, part " in page.text
    assert [button.text for button in page.buttons] == ["‹ Back"]
    page = await pressed(ada, page, "‹ Back")
    assert page.text.startswith("Articles 6–10 of 12")


async def test_start_names_the_first_articles_and_counts_the_others(stage: Stage) -> None:
    await stage.play(*map(articles.numbered, range(1, 13)))
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("/start")
    assert reply.text.count("📄") == 5
    assert "and 7 more: /sources" in reply.text


async def test_privacy_says_what_is_kept(ada: SandboxUser) -> None:
    reply = await ada.ask("/privacy")
    assert "Your questions are kept for 30 days" in reply.text
    assert "for 30 days, so that editing the question corrects the answer" in reply.text
    assert "/forget erases all that I know of you" in reply.text


async def test_privacy_tells_people_their_own_number_where_nobody_else_reads_it(bot: Stage, ada: SandboxUser) -> None:
    assert f"Your Telegram number: {ada.id}" in (await ada.ask("/privacy")).text.splitlines()
    group = await bot.telegram.add_chat("Proofreaders", [ada])
    assert "Your Telegram number:" not in (await ada.ask("/privacy", chat=group)).text


async def test_an_unknown_command_points_to_help(ada: SandboxUser) -> None:
    for command in ("/frobnicate", "/asking When?", "/sources2"):
        assert (await ada.ask(command)).text == "I do not know this command. /help shows what I can do."


async def test_a_path_is_a_question_and_no_command(ada: SandboxUser) -> None:
    assert "I do not know this command" not in (await ada.ask("/usr/bin/clock weighs how much?")).text
