"""A council's history as the engine reads it: placements, moves, entrants, features."""
