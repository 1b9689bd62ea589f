"""The composition root: the only place that wires the concrete parts together."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.arrivals import Arrivals
from bot.clock import Clock, now
from bot.commands import publish_commands
from bot.delivery.alerts import Alerts
from bot.delivery.bell import Bell
from bot.delivery.contents import Contents
from bot.delivery.history import History
from bot.delivery.keeping import Keeping
from bot.delivery.pace import Pace
from bot.delivery.planner import Planner
from bot.delivery.sender import Sender
from bot.delivery.service import Delivery
from bot.delivery.tidying import Tidying
from bot.digests import prepare
from bot.errors import SettingsError
from bot.flood import FloodGate
from bot.forgotten import Forgotten
from bot.handlers.about import Help, Privacy, Start
from bot.handlers.ask import Ask
from bot.handlers.choosing import Choice
from bot.handlers.conversation import Conversation
from bot.handlers.digest.command import DigestCommand, SendNow
from bot.handlers.digest.presses import DigestMenu
from bot.handlers.digest.subscribing import Subscribing
from bot.handlers.failures import Failures
from bot.handlers.feedback import Feedback
from bot.handlers.follows import Follows
from bot.handlers.forgetting import Forgetting, Traces
from bot.handlers.guest import Guest
from bot.handlers.inline import Inline
from bot.handlers.membership import Membership
from bot.handlers.menus import PATTERN, Menu, Menus
from bot.handlers.operator import Operator
from bot.handlers.plain import Plain
from bot.handlers.posts import Posts
from bot.handlers.presses import Presses
from bot.handlers.quotes import Quotes
from bot.handlers.recording import Recording
from bot.handlers.request import Part
from bot.handlers.rights import Rights
from bot.handlers.sources import Sources
from bot.handlers.speakers import Speakers
from bot.handlers.who import Forwarded, Who
from bot.handlers.within import Within
from bot.i18n import load_languages
from bot.logs import set_up_logging
from bot.memory import Memory
from bot.outbound import PatientLimiter
from bot.polling import insist, poll, until
from bot.replies import Replies
from bot.settings import Settings
from bot.store import Store
from bot.tongues import Tongues
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


def build_application(
    settings: Settings,
    library: Library,
    store: Store,
    pace: Pace,
    keeping: Keeping,
    *,
    clock: Callable[[], float] = time.monotonic,
    now: Clock = now,
    wake: Callable[[], None],
) -> App:
    """The bot, ready to be run. Raises SettingsError when there is no token.

    `keeping` sees to each update. `clock` tells, in seconds, how long ago a question was asked, `now` the instant.
    `wake` tells the sender that there is something in the outbox.
    """
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: is not set. Get a token from @BotFather and put it into .env")
    app = (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(settings.bot_api)
        .updater(None)
        .job_queue(None)
        .rate_limiter(PatientLimiter(pace, keeping))
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(POOL_TIMEOUT)
        .concurrent_updates(OrderedProcessor(settings.concurrency, keeping.handle))
        .build()
    )
    _add_handlers(app, settings, library, store, Memory(clock), Forgotten(clock), now, wake)
    return app


def _add_handlers(
    app: App,
    settings: Settings,
    library: Library,
    store: Store,
    memory: Memory,
    forgotten: Forgotten,
    clock: Clock,
    wake: Callable[[], None],
) -> None:
    tongues = Tongues(store, load_languages())
    replies = Replies(store, clock)
    questions = FloodGate(settings.flood_limit)
    presses = FloodGate(settings.flood_limit * _BUTTONS_PER_QUESTION)
    keystrokes = FloodGate(settings.flood_limit * _KEYSTROKES_PER_QUESTION)
    rights = Rights(app.bot)
    ask, who, quotes, sources = Ask(library), Who(library), Quotes(library), Sources(library)
    reading: dict[str, Part] = {
        "start": Start(library),
        "help": Help(app.bot),
        "ask": ask,
        "in": Within(library, ask),
        "who": who,
        "quotes": quotes,
        "speakers": Speakers(library),
        "sources": sources,
        "privacy": Privacy(settings.keep_questions),
    }
    subscribing = Subscribing(store, clock)
    send_now = SendNow(store, subscribing, clock, wake)
    digest = DigestCommand(subscribing, rights, send_now)
    follows = Follows(library, store, subscribing, rights, clock)
    traces = Traces(memory, replies, tongues, (questions, presses, keystrokes))
    forgetting = Forgetting(store, rights, traces, forgotten)
    setting: dict[str, Part] = {
        "digest": digest,
        "follow": follows.follow,
        "unfollow": follows.unfollow,
        "forget": forgetting,
    }
    operator = Operator(store, settings.admins, settings.keep_questions, clock)
    operators: dict[str, Part] = {"stats": operator.stats, "inbox": operator.inbox}
    plain, forwarded = Plain(library, ask, who, quotes), Forwarded(who, ask)
    choice = Choice({**reading, **setting}, plain, forwarded, operators, digest.located)
    recording = Recording(store, settings.keep_questions, clock, forgotten)
    conversation = Conversation(
        choice,
        tongues,
        questions,
        replies,
        memory,
        recording,
        forgotten,
        asking=(ask, plain),
        admins=settings.admins,
    )
    menus: dict[str, Menu] = {
        "digest": DigestMenu(subscribing, rights, send_now, store, tongues),
        "follow": follows.pressed,
        "forget": forgetting.pressed,
        "inbox": operator.pressed,
        "feedback": Feedback(store, clock, forgotten),
    }
    membership = Membership(store, subscribing, clock)
    messages = filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, membership.moved))
    app.add_handler(MessageHandler(messages, conversation))
    app.add_handler(MessageHandler(filters.UpdateType.CHANNEL_POST, Posts(setting, tongues, questions, replies)))
    guest = Guest(Choice(reading, plain, forwarded), tongues, questions)
    app.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, guest))
    app.add_handler(CallbackQueryHandler(Menus(menus, tongues, presses), pattern=PATTERN))
    app.add_handler(CallbackQueryHandler(Presses(library, sources, tongues, presses, replies)))
    app.add_handler(InlineQueryHandler(Inline(library, tongues, keystrokes)))
    app.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER))
    app.add_error_handler(Failures(tongues, replies))


async def run(
    settings: Settings,
    library: Library,
    store: Store,
    stop: asyncio.Event | None = None,
    clock: Callable[[], float] = time.monotonic,
    *,
    now: Clock = now,
    arrivals: Arrivals | None = None,
) -> None:
    """Runs the bot until `stop` is set, or without one until SIGTERM or SIGINT; `clock` and `now` as for
    `build_application`, `arrivals` looks for new articles.

    What is being handled then is finished, for at most `stop_timeout` seconds. Raises SettingsError without a token,
    TokenRefused when Telegram does not take it. Network errors are waited out, at the start as later, and so are
    failures of the database, later.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token is not None else ""
    set_up_logging(settings.log_level, token)
    pace = Pace(settings.send_rate, store.pace if store.shared else None)
    keeping, bell = Keeping(store, now), Bell()
    app = build_application(settings, library, store, pace, keeping, clock=clock, now=now, wake=bell.ring)
    delivery = _delivery(app, settings, library, store, pace, bell, now, arrivals)
    async with stopping(stop) as stopped:
        try:
            await insist(stopped, "logging in", app.initialize)
            if not stopped.is_set():
                await _serve(app, settings, library, store, keeping, delivery, stopped)
        finally:
            await app.shutdown()
            await app.bot.shutdown()


def _delivery(
    app: App,
    settings: Settings,
    library: Library,
    store: Store,
    pace: Pace,
    bell: Bell,
    now: Clock,
    arrivals: Arrivals | None,
) -> Delivery:
    history = History(store)
    contents = Contents(library, store, load_languages(), history, now)
    return Delivery(
        Planner(store, now, bell.ring),
        Sender(app.bot, store, contents, pace, bell, now),
        Alerts(library, store, history, now, bell.ring),
        Tidying(store, settings.keep_questions, now),
        arrivals,
    )


async def _serve(
    app: App,
    settings: Settings,
    library: Library,
    store: Store,
    keeping: Keeping,
    delivery: Delivery,
    stop: asyncio.Event,
) -> None:
    await insist(stop, "removing a webhook", app.bot.delete_webhook)
    await until(stop, delivery.begin())
    await app.start()
    delivery.start()
    aside = [
        asyncio.create_task(publish_commands(app.bot, load_languages(), settings.admins)),
        asyncio.create_task(prepare(library)),  # so that the first to ask who said what, or for a digest, does not wait
    ]
    # The lead is kept until all is finished: who leads next handles whatever is not.
    async with AsyncExitStack() as lead:
        try:
            await _listen(app, store, keeping, stop, lead)
        finally:
            for task in aside:
                task.cancel()
            await _finish(app, delivery, settings.stop_timeout)


async def _listen(app: App, store: Store, keeping: Keeping, stop: asyncio.Event, lead: AsyncExitStack) -> None:
    """Fetches updates while this process is the one to do so, and stands by while another one is. `lead` holds the
    right to, at the end as well."""
    put = app.update_queue.put
    while not stop.is_set():
        lost = await until(stop, lead.enter_async_context(store.leading()))
        if lost is None:
            return
        logger.info("@%s is listening", app.bot.username)
        async with _either(stop, lost) as over:
            await until(over, keeping.replay(app.bot, put))
            looking = asyncio.create_task(keeping.keep_replaying(app.bot, put))
            try:
                await poll(app.bot, over, lambda updates: keeping.take(updates, put), lambda: _room(app))
            finally:
                looking.cancel()
        if lost.is_set():
            await lead.aclose()


@asynccontextmanager
async def _either(*events: asyncio.Event) -> AsyncIterator[asyncio.Event]:
    """An event that is set as soon as one of them is."""
    happened = asyncio.Event()

    async def pass_on(event: asyncio.Event) -> None:
        await event.wait()
        happened.set()

    tasks = [asyncio.create_task(pass_on(event)) for event in events]
    try:
        yield happened
    finally:
        for task in tasks:
            task.cancel()


async def _room(app: App) -> None:
    processor = app.update_processor
    if isinstance(processor, OrderedProcessor):
        await processor.room(BACKLOG)


async def _finish(app: App, delivery: Delivery, seconds: float) -> None:
    """Lets the bot finish what it has taken in, and what is on its way."""
    logger.info("stopping: finishing what is being answered")
    try:
        await asyncio.wait_for(asyncio.gather(app.stop(), delivery.stop()), seconds)
    except TimeoutError:
        logger.warning("stopped after %g s with answers unfinished (STOP_TIMEOUT)", seconds)
    else:
        logger.info("stopped")


@asynccontextmanager
async def stopping(stop: asyncio.Event | None = None) -> AsyncIterator[asyncio.Event]:
    """The event that ends a run: the caller's, else one that SIGTERM and SIGINT set (a second one then kills)."""
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
