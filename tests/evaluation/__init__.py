"""Where the engine goes wrong with quotations: errors counted by phenomenon."""
