"""The articles: add, replace, remove, look up, ask. The face that the bot and the command line talk to."""
