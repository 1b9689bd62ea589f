"""The bot is killed again and again while it sends and answers; then everything is counted."""
