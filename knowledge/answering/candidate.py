"""A passage that may answer, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.answering.evidence import Evidence
from knowledge.collection import Collection
from knowledge.models import Citation
from knowledge.reading import Reading, ReadPassage


@dataclass(frozen=True)
class Candidate:
    """A passage that was weighed. `score` is its rank within one question."""

    read: ReadPassage
    collection: Collection
    evidence: Evidence
    score: float

    def citation(self) -> Citation:
        """The passage with its best sentence highlighted and its speaker."""
        return self.cite(self.read, self.evidence.best)

    def cite(self, read: ReadPassage, sentence: int) -> Citation:
        """A passage of the same collection as evidence, one of its sentences highlighted."""
        reading = self.collection.readings[read.passage.span.version]
        return reading.cite(read.passage, read.passage.sentences[min(sentence, len(read.sentences) - 1)])

    @property
    def reading(self) -> Reading:
        """The article it stands in."""
        return self.collection.readings[self.read.passage.span.version]
