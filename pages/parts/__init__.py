"""The rooms of the screen, one a subject; beside them what caches and what a visit remembers."""
