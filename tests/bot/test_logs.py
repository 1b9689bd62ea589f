"""The log holds no token and no words of people."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from pydantic import BaseModel, ValidationError
from telegram.error import BadRequest

from bot.logs import TokenFilter, set_up_logging, trace
from knowledge.errors import UnknownVersion

TOKEN = "987654:AAinvented-token_for-the-tests-000"  # noqa: S105 - invented


@pytest.fixture
def stream() -> Iterator[StringIO]:
    """A log of its own, with the filter on its handler."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    handler.addFilter(TokenFilter("77:short"))
    logger = logging.getLogger("tests.log")
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    yield written
    logger.removeHandler(handler)


def fail(text: str) -> None:
    raise RuntimeError(text)


def test_a_token_is_taken_out_of_message_arguments_and_traceback(stream: StringIO) -> None:
    logger = logging.getLogger("tests.log")
    logger.info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logger.info(f"the token is {TOKEN}, and 77:short")
    try:
        fail(f"rejected {TOKEN}")
    except RuntimeError:
        logger.exception("failed with %s", {"token": TOKEN})
    logged = stream.getvalue()
    assert TOKEN not in logged
    assert "AAinvented" not in logged
    assert "77:short" not in logged
    assert "RuntimeError: rejected [token]" in logged
    assert logged.count("[token]") == 5


def test_what_is_no_token_stays(stream: StringIO) -> None:
    logging.getLogger("tests.log").info("at 12:30:45 http://127.0.0.1:8081 version 0123456789ab:%d", 5)
    assert stream.getvalue() == "INFO at 12:30:45 http://127.0.0.1:8081 version 0123456789ab:5\n"


def test_setting_up_puts_the_filter_on_every_handler_once_and_quietens_the_libraries() -> None:
    root = logging.getLogger()
    handler, level = logging.NullHandler(), root.level
    root.addHandler(handler)
    try:
        set_up_logging("DEBUG", TOKEN)
        set_up_logging("DEBUG", TOKEN)
        assert [type(each) for each in handler.filters] == [TokenFilter]
        assert logging.getLogger("httpx").level == logging.WARNING
        assert logging.getLogger("httpcore").level == logging.WARNING
        assert logging.getLogger("telegram").level == logging.INFO
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        for other in root.handlers:
            for each in list(other.filters):
                other.removeFilter(each)


class Model(BaseModel):
    number: int


def test_a_trace_names_the_place_and_leaves_out_what_a_person_wrote() -> None:
    question = "".join(("sec", "ret question"))
    with pytest.raises(ValidationError) as caught:
        Model.model_validate({"number": question})
    assert "secret" in str(caught.value)
    told = trace(caught.value)
    assert "secret" not in told
    assert "ValidationError" in told
    assert "test_logs.py" in told


def test_a_trace_keeps_the_messages_of_our_own_errors_and_of_telegrams_and_their_causes() -> None:
    try:
        try:
            raise BadRequest("Message is too long")
        except BadRequest as error:
            raise UnknownVersion("no article of version 00ff00ff00ff is here") from error
    except UnknownVersion as error:
        told = trace(error)
    assert told.index("Message is too long") < told.index("no article of version 00ff00ff00ff is here")
