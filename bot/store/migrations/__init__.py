"""How the tables came to be what they are: one revision for each change, applied when the store is opened."""
