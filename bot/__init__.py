"""Telegram and everything around it. May import `knowledge`, never the other way round."""
