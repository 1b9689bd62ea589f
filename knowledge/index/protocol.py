"""What an index of passages can do. The decision whether a passage answers is never taken here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Index(Protocol[Key]):
    """Documents are lists of terms under a key. All methods are safe on an empty index."""

    def add(self, key: Key, terms: Sequence[str]) -> None:
        """Adds a document, or replaces the one with this key."""

    def remove(self, key: Key) -> None:
        """Removes a document; raises KeyError when there is none."""

    def search(
        self, terms: Sequence[str], limit: int, accepts: Callable[[Key], bool] | None = None
    ) -> list[tuple[Key, float]]:
        """At most `limit` documents that share a term with the query, best first; ties in order of adding.

        With `accepts`, only documents whose key it accepts.
        """

    def document_frequency(self, term: str) -> int:
        """The number of documents that hold the term."""

    def __len__(self) -> int:
        """The number of documents."""
