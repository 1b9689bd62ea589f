"""The picture in the README: the chat page with questions about the sample articles.

python -m tests.e2e.screenshot [file]
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot import app
from bot.sandbox import serve
from bot.settings import SHIPPED_ARTICLES, Settings
from bot.store import StorePlace, open_store
from knowledge.library import Library
from tests.e2e.browser import ChatPage, chromium

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "screenshot.png"

QUESTIONS = ("What did Edda Renwick say about the timetable?", "What did Brussels say about the bridge?")
"""A named speaker; and somebody the articles never mention."""

WIDTH, HEIGHT, SCALE = 960, 664, 1.25
"""The window in CSS pixels, and how many pixels of the picture each of them is."""


async def take(file: Path) -> None:
    """Runs the bot on the sample articles, asks the questions on the page, and keeps a picture of it."""
    library, stop = Library(), asyncio.Event()
    await library.load(SHIPPED_ARTICLES)
    async with serve() as running, chromium() as browser:
        settings = Settings(
            _env_file=None, bot_token=SecretStr(running.token), api_base_url=running.url, log_level="WARNING"
        )
        bot = asyncio.create_task(run(settings, library, stop))
        page = await browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, color_scheme="light", locale="en-GB"
        )
        chat = ChatPage(page)
        await page.goto(running.url)
        for question in QUESTIONS:
            await chat.ask(question)
        file.parent.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=file, animations="disabled", caret="hide")
        stop.set()
        await bot


async def run(settings: Settings, library: Library, stop: asyncio.Event) -> None:
    """Runs the bot, which remembers nothing afterwards."""
    with TemporaryDirectory() as folder:
        async with open_store(StorePlace(None, Path(folder))) as store:
            await app.run(settings, library, store, stop)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    asyncio.run(take(target))
    print(target)
