"""Questions to some of the articles: what was taken for a filter stands above the answer and the refusal."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

WEIGHT = "It was built in 1874 and weighs 920 kilograms."


async def test_in_asks_one_outlet_and_says_so(ada: SandboxUser) -> None:
    reply = await ada.ask("/in The Quayside Observer: How much does the clock weigh?")
    assert reply.text.startswith("🗂 Only in: “The Quayside Observer”\n")
    assert WEIGHT in reply.quotes[0]
    assert "📄 " + articles.CLOCK_TITLE in reply.text


async def test_in_takes_authors_titles_and_dates_and_several_of_them(ada: SandboxUser) -> None:
    for where in ("Fenwick", articles.CLOCK_TITLE, "February 2025", "since 2025-01, the observer", "2025"):
        reply = await ada.ask(f"/in {where}: How much does the clock weigh?")
        assert WEIGHT in reply.quotes[0], where
        assert "🗂 Only in: " in reply.text


async def test_in_as_a_reply_asks_what_the_other_message_says(ada: SandboxUser) -> None:
    first = await ada.send("How much does the clock weigh?")
    await ada.wait_for_reply()
    await ada.send("/in Quayside Observer", reply_to=first)
    reply = await ada.wait_for_reply()
    assert reply.text.startswith("🗂 Only in: “Quayside Observer”\n")
    assert WEIGHT in reply.quotes[0]


async def test_in_takes_other_ways_to_say_it(ada: SandboxUser) -> None:
    for words in (
        "/in source:Observer how much does the clock weigh?",
        "/in articles by Oskar Dunmore, how much does the clock weigh?",
        "/in “The Quayside Observer”: how much does the clock weigh?",
        "/in The Quayside Observer\nhow much does the clock weigh?",
    ):
        assert WEIGHT in (await ada.ask(words)).quotes[0], words


async def test_in_without_a_filter_or_without_a_question_explains_itself(ada: SandboxUser) -> None:
    for words in ("/in", "/in The Quayside Observer", "/in The Quayside Observer:", "/in : who?"):
        reply = await ada.ask(words)
        assert reply.text.startswith("Write where to look, a colon and your question after the command"), words
        assert reply.quotes == []


async def test_when_no_article_fits_it_says_which_filter_fits_none(ada: SandboxUser) -> None:
    reply = await ada.ask("/in The Guardian, 2025: How much does the clock weigh?")
    assert reply.text == "None of my articles fits “The Guardian”. /sources shows them all."
    assert reply.quotes == []
    assert reply.buttons == []


async def test_a_plain_question_says_which_articles_it_is_about(ada: SandboxUser) -> None:
    reply = await ada.ask("What did Greta Holm say about the pendulum in articles by Oskar Dunmore?")
    assert reply.text.startswith("🗂 Only in: “articles by Oskar Dunmore”\n")
    assert "The pendulum is cracked from top to bottom" in reply.quotes[0]


async def test_a_refusal_says_where_was_looked(ada: SandboxUser) -> None:
    reply = await ada.ask("What did Greta Holm say about the pendulum in articles by Nora Tilling?")
    assert reply.text.startswith("🗂 Only in: “articles by Nora Tilling”\n")
    assert reply.quotes == []


async def test_who_wrote_which_article(ada: SandboxUser) -> None:
    reply = await ada.ask("Who wrote the Elmsby Weekly article?")
    assert reply.quotes == ["Nora Tilling"]
    assert articles.ORCHARD_TITLE in reply.text
    assert [button.text for button in reply.buttons] == ["👍", "👎"]


async def test_filters_are_understood_in_russian_and_ukrainian(boris: SandboxUser, olena: SandboxUser) -> None:
    reply = await boris.ask("Сколько стоит билет в статье Глафиры Тишиной?")
    assert reply.text.startswith("🗂 Только здесь: «статье Глафиры Тишиной»\n")
    assert "Билет стоит 320 рублей." in reply.quotes[0]
    reply = await boris.ask("/in Таймс: Сколько стоит билет?")
    assert reply.text == "Ни одна из моих статей не подходит под условие «Таймс». Все статьи показывает /sources."
    reply = await olena.ask("/in Вербівський тиждень, березень 2025: Скільки буханців випікають?")
    assert reply.text.startswith("🗂 Лише тут: «Вербівський тиждень» і «березень 2025»\n")
    assert "600 буханців" in reply.quotes[0]


async def test_the_buttons_of_a_filtered_answer_lead_back_to_the_passage(ada: SandboxUser) -> None:
    answer = await ada.ask("/in The Quayside Observer: How much does the clock weigh?")
    after = await pressed(ada, answer, "After ›")
    back = await pressed(ada, after, "Back to the answer")
    assert back.quotes == answer.quotes


async def test_editing_the_filter_edits_the_answer(bot: Stage) -> None:
    ada = await bot.telegram.user("Ada")
    question = await ada.send("/in Nora Tilling: How much does the clock weigh?")
    refusal = await ada.wait_for_reply()
    assert refusal.quotes == []
    await ada.edit(question, "/in Marit Fenwick: How much does the clock weigh?")
    assert WEIGHT in (await ada.wait_for_edit(refusal)).quotes[0]


async def test_inline_mode_keeps_to_operators(ada: SandboxUser) -> None:
    results = await ada.inline("source:Observer frost blossom pendulum clock")
    assert results.results
    assert all("The Quayside Observer" in result["title"] for result in results.results)
    everything = await ada.inline("frost blossom pendulum clock")
    assert any("Elmsby Weekly" in result["title"] for result in everything.results)
