"""Settings and faults: the part of the control API that makes life hard for the bot."""

from __future__ import annotations

from random import Random
from typing import Any

from starlette.requests import Request

from bot.sandbox.control.bodies import NewFault, Settings
from bot.sandbox.control.requests import body_of
from bot.sandbox.errors import ControlError
from bot.sandbox.faults import Fault, FaultKind
from bot.sandbox.sandbox import Sandbox


async def settings(sandbox: Sandbox, request: Request) -> Any:
    """Changes settings; all of them as they are now."""
    body = await body_of(request, Settings)
    if body.privacy is not None:
        sandbox.privacy = body.privacy
    if body.inline_feedback is not None:
        sandbox.inline_feedback = body.inline_feedback
    if body.limits is not None:
        sandbox.limits.enabled = body.limits
    if body.query_seconds is not None:
        sandbox.queries.lifetime = body.query_seconds
    return sandbox.overview()["settings"]


async def expire(sandbox: Sandbox, request: Request) -> Any:
    """POST /sandbox/expire: makes all pressed buttons, inline queries and guest messages too old to be answered."""
    sandbox.queries.expire()


async def add_fault(sandbox: Sandbox, request: Request) -> Any:
    """Sets a fault."""
    body = await body_of(request, NewFault)
    if not isinstance(body.fault, FaultKind):
        if body.share < 1:
            raise ControlError("a share is for faults of calls: set faults of updates by times")
        times = body.times or 1_000_000
        name = {"duplicate_update": "duplicate_next", "redeliver_update": "redeliver_next"}.get(body.fault, "swap_next")
        setattr(sandbox.updates, name, times)
        return None
    holds = body.fault.holds
    always = body.share < 1 and "times" not in body.model_fields_set
    fault = Fault(
        kind=body.fault,
        method=body.method,
        chat_id=None if body.chat_id is None else str(body.chat_id),
        times=None if always else body.times,
        share=body.share,
        dice=Random(body.seed),  # noqa: S311 (chance, no secret)
        retry_after=body.retry_after,
        seconds=body.seconds if holds and body.seconds is not None else body.hold,
        code=body.code,
        description=body.description,
    )
    sandbox.faults.add(fault, None if holds else body.seconds)
    return None


async def list_faults(sandbox: Sandbox, request: Request) -> Any:
    """GET /sandbox/faults: the faults that have not struck yet."""
    faults = [
        {
            "fault": fault.kind.value,
            "method": fault.method,
            "chat_id": fault.chat_id,
            "times": fault.times,
            "share": fault.share,
        }
        for fault in sandbox.faults.active
    ]
    return {"faults": faults}


async def clear_faults(sandbox: Sandbox, request: Request) -> Any:
    """DELETE /sandbox/faults: takes all faults away."""
    sandbox.faults.active.clear()
    queue = sandbox.updates
    queue.duplicate_next = queue.redeliver_next = queue.swap_next = 0
