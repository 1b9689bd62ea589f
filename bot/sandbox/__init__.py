"""The Bot API on localhost and a chat page: try the bot, and test it, without a token.

    async with serve(port=8090) as running:
        bot = telegram.Bot(running.token, base_url=running.base_url, base_file_url=running.base_file_url)

The page is at `running.url`; `bot.sandbox.client` drives the people in it from tests.
"""

from bot.sandbox.app import create_app
from bot.sandbox.errors import NotLoopbackError, SandboxError
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.server import Running, serve

__all__ = ["TOKEN", "NotLoopbackError", "Running", "Sandbox", "SandboxError", "create_app", "serve"]
