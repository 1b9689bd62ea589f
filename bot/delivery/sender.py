"""Sends what stands in the outbox, each message at most once.

A message is marked as on its way, for good, right before the one call that sends it. Whatever comes in between then, it
is not sent again, unless Telegram refused it or it surely never left. So a process that is ended can leave a message in
doubt, but never send it twice.
"""

from __future__ import annotations

import asyncio
import logging
import math
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import telegram
from telegram.error import ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.delivery.bell import Bell
from bot.delivery.contents import Content, Contents
from bot.delivery.outcomes import never_left, pause_of, was_answered
from bot.delivery.pace import Pace, Turn
from bot.delivery.steady import FIRST_PAUSE, attempted, steadily
from bot.delivery.underway import UnderWay
from bot.errors import StoreError
from bot.logs import trace
from bot.messages.composing import Message
from bot.outbound import Handling
from bot.polling import until
from bot.recent import Recent
from bot.replies import NO_PREVIEW
from bot.store import Store
from bot.store.records import Job, Recipient
from bot.store.tables import DeliveryState

logger = logging.getLogger(__name__)

LOT = 20
"""Messages that are claimed at once: what is claimed waits for nobody else, and is sent within a second."""

LONGEST_SLEEP = 5.0
"""Seconds between two looks into an empty outbox."""

PATIENCE = 2.0
"""Seconds for which a message keeps its place when its chat may not be written to yet; beyond that it is put off."""

SHORTEST_SLEEP = 0.2
"""The least of them, should what is due be in other hands."""

BETWEEN_RECOVERIES = 15.0
"""Seconds between two looks for processes that have died (the first one comes at the start)."""

_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 60.0
"""Seconds until a message that never left is tried again, doubled each time up to the longest."""

_READ_TIMEOUT = 10.0
"""Seconds that Telegram may take to answer. After that nobody knows whether the message has arrived."""

_NO_TOPIC = "message thread not found"
"""What Telegram says of a topic that was deleted: the message goes beside it then."""

_REMEMBERED = 1_000
"""Topics that are known to be gone."""


class Sender:
    """Empties the outbox, as fast as the pace allows. `bell` rings when there is something new in it."""

    def __init__(self, bot: ExtBot[Any], store: Store, contents: Contents, pace: Pace, bell: Bell, now: Clock) -> None:
        self._bot = bot
        self._store = store
        self._contents = contents
        self._pace = pace
        self._now = now
        self._under_way = UnderWay()
        self._bell = bell
        self._stop = asyncio.Event()
        self._recover_at = -math.inf
        self._lost_topics: Recent[tuple[int, int], bool] = Recent(_REMEMBERED)

    def stop(self) -> None:
        """Ends `run` when what is on its way has been answered; what was only claimed is given back."""
        self._stop.set()
        self._bell.ring()

    async def run(self) -> None:
        """Sends, until it is stopped."""
        try:
            while not self._stop.is_set():
                await self._recover()
                jobs = await steadily("claiming messages", lambda: self._store.outbox.claim(self._now(), LOT))
                await self._send_all(jobs)
                if len(jobs) < LOT:
                    await self._bell.wait(await self._pause())
            await self._under_way.empty()
        except asyncio.CancelledError:
            self._under_way.cancel()
            raise

    async def _recover(self) -> None:
        """Takes over what processes that have died had claimed or were sending."""
        if time.monotonic() < self._recover_at:
            return
        uncertain = await steadily("recovering the outbox", lambda: self._store.outbox.recover(self._now()))
        self._recover_at = time.monotonic() + BETWEEN_RECOVERIES
        if uncertain:
            logger.warning("messages in doubt since a process ended, which are not sent again: %d", uncertain)

    async def _pause(self) -> float:
        """Seconds until there may be something to send."""
        due = await steadily("looking into the outbox", lambda: self._store.outbox.next_due(self._now()))
        left = (due - self._now()).total_seconds() if due is not None else LONGEST_SLEEP
        return min(max(left, SHORTEST_SLEEP), LONGEST_SLEEP)

    async def _send_all(self, jobs: Sequence[Job]) -> None:
        left = list(jobs)
        try:
            known = await self._recipients(jobs) if jobs else {}
            while left:
                seen_to: bool | None = await until(self._stop, self._see_to(left[0], known))
                if not seen_to:
                    break
                del left[0]
        finally:
            if left:
                await steadily("giving messages back", lambda: self._store.outbox.release(left))

    async def _see_to(self, job: Job, known: dict[int, Recipient]) -> bool:
        """Sends a message, or puts down why not, and is back when the next one may be looked at: always True.

        `known` are the recipients of the lot that were not told anything since they were read.
        """
        wait = self._pace.free_in(job.chat_id)
        if wait > PATIENCE:
            await self._later(job, wait, None)
            return True
        # Chosen while the one before is on its way; but when that goes to the same chat, its outcome must be known.
        await self._under_way.clear(job.chat_id)
        if job.chat_id not in known:
            known.update(await self._recipients([job]))
        content = await self._content(job, known.pop(job.chat_id, None))
        if content is not None and content.message is not None:
            turn = await self._pace.turn(job.chat_id)
            self._under_way.send(job.chat_id, self._deliver(job, content, content.message, turn))
        elif content is not None:
            await self._finish(job, DeliveryState.EMPTY, covered=content.covered)
        return True

    async def _recipients(self, jobs: Sequence[Job]) -> dict[int, Recipient]:
        return await steadily("reading whom to send to", lambda: self._contents.recipients(jobs))

    async def _content(self, job: Job, recipient: Recipient | None) -> Content | None:
        """What to send; None when that cannot be shown as it stands, which is put down."""
        chosen = await attempted(steadily("choosing what to send", lambda: self._contents.of(job, recipient)))
        error = chosen.exception()
        if error is None:
            return chosen.result()
        await self._broken(job, error, DeliveryState.FAILED)
        return None

    async def _deliver(self, job: Job, content: Content, message: Message, turn: Turn) -> None:
        with turn:
            delivered = await attempted(self._send_once(job, content, message, turn))
            error = delivered.exception()
            if error is not None:
                await self._broken(job, error, DeliveryState.UNCERTAIN)

    async def _broken(self, job: Job, error: BaseException, state: DeliveryState) -> None:
        logger.error("message %d (%s) could not be sent\n%s", job.delivery_id, job.kind, trace(error))
        await self._finish(job, state, trouble=type(error).__name__)

    async def _send_once(self, job: Job, content: Content, message: Message, turn: Turn) -> None:
        """Marks the message as on its way, makes the call, and puts down what came of it."""
        if not await self._start(job, content):
            return
        try:
            with turn.call():
                sent = await self._call(job, message)
        except Forbidden as error:
            await steadily("noting a block", lambda: self._store.chats.block(job.chat_id, self._now()))
            await self._finish(job, DeliveryState.BLOCKED, trouble=error.message)
        except ChatMigrated as error:
            new = error.new_chat_id
            await steadily("following a group", lambda: self._store.chats.migrate(job.chat_id, new))
            await self._later(job, 0.0, error.message)
        except RetryAfter as error:
            await self._later(job, pause_of(error), error.message)
        except InvalidToken:
            await self._later(job, _backoff(job), "Telegram refuses the token")
        except NetworkError as error:
            await self._network_failed(job, error)
        except TelegramError as error:
            # The plain kind is an answer that nobody can read: the message may have arrived.
            unreadable = type(error) is TelegramError
            state = DeliveryState.UNCERTAIN if unreadable else DeliveryState.FAILED
            await self._finish(job, state, trouble=error.message)
        else:
            await self._finish(job, DeliveryState.SENT, message_id=sent.message_id)

    async def _network_failed(self, job: Job, error: NetworkError) -> None:
        thread = self._thread_of(job)
        if was_answered(error) and thread is not None and _NO_TOPIC in error.message.lower():
            self._lost_topics.put((job.chat_id, thread), True)
            await self._later(job, 0.0, error.message)
        elif was_answered(error):
            logger.warning("message %d (%s) was refused: %s", job.delivery_id, job.kind, error)
            await self._finish(job, DeliveryState.FAILED, trouble=error.message)
        elif never_left(error):
            await self._later(job, _backoff(job), error.message)
        else:  # no answer, or one of a server on the way (502): it may have arrived
            logger.warning("message %d (%s) may not have arrived: %s", job.delivery_id, job.kind, error)
            await self._finish(job, DeliveryState.UNCERTAIN, trouble=error.message)

    async def _start(self, job: Job, content: Content) -> bool:
        """Whether the message may be sent: False when it is gone, or to be chosen anew."""
        try:
            return await self._store.outbox.start(job, content.shown, content.covered, self._now())
        except StoreError as error:
            # It may have been written down all the same. Nothing was sent, so that can be taken back.
            logger.error("a message could not be marked as on its way: %s", error)
            await self._later(job, FIRST_PAUSE, None)
            return False

    async def _call(self, job: Job, message: Message) -> telegram.Message:
        """Sends it into its topic, or beside it when that is gone."""
        return await self._bot.send_message(
            job.chat_id,
            message.text,
            entities=message.entities,
            reply_markup=message.keyboard,
            message_thread_id=self._thread_of(job),
            link_preview_options=NO_PREVIEW,
            read_timeout=_READ_TIMEOUT,
            rate_limit_args=Handling.ONCE,
        )

    def _thread_of(self, job: Job) -> int | None:
        thread = job.thread_id
        return thread if thread is None or self._lost_topics.get((job.chat_id, thread)) is None else None

    async def _later(self, job: Job, seconds: float, trouble: str | None) -> None:
        due = self._now() + timedelta(seconds=seconds)
        await steadily("putting a message off", lambda: self._store.outbox.later(job, due, self._now(), trouble))

    async def _finish(
        self,
        job: Job,
        state: DeliveryState,
        *,
        message_id: int | None = None,
        trouble: str | None = None,
        covered: datetime | None = None,
    ) -> None:
        finish = self._store.outbox.finish
        await steadily("noting what was sent", lambda: finish(job, state, self._now(), message_id, trouble, covered))


def _backoff(job: Job) -> float:
    return float(min(_FIRST_PAUSE * 2**job.tries, _LONGEST_PAUSE))
