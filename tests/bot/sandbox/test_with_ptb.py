"""python-telegram-bot itself, unchanged, over real HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    ChatMemberAdministrator,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputTextMessageContent,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatID
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.sandbox import Running
from bot.sandbox.client import SandboxClient, SandboxUser
from tests.bot.sandbox.test_files import png

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])


def make_bot(running: Running, read_timeout: float = 5.0) -> Bot:
    return Bot(
        running.token,
        base_url=running.base_url,
        base_file_url=running.base_file_url,
        request=HTTPXRequest(read_timeout=read_timeout),
    )


@pytest.fixture
async def bot(running: Running) -> AsyncIterator[Bot]:
    async with make_bot(running) as bot:
        yield bot


@pytest.fixture
async def ada(telegram: SandboxClient) -> SandboxUser:
    ada = await telegram.user("Ada")
    await ada.send("/start")
    return ada


async def test_the_bot_knows_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.is_bot, me.supports_inline_queries, me.can_read_all_group_messages) == (True, True, False)


async def test_sending_editing_and_deleting(bot: Bot, ada: SandboxUser, telegram: SandboxClient) -> None:
    text = "🙂 “No ferry,” she said."
    entities = MessageEntity.adjust_message_entities_to_utf_16(text, [MessageEntity("blockquote", 2, len(text) - 2)])
    message = await bot.send_message(
        ada.id,
        text,
        entities=entities,
        reply_markup=KEYBOARD,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(message_id=101, quote="start", quote_position=1),
    )
    assert (await ada.wait_for_reply()).quotes == ["“No ferry,” she said."]
    assert message.quote is not None
    assert message.quote.text == "start"
    edited = await message.edit_text("Edited")
    assert not isinstance(edited, bool)
    assert edited.text == "Edited"
    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("Edited")
    await message.delete()
    assert len(await telegram.messages(ada.id)) == 1


async def test_channels_places_and_statuses(bot: Bot, ada: SandboxUser, telegram: SandboxClient) -> None:
    wire, newsroom = await telegram.chat("Morning wire"), await telegram.chat("Newsroom")
    await bot.get_updates(offset=-1, allowed_updates=Update.ALL_TYPES)
    post = await ada.post(wire, "Fog")
    await ada.edit(post, "No fog")
    await ada.send("/digest", chat=newsroom, anonymous=True)
    where = ReplyKeyboardMarkup([[KeyboardButton("Here", request_location=True)]], resize_keyboard=True)
    await bot.send_message(ada.id, "Where are you?", reply_markup=where)
    asked = await ada.wait_for_reply()
    await ada.share_location(asked, 51.5, -0.12)
    await bot.send_message(ada.id, "Thanks", reply_markup=ReplyKeyboardRemove())
    await ada.block()
    _, posted, edited, anonymous, place, blocked = await bot.get_updates()
    assert posted.channel_post is not None
    assert (posted.effective_user, posted.channel_post.sender_chat) == (None, posted.effective_chat)
    assert edited.edited_channel_post is not None
    assert edited.edited_channel_post.text == "No fog"
    assert anonymous.message is not None
    assert anonymous.message.from_user is not None
    assert anonymous.message.from_user.id == ChatID.ANONYMOUS_ADMIN
    assert anonymous.message.sender_chat == anonymous.effective_chat
    assert place.message is not None
    assert place.message.location is not None
    assert place.message.location.longitude == -0.12
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.difference()["status"] == ("member", "kicked")
    sent = await bot.send_message(wire, "Digest", reply_markup=KEYBOARD)
    assert (sent.from_user, sent.sender_chat) == (None, sent.chat)
    member = await bot.get_chat_member(wire, bot.id)
    assert isinstance(member, ChatMemberAdministrator)
    assert member.can_post_messages
    assert [one.user.id for one in await bot.get_chat_administrators(wire)] == [ada.id, bot.id]


async def test_files_both_ways(bot: Bot, ada: SandboxUser, telegram: SandboxClient) -> None:
    sent = await ada.send_document("Паром\n".encode(), "паром.txt", caption="Вот")
    assert sent.document is not None
    [update] = [item for item in await bot.get_updates() if item.message and item.message.document]
    assert update.message is not None
    assert update.message.document is not None
    assert update.message.document.file_name == "паром.txt"
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == "Паром\n".encode()
    answer = await bot.send_document(ada.id, b"back", filename="back.md", caption="Here")
    reply = await ada.wait_for_reply()
    assert reply.document is not None
    assert await telegram.download(reply.document["file_id"]) == b"back"
    changed = await answer.edit_media(InputMediaDocument(b"new", filename="new.md", caption="There"))
    assert not isinstance(changed, bool)
    assert changed.document is not None
    assert changed.document.file_name == "new.md"
    photo = await bot.send_photo(ada.id, png(12, 8))
    assert (photo.photo[-1].width, photo.photo[-1].height) == (12, 8)


async def test_commands_with_scopes(bot: Bot, ada: SandboxUser) -> None:
    await bot.set_my_commands([BotCommand("ask", "Ask")], scope=BotCommandScopeAllPrivateChats())
    assert await ada.menu() == [{"command": "ask", "description": "Ask"}]
    assert (await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()))[0].command == "ask"


async def test_errors_arrive_as_the_exceptions_of_the_library(
    running: Running, bot: Bot, ada: SandboxUser, telegram: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without it the library warns that retry_after will be a timedelta one day.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    await telegram.fault("429", retry_after=3)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(ada.id, "x")
    assert caught.value.retry_after == timedelta(seconds=3)
    await ada.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(ada.id, "x")
    await ada.unblock()
    group = await telegram.chat("Reading room")
    new = await telegram.migrate(group)
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(group, "x")
    assert migrated.value.new_chat_id == new
    await telegram.fault("502")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ada.id, "x")
    await telegram.fault("drop_after")
    with pytest.raises(NetworkError, match="RemoteProtocolError"):
        await bot.send_message(ada.id, "uncertain")
    assert (await ada.wait_for_reply()).text == "uncertain"
    with pytest.raises(InvalidToken):
        async with Bot("123456:of-another-bot-000000", base_url=running.base_url):
            pass


async def test_a_timeout_after_the_effect(running: Running, ada: SandboxUser, telegram: SandboxClient) -> None:
    await telegram.fault("timeout_after", method="sendMessage")
    async with make_bot(running, read_timeout=0.2) as hasty:
        with pytest.raises(TimedOut):
            await hasty.send_message(ada.id, "did it arrive?")
    assert (await ada.wait_for_reply()).text == "did it arrive?"


async def answer_press(update: Update, context: object) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Turning the page", show_alert=True)
    await update.callback_query.edit_message_text("Page two")


async def answer_inline(update: Update, context: object) -> None:
    assert update.inline_query is not None
    content = InputTextMessageContent(f"About {update.inline_query.query}")
    result = InlineQueryResultArticle("1", "A result", content, reply_markup=KEYBOARD)
    await update.inline_query.answer([result], cache_time=0, next_offset="5")


async def answer_text(update: Update, context: object) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(update.effective_message.text or "", reply_markup=KEYBOARD, do_quote=True)


async def answer_guest(update: Update, context: object) -> None:
    assert update.guest_message is not None
    assert update.guest_message.guest_query_id is not None
    result = InlineQueryResultArticle("1", "t", InputTextMessageContent("As a guest"), reply_markup=KEYBOARD)
    await update.guest_message.get_bot().answer_guest_query(update.guest_message.guest_query_id, result)


@pytest.fixture
async def application(running: Running) -> AsyncIterator[object]:
    """A little echo bot that polls."""
    builder = ApplicationBuilder().token(running.token).base_url(running.base_url)
    application: Application = builder.base_file_url(running.base_file_url).build()  # type: ignore[type-arg]
    application.add_handler(CallbackQueryHandler(answer_press))
    application.add_handler(InlineQueryHandler(answer_inline))
    application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, answer_guest))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.VIA_BOT, answer_text))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES, timeout=5)
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.mark.usefixtures("application")
async def test_a_whole_application_answers_texts_buttons_inline_queries_and_guests(telegram: SandboxClient) -> None:
    ada = await telegram.user("Ada")
    reply = await ada.ask("hello")
    assert (reply.text, reply.reply_to is not None) == ("hello", True)
    answer = await ada.press(reply, "Next")
    assert (answer.text, answer.show_alert) == ("Turning the page", True)
    assert (await ada.wait_for_edit(reply)).text == "Page two"
    people = await telegram.add_chat("", [ada, await telegram.user("Олена")], kind="private", bot=False)
    results = await ada.inline("ferries", chat=people)
    assert (results.results[0]["title"], results.next_offset) == ("A result", "5")
    chosen = await ada.choose(results)
    assert chosen.text == "About ferries"
    await ada.press(chosen, "Next")
    assert (await ada.wait_for_edit(chosen)).text == "Page two"
    await ada.guest("who said it?", chat=people)
    guest = await ada.wait_for_reply(chat=people)
    assert (guest.text, guest.inline_id is not None) == ("As a guest", True)


@pytest.mark.usefixtures("application")
async def test_several_people_at_once_get_their_own_answers(telegram: SandboxClient) -> None:
    people = await telegram.users()
    replies = await asyncio.gather(*(person.ask(f"I am {person.name}") for person in people))
    assert [reply.text for reply in replies] == [f"I am {person.name}" for person in people]
