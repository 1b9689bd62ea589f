"""The JSON bodies of the control API."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.sandbox.faults import FaultKind


class Body(BaseModel):
    """A request of the control API; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class NewUser(Body):
    """POST /sandbox/users."""

    first_name: str = Field(min_length=1)
    last_name: str = ""
    username: str = ""
    language_code: str = "en"


class NewChat(Body):
    """POST /sandbox/chats. The first member is the creator, `topics` make a supergroup a forum.

    `bot` says whether the bot is in it: in channels as administrator, else as member.
    """

    type: Literal["group", "supergroup", "channel", "private"]
    title: str = ""
    members: list[int] = Field(min_length=1)
    topics: list[str] | None = None
    bot: bool = True
    administrators: list[int] = []
    username: str = ""


class NewCrowd(Body):
    """POST /sandbox/crowd: many people at once; with `met` they have all written to the bot before."""

    count: int = Field(ge=1, le=100_000)
    language_code: str = "en"
    met: bool = False


class NewTopic(Body):
    """POST /sandbox/topics."""

    chat: int
    name: str = Field(min_length=1)


class ByUser(Body):
    """What a person does in a chat; `chat` None is the private chat with the bot."""

    user: int
    chat: int | None = None


class Sent(ByUser):
    """POST /sandbox/send. `forwarded_from` is the name of somebody outside the sandbox.

    `anonymous` is for administrators of supergroups.
    """

    text: str
    entities: list[dict[str, Any]] | None = None
    reply_to: int | None = None
    quote: str | None = None
    quote_entities: list[dict[str, Any]] | None = None
    quote_position: int | None = None
    thread: int | None = None
    forwarded_from: str | None = None
    anonymous: bool = False


class ManySent(Body):
    """POST /sandbox/send_many: pairs of a person and what they write to the bot, all at once."""

    messages: list[tuple[int, str]]


class Located(ByUser):
    """POST /sandbox/location: a place in degrees. `answers` is the message whose keyboard has the button for it."""

    latitude: float
    longitude: float
    thread: int | None = None
    answers: int | None = None


class Forwarded(ByUser):
    """POST /sandbox/forward."""

    from_chat: int
    message: int


class Edited(ByUser):
    """POST /sandbox/edit."""

    message: int
    text: str
    entities: list[dict[str, Any]] | None = None


class Pressed(ByUser):
    """POST /sandbox/press."""

    message: int
    data: str


class Asked(ByUser):
    """POST /sandbox/inline: `@bot query` typed in a chat."""

    query: str = ""
    offset: str = ""


class Chosen(Body):
    """POST /sandbox/choose: a result of an inline query."""

    user: int
    query_id: str
    result_id: str
    thread: int | None = None


class Blocked(Body):
    """POST /sandbox/block."""

    user: int
    blocked: bool = True


class Membership(Body):
    """POST /sandbox/membership: the bot's place in a group or channel, changed by `user`."""

    user: int
    chat: int
    status: Literal["member", "administrator", "left", "kicked"]


class Status(Body):
    """POST /sandbox/status: what a person is in a group or channel."""

    user: int
    chat: int
    status: Literal["creator", "administrator", "member", "left", "kicked"]
    anonymous: bool | None = None


class Migrated(Body):
    """POST /sandbox/migrate: a basic group becomes a supergroup."""

    chat: int


class Settings(Body):
    """POST /sandbox/settings. What is absent stays as it is."""

    privacy: bool | None = None
    inline_feedback: bool | None = None
    limits: bool | None = None
    query_seconds: float | None = Field(default=None, ge=0)


class NewFault(Body):
    """POST /sandbox/faults: a fault of calls, or of the delivery of the next `times` updates.

    `times` null means always; `seconds` ends the fault that many seconds from now, and for timeouts and delays says
    how long the call is held (unless `hold` says so). With a `share` below 1 each fitting call is struck with that
    probability (the same calls for the same `seed`), always unless `times` says how often.
    """

    fault: FaultKind | Literal["duplicate_update", "redeliver_update", "swap_updates"]
    method: str | None = None
    chat_id: int | str | None = None
    retry_after: int = Field(default=1, ge=1)
    times: int | None = Field(default=1, ge=1)
    share: float = Field(default=1.0, gt=0, le=1)
    seed: int | None = None
    seconds: float | None = Field(default=None, gt=0)
    hold: float = Field(default=60.0, ge=0)
    code: int = Field(default=400, ge=400, le=599)
    description: str = "Bad Request: fault"
