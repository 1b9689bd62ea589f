"""When a chat gets its digest: time zones and places, due instants, and what a person writes to choose them."""
