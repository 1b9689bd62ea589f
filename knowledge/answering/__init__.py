"""Deciding what answers a question: question, evidence, decision, answer. See `answer.ask`."""

from knowledge.answering.answer import ask

__all__ = ["ask"]
