"""Reading requests of the control API and answering them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.control.bodies import Body
from bot.sandbox.errors import ApiError, ControlError
from bot.sandbox.sandbox import Sandbox

Endpoint = Callable[[Sandbox, Request], Awaitable[Any]]
Model = TypeVar("Model", bound=Body)


def reply(status: int, value: Any) -> Response:
    """A JSON answer."""
    return Response(json.dumps(value, separators=(",", ":")), status, media_type="application/json")


def route(path: str, endpoint: Endpoint, method: str = "POST") -> Route:
    """A route of the control API; what its endpoint refuses becomes 400 and {"error": what to do}."""

    async def handle(request: Request) -> Response:
        try:
            result = await endpoint(request.app.state.sandbox, request)
        except ValidationError as error:
            return reply(400, {"error": _complaint(error)})
        except (ControlError, ApiError) as error:
            return reply(400, {"error": str(error)})
        return result if isinstance(result, Response) else reply(200, {} if result is None else result)

    return Route(f"/sandbox{path}", handle, methods=[method])


def _complaint(error: ValidationError) -> str:
    faults = [(".".join(str(part) for part in fault["loc"]), fault["msg"]) for fault in error.errors()]
    return "; ".join(f"{place}: {message}" if place else message for place, message in faults)


async def body_of(request: Request, model: type[Model]) -> Model:
    """The JSON body of a request as this model."""
    return model.model_validate_json(await request.body() or b"{}")


def number(request: Request, name: str, default: float = 0) -> float:
    """A number in the query of a request. Raises ControlError."""
    value = request.query_params.get(name)
    try:
        return default if value is None else float(value)
    except ValueError as error:
        raise ControlError(f"{name} must be a number, got {value!r}") from error
