"""Driving the people of a sandbox from tests and scripts.

    async with SandboxClient(running.url) as telegram:
        ada = await telegram.user("Ada")
        await ada.send("/start")
        reply = await ada.wait_for_reply()
        answer = await ada.press(reply, "Next")

Each person keeps track of what they have seen: `wait_for_reply` returns the next message of the bot after the
person's last action (or after the last reply it returned), and says what did arrive when nothing fitting comes.
"""

from bot.sandbox.client.connection import WAIT, SandboxClient
from bot.sandbox.client.messages import (
    Button,
    CallbackAnswer,
    InlineAnswer,
    Message,
    NothingArrivedError,
    Received,
    SandboxClientError,
)
from bot.sandbox.client.people import SandboxUser

__all__ = [
    "WAIT",
    "Button",
    "CallbackAnswer",
    "InlineAnswer",
    "Message",
    "NothingArrivedError",
    "Received",
    "SandboxClient",
    "SandboxClientError",
    "SandboxUser",
]
