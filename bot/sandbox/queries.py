"""Questions that wait for the bot: pressed buttons, inline queries, guest messages. They expire."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.fields import Json
from bot.sandbox.people import Chat, Message, User

MAX_QUERIES = 10_000


@dataclass(slots=True)
class Query:
    """One question to the bot: `kind` is "callback", "inline" or "guest"; `answer` what the bot said, once it did."""

    id: str
    kind: str
    user: User
    chat: Chat
    asked_at: float
    text: str = ""
    message: Message | None = None
    results: list[Json] = field(default_factory=list)
    answer: dict[str, Any] | None = None


class QueryBook:
    """The open and the newest answered queries. One older than `lifetime` seconds cannot be answered any more."""

    def __init__(self, clock: Callable[[], float], lifetime: float = 60.0) -> None:
        self._clock = clock
        self.lifetime = lifetime
        self._queries: OrderedDict[str, Query] = OrderedDict()
        self._count = 0

    def open(self, kind: str, user: User, chat: Chat, text: str = "", message: Message | None = None) -> Query:
        """A new query with an id of its own."""
        self._count += 1
        query = Query(f"{90_000_000_000_000 + self._count * 7_919}", kind, user, chat, self._clock(), text, message)
        self._queries[query.id] = query
        if len(self._queries) > MAX_QUERIES:
            self._queries.popitem(last=False)
        return query

    def find(self, query_id: str, kind: str) -> Query | None:
        """The query with this id, however old."""
        query = self._queries.get(query_id)
        return query if query is not None and query.kind == kind else None

    def to_answer(self, query_id: str, kind: str, *, once: bool = False) -> Query:
        """The query the bot may answer now. Raises ApiError (400) when there is none, or it is too old.

        `once` refuses a second answer.
        """
        query = self.find(query_id, kind)
        if query is None or self._clock() - query.asked_at > self.lifetime or (once and query.answer is not None):
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query

    def expire(self) -> None:
        """Makes all queries too old to be answered."""
        for query in self._queries.values():
            query.asked_at = float("-inf")
