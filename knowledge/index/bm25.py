"""The default index: BM25Okapi of rank-bm25, for an article or a small shelf."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi

Key = TypeVar("Key", bound=Hashable)
Positions = NDArray[np.intp]


class BM25Index(Generic[Key]):
    """BM25Okapi with the library's own k1 = 1.5 and b = 0.75 (Robertson et al. 1994, as in rank-bm25 0.2.2).

    rank-bm25 cannot grow: after a change it is built anew at the next search, which costs time in proportion to all
    documents. It divides by zero on an empty corpus, or one of empty documents, so it is not asked then.
    """

    def __init__(self) -> None:
        self._documents: dict[Key, list[str]] = {}
        self._frequency: Counter[str] = Counter()
        self._keys: list[Key] = []
        self._engine: BM25Okapi | None = None
        self._holders: dict[str, Positions] = {}
        self._stale = False

    def add(self, key: Key, terms: Sequence[str]) -> None:
        """Adds a document, or replaces the one with this key."""
        if key in self._documents:
            self.remove(key)
        self._documents[key] = list(terms)
        self._frequency.update(set(terms))
        self._stale = True

    def remove(self, key: Key) -> None:
        """Removes a document; raises KeyError when there is none."""
        gone = set(self._documents.pop(key))
        self._frequency.subtract(gone)
        for term in gone:
            if not self._frequency[term]:
                del self._frequency[term]
        self._stale = True

    def search(
        self, terms: Sequence[str], limit: int, accepts: Callable[[Key], bool] | None = None
    ) -> list[tuple[Key, float]]:
        """At most `limit` documents that share a term with the query, best first; ties in order of adding.

        With `accepts`, only documents whose key it accepts.
        """
        known = [term for term in terms if term in self._frequency]
        engine = self._built()
        if engine is None or not known or limit <= 0:
            return []
        # Only what shares a term is scored: an idf that is floored can make a shared term worth nothing, or less.
        sharing = np.unique(np.concatenate([self._holders[term] for term in known]))
        if accepts is not None:
            sharing = np.array([i for i in sharing if accepts(self._keys[i])], dtype=np.intp)
        scores = np.asarray(engine.get_batch_scores(known, sharing))
        best = np.argsort(-scores, kind="stable")[:limit]
        return [(self._keys[sharing[i]], float(scores[i])) for i in best]

    def document_frequency(self, term: str) -> int:
        """The number of documents that hold the term."""
        return self._frequency.get(term, 0)

    def __len__(self) -> int:
        return len(self._documents)

    def _built(self) -> BM25Okapi | None:
        if self._stale:
            self._keys = list(self._documents)
            self._engine = BM25Okapi(list(self._documents.values())) if self._frequency else None
            self._holders = _holders(self._engine.doc_freqs if self._engine is not None else [])
            self._stale = False
        return self._engine


def _holders(documents: Sequence[Iterable[str]]) -> dict[str, Positions]:
    """The positions of the documents that hold each term, in order."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for position, terms in enumerate(documents):
        for term in terms:
            found[term].append(position)
    return {term: np.array(positions, dtype=np.intp) for term, positions in found.items()}
