"""The default index: BM25Okapi of rank-bm25, for an article or a small shelf."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import islice
from typing import Generic, TypeVar

import numpy as np
from rank_bm25 import BM25Okapi

Key = TypeVar("Key", bound=Hashable)


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

    def search(self, terms: Sequence[str], limit: int) -> list[tuple[Key, float]]:
        """At most `limit` documents that share a term with the query, best first; ties in order of adding."""
        known = [term for term in terms if term in self._frequency]
        engine = self._built()
        if engine is None or not known or limit <= 0:
            return []
        scores = np.asarray(engine.get_scores(known))
        # A floored idf can make a shared term worth nothing, or less: what counts as found is sharing a term.
        sharing = (i for i in np.argsort(-scores, kind="stable") if any(term in engine.doc_freqs[i] for term in known))
        return [(self._keys[i], float(scores[i])) for i in islice(sharing, limit)]

    def document_frequency(self, term: str) -> int:
        """The number of documents that hold the term."""
        return self._frequency.get(term, 0)

    def __len__(self) -> int:
        return len(self._documents)

    def _built(self) -> BM25Okapi | None:
        if self._stale:
            self._keys = list(self._documents)
            self._engine = BM25Okapi(list(self._documents.values())) if self._frequency else None
            self._stale = False
        return self._engine
