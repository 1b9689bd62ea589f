"""The bot's own state: who is there, what they asked for, and what was sent."""

from bot.store.opening import StorePlace, open_store
from bot.store.store import Store

__all__ = ["Store", "StorePlace", "open_store"]
