"""The pages of a digest in the chat: forward and back, after a restart, and when an article is gone."""

from __future__ import annotations

from datetime import date

from bot.digests import choose
from bot.i18n import load_languages
from bot.messages.digest import digest_message
from bot.sandbox.client import Message, SandboxUser
from tests.bot.digests.newsroom import EVERYTHING
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

FLEET = [
    articles.ORCHARD.replace("Frost takes half", f"Frost {number} takes half").replace(
        "I lit two", f"I lit {number} times two"
    )
    for number in range(7)
]


async def digest(stage: Stage, person: SandboxUser) -> Message:
    """A digest of everything that the bot holds, in the person's private chat."""
    question = await person.send("/start")
    await person.wait_for_reply()
    versions = [article.version for article in stage.library.articles()]
    texts = load_languages().texts("en")
    made = digest_message(
        stage.library, choose(stage.library, versions, [], set(), EVERYTHING), texts, date(2031, 3, 4)
    )
    assert made.keyboard is not None
    await stage.call(
        "sendMessage",
        chat_id=person.id,
        text=made.text,
        entities=[entity.to_dict() for entity in made.entities],
        reply_markup=made.keyboard.to_dict(),
        reply_parameters={"message_id": question.id},
        link_preview_options={"is_disabled": True},
    )
    return await person.wait_for_reply(contains="Digest")


async def test_more_and_back_turn_the_pages_of_a_digest_after_a_restart_too(stage: Stage) -> None:
    await stage.play(*FLEET)
    ada = await stage.telegram.user("Ada")
    first = await digest(stage, ada)
    assert [each.text for each in first.buttons] == ["· 1 ·", "More (3)"]
    second = await pressed(ada, first, "More (3)")
    assert second.id == first.id
    assert "page 2 of 2" in second.text
    assert not set(first.quotes) & set(second.quotes)
    await stage.close()
    await stage.play(*FLEET)
    again = await pressed(ada, second, "‹ 1")
    assert (again.text, again.quotes) == (first.text, first.quotes)


async def test_a_page_of_articles_that_are_gone_says_so_and_changes_nothing(stage: Stage) -> None:
    await stage.play(*FLEET)
    ada = await stage.telegram.user("Ada")
    first = await digest(stage, ada)
    await stage.close()
    await stage.play(articles.CLOCK)
    said = await ada.press(first, "More (3)")
    assert said.show_alert
    assert (await stage.telegram.message(first.chat_id, first.id)).text == first.text
