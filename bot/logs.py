"""The log: set up once, without tokens and without people's words."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterator

from telegram.error import TelegramError

from knowledge.errors import OnRecordError

_TOKEN = re.compile(r"\b[0-9]{3,}:[A-Za-z0-9_-]{16,}|(?<=/bot)[0-9]+:[A-Za-z0-9_-]+")
"""Anything that looks like a bot token, wherever it comes from."""

_HIDDEN = "[token]"

_TALKATIVE = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.INFO,
    "aiosqlite": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
}
"""Libraries that would log addresses with the token in them (httpx), whole updates (telegram), what is put into the
database (aiosqlite), or nothing that an operator needs (alembic)."""

_TRUSTED = (OnRecordError, TelegramError, OSError)
"""Errors whose messages never hold what a person wrote."""


class TokenFilter(logging.Filter):
    """Takes every token out of a record: out of its message, its arguments and its traceback. Drops no record."""

    def __init__(self, *tokens: str) -> None:
        super().__init__()
        self._tokens = tuple(filter(None, tokens))

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record in place."""
        record.msg, record.args = self._redacted(record.getMessage()), None
        if record.exc_info:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info)).rstrip()
            record.exc_info = None
        if record.exc_text:
            record.exc_text = self._redacted(record.exc_text)
        if record.stack_info:
            record.stack_info = self._redacted(record.stack_info)
        return True

    def _redacted(self, text: str) -> str:
        for token in self._tokens:
            text = text.replace(token, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, text)


def set_up_logging(level: str, token: str = "") -> None:
    """Sends the log to the standard error stream, from `level` on, with every token taken out.

    Calling it again changes level and token; handlers that others added get the filter too.
    """
    root = logging.getLogger()
    if not root.handlers:
        stream = logging.StreamHandler(sys.stderr)
        stream.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
        root.addHandler(stream)
    for handler in root.handlers:
        for old in [each for each in handler.filters if isinstance(each, TokenFilter)]:
            handler.removeFilter(old)
        handler.addFilter(TokenFilter(token))
    root.setLevel(level)
    for name, least in _TALKATIVE.items():
        logging.getLogger(name).setLevel(max(least, root.level))


def trace(error: BaseException) -> str:
    """The traceback of an error and its causes, without messages that might hold what a person wrote."""
    return "\n".join(_described(each) for each in reversed(list(_chain(error))))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _described(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    message = str(error) if isinstance(error, _TRUSTED) else "(its message is left out: it may hold people's words)"
    return f"{frames}{type(error).__module__}.{type(error).__qualname__}: {message}"
