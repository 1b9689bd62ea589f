"""The revisions, oldest first. A new one is written by hand; a test holds that they make the tables of the metadata."""
