"""Getting messages out: each once, in time, no faster than Telegram takes them; and updates written down first."""
