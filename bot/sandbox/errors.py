"""What goes wrong in the sandbox: answers that Telegram would give, and calls that make no sense here.

OnRecordError
└── SandboxError
    ├── NotLoopbackError      asked to listen where other machines could reach it
    ├── ControlError          a call to the control API that makes no sense
    ├── ApiError              an error answer of the Bot API, in Telegram's words
    ├── SandboxClientError    (in the client) the sandbox refused a call
    └── NothingArrivedError   (in the client) what was waited for did not come
"""

from __future__ import annotations

from typing import Any

from knowledge.errors import OnRecordError


class SandboxError(OnRecordError):
    """Root of the sandbox's own errors."""


class NotLoopbackError(SandboxError):
    """The sandbox was asked to listen on an address that other machines could reach."""


class ControlError(SandboxError):
    """A call to the control API that makes no sense; the message says what to do."""


class ApiError(SandboxError):
    """An error answer of the Bot API: HTTP `code`, Telegram's `description`, and its response parameters."""

    def __init__(
        self, code: int, description: str, *, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to

    def body(self) -> dict[str, Any]:
        """The JSON object that Telegram sends with this error."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        parameters: dict[str, int] = {}
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if self.migrate_to is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to
        if parameters:
            body["parameters"] = parameters
        return body


def bad_request(text: str) -> ApiError:
    """A 400 with Telegram's prefix, first letter in lower case unless the text is one of its CAPITAL codes."""
    if len(text) > 1 and not (text[1] == "_" or text[1].isupper()):
        text = text[0].lower() + text[1:]
    return ApiError(400, f"Bad Request: {text}")


def forbidden(text: str) -> ApiError:
    """A 403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(seconds: int) -> ApiError:
    """A 429: wait `seconds` before the next call."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
