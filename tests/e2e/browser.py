"""Chromium on the sandbox's chat page, and what a person does there."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, async_playwright, expect

CHROMIUM = shutil.which("chromium")
"""Debian's own; None where it is not installed."""

IS_REQUIRED = os.environ.get("ONRECORD_REQUIRE_BROWSER") == "1"
"""Whether a missing Chromium is a failure rather than a reason to skip."""

SCREENSHOTS = Path(__file__).resolve().parents[2] / "build" / "screenshots"

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE = 10_000
"""Milliseconds that the page may take for anything."""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Runs Chromium. Raises RuntimeError where there is none."""
    if CHROMIUM is None:
        raise RuntimeError("there is no chromium on this machine: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            await browser.close()


class ChatPage:
    """The page as a person sees it. `complaints` collects what goes wrong in it, `visited` every address it loads."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.visited: list[str] = []
        page.set_default_timeout(_PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("request", lambda request: self.visited.append(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    @property
    def line(self) -> Locator:
        """Where one writes."""
        return self.page.get_by_label("Message", exact=True)

    @property
    def answer(self) -> Locator:
        """The newest message, once it is the bot's."""
        return self.page.locator("article.message").last.and_(self.page.locator("article:not(.own)"))

    async def ask(self, question: str) -> Locator:
        """Types a question, presses Enter, and waits for the answer."""
        told = self.page.locator("article.message")
        before = await told.count()
        await self.line.click()
        await self.page.keyboard.type(question)
        await self.page.keyboard.press("Enter")
        await expect(told).to_have_count(before + 2, timeout=_PATIENCE)
        return self.answer

    async def press(self, label: str) -> Locator:
        """Presses a button under the newest message and waits until it says something else."""
        before = await self.answer.locator(".words").inner_text()
        await self.answer.get_by_role("button", name=label).click()
        await expect(self.answer.locator(".words")).not_to_have_text(before, timeout=_PATIENCE)
        return self.answer

    async def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(await self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    async def save(self, name: str) -> None:
        """Keeps a picture of the page among the build's."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SCREENSHOTS / f"{name}.png", animations="disabled")
