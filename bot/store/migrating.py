"""Bringing a database to the tables of this program, through Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.errors import StoreBroken, StoreTooNew
from bot.store.tables import Table

VERSION_TABLE = "onrecord_version"
_FOLDER = Path(__file__).parent / "migrations"


def migrate(connection: Connection, name: str, target: str = "head") -> None:
    """Applies the revisions up to `target` that the database called `name` lacks, in the transaction under way.

    Raises StoreTooNew when the database has a revision that this program does not know, StoreBroken when it holds
    tables of somebody else.
    """
    check(connection, name)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def check(connection: Connection, name: str) -> str | None:
    """The revision of the database, None when it is empty. Raises StoreTooNew and StoreBroken as `migrate` does."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if tables and (connection.dialect.name == "sqlite" or tables & set(Table.metadata.tables)):
            raise StoreBroken(f"{name}: it holds tables of another program. Give the bot a database of its own")
        return None
    revision = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    if revision is not None and revision not in revisions():
        raise StoreTooNew(
            f"{name}: it comes from a newer version of this program (revision {revision}). Install that version, or go"
            " back to a backup of before"
        )
    return None if revision is None else str(revision)


def revisions() -> list[str]:
    """The revisions this program knows, newest first."""
    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
