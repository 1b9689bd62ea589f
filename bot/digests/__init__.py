"""The daily digest: what is in it, and how it is divided into messages. Nothing here sends or stores anything."""

from bot.digests.batches import prepare
from bot.digests.choosing import Wanted, choose, choose_alert
from bot.digests.fingerprints import fingerprint
from bot.digests.model import Digest, Entry, Head, Page, Pick, Why, shown
from bot.digests.paging import day_of, page_of, press_of

__all__ = [
    "Digest",
    "Entry",
    "Head",
    "Page",
    "Pick",
    "Wanted",
    "Why",
    "choose",
    "choose_alert",
    "day_of",
    "fingerprint",
    "page_of",
    "prepare",
    "press_of",
    "shown",
]
