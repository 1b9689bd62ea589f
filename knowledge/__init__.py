"""The engine: articles in, verbatim passages with their attribution out. Knows nothing of Telegram."""
