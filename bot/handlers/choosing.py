"""Which part of the bot answers a message."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handlers.request import Part, Request
from bot.incoming import Incoming
from bot.messages.composing import Message
from bot.messages.notices import text_only, unknown_command


class Choice:
    """Knows the commands, and what to do with a message that is none.

    `operators` are commands for operators alone, in private; to everybody else they are unknown. `placed` answers a
    location.
    """

    def __init__(
        self,
        commands: Mapping[str, Part],
        question: Part,
        forwarded: Part,
        operators: Mapping[str, Part] | None = None,
        placed: Part | None = None,
    ) -> None:
        self._commands = commands
        self._question = question
        self._forwarded = forwarded
        self._operators = operators or {}
        self._placed = placed

    def part_for(self, incoming: Incoming, *, operator: bool = False) -> Part | None:
        """The part that answers; None for what is not meant for the bot."""
        if incoming.command is not None:
            known = self._commands.get(incoming.command)
            if known is None and incoming.private and operator:
                known = self._operators.get(incoming.command)
            return known or (_unknown if incoming.private else None)
        if incoming.private:
            return self._privately(incoming)
        if incoming.mentioned or (incoming.replies and incoming.words):
            return self._question
        return None

    def _privately(self, incoming: Incoming) -> Part | None:
        if incoming.words:
            return self._forwarded if incoming.forwarded else self._question
        if incoming.location is not None and self._placed is not None and not incoming.forwarded:
            return self._placed
        if incoming.attached:
            return _not_text
        return self._question if incoming.mentioned or incoming.written else None


async def _unknown(request: Request) -> Message:
    return unknown_command(request.texts)


async def _not_text(request: Request) -> Message:
    return text_only(request.texts)
