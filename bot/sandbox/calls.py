"""Every Bot API call the sandbox received, in order: so that tests can check each one against the Bot API."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MAX_CALLS = 10_000


@dataclass(slots=True)
class Call:
    """One call: parameters as they were sent, names and sizes of uploaded files, and how it ended.

    `decode` turns the parameters into values (numbers, objects) when somebody looks at the call.
    `status` is the HTTP status, 0 while it runs or when the connection was dropped by a fault.
    """

    seq: int
    method: str
    parameters: dict[str, Any]
    files: dict[str, int]
    at: float
    status: int = 0
    description: str = ""
    fault: str = ""
    decode: Callable[[Mapping[str, Any]], dict[str, Any]] = dict

    def public(self) -> dict[str, Any]:
        """The call as JSON, with its parameters decoded."""
        return {
            "seq": self.seq,
            "method": self.method,
            "params": self.decode(self.parameters),
            "files": self.files,
            "at": self.at,
            "status": self.status,
            "ok": 200 <= self.status < 300,
            "description": self.description,
            "fault": self.fault,
        }


class CallLog:
    """The newest `MAX_CALLS` calls, and counters of all of them by method and status."""

    def __init__(self) -> None:
        self._calls: deque[Call] = deque(maxlen=MAX_CALLS)
        self.last = 0
        self.totals: Counter[tuple[str, int]] = Counter()

    def begin(self, method: str, parameters: dict[str, Any], files: dict[str, int], at: float) -> Call:
        """Notes a call that begins."""
        self.last += 1
        call = Call(self.last, method, parameters, files, at)
        self._calls.append(call)
        return call

    def end(self, call: Call, status: int, description: str = "") -> None:
        """Notes how a call ended."""
        call.status = status
        call.description = description
        self.totals[call.method, status] += 1

    def after(self, seq: int, method: str | None = None) -> Iterator[Call]:
        """The calls with a number above `seq`, oldest first; only those of `method` when it is given."""
        yield from self.newest(seq, MAX_CALLS, method)

    def newest(self, seq: int, limit: int, method: str | None = None) -> list[Call]:
        """The newest calls of those `after` gives, at most `limit`, oldest first."""
        wanted = None if method is None else method.lower()
        found: list[Call] = []
        for call in reversed(self._calls):
            if call.seq <= seq or len(found) >= limit:
                break
            if wanted is None or call.method.lower() == wanted:
                found.append(call)
        return found[::-1]
