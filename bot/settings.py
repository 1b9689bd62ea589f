"""The settings: read once from the environment and `.env`, checked, frozen. Every key stands in `.env.example`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

import knowledge
from bot.errors import SettingsError

SHIPPED_ARTICLES = Path(knowledge.__file__).parent / "articles"
"""The articles that come with the project."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SERVER = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
_DATABASE = re.compile(r"postgres(?:ql)?(?:\+asyncpg)?://\S+")
_BETWEEN = re.compile(r"[,;\s]+")


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("is no bot token; copy it whole from @BotFather (digits, a colon, letters and digits)")
    return value


def _server(value: str) -> str:
    if not _SERVER.fullmatch(value):
        raise ValueError("must be an address like https://api.telegram.org or http://127.0.0.1:8081")
    return value


def _database(value: SecretStr) -> SecretStr:
    if not _DATABASE.fullmatch(value.get_secret_value()):
        raise ValueError("must be an address like postgresql://user:password@127.0.0.1/onrecord; empty for a file")
    return value


def _people(value: object) -> object:
    """The user ids in a line such as "123, 456"."""
    if not isinstance(value, str):
        return value
    ids = [each for each in _BETWEEN.split(value) if each]
    if not all(each.isascii() and each.isdecimal() for each in ids):
        raise ValueError("must be user ids (numbers) with commas between them, such as 123456789")
    return tuple(int(each) for each in ids)


class Settings(BaseSettings):
    """All that can be set. Without BOT_TOKEN there is nothing to log in with: the sandbox needs none."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    articles: Path = SHIPPED_ARTICLES
    api_base_url: Annotated[str, AfterValidator(_server)] = "https://api.telegram.org"
    sandbox_host: Literal["127.0.0.1", "localhost", "::1"] = "127.0.0.1"
    sandbox_port: int = Field(default=8081, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    flood_limit: int = Field(default=20, ge=1, le=10_000)
    max_article_mb: int = Field(default=10, ge=1, le=1_000)
    concurrency: int = Field(default=16, ge=1, le=1_000)
    stop_timeout: float = Field(default=10.0, gt=0, le=300)
    data: Path = Path("data")
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = None
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_people)] = ()
    keep_questions: int = Field(default=30, ge=0, le=3650)
    send_rate: float = Field(default=30.0, gt=0, le=1000)

    @property
    def max_article_bytes(self) -> int:
        """`max_article_mb` in bytes."""
        return self.max_article_mb * 1024 * 1024

    @property
    def bot_api(self) -> str:
        """The address of the Bot API as python-telegram-bot wants it: the token follows it directly."""
        return self.api_base_url.rstrip("/").removesuffix("/bot") + "/bot"


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings from the environment and from `env_file` (which need not exist; the environment wins).

    Raises SettingsError, which names every wrong key and never shows a value.
    """
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        # `from None`: the cause would carry the values, and the token is one of them.
        raise SettingsError(_explained(error)) from None
    except (UnicodeDecodeError, OSError):
        raise SettingsError(f"{env_file}: cannot be read as UTF-8 text. Save it as UTF-8, or remove it") from None


def _explained(error: ValidationError) -> str:
    lines = []
    for fault in error.errors(include_url=False, include_context=False, include_input=False):
        key = str(fault["loc"][0]).upper() if fault["loc"] else "settings"
        if fault["type"] == "extra_forbidden":
            lines.append(f"{key}: there is no such setting; see .env.example for all of them, or remove it")
        else:
            problem = fault["msg"].removeprefix("Value error, ")
            lines.append(f"{key}: {problem}. Correct it in .env or in the environment; .env.example explains it")
    return "\n".join(lines)
