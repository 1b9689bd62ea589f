"""Tests of the sandbox: the Bot API on localhost."""
