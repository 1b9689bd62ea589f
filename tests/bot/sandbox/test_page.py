"""The chat page in a browser: what a person sees and does."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.sandbox import Running, serve
from bot.sandbox.app import STATIC
from bot.sandbox.client import SandboxClient
from tests.bot.sandbox.test_files import png

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.asyncio(loop_scope="module")
browser_test = pytest.mark.browser
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


async def test_no_script_of_the_page_parses_markup_or_loads_anything_from_elsewhere() -> None:
    forbidden = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "https://", "DOMParser")
    scripts = {path.name: path.read_text() for path in STATIC.glob("*.js")}
    assert "app.js" in scripts
    assert [(name, word) for name, text in scripts.items() for word in forbidden if word in text] == []
    styles = {path.name: path.read_text() for path in STATIC.glob("*.css")}
    assert [name for name, text in styles.items() if "@import" in text or "url(" in text] == []


KEYBOARD = {"inline_keyboard": [[{"text": "Open", "callback_data": "open"}]]}


class Bot:
    """Says things as the bot."""

    def __init__(self, running: Running) -> None:
        self.url = f"{running.base_url}{running.token}"
        self.http = httpx.AsyncClient()

    async def __call__(self, method: str, **parameters: Any) -> Any:
        body = (await self.http.post(f"{self.url}/{method}", json=parameters)).json()
        assert body["ok"], body
        return body["result"]


@pytest_asyncio.fixture(loop_scope="module")
async def running() -> AsyncIterator[Running]:
    async with serve() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def telegram(running: Running) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(running.url) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="module")
async def bot(running: Running) -> AsyncIterator[Bot]:
    bot = Bot(running)
    yield bot
    await bot.http.aclose()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-sync",
            ],
        )
        yield browser
        await browser.close()


Open = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="module")
async def opened(browser: Browser, running: Running) -> AsyncIterator[Open]:
    """Opens the page in a window of its own: `await opened(width, **options of the window)`."""
    contexts = []

    async def open_page(width: int = 1100, **options: Any) -> Page:
        context = await browser.new_context(viewport={"width": width, "height": 760}, locale="en-GB", **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = await context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"the page failed: {error}"))
        await page.goto(running.url)
        await page.wait_for_selector(".chat")
        return page

    yield open_page
    for context in contexts:
        await context.close()


async def send(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


@browser_test
@needs_browser
async def test_entities_are_drawn_as_telegram_draws_them(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    ada = await telegram.user("Ada")
    await ada.send("The ferry was <b>cancelled</b> & nobody knew")
    text = "🙂 “We have no boat,” she said.\nThe Lantern · code hidden\nשלום עולם"
    spans = {"blockquote": "🙂 “We have no boat,” she said.", "bold": "no boat", "code": "code", "spoiler": "hidden"}
    entities = []
    for kind, words in spans.items():
        offset = len(text[: text.index(words)].encode("utf-16-le")) // 2
        entities.append({"type": kind, "offset": offset, "length": len(words.encode("utf-16-le")) // 2})
    link = {"type": "text_link", "offset": 32, "length": 11, "url": "https://example.com/a"}
    quote = {"message_id": 101, "quote": "<b>cancelled</b>"}
    await bot("sendMessage", chat_id=ada.id, text=text, entities=[*entities, link], reply_parameters=quote)
    page = await opened()
    last = page.locator(".message").last
    await expect(last.locator("blockquote")).to_have_text("🙂 “We have no boat,” she said.")
    await expect(last.locator("blockquote strong")).to_have_text("no boat")
    await expect(last.locator("code")).to_have_text("code")
    await expect(last.locator("a", has_text="The Lantern")).to_have_attribute("href", "https://example.com/a")
    await expect(last.locator(".reply")).to_contain_text("<b>cancelled</b>")
    await expect(page.locator(".message").first.locator(".words")).to_contain_text("<b>cancelled</b> & nobody")
    bar = await last.locator("blockquote").evaluate("node => getComputedStyle(node).borderInlineStartWidth")
    assert bar == "3px"
    spoiler = last.locator(".spoiler")
    assert await spoiler.evaluate("node => getComputedStyle(node).color") == "rgba(0, 0, 0, 0)"
    await spoiler.focus()
    await page.keyboard.press("Enter")
    await expect(last.locator(".spoiler.open")).to_have_text("hidden")


@browser_test
@needs_browser
async def test_overlapping_entities_lose_no_words(opened: Open) -> None:
    page = await opened()
    drawn = await page.evaluate(
        """async () => {
            const { draw } = await import("/static/entities.js");
            const text = "abc🙂def\\nghi";
            const at = (type, offset, length) => ({ type, offset, length });
            const cases = [
                [at("bold", 0, 5), at("italic", 3, 4)],
                [at("blockquote", 0, 8), at("bold", 6, 5), at("code", 2, 1)],
                [at("spoiler", 5, 100), at("underline", 0, 12)],
                [at("pre", 9, 3), at("strikethrough", 0, 12)],
                [at("mention", 40, 2), at("hashtag", 3, 0)],
            ];
            return cases.map((entities) => {
                const node = document.createElement("div");
                node.append(draw(text, entities));
                return node.textContent.replace("\\n", "");
            });
        }"""
    )
    assert drawn == ["abc🙂defghi"] * 5


@browser_test
@needs_browser
async def test_writing_replying_and_editing_by_keyboard(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    page = await opened()
    await page.click(".about button")
    await expect(page.locator(".message.own")).to_have_text(re.compile("/start"))
    await send(page, "feri")
    await expect(page.locator(".message.own").last).to_contain_text("feri")
    await page.press("#text", "ArrowUp")
    await expect(page.locator("#bar-title")).to_have_text("Edit message")
    await send(page, "ferry")
    await expect(page.locator(".message.own").last).to_contain_text("ferry")
    await expect(page.locator(".message.own").last.locator(".meta")).to_contain_text("edited")
    await bot("sendMessage", chat_id=100_001, text="Which ferry?")
    await page.locator(".message", has_text="Which ferry?").locator(".acts").focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.locator("#bar-title")).to_have_text("Reply to On Record")
    await send(page, "The old one")
    await expect(page.locator(".message.own").last.locator(".reply")).to_contain_text("Which ferry?")
    [said] = [item for item in await telegram.messages(100_001) if item.text == "The old one"]
    assert said.reply_to is not None


@browser_test
@needs_browser
async def test_commands_are_offered_in_the_persons_language(opened: Open, bot: Bot) -> None:
    await bot(
        "setMyCommands", commands=[{"command": "ask", "description": "Ask"}, {"command": "who", "description": "Who"}]
    )
    await bot("setMyCommands", commands=[{"command": "ask", "description": "Спросить"}], language_code="ru")
    page = await opened()
    await page.fill("#text", "/w")
    await expect(page.locator("#panel [role=option]")).to_have_text(["/whoWho"])
    await page.press("#text", "ArrowDown")
    await page.press("#text", "Enter")
    await expect(page.locator(".message.own")).to_have_text(re.compile("/who"))
    await page.locator("input[value='100002']").check(force=True)
    await page.click("#menu")
    await expect(page.locator("#panel [role=option]")).to_have_text(["/askСпросить"])


@browser_test
@needs_browser
async def test_buttons_alerts_and_typing(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    keyboard = {
        "inline_keyboard": [[{"text": "Next", "callback_data": "n"}], [{"text": "Copy", "copy_text": {"text": "x"}}]]
    }
    message = await bot("sendMessage", chat_id=ada.id, text="Page one", reply_markup=keyboard)
    page = await opened()
    for alert in (False, True):
        await page.click(".buttons button:has-text('Next')")
        query = (await bot("getUpdates", offset=-1, timeout=5))[0]["callback_query"]
        await bot("answerCallbackQuery", callback_query_id=query["id"], text="Turning", show_alert=alert)
        await expect(page.locator("#alert-text" if alert else ".toast")).to_have_text("Turning")
    await page.keyboard.press("Escape")
    await bot("editMessageText", chat_id=ada.id, message_id=message["message_id"], text="Page two")
    await expect(page.locator(".message").last.locator(".words")).to_contain_text("Page two")
    await bot("sendChatAction", chat_id=ada.id, action="typing")
    await expect(page.locator("#talk-status")).to_have_text("is typing…")
    await bot("deleteMessage", chat_id=ada.id, message_id=message["message_id"])
    await expect(page.locator(".message")).to_have_count(1)


@browser_test
@needs_browser
async def test_inline_mode_above_the_line(opened: Open, bot: Bot) -> None:
    page = await opened()
    await page.click(".chat:has-text('Book club')")
    await expect(page.locator("#talk-name")).to_have_text("Book club")
    await page.fill("#text", "@onrecord_sandbox_bot fer")
    update = (await bot("getUpdates", offset=-1, timeout=5))[0]["inline_query"]
    assert update["query"] == "fer"
    content = {"message_text": "The ferry sails"}
    result = {
        "type": "article",
        "id": "1",
        "title": "Ferry",
        "description": "It sails",
        "input_message_content": content,
    }
    await bot("answerInlineQuery", inline_query_id=update["id"], results=[result])
    await page.press("#text", "ArrowDown")
    await expect(page.locator("#panel [aria-selected=true]")).to_contain_text("It sails")
    await page.press("#text", "Enter")
    await expect(page.locator(".message.own")).to_contain_text("via @onrecord_sandbox_bot")
    await expect(page.locator("#text")).to_have_value("")


@browser_test
@needs_browser
async def test_photos_and_documents_go_up_and_come_down(opened: Open, bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("No ferry.")
    (tmp_path / "boat.png").write_bytes(png(40, 30))
    page = await opened()
    for label, name in (("File", "ferry.txt"), ("Photo", "boat.png")):
        await page.click("#attach")
        async with page.expect_file_chooser() as chooser:
            await page.click(f".sheet >> text={label}")
        await (await chooser.value).set_files(tmp_path / name)
    await expect(page.locator(".picture")).to_be_visible()
    assert await page.locator(".picture").evaluate("node => node.decode().then(() => node.naturalWidth)") == 40
    async with page.expect_download() as download:
        await page.click(".document")
    saved = await download.value
    assert saved.suggested_filename == "ferry.txt"
    await saved.save_as(tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_text() == "No ferry."
    kinds = [sorted({"document", "photo"} & set(update["message"])) for update in await bot("getUpdates")]
    assert kinds == [["document"], ["photo"]]


@browser_test
@needs_browser
async def test_a_tall_picture_of_the_bot_keeps_its_proportions_and_its_caption_can_change(
    opened: Open, telegram: SandboxClient, bot: Bot
) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    form = {"chat_id": str(ada.id), "caption": "Who speaks", "reply_markup": json.dumps(KEYBOARD)}
    answer = await bot.http.post(f"{bot.url}/sendPhoto", data=form, files={"photo": ("bars.png", png(300, 600))})
    photo = answer.json()["result"]["message_id"]
    page = await opened(390)
    await page.click(".chat >> nth=0")
    shown = page.locator("article.message").last
    await expect(shown.locator(".words")).to_contain_text("Who speaks")
    await expect(shown.get_by_role("button", name="Open", exact=True)).to_be_visible()
    await shown.locator(".picture").evaluate("node => node.decode()")
    box = await shown.locator(".picture").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(2 * box["width"], rel=0.02)
    await bot("editMessageCaption", chat_id=ada.id, message_id=photo, caption="Who speaks now")
    await expect(shown.locator(".words")).to_contain_text("Who speaks now")
    await expect(shown.locator(".picture")).to_be_visible()


@browser_test
@needs_browser
@pytest.mark.parametrize("width", [360, 390])
async def test_a_phone_shows_one_pane_at_a_time_and_nothing_sticks_out(
    opened: Open, telegram: SandboxClient, bot: Bot, width: int
) -> None:
    ada = await telegram.user("Ada")
    await ada.send("W" * 400)
    keyboard = {"inline_keyboard": [[{"text": "A rather long label " * 3, "callback_data": str(i)} for i in range(3)]]}
    entities = [{"type": "pre", "offset": 0, "length": 300}]
    await bot("sendMessage", chat_id=ada.id, text="x" * 300, entities=entities, reply_markup=keyboard)
    page = await opened(width, has_touch=True, is_mobile=True)
    await expect(page.locator("#talk")).to_be_hidden()
    await page.click(".chat >> nth=0")
    await expect(page.locator("#talk")).to_be_visible()
    await expect(page.locator("#chats")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    edges = "nodes => Math.max(...nodes.map(node => node.getBoundingClientRect().right))"
    widest = await page.eval_on_selector_all(".bubble, .buttons", edges)
    assert widest <= width
    await page.click("#back")
    await expect(page.locator("#chats")).to_be_visible()


@browser_test
@needs_browser
async def test_links_that_start_the_bot_stay_on_the_page(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    ada = await telegram.user("Ada")
    group = await telegram.chat("Reading room")
    address = "https://t.me/OnRecord_Sandbox_bot?start=add-7"
    keyboard = {"inline_keyboard": [[{"text": "Add it", "url": address}]]}
    await bot("sendMessage", chat_id=group, text=f"See {address}", reply_markup=keyboard)
    page = await opened()
    for button in (".words .tap", ".buttons button"):
        await page.click(".chat:has-text('Reading room')")
        await page.click(button)
        await expect(page.locator("#talk-name")).to_have_text("On Record")
    await expect(page.locator(".message.own")).to_have_count(2)
    assert [message.text for message in await telegram.messages(ada.id)] == ["/start add-7"] * 2


@browser_test
@needs_browser
async def test_a_channel_is_written_by_its_administrators_and_read_by_all(
    opened: Open, telegram: SandboxClient, bot: Bot
) -> None:
    wire = await telegram.chat("Morning wire")
    await bot("sendMessage", chat_id=wire, text="Digest of the day", reply_markup=KEYBOARD)
    page = await opened(390)
    await page.click(".chat:has-text('Morning wire')")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "Post in Morning wire")
    await send(page, "Fog over the harbour")
    posts = page.locator("article.message")
    await expect(posts.locator(".who")).to_have_text(["Morning wire", "Morning wire"])
    await expect(page.locator(".message.own")).to_have_count(0)
    assert (await bot("getUpdates", offset=-1, timeout=5))[0]["channel_post"]["text"] == "Fog over the harbour"
    await page.press("#text", "ArrowUp")
    await send(page, "No fog")
    await expect(posts.last).to_contain_text("No fog")
    await page.click("#back")
    await page.locator("input[value='100002']").check(force=True)
    await page.click(".chat:has-text('Morning wire')")
    await expect(page.locator("#silent")).to_be_visible()
    await expect(page.locator("#composer")).to_be_hidden()
    await page.click(".buttons button")
    assert (await bot("getUpdates", offset=-1, timeout=5))[0]["callback_query"]["from"]["id"] == 100_002


@browser_test
@needs_browser
async def test_a_keyboard_asks_for_a_place_and_gives_way(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    rows = [[{"text": "Here", "request_location": True}], ["Kyiv", "London"]]
    markup = {"keyboard": rows, "resize_keyboard": True, "one_time_keyboard": True, "input_field_placeholder": "City"}
    await bot("sendMessage", chat_id=ada.id, text="Where are you?", reply_markup=markup)
    page = await opened(390)
    await page.click(".chat >> nth=0")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "City")
    edges = "nodes => Math.max(...nodes.map(node => node.getBoundingClientRect().right))"
    assert await page.eval_on_selector_all("#keyboard button", edges) <= 390
    await page.click("#keyboard >> text=Here")
    await page.click("#place >> text=Cancel")
    assert not any(message.location for message in await telegram.messages(ada.id))
    await page.click("#keyboard >> text=Here")
    await page.fill("#latitude", "91")
    await page.click("#place >> text=Send >> nth=-1")
    await expect(page.locator("#place")).to_be_visible()
    await page.click("#place >> text=Apia")
    await page.click("#place >> text=Send >> nth=-1")
    await expect(page.locator(".message.own").last).to_contain_text("13.8333° S, 171.7667° W")
    assert (await bot("getUpdates", offset=-1))[0]["message"]["location"]["latitude"] == -13.8333
    await expect(page.locator("#keyboard")).to_be_hidden()
    await page.click("#keyboard-open")
    await page.click("#keyboard >> text=London")
    await expect(page.locator(".message.own").last).to_contain_text("London")
    await bot("sendMessage", chat_id=ada.id, text="Noted", reply_markup={"remove_keyboard": True})
    await expect(page.locator("#keyboard-open")).to_be_hidden()
    await expect(page.locator("#keyboard")).to_be_hidden()


@browser_test
@needs_browser
async def test_an_administrator_can_write_in_the_name_of_the_group(opened: Open, bot: Bot) -> None:
    page = await opened()
    await page.click(".chat:has-text('Newsroom')")
    await page.fill("#text", "half a thought")
    await page.click("#attach")
    await page.click(".sheet >> text=Write in the group's name")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "Message as Newsroom")
    await expect(page.locator("#text")).to_have_value("half a thought")
    await send(page, "/digest")
    await expect(page.locator(".message.own .who")).to_have_text("Newsroom")
    told = (await bot("getUpdates", offset=-1, timeout=5))[0]["message"]
    assert (told["from"]["username"], told["sender_chat"]["title"]) == ("GroupAnonymousBot", "Newsroom")
    await page.click("#attach")
    await page.click(".sheet >> text=Write in my own name")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "Message")


@browser_test
@needs_browser
async def test_the_bots_place_in_a_chat_is_a_setting(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    page = await opened()
    await page.click(".chat:has-text('Book club')")
    await page.click("#settings-open")
    await page.get_by_label("The bot in “Book club”").select_option("administrator")
    await expect(page.locator("#talk-status")).to_have_text("3 members, the bot as administrator")
    change = (await bot("getUpdates"))[0]["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("left", "administrator")
    await page.keyboard.press("Escape")
    await expect(page.locator(".day").last).to_have_text("On Record joined")


@browser_test
@needs_browser
async def test_a_crowd_stays_off_the_page(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    crowd = await telegram.add_users(3_000, met=True)
    page = await opened()
    await telegram.send_many([(number, "hello") for number in crowd])
    await bot("sendMessage", chat_id=crowd[0], text="hello yourself")
    await (await telegram.user("Ada")).send("the end")
    await expect(page.locator(".message.own")).to_have_text(re.compile("the end"))
    assert await page.locator(".person").count() == 3


@browser_test
@needs_browser
async def test_light_and_dark(opened: Open) -> None:
    page = await opened(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = await page.evaluate(background)
    await page.click("#theme")
    assert await page.evaluate(background) != dark
    await page.reload()
    await page.wait_for_selector(".chat")
    assert await page.evaluate("document.documentElement.dataset.theme") == "light"


@browser_test
@needs_browser
async def test_topics_people_and_blocking(opened: Open, telegram: SandboxClient, bot: Bot) -> None:
    newsroom = await telegram.chat("Newsroom")
    topic = await telegram.topic(newsroom, "Culture")
    olena = await telegram.user("Олена")
    await olena.send("/ask про кіно", chat=newsroom, thread=topic)
    page = await opened()
    await page.click(".chat:has-text('Newsroom')")
    await expect(page.locator(".message")).to_have_count(0)
    await page.click("#topics button:has-text('Culture')")
    await expect(page.locator(".message .who")).to_have_text("Олена Гайова")
    await send(page, "hello")
    await asyncio.sleep(0.1)
    assert (await telegram.messages(newsroom))[-1].thread == topic
    await page.click(".chat >> nth=0")
    await page.click("#settings-open")
    await page.check("#set-blocked")
    await page.keyboard.press("Escape")
    await expect(page.locator("#unblock")).to_be_visible()
    await page.click("#unblock")
    await expect(page.locator("#composer")).to_be_visible()
    assert [list(update)[1] for update in await bot("getUpdates")][-2:] == ["my_chat_member"] * 2
