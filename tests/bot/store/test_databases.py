"""Which databases are tested: one line in place of one for every test that is left out."""

from __future__ import annotations

from tests.bot.store.databases import KINDS, server


def test_both_databases_are_tested() -> None:
    server()
    assert KINDS == ("sqlite", "postgresql")
