"""When the bot itself fails: a damaged article is never quoted wrongly, and nobody is left without a word."""

from __future__ import annotations

import pytest

from bot.sandbox.client import SandboxUser
from knowledge.library import Library
from knowledge.models import Article, Span, version_of
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

ELSEWHERE = Span(version=version_of("Another text altogether."), start=0, end=7)
"""Words of a text that is no article: whatever points there must not be quoted."""


def damage(article: Article, field: str) -> Article:
    """The article with a field of its metadata that points elsewhere."""
    return article.model_copy(update={"metadata": article.metadata.model_copy(update={field: ELSEWHERE})})


@pytest.fixture
async def damaged(stage: Stage) -> Stage:
    """A bot with one sound article and one whose title points into another text."""
    library = Library()
    sound, broken = await stage.load(articles.ORCHARD, articles.CLOCK, into=Library())
    await library.add(sound)
    await library.add(damage(broken, "title"))
    await stage.play(library=library)
    return stage


@pytest.fixture
async def reader(damaged: Stage) -> SandboxUser:
    return await damaged.telegram.user("Ada")


async def test_an_unforeseen_failure_is_apologised_for_with_a_code_and_logged_once(
    damaged: Stage, reader: SandboxUser, caplog: pytest.LogCaptureFixture
) -> None:
    damaged.expected_errors = 1
    question = await reader.send("/sources")
    reply = await reader.wait_for_reply()
    assert reply.text.startswith("Sorry, something went wrong on my side. The code for the operator: E-")
    assert reply.reply_to == question.id
    code = reply.text.split()[-1]
    assert [code in record.getMessage() for record in caplog.records].count(True) == 1


async def test_words_that_cannot_be_attributed_are_not_quoted(damaged: Stage, reader: SandboxUser) -> None:
    reply = await reader.ask("What did Greta Holm say about the pendulum?")
    assert reply.text == "The article has changed, so I cannot show these words. Please ask again."
    assert reply.quotes == []
    found = await reader.ask("/who the pendulum is cracked")
    assert found.quotes == []


async def test_the_other_articles_are_answered_from_as_before(damaged: Stage, reader: SandboxUser) -> None:
    reply = await reader.ask("What did Pascal Reeve say about the candles?")
    assert "— Pascal Reeve" in reply.text


async def test_inline_such_words_are_left_out(damaged: Stage, reader: SandboxUser) -> None:
    assert (await reader.inline("pendulum is cracked")).results == []
    assert (await reader.inline("two hundred candles")).results


async def test_a_list_that_cannot_be_drawn_any_more_says_so_in_the_window(stage: Stage) -> None:
    await stage.play(*map(articles.numbered, range(1, 13)))
    ada = await stage.telegram.user("Ada")
    page = await pressed(ada, await ada.ask("/sources"), "Next ›")
    (broken,) = await stage.load(articles.CLOCK, into=Library())
    await stage.library.add(damage(broken, "outlet").model_copy(update={"id": "clock"}))
    said = await ada.press(page, "Next ›")
    assert said.text == "The article has changed since. Please ask again."
    assert said.show_alert
    assert (await stage.telegram.message(page.chat_id, page.id)).text == page.text
