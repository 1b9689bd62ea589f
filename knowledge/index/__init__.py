"""Finding candidate passages: one small protocol, and the engines that keep to it."""

from knowledge.index.bm25 import BM25Index
from knowledge.index.protocol import Index

__all__ = ["BM25Index", "Index"]
