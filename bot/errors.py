"""What can go wrong on the Telegram side. Each message says what is wrong and what to do about it.

OnRecordError
└── BotError
    ├── SettingsError       a setting that is missing or wrong (names the key)
    ├── TokenRefused        Telegram does not accept the token
    ├── BadMessage          a message that Telegram would refuse: it is not sent
    ├── Unquotable          a passage in which nothing can be seen
    ├── BadPress            callback data that this bot never made
    └── NotWritten          a file that was asked for and cannot be written
"""

from knowledge.errors import OnRecordError


class BotError(OnRecordError):
    """Root of the errors of the Telegram side."""


class SettingsError(BotError):
    """A setting that is missing or wrong; the message names the key."""


class TokenRefused(BotError):
    """Telegram does not accept the token."""


class BadMessage(BotError):
    """A message that Telegram would refuse or change: it is not sent."""


class Unquotable(BotError):
    """A passage in which nothing can be seen: a quotation of it would be empty."""


class BadPress(BotError):
    """Callback data that this version of the bot never made."""


class NotWritten(BotError):
    """A file that was asked for cannot be written."""
