"""The chat page in Chromium: a question, the quotation, who says it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, expect

from tests.e2e import articles
from tests.e2e.browser import CHROMIUM, IS_REQUIRED, ChatPage, chromium
from tests.e2e.stage import Stage

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not IS_REQUIRED, reason="there is no chromium on this machine"),
]

PENDULUM = "What did Greta Holm say about the pendulum?"
SAYS = "“The pendulum is cracked from top to bottom, and nobody alive has cast another one,” said Greta Holm"


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


async def opened(browser: Browser, stage: Stage, width: int, height: int) -> ChatPage:
    context = await browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    page = ChatPage(await context.new_page())
    await page.page.goto(stage.running.url)
    return page


def is_sound(page: ChatPage, stage: Stage) -> bool:
    """Whether nothing went wrong in the page, and it loaded nothing from elsewhere."""
    hosts = {urlsplit(url).netloc for url in page.visited if not url.startswith(("data:", "blob:"))}
    return page.complaints == [] and hosts == {urlsplit(stage.running.url).netloc}


async def test_a_question_typed_on_the_page_is_answered_with_quotation_and_attribution(
    bot: Stage, browser: Browser
) -> None:
    page = await opened(browser, bot, 1200, 800)
    answer = await page.ask(PENDULUM)
    await expect(answer.locator("blockquote")).to_contain_text(SAYS)
    await expect(answer).to_contain_text("— Greta Holm")
    await expect(answer).to_contain_text("direct quotation")
    await expect(answer.get_by_role("link", name=articles.CLOCK_TITLE)).to_have_attribute(
        "href", "https://quayside.example/clock"
    )
    await page.save("answer")
    context = await page.press("After ›")
    await expect(context).to_contain_text("Context: 1 passage after")
    await expect(context.locator("blockquote")).to_contain_text("A councillor who asked not to be named")
    await expect(await page.press("Back to the speaker")).to_contain_text("— Greta Holm")
    refusal = await page.ask("What did Napoleon say about the pendulum?")
    await expect(refusal).to_contain_text("The sources do not answer this: they never mention “Napoleon”.")
    await expect(refusal.locator("blockquote")).to_have_count(0)
    await page.save("no-answer")
    assert is_sound(page, bot)


async def test_on_a_phone_everything_fits_and_works(bot: Stage, browser: Browser) -> None:
    page = await opened(browser, bot, 390, 844)
    await page.page.get_by_role("navigation", name="Chats").get_by_role("button").first.click()
    answer = await page.ask(PENDULUM)
    await expect(answer.locator("blockquote")).to_contain_text(SAYS)
    await expect(answer).to_contain_text("— Greta Holm")
    assert await page.overflow() <= 0
    await page.save("phone")
    await expect(await page.press("‹ Before")).to_contain_text("Context: 1 passage before")
    assert await page.overflow() <= 0
    assert is_sound(page, bot)


async def test_the_keyboard_alone_is_enough(bot: Stage, browser: Browser) -> None:
    page = await opened(browser, bot, 1200, 800)
    await expect(page.line).to_be_focused()
    await page.page.keyboard.type(PENDULUM)
    await page.page.keyboard.press("Enter")
    await expect(page.answer.locator("blockquote")).to_contain_text(SAYS)
    wanted = page.answer.get_by_role("button", name="After ›")
    for _ in range(12):
        await page.page.keyboard.press("Shift+Tab")
        if await wanted.evaluate("node => node === document.activeElement"):
            break
    await expect(wanted).to_be_focused()
    await page.save("keyboard")
    await page.page.keyboard.press("Enter")
    await expect(page.answer).to_contain_text("Context: 1 passage after")
    assert is_sound(page, bot)
