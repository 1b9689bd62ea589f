"""The pace of all messages: below Telegram's limits, answers before digests, and 429 obeyed.

A message waits for its turn. Turns are given out evenly, a little slower than Telegram's 30 a second. A delay is made
up for, but never so that Telegram could see more than 30 within a second: the message that lies 30 back must have been
answered a second ago.

A turn lasts until what came of the message is written down. On a quick line one answer and one digest are on their way
at most, so that no more than these are in doubt when the process ends; on a slow one as many as it takes.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Protocol, Self

from telegram.error import RetryAfter

from bot.delivery.buckets import ChatBuckets
from bot.delivery.outcomes import pause_of
from bot.delivery.steady import steadily

RATE = 30.0
"""Messages a second that Telegram takes from a bot (https://core.telegram.org/bots/faq, "bulk notifications")."""

MARGIN, SHARED_MARGIN = 0.985, 0.975
"""The share of the rate that is used: 29.55 messages a second by a process alone, 29.25 by several together, none of
which knows when the messages of the others arrived."""

MADE_UP = 8
"""Turns that came too late and are made up for; those that came later still are lost."""

_SECOND = 1.0
_SLACK = 0.005
"""Seconds added to the window of a second, for clocks that differ."""

_UNANSWERED = 0.5
"""Seconds after which a message that was not answered is taken to have been counted by Telegram."""

MOST_OPEN = 4
"""Messages of a lane that may be on their way on a slow line."""

HANGING = 0.5
"""Seconds after which a message that was not answered does not count as being on its way any more."""

_LATELY = 15
"""Turns from which the quickest is taken."""

_SAMPLES = 100
"""Answered messages from which the quickest way there and back is taken."""

_LOT = 5
"""The most turns that are reserved at once where processes share the pace."""


class SharedSlots(Protocol):
    """The slots that all processes on one database share."""

    async def reserve(self, count: int, interval: float) -> float:
        """Takes the next `count` slots, `interval` seconds apart; the seconds until the first of them."""
        ...


class Lane:
    """Those that wait for a turn, first come first served, and the turns that are not over.

    At most one turn is open, unless even the quickest of late took longer than the `interval` between two of them: then
    as many as fit into that time, up to `MOST_OPEN`. Turns that hang do not count, until there are as many again.
    """

    def __init__(self, interval: float) -> None:
        self.waiting: deque[_Waiting] = deque()
        self._interval = interval
        self._open: list[Turn] = []
        self._took: deque[float] = deque(maxlen=_LATELY)

    def open_at(self, now: float) -> float:
        """When the next turn may begin as far as the open ones are concerned, infinity when one has to end first."""
        hanging_at = [turn.begun + HANGING for turn in self._open if now < turn.begun + HANGING]
        if len(self._open) >= 2 * MOST_OPEN:
            return math.inf
        return now if len(hanging_at) < self._most() else min(hanging_at)

    def enter(self, turn: Turn) -> None:
        """Notes that a turn has begun."""
        self._open.append(turn)

    def leave(self, turn: Turn, now: float) -> None:
        """Notes that a turn is over."""
        if turn in self._open:
            self._open.remove(turn)
            self._took.append(min(now - turn.begun, HANGING))

    def _most(self) -> int:
        return min(max(1, math.ceil(min(self._took, default=0.0) / self._interval)), MOST_OPEN)


class Turn:
    """The leave to send one message to a chat now. The block lasts until it is written down what came of it; the call
    itself is made within `call`."""

    def __init__(self, pace: Pace, lane: Lane, chat_id: int, begun: float) -> None:
        self._pace = pace
        self.lane = lane
        self.chat_id = chat_id
        self.begun = begun
        self.answered: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pace.over(self)

    @contextmanager
    def call(self) -> Iterator[None]:
        """Makes the call within: how it ends tells the pace how fast it may go on."""
        begun = self._pace.now()
        try:
            yield
        except RetryAfter as error:
            self._pace.refused(self, pause_of(error))
            raise
        else:
            self._pace.accepted(begun)
        finally:
            self._pace.answered(self)


class _Waiting:
    """Somebody who waits for a turn."""

    __slots__ = ("chat_id", "turn")

    def __init__(self, chat_id: int, turn: asyncio.Future[Turn]) -> None:
        self.chat_id = chat_id
        self.turn = turn


class Pace:
    """Gives out turns. `rate` is how many messages a second the server takes; above 30 (a server with other limits)
    the limits of each chat grow with it. `clock` gives seconds and never goes back. `slots` is the pace shared with
    other processes, None where this one is alone.

    In its first second it gives out none: a process that has just ended may have used up what Telegram takes.
    """

    def __init__(
        self, rate: float = RATE, slots: SharedSlots | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.interval = 1.0 / (rate * (MARGIN if slots is None else SHARED_MARGIN))
        self.now = clock
        self._chats = ChatBuckets(max(1.0, rate / RATE))
        self._window: deque[Turn] = deque(maxlen=max(1, math.floor(rate)))
        self._window_seconds = max(_SECOND, 1.0 / rate)
        self._trips: deque[float] = deque(maxlen=_SAMPLES)
        self._answers, self._others = Lane(self.interval), Lane(self.interval)
        self._last = -math.inf
        self._halted = self._next_slot = clock() + _SECOND * min(1.0, RATE / rate)
        self._refused: int | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._slots = slots
        self._reserved: deque[float] = deque()
        self._reserving: asyncio.Task[None] | None = None

    async def turn(self, chat_id: int, *, urgent: bool = False) -> Turn:
        """Waits for the leave to send a message to the chat; what is `urgent` goes before all that is not.

        Those that wait for a chat that may not be written to yet hold up nobody else.
        """
        waiting = _Waiting(chat_id, asyncio.get_running_loop().create_future())
        lane = self._answers if urgent else self._others
        lane.waiting.append(waiting)
        self._look()
        try:
            return await waiting.turn
        except asyncio.CancelledError:
            if waiting.turn.done() and not waiting.turn.cancelled():
                self.over(waiting.turn.result())
            raise
        finally:
            if waiting in lane.waiting:
                lane.waiting.remove(waiting)

    def free_in(self, chat_id: int) -> float:
        """Seconds until the limits of the chat, or a pause that Telegram asked for there, let a message through."""
        now = self.now()
        return self._chats.ready(chat_id, now) - now

    def accepted(self, begun: float) -> None:
        """Notes that Telegram took a message, whose call was begun then."""
        self._trips.append(self.now() - begun)
        self._refused = None

    def refused(self, turn: Turn, pause: float) -> None:
        """Leaves a chat alone for as long as a 429 says.

        Telegram does not tell whether the chat or the bot as a whole was too fast. When messages to two different chats
        are refused with none let through between them, it was the bot: then nothing is sent for so long.
        """
        until = self.now() + pause
        self._chats.halt(turn.chat_id, until)
        if self._refused not in (None, turn.chat_id):
            self._halted = max(self._halted, until)
        self._refused = turn.chat_id

    def answered(self, turn: Turn) -> None:
        """Notes that the call is over, however it ended."""
        turn.answered = self.now()
        self._chats.done(turn.chat_id, turn.answered)

    def over(self, turn: Turn) -> None:
        """Notes that it is written down what came of the message."""
        if turn.answered is None:
            turn.answered = self.now()
        turn.lane.leave(turn, self.now())
        self._look()

    def _look(self) -> None:
        """Gives turns to all whose time has come, and sets the timer for the next look."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._answers.waiting or self._others.waiting:
            now = self.now()
            at = self._open_at(now)
            if at is None:  # slots are being reserved
                return
            if at <= now:
                lane, waiting, at = self._first_ready(now)
                if lane is not None and waiting is not None:
                    self._give(lane, waiting, now)
                    continue
            if at < math.inf:
                self._timer = asyncio.get_running_loop().call_later(max(0.0, at - now), self._look)
            return

    def _open_at(self, now: float) -> float | None:
        """When the next turn may be given out, whoever gets it; None when that is not known yet."""
        slot = self._slot(now)
        if slot is None:
            return None
        at = max(slot, self._last + self.interval / 2, self._halted)
        if len(self._window) == self._window.maxlen:
            at = max(at, self._counted(self._window[0], now) + self._window_seconds - self._quickest() + _SLACK)
        return at

    def _slot(self, now: float) -> float | None:
        if self._slots is None:
            return self._next_slot
        # What lies back more than an interval is no use any more: others have gone on meanwhile.
        while self._reserved and self._reserved[0] < now - self.interval:
            self._reserved.popleft()
        if self._reserved:
            return self._reserved[0]
        if self._reserving is None:
            self._reserving = asyncio.create_task(self._reserve(self._slots), name="shared pace")
            self._reserving.add_done_callback(self._reserved_some)
        return None

    async def _reserve(self, slots: SharedSlots) -> None:
        count = max(1, min(_LOT, len(self._answers.waiting) + len(self._others.waiting)))
        wait = await steadily("reserving turns", lambda: slots.reserve(count, self.interval))
        first = self.now() + wait
        self._reserved.extend(first + number * self.interval for number in range(count))

    def _reserved_some(self, task: asyncio.Task[None]) -> None:
        self._reserving = None
        if not task.cancelled():
            task.result()
            self._look()

    def _counted(self, turn: Turn, now: float) -> float:
        """The latest time at which Telegram can have counted a message."""
        return min(turn.answered if turn.answered is not None else now, turn.begun + _UNANSWERED)

    def _quickest(self) -> float:
        """Seconds that a message takes at least to get there and be answered: by so much the window at Telegram's is
        shorter than from the answer to one message to the start of another."""
        return min(self._trips, default=0.0)

    def _first_ready(self, now: float) -> tuple[Lane | None, _Waiting | None, float]:
        """The first to get a turn now and its lane, else neither; and when the next look is worth it."""
        earliest = math.inf
        for lane in (self._answers, self._others):
            open_at = lane.open_at(now)
            for waiting in lane.waiting:
                ready = max(self._chats.ready(waiting.chat_id, now), open_at)
                if ready <= now:
                    return lane, waiting, now
                earliest = min(earliest, ready)
        return None, None, earliest

    def _give(self, lane: Lane, waiting: _Waiting, now: float) -> None:
        lane.waiting.remove(waiting)
        if waiting.turn.done():  # cancelled
            return
        if self._slots is not None:
            self._reserved.popleft()
        else:
            self._next_slot = max(self._next_slot, now - MADE_UP * self.interval) + self.interval
        self._last = now
        self._chats.take(waiting.chat_id, now)
        turn = Turn(self, lane, waiting.chat_id, now)
        lane.enter(turn)
        self._window.append(turn)
        waiting.turn.set_result(turn)
