"""Nothing but thought: no file, clock, screen, SQL or randomness of its own."""
