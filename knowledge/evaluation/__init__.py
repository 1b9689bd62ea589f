"""Measuring the engine on files of questions and quotations whose right answers are known."""
