"""Moves: the board, one move, its money."""
