"""The daily digest as a person sets it: the command, the menu's buttons, and what both change."""
