"""The methods of the Bot API. Importing this package registers them all in `METHODS`."""

from bot.sandbox.methods import chats, messages, polling, profile, queries
from bot.sandbox.methods.arguments import METHODS, Arguments, Method

__all__ = ["METHODS", "Arguments", "Method", "chats", "messages", "polling", "profile", "queries"]
