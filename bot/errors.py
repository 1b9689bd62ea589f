"""What can go wrong on the Telegram side. Each message says what is wrong and what to do about it.

OnRecordError
└── BotError
    ├── SettingsError       a setting that is missing or wrong (names the key)
    ├── TokenRefused        Telegram does not accept the token
    ├── BadMessage          a message that Telegram would refuse: it is not sent
    ├── Unquotable          a passage in which nothing can be seen
    ├── BadPress            callback data that this bot never made
    ├── NotWritten          a file that was asked for and cannot be written
    └── StoreError          the database of the bot's own state
        ├── StoreBusy           another process has it
        ├── StoreTooNew         a newer version of this program has used it
        ├── StoreBroken         it cannot be read or written, or is no database of this program
        ├── StoreUnreachable    PostgreSQL does not answer, or does not let the bot in
        ├── StoreInUse          it holds people, and would be replaced
        └── BadBackup           a file that is no backup of this program
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


class StoreError(BotError):
    """The database of the bot's own state cannot be used. No message holds the password of its address."""


class StoreBusy(StoreError):
    """Another process has the database, or does not let go of it."""


class StoreTooNew(StoreError):
    """A newer version of this program has used the database."""


class StoreBroken(StoreError):
    """The database cannot be read or written, or is not one of this program."""


class StoreUnreachable(StoreError):
    """PostgreSQL does not answer, or does not let the bot in."""


class StoreInUse(StoreError):
    """The database holds people, and nobody said that it may be replaced."""


class BadBackup(StoreError):
    """A file that is no backup of this program, or a damaged one."""
