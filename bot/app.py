"""The composition root: the only place that wires the concrete parts together."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.commands import publish_commands
from bot.errors import SettingsError
from bot.flood import FloodGate
from bot.handlers.about import Help, Start, show_privacy
from bot.handlers.ask import Ask
from bot.handlers.choosing import Choice
from bot.handlers.conversation import Conversation
from bot.handlers.failures import Failures
from bot.handlers.guest import Guest
from bot.handlers.inline import Inline
from bot.handlers.plain import Plain
from bot.handlers.presses import Presses
from bot.handlers.quotes import Quotes
from bot.handlers.request import Part
from bot.handlers.sources import Sources
from bot.handlers.speakers import Speakers
from bot.handlers.who import Forwarded, Who
from bot.handlers.within import Within
from bot.i18n import Languages, load_languages
from bot.logs import set_up_logging
from bot.memory import Memory
from bot.outbound import PatientLimiter
from bot.polling import insist, poll
from bot.replies import Replies
from bot.settings import Settings
from bot.updates import OrderedProcessor
from knowledge.library import Library

logger = logging.getLogger(__name__)

App = Application[ExtBot[None], Any, Any, Any, Any, Any]

CONNECTIONS = 8
"""Connections to the Bot API. Each one more costs a little at every call (the pool looks at all of them), and so many
carry several times the 30 messages a second that Telegram allows."""

POOL_TIMEOUT = 30.0
"""Seconds that a call waits for a free connection."""

BACKLOG = 500
"""Updates that may wait inside the bot; beyond that they wait at Telegram's."""

_BUTTONS_PER_QUESTION = 3
_KEYSTROKES_PER_QUESTION = 5
"""How much more freely than questions buttons may be pressed, and inline queries come (one at nearly every letter)."""


def build_application(settings: Settings, library: Library, clock: Callable[[], float] = time.monotonic) -> App:
    """The bot, ready to be run. Raises SettingsError when there is no token.

    `clock` tells, in seconds, how long ago a question was asked.
    """
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: is not set. Get a token from @BotFather and put it into .env")
    languages = load_languages()
    app = (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(settings.bot_api)
        .updater(None)
        .job_queue(None)
        .rate_limiter(PatientLimiter())
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(POOL_TIMEOUT)
        .concurrent_updates(OrderedProcessor(settings.concurrency))
        .build()
    )
    _add_handlers(app, settings, library, languages, Memory(clock))
    return app


def _add_handlers(app: App, settings: Settings, library: Library, languages: Languages, memory: Memory) -> None:
    ask, who, quotes, sources = Ask(library), Who(library), Quotes(library), Sources(library)
    commands: dict[str, Part] = {
        "start": Start(library),
        "help": Help(app.bot),
        "ask": ask,
        "in": Within(library, ask),
        "who": who,
        "quotes": quotes,
        "speakers": Speakers(library),
        "sources": sources,
        "privacy": show_privacy,
    }
    plain = Plain(library, ask, who, quotes)
    choice = Choice(commands, question=plain, forwarded=Forwarded(who, ask))
    questions = FloodGate(settings.flood_limit)
    presses = FloodGate(settings.flood_limit * _BUTTONS_PER_QUESTION)
    keystrokes = FloodGate(settings.flood_limit * _KEYSTROKES_PER_QUESTION)
    replies = Replies()
    messages = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    app.add_handler(MessageHandler(messages, Conversation(choice, languages, questions, replies, memory)))
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, Guest(choice, languages, questions)))
    app.add_handler(CallbackQueryHandler(Presses(library, sources, languages, presses)))
    app.add_handler(InlineQueryHandler(Inline(library, languages, keystrokes)))
    app.add_error_handler(Failures(languages, replies))


async def run(
    settings: Settings,
    library: Library,
    stop: asyncio.Event | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Runs the bot until `stop` is set, or without one until SIGTERM or SIGINT; `clock` as for `build_application`.

    What is being handled then is finished, for at most `stop_timeout` seconds. Raises SettingsError without a token,
    TokenRefused when Telegram does not take it. Network errors are waited out, at the start as later.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token is not None else ""
    set_up_logging(settings.log_level, token)
    app = build_application(settings, library, clock)
    async with _stopping(stop) as stopped:
        try:
            await insist(stopped, "logging in", app.initialize)
            if not stopped.is_set():
                await _serve(app, settings, library, stopped)
        finally:
            await app.shutdown()
            await app.bot.shutdown()


async def _serve(app: App, settings: Settings, library: Library, stop: asyncio.Event) -> None:
    await insist(stop, "removing a webhook", app.bot.delete_webhook)
    await app.start()
    logger.info("@%s is listening", app.bot.username)
    aside = [
        asyncio.create_task(publish_commands(app.bot, load_languages())),
        asyncio.create_task(library.ready()),  # so that the first to ask who said what does not wait
    ]
    try:
        await poll(app.bot, stop, app.update_queue.put, lambda: _room(app))
    finally:
        for task in aside:
            task.cancel()
        await _finish(app, settings.stop_timeout)


async def _room(app: App) -> None:
    processor = app.update_processor
    if isinstance(processor, OrderedProcessor):
        await processor.room(BACKLOG)


async def _finish(app: App, seconds: float) -> None:
    """Lets the bot finish what it has taken in."""
    logger.info("stopping: finishing what is being answered")
    try:
        await asyncio.wait_for(app.stop(), seconds)
    except TimeoutError:
        logger.warning("stopped after %g s with answers unfinished (STOP_TIMEOUT)", seconds)
    else:
        logger.info("stopped")


@asynccontextmanager
async def _stopping(stop: asyncio.Event | None) -> AsyncIterator[asyncio.Event]:
    """The event that ends the run: the caller's, else one that SIGTERM and SIGINT set (a second one then kills)."""
    if stop is not None:
        yield stop
        return
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)

    def on_signal() -> None:
        stop.set()
        for each in signals:
            loop.remove_signal_handler(each)

    for each in signals:
        loop.add_signal_handler(each, on_signal)
    try:
        yield stop
    finally:
        for each in signals:
            loop.remove_signal_handler(each)
